"""Periods → their last day: so many working or calendar days, the first day counted or not. Pure.

Where a period reaches a year without holiday data, no last day is given: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from generator.law.holidays import Year, holidays

_SATURDAY = 5
_DAY = timedelta(days=1)


class DayUnit(StrEnum):
    """What a period counts: working days (Monday to Friday without holidays), or all days."""

    WORKING = "working"
    CALENDAR = "calendar"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The last day of a period, both ends in it.

    `skipped` are the holidays that it leaves out, with their names. `uncertain` are days on the
    way of which nobody could tell whether they are off; if all of them are, it ends on `latest`.
    """

    last: date
    latest: date
    skipped: tuple[tuple[date, str], ...] = ()
    uncertain: tuple[tuple[date, str], ...] = ()


def last_day(first: date, number: int, unit: DayUnit, first_counts: bool) -> date | None:
    """The last day of a period of `number` days from `first`; None where it cannot be told.

    From 31/12/2024, ten working days with the first one end on 14/01/2025. A first day that is
    off is no working day and never counts as one. Raises `ValueError` below one day.
    """
    found = reckon(first, number, unit, first_counts)
    return found.last if found else None


def reckon(
    first: date,
    number: int,
    unit: DayUnit,
    first_counts: bool,
    years: Mapping[int, Year] | None = None,
) -> Reckoning | None:
    """The last day with what was left out on the way; None where a year has no data.

    `years` stands for the holidays that are known (`law/holidays.yml`).
    """
    if number < 1:
        raise ValueError(number)
    if unit is DayUnit.CALENDAR:
        end = first + timedelta(days=number - first_counts)
        return Reckoning(end, end)
    known = holidays() if years is None else years
    start = first if first_counts else first + _DAY
    last = _walk(start, number, known, frozenset())
    if last is None:
        return None
    # When all uncertain days are off the period reaches further, and may meet more of them.
    doubts = {day for year in known.values() for day in year.uncertain}
    latest = _walk(start, number, known, frozenset(doubts))
    end = latest or last
    return Reckoning(
        last=last,
        latest=end,
        skipped=_named(start, last, {year: data.off for year, data in known.items()}),
        uncertain=_named(start, end, {year: data.uncertain for year, data in known.items()}),
    )


def is_working(day: date, years: Mapping[int, Year]) -> bool | None:
    """Whether officials work on that day; None for a year of which nothing is known."""
    year = years.get(day.year)
    if year is None:
        return None
    if day in year.working:
        return True
    return day.weekday() < _SATURDAY and day not in year.off


def _walk(start: date, number: int, years: Mapping[int, Year], off: frozenset[date]) -> date | None:
    """The day on which `number` working days are full, from `start` on; `off` are none."""
    day, left = start, number
    while True:
        works = is_working(day, years)
        if works is None:
            return None
        left -= works and day not in off
        if left == 0:
            return day
        day += _DAY


def _named(
    start: date, last: date, years: Mapping[int, Mapping[date, str]]
) -> tuple[tuple[date, str], ...]:
    """The days from `start` to `last` that are named in `years`, in their order."""
    found = {}
    for number in range(start.year, last.year + 1):
        days = years.get(number, {})
        found.update({day: words for day, words in days.items() if start <= day <= last})
    return tuple(sorted(found.items()))
