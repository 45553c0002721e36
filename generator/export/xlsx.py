"""Rows as a workbook (Office Open XML), in the same bytes for the same rows.

rustpy-xlsxwriter makes the file. It takes each value for what its type says, so that no text is
ever a formula, a link or a number, and nothing in the file tells when it was made.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import chain
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from generator.export.encoding import Encode, encode_rows
from generator.model.table import Cell, CellType, Column, Row

#: Before it spreadsheets count a 29 February that never was: such days are written as text.
_OLDEST = "1900-03-01"
_DAY = "dd/mm/yyyy"
#: So many rows are written, and forgotten, one by one. The file is larger then, and some readers
#: do not know its kind of texts, but a hundred thousand rows would take half a gigabyte of memory.
_MANY = 20_000
_LOT = 1_000  # rows that are encoded, and forgotten, at a time
#: How a text begins that the library would take for XML of its own, were it not written row by row.
_MARKUP = "<r>"
_LONGEST = 32_767  # units of UTF-16 that a cell holds
#: The entry of the archive that tells the moment, and what is told instead.
_PROPERTIES = "docProps/core.xml"
_MOMENT = re.compile(rb"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_NO_MOMENT = b"1980-01-01T00:00:00Z"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, columns with their headings and widths in letters, and rows.

    No two headings are equal.
    """

    name: str
    columns: Sequence[Column]
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[Row]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The file: headings are bold and stay in view, a filter stands over all columns.

    A text longer than a cell holds (32,767 units of UTF-16) is cut.
    """
    from rustpy_xlsxwriter import FastExcel, Format  # most builds make no workbook

    buffer = io.BytesIO()
    book = FastExcel(buffer).freeze(row=1)
    heading = Format().set_bold().set_text_wrap().set_align("top")
    day = Format().set_num_format(_DAY)
    by_row = any(map(_goes_by_row, sheets))
    for sheet in sheets:
        book.sheet(
            sheet.name,
            _records(sheet),
            column_widths=[*map(float, sheet.widths)],
            column_formats={
                title: day
                for title, column in zip(sheet.headings, sheet.columns, strict=True)
                if column.type is CellType.DATE
            },
            header_format=heading,
            dedupe_strings=not by_row,
            autofilter=True,
        )
    book.save()
    return _without_moment(buffer)


def _goes_by_row(sheet: Sheet) -> bool:
    """Whether the sheet is to be written row by row, with each text in its cell."""
    return len(sheet.rows) >= _MANY or any(
        isinstance(cell, str) and cell.startswith(_MARKUP)
        for cell in set(chain.from_iterable(sheet.rows))
    )


def _records(sheet: Sheet) -> Iterator[dict[str, Cell | date]]:
    """Heading → value, row by row; a row of nothing where there is none, to have headings."""
    rows = sheet.rows or [(None,) * len(sheet.columns)]
    for start in range(0, len(rows), _LOT):
        for cells in encode_rows(sheet.columns, rows[start : start + _LOT], _encoder):
            yield dict(zip(sheet.headings, cells, strict=True))


def _encoder(column: Column) -> Encode:
    if column.type is CellType.STRING:
        return _text
    return _day if column.type is CellType.DATE else _same


def _same(cell: Cell) -> Cell:
    return cell


def _text(cell: Cell) -> Cell:
    """The text, or as much of it as a cell holds."""
    if cell is None or len(text := str(cell)) * 2 <= _LONGEST:
        return cell
    return text.encode("utf-16-le")[: _LONGEST * 2].decode("utf-16-le", "ignore")


def _day(cell: Cell) -> Cell | date:
    """A day that a spreadsheet can count with; one before its time as text."""
    if cell is None or (text := str(cell)) < _OLDEST:
        return cell
    return date.fromisoformat(text)


def _without_moment(book: io.BytesIO) -> bytes:
    """The workbook without the moment of its making: the end of the archive is written anew."""
    with ZipFile(book, "a") as archive:
        last = archive.infolist()[archive.namelist().index(_PROPERTIES) :]
        contents = [archive.read(entry) for entry in last]
        archive.start_dir = last[0].header_offset  # where the next entry goes
        for entry in last:
            archive.filelist.remove(entry)
            del archive.NameToInfo[entry.filename]
        for entry, content in zip(last, contents, strict=True):
            told = _MOMENT.sub(_NO_MOMENT, content) if entry is last[0] else content
            archive.writestr(ZipInfo(entry.filename), told, ZIP_DEFLATED)
    return book.getvalue()
