"""Rows of cells → recipients: what spreadsheets and tables of Word documents have in common.

`read_list` finds the header (below title rows, in one or two rows), the columns by their Vietnamese
names, section rows ("II. CÁ NHÂN"), totals and signatures. It invents nothing: a cell that is blank
stays blank, a column that has no field is told and left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.importers.found import Doubt
from generator.importers.known import Known
from generator.model.problem import Problem


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


@dataclass(frozen=True, slots=True)
class ListRow:
    """One recipient: field of `kinds.decision.Recipient` → text, and where the row stands."""

    fields: Mapping[str, str]
    place: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a grid gave: recipients, the lines above their header and below them."""

    rows: tuple[ListRow, ...] = ()
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
    #: Whether there was a header at all.
    found: bool = False


def read_list(grid: Grid, known: Known) -> ReadList:
    """The recipients that stand in a grid; `found` is False where it is no list."""
    raise NotImplementedError
