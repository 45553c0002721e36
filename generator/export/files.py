"""Tables and parts of them → files in three forms; what is known of a file is not made again.

A file is known by a hash of the rows in it. Rows are encoded once for all files that hold them,
and only if some file is new.
"""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property, partial
from typing import Any

from generator.export.csv_text import csv_lines, header
from generator.export.json_text import json_objects, json_text
from generator.export.xlsx import Sheet, workbook, xlsx_rows
from generator.kinds.tables.base import SCHEMA_VERSION, column_meaning, column_title
from generator.locale import t
from generator.model.output import Kept, Output
from generator.model.table import CellType, Column, Table

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


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file as pages tell of it; `size` in bytes."""

    address: str
    form: str
    size: int
    digest: str


@dataclass(frozen=True)
class TableFiles:
    """Makes the files of one table. `source` is where the site tells what the columns mean."""

    table: Table
    source: str

    def files(
        self,
        path: str,
        places: Sequence[int] | None,
        known: Known,
        kept: dict[bytes, tuple[int, str]],
    ) -> tuple[tuple[DataFile, Kept], ...]:
        """The files at `path` ("du-lieu/nam/2026") with the rows at `places`, or with all rows.

        Sizes and hashes come from `known` where they can, and go to `kept`.
        """
        found = []
        rows = self._key(places)
        for form in FORMS:
            key = hashlib.sha256(rows + form.encode()).digest()
            draw: Callable[[], Output] = partial(self._draw, f"{path}.{form}", form, places)
            if key not in known:
                made = draw()
                kept[key] = (len(made.content), made.digest)
                if form == "xlsx":  # small, and dear to make again
                    draw = partial(_same, made)
            else:
                kept[key] = known[key]
            size, digest = kept[key]
            file = DataFile(f"/{path}.{form}", form, size, digest)
            found.append((file, Kept(f"{path}.{form}", digest, draw)))
        return tuple(found)

    def _key(self, places: Sequence[int] | None) -> bytes:
        digests = self._digests
        chosen = digests if places is None else [digests[place] for place in places]
        return hashlib.sha256(b"".join([self._head, *chosen])).digest()

    @cached_property
    def _head(self) -> bytes:
        names = [(column.name, str(column.type)) for column in self.table.columns]
        return _hash((SCHEMA_VERSION, self.table.id, self.source, names))

    @cached_property
    def _digests(self) -> list[bytes]:
        return [_hash(tuple(row)) for row in self.table.rows]

    def _draw(self, path: str, form: str, places: Sequence[int] | None) -> Output:
        rows = self._encoded[form]()
        chosen = rows if places is None else [rows[place] for place in places]
        return Output(path, self._writers[form](chosen))

    @cached_property
    def _writers(self) -> Mapping[str, Callable[[Sequence[bytes]], bytes]]:
        return {"csv": self._csv, "json": self._json, "xlsx": self._xlsx}

    @cached_property
    def _encoded(self) -> Mapping[str, Callable[[], list[bytes]]]:
        return {
            "csv": lambda: self._csv_lines,
            "json": lambda: self._json_objects,
            "xlsx": lambda: self._xlsx_rows,
        }

    @cached_property
    def _csv_lines(self) -> list[bytes]:
        return csv_lines(self.table.columns, self.table.rows)

    @cached_property
    def _json_objects(self) -> list[bytes]:
        return json_objects(self.table.columns, self.table.rows)

    @cached_property
    def _xlsx_rows(self) -> list[bytes]:
        return xlsx_rows(self.table.columns, self.table.rows)

    def _csv(self, lines: Sequence[bytes]) -> bytes:
        return b"".join([header(self.table.columns), *lines])

    def _json(self, objects: Sequence[bytes]) -> bytes:
        return json_text(self.table.id, objects)

    def _xlsx(self, rows: Sequence[bytes]) -> bytes:
        columns = self.table.columns
        titles = [column_title(self.table.id, column) for column in columns]
        widths = [_WIDTHS[column.type] for column in columns]
        return workbook([Sheet(t("data.sheet.rows"), titles, widths, rows), self._dictionary])

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
        return Sheet(t("data.sheet.dictionary"), headings, [28, 20, 90], xlsx_rows(_TEXTS, rows))


_TEXTS = tuple(Column(name, CellType.STRING, True) for name in ("title", "name", "meaning"))


def _same(output: Output) -> Output:
    return output


def _hash(plain: Any) -> bytes:
    return hashlib.sha256(marshal.dumps(plain, _HASH_FORM)).digest()
