"""A list that was sent by mail: shown first, written once somebody agrees, taken back again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from tests.desk.asking import ORIGIN, Asking

LIST = "STT,Đối tượng,Họ và tên,Chức vụ\n1,cá nhân,Trần Văn Lành,Nông dân\n"


def _send(asking: Asking, name: str, content: bytes) -> Any:
    return asking.send(
        "POST",
        "/api/import",
        headers={"Origin": ORIGIN},
        cookies=asking.cookie,
        files={"file": (name, content)},
    )


def test_a_list_is_shown_and_then_written(small: Path) -> None:
    """Nothing is written before somebody agrees, and then what was shown; a token works once."""
    asking = Asking(small)
    shown = _send(asking, "danh-sach.csv", LIST.encode()).json()
    assert shown["ok"], shown["problems"]
    (draft,) = shown["drafts"]
    assert draft["rows"][0]["name"] == "Trần Văn Lành"
    assert "+" in shown["diff"]
    assert not (small / draft["path"]).exists()
    asking.ask("POST", f"/api/import/{shown['token']}")
    assert (small / draft["path"]).is_file()
    found = asking.ask("GET", f"/api/records?q={draft['id']}")["items"]
    assert [one["id"] for one in found] == [draft["id"]]
    asking.ask("POST", f"/api/import/{shown['token']}", status=404)
    (change,) = asking.ask("GET", "/api/changes")["items"]
    asking.ask("POST", "/api/undo", {"id": change["undo"]})
    assert not (small / draft["path"]).exists()


def test_what_cannot_be_read_is_told(small: Path) -> None:
    """A file of no use is answered with problems, whatever its name; none can be agreed to."""
    asking = Asking(small)
    for name in ("a.xlsx", "../../x.docx", "..", "\u0000.csv", "a" * 300 + ".csv"):
        answer = _send(asking, name, b"\x00\x01 no file")
        assert answer.status_code in (200, 400, 422), answer.text
        if answer.status_code == 200:
            facts = answer.json()
            assert not facts["ok"]
            asking.ask("POST", f"/api/import/{facts['token']}", status=422)


def test_the_status_is_that_of_the_command(small: Path) -> None:
    """The desk tells what `thidua status` tells."""
    facts = Asking(small).ask("GET", "/api/status")
    assert facts["errors"] == 0
