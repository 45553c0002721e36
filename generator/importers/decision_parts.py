"""The blocks of a Word file → the parts of a decision: head, subject, articles, foot, lists.

Layout after Nghị định 30/2020/NĐ-CP, phụ lục I and III: what stands above "QUYẾT ĐỊNH" is the head,
the words below it the subject; articles follow the second "QUYẾT ĐỊNH"; the foot begins at "Nơi
nhận" or with who signs; lists come as tables or as headed paragraphs, inside or after.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace

from generator.importers.docx_text import Line, lines_of
from generator.importers.docx_values import Block, TableBlock, grid_rows
from generator.importers.headers import find_header
from generator.importers.plan.letters import UPPER
from generator.importers.plan.parts import AUTHORITY, POSITION
from generator.model.text import slug

_ARTICLE = re.compile(r"^(?:Điều|ĐIỀU|Ðiều|Diều)\s*\d{1,2}\s*[.:)\-–]?\s*")
_BASIS = re.compile(r"^[-–+*]?\s*(?:Căn cứ|Căn Cứ|CĂN CỨ|Xét|Theo|Thực hiện|Thi hành)\s")
_RECIPIENTS = re.compile(r"^Nơi\s+(?:nhận|gửi)\b", re.IGNORECASE)
_LIST = re.compile(r"^(?:DANH\s*SÁCH|PHỤ\s*LỤC|BIỂU)\b|^(?:Danh sách|Phụ lục)(?:\s[^.;:]{0,80})?$")
_SUBJECT = re.compile(r"^\W*(?:Về\s+việc|V\s*/\s*v|Về)\s*:?\s*", re.IGNORECASE)
_SPACED = re.compile(rf"^(?:[{UPPER}]\s+){{4,}}[{UPPER}]\W*$")
_TOGETHER = re.compile(r"\b(ngày|tháng|năm)(?=\d)|(?<=\d)(?=(?:tháng|năm)\b)", re.IGNORECASE)
_LOOSE = re.compile(rf"(?<=[{UPPER}])\s{{0,9}}[-–]\s{{0,9}}(?=[{UPPER}]{{2}})")
_SHORT = 250
#: Titles may stand in a table above its header.
_HEADERS_WITHIN = 6
_TITLE = "quyetdinh"


@dataclass(slots=True)
class Decision:
    """The parts of a decision, each as lines; what it lacks is empty.

    `titled`: there is a line "QUYẾT ĐỊNH". `body_name` is who decides ("CHỦ TỊCH ỦY BAN NHÂN DÂN
    XÃ A"). `lists` are tables with the lines above them, `loose` lists of paragraphs.
    """

    titled: bool = False
    head: list[Line] = field(default_factory=list)
    subject: list[Line] = field(default_factory=list)
    body_name: str = ""
    articles: list[list[Line]] = field(default_factory=list)
    foot: list[Line] = field(default_factory=list)
    lists: list[ListTable] = field(default_factory=list)
    loose: list[Line] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class ListTable:
    """A table that holds a list, and what stands above it as its heading."""

    table: TableBlock
    above: tuple[Line, ...] = ()


def split_decision(blocks: tuple[Block, ...]) -> Decision:
    """The parts of a decision, or of a list alone."""
    pieces = list(_pieces(blocks))
    titled = any(_is_title(piece) for piece in pieces if isinstance(piece, Line))
    splitter = _Splitter(Decision(titled), "head" if titled else "list")
    for piece in pieces:
        if isinstance(piece, TableBlock):
            splitter.table(piece)
        else:
            splitter.line(piece)
    return splitter.decision


def _pieces(blocks: Iterable[Block]) -> Iterator[Line | TableBlock]:
    """Tables that hold a list, or go on with one, and lines of all else."""
    listing = False
    for block in blocks:
        if isinstance(block, TableBlock) and all(len(row) == 1 for row in block.rows):
            for row in block.rows:
                yield from _pieces(row[0].blocks)
        elif isinstance(block, TableBlock) and (has_header(block) or (listing and _numbers(block))):
            listing = True
            yield block
        else:
            for line in lines_of((block,)):
                if not line.aside:
                    yield replace(line, text=tidy(line.text))


def has_header(table: TableBlock) -> bool:
    """Whether one of the first rows is the header of a list."""
    rows, spans = grid_rows(table)
    return any(find_header(rows, spans, row) for row in range(min(len(rows), _HEADERS_WITHIN)))


def _numbers(table: TableBlock) -> bool:
    """Whether the first cell is a number, as in a list that goes on."""
    rows, _ = grid_rows(table)
    return bool(rows and rows[0] and rows[0][0].rstrip(".").isdecimal())


def tidy(text: str) -> str:
    """A line without the damage of scanning: "Q U Y Ế T", "ngày12", "QĐ - UBND"."""
    if _SPACED.match(text):
        words = re.split(r"\s{2,}", text)
        text = " ".join("".join(word.split()) for word in words)
    if "/" in text[:40]:
        text = _LOOSE.sub("-", text)
    return re.sub(r"\s{0,9}/\s{0,9}(?=QĐ)", "/", _TOGETHER.sub(lambda m: f"{m[0]} ", text)).strip()


def _is_title(line: Line) -> bool:
    return slug(line.text).replace("-", "") == _TITLE or _with_subject(line.text) is not None


def _with_subject(text: str) -> str | None:
    """What follows on a line "QUYẾT ĐỊNH Về việc …"."""
    match = re.match(r"QUYẾT\s+ĐỊNH\W*\s(?=Về\s|V/v|VỀ\s)", text)
    return text[match.end() :] if match else None


@dataclass(slots=True)
class _Splitter:
    """Goes down the pieces; `at` is the part that they belong to."""

    decision: Decision
    at: str
    above: list[Line] = field(default_factory=list)

    def table(self, table: TableBlock) -> None:
        """A list; the lines since the last table or heading are its own."""
        self.decision.lists.append(ListTable(table, tuple(self.above)))
        self.above = []

    def line(self, line: Line) -> None:
        """A line goes where its part is, or begins the next part."""
        text = line.text
        getattr(self, f"_{self.at}")(line, text)

    def _head(self, line: Line, text: str) -> None:
        if not _is_title(line):
            self.decision.head.append(line)
            return
        self.at = "subject"
        if (rest := _with_subject(text)) is not None:
            self.decision.subject.append(replace(line, text=rest))

    def _subject(self, line: Line, text: str) -> None:
        if _BASIS.match(text) or _ARTICLE.match(text) or _is_title(line):
            self.at = "preamble"
            self._preamble(line, text)
        elif self.decision.subject and _is_body(text):
            self.decision.body_name = _body(f"{self.decision.body_name} {text}")
        elif any(map(str.isalpha, text)):
            self.decision.subject.append(line)

    def _preamble(self, line: Line, text: str) -> None:
        if _ARTICLE.match(text):
            self.at = "articles"
            self._articles(line, text)
        elif not self.decision.body_name and _is_body(text):
            self.decision.body_name = _body(text)

    def _articles(self, line: Line, text: str) -> None:
        if _LIST.match(text) and len(text) < _SHORT:
            self.at = "list"
            self._list(line, text)
        elif _RECIPIENTS.match(text) or _signs(text):
            self.at = "foot"
            self.decision.foot.append(line)
        elif _ARTICLE.match(text) or not self.decision.articles:
            self.decision.articles.append([replace(line, text=_ARTICLE.sub("", text))])
            self.above = []
        else:
            self.decision.articles[-1].append(line)
            self.above.append(line)

    def _foot(self, line: Line, text: str) -> None:
        if _LIST.match(text) and len(text) < _SHORT:
            self.at = "list"
            self._list(line, text)
        else:
            self.decision.foot.append(line)

    def _list(self, line: Line, text: str) -> None:
        if _ARTICLE.match(text) and self.decision.titled:
            self.at = "articles"
            self._articles(line, text)
        elif self.decision.titled and not self.decision.foot and _RECIPIENTS.match(text):
            self.at = "foot"
            self.decision.foot.append(line)
        else:
            if _LIST.match(text) and len(text) < _SHORT:
                self.above = []
            self.above.append(line)
            self.decision.loose.append(line)


def _is_body(text: str) -> bool:
    """Whether a line is in capitals as the name of who decides is."""
    letters = [letter for letter in text if letter.isalpha()]
    return len(letters) > 8 and all(letter.isupper() for letter in letters)


def _body(text: str) -> str:
    """Who decides, without what follows: "CHỦ TỊCH UBND XÃ A QUYẾT ĐỊNH:"."""
    return re.sub(r"\W*QUYẾT\s+ĐỊNH\W*$", "", text).strip()


def _signs(text: str) -> bool:
    return bool(AUTHORITY.match(text) or POSITION.match(text))


def subject_of(lines: Iterable[Line]) -> str:
    """The subject in one: "Tặng Giấy khen cho …", without "Về việc"."""
    words = " ".join(line.text for line in lines)
    words = _SUBJECT.sub("", re.sub(r"\s+", " ", words)).strip(" .;:-–_*")
    return words[:1].upper() + words[1:]
