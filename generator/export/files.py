"""Tables and parts of them → files in three forms; what is known of a file is not made again.

A file is known by a hash of the rows in it. Rows are encoded as CSV, and then as JSON, once for all
files that hold them, and only if some file is new.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any, NamedTuple

from generator.export.csv_text import csv_lines, header
from generator.export.json_text import json_objects, json_text
from generator.export.xlsx import Sheet, workbook
from generator.kinds.tables.base import SCHEMA_VERSION, column_meaning, column_title
from generator.locale import t
from generator.model.output import AnyOutput, Kept, Output
from generator.model.table import CellType, Column, Row, Table

#: Form → its media type.
FORMS = {
    "csv": "text/csv",
    "json": "application/json",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
#: Key of a file's rows and form → its size and its hash.
Known = Mapping[bytes, tuple[int, str]]
_HASH_FORM = 2  # of marshal: knows no identities
_WIDTHS = {CellType.STRING: 24, CellType.INTEGER: 10, CellType.BOOLEAN: 10, CellType.DATE: 12}


#: Places of rows → a file of these rows.
Draw = Callable[[Sequence[int]], bytes]


@dataclass(frozen=True)
class _Encoded:
    """The rows of a table, `encode`d once, when the first are asked for."""

    table: Table
    encode: Callable[[Sequence[Column], Sequence[Row]], list[bytes]]

    def at(self, places: Sequence[int]) -> Iterator[bytes]:
        """Those at `places`."""
        return map(self._all.__getitem__, places)

    @cached_property
    def _all(self) -> list[bytes]:
        return self.encode(self.table.columns, self.table.rows)


@dataclass(frozen=True)
class TableFiles:
    """Makes files of one table. `source` is where the site tells what the columns mean."""

    table: Table
    source: str

    def key(self, places: Sequence[int]) -> bytes:
        """A hash of the rows at `places`, and of all else that their files show."""
        digests = self._digests
        return hashlib.sha256(b"".join([self._head, *(digests[at] for at in places)])).digest()

    def drawing(self, form: str) -> Draw:
        """What draws files of that form. It keeps the rows encoded for as long as it is kept."""
        if form == "csv":
            return self._csv()
        return self._json() if form == "json" else self._book

    def _csv(self) -> Draw:
        columns, rows = self.table.columns, _Encoded(self.table, csv_lines)
        return lambda places: b"".join([header(columns), *rows.at(places)])

    def _json(self) -> Draw:
        rows = _Encoded(self.table, json_objects)
        return lambda places: json_text(self.table.id, rows.at(places))

    @cached_property
    def _head(self) -> bytes:
        names = [(column.name, str(column.type)) for column in self.table.columns]
        return _hash((SCHEMA_VERSION, self.table.id, self.source, names))

    @cached_property
    def _digests(self) -> list[bytes]:
        return [_hash(tuple(row)) for row in self.table.rows]

    def _book(self, places: Sequence[int]) -> bytes:
        rows = [self.table.rows[at] for at in places]
        columns = self.table.columns
        titles = [column_title(self.table.id, column) for column in columns]
        widths = [_WIDTHS[column.type] for column in columns]
        sheet = Sheet(t("data.sheet.rows"), columns, titles, widths, rows)
        return workbook([sheet, self._dictionary])

    @cached_property
    def _dictionary(self) -> Sheet:
        """The second sheet: which column of the other files a heading stands for."""
        rows = [
            (
                column_title(self.table.id, column),
                column.name,
                column_meaning(self.table.id, column),
            )
            for column in self.table.columns
        ]
        rows.append((t("data.sheet.source"), "", self.source))
        headings = [t(f"data.sheet.{name}") for name in ("title", "name", "meaning")]
        return Sheet(t("data.sheet.dictionary"), _TEXTS, headings, [28, 20, 90], rows)


_TEXTS = tuple(Column(name, CellType.STRING, True) for name in ("title", "name", "meaning"))


@dataclass(frozen=True)
class Wish:
    """Files to be: the rows of a table at `places`, at `path` ("du-lieu/nam/2026"), in `forms`."""

    maker: TableFiles
    path: str
    places: Sequence[int]
    forms: Sequence[str] = tuple(FORMS)

    @cached_property
    def rows(self) -> bytes:
        """A hash of the rows."""
        return self.maker.key(self.places)

    @cached_property
    def keys(self) -> Mapping[str, bytes]:
        """Form → by what its file is known."""
        return {form: hashlib.sha256(self.rows + form.encode()).digest() for form in self.forms}


class Made(NamedTuple):
    """A file as others tell of it: `path`, by what it is known, its size in bytes and its hash."""

    path: str
    key: bytes
    size: int
    digest: str


def make_files(wishes: Iterable[Wish], known: Known) -> Iterator[tuple[Made, AnyOutput]]:
    """The files wished for: those with equal rows are made once, and none that is `known`.

    A known file is made again where it no longer stands.
    """
    of_tables: dict[str, list[Wish]] = {}
    for wish in wishes:
        of_tables.setdefault(wish.maker.table.id, []).append(wish)
    for of_table in of_tables.values():
        for form in FORMS:
            yield from _make_form(form, [wish for wish in of_table if form in wish.forms], known)


def _make_form(form: str, wishes: Sequence[Wish], known: Known) -> Iterator[tuple[Made, AnyOutput]]:
    """The files of one table in one form."""
    alike: dict[bytes, list[Wish]] = {}
    for wish in wishes:
        alike.setdefault(wish.keys[form], []).append(wish)
    draw = wishes[0].maker.drawing(form)
    for key, some in alike.items():
        content = None if key in known else draw(some[0].places)
        for wish in some:
            path = f"{wish.path}.{form}"
            if content is None:
                size, digest = known[key]
                drawn = partial(_draw, draw, path, wish.places)
                yield Made(path, key, size, digest), Kept(path, digest, drawn)
            else:
                output = Output(path, content)
                yield Made(path, key, len(content), output.digest), output


def _draw(draw: Draw, path: str, places: Sequence[int]) -> Output:
    return Output(path, draw(places))


def _hash(plain: Any) -> bytes:
    return hashlib.sha256(marshal.dumps(plain, _HASH_FORM)).digest()
