"""A number of people in; the records of a fictional portal out, the same for the same number.

10,000 people make 2,000 exemplars, 8,000 recipients in 160 decisions of 50 rows, 60 units and 40
campaigns. The tools get these values and write them in the way that is natural for each.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

from benchmarks.search import vocabulary as words
from benchmarks.search.data import Chance, person
from generator.model.text import slug

ROWS = 50
FIRST_YEAR, YEARS = 2016, 11
_ONE_EXEMPLAR_IN = 5
_USUAL, _UNITS, _CAMPAIGNS = 10_000, 60, 40
_FEWEST_UNITS, _FEWEST_CAMPAIGNS = 10, 6
_WORDS, _SENTENCE = 80, 16
#: Those that a person can receive.
_NOT_FOR_PEOPLE = (
    "Tập thể Lao động xuất sắc",
    "Gia đình văn hóa tiêu biểu",
    "Cờ thi đua của Chính phủ",
)
_FORMS = tuple(form for form in words.FORMS if form not in _NOT_FOR_PEOPLE)
_ROLES = ("Nông dân", "Giáo viên", "Công chức", "Bác sĩ", "Trưởng thôn", "Công nhân")


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune."""

    id: str
    name: str


@dataclass(frozen=True, slots=True)
class Campaign:
    """A campaign of one year; `unit` is the id of who launched it."""

    id: str
    title: str
    unit: str
    year: int
    summary: str


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision. `unit` and `campaign` are ids, `date` is ISO."""

    id: str
    title: str
    number: str
    date: str
    unit: str
    campaign: str
    form: str
    year: int


@dataclass(frozen=True, slots=True)
class Person:
    """Somebody honoured. `unit`, `campaign`, `decision` are ids; `paragraph` is Markdown.

    An exemplar has a file of their own in our portal; the others are rows of their decision.
    """

    id: str
    name: str
    role: str
    unit: str
    year: int
    form: str
    campaign: str
    decision: str
    field: str
    achievement: str
    paragraph: str
    exemplar: bool


@dataclass(frozen=True, slots=True)
class Records:
    """All of a portal; recipients come in the order of the decisions' rows."""

    units: tuple[Unit, ...]
    campaigns: tuple[Campaign, ...]
    decisions: tuple[Decision, ...]
    people: tuple[Person, ...]


def make_records(size: int) -> Records:
    """`size` people and what they belong to; units and campaigns grow with the root of `size`."""
    units = tuple(_unit(number) for number in range(_scaled(_UNITS, size, _FEWEST_UNITS)))
    many = _scaled(_CAMPAIGNS, size, _FEWEST_CAMPAIGNS)
    campaigns = tuple(_campaign(number, units) for number in range(many))
    recipients = size - math.ceil(size / _ONE_EXEMPLAR_IN)
    papers = max(1, math.ceil(recipients / ROWS))
    decisions = tuple(_decision(number, units, campaigns) for number in range(papers))
    people = tuple(_person(number, units, decisions) for number in range(size))
    return Records(units, campaigns, decisions, people)


def plain(text: str) -> str:
    """`text` without Markdown's marks."""
    return text.replace("**", "")


def _scaled(usual: int, size: int, fewest: int) -> int:
    return max(fewest, round(usual * math.sqrt(size / _USUAL)))


def _chance(what: str, number: int) -> Chance:
    return Chance(f"peers/{what}/{number}")


def _unit(number: int) -> Unit:
    chance = _chance("unit", number)
    place = f"{chance.pick(words.PLACE_FIRST)} {chance.pick(words.PLACE_SECOND)}"
    return Unit(f"xa-{number:03}", f"Xã {place} {number + 1}")


def _campaign(number: int, units: tuple[Unit, ...]) -> Campaign:
    chance = _chance("campaign", number)
    year = FIRST_YEAR + number % YEARS
    return Campaign(
        id=f"phong-trao-{number:03}",
        title=f"Phong trào thi đua “{chance.pick(words.MOTTOS)}” năm {year}, đợt {number + 1}",
        unit=units[number % len(units)].id,
        year=year,
        summary=plain(_text(chance, _SENTENCE)),
    )


def _decision(number: int, units: tuple[Unit, ...], campaigns: tuple[Campaign, ...]) -> Decision:
    chance = _chance("decision", number)
    campaign = campaigns[number % len(campaigns)]
    form = chance.pick(_FORMS)
    return Decision(
        id=f"quyet-dinh-{number:05}",
        title=f"Tặng {form} cho các cá nhân tiêu biểu, lần {number + 1}",
        number=str(number + 1),
        date=f"{campaign.year}-{chance.below(12) + 1:02}-{chance.below(28) + 1:02}",
        unit=units[number % len(units)].id,
        campaign=campaign.id,
        form=form,
        year=campaign.year,
    )


def _person(number: int, units: tuple[Unit, ...], decisions: tuple[Decision, ...]) -> Person:
    """Of five people the first is an exemplar, the others are the next rows of the decisions."""
    chance = _chance("person", number)
    group, place = divmod(number, _ONE_EXEMPLAR_IN)
    row = number - group - 1
    paper = decisions[row // ROWS if place else group % len(decisions)]
    name = person(chance, woman=chance.random() < 0.5)
    return Person(
        id=f"{slug(name)}-{number:06}",
        name=name,
        role=chance.pick(_ROLES),
        unit=chance.pick(units).id,
        year=paper.year,
        form=paper.form,
        campaign=paper.campaign,
        decision=paper.id,
        field=chance.pick(words.FIELDS),
        achievement=plain(_text(chance, 12)),
        paragraph=_text(chance, _WORDS),
        exemplar=place == 0,
    )


def _text(chance: Chance, wanted: int) -> str:
    """About `wanted` words in sentences of 16, and one number in bold."""
    days = f"**{chance.below(90) + 10} ngày công**"
    found = days.split()
    while len(found) < wanted:
        found += chance.skewed(words.BODY).split()
    starts = range(0, len(found), _SENTENCE)
    sentences = (" ".join(found[start : start + _SENTENCE]) for start in starts)
    return " ".join(f"{sentence[:1].upper()}{sentence[1:]}." for sentence in sentences)
