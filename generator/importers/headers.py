"""The header of a list: which row it is, and which field each of its columns is for."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from generator.importers.words import names
from generator.kinds.decision import Recipient
from generator.law.forms import find_form
from generator.locale import has, t
from generator.model.quota import RecipientKind
from generator.model.text import slug, squeeze
from generator.privacy.fields import is_private_field

#: Fields of columns that hold a name; of all but "name" the header tells who is listed.
NAMES: Mapping[str, RecipientKind | None] = {
    "individual": RecipientKind.INDIVIDUAL,
    "collective": RecipientKind.COLLECTIVE,
    "household": RecipientKind.HOUSEHOLD,
    "name_title": RecipientKind.INDIVIDUAL,
    "name": None,
}
_IN_BRACKETS = re.compile(r"\([^()]*\)")
#: So many words may follow the words of a header that are known.
_MORE_WORDS = 3
_NUMBERS = re.compile(r"\(?(\d{1,2}|[A-Za-z])\)?")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its field (one of `import.header` or of `Recipient`), and its title as typed.

    `mark`: a cross in it says that the row has this form ("Giấy khen").
    """

    index: int
    field: str
    title: str
    mark: str = ""


@dataclass(frozen=True, slots=True)
class Header:
    """The header in rows `first` to `last`; the columns that were recognised, and the others."""

    first: int
    last: int
    columns: tuple[Column, ...]
    others: tuple[Column, ...] = ()

    def column(self, *fields: str) -> Column | None:
        """The first column of one of the fields."""
        return next((column for column in self.columns if column.field in fields), None)

    @property
    def name(self) -> Column | None:
        """The column that holds names."""
        return self.column(*NAMES) or self.column("unit")


Rows = tuple[tuple[str, ...], ...]
Spans = tuple[tuple[int, int, int, int], ...]


def find_header(rows: Rows, spans: Spans, row: int) -> Header | None:
    """The header that begins in `row`, or None."""
    top = _titles(rows[row], row, spans)
    if sum(1 for title in top.values() if field_of(title)) < 1:
        return None
    header = _header(row, row, top)
    if row + 1 < len(rows) and _has_two_rows(rows, spans, row, top):
        below = dict(enumerate(rows[row + 1]))
        both = {column: (top.get(column, ""), below.get(column, "")) for column in {*top, *below}}
        double = _double(row, both)
        header = double if double and double.name else header
    if header is None or header.name is None:
        return None
    last = header.last
    while last + 1 < len(rows) and _is_numbering(rows[last + 1], header):
        last += 1
    return Header(header.first, last, header.columns, header.others)


def _titles(cells: tuple[str, ...], row: int, spans: Spans) -> dict[int, str]:
    """Column → title; a title that is merged over columns stands for each of them."""
    found = {index: squeeze(cell) for index, cell in enumerate(cells) if cell}
    for first, left, last, right in spans:
        if first <= row <= last and row == first and left in found:
            found |= dict.fromkeys(range(left, right + 1), found[left])
    return found


def _header(first: int, last: int, titles: Mapping[int, str]) -> Header | None:
    columns, others = [], []
    for index, title in sorted(titles.items()):
        field = field_of(title)
        known = any(column.field == field for column in columns)
        if field and (not known or field in ("private", "note", "amount")):
            columns.append(Column(index, field, title))
        elif title:
            others.append(Column(index, "", title))
    wanted = [column for column in columns if column.field not in ("note", "private")]
    named = any(column.field in NAMES or column.field == "unit" for column in columns)
    alone = len(titles) == 1 and len(wanted) == 1 and _is_exact(wanted[0].title)
    enough = len(wanted) >= 2 or alone
    mostly = len(columns) >= len(others)
    if named and enough and mostly:
        return Header(first, last, tuple(columns), tuple(others))
    return None


def _has_two_rows(rows: Rows, spans: Spans, row: int, top: Mapping[int, str]) -> bool:
    """Whether the row below belongs to the header: it divides titles, and begins no list."""
    high = any(first == row and last > row for first, _, last, _ in spans)
    below = rows[row + 1]
    filled = [index for index, cell in enumerate(below) if cell]
    if not filled or any(re.fullmatch(r"\d+\.?|[IVX]+\.?", below[index]) for index in filled):
        return False
    if high:
        return True
    ours = _header(row, row, top)
    if ours is None or ours.name is None:
        return True
    free = all(not _cell(rows[row], index) for index in filled[1:])
    return free and len(filled) >= 2 and not _cell(below, ours.name.index)


def _cell(cells: tuple[str, ...], index: int) -> str:
    return cells[index] if index < len(cells) else ""


def _double(row: int, titles: Mapping[int, tuple[str, str]]) -> Header | None:
    """The header of two rows: the lower title counts, unless the upper one hides all below it."""
    single = {
        index: _joined(upper, lower) for index, (upper, lower) in titles.items() if upper or lower
    }
    header = _header(row, row + 1, single)
    if header is None:
        return None
    marks = tuple(
        Column(index, "mark", lower, lower)
        for index, (upper, lower) in sorted(titles.items())
        if lower and field_of(upper) == "form" and find_form(lower)
    )
    if not marks:
        return header
    taken = {mark.index for mark in marks}
    rest = tuple(column for column in header.columns if column.index not in taken)
    others = tuple(column for column in header.others if column.index not in taken)
    return Header(row, row + 1, (*rest, *marks), others)


def _joined(upper: str, lower: str) -> str:
    if not lower or field_of(upper) == "private":
        return upper
    return lower if field_of(lower) or not upper else f"{upper} {lower}"


def _is_numbering(cells: tuple[str, ...], header: Header) -> bool:
    """Whether the row only numbers the columns: (1) (2) (3), or A B 1 2."""
    filled = [cell for cell in cells if cell]
    name = header.name
    here = cells[name.index] if name and name.index < len(cells) else ""
    return len(filled) >= 2 and bool(here) and all(map(_NUMBERS.fullmatch, filled))


def _is_exact(title: str) -> bool:
    return slug(title) in names("header")


@cache
def field_of(title: str) -> str:
    """The field that a column of this title is for, or ""."""
    for text in (title, _IN_BRACKETS.sub(" ", title)):
        key = slug(text)
        found = names("header").get(key) or _own_titles().get(key)
        if found:
            return found
        if is_private_field(text):
            return "private"
    known = [word for word in names("header") if "-" in word and key.startswith(f"{word}-")]
    longest = max(known, key=len, default="")
    few = key[len(longest) :].count("-") <= _MORE_WORDS
    return names("header")[longest] if longest and few else ""


@cache
def _own_titles() -> Mapping[str, str]:
    """What the portal's own CSV files may call their columns."""
    return {slug(title): field for field in Recipient.model_fields for title in _names_of(field)}


def _names_of(field: str) -> Iterator[str]:
    yield field
    yield t(f"field.Recipient.{field}.title")
    if has(f"field.Recipient.{field}.headers"):
        yield from t(f"field.Recipient.{field}.headers").split(";")
