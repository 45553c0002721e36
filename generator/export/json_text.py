"""Rows as JSON: one object a line, so that two versions can be compared line by line."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pydantic_core import to_json

from generator.kinds.tables.base import SCHEMA_VERSION
from generator.model.table import Column, Row


def json_objects(columns: Sequence[Column], rows: Sequence[Row]) -> list[bytes]:
    """Each row as an object: column → value, null where the cell is empty."""
    names = [column.name for column in columns]
    return [to_json(dict(zip(names, row, strict=True))) for row in rows]


def json_text(table: str, objects: Iterable[bytes]) -> bytes:
    """The whole file: the table's name, the version of its columns, and its rows."""
    head = b'{"table":%b,"schema_version":%b,"rows":[' % (to_json(table), to_json(SCHEMA_VERSION))
    body = b",\n".join(objects)
    return b"%b\n%b\n]}\n" % (head, body) if body else head + b"]}\n"
