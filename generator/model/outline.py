"""The text of an administrative paper as a tree, read off the marks that it is printed with.

Nghị định 30/2020/NĐ-CP (phụ lục I) and Thông tư 01/2011/TT-BNV number parts Phần, Chương, Điều, I.,
1., a); offices add A., 2.1., 1/, -, + and *. One paragraph stands on one line. The tree keeps every
mark as printed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from generator.model.text import slug

#: (type of mark, pattern, whether it numbers a section). The order decides: "I." before "a.".
_MARKS = (
    ("part", re.compile(r"((?:Phần|PHẦN)\s(?:thứ \w+|THỨ \w+|[IVX]+|\d+))\s*[.:–-]?\s+"), True),
    ("capital", re.compile(r"([A-H])\.\s+(?=[^\W\d_a-z]{2})"), True),
    ("chapter", re.compile(r"((?:Chương|CHƯƠNG)\s(?:[IVX]+|\d+))\s*[.:–-]?\s+"), True),
    ("roman", re.compile(r"([IVX]+)(?:[./]|\s?[-–])\s+"), True),
    ("article", re.compile(r"((?:Điều|ĐIỀU)\s\d+)[.:]\s+"), True),
    ("dotted", re.compile(r"(\d+(?:\.\d+)+)\.?\s+"), True),
    ("arabic", re.compile(r"(\d+)\.\s+"), True),
    ("arabic", re.compile(r"(\d{1,2})[/)-]\s+"), True),
    ("letter", re.compile(r"([a-zđ])[./)]\s+"), True),
    ("dash", re.compile(r"[-–]\s+"), False),
    ("plus", re.compile(r"\+\s+"), False),
    ("star", re.compile(r"\*\s+"), False),
)
#: Marks that close whatever stands below their rank, from the highest down.
_RANKS = {"part": 0, "capital": 1, "chapter": 2, "roman": 3, "article": 4}
_HEADING_LENGTH = 160
#: The sentence with which a plan closes belongs to no part of it.
_CLOSING = "Trên đây là "


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph: its mark as printed, its words, and how deep it stands.

    `section` is the nearest numbered part that it belongs to ("II.1.a"), `anchor` the name by
    which it can be linked to when it begins such a part. `heading` tells that it titles one.
    """

    mark: str
    text: str
    depth: int
    section: str
    anchor: str | None = None
    heading: bool = False


def section_anchor(section: str) -> str:
    """The anchor of a part: "II.1.a" → "muc-ii-1-a"; "đ" stays apart from "d"."""
    return f"muc-{slug(section.replace('đ', 'dd'))}"


@lru_cache(maxsize=512)
def parse_outline(body: str) -> tuple[Paragraph, ...]:
    """The paragraphs of `body` in order, each with its depth and section."""
    return tuple(_paragraphs(line.strip() for line in body.splitlines() if line.strip()))


@dataclass(frozen=True, slots=True)
class _Open:
    """A part that is still open: the type and token of its mark, and whether it takes text."""

    type: str
    token: str
    takes_text: bool


def _paragraphs(lines: Iterator[str]) -> Iterator[Paragraph]:
    open_: list[_Open] = []
    seen: set[str] = set()
    for line in lines:
        type_, mark, token, text = _split(line)
        if not type_:
            if text.startswith(_CLOSING):
                open_.clear()
            while open_ and not open_[-1].takes_text:
                open_.pop()
            yield Paragraph("", text, len(open_), _section(open_))
            continue
        _close(open_, type_, token)
        heading = _is_heading(type_, text)
        takes_text = heading or text.rstrip().endswith(":")
        depth = len(open_)
        open_.append(_Open(type_, token, takes_text))
        section = _section(open_)
        anchor = section_anchor(section) if token and section_anchor(section) not in seen else None
        if anchor:
            seen.add(anchor)
        yield Paragraph(mark, text, depth, section, anchor, heading and bool(token))


def _split(line: str) -> tuple[str, str, str, str]:
    """Type of mark, mark, token (empty for bullets), and the words."""
    for type_, pattern, numbered in _MARKS:
        if match := pattern.match(line):
            if type_ == "capital" and not line[match.end() :][:2].isupper():
                continue
            token = match[1] if numbered else ""
            return type_, match[0].strip(), token, line[match.end() :]
    return "", "", "", line


def _close(open_: list[_Open], type_: str, token: str) -> None:
    """Close every part that a mark of this type ends."""
    level = token.count(".")
    for index, part in enumerate(open_):
        if part.type == type_ and (type_ != "dotted" or part.token.count(".") >= level):
            del open_[index:]
            return
        if _outranks(type_, part.type) or (type_ == "arabic" and part.type in ("letter", "dotted")):
            del open_[index:]
            return
    if type_ in ("dotted", "arabic", "letter"):
        # A numbered part never stands below a bullet.
        while open_ and not open_[-1].token:
            open_.pop()


def _outranks(type_: str, other: str) -> bool:
    """Whether a mark of this type closes an open part of the other."""
    return type_ in _RANKS and _RANKS[type_] < _RANKS.get(other, len(_RANKS))


def _section(open_: list[_Open]) -> str:
    """The path of the open numbered parts; "2.1" below "2" stands for both."""
    tokens: list[str] = []
    for part in open_:
        if not part.token:
            continue
        head = part.token.rpartition(".")[0]
        if head and tokens and tokens[-1] == head:
            tokens[-1] = part.token
        else:
            tokens.append(part.token)
    return ".".join(tokens)


def _is_heading(type_: str, text: str) -> bool:
    """Whether a numbered line titles what follows instead of saying it."""
    short = len(text) <= _HEADING_LENGTH
    if type_ in _RANKS and (short or type_ == "roman"):
        return type_ != "article" or not text.rstrip().endswith((";", "."))
    return short and not text.rstrip().endswith((".", ";", "...", ")"))
