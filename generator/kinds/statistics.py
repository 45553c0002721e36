"""Rows of decisions → numbers: how many awards, to whom, of which form, where, in which campaign.

What is counted is an award to one recipient ("lượt khen"), not a person: whoever was honoured twice
counts twice. Rows that no longer stand (`AwardRow.counts`) are left out everywhere.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from generator.kinds.decision import Award
from generator.kinds.tables.awards import AwardRow
from generator.kinds.tables.parts import ancestors
from generator.kinds.unit import Unit
from generator.model.portal import Portal, record_of
from generator.model.quota import RecipientKind
from generator.model.record import Entry
from generator.model.text import slug, sort_key

#: The order in which kinds of recipients stand everywhere.
KINDS_IN_ORDER = (RecipientKind.INDIVIDUAL, RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD)


@dataclass(frozen=True, slots=True)
class Count:
    """How many awards belong to one thing; `id` is empty for those that name none."""

    id: str
    title: str
    number: int


@dataclass(frozen=True, slots=True)
class Statistics:
    """The numbers of some rows; the largest first, but years from the first on.

    `kinds` counts each of `KINDS_IN_ORDER`; `years` has the same three numbers for each year.
    """

    total: int
    decisions: int
    kinds: tuple[int, int, int]
    years: tuple[tuple[int, tuple[int, int, int]], ...]
    forms: tuple[Count, ...]
    levels: tuple[Count, ...]
    units: tuple[Count, ...]
    issuers: tuple[Count, ...]
    campaigns: tuple[Count, ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Coverage:
    """A place and the units below it: how many have an award, and which have none.

    Only units that are there on the day of the build.
    """

    place: Entry
    units: int
    without: tuple[Entry, ...]


def count(rows: Iterable[AwardRow]) -> Statistics:
    """The numbers of the rows that stand."""
    standing = [row for row in rows if row.counts]
    kinds = Counter(row.kind for row in standing)
    by_year: dict[int, Counter[str]] = {}
    for row in standing:
        if row.year:
            by_year.setdefault(row.year, Counter())[row.kind] += 1
    return Statistics(
        total=len(standing),
        decisions=len({row.decision_id for row in standing}),
        kinds=_three(kinds),
        years=tuple((year, _three(by_year[year])) for year in sorted(by_year)),
        forms=_counts((slug(row.form), row.form) for row in standing),
        levels=_counts(_level(row) for row in standing),
        units=_counts((row.unit_id or slug(row.unit or ""), row.unit) for row in standing),
        issuers=_counts((row.issuer_id, row.issuer) for row in standing),
        campaigns=_counts((row.campaign_id, row.campaign) for row in standing),
        undated=sum(row.year is None for row in standing),
    )


def _three(numbers: Counter[str]) -> tuple[int, int, int]:
    first, second, third = KINDS_IN_ORDER
    return numbers[first], numbers[second], numbers[third]


def _level(row: AwardRow) -> tuple[str, str | None]:
    return (slug(row.level), row.level) if row.level else ("", None)


def _counts(found: Iterable[tuple[str | None, str | None]]) -> tuple[Count, ...]:
    """The largest first, equal ones by title; what names nothing last."""
    numbers: Counter[str] = Counter()
    titles: dict[str, str] = {}
    for (id, title), number in Counter(found).items():
        numbers[id or ""] += number
        titles.setdefault(id or "", title or "")
    counts = [Count(id, titles[id], number) for id, number in numbers.items()]
    return tuple(
        sorted(counts, key=lambda one: (not one.id, -one.number, *sort_key(one.title), one.id))
    )


def find_coverage(rows: Iterable[AwardRow], portal: Portal) -> tuple[tuple[Coverage, ...], int]:
    """For each topmost place of which the portal knows decisions: which units have no award.

    And how many topmost places with units below them have no decision in the portal: of those
    nothing can be told.
    """
    above = ancestors(portal)
    honoured = {id for row in rows if row.counts for id in above(row.unit_id)}
    deciding = deciding_places(portal)
    below: dict[str, list[Entry]] = {}
    for entry in portal.all("unit"):
        top = above(entry.id)[-1]
        if top != entry.id:
            there = _is_there(record_of(entry, Unit), portal)
            below.setdefault(top, []).extend([entry] if there else [])
    known = []
    for top in sorted(below.keys() & deciding):
        place, units = portal.find("unit", top), below[top]
        without = [entry for entry in units if entry.id not in honoured]
        without.sort(key=lambda entry: (*sort_key(entry.record.label), entry.id))
        if place and units:
            known.append(Coverage(place, len(units), tuple(without)))
    return tuple(known), len(below.keys() - deciding)


def deciding_places(portal: Portal) -> frozenset[str]:
    """The topmost units of which some body below, or they themselves, took a decision."""
    above = ancestors(portal)
    issuers = {record_of(entry, Award).issuer for entry in portal.all("award")}
    return frozenset(above(issuer)[-1] for issuer in issuers if above(issuer))


def _is_there(unit: Unit, portal: Portal) -> bool:
    """Whether the unit exists on the day of the build."""
    begun = unit.valid_from is None or unit.valid_from.first <= portal.today
    return begun and (unit.valid_to is None or unit.valid_to.last >= portal.today)


def statistic_units(rows: Iterable[AwardRow], portal: Portal) -> tuple[Entry, ...]:
    """The units that have numbers of their own: with rows, or of a place that decides."""
    above = ancestors(portal)
    named = {id for row in rows for id in (row.issuer_id, *above(row.unit_id))}
    deciding = deciding_places(portal)
    return tuple(
        entry
        for entry in portal.all("unit")
        if entry.id in named or above(entry.id)[-1] in deciding
    )
