"""What a Word file holds: paragraphs, tables and cells, as `docx_blocks` reads them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from generator.model.problem import Problem


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A paragraph: its lines with the number of its list, the number of the paragraph (from 1).

    `boxes` are what stands in text boxes that hang on it.
    """

    lines: tuple[str, ...]
    number: int
    boxes: tuple[Block, ...] = ()

    @property
    def text(self) -> str:
        """All lines as one."""
        return " ".join(line for line in self.lines if line)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell and what it holds; `column` from 0. `width` and `height` count cells of the grid."""

    column: int
    blocks: tuple[Block, ...] = ()
    width: int = 1
    height: int = 1

    @property
    def lines(self) -> tuple[str, ...]:
        """Its lines of text, tables in it included."""
        return tuple(line for line in _lines(self.blocks) if line.strip())


@dataclass(frozen=True, slots=True)
class TableBlock:
    """A table: row by row the cells that begin there; `number` counts tables from 1."""

    rows: tuple[tuple[Cell, ...], ...]
    number: int


Block = Paragraph | TableBlock
Spans = tuple[tuple[int, int, int, int], ...]


def grid_rows(table: TableBlock) -> tuple[tuple[tuple[str, ...], ...], Spans]:
    """The cells as text, all rows of one width, and the cells that are merged.

    A merged cell has its text at its top left; it is (first row, first column, last row, last
    column), from 0. Columns that are blank to the right are left out.
    """
    filled = [cell for row in table.rows for cell in row if cell.lines]
    width = max((cell.column + 1 for cell in filled), default=0)
    rows: list[tuple[str, ...]] = []
    spans: list[tuple[int, int, int, int]] = []
    for number, row in enumerate(table.rows):
        cells = [""] * width
        for cell in row:
            if not cell.lines:
                continue
            cells[cell.column] = "\n".join(cell.lines)
            right = min(cell.column + cell.width, width) - 1
            if right > cell.column or cell.height > 1:
                spans.append((number, cell.column, number + cell.height - 1, right))
        rows.append(tuple(cells))
    return tuple(rows), tuple(spans)


@dataclass(frozen=True, slots=True)
class WordFile:
    """What a Word file holds; with an error among its problems it holds nothing."""

    blocks: tuple[Block, ...] = ()
    notes: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()
    #: Whether there is text that Word shows only on demand; it was left out.
    hidden: bool = False


def _lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Paragraph):
            yield from block.lines
            yield from _lines(block.boxes)
        else:
            for row in block.rows:
                yield "\t".join(" ".join(cell.lines) for cell in row)
