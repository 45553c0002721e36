"""CSV text → a table with the line of each row, or problems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from generator.model.problem import Problem
from generator.model.source import Row, Table

_DELIMITERS = ",;\t"


def parse_csv(text: str, path: str) -> tuple[Table | None, list[Problem]]:
    """The table in `text`; its delimiter (comma, semicolon, tab) is read off the header.

    A row of another width than the header is reported and left out; blank lines are skipped.
    """
    lines = text.splitlines()
    if not lines or not lines[0].strip():
        return None, [Problem("csv.empty", path, line=1, column=1)]
    delimiter = max(_DELIMITERS, key=lines[0].count)
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    try:
        return _table(reader, path)
    except csv.Error:
        return None, [Problem("csv.syntax", path, line=reader.line_num, column=1)]


def _table(reader: Iterator[list[str]], path: str) -> tuple[Table, list[Problem]]:
    problems: list[Problem] = []
    rows: list[Row] = []
    header = tuple(name.strip() for name in next(reader))
    last = reader.line_num  # type: ignore[attr-defined]
    for cells in reader:
        line, last = last + 1, reader.line_num  # type: ignore[attr-defined]
        if not any(cell.strip() for cell in cells):
            continue
        if len(cells) != len(header):
            values = (("expected", str(len(header))),)
            found = str(len(cells))
            problems.append(
                Problem("csv.width", path, (), found, line=line, column=1, values=values)
            )
            continue
        rows.append(
            Row(line, {name: cell.strip() for name, cell in zip(header, cells, strict=True)})
        )
    return Table(path, header, tuple(rows)), problems
