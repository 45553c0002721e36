"""Where the dates of a campaign stand on a drawn axis: places along it in percent of its width.

Percentages let the picture grow and shrink with the page while its words keep their size.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date

#: The axis ends this far from the picture's edges, so that marks and labels have room.
_EDGE = 4.0
#: Marks stand no closer than this: on the narrowest phone (288 px) they then just touch.
_APART = 9.0
#: Labels of the axis stand no closer than this.
_LABELS_APART = 24.0


@dataclass(frozen=True, slots=True)
class Moment:
    """One dated thing: its words, and the first and last day that it covers."""

    title: str
    words: str
    first: date
    last: date


@dataclass(frozen=True, slots=True)
class Dot:
    """A numbered mark at `x`, whose stem leads to its date at `foot` on the axis.

    `number` leads to the row of the table below the picture. `row` is 0, or 1 where there are so
    many marks that every other one is drawn lower.
    """

    number: int
    x: float
    foot: float
    row: int
    moment: Moment
    past: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """A labelled place on the axis; `side` tells which end of the label stands there."""

    x: float
    label: str
    side: str = "middle"


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture: marks above an axis, labels below it, the span of the campaign on it.

    `first` and `last` are the labels of the ends, `span` begin and length of the campaign, `now`
    the place of the build date, or None where that lies outside.
    """

    dots: tuple[Dot, ...]
    ticks: tuple[Tick, ...]
    span: tuple[float, float] | None
    now: Tick | None

    @property
    def first(self) -> str:
        """The label of the axis' begin."""
        return self.ticks[0].label

    @property
    def last(self) -> str:
        """The label of the axis' end."""
        return self.ticks[-1].label


def draw_timeline(
    moments: Sequence[Moment], span: tuple[date, date] | None, today: date
) -> Timeline | None:
    """The picture of `moments`, or None when fewer than two days are known."""
    days = [moment.last for moment in moments]
    days += list(span) if span else []
    if len(set(days)) < 2:
        return None
    first, last = min(days), max(days)
    ordered = sorted(moments, key=lambda moment: (moment.last, moment.first))

    def x_of(day: date) -> float:
        part = (day - first).days / (last - first).days
        return round(_EDGE + part * (100 - 2 * _EDGE), 2)

    feet = [x_of(moment.last) for moment in ordered]
    crowded = len(feet) > 1 and _room(feet) < _APART
    dots = tuple(
        Dot(number, x, foot, (number + 1) % 2 if crowded else 0, moment, moment.last < today)
        for number, (x, foot, moment) in enumerate(
            zip(_spread(feet), feet, ordered, strict=True), start=1
        )
    )
    return Timeline(
        dots=dots,
        ticks=_ticks(first, last, x_of),
        span=(x_of(span[0]), round(x_of(span[1]) - x_of(span[0]), 2)) if span else None,
        now=_now(x_of(today), today) if first <= today <= last else None,
    )


def _room(feet: Sequence[float]) -> float:
    """How far apart the marks can stand when they fill the whole width."""
    return min(_APART, (100 - 2 * _EDGE) / (len(feet) - 1)) if len(feet) > 1 else _APART


def _spread(feet: Sequence[float]) -> list[float]:
    """Places for the marks, in order and apart from each other, each near its date."""
    room = _room(feet)
    groups: list[list[float]] = []  # marks that touch share the space around their middle
    for foot in feet:
        groups.append([foot])
        while len(groups) > 1 and _begin(groups[-2], room) + len(groups[-2]) * room > _begin(
            groups[-1], room
        ):
            groups[-2:] = [groups[-2] + groups[-1]]
    return [
        round(_begin(group, room) + index * room, 2)
        for group in groups
        for index in range(len(group))
    ]


def _begin(group: Sequence[float], room: float) -> float:
    """Where the first mark of a group stands: centred on its dates, but inside the picture."""
    width = (len(group) - 1) * room
    begin = sum(group) / len(group) - width / 2
    return max(_EDGE, min(begin, 100 - _EDGE - width))


def _now(x: float, today: date) -> Tick:
    label = f"{today:%d/%m/%Y}"
    return Tick(x, label, "start" if x < 18 else "end" if x > 82 else "middle")


def _ticks(first: date, last: date, x_of: Callable[[date], float]) -> tuple[Tick, ...]:
    """The two ends, and at most two quarters between them that leave room for their labels."""
    ends = (
        Tick(x_of(first), _month(first), "start"),
        Tick(x_of(last), _month(last), "end"),
    )
    years = range(first.year, last.year + 1)
    quarters = [date(year, month, 1) for year in years for month in (1, 4, 7, 10)]
    # A new year says more than another quarter: it is given its place first.
    quarters.sort(key=lambda day: (day.month != 1, day.month != 7, day))
    inner: list[Tick] = []
    for day in quarters:
        if first < day < last and len(inner) < 2:
            tick = Tick(x_of(day), _month(day))
            if all(abs(tick.x - other.x) >= _LABELS_APART for other in (*ends, *inner)):
                inner.append(tick)
    return (ends[0], *sorted(inner, key=lambda tick: tick.x), ends[1])


def _month(day: date) -> str:
    return f"{day.month}/{day.year}"
