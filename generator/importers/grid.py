"""A sheet of a workbook or a table of Word: cells as text, and where each of them is."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.locale import t
from generator.model.problem import Problem

#: So many rows below the first of merged cells are looked at; no list has as many.
_MOST_MERGED = 300_000


@dataclass(frozen=True, slots=True)
class Grid:
    """A sheet or table: `name` as people see it, cells as text, row by row, "" where blank.

    Merged cells hold their text at the top left; `spans` are such areas as (first row, first
    column, last row, last column), counted from 0. `first` is the number of the first row as people
    count. `file` is the file's name. `word`: places are told as "bảng 2, hàng 3, cột 1" instead
    of "Sheet1!C14".
    """

    file: str
    name: str
    rows: tuple[tuple[str, ...], ...]
    spans: tuple[tuple[int, int, int, int], ...] = ()
    first: int = 1
    word: bool = False

    def place(self, row: int, column: int) -> str:
        """Where a cell is, as people say it: `Sheet1!C14`."""
        if self.word:
            return t("import.place.table", name=self.name, row=row + self.first, column=column + 1)
        cell = cell_name(row + self.first - 1, column)
        return f"{self.name}!{cell}" if self.name else cell

    def problem(self, code: str, row: int, column: int, found: str = "") -> Problem:
        """A problem with a cell."""
        return Problem(code, f"{self.file}!{self.place(row, column)}", found=found[:60])


def cell_name(row: int, column: int) -> str:
    """(13, 2) → `C14`."""
    letters = ""
    column += 1
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(65 + rest) + letters
    return f"{letters}{row + 1}"


def merged_rows(grid: Grid) -> Mapping[int, tuple[tuple[int, int, int], ...]]:
    """Row → what is merged into it from above: the first row, the first and last column."""
    found: dict[int, list[tuple[int, int, int]]] = {}
    left_over = _MOST_MERGED
    for first, left, last, right in grid.spans:
        bottom = min(last, len(grid.rows) - 1)
        left_over -= max(bottom - first, 0)
        if left_over < 0:
            break
        for row in range(first + 1, bottom + 1):
            found.setdefault(row, []).append((first, left, right))
    return {row: tuple(spans) for row, spans in found.items()}
