"""CSV text → a table with the line of each row, or problems."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator
from typing import Any

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
    delimiter = read_delimiter(lines[0])
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=delimiter, strict=True)
    header: tuple[str, ...] = ()
    rows: list[Row] = []
    problems: list[Problem] = []
    for line, typed in _numbered(reader):
        if typed is None:
            return None, [*problems, Problem("csv.syntax", path, line=line, column=1)]
        cells = tuple(cell.strip() for cell in typed)
        if not header:
            header = cells
        elif any(cells) and len(cells) != len(header):
            problems.append(_width_problem(path, line, len(cells), len(header)))
        elif any(cells):
            rows.append(Row(line, cells))
    return Table(path, header, tuple(rows)), problems


def read_delimiter(text: str) -> str:
    """What stands between the cells of `text`, as its first line tells: "," or ";" or a tab."""
    return max(_DELIMITERS, key=text.partition("\n")[0].count)


def _numbered(reader: Any) -> Iterator[tuple[int, list[str] | None]]:
    """Each row with the line on which it begins (a cell can span several); None where it breaks."""
    line = 1
    try:
        for cells in reader:
            yield line, cells
            line = reader.line_num + 1
    except csv.Error:
        yield line, None


def _width_problem(path: str, line: int, found: int, expected: int) -> Problem:
    problem = Problem("csv.width", path, (), str(found), line=line, column=1)
    return problem.about(expected=str(expected))
