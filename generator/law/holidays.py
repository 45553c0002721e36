"""Days off of officials who work from Monday to Friday, year by year, with source and doubt."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from generator.law.data import days_of, load_data


@dataclass(frozen=True, slots=True)
class Year:
    """What is known of one year. Each day has the words that say why.

    `off` are holidays, days off in lieu and exchanged days; `working` the Saturdays worked for
    exchanged days; of `uncertain` days nobody could tell whether they are off. `confidence` is
    "high", "medium" or "low".
    """

    off: Mapping[date, str]
    working: Mapping[date, str]
    uncertain: Mapping[date, str]
    source: tuple[str, ...]
    confidence: str


@cache
def holidays() -> Mapping[int, Year]:
    """Calendar year → what is known of it (`holidays.yml`); a year without data is not there."""
    return {int(number): _year(data) for number, data in load_data("holidays.yml")["years"].items()}


def _year(data: Mapping[str, Any]) -> Year:
    return Year(
        off=_days(data["off"]),
        working=_days(data.get("working", {})),
        uncertain=_days(data.get("uncertain", {})),
        source=tuple(data["source"]),
        confidence=data["confidence"],
    )


def _days(spans: Mapping[str, str]) -> dict[date, str]:
    return {day: words for span, words in spans.items() for day in days_of(span)}
