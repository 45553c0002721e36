"""A table of open data: columns with names that stay, and rows of plain values.

The columns of a table are the fields of a `NamedTuple`, so that code which counts its rows and
files which publish them speak of the same names.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any, NewType, get_args, get_type_hints

#: A day as ISO text: "2026-04-10". Days that are not known whole are no `Day` but words.
Day = NewType("Day", str)
Cell = str | int | bool | None
Row = tuple[Cell, ...]


class CellType(StrEnum):
    """What a column holds, in the words of XML Schema and CSVW."""

    STRING = "string"
    INTEGER = "integer"
    BOOLEAN = "boolean"
    DATE = "date"


@dataclass(frozen=True, slots=True)
class Column:
    """A column; only one that is not `required` has empty cells."""

    name: str
    type: CellType
    required: bool


@dataclass(frozen=True, slots=True)
class Table:
    """A table: `id` is the name of its files ("luot-khen-thuong"), `key` tells rows apart."""

    id: str
    columns: tuple[Column, ...]
    key: tuple[str, ...]
    rows: tuple[Row, ...]


_TYPES: dict[object, CellType] = {
    str: CellType.STRING,
    int: CellType.INTEGER,
    bool: CellType.BOOLEAN,
    Day: CellType.DATE,
}


def find_columns(row: type[tuple[Any, ...]]) -> tuple[Column, ...]:
    """The columns that the fields of a `NamedTuple` make."""
    return tuple(_column(name, kind) for name, kind in get_type_hints(row).items())


def _column(name: str, kind: object) -> Column:
    inner = [part for part in get_args(kind) if part is not type(None)]
    return Column(name, _TYPES[inner[0] if inner else kind], not inner)
