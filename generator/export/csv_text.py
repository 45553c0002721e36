"""Rows as CSV for people's spreadsheets: UTF-8 with BOM, commas, CRLF.

A spreadsheet takes a cell that begins with = + - @, a tab or a carriage return for a formula
(OWASP, "CSV Injection"). Such a text gets an apostrophe before it, and so does one that already
begins with apostrophes before such a sign: then `restore` can always take the added one away,
and no name is changed for those who read the file by program.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from generator.export.encoding import encode_rows
from generator.model.table import Cell, Column, Row

BOM = "\ufeff"
_END = "\r\n"
#: Also the wide forms that East Asian input methods give, and a line feed.
_SIGNS = "=+\\-@\t\r\n＝＋－＠"
_FORMULA = re.compile(f"'*[{_SIGNS}]")
_DEFUSED = re.compile(f"'+[{_SIGNS}]")


def defuse(text: str) -> str:
    """`text` so that no spreadsheet takes it for a formula."""
    return f"'{text}" if _FORMULA.match(text) else text


def restore(text: str) -> str:
    """What `defuse` was given."""
    return text[1:] if _DEFUSED.match(text) else text


def header(columns: Sequence[Column]) -> bytes:
    """The first line: the columns' names, after the mark by which Excel knows UTF-8."""
    return f"{BOM}{','.join(column.name for column in columns)}{_END}".encode()


def csv_lines(columns: Sequence[Column], rows: Sequence[Row]) -> list[bytes]:
    """Each row as one line with its end; a cell may hold line breaks (RFC 4180)."""
    cells = encode_rows(columns, rows, lambda column: _cell)
    return [(",".join(row) + _END).encode() for row in cells]


def _cell(cell: Cell) -> str:
    if cell is None:
        return ""
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if not isinstance(cell, str):
        return str(cell)
    text = defuse(cell)
    quoted = "," in text or '"' in text or "\n" in text or "\r" in text or text != text.strip()
    return '"' + text.replace('"', '""') + '"' if quoted else text
