"""A number of records in; that many fictional search items out, the same for the same number.

About 85 % are persons, 6 % decisions, 1 % campaigns, the rest collectives and households. Half of
the persons are rows of a decision and share its number and date, as they do in a portal. Texts are
spelled as they come from many offices: 15 % in Unicode's decomposed form, 35 % with the tone mark
in the new place (hoà instead of hòa).
"""

from __future__ import annotations

import random
from bisect import bisect
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import accumulate
from typing import TypeVar

from benchmarks.search import vocabulary as words
from benchmarks.search.spelling import new_tone_place, nfd, plain
from generator.model.search import Item, Topic, TopicKey
from generator.model.text import slug

SHARE_NFD = 0.15
SHARE_NEW_TONE_PLACE = 0.35
FIRST_YEAR, LAST_YEAR, REFORM = 2012, 2026, 2025
_BLOCK = 16  # a decision, and fifteen records after it
_CAMPAIGN_EVERY, _CAMPAIGN_AT = 97, 50
_MOST_UNITS = 590
_SHORTEST, _LONGEST = 10, 40  # words of the title of a decision or a campaign
_KINDS = {
    "ca-nhan": "Cá nhân",
    "tap-the": "Tập thể",
    "ho-gia-dinh": "Hộ gia đình",
    "quyet-dinh": "Quyết định khen thưởng",
    "phong-trao": "Phong trào thi đua",
}

_T = TypeVar("_T")


class Chance(random.Random):
    """Chances that come out alike in every release of Python: all from `random()`."""

    def below(self, number: int) -> int:
        """A number from 0 on, smaller than `number`."""
        return int(self.random() * number)

    def pick(self, values: Sequence[_T]) -> _T:
        """One of `values`, all alike."""
        return values[self.below(len(values))]

    def skewed(self, values: Sequence[_T]) -> _T:
        """One of `values`, the first ones more often."""
        return values[int(self.random() ** 2.2 * len(values))]


@dataclass(frozen=True, slots=True)
class Unit:
    """A commune under its new and its old name."""

    id: str
    new: str
    old: str
    province: str

    def name(self, year: int) -> str:
        """What it was called in `year`."""
        return self.new if year >= REFORM else self.old


@dataclass(frozen=True, slots=True)
class _Paper:
    """What a decision and its rows share."""

    id: str
    number: str
    date: str
    year: int
    unit: Unit
    form: str
    field: str
    campaign: int


class Data:
    """`size` records, and the topics that they belong to."""

    def __init__(self, size: int, seed: int = 2026) -> None:
        self.size, self.seed = size, seed
        self.units = _units(max(20, min(_MOST_UNITS, size * 6 // 1000)), self._chance("u", 0))
        self.campaigns = _campaigns_below(size)

    @cached_property
    def items(self) -> tuple[Item, ...]:
        """All records in the order of their addresses' making."""
        return tuple(self._item(number) for number in range(self.size))

    def more(self, number: int) -> tuple[Item, ...]:
        """Further records, as if they came in later."""
        return tuple(self._item(self.size + more) for more in range(number))

    @cached_property
    def topics(self) -> Mapping[TopicKey, Topic]:
        """Units, provinces, kinds, fields, award forms, years, campaigns."""
        return dict(self._topics())

    def _topics(self) -> Iterator[tuple[TopicKey, Topic]]:
        for kind, title in _KINDS.items():
            yield ("loai", kind), Topic(title)
        for unit in self.units:
            chance = self._chance("topic", unit.id)
            names = (_spelled(unit.old, chance),)
            yield ("don-vi", unit.id), Topic(_spelled(unit.new, chance), names)
        for facet, titles in (
            ("tinh", words.PROVINCES),
            ("linh-vuc", words.FIELDS),
            ("hinh-thuc", tuple(dict.fromkeys(words.FORMS))),
        ):
            for title in titles:
                yield (facet, slug(title)), Topic(title)
        for year in range(FIRST_YEAR, LAST_YEAR + 1):
            yield ("nam", str(year)), Topic(str(year), order=str(9999 - year))
        for number in range(self.campaigns):
            yield ("phong-trao", f"phong-trao-{number:04}"), Topic(self._campaign_title(number))

    def _chance(self, what: str, number: object) -> Chance:
        return Chance(f"{self.seed}/{what}/{number}")

    def _item(self, number: int) -> Item:
        chance = self._chance("item", number)
        paper = self._paper(number // _BLOCK)
        if number % _CAMPAIGN_EVERY == _CAMPAIGN_AT:
            return self._campaign(number, chance)
        if number % _BLOCK == 0:
            return self._decision(paper, chance)
        return self._recipient(number, paper, chance)

    def _paper(self, number: int) -> _Paper:
        chance = self._chance("paper", number)
        year = FIRST_YEAR + chance.below(LAST_YEAR - FIRST_YEAR + 1)
        return _Paper(
            id=f"quyet-dinh-{number:05}",
            number=_number(year, chance),
            date=_date(year, chance),
            year=year,
            unit=chance.pick(self.units),
            form=chance.pick(words.FORMS),
            field=chance.pick(words.FIELDS),
            campaign=chance.below(self.campaigns) if self.campaigns else -1,
        )

    def _decision(self, paper: _Paper, chance: Chance) -> Item:
        parts = (words.DECISION_HEADS, words.DECISION_REASONS, words.DECISION_ENDS)
        title = _title(parts, chance, paper.unit, paper.year, paper.form, paper.field)
        return self._made(f"/khen-thuong/{paper.id}/", title, "quyet-dinh", paper, chance)

    def _campaign_title(self, number: int) -> str:
        """The title as it was issued; the record of the campaign may spell it otherwise."""
        chance = self._chance("campaign", number)
        year = FIRST_YEAR + chance.below(LAST_YEAR - FIRST_YEAR + 1)
        parts = (words.CAMPAIGN_HEADS, words.CAMPAIGN_ENDS)
        return _title(parts, chance, chance.pick(self.units), year)

    def _campaign(self, number: int, chance: Chance) -> Item:
        campaign = number // _CAMPAIGN_EVERY
        paper = self._paper(-1 - number)
        title = self._campaign_title(campaign)
        address = f"/phong-trao/phong-trao-{campaign:04}/"
        return self._made(address, title, "phong-trao", paper, chance, with_form=False)

    def _recipient(self, number: int, paper: _Paper, chance: Chance) -> Item:
        """A row of a decision, or somebody with a page and papers of their own."""
        kind, title = _recipient(chance)
        place = number % _BLOCK
        if place <= _BLOCK // 2:
            address = f"/khen-thuong/{paper.id}/#{kind}-{place}"
        else:
            address = f"/dien-hinh/{slug(title)}-{number:06}/"
            paper = self._paper(-1 - number)
        return self._made(address, title, kind, paper, chance)

    def _made(
        self,
        address: str,
        title: str,
        kind: str,
        paper: _Paper,
        chance: Chance,
        with_form: bool = True,
    ) -> Item:
        form = paper.form if with_form else ""
        return Item(
            address=address,
            title=_spelled(title, chance),
            kind=kind,
            unit=paper.unit.name(paper.year),
            year=str(paper.year),
            form=form,
            topics=tuple(_topics_of(kind, paper, form)),
            numbers=(paper.number,),
            dates=(paper.date,),
            texts=(_spelled(_body(chance), chance),),
        )


def _topics_of(kind: str, paper: _Paper, form: str) -> Iterator[TopicKey]:
    yield "loai", kind
    yield "don-vi", paper.unit.id
    yield "nam", str(paper.year)
    yield "tinh", slug(paper.unit.province)
    yield "linh-vuc", slug(paper.field)
    if form:
        yield "hinh-thuc", slug(form)
    if paper.campaign >= 0 and kind != "phong-trao":
        yield "phong-trao", f"phong-trao-{paper.campaign:04}"


def _campaigns_below(size: int) -> int:
    """How many campaigns are among the first `size` records."""
    return (size - _CAMPAIGN_AT + _CAMPAIGN_EVERY - 1) // _CAMPAIGN_EVERY


def _units(number: int, chance: Chance) -> tuple[Unit, ...]:
    """Communes whose names differ by more than diacritics."""
    pairs = [f"{a} {b}" for a in words.PLACE_FIRST for b in words.PLACE_SECOND if a != b]
    places = list({plain(place): place for place in pairs}.values())
    mixed = sorted(places, key=lambda _: chance.random())
    return tuple(
        Unit(
            id=slug(f"{mixed[at]} {at:03}"),
            new=f"{chance.pick(words.UNIT_KINDS)} {mixed[at]}",
            old=f"{chance.pick(words.OLD_UNIT_KINDS)} {mixed[-1 - at]}",
            province=words.PROVINCES[at % len(words.PROVINCES)],
        )
        for at in range(number)
    )


def _spelled(text: str, chance: Chance) -> str:
    """`text` as one of many offices would have stored it."""
    moved, decomposed = chance.random(), chance.random()
    text = new_tone_place(text) if moved < SHARE_NEW_TONE_PLACE else text
    return nfd(text) if decomposed < SHARE_NFD else text


def _title(
    parts: Sequence[Sequence[str]],
    chance: Chance,
    unit: Unit,
    year: int,
    form: str = "",
    field: str = "",
) -> str:
    """One of each of `parts`, filled: a title of ten to forty words, like many others."""
    while True:
        template = " ".join(chance.pick(part) for part in parts)
        title = _filled(template, chance, unit, year, form, field)
        if _SHORTEST <= len(title.split()) <= _LONGEST:
            return title


def _filled(
    text: str, chance: Chance, unit: Unit, year: int, form: str = "", field: str = ""
) -> str:
    """A template of a title with everything put in; what it does not name is ignored."""
    text = text.replace("{occasion}", chance.pick(words.OCCASIONS))
    return text.format(
        motto=chance.pick(words.MOTTOS),
        other=chance.pick(words.MOTTOS),
        number=chance.below(40) + 2,
        more=chance.below(150) + 2,
        round=chance.pick((60, 65, 70, 75, 80, 120, 125, 130, 135)),
        form=form,
        field=field.lower(),
        year=year,
        since=year - chance.pick((1, 4, 5)),
        unit=unit.name(year).replace(unit.name(year)[0], unit.name(year)[0].lower(), 1),
        province=unit.province.replace("T", "t", 1),
    )


def _recipient(chance: Chance) -> tuple[str, str]:
    """Who is honoured: kind and name."""
    roll = chance.random()
    if roll < 0.055:
        place = f"{chance.pick(words.PLACE_FIRST)} {chance.pick(words.PLACE_SECOND)}"
        return "tap-the", chance.pick(words.COLLECTIVES).format(
            hero=chance.pick(words.HEROES),
            place=place,
            number=chance.below(30) + 1,
            family=_family(chance),
        )
    if roll < 0.085:
        names = {"man": person(chance, woman=False), "woman": person(chance, woman=True)}
        return "ho-gia-dinh", chance.pick(words.HOUSEHOLDS).format(**names)
    return "ca-nhan", person(chance, woman=chance.random() < 0.5)


def person(chance: Chance, woman: bool) -> str:
    """A full name of two to five syllables."""
    middles = words.WOMEN_MIDDLE if woman else words.MEN_MIDDLE
    given = chance.skewed(words.WOMEN_GIVEN if woman else words.MEN_GIVEN)
    roll = chance.random()
    middle: list[str] = []
    if roll > 0.05:
        middle.append(chance.skewed(middles))
    if roll > 0.72:
        middle.append(chance.pick(middles[12:]))
    if roll > 0.985:
        middle.append(chance.pick(middles[12:]))
    return " ".join(dict.fromkeys((_family(chance), *middle, given)))


_FAMILY_NAMES = tuple(words.FAMILIES)
_FAMILY_SHARES = tuple(accumulate(words.FAMILIES.values()))


def _family(chance: Chance) -> str:
    return _FAMILY_NAMES[bisect(_FAMILY_SHARES, chance.random() * _FAMILY_SHARES[-1])]


def _number(year: int, chance: Chance) -> str:
    """A number as “108/QĐ-UBND”; some offices put the year in between."""
    number = int(chance.random() ** 2 * 6000) + 1
    between = f"/{year}" if chance.random() < 0.08 else ""
    return f"{number}{between}/{chance.pick(words.SYMBOLS)}"


def _date(year: int, chance: Chance) -> str:
    return f"{year}-{chance.below(12) + 1:02}-{chance.below(28) + 1:02}"


def _body(chance: Chance) -> str:
    """Twelve to thirty words; as in life, few are everywhere and many are rare."""
    wanted = 12 + chance.below(19)
    body: list[str] = []
    while len(body) < wanted:
        body += chance.skewed(words.BODY).split()
    text = " ".join(body[:wanted])
    return f"{text[:1].upper()}{text[1:]}."
