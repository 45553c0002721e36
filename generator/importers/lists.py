"""Rows of cells → recipients: what spreadsheets and tables of Word documents have in common.

`read_list` finds the header (below title rows, in one or two rows), the columns by their Vietnamese
names, section rows ("II. CÁ NHÂN"), totals and signatures. It invents nothing: a cell that is blank
stays blank, a column that has no field is told and left out.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace

from generator.importers.found import Doubt
from generator.importers.grid import Grid, merged_rows
from generator.importers.headers import NAMES, Column, Header, find_header
from generator.importers.known import Known
from generator.importers.recipients import Group, read_recipient
from generator.importers.sections import (
    find_form_in,
    find_kind_in,
    is_foot,
    is_kind_heading,
    is_total,
)
from generator.importers.words import names
from generator.model.problem import Problem
from generator.model.text import slug, squeeze

#: A header is looked for in so many rows; later ones only replace it.
_SEARCHED = 60


@dataclass(frozen=True, slots=True)
class ListRow:
    """One recipient: field of `kinds.decision.Recipient` → text, and where the row stands."""

    fields: Mapping[str, str]
    place: str


@dataclass(frozen=True, slots=True)
class ReadList:
    """What a grid gave: recipients, the lines above their header and below them.

    The way of a doubt is ("recipients", index of its row here, field). `found` tells whether there
    was a header at all.
    """

    rows: tuple[ListRow, ...] = ()
    head: tuple[str, ...] = ()
    foot: tuple[str, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    problems: tuple[Problem, ...] = ()
    found: bool = False


def read_list(grid: Grid, known: Known, near: str | None = None) -> ReadList:
    """The recipients that stand in a grid; `found` is False where it is no list.

    Names of units are looked up in `known`; of several that share a name the one close to the unit
    `near` is meant.
    """
    reading = _Reading(grid, known, near)
    reading.merged = merged_rows(grid)
    reading.wide = frozenset(span[0] for span in grid.spans if span[3] > span[1])
    for row, cells in enumerate(grid.rows):
        if row > reading.last and any(cells):
            reading.take(row, cells)
    return reading.result()


def find_head(grid: Grid) -> tuple[str, ...]:
    """The lines above the header; all lines where there is none."""
    lines: list[str] = []
    for row, cells in enumerate(grid.rows[:_SEARCHED]):
        if find_header(grid.rows, grid.spans, row):
            break
        lines += _lines(cells)
    return tuple(lines)


@dataclass(slots=True)
class _Reading:
    """Goes down the rows of one grid."""

    grid: Grid
    known: Known
    near: str | None
    header: Header | None = None
    last: int = -1
    group: Group = field(default_factory=Group)
    ended: bool = False
    numbered: bool = False
    rows: list[ListRow] = field(default_factory=list)
    head: list[str] = field(default_factory=list)
    foot: list[str] = field(default_factory=list)
    doubts: list[Doubt] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)
    merged: Mapping[int, tuple[tuple[int, int, int], ...]] = field(default_factory=dict)
    wide: frozenset[int] = frozenset()

    def result(self) -> ReadList:
        return ReadList(
            tuple(self.rows),
            tuple(self.head),
            tuple(self.foot),
            tuple(self.doubts),
            tuple(self.problems),
            self.header is not None,
        )

    def take(self, row: int, cells: tuple[str, ...]) -> None:
        header = self._header(row, cells)
        if header:
            self._begin(header)
        elif self.header is None:
            self._above(cells)
        elif self.ended:
            self.foot.append(_line(cells))
        else:
            self._below(row, cells, self.header)

    def _header(self, row: int, cells: tuple[str, ...]) -> Header | None:
        """The header that begins here; a later one is looked for where its first words stand."""
        if self.header is None:
            likely = row < _SEARCHED
        else:
            short = (cell for cell in cells[:6] if cell and len(cell) < 40)
            likely = any(names("header").get(slug(cell)) in ("no", *NAMES) for cell in short)
        return find_header(self.grid.rows, self.grid.spans, row) if likely else None

    def _begin(self, header: Header) -> None:
        first = self.header is None
        self.numbered = self._has_numbers(header)
        changed = first or [c.title for c in header.columns] != [
            c.title for c in (self.header.columns if self.header else ())
        ]
        self.header, self.last, self.ended = header, header.last, False
        if first:
            above = " ".join([*self.head, self.grid.name if not self.grid.word else ""])
            self.group = Group(kind=find_kind_in(self.grid.name) or find_kind_in(above))
        if changed:
            for column in (*header.others, *header.columns):
                self._tell(column, header)

    def _has_numbers(self, header: Header) -> bool:
        """Whether the list has numbers at all: else a row without one is no heading."""
        column = header.column("no")
        below = self.grid.rows[header.last + 1 :]
        return column is not None and any(_at(cells, column)[:1].isdigit() for cells in below)

    def _tell(self, column: Column, header: Header) -> None:
        """Columns that are not taken over."""
        if column.field in ("", "amount", "note", "private") and self._has_cells(column, header):
            code = "import.private-column" if column.field == "private" else "import.other-column"
            told = self.grid.problem(code, header.first, column.index, column.title)
            self.problems.append(told.as_warning())

    def _has_cells(self, column: Column, header: Header) -> bool:
        below = self.grid.rows[header.last + 1 :]
        return any(column.index < len(cells) and cells[column.index] for cells in below)

    def _above(self, cells: tuple[str, ...]) -> None:
        self.head += _lines(cells)

    def _below(self, row: int, cells: tuple[str, ...], header: Header) -> None:
        number, name = _at(cells, header.column("no")), _at(cells, header.name)
        text = _line(cells)
        if is_total(number, name, text):
            return
        if is_foot(number, name, text) and self.rows:
            self.ended = True
            self.foot.append(text)
            return
        filled = [index for index, cell in enumerate(cells) if cell]
        if self._is_section(number, name, filled, header, row):
            self._section(row, filled[0], number, cells)
            return
        if not name:
            self._nameless(row, cells, header, number)
            return
        self._recipient(row, cells, header)

    def _is_section(
        self, number: str, name: str, filled: list[int], header: Header, row: int
    ) -> bool:
        """Whether the row is a heading: its number is none of a row, and little else stands."""
        rest = [index for index in filled if self._is_about_row(index, header)]
        if _SECTION_NUMBER.fullmatch(number):
            return len(rest) <= 1
        if number and not any(letter.isalpha() for letter in number):
            return False
        if number and len(filled) == 1:
            return True  # "I. TẬP THỂ" in the column of numbers, or merged over the row
        if number or len(rest) > 1 or not name:
            return False
        wide = row in self.wide
        named = find_kind_in(name, section=True) is not None
        headed = is_kind_heading(name) or (named and _HEADING.match(name) is not None)
        return self.numbered or wide or headed

    def _is_about_row(self, index: int, header: Header) -> bool:
        number = header.column("no")
        return number is None or index != number.index

    def _section(self, row: int, column: int, number: str, cells: tuple[str, ...]) -> None:
        text = squeeze(" ".join(cell for cell in cells if cell and cell != number)) or number
        kind = find_kind_in(text, section=True)
        form = find_form_in(text)
        if kind or form:
            kept = self.group
            self.group = Group(kind or kept.kind, form or kept.form, "", sure=kind is not None)
            return
        unit = _HEADING.sub("", text)
        if self.known.unit_id(unit, self.near) or find_kind_in(unit, collective=True):
            self.group = replace(self.group, unit=unit)
            return
        told = self.grid.problem("import.section", row, column, text)
        self.problems.append(told.as_warning())

    def _nameless(self, row: int, cells: tuple[str, ...], header: Header, number: str) -> None:
        """A row without a name: nothing but its number, more of the row above, or a mistake."""
        others = [c for c in header.columns if c.field not in ("no", "private", "note", "amount")]
        filled = [column for column in others if _at(cells, column)]
        if not filled:
            return
        above = self._merged_with(row, header)
        if above and not number and self.rows:
            fields = dict(self.rows[-1].fields)
            for column in filled:
                if column.field == "achievement":
                    more = squeeze(_at(cells, column))
                    fields["achievement"] = "; ".join(
                        part for part in (fields.get("achievement", ""), more) if part
                    )
            self.rows[-1] = replace(self.rows[-1], fields=fields)
            return
        name = header.name
        at = name.index if name else 0
        self.problems.append(self.grid.problem("import.no-name", row, at, _line(cells)))

    def _merged_with(self, row: int, header: Header) -> bool:
        name = header.name
        return name is not None and any(
            left <= name.index <= right for _, left, right in self.merged.get(row, ())
        )

    def _recipient(self, row: int, cells: tuple[str, ...], header: Header) -> None:
        filled = self._filled_down(row, cells, header)
        found = read_recipient(filled, header, self.group, self.known, self.near)
        index = len(self.rows)
        column = header.name.index if header.name else 0
        place = self.grid.place(row, column)
        self.rows.append(ListRow(found.fields, place))
        for name, why, text, hint in found.doubts:
            at = header.column(name)
            spot = self.grid.place(row, at.index) if at else place
            self.doubts.append(Doubt(("recipients", index, name), why, text, spot, hint))

    def _filled_down(self, row: int, cells: tuple[str, ...], header: Header) -> tuple[str, ...]:
        """The cells, with what stands at the top of cells that are merged downwards."""
        found = list(cells)
        for first, left, right in self.merged.get(row, ()):
            if left == right and header.last < first:
                column = next((c for c in header.columns if c.index == left), None)
                if column and column.field not in ("no", "amount") and left < len(found):
                    found[left] = found[left] or self.grid.rows[first][left]
        return tuple(found)


_SECTION_NUMBER = re.compile(r"(?:[IVX]+|[A-HĐ])[.)]?|[*-]")
_HEADING = re.compile(r"^(?:[IVX]+|[A-HĐ]|\d{1,2}(?:\.\d+)*)\s*[.)/:-]\s*")


def _at(cells: tuple[str, ...], column: Column | None) -> str:
    return cells[column.index] if column and column.index < len(cells) else ""


def _lines(cells: tuple[str, ...]) -> list[str]:
    """Each line of each cell."""
    return [squeeze(line) for cell in cells for line in cell.split("\n") if line.strip()]


def _line(cells: tuple[str, ...]) -> str:
    return squeeze(" ".join(cell for cell in cells if cell))
