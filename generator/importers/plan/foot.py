"""The foot of a paper: to whom it goes, who signs, and by what authority."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.plan.letters import LOWER, UPPER
from generator.importers.plan.lines import Line
from generator.importers.plan.parts import AUTHORITY, POSITION
from generator.model.text import squeeze

_HEADING = re.compile(r"^(?:Nơi nhận|NƠI NHẬN|Nơi gửi)\s*:?", re.IGNORECASE)
_ITEM = re.compile(r"^[-–+]\s*")
_STOP = re.compile(r"(?:;|\.|:|\))\s+(?=[^\W\d_a-z]|\()")
_BREAK = re.compile(r"(?<=[;.])\s+[-–]\s+")
_SIGNED = re.compile(r"(?i)^\(?\s*(?:đã ký|ký tên|chữ ký|signed)[^)]*\)?$|^\(\s*ký[^)]*\)$")
#: Names of all peoples of the country: "H'Yim Kđoh", "Y Bhuôk Niê", "K’Brể".
_WORD = rf"[{UPPER}](?:['’][{UPPER}]?)?[{LOWER}]*"
_NAME = re.compile(
    rf"^(?:(?:Đ/c|Ông|Bà|(?:(?:PGS|GS|ThS|TS|BS|DS|KS|LS|"
    rf"CK\s?[I1-2]+|BSCK\s?[I1-2]+)\.?\s?)+|"
    rf"Thạc sĩ|Tiến sĩ|Thượng tá|Trung tá|Thiếu tá|Đại tá|Đại "
    rf"úy)\.?\s+)?"
    rf"(?:{_WORD}|[A-ZĐ]\.)(?:[\s-]{_WORD}){{1,5}}$"
)
_CAPITAL_NAME = re.compile(rf"^[{UPPER}]{{2,}}(?:\s[{UPPER}]+){{1,5}}$")


@dataclass(frozen=True, slots=True)
class Foot:
    """Recipients and signer as printed; what the paper does not say is empty."""

    heading: str = ""
    recipients: tuple[str, ...] = ()
    authority: str = ""
    position: str = ""
    name: str = ""
    line: int = 0
    unread: tuple[Line, ...] = ()


def read_foot(lines: tuple[Line, ...]) -> Foot:
    """The foot in the lines that follow the closing sentence."""
    heading, left, right = _columns(lines)
    authority = [words for words, _ in right if AUTHORITY.match(words)]
    position = [words for words, _ in right if POSITION.match(words)]
    names = [words for words, _ in right if _is_name(words)]
    told = {*authority, *position, *names[-1:]}
    rest = tuple(
        Line(words, number)
        for words, number in right
        if words not in told and not _SIGNED.match(words)
    )
    return Foot(
        heading,
        _recipients(left),
        " ".join(authority),
        " ".join(position),
        names[-1] if names else "",
        lines[0].number if lines else 0,
        rest,
    )


def _is_name(words: str) -> bool:
    return bool(
        (_NAME.match(words) or _CAPITAL_NAME.match(words))
        and not POSITION.match(words)
        and not AUTHORITY.match(words)
    )


def _columns(
    lines: tuple[Line, ...],
) -> tuple[str, list[str], list[tuple[str, int]]]:
    """The heading, the lines of recipients, and those of the signer with their numbers."""
    heading, left, right = "", list[str](), list[tuple[str, int]]()
    for line in lines:
        for words in _parted(line):
            if not heading and (match := _HEADING.match(words)):
                heading = match[0].strip()
                words = words[match.end() :].strip()
            if not words:
                continue
            if _ITEM.match(words):
                left.append(words)
            elif _belongs_right(words) or not heading:
                right.append((words, line.number))
            elif left and not left[-1].endswith((";", ".")) and words[0].islower():
                left[-1] += f" {words}"
            elif not right or words.endswith(";"):
                left.append(words)
            else:
                right.append((words, line.number))
    return heading, left, right


def _parted(line: Line) -> Iterator[str]:
    """What stands in the columns of a line, also where a converter left no room between them.

    "- UBND tỉnh (b/c); CHỦ TỊCH" are a recipient and the position of who signs.
    """
    for cell in line.cells:
        words = squeeze(cell)
        begins_left = _ITEM.match(words) or _HEADING.match(words)
        for match in _STOP.finditer(words) if begins_left else ():
            if _belongs_right(words[match.end() :]):
                yield words[: match.end()].strip()
                words = words[match.end() :]
                break
        yield words


def _belongs_right(words: str) -> bool:
    return bool(
        AUTHORITY.match(words)
        or POSITION.match(words)
        or _SIGNED.match(words)
        or (_is_name(words) and not words.endswith((";", ".")))
    )


def _recipients(left: list[str]) -> tuple[str, ...]:
    """One recipient each, as printed with its stop; lines without dashes are split at them."""
    found: list[str] = []
    for words in left:
        if _ITEM.match(words):
            found += _BREAK.split(words)
        else:
            found += re.split(r"(?<=;)\s+", words)
    return tuple(item for words in found if (item := _ITEM.sub("", words).strip()))
