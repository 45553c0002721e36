"""Numbers → where the parts of a chart stand: bars with target marks, and columns by year.

Widths are percentages and heights pixels, so that a chart fills its place on any screen and its
letters keep their size. Every chart stands beside a table with the same numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

#: Height of one bar with its words, in pixels.
ROW = 52
#: The longest bar leaves this much of the width free.
_EDGE = 0.4


@dataclass(frozen=True, slots=True)
class Amount:
    """One thing to draw: `text` says its numbers in words, `state` names its style."""

    label: str
    value: float
    text: str
    target: float | None = None
    state: str = "plain"


@dataclass(frozen=True, slots=True)
class Bar:
    """A bar from 0 to `width`, with a mark at `target`; `y` is where its row begins."""

    amount: Amount
    y: int
    width: float
    target: float | None


@dataclass(frozen=True, slots=True)
class Chart:
    """Bars below each other in a picture of `height` pixels."""

    bars: tuple[Bar, ...]
    height: int


def draw_bars(amounts: Sequence[Amount]) -> Chart | None:
    """The picture of `amounts` on one scale from zero; None where there is nothing to draw."""
    most = max((max(item.value, item.target or 0) for item in amounts), default=0)
    if not most:
        return None

    def x_of(value: float) -> float:
        return round(value / most * (100 - _EDGE), 2)

    bars = tuple(
        Bar(item, ROW * row, x_of(item.value), None if item.target is None else x_of(item.target))
        for row, item in enumerate(amounts)
    )
    return Chart(bars, ROW * len(bars))


#: Pixels: the room above the columns for numbers, the columns, the room below for years.
_ABOVE, _HIGH, _BELOW = 24, 168, 28
_WIDEST, _FILLED = 11.0, 0.62  # percent of the whole; of the room that a column has
_FEW = 8  # so many years have room for four digits each
_LONG = 3  # a number of more digits needs a wide screen, where there are many columns
_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a column: which series (0, 1, 2), and where it stands."""

    series: int
    y: str
    height: str


@dataclass(frozen=True, slots=True)
class ColumnView:
    """One column: its left edge, width and middle in percent, its number and its label."""

    x: str
    width: str
    middle: str
    label: str
    number: str
    number_y: str
    wide: bool
    segments: tuple[Segment, ...]


@dataclass(frozen=True, slots=True)
class ColumnChart:
    """Columns by year, made of three series; `series` tells which of them occur."""

    height: int
    base: int
    label_y: int
    columns: tuple[ColumnView, ...]
    series: tuple[int, ...]
    left_out: int


def column_chart(
    years: Sequence[tuple[int, tuple[int, int, int]]], written: Callable[[int], str]
) -> ColumnChart | None:
    """The latest years as columns, those without a number too; None for less than two years.

    `written` gives a number as pages write it.
    """
    if len(years) < 2:
        return None
    known = dict(years)
    last = max(known)
    first = max(min(known), last - _SHOWN + 1)
    shown = [(year, known.get(year, (0, 0, 0))) for year in range(first, last + 1)]
    highest = max(sum(numbers) for _, numbers in shown) or 1
    room = 100 / len(shown)
    width = min(_WIDEST, room * _FILLED)
    columns = tuple(
        _column(year, numbers, (place + 0.5) * room, width, highest, len(shown), written)
        for place, (year, numbers) in enumerate(shown)
    )
    series = tuple(one for one in range(3) if any(numbers[one] for _, numbers in shown))
    base = _ABOVE + _HIGH
    left_out = sum(year < first for year in known)
    return ColumnChart(base + _BELOW, base, base + 20, columns, series, left_out)


def _column(
    year: int,
    numbers: tuple[int, int, int],
    middle: float,
    width: float,
    highest: int,
    count: int,
    written: Callable[[int], str],
) -> ColumnView:
    segments = []
    top = float(_ABOVE + _HIGH)
    for series, number in enumerate(numbers):
        if number:
            height = number / highest * _HIGH
            top -= height
            segments.append(Segment(series, _round(top), _round(height)))
    total = sum(numbers)
    few = count <= _FEW
    return ColumnView(
        x=f"{_round(middle - width / 2)}%",
        width=f"{_round(width)}%",
        middle=f"{_round(middle)}%",
        label=str(year) if few else f"’{year % 100:02}",
        number=written(total) if total else "",
        number_y=_round(top - 7),
        wide=not few and total >= 10**_LONG,
        segments=tuple(segments),
    )


def _round(value: float) -> str:
    """At most two digits after the point: 33.33, 50."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def percent(number: int, whole: int) -> str:
    """The width of a bar: "37.5%"."""
    return f"{_round(100 * number / whole if whole else 0)}%"
