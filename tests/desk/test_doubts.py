"""What an import was not sure of stands beside the fields until somebody has looked."""

from __future__ import annotations

from pathlib import Path

from tests.desk.asking import Asking

ID = "quyet-dinh-7-qd-ubnd-2026"
RECORD = """\
# CẦN XEM LẠI: Cơ quan khen (issuer): “UBND xã Lạ”: chưa có đơn vị này trong cổng; có phải
#   Ủy ban nhân dân xã Sông Trăng? (QD 7.docx)
draft: true
# CẦN XEM LẠI: “Danh sách”: lấy từ dòng đầu của danh sách
title: Danh sách
# Lời của chúng tôi.
number: 7
date:
  # CẦN XEM LẠI: năm không rõ
  on: 2026-08-20
"""


def _open(small: Path) -> Asking:
    (small / f"data/awards/{ID}.yml").write_text(RECORD, "utf-8")
    return Asking(small)


def test_doubts_know_their_fields(small: Path) -> None:
    """Each comment leads to its field; one about a missing field, to where it would be."""
    doubts = _open(small).record("award", ID)["doubts"]
    assert [one["loc"] for one in doubts] == [["issuer"], ["title"], ["date", "on"]]
    assert doubts[0]["message"] == (
        "“UBND xã Lạ”: chưa có đơn vị này trong cổng; có phải Ủy ban nhân dân xã Sông Trăng? "
        "(QD 7.docx)"
    )


def test_what_was_looked_at_goes(small: Path) -> None:
    """Only the comments that somebody has seen go; every other byte stays."""
    asking = _open(small)
    record = asking.record("award", ID)
    seen = [record["doubts"][0]["message"], record["doubts"][2]["message"]]
    body = {**{key: record[key] for key in ("data", "rows", "version")}, "seen": seen}
    asking.ask("PUT", f"/api/records/award/{ID}", body)
    lines = RECORD.splitlines()
    wanted = [*lines[2:8], lines[9]]
    assert (small / f"data/awards/{ID}.yml").read_text("utf-8").splitlines() == wanted
    assert [one["loc"] for one in asking.record("award", ID)["doubts"]] == [["title"]]


def test_nonsense_is_seen_by_nobody(small: Path) -> None:
    """Words that stand nowhere, or are no words, change nothing."""
    asking = _open(small)
    record = asking.record("award", ID)
    for seen in (["khác"], 5, [7], None):
        body = {**{key: record[key] for key in ("data", "rows", "version")}, "seen": seen}
        asking.ask("PUT", f"/api/records/award/{ID}", body)
    assert (small / f"data/awards/{ID}.yml").read_text("utf-8") == RECORD


def test_a_typed_list_has_a_file_of_its_own(small: Path) -> None:
    """Recipients of a new decision are written as a list beside it, and may be changed again."""
    asking = Asking(small)
    like = asking.record("award", "quyet-dinh-45-qd-ubnd-2026")["data"]
    kept = ("title", "date", "issuer", "form")
    data = {key: like[key] for key in kept} | {"number": "77", "symbol": "QĐ-UBND"}
    rows = [{"no": "1", "kind": "individual", "name": "Phạm Văn Mẫu"}]
    new = {"data": data, "rows": rows, "version": None}
    made = asking.ask("PUT", "/api/records/award/quyet-dinh-77", new)
    table = small / "data/awards/quyet-dinh-77.csv"
    assert "Phạm Văn Mẫu" in table.read_text("utf-8-sig")
    again = {**new, "rows": [*rows, {**rows[0], "no": "2", "name": "Lê Thị Thử"}]}
    asking.ask("PUT", "/api/records/award/quyet-dinh-77", {**again, "version": made["version"]})
    assert "Lê Thị Thử" in table.read_text("utf-8-sig")
    assert asking.record("award", "quyet-dinh-77")["data"]["recipients_file"] == table.name
