"""`thidua template award`: what is filled in is read back, what is an example is not."""

from __future__ import annotations

import io
from dataclasses import replace
from pathlib import Path

import python_calamine
from click.testing import CliRunner

from generator.cli import main
from generator.importers.template import award_workbook
from tests.importers.books import KNOWN, codes, only, read

FACTS = {
    "title": "Tặng Giấy khen cho các tập thể, cá nhân có thành tích",
    "number": "07",
    "symbol": "QĐ-UBND",
    "date": "2026-07-15",
    "issuer": "Ủy ban nhân dân xã Nắng Mai",
    "form": "Giấy khen",
    "authority": "KT. CHỦ TỊCH",
    "position": "PHÓ CHỦ TỊCH",
    "signer": "Lê Văn Ký",
    "campaign": "Ngày Chủ nhật xanh [ngay-chu-nhat-xanh]",
    "achievement": "Có thành tích xuất sắc",
    "summary": "Hai lượt khen.",
}
ROWS = (
    {
        "no": "01",
        "kind": "collective",
        "name": "Thôn Ao Sen",
        "unit_id": "thon-ao-sen",
        "commune": "Xã Nắng Mai",
        "achievement": "100% số hộ phân loại rác",
    },
    {
        "no": "02",
        "kind": "individual",
        "name": "Nguyễn Văn An",
        "title": "Trưởng thôn",
        "unit": "Thôn Ao Sen",
        "unit_id": "thon-ao-sen",
        "form": "Lao động tiên tiến",
        "person": "nm-0001",
        "period": "2026",
    },
    {"no": "03", "kind": "household", "name": "Hộ ông Lê Văn Cường", "exemplar": "ho-le-cuong"},
)


def test_a_filled_workbook_is_read_back_exactly() -> None:
    """Facts and rows come back as they were, nothing added and nothing doubted."""
    found = read(award_workbook(KNOWN, FACTS, ROWS))
    draft = only(found)
    assert draft.rows == ROWS
    wanted = {**FACTS, "issuer": "ubnd-xa-nang-mai", "campaign": "ngay-chu-nhat-xanh"}
    assert {key: draft.data[key] for key in wanted} == wanted
    assert set(draft.data) - set(wanted) == {"recipients_file"}
    assert draft.doubts == ()
    assert codes(found) == []


def test_a_blank_workbook_holds_no_rows() -> None:
    """The example is not imported: a template that nobody filled in gives nothing."""
    assert codes(read(award_workbook(KNOWN))) == ["import.no-rows"]


def test_the_same_portal_gives_the_same_bytes() -> None:
    """Nothing in the workbook tells when it was made."""
    assert award_workbook(KNOWN) == award_workbook(replace(KNOWN))


def test_people_see_four_sheets_and_the_list_first() -> None:
    """The lists of the drop-downs are hidden; the example says that it is one."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(award_workbook(KNOWN)))
    shown = [
        about.name
        for about in book.sheets_metadata
        if about.visible is python_calamine.SheetVisibleEnum.Visible
    ]
    assert shown == ["Hướng dẫn", "Quyết định", "Danh sách", "Ví dụ"]
    banner = book.get_sheet_by_name("Ví dụ").to_python()[0][0]
    assert "KHÔNG được nhập" in str(banner)


def test_a_portal_without_units_gets_a_template_too() -> None:
    """There is nothing to choose from, and all can be typed."""
    bare = replace(KNOWN, units=(), campaigns={})
    draft = only(read(award_workbook(bare, FACTS, ROWS), known=bare))
    assert len(draft.rows) == 3
    assert "issuer" not in draft.data
    assert draft.data["draft"] == "true"


def test_the_command_never_overwrites_what_was_filled_in(small: Path, tmp_path: Path) -> None:
    """A file that is there is kept, unless --yes says otherwise."""
    file = tmp_path / "mau.xlsx"
    words = ["template", "award", "--portal", str(small), "--output", str(file)]
    assert CliRunner().invoke(main, words).exit_code == 0
    assert file.read_bytes().startswith(b"PK")
    file.write_bytes(b"filled in")
    done = CliRunner().invoke(main, words)
    assert done.exit_code == 2
    assert "--yes" in done.stderr
    assert file.read_bytes() == b"filled in"
    assert CliRunner().invoke(main, [*words, "--yes"]).exit_code == 0
