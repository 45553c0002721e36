"""Award lists as offices send them: each layout gives the recipients that stand in it."""

from __future__ import annotations

import io
from collections.abc import Sequence
from datetime import date

import pytest
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import CoveredTableCell, Table, TableCell, TableRow
from odf.text import P

from tests.importers.books import CITED, HEAD, codes, make_book, names, only, read

COLLECTIVE, INDIVIDUAL, HOUSEHOLD = "collective", "individual", "household"


def test_a_list_under_title_rows_fills_the_decision() -> None:
    """Number, symbol, date, issuer and form come from the title rows; sections tell the kinds."""
    rows = [
        *HEAD,
        ("TT", "Họ và tên", "Chức vụ", "Đơn vị công tác", "Thành tích"),
        ("I", "TẬP THỂ"),
        (1, "Trường Tiểu học Nắng Mai", "", "", "Thu gom giấy vụn"),
        ("II", "CÁ NHÂN"),
        (1, "Nguyễn Văn An", "Trưởng thôn", "Thôn Bến Sậy", "Vận động 42 hộ"),
        (2, "Trần Thị Bình", "Giáo viên", "Trường Tiểu học Nắng Mai", ""),
        ("III", "HỘ GIA ĐÌNH"),
        (1, "Hộ ông Lê Văn Cường", "", "Thôn Ao Sen", "Hiến 300 m² đất"),
        ("", "Tổng cộng: 04"),
        ("", "", "", "Nắng Mai, ngày 15 tháng 7 năm 2026"),
        ("", "NGƯỜI LẬP BIỂU", "", "CHỦ TỊCH"),
        ("", "Nguyễn Thị Lập", "", "Lê Văn Ký"),
    ]
    draft = only(read(make_book({"Sheet1": rows})))
    assert draft.id == "quyet-dinh-203-qd-ubnd-xa-nang-mai-2026"
    assert draft.data["number"] == "203"
    assert draft.data["symbol"] == "QĐ-UBND"
    assert draft.data["date"] == {"text": "ngày 15/7/2026", "on": "2026-07-15"}
    assert draft.data["issuer"] == "ubnd-xa-nang-mai"
    assert draft.data["form"] == "Giấy khen"
    assert "draft" not in draft.data
    assert names(draft) == [
        (COLLECTIVE, "1", "Trường Tiểu học Nắng Mai"),
        (INDIVIDUAL, "1", "Nguyễn Văn An"),
        (INDIVIDUAL, "2", "Trần Thị Bình"),
        (HOUSEHOLD, "1", "Hộ ông Lê Văn Cường"),
    ]
    assert draft.rows[0]["unit_id"] == "truong-th-nang-mai"
    assert draft.rows[1]["unit_id"] == "thon-ben-say"
    assert "achievement" not in draft.rows[2]
    assert all("form" not in row for row in draft.rows)


def test_what_the_file_does_not_say_is_left_out_and_told() -> None:
    """Without a decision the record is a draft; each missing field is named, none is made up."""
    draft = only(read(make_book({"A": [("STT", "Họ và tên"), (1, "Nguyễn Văn An")]}), "Quý 1.xlsx"))
    assert draft.id == "quy-1"
    assert set(draft.data) == {"draft", "recipients_file"}
    missing = [doubt.loc for doubt in draft.doubts if doubt.why == "import.doubt.missing"]
    assert missing == [("title",), ("date",), ("issuer",), ("form",)]


@pytest.mark.parametrize(
    "cited",
    [
        "(Kèm theo Quyết định số      /QĐ-UBND ngày     tháng 7 năm 2026 của Chủ tịch UBND xã A)",
        "(Ban hành kèm theo Quyết định số: ....../QĐ-UBND ngày .../.../2026 của UBND xã Nắng Mai)",
    ],
)
def test_a_blank_number_stays_blank(cited: str) -> None:
    """Papers that are not yet numbered give no number and no whole day."""
    rows = [("DANH SÁCH KHEN THƯỞNG",), (cited,), ("STT", "Họ và tên"), (1, "Nguyễn Văn An")]
    draft = only(read(make_book({"A": rows})))
    assert "number" not in draft.data
    assert draft.data["symbol"] == "QĐ-UBND"
    assert draft.data["draft"] == "true"
    assert draft.data.get("date", {})["on"] in ("2026-07", "2026")


def test_a_list_of_a_proposal_is_told() -> None:
    """A list attached to a proposal grants nothing: its number is not taken for a decision's."""
    rows = [
        ("DANH SÁCH ĐỀ NGHỊ KHEN THƯỞNG",),
        ("(Kèm theo Tờ trình số 12/TTr-UBND ngày 1/7/2026 của UBND xã Nắng Mai)",),
        ("STT", "Họ và tên"),
        (1, "Nguyễn Văn An"),
    ]
    found = read(make_book({"A": rows}))
    assert "number" not in only(found).data
    assert codes(found) == ["import.proposal"]


def test_headers_in_two_rows_and_crosses_for_forms() -> None:
    """A title over two columns is divided by the row below; a cross there gives the form."""
    rows = [
        ("STT", "Họ và tên", "Năm sinh", "", "Hình thức khen thưởng", ""),
        ("", "", "Nam", "Nữ", "Giấy khen", "Bằng khen"),
        ("(1)", "(2)", "(3)", "(4)", "(5)", "(6)"),
        (1, "Nguyễn Văn An", 1980, "", "x", ""),
        (2, "Trần Thị Bình", "", 1985, "", "X"),
    ]
    merged = ["A1:A2", "B1:B2", "C1:D1", "E1:F1"]
    found = read(make_book({"A": rows}, {"A": merged}))
    draft = only(found)
    assert names(draft) == [(INDIVIDUAL, "1", "Nguyễn Văn An"), (INDIVIDUAL, "2", "Trần Thị Bình")]
    assert draft.data["form"] == "Giấy khen"
    assert draft.rows[1]["form"] == "Bằng khen"
    assert set(codes(found)) == {"import.private-column"}
    assert not any("19" in text for row in draft.rows for text in row.values())


def test_cells_merged_downwards_count_for_each_row() -> None:
    """A unit merged over its people stands for each; a second line of a name adds to it."""
    rows = [
        ("STT", "Họ và tên", "Đơn vị", "Thành tích"),
        (1, "Nguyễn Văn An", "Thôn Ao Sen", "Vận động 12 hộ"),
        (2, "Trần Thị Bình", "", "Hiến đất"),
        ("", "", "", "Trồng cây"),
        (3, "Lê Văn Cường", "Thôn Bến Sậy", ""),
    ]
    draft = only(read(make_book({"A": rows}, {"A": ["C2:C4", "A3:A4", "B3:B4"]})))
    assert [row.get("unit") for row in draft.rows] == ["Thôn Ao Sen", "Thôn Ao Sen", "Thôn Bến Sậy"]
    assert draft.rows[1]["achievement"] == "Hiến đất; Trồng cây"


def test_units_as_headings_belong_to_the_rows_below() -> None:
    """A heading that is a unit says where the people below it work."""
    rows = [
        ("STT", "Họ và tên", "Chức vụ"),
        ("A", "CÁ NHÂN"),
        ("I", "Trường Tiểu học Nắng Mai"),
        (1, "Nguyễn Văn An", "Giáo viên"),
        ("II", "Trạm Y tế"),
        (2, "Trần Thị Bình", "Y sĩ"),
    ]
    draft = only(read(make_book({"A": rows})))
    assert [row["unit"] for row in draft.rows] == ["Trường Tiểu học Nắng Mai", "Trạm Y tế"]
    assert [row["kind"] for row in draft.rows] == [INDIVIDUAL] * 2
    (doubt,) = [doubt for doubt in draft.doubts if doubt.why == "import.doubt.unit-many"]
    assert doubt.loc == ("recipients", 1, "unit")


def test_several_sheets_make_one_decision() -> None:
    """Sheets named after kinds follow each other; numbers that stand twice are told and changed."""
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "Tập thể": [(CITED,), ("STT", "Tên đơn vị"), (1, "Thôn Ao Sen")],
        "Cá nhân": [("STT", "HỌ TÊN"), (1, "Nguyễn Văn An"), (1, "Trần Thị Bình")],
    }
    draft = only(read(make_book(sheets)))
    assert names(draft) == [
        (COLLECTIVE, "1", "Thôn Ao Sen"),
        (INDIVIDUAL, "1", "Nguyễn Văn An"),
        (INDIVIDUAL, "2", "Trần Thị Bình"),
    ]
    assert [d.place for d in draft.doubts if d.why == "import.doubt.renumbered"] == ["Cá nhân!B3"]


def test_sheets_of_two_decisions_make_two_records() -> None:
    """A sheet that names another decision is never added to the first one."""
    other = CITED.replace("203", "204")
    sheets: dict[str, Sequence[Sequence[object]]] = {
        "A": [(CITED,), ("STT", "Họ và tên"), (1, "Nguyễn Văn An")],
        "B": [(other,), ("STT", "Họ và tên"), (1, "Trần Thị Bình")],
    }
    found = read(make_book(sheets))
    assert [draft.data["number"] for draft in found.drafts] == ["203", "204"]
    assert [len(draft.rows) for draft in found.drafts] == [1, 1]


def test_what_is_hidden_is_told_and_left_out() -> None:
    """Hidden sheets and rows hold what somebody took out."""
    rows = [("STT", "Họ và tên"), (1, "Nguyễn Văn An"), (2, "Trần Thị Bình")]
    book = make_book({"A": rows, "Nháp": rows}, hidden=["Nháp"], hidden_rows=[2])
    found = read(book)
    assert names(only(found)) == [(INDIVIDUAL, "1", "Nguyễn Văn An")]
    assert sorted(codes(found)) == ["import.hidden-rows", "import.hidden-sheet"]


def test_addresses_are_cut_to_village_and_commune() -> None:
    """House numbers, telephone numbers and days of birth are not taken over."""
    rows = [
        ("STT", "Họ và tên", "Ngày sinh", "Địa chỉ", "Điện thoại", "Số tiền"),
        (1, "Nguyễn Văn An", date(1980, 2, 3), "Số 5, ngõ 2, thôn Ao Sen, xã Nắng Mai",
         "0912345678", 500_000),
    ]  # fmt: skip
    found = read(make_book({"A": rows}))
    (row,) = only(found).rows
    assert (row["unit"], row["commune"]) == ("Thôn Ao Sen", "Xã Nắng Mai")
    assert row["unit_id"] == "thon-ao-sen"
    assert not any("1980" in text or "0912" in text or "ngõ" in text for text in row.values())
    assert codes(found) == ["import.private-column", "import.private-column", "import.other-column"]
    assert any(doubt.why == "import.doubt.address-cut" for doubt in only(found).doubts)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("Ông Nguyễn Văn An", "Nguyễn Văn An"),
        ("Bà Trần Thị Bình", "Trần Thị Bình"),
        ("Ông Thị Hoa", "Ông Thị Hoa"),
        ("  Nguyễn   Văn\tAn ", "Nguyễn Văn An"),
        ("NGUYỄN VĂN AN", "NGUYỄN VĂN AN"),
    ],
)
def test_names_are_kept_as_typed(typed: str, name: str) -> None:
    """Only a polite word before a name goes, and white space; a family name "Ông" stays."""
    (row,) = only(read(make_book({"A": [("STT", "Họ và tên"), (1, typed)]}))).rows
    assert row["name"] == name


def test_a_row_without_a_name_names_its_cell() -> None:
    """The message leads to the cell that is blank."""
    rows = [("STT", "Họ và tên", "Chức vụ"), (1, "Nguyễn Văn An", ""), (2, "", "Giáo viên")]
    (problem,) = read(make_book({"Sheet1": rows})).problems
    assert (problem.code, problem.path) == ("import.no-name", "danh-sach.xlsx!Sheet1!B3")


def test_a_sheet_without_a_list_is_told() -> None:
    """A workbook of something else says which sheets were looked at."""
    (problem,) = read(make_book({"Thu chi": [("Khoản", "Tiền"), ("Điện", 5)]})).problems
    assert (problem.code, problem.found) == ("import.no-list", "Thu chi")
    (problem,) = read(make_book({"A": [("STT", "Họ và tên")]})).problems
    assert problem.code == "import.no-rows"


def test_formulas_are_told_and_blank_ones_refused() -> None:
    """A value that is computed is taken as shown; where the file holds none, nothing is guessed."""
    import xlsxwriter

    def book(value: object) -> bytes:
        stream = io.BytesIO()
        with xlsxwriter.Workbook(stream) as made:
            sheet = made.add_worksheet("A")
            sheet.write_row(0, 0, ("STT", "Họ và tên"))
            sheet.write_formula(1, 0, "=ROW()-1", None, 1)
            sheet.write_formula(1, 1, '=CONCATENATE("Nguyễn ","An")', None, value)
        return stream.getvalue()

    found = read(book("Nguyễn An"))
    assert names(only(found)) == [(INDIVIDUAL, "1", "Nguyễn An")]
    assert codes(found) == ["import.formula"]


def test_text_of_old_fonts_is_turned_into_unicode() -> None:
    """Cells typed with .VnTime hold Western letters; they become what people saw."""
    from tests.importers.test_encodings import to_tcvn

    def old(text: str) -> str:
        return to_tcvn(text).decode("cp1252", "replace")

    rows = [
        (old("STT"), old("Họ và tên"), old("Đơn vị")),
        (1, old("Nguyễn Văn Thắng"), old("Thôn Bến Sậy")),
        (2, old("Trần Thị Hường"), old("Trường Tiểu học Nắng Mai")),
    ]
    found = read(make_book({"A": rows}))
    assert [row["unit_id"] for row in only(found).rows] == ["thon-ben-say", "truong-th-nang-mai"]
    assert codes(found) == ["import.old-font"]


def make_ods(rows: Sequence[Sequence[str]], spans: dict[tuple[int, int], int]) -> bytes:
    """An OpenDocument sheet; `spans` are cells merged downwards over so many rows."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Trang1")
    covered = {(r + i, c) for (r, c), high in spans.items() for i in range(1, high)}
    for row, line in enumerate(rows):
        made = TableRow()
        for column, text in enumerate(line):
            if (row, column) in covered:
                made.addElement(CoveredTableCell())
                continue
            high = spans.get((row, column), 1)
            about = {"numberrowsspanned": high, "numbercolumnsspanned": 1} if high > 1 else {}
            cell = TableCell(valuetype="string", **about) if text else TableCell(**about)
            if text:
                cell.addElement(P(text=text))
            made.addElement(cell)
        table.addElement(made)
    book.spreadsheet.addElement(table)
    stream = io.BytesIO()
    book.write(stream)
    return stream.getvalue()


def test_opendocument_gives_the_same_as_excel() -> None:
    """Merged cells count in an ODS file too."""
    rows = [
        ("STT", "Họ và tên", "Đơn vị"),
        ("1", "Nguyễn Văn An", "Thôn Ao Sen"),
        ("2", "Trần Thị Bình", ""),
    ]
    draft = only(read(make_ods(rows, {(1, 2): 2}), "a.ods"))
    assert [row["unit_id"] for row in draft.rows] == ["thon-ao-sen"] * 2


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_csv_in_any_form_gives_the_same(delimiter: str) -> None:
    """Comma, semicolon or tab; the decision's words may hold commas."""
    lines = [("STT", "Họ và tên", "Đơn vị"), ("1", "Nguyễn Văn An", "Thôn Ao Sen")]
    text = "\n".join(delimiter.join(line) for line in lines)
    draft = only(read(text.encode("utf-16"), "a.csv"))
    assert draft.rows[0]["unit_id"] == "thon-ao-sen"


def test_units_are_found_by_their_exact_marks() -> None:
    """"Thôn Ao Sén" is not "Thôn Ao Sen": it is asked, not linked."""
    rows = [("STT", "Họ và tên", "Đơn vị"), (1, "Nguyễn Văn An", "Thôn Ao Sén")]
    draft = only(read(make_book({"A": rows})))
    assert "unit_id" not in draft.rows[0]
    (doubt,) = [one for one in draft.doubts if one.loc == ("recipients", 0, "unit")]
    assert (doubt.why, doubt.hint) == ("import.doubt.unit-near", "Thôn Ao Sen")
    assert doubt.place == "A!C2"


def test_mixed_lists_without_headings_are_guessed_and_told() -> None:
    """Where nothing says whether a row is a person or a collective, the guess is marked."""
    rows = [("STT", "Tên tập thể, cá nhân"), (1, "Thôn Ao Sen"), (2, "Nguyễn Văn An")]
    draft = only(read(make_book({"A": rows})))
    assert [row["kind"] for row in draft.rows] == [COLLECTIVE, INDIVIDUAL]
    assert [d.why for d in draft.doubts if d.loc[0] == "recipients"] == [
        "import.doubt.kind-guessed"
    ] * 2
