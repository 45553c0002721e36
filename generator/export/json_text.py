"""Rows as JSON: one object a line, so that two versions can be compared line by line."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence

from generator.export.encoding import Encode, encode_rows
from generator.kinds.tables.base import SCHEMA_VERSION
from generator.model.table import Column, Row

_encode = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"), check_circular=False).encode


def json_objects(columns: Sequence[Column], rows: Sequence[Row]) -> list[bytes]:
    """Each row as an object: column → value, null where the cell is empty."""
    cells = encode_rows(columns, rows, _pair)
    return [f"{{{','.join(row)}}}".encode() for row in cells]


def _pair(number: int, column: Column) -> Encode:
    name = _encode(column.name)
    return lambda cell: f"{name}:{_encode(cell)}"


def json_text(table: str, objects: Iterable[bytes]) -> bytes:
    """The whole file: the table's name, the version of its columns, and its rows."""
    head = f'{{"table":{_encode(table)},"schema_version":{_encode(SCHEMA_VERSION)},"rows":['
    body = b",\n".join(objects)
    return b"%b\n%b\n]}\n" % (head.encode(), body) if body else f"{head}]}}\n".encode()
