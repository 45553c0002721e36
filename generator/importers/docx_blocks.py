"""A Word file's bytes → its paragraphs and tables in reading order.

python-docx opens the package and finds its parts; what it does not know (numbers of lists, tracked
changes, text boxes, merged cells) is read from the XML (`docx_runs.py`, `docx_numbers.py`).
`reading.read_file` opens no byte of a file before `check_archive` has nothing against it.
"""

from __future__ import annotations

import io
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from generator.importers.docx_numbers import Numbers, read_numbers
from generator.importers.docx_runs import Node, is_joined, path, read_runs, value, w
from generator.importers.docx_values import Block, Cell, Paragraph, TableBlock, WordFile
from generator.model.archive import UNREADABLE
from generator.model.problem import Problem
from generator.model.text import nfc

#: Word has no more columns (ECMA-376 does not say; Word refuses the 64th).
_MOST_COLUMNS = 63
_MOST_CELLS = 500_000
#: A hundred pages have three thousand, a list of 2,000 people some twenty thousand.
_MOST_PARAGRAPHS = 40_000
#: Characters of one paragraph: a page has about three thousand.
_MOST_TEXT = 30_000
#: What python-docx and lxml raise for packages that no Word wrote.
_FOREIGN = (*UNREADABLE, SyntaxError, AttributeError, TypeError, AssertionError, RecursionError)
_WRAPPERS = frozenset(
    w(name) for name in ("sdt", "sdtContent", "customXml", "ins", "moveTo", "smartTag")
)


def read_word(data: bytes, name: str) -> WordFile:
    """The file `name`, against which `check_archive` has nothing.

    Every reason not to read it is a problem, and never an exception.
    """
    try:
        body, notes, numbers = _open(data)
        reader = _Reader(numbers)
        blocks = tuple(reader.blocks(body))
        found = tuple(_notes(notes, reader.noted))
    except _FOREIGN:
        return WordFile(problems=(Problem("import.broken-file", name, found=name),))
    if reader.is_too_much:
        return WordFile(problems=(Problem("import.too-large", name, found=name),))
    return WordFile(blocks, found, hidden=reader.hidden)


def _open(data: bytes) -> tuple[Node, Node | None, Numbers]:
    """Body, footnotes and numbering. Raises any of `_FOREIGN`."""
    import docx
    from docx.opc.constants import RELATIONSHIP_TYPE as KIND
    from docx.oxml import parse_xml

    document = docx.Document(io.BytesIO(data))

    def related(kind: str) -> Node | None:
        for relation in document.part.rels.values():
            if relation.reltype == kind and not relation.is_external:
                root: Node = parse_xml(relation.target_part.blob)
                return root
        return None

    numbers = read_numbers(related(KIND.NUMBERING), related(KIND.STYLES))
    body: Node = document.element.body
    if body is None:
        raise ValueError("no body")
    return body, related(KIND.FOOTNOTES), numbers


@dataclass(slots=True)
class _Reader:
    """Walks a body; counts as it goes."""

    numbers: Numbers
    paragraphs: int = 0
    tables: int = 0
    cells: int = 0
    longest: int = 0
    hidden: bool = False
    noted: list[str] = field(default_factory=list)

    @property
    def is_too_much(self) -> bool:
        """Whether the document is larger than any that an office writes."""
        return (
            self.cells > _MOST_CELLS
            or self.longest > _MOST_TEXT
            or self.paragraphs > _MOST_PARAGRAPHS
        )

    def blocks(self, parent: Iterable[Node]) -> Iterator[Block]:
        """The paragraphs and tables in an element."""
        before: list[str] = []
        for node in _children(parent):
            if self.is_too_much:
                return
            if node.tag == w("tbl"):
                yield self._table(node)
                continue
            if not len(node):
                self.paragraphs += 1
                continue
            properties = node.find(w("pPr"))
            paragraph = self._paragraph(node, properties, "".join(before))
            before = []
            if is_joined(properties):
                before = ["\n".join(paragraph.lines)]
            else:
                yield paragraph
        if before:
            yield Paragraph(tuple(before[0].split("\n")), self.paragraphs)

    def _paragraph(self, node: Node, properties: Node | None, before: str) -> Paragraph:
        self.paragraphs += 1
        number = self.paragraphs
        runs = read_runs(node)
        self.hidden = self.hidden or runs.hidden
        self.noted += runs.notes
        # An empty paragraph of a list is counted by Word, but shows nothing that is meant.
        label = self.numbers.label(properties)
        text = nfc(before + (label if runs.text.strip() and not before else "") + runs.text)
        self.longest = max(self.longest, len(text))
        boxes = tuple(block for box in runs.boxes for block in self.blocks(box))
        return Paragraph(tuple(text.replace("\u00ad", "").split("\n")), number, boxes)

    def _table(self, node: Node) -> TableBlock:
        self.tables += 1
        number = self.tables
        rows: list[tuple[Cell, ...]] = []
        open_: dict[int, tuple[int, int]] = {}
        for row in _children(node, "tr"):
            if row.find(path("trPr", "del")) is None:
                rows.append(tuple(self._row(row, rows, open_)))
        return TableBlock(tuple(rows), number)

    def _row(
        self, row: Node, above: list[tuple[Cell, ...]], open_: dict[int, tuple[int, int]]
    ) -> Iterator[Cell]:
        """The cells that begin in this row; those that go on from above grow there."""
        column = _count(row.find(path("trPr", "gridBefore")), 0)
        mine: dict[int, tuple[int, int]] = {}
        for index, node in enumerate(_children(row, "tc")):
            if column >= _MOST_COLUMNS or self.cells > _MOST_CELLS:
                break
            width = _count(node.find(path("tcPr", "gridSpan")), 1)
            width = max(1, min(width, _MOST_COLUMNS - column))
            self.cells += width
            merge = node.find(path("tcPr", "vMerge"))
            goes_on = merge is not None and value(merge, "continue") == "continue"
            if goes_on and column in open_:
                _grow(above, open_[column])
                mine[column] = open_[column]
            else:
                if merge is not None:
                    mine[column] = (len(above), index)
                yield Cell(column, tuple(self.blocks(node)), width)
            column += width
        open_.clear()
        open_.update(mine)


def _grow(rows: list[tuple[Cell, ...]], place: tuple[int, int]) -> None:
    """One more row for the cell at (row, which cell)."""
    at, index = place
    cells = list(rows[at])
    if index < len(cells):
        cell = cells[index]
        cells[index] = Cell(cell.column, cell.blocks, cell.width, cell.height + 1)
        rows[at] = tuple(cells)


def _children(parent: Iterable[Node], *names: str) -> Iterator[Node]:
    """The elements of those names (`p` and `tbl` otherwise), through what only wraps them."""
    wanted = frozenset(w(name) for name in names or ("p", "tbl"))
    for node in parent:
        if node.tag in wanted:
            yield node
        elif node.tag in _WRAPPERS:
            yield from _children(node, *names)


def _count(node: Node | None, default: int) -> int:
    text = value(node)
    return min(int(text), _MOST_COLUMNS + 1) if text.isdecimal() and len(text) < 6 else default


def _notes(notes: Node | None, wanted: list[str]) -> Iterator[str]:
    """The words of the footnotes that the text refers to, in their order."""
    if notes is None:
        return
    by_id = {note.get(w("id")): note for note in notes}
    for id_ in dict.fromkeys(wanted):
        if (note := by_id.get(id_)) is not None:
            texts = (read_runs(paragraph).text.strip() for paragraph in _children(note, "p"))
            if text := nfc(" ".join(text for text in texts if text)):
                yield text
