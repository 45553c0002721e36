"""A Word file's blocks → its lines of text in reading order, numbers of lists made visible.

The head and the foot of administrative papers are tables without lines: their left column is read
to its end, and then the right one. Other tables come row by row, cells apart by tabs.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.docx_values import Block, TableBlock, WordFile
from generator.locale import t
from generator.model.text import slug

#: A table of layout has at most so many rows; the head of a paper has two, the foot three.
_MOST_LAYOUT_ROWS = 6
_NUMBER_HEADINGS = frozenset({"stt", "tt", "so-tt", "so-thu-tu", "s-tt"})


@dataclass(frozen=True, slots=True)
class Line:
    """A line of text and where it stands, as people see it: "đoạn 12", "bảng 1, hàng 2".

    `table` is the number of its table (from 1) or 0, `row` and `column` (from 1) its cell there;
    `column` is 0 where the line is a whole row of a table. `aside` tells text boxes and footnotes,
    which stand outside of the text's flow.
    """

    text: str
    place: str
    table: int = 0
    row: int = 0
    column: int = 0
    aside: bool = False


def find_lines(file: WordFile) -> tuple[Line, ...]:
    """The lines of a Word file and of its footnotes, blank ones left out."""
    notes = (Line(text, t("import.word.note"), aside=True) for text in file.notes)
    return (*lines_of(file.blocks), *notes)


def lines_of(blocks: tuple[Block, ...]) -> tuple[Line, ...]:
    """The lines of paragraphs and tables, blank ones left out."""
    return tuple(line for line in _lines(blocks) if line.text)


def _lines(blocks: tuple[Block, ...], aside: bool = False) -> Iterator[Line]:
    for block in blocks:
        if isinstance(block, TableBlock):
            yield from _table(block, aside)
            continue
        place = t("import.word.paragraph", number=block.number)
        yield from (Line(text.strip(), place, aside=aside) for text in block.lines)
        yield from _lines(block.boxes, True)


def is_layout(table: TableBlock) -> bool:
    """Whether a table only puts text side by side, as the head and foot of a paper do."""
    if len(table.rows) > _MOST_LAYOUT_ROWS or not table.rows:
        return False
    filled = [[cell for cell in row if cell.lines] for row in table.rows]
    first = next((row[0].lines[0] for row in filled if row), "")
    return max(map(len, filled)) <= 2 and slug(first) not in _NUMBER_HEADINGS


def _table(table: TableBlock, aside: bool) -> Iterator[Line]:
    if is_layout(table):
        yield from _columns(table, aside)
        return
    for number, row in enumerate(table.rows, 1):
        text = "\t".join(" ".join(cell.lines) for cell in row).strip()
        yield Line(text, _place(table.number, number), table.number, number, aside=aside)


def _columns(table: TableBlock, aside: bool) -> Iterator[Line]:
    cells = [(cell, number) for number, row in enumerate(table.rows, 1) for cell in row]
    for cell, row in sorted(cells, key=lambda pair: (pair[0].column, pair[1])):
        for line in _lines(cell.blocks, aside):
            place = _place(table.number, row)
            yield Line(line.text, place, table.number, row, cell.column + 1, line.aside)


def _place(table: int, row: int) -> str:
    return t("import.word.row", table=table, row=row)
