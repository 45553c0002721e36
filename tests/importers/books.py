"""Workbooks and portals for tests of importing: what offices send, in few lines."""

from __future__ import annotations

import io
from collections.abc import Iterable, Mapping, Sequence
from datetime import date

import xlsxwriter

from generator.importers.found import Draft, Found
from generator.importers.known import Known, KnownAward, KnownUnit
from generator.importers.reading import read_file

UBND = KnownUnit("ubnd-xa-nang-mai", "Ủy ban nhân dân xã Nắng Mai", ("UBND xã Nắng Mai",), "xa")
KNOWN = Known(
    date(2026, 11, 20),
    {"campaign": frozenset({"ngay-chu-nhat-xanh"}), "award": frozenset({"quyet-dinh-45"})},
    (
        UBND,
        KnownUnit("thon-ben-say", "Thôn Bến Sậy", (), "xa"),
        KnownUnit("thon-ao-sen", "Thôn Ao Sen", (), "xa"),
        KnownUnit("truong-th-nang-mai", "Trường Tiểu học Nắng Mai", (), "xa"),
        KnownUnit("tram-y-te-a", "Trạm Y tế", (), "xa"),
        KnownUnit("tram-y-te-b", "Trạm Y tế", (), "xa-khac"),
    ),
    (KnownAward("quyet-dinh-45", "45", "QĐ-UBND", "2026-05-01", "ubnd-xa-nang-mai", "Giấy khen"),),
    {"ngay-chu-nhat-xanh": "Ngày Chủ nhật xanh"},
)
CITED = "(Kèm theo Quyết định số 203/QĐ-UBND ngày 15/7/2026 của Chủ tịch UBND xã Nắng Mai)"
HEAD: tuple[Sequence[object], ...] = (
    ("ỦY BAN NHÂN DÂN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
    ("XÃ NẮNG MAI", "", "", "Độc lập - Tự do - Hạnh phúc"),
    ("DANH SÁCH",),
    ("Tập thể, cá nhân được tặng Giấy khen",),
    (CITED,),
    (),
)


def make_book(
    sheets: Mapping[str, Iterable[Sequence[object]]],
    merged: Mapping[str, Iterable[str]] | None = None,
    hidden: Iterable[str] = (),
    hidden_rows: Iterable[int] = (),
) -> bytes:
    """A workbook of sheets by name; `merged` names areas ("A1:C1") whose first cell is kept."""
    stream = io.BytesIO()
    with xlsxwriter.Workbook(stream, {"in_memory": True}) as book:
        day = book.add_format({"num_format": "dd/mm/yyyy"})
        for name, rows in sheets.items():
            sheet = book.add_worksheet(name)
            cells = {}
            for row, line in enumerate(rows):
                for column, value in enumerate(line):
                    cells[row, column] = value
                    if isinstance(value, date):
                        sheet.write_datetime(row, column, value, day)
                    elif value not in ("", None):
                        sheet.write(row, column, value)
            for area in (merged or {}).get(name, ()):
                first = area.partition(":")[0]
                column, row = ord(first[0]) - 65, int(first[1:]) - 1
                sheet.merge_range(area, cells.get((row, column), ""))
            if name in hidden:
                sheet.hide()
            for row in hidden_rows:
                sheet.set_row(row, None, None, {"hidden": True})
    return stream.getvalue()


def read(data: bytes, name: str = "danh-sach.xlsx", known: Known = KNOWN) -> Found:
    """What the file gives to a portal that has a few units."""
    return read_file(data, name, known)


def only(found: Found) -> Draft:
    """The one draft of a file without errors."""
    errors = [problem for problem in found.problems if problem.severity == "error"]
    assert errors == []
    (draft,) = found.drafts
    return draft


def names(draft: Draft) -> list[tuple[str, str, str]]:
    """Each row by kind, number and name."""
    return [(row["kind"], row["no"], row["name"]) for row in draft.rows]


def codes(found: Found) -> list[str]:
    """The codes of all problems, in their order."""
    return [problem.code for problem in found.problems]
