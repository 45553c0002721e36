"""What is saved, refused, kept and taken back."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.desk.asking import Asking
from tests.portals.toolbox import check

UNIT = "data/units/xa-song-trang.yml"
AWARD = "quyet-dinh-45-qd-ubnd-2026"


@pytest.fixture
def asking(small: Path) -> Asking:
    """A desk on a copy of the small portal."""
    return Asking(small)


def _files(root: Path) -> dict[str, bytes]:
    return {
        file.relative_to(root).as_posix(): file.read_bytes()
        for file in sorted((root / "data").rglob("*"))
        if file.is_file()
    }


def _put(asking: Asking, record: Any, status: int = 200, **changes: Any) -> Any:
    body = {"data": {**record["data"], **changes}, "rows": record["rows"]}
    path = f"/api/records/{record['kind']}/{record['id']}"
    return asking.ask("PUT", path, {**body, "version": record["version"]}, status)


def test_every_record_saved_as_it_is_changes_no_byte(asking: Asking) -> None:
    """A form that is opened and saved writes nothing, whatever its record holds."""
    before = _files(asking.root)
    items = asking.ask("GET", "/api/records?limit=200")["items"]
    assert len(items) == 12
    for item in items:
        record = asking.record(item["kind"], item["id"])
        assert _put(asking, record)["version"] == record["version"]
    assert _files(asking.root) == before


def test_a_save_keeps_remarks_and_changes_one_line(asking: Asking) -> None:
    """Another name is one line; the remark that somebody wrote stays."""
    file = asking.root / UNIT
    text = "# Ghi chú của văn phòng.\n" + file.read_text("utf-8") + "# cuối\n"
    file.write_text(text, "utf-8")
    asking.desk.look_again()
    record = asking.record("unit", "xa-song-trang")
    _put(asking, record, summary="Xã ven sông.")
    after = file.read_text("utf-8").splitlines()
    assert [line for line in after if line not in text.splitlines()] == ["summary: Xã ven sông."]
    assert len(set(text.splitlines()) - set(after)) == 1
    assert check(asking.root).ok


def test_a_row_of_a_list_is_saved_in_its_own_file(asking: Asking) -> None:
    """Recipients that stand in a CSV file are saved there, one line for one row."""
    record = asking.record("award", AWARD)
    table = asking.root / f"data/awards/{AWARD}.csv"
    before = table.read_bytes().decode().splitlines()
    record["rows"][1]["title"] = "Nông dân"
    _put(asking, record)
    after = table.read_bytes().decode().splitlines()
    assert len(set(after) - set(before)) == 1


def test_what_would_break_the_portal_is_kept_as_a_draft(asking: Asking) -> None:
    """An unknown unit is refused with the sentence of `check`; the input waits as a draft."""
    before = _files(asking.root)
    record = asking.record("award", AWARD)
    answer = _put(asking, record, 422, issuer="ubnd-xa-song-tran", title="Mới")
    (problem,) = [one for one in answer["problems"] if one["severity"] == "error"]
    assert problem["code"] == "ref.unknown"
    assert problem["loc"] == ["issuer"]
    assert "ubnd-xa-song-trang" in problem["message"]
    assert _files(asking.root) == before
    draft = Asking(asking.root).record("award", AWARD)["saved_draft"]
    assert draft["data"]["title"] == "Mới"
    assert draft["at"] == answer["draft"]["at"]


def test_what_others_refer_to_is_not_removed(asking: Asking) -> None:
    """A unit that decisions name stays, and the answer names those who need it."""
    record = asking.record("unit", "ubnd-xa-song-trang")
    body = {"version": record["version"]}
    answer = asking.ask("DELETE", "/api/records/unit/ubnd-xa-song-trang", body, 422)
    assert {one["code"] for one in answer["problems"]} == {"ref.unknown"}
    assert (asking.root / record["path"]).is_file()


def test_a_link_that_leads_nowhere_is_refused(asking: Asking) -> None:
    """Words that link to no page, or to no place on one, are refused as by `check`."""
    record = asking.record("article", "trong-cay-dau-xuan")
    body = record["data"]["body"]
    for link, code in (
        ("/don-vi/xa-song-tran/", "link.broken"),
        ("/khong-co/", "link.broken"),
        ("/don-vi/xa-song-trang/#khong-co", "link.no-anchor"),
    ):
        answer = _put(asking, record, 422, body=f"{body}\n\n[Xem]({link})")
        assert [one["code"] for one in answer["problems"]] == [code]
    record = asking.record("article", "trong-cay-dau-xuan")
    _put(asking, record, body=f"{body}\n\n[Xem](/don-vi/xa-song-trang/), [hết](/don-vi/)")
    assert check(asking.root).ok


def test_two_windows_are_told_of_each_other(asking: Asking) -> None:
    """The second save of one version is refused with what the first one wrote, and kept."""
    record = asking.record("unit", "xa-song-trang")
    _put(asking, record, summary="Một.")
    answer = _put(asking, record, 409, summary="Hai.")
    assert answer["theirs"]["data"]["summary"] == "Một."
    assert "bàn biên tập" in answer["theirs"]["who"]
    again = asking.record("unit", "xa-song-trang")
    assert again["saved_draft"]["data"]["summary"] == "Hai."
    assert again["version"] == answer["theirs"]["version"]


def test_an_edit_by_another_program_is_told(asking: Asking) -> None:
    """A file that was saved in another program meanwhile is not written over."""
    record = asking.record("unit", "xa-song-trang")
    file = asking.root / UNIT
    file.write_bytes(file.read_bytes() + b"aliases: [Excel]\n")
    answer = _put(asking, record, 409, summary="Hai.")
    assert answer["theirs"]["data"]["aliases"] == ["Excel"]
    assert "chương trình khác" in answer["theirs"]["who"]
    assert file.read_bytes().endswith(b"aliases: [Excel]\n")


def test_a_save_is_taken_back_byte_for_byte(asking: Asking) -> None:
    """Undo gives the very bytes back, and is itself a change that can be undone."""
    before = _files(asking.root)
    _put(asking, asking.record("unit", "xa-song-trang"), summary="Một.")
    after = _files(asking.root)
    (change,) = asking.ask("GET", "/api/changes")["items"]
    assert (change["kind"], change["id"], change["what"]) == ("unit", "xa-song-trang", "Sửa")
    asking.ask("POST", "/api/undo", {"id": change["undo"]})
    assert _files(asking.root) == before
    undone = asking.ask("GET", "/api/changes")["items"][0]
    asking.ask("POST", "/api/undo", {"id": undone["undo"]})
    assert _files(asking.root) == after


def test_undo_refuses_where_more_was_changed(asking: Asking) -> None:
    """What was changed since is not lost by taking back what was before it."""
    _put(asking, asking.record("unit", "xa-song-trang"), summary="Một.")
    (change,) = asking.ask("GET", "/api/changes")["items"]
    _put(asking, asking.record("unit", "xa-song-trang"), summary="Hai.")
    before = _files(asking.root)
    asking.ask("POST", "/api/undo", {"id": change["undo"]}, 409)
    assert _files(asking.root) == before


def test_a_new_record_is_created_and_removed(asking: Asking) -> None:
    """A record that nobody needs comes and goes; its file with it."""
    before = _files(asking.root)
    body = {"data": {"name": "Thôn Mới", "type": "village"}, "rows": None, "version": None}
    answer = asking.ask("PUT", "/api/records/unit/thon-moi", body)
    assert answer["path"] == "data/units/thon-moi.yml"
    assert (asking.root / answer["path"]).read_text("utf-8") == "name: Thôn Mới\ntype: village\n"
    assert asking.ask("GET", "/api/references/unit?q=thon+moi")["items"][0]["id"] == "thon-moi"
    asking.ask("DELETE", "/api/records/unit/thon-moi", {"version": answer["version"]})
    assert _files(asking.root) == before


def test_a_record_that_is_there_is_not_created_again(asking: Asking) -> None:
    """A new record of a known id is a conflict with that one."""
    body = {"data": {"name": "Khác", "type": "village"}, "rows": None, "version": None}
    answer = asking.ask("PUT", "/api/records/unit/xa-song-trang", body, 409)
    assert answer["theirs"]["data"]["name"] != "Khác"


@pytest.mark.parametrize("value", [{"a": 1}, [["x"]], "a\u0000b", "#x: - y", "\ud800", "  x "])
def test_whatever_is_typed_is_never_lost(asking: Asking, value: Any) -> None:
    """Input that is no record is answered in words, and waits as a draft."""
    record = asking.record("unit", "xa-song-trang")
    body = {"data": {**record["data"], "summary": value}, "rows": None}
    sent = asking.send(
        "PUT",
        "/api/records/unit/xa-song-trang",
        headers={"Origin": "http://127.0.0.1:8100", "Content-Type": "application/json"},
        cookies=asking.cookie,
        content=_json({**body, "version": record["version"]}),
    )
    assert sent.status_code in (200, 422), sent.text
    if sent.status_code == 422:
        assert asking.record("unit", "xa-song-trang")["saved_draft"]
    assert check(asking.root).ok


def _json(value: Any) -> bytes:
    import json

    return json.dumps(value).encode()


def test_a_draft_is_kept_as_it_was_typed(asking: Asking) -> None:
    """What the form keeps by itself comes back to the letter, for new records too."""
    typed = {"data": {"name": " dở dang", "gallery": []}, "rows": None}
    asking.ask("PUT", "/api/drafts/exemplar/ban-moi", typed)
    assert asking.ask("GET", "/api/drafts/exemplar/ban-moi")["data"] == typed["data"]
    asking.ask("DELETE", "/api/drafts/exemplar/ban-moi")
    assert asking.ask("GET", "/api/drafts/exemplar/ban-moi")["data"] is None


def test_quick_states_find_what_whole_ones_find(asking: Asking) -> None:
    """A save that looked at neighbours alone leaves the problems that a whole look finds."""
    for kind, id_, field, value in (
        ("unit", "xa-song-trang", "summary", "Một."),
        ("award", AWARD, "summary", "Hai."),
        ("award", AWARD, "form", "Bằng lạ"),
        ("campaign", "ho-sach-vuon-xanh-2026", "summary", "Ba."),
        ("exemplar", "nguyen-van-cam", "unit", ""),
    ):
        record = asking.record(kind, id_)
        record["data"][field] = value
        _put(asking, record)
        quick = asking.desk.store.state
        asking.desk.settle()
        whole = asking.desk.store.state
        assert set(quick.problems) == set(whole.problems)
        assert quick.portal is not None
        assert whole.portal is not None
        assert quick.portal.entries == whole.portal.entries
        assert quick.portal.backlinks == {**quick.portal.backlinks, **whole.portal.backlinks}


def test_photographs_are_put_beside_their_record(asking: Asking) -> None:
    """An uploaded photograph becomes a file of the record's; no name is taken twice."""
    from io import BytesIO

    from PIL import Image

    stream = BytesIO()
    Image.new("RGB", (640, 480), (9, 99, 199)).save(stream, "JPEG")
    sent = [
        asking.send(
            "POST",
            "/api/photos/exemplar/nguyen-van-cam",
            headers={"Origin": "http://127.0.0.1:8100"},
            cookies=asking.cookie,
            files={"file": ("../Ảnh Hội.JPG", stream.getvalue())},
        ).json()
        for _ in range(2)
    ]
    assert [one["file"] for one in sent] == [
        "nguyen-van-cam/anh-hoi.jpg",
        "nguyen-van-cam/anh-hoi-2.jpg",
    ]
    shown = asking.send("GET", sent[0]["url"], cookies=asking.cookie)
    assert shown.headers["content-type"] == "image/jpeg"
    assert Image.open(BytesIO(shown.content)).size == (640, 480)
    record = asking.record("exemplar", "nguyen-van-cam")
    photo = {**record["data"]["photo"], "file": sent[0]["file"]}
    _put(asking, record, photo=photo)
    assert asking.record("exemplar", "nguyen-van-cam")["photos"][0]["url"] == sent[0]["url"]
    refused = asking.send(
        "POST",
        "/api/photos/exemplar/nguyen-van-cam",
        headers={"Origin": "http://127.0.0.1:8100"},
        cookies=asking.cookie,
        files={"file": ("a.jpg", b"MZ no picture")},
    )
    assert refused.status_code == 422
