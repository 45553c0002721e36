"""Rows of decisions → what a page of numbers shows: figures, tables with bars, columns by year."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from generator.kinds.decision import Award
from generator.kinds.display import card_date, format_number, format_percent
from generator.kinds.statistics import KINDS_IN_ORDER, Count, Statistics, count
from generator.kinds.tables.awards import AwardRow
from generator.kinds.tables.offer import Dataset
from generator.locale import t
from generator.model.charts import ColumnChart, column_chart, percent
from generator.model.portal import Link, Portal, record_of

HOME = "/so-lieu/"
BY_YEAR, BY_UNIT = f"{HOME}nam/", f"{HOME}don-vi/"
_MOST = 15  # bars of one table; what is beyond is summed up
_MOST_DECISIONS = 30


@dataclass(frozen=True, slots=True)
class Bar:
    """One line of a table with bars: `share` in words, `width` of the bar, if it has one."""

    title: str
    address: str | None
    number: int
    share: str
    width: str | None


@dataclass(frozen=True, slots=True)
class Bars:
    """A table with bars; `name` is its place on the page and the key of its words."""

    name: str
    bars: tuple[Bar, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Years:
    """The chart of years, where there are enough of them, and its numbers.

    A year with its page, the awards to each kind of recipient, and all of them.
    """

    chart: ColumnChart | None
    years: tuple[tuple[Link, tuple[int, int, int], int], ...]
    undated: int


@dataclass(frozen=True, slots=True)
class Numbers:
    """Some rows in numbers, and the files that hold just these rows.

    `name` tells several of one page apart; `figures` are (number, what it counts); `decisions`
    are the latest of `total_decisions`: the link, the day in words, how many awards.
    """

    name: str
    figures: tuple[tuple[int, str], ...]
    total: int
    years: Years | None
    tables: tuple[Bars, ...]
    decisions: tuple[tuple[Link, str, int], ...]
    total_decisions: int
    dataset: Dataset | None


@dataclass(frozen=True, slots=True)
class Drawing:
    """What numbers are shown with: the portal, and the units that have pages of numbers."""

    portal: Portal
    units: Collection[str]

    def numbers(
        self,
        name: str,
        rows: Sequence[AwardRow],
        dataset: Dataset | None,
        leave: Collection[str] = (),
        decisions: bool = True,
    ) -> Numbers:
        """The numbers of the rows; tables of the names in `leave` would say nothing there."""
        found = count(rows)
        tables = (self._kinds(found), *self._tables(found))
        if len(found.issuers) < 2:  # whoever decided everything stands on every decision
            leave = {*leave, "issuers"}
        return Numbers(
            name=name,
            figures=_figures(found),
            total=found.total,
            years=None if "years" in leave or not found.years else _years(found),
            tables=tuple(table for table in tables if table.bars and table.name not in leave),
            decisions=self._decisions(rows) if decisions else (),
            total_decisions=found.decisions,
            dataset=dataset,
        )

    def _kinds(self, found: Statistics) -> Bars:
        bars = [
            _bar(t(f"recipient-heading.{kind}"), None, number, found.total, found.total)
            for kind, number in zip(KINDS_IN_ORDER, found.kinds, strict=True)
            if number
        ]
        return Bars("kinds", tuple(bars), found.total)

    def _tables(self, found: Statistics) -> tuple[Bars, ...]:
        return (
            _bars("forms", found.forms, found.total, lambda id: f"/khen-thuong/hinh-thuc/{id}/"),
            _bars("levels", found.levels, found.total, lambda id: None),
            _bars("units", found.units, found.total, self._unit),
            _bars("issuers", found.issuers, found.total, self._unit),
            _bars("campaigns", found.campaigns, found.total, self._campaign),
        )

    def _unit(self, id: str) -> str | None:
        return f"{BY_UNIT}{id}/" if id in self.units else None

    def _campaign(self, id: str) -> str | None:
        entry = self.portal.find("campaign", id)
        return self.portal.address(entry) if entry else None

    def _decisions(self, rows: Sequence[AwardRow]) -> tuple[tuple[Link, str, int], ...]:
        numbers: dict[str, int] = {}
        days: dict[str, str] = {}
        for row in rows:
            numbers[row.decision_id] = numbers.get(row.decision_id, 0) + row.counts
            days[row.decision_id] = row.date or str(row.year or "")
        latest = sorted(sorted(numbers), key=lambda id: days[id], reverse=True)
        return tuple(self._decision(id, numbers[id]) for id in latest[:_MOST_DECISIONS])

    def _decision(self, id: str, number: int) -> tuple[Link, str, int]:
        entry = self.portal.entries["award"][id]
        award = record_of(entry, Award)
        code = t("award.code", code=award.code) if award.code else award.title
        day = card_date(award.date, self.portal) or ""
        return Link(code, self.portal.address(entry)), day, number


def _figures(found: Statistics) -> tuple[tuple[int, str], ...]:
    kinds = zip(KINDS_IN_ORDER, found.kinds, strict=True)
    return (
        (found.total, t("statistics.figure.total")),
        *((number, t(f"statistics.figure.{kind}")) for kind, number in kinds if number),
        (found.decisions, t("statistics.figure.decisions")),
    )


def _years(found: Statistics) -> Years:
    years = tuple(
        (Link(str(year), f"{BY_YEAR}{year}/"), numbers, sum(numbers))
        for year, numbers in found.years
    )
    return Years(column_chart(found.years, format_number), years, found.undated)


def _bars(
    name: str, counts: Sequence[Count], total: int, address: Callable[[str], str | None]
) -> Bars:
    """A bar for each of the largest; the longest bar fills its place."""
    named, unnamed = [one for one in counts if one.id], [one for one in counts if not one.id]
    if not named:
        return Bars(name, (), total)
    longest = max(one.number for one in counts)
    bars = [_bar(one.title, address(one.id), one.number, total, longest) for one in named[:_MOST]]
    rest = named[_MOST:]
    if rest:
        title = t("statistics.rest", count=len(rest))
        number = sum(one.number for one in rest)
        bars.append(Bar(title, None, number, format_percent(number, total), None))
    bars += [
        _bar(t(f"statistics.unnamed.{name}"), None, one.number, total, longest) for one in unnamed
    ]
    return Bars(name, tuple(bars), total)


def _bar(title: str, address: str | None, number: int, total: int, longest: int) -> Bar:
    return Bar(title, address, number, format_percent(number, total), percent(number, longest))
