"""Rows as a workbook (Office Open XML), in the same bytes for the same rows.

XlsxWriter makes the file. Each cell is written as what its column holds, so that no text is ever
taken for a formula, a link or a number, and nothing in the file tells when it was made.
"""

from __future__ import annotations

import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from generator.model.table import Cell, CellType, Column, Row

if TYPE_CHECKING:
    from xlsxwriter.format import Format
    from xlsxwriter.worksheet import Worksheet

#: Before it spreadsheets count a 29 February that never was: such days are written as text.
_OLDEST = "1900-03-01"
#: The day of every file, as of every entry of its archive. It tells of its rows, not of a day.
_NO_TIME = datetime(1980, 1, 31)
_OPTIONS = {
    "strings_to_formulas": False,
    "strings_to_numbers": False,
    "strings_to_urls": False,
}
#: So many rows are written, and forgotten, one by one: that takes a tenth longer and gives a file
#: that is larger by as much, but a hundred thousand rows would take half a gigabyte of memory.
_MANY = 20_000
_MARKUP = "<r>"  # how a text begins that XlsxWriter would take for XML of its own
_LONGEST = 16_000  # characters of such a text: a cell holds twice as many units of UTF-16
#: Writes a cell that is not empty: row, column, value.
_Write = Callable[[int, int, Cell], object]


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, columns with their headings and widths in letters, and rows."""

    name: str
    columns: Sequence[Column]
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Row]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The file: headings are bold and stay in view, a filter stands over all columns.

    A text longer than a cell holds (32,767 units of UTF-16) is cut.
    """
    from xlsxwriter import Workbook  # most builds make no workbook

    buffer = io.BytesIO()
    many = max(len(sheet.rows) for sheet in sheets) >= _MANY
    with Workbook(buffer, {**_OPTIONS, "constant_memory" if many else "in_memory": True}) as book:
        book.set_properties({"created": _NO_TIME})
        heading = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        formats = {
            CellType.STRING: book.add_format(),
            CellType.DATE: book.add_format({"num_format": "dd/mm/yyyy"}),
        }
        for sheet in sheets:
            page = book.add_worksheet(sheet.name)
            _head(page, sheet, heading)
            _fill(page, sheet, formats)
    return buffer.getvalue()


def _head(page: Worksheet, sheet: Sheet, heading: Format) -> None:
    for place, (text, width) in enumerate(zip(sheet.headings, sheet.widths, strict=True)):
        page.set_column(place, place, width)
        page.write_string(0, place, text, heading)
    page.freeze_panes(1, 0)
    page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)


def _fill(page: Worksheet, sheet: Sheet, formats: dict[CellType, Format]) -> None:
    makers: dict[CellType, _Write] = {
        CellType.STRING: _texts(page, formats[CellType.STRING]),
        CellType.INTEGER: page.write_number,
        CellType.BOOLEAN: page.write_boolean,
        CellType.DATE: _days(page, formats[CellType.DATE]),
    }
    writers = [makers[column.type] for column in sheet.columns]
    for number, row in enumerate(sheet.rows, start=1):
        for place, cell in enumerate(row):
            if cell is not None:
                writers[place](number, place, cell)


def _texts(page: Worksheet, plain: Format) -> _Write:
    """Texts as they are; one that looks like XlsxWriter's XML in two runs, which it escapes."""

    def write(row: int, place: int, cell: Cell) -> None:
        text = str(cell)
        if text.startswith(_MARKUP):
            page.write_rich_string(row, place, text[:1], plain, text[1:_LONGEST])
        else:
            page.write_string(row, place, text)

    return write


def _days(page: Worksheet, shown: Format) -> _Write:
    """Days that a spreadsheet can count with; those before its time as text."""

    def write(row: int, place: int, cell: Cell) -> None:
        text = str(cell)
        if text < _OLDEST:
            page.write_string(row, place, text)
        else:
            page.write_datetime(row, place, date.fromisoformat(text), shown)

    return write
