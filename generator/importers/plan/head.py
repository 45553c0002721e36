"""The head of a paper: number and symbol, place and date, who issues it.

The number stands above the kind of the paper (Nghị định 30/2020/NĐ-CP, phụ lục I): what the text
cites further down is never taken for it.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importers.plan.dates import PLACE_DATE
from generator.importers.plan.letters import UPPER
from generator.importers.plan.lines import Line
from generator.importers.plan.parts import is_motto
from generator.model.days import iso_day
from generator.model.text import squeeze

_NUMBER = re.compile(
    r"(?:^|(?<=\t))Số\s*:?\s*(?P<n>\d{1,5}(?:/(?:19|20)\d\d)?[a-zA-Z]?)?[\s.…_]*/\s*"
    r"(?P<s>[A-ZĐƯ][A-Za-zĐđƯư]*(?:[-–.&][A-ZĐƯ0-9][A-Za-zĐđƯư0-9]*)*)"
)
_PARTY = re.compile(
    r"(?:^|(?<=\t))Số\s*:?\s*(?P<n>\d{1,5})?[\s.…_]*-\s*(?P<s>[A-ZĐ]{2,}/[A-ZĐ]{2,}[\w-]*)"
)
#: The State's name or motto, where both columns stand on one line with one blank between them.
_BESIDE = re.compile(r"(?i)\s+(?:cộng (?:hòa|hoà) xã hội|độc lập\s*[-–]|đảng cộng sản).*$")
_ORGAN = re.compile(rf"^[{UPPER}][{UPPER}\s,.–-]{{2,}}$")


#: A line that only goes on with the one above it: "ỦY BAN NHÂN DÂN" / "XÃ A".
_LEVEL = re.compile(
    r"^(?:XÃ|HUYỆN|PHƯỜNG|TỈNH|THỊ TRẤN|THỊ XÃ|THÀNH PHỐ|QUẬN|ĐẶC "
    r"KHU)\b(?!\s+(?:ỦY|UỶ))"
)


@dataclass(frozen=True, slots=True)
class PaperNumber:
    """Number and symbol, as far as they are given, and their line as printed."""

    number: str
    symbol: str
    text: str
    line: int


@dataclass(frozen=True, slots=True)
class PlaceDate:
    """Place and date as printed. `on` is the date in ISO form, as far as it is given.

    `whole`: day, month and year are given; `impossible`: what is given is no date.
    """

    place: str
    text: str
    date_text: str
    on: str
    whole: bool
    impossible: bool
    line: int


@dataclass(frozen=True, slots=True)
class Head:
    """What the head of a paper says; `organ` are the words of the body that issues it."""

    number: PaperNumber | None = None
    dated: PlaceDate | None = None
    organ: str = ""


def read_head(lines: tuple[Line, ...]) -> Head:
    """The head in the lines above the kind of the paper."""
    number: PaperNumber | None = None
    dated: PlaceDate | None = None
    for line in lines:
        rest = line.text
        if number is None and (match := _NUMBER.search(rest) or _PARTY.search(rest)):
            number = _number(match, line.number)
            rest = rest[: match.start()] + "\t" + rest[match.end() :]
        dated = dated or _place_date(rest, line.number)
    return Head(number, dated, _organ(lines))


def _number(match: re.Match[str], line: int) -> PaperNumber:
    number, symbol = match["n"] or "", match["s"]
    if match.re is _PARTY and number:  # "12-KH/HU" is one name: there is no number before a stroke
        number, symbol = f"{number}-{symbol}", ""
    return PaperNumber(number, symbol, squeeze(match[0]), line)


def _place_date(text: str, line: int) -> PlaceDate | None:
    match = PLACE_DATE.search(text.strip()) or PLACE_DATE.search(squeeze(text))
    if not match:
        return None
    day, month = (re.sub(r"\D", "", match[name]) for name in "dm")
    year = match["y"] if len(match["y"]) == 4 else ""
    # A day without its month says nothing that could be told as a date.
    on = iso_day(day, month, year) if month or not day else year
    return PlaceDate(
        squeeze(match["place"]),
        squeeze(match[0]),
        squeeze(match["date"]),
        on,
        bool(day and month and year),
        bool(year and not on),
        line,
    )


def _organ(lines: tuple[Line, ...]) -> str:
    """The lines of the left column above the number, in one: "ỦY BAN NHÂN DÂN XÃ A"."""
    words: list[str] = []
    for line in lines:
        if line.text.startswith("Số") or PLACE_DATE.search(line.flat):
            break
        cell = _BESIDE.sub("", line.cells[0]) if line.cells else ""
        if cell and not is_motto(cell) and _ORGAN.match(cell):
            words.append(cell)
    named = words[-1:]
    if named and _LEVEL.match(named[0]):
        named = words[-2:]
    return " ".join(named)
