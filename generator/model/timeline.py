"""Where the dates of a campaign stand on a drawn axis; all lengths in the drawing's own units."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 640
_MARGIN = 34
_DOT = 34
_LANE = 40
_TOP = 22


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated thing: its words, and the first and last day that it covers."""

    title: str
    words: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Dot:
    """A numbered dot; `number` leads to the row of the table below the picture."""

    number: int
    x: int
    y: int
    moment: Moment
    past: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis."""

    x: int
    label: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: dots above an axis, ticks below it, the span of the campaign on it.

    `now` is the place of the build date, or None where that lies outside.
    """

    width: int
    height: int
    axis: int
    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    span: tuple[int, int] | None
    now: int | None


def draw_timeline(
    moments: Sequence[Moment], span: tuple[date, date] | None, today: date
) -> Timeline | None:
    """The picture of `moments`, or None when fewer than two days are known."""
    days = [day for moment in moments for day in (moment.last,)]
    days += list(span) if span else []
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    ordered = sorted(moments, key=lambda moment: (moment.last, moment.first))

    def x_of(day: date) -> int:
        part = (day - first).days / (last - first).days
        return round(_MARGIN + part * (WIDTH - 2 * _MARGIN))

    lanes = _lanes([x_of(moment.last) for moment in ordered])
    axis = _TOP + max(lanes, default=0) * _LANE + _DOT
    dots = tuple(
        Dot(number, x_of(moment.last), axis - _DOT - lane * _LANE + 8, moment, moment.last < today)
        for number, (moment, lane) in enumerate(zip(ordered, lanes, strict=True), start=1)
    )
    return Timeline(
        width=WIDTH,
        height=axis + 44,
        axis=axis,
        dots=dots,
        ticks=_ticks(first, last, x_of),
        span=(x_of(span[0]), x_of(span[1])) if span else None,
        now=x_of(today) if first <= today <= last else None,
    )


def _lanes(xs: Sequence[int]) -> list[int]:
    """For each dot the lowest lane in which it touches no dot before it."""
    ends: list[int] = []
    lanes = []
    for x in xs:
        lane = next((i for i, end in enumerate(ends) if x >= end), len(ends))
        if lane == len(ends):
            ends.append(0)
        ends[lane] = x + _DOT
        lanes.append(lane)
    return lanes


def _ticks(first: date, last: date, x_of: Callable[[date], int]) -> tuple[Tick, ...]:
    """The two ends, and the new years between them that leave room for their label."""
    ends = [Tick(x_of(first), f"{first:%m/%Y}"), Tick(x_of(last), f"{last:%m/%Y}")]
    years = [
        Tick(x_of(date(year, 1, 1)), str(year)) for year in range(first.year + 1, last.year + 1)
    ]
    room = 90
    inner = [tick for tick in years if ends[0].x + room < tick.x < ends[1].x - room]
    return (ends[0], *inner, ends[1])
