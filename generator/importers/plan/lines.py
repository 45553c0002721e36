"""The text of a paper → its lines, each with its place, and its paragraphs put together again.

Text comes from Markdown, from Word or out of a PDF: with marks of formatting, broken lines, numbers
of pages, letters in parts (NFD). What is left is the paper's own words with its own marks.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise

from generator.importers.plan.names import VERB_FIRST, read_addressees
from generator.model.text import UNFIT, nfc, squeeze

_UNSEEN = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_HASHES = re.compile(r"^\s{0,3}#{1,6}\s+")
_QUOTED = re.compile(r"^\s{0,3}>\s?")
_RULE = re.compile(r"^[\s_=*~—–-]{3,}$|^[\s|:+-]*-{3,}[\s|:+-]*$")
#: "*Tập thể:*" is Markdown; "* Khen" and "\* Khen" are marks of the paper.
_STARS = re.compile(r"(?<!\\)\*(?!\s)|(?<=[^\s\\])\*")
_UNDERSCORES = re.compile(r"(?<!\w)__(?=\S)|(?<=\S)__(?!\w)")
_ESCAPE = re.compile(r"\\(?=[*_#.+\-()\[\]>|`~])")
_BULLET = re.compile("^[•●○▪■◦·∙⁃\uf0b7\uf02d\uf0a7➢✓]\\s*")
#: A mark that its words touch: "I.MỤC", "a)Tập thể", "-Tổ chức".
_TOUCHING = re.compile(r"^([IVX]+[.-]|\d+(?:\.\d+)*[.)]|[a-zđ][.)]|[-–+])(?=[^\W\d_]{2}|[“\"])")
_TWO_MARKS = re.compile(r"^[-–]\s+(?=\+\s)")
_LONE_NUMBER = re.compile(r"^(?:[-–]\s*)?[1-9]\d{0,2}(?:\s*[-–])?$|^Trang\s+\d+(?:\s*/\s*\d+)?$")
_LONE_MARK = re.compile(
    r"^(?:[IVX]+\.|\d+(?:\.\d+)*\.|[a-zđ]\)|(?:Phần|PHẦN|Chương|"
    r"CHƯƠNG)\s+\S+)$"
)
MARK = re.compile(
    r"(?:[IVX]+(?:[./)]|\s?[-–])|\d{1,2}-|[A-H]\.|\d+(?:\.\d+)+\.?|\d{1,2}[./)]|[a-zđ][./)]|"
    r"[-–+*])\s+|(?:Phần|PHẦN)\s+"
    r"(?:thứ|THỨ|[IVX\d])|(?:Điều|ĐIỀU)\s+\d+|(?:Chương|CHƯƠNG)\s+[IVX\d]"
)
_ENDS = (".", ";", ":", "!", "?", "…", "./", ".)")
_YEAR_RANGE = re.compile(r"^[-–]\s*(?:19|20)\d\d\b")
_CONNECTS = re.compile(
    r"(?:[(–-]|\b(?:và|của|các|về|cho|với|là|theo|số|ngày|tháng|tại|trong|"
    r"không quá|tối đa|tối thiểu|ít nhất))$"
)
#: In wrapped text names go on after these.
_NAMES = re.compile(
    r"\b(?:tỉnh|huyện|xã|phường|thành phố|thị trấn|Phòng|Chủ tịch|Ủy ban|Hội đồng|Trưởng phòng)$"
)
#: Names that go on with a word that is a verb elsewhere: "Ban" / "Tổ chức".
_UNFINISHED = re.compile(
    r"(?:\b(?:và|của|Ban|Phòng|Sở|Đội|Cục|Văn phòng|Trung tâm|Hội đồng|Hội|Ủy ban)|,)$"
)
#: "số 1200/KH-" / "UBND": where a number was broken behind its hyphen.
_TORN_NUMBER = re.compile(r"(?<=\s)(\d{1,5}/[A-ZĐ0-9/-]{1,20}-)\s(?=[A-ZĐ]{2})")
_WRAPPED_AT = 135
_FULL = 0.97
#: Type is not equally wide: what part of the middle line that surely goes on is a full line.
_FULL_OF_CUT = 0.95
#: Between the cells of a row.
CELLS = " | "
_FAR = 15


@dataclass(frozen=True, slots=True)
class Line:
    """One line or paragraph, and the number of the line that it begins at.

    `after_gap`: blank lines stand before it. Columns stay apart by a tab.
    """

    text: str
    number: int
    after_gap: bool = False

    @property
    def flat(self) -> str:
        """The line with one blank where columns part."""
        return squeeze(self.text)

    @property
    def cells(self) -> tuple[str, ...]:
        """What stands in its columns."""
        return tuple(cell for part in self.text.split("\t") if (cell := part.strip()))


def read_lines(text: str) -> tuple[Line, ...]:
    """The lines of `text` that hold words, without marks of Markdown and numbers of pages."""
    lines: list[Line] = []
    gap = False
    for number, raw in enumerate(re.split(r"\r\n?|[\n\f\v\x85\u2028\u2029]", nfc(text)), start=1):
        line = _clean(raw)
        if line:
            lines.append(Line(line, number, gap))
        gap = not line
    return tuple(_without_pages(lines))


def _clean(raw: str) -> str:
    if _RULE.match(raw):
        return ""
    text = _UNSEEN.sub("", raw).replace("\u00a0", " ").replace("<br>", " ")
    text = UNFIT.sub("", _QUOTED.sub("", _HASHES.sub("", text)))
    text = _ESCAPE.sub("", _UNDERSCORES.sub("", _STARS.sub("", text)))
    text = text.replace("`", "").strip(" \r")
    if text.startswith("|") and text.endswith("|"):
        text = text[1:-1]
    if text.count("|") >= 2:
        text = text.replace("|", "\t")
    text = re.sub(r"[^\S\t]*\t[^\S\t]*| {3,}", "\t", text.strip())
    text = re.sub(r" {2,}", " ", text)
    text = _TWO_MARKS.sub("", _BULLET.sub("- ", text))
    return _TOUCHING.sub(r"\1 ", text)


def _without_pages(lines: list[Line]) -> Iterator[Line]:
    """Numbers that stand alone are pages, where they stand far from each other."""
    alone = [index for index, line in enumerate(lines) if _LONE_NUMBER.match(line.text)]
    near = {index for one, other in pairwise(alone) if other - one < _FAR for index in (one, other)}
    pages = set(alone) - near
    return (line for index, line in enumerate(lines) if index not in pages)


def join_paragraphs(lines: Iterable[Line]) -> tuple[Line, ...]:
    """One paragraph a line: what a page or a line's end broke is joined."""
    given = [Line(_row(line), line.number, line.after_gap) for line in lines]
    wrapped = _is_wrapped(given)
    width = _width(given) if wrapped else 0
    joined: list[list[Line]] = []
    for line in given:
        if joined and _goes_on(joined[-1][-1], line, wrapped, width):
            joined[-1].append(line)
        else:
            joined.append([line])
    return tuple(Line(_whole(parts), parts[0].number, parts[0].after_gap) for parts in joined)


def _whole(parts: list[Line]) -> str:
    """A paragraph out of its lines; the number of a paper that was broken has no blank in it."""
    return _TORN_NUMBER.sub(r"\1", " ".join(part.text for part in parts))


def _row(line: Line) -> str:
    """The line as a paragraph; the cells of a table's row stay apart."""
    cells = [squeeze(cell) for cell in line.text.split("\t")]
    return CELLS.join(cells) if len(cells) >= 3 else line.flat


def _is_wrapped(lines: list[Line]) -> bool:
    """Whether lines end where the page was full, as in text out of a PDF."""
    if not lines or sorted(len(line.text) for line in lines)[-1] > _WRAPPED_AT:
        return False
    cut = sum(
        line.text[0].islower() and not MARK.match(line.text) and not before.text.endswith(_ENDS)
        for before, line in pairwise(lines)
    )
    return cut >= max(3, len(lines) // 12)


def _charges(before: str, line: str) -> bool:
    """Whether a line begins the tasks of the bodies that a numbered line above it names."""
    mark = MARK.match(before)
    if not mark or not VERB_FIRST.match(line) or _UNFINISHED.search(before):
        return False
    return bool(read_addressees(before[mark.end() :]))


def _width(lines: list[Line]) -> float:
    """How many letters a line holds at most before it was broken.

    Measured on the lines that surely go on, since no line before a stop tells whether it was full.
    """
    cut = sorted(
        len(before.text)
        for before, line in pairwise(lines)
        if line.text[0].islower() and not MARK.match(line.text) and not before.text.endswith(_ENDS)
    )
    return cut[len(cut) // 2] * _FULL_OF_CUT / _FULL if cut else 0


def _goes_on(before: Line, line: Line, wrapped: bool, width: float) -> bool:
    """Whether `line` is the rest of the paragraph that `before` ends."""
    if CELLS in before.text or CELLS in line.text:
        return False
    if _LONE_MARK.match(before.text):
        return not MARK.match(line.text)
    if _YEAR_RANGE.match(line.text):
        return before.text[-1:].isdigit()
    if MARK.match(line.text) or before.text.endswith(_ENDS):
        return False
    if _charges(before.text, line.text):
        return False
    if line.text[0].islower():
        return True
    if not wrapped or line.after_gap:
        return bool(_CONNECTS.search(before.text))
    if len(before.text) > 0.75 * width and _NAMES.search(before.text):
        return True
    # A line that had room for the next word was ended on purpose.
    return (
        bool(_CONNECTS.search(before.text))
        or len(before.text) + 1 + len(line.text.split()[0]) > _FULL * width
    )
