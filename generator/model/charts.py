"""Bars with target marks, as pages draw them: places along the width in percent.

As on the timeline, percentages let the picture grow and shrink while its words keep their size.
"""

from __future__ import annotations

from collections.abc import Sequence
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
