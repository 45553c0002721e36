"""Rows → one text each, column by column: what stands in many rows is encoded once."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Any

from generator.model.table import Cell, Column, Row

#: What makes of a cell of one column what stands in the file.
Encode = Callable[[Cell], Any]


class _Encoded(dict[Cell, Any]):
    """Cell → what stands for it. For one column only: 1 and true are the same key."""

    def __init__(self, encode: Encode) -> None:
        super().__init__()
        self._encode = encode

    def __missing__(self, cell: Cell) -> Any:
        found = self[cell] = self._encode(cell)
        return found


def encode_rows(
    columns: Sequence[Column], rows: Sequence[Row], encoder: Callable[[Column], Encode]
) -> Iterable[tuple[Any, ...]]:
    """Each row with its cells encoded; `encoder` is asked once for each column."""
    encoded = [_Encoded(encoder(column)) for column in columns]
    by_column = zip(*rows, strict=True) if rows else ((),) * len(columns)
    cells = zip(encoded, by_column, strict=True)
    return zip(*(map(of_column.__getitem__, found) for of_column, found in cells), strict=True)
