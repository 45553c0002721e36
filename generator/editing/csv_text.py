"""Rows → the CSV text that holds them; lines of rows that did not change stay byte for byte.

The delimiter, the header as it was typed, line ends and blank lines are those of the older text.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from generator.editing.yaml_pairs import find_pairs
from generator.kinds.base import Rows
from generator.load.csv_text import parse_csv, read_delimiter
from generator.locale import t
from generator.model.source import Raw, Table
from generator.model.text import nfc
from generator.validate.rows import column_titles, find_columns, read_row, value_words


@dataclass(frozen=True, slots=True)
class _Line:
    """A row as typed, with the blank lines below it, and its cells."""

    raw: str
    cells: tuple[str, ...]


def read_rows(text: str, rows: Rows) -> list[dict[str, Raw]]:
    """The rows of a CSV text as the record's own list would hold them.

    Raises `ValueError` for a text that is no table of these rows.
    """
    table, fields = _table(text, rows)
    found = (read_row(fields, row.cells, rows) for row in table.rows)
    return [row for row in found if isinstance(row, dict)]


def edited_csv(text: str, rows: Rows, wanted: Sequence[Mapping[str, Raw]]) -> str:
    """`text` with as little changed as it takes to hold the `wanted` rows.

    A field without a column gets one at the end, under its Vietnamese title. Raises `ValueError`
    where `text` is no table of these rows, or no table can hold what is wanted.
    """
    before = read_rows(text, rows)
    if before == [dict(row) for row in wanted]:
        return text
    edited = _Writing(text, rows, wanted).edited(before)
    if read_rows(edited, rows) != [_filled(row) for row in wanted]:
        raise ValueError("the rows cannot be written as CSV")
    return edited


def new_csv(rows: Rows, wanted: Sequence[Mapping[str, Raw]]) -> str:
    """The CSV text of a new list: a column for each field that some row has."""
    fields = [field for field in rows.columns if any(row.get(field) for row in wanted)]
    stream = io.StringIO()
    titles = [column_titles(rows.row, field)[-1] for field in fields or rows.columns[:1]]
    csv.writer(stream, lineterminator="\n").writerow(titles)
    return edited_csv(stream.getvalue(), rows, wanted)


def _filled(row: Mapping[str, Raw]) -> dict[str, Raw]:
    return {key: nfc(str(value).strip()) for key, value in row.items() if str(value or "").strip()}


def _table(text: str, rows: Rows) -> tuple[Table, tuple[str, ...]]:
    table, problems = parse_csv(nfc(text), "")
    if table is None or problems:
        raise ValueError("no table")
    fields, wrong = find_columns(table, rows)
    if wrong:
        raise ValueError("unknown columns")
    return table, fields


class _Writing:
    def __init__(self, text: str, rows: Rows, wanted: Sequence[Mapping[str, Raw]]) -> None:
        self.rows, self.wanted = rows, [_filled(row) for row in wanted]
        _, self.fields = _table(text, rows)
        self.end = "\r\n" if "\r\n" in text else "\n"
        self.delimiter = read_delimiter(text)
        self.header, *self.lines = _lines(text, self.delimiter)

    def edited(self, before: Sequence[Mapping[str, Raw]]) -> str:
        """The whole text."""
        header = self._widened()
        pairs = {new: old for old, new in find_pairs(before, self.wanted).items()}
        parts = [header]
        for place, row in enumerate(self.wanted):
            old = pairs.get(place)
            if old is not None and before[old] == row:
                parts.append(self.lines[old].raw)
            else:
                parts.append(self._written(row, self.lines[old].cells if old is not None else None))
        ended = (part if part.endswith("\n") else part + self.end for part in parts[:-1])
        return "".join(ended) + parts[-1]

    def _widened(self) -> str:
        """The header as typed, with a column for each field that has none yet."""
        missing = [
            field
            for field in self.rows.columns
            if field not in self.fields and any(row.get(field) for row in self.wanted)
        ]
        if unknown := {key for row in self.wanted for key in row} - {*self.rows.columns}:
            raise ValueError(f"no column for {sorted(unknown)}")
        if not missing:
            return self.header.raw
        self.fields = (*self.fields, *missing)
        more = (column_titles(self.rows.row, field)[-1] for field in missing)
        wide = tuple("" for _ in missing)
        self.lines = [
            replace(line, cells=(*line.cells, *wide), raw=self._line((*line.cells, *wide)))
            for line in self.lines
        ]
        return self._line((*self.header.cells, *more))

    def _written(self, row: Mapping[str, Raw], old: tuple[str, ...] | None) -> str:
        """A row anew; cells that mean what is wanted stay as they were typed."""
        now: Any = read_row(self.fields, map(nfc, map(str.strip, old)), self.rows) if old else {}
        cells = []
        for place, field in enumerate(self.fields):
            value = str(row.get(field) or "")
            if old and str(now.get(field) or "") == value:
                cells.append(old[place])
            else:
                cells.append(self._words(field, value))
        return self._line(cells)

    def _words(self, field: str, value: str) -> str:
        """A value of a few in the words that the list uses, or in Vietnamese."""
        parts = self.rows.words.get(field, ())
        if not value or not parts or value not in value_words(self.rows.row, field, parts).values():
            return value
        place = self.fields.index(field)
        used = (line.cells[place] for line in self.lines if place < len(line.cells))
        words = value_words(self.rows.row, field, parts)
        meant = (
            cell for cell in used if read_row([field], [nfc(cell)], self.rows) == {field: value}
        )
        return next(meant, t(f"{parts[0]}.{value}") if words else value)

    def _line(self, cells: Sequence[str]) -> str:
        stream = io.StringIO()
        csv.writer(stream, delimiter=self.delimiter, lineterminator=self.end).writerow(cells)
        return stream.getvalue()


def _lines(text: str, delimiter: str) -> list[_Line]:
    """The header and each row as typed; blank lines belong to what stands above them."""
    typed = list(io.StringIO(text, newline=""))
    reader = csv.reader(typed, delimiter=delimiter, strict=True)
    found: list[_Line] = []
    start = 0
    for cells in reader:
        raw = "".join(typed[start : reader.line_num])
        start = reader.line_num
        if any(cell.strip() for cell in cells):
            found.append(_Line(raw, tuple(cells)))
        else:
            found[-1] = replace(found[-1], raw=found[-1].raw + raw)
    return found
