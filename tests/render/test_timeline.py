"""The drawn timeline: every date in its place, no two dots upon each other."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from generator.model.timeline import Moment, draw_timeline

MAY = date(2026, 5, 1)


def moment(days: int, length: int = 0) -> Moment:
    """A moment so many days after the first of May."""
    last = MAY + timedelta(days)
    return Moment(f"việc {days}", str(last), last - timedelta(length), last)


def test_one_day_is_no_timeline() -> None:
    """Fewer than two days need no picture."""
    assert draw_timeline([], None, MAY) is None
    assert draw_timeline([moment(0)], None, MAY) is None
    assert draw_timeline([moment(0), moment(0)], None, MAY) is None
    assert draw_timeline([], (MAY, MAY), MAY) is None


def test_a_span_alone_is_a_timeline() -> None:
    """A campaign with a beginning and an end has a picture without any deadline."""
    found = draw_timeline([], (MAY, MAY + timedelta(30)), MAY)
    assert found is not None
    assert found.dots == ()
    assert found.span is not None
    begin, length = found.span
    assert 0 <= begin < begin + length <= 100


def test_dots_are_numbered_by_date() -> None:
    """The first dot is the first day, whatever the order of the plan."""
    found = draw_timeline([moment(30), moment(0), moment(10)], None, MAY)
    assert found is not None
    assert [(dot.number, dot.moment.title) for dot in found.dots] == [
        (1, "việc 0"),
        (2, "việc 10"),
        (3, "việc 30"),
    ]


def test_distances_are_true() -> None:
    """Half of the days is half of the way."""
    found = draw_timeline([moment(0), moment(50), moment(100)], None, MAY)
    assert found is not None
    first, middle, last = (dot.foot for dot in found.dots)
    assert middle - first == last - middle
    assert first == 100 - last


def test_today_stands_on_the_axis_only_within_it() -> None:
    """The build's day is drawn where it lies between first and last, and nowhere else."""
    moments = [moment(0), moment(10)]
    for days, shown in ((-1, False), (0, True), (5, True), (10, True), (11, False)):
        found = draw_timeline(moments, None, MAY + timedelta(days))
        assert found is not None
        assert (found.now is not None) is shown
        assert [dot.past for dot in found.dots] == [days > 0, days > 10]


MOMENTS = st.lists(
    st.builds(moment, st.integers(0, 3000), st.integers(0, 90)), min_size=2, max_size=25
)


@given(MOMENTS, st.integers(-100, 3100))
def test_any_dates_are_drawn_within_the_picture(moments: list[Moment], today: int) -> None:
    """No mark leaves the picture, marks keep the order of their dates and do not touch."""
    found = draw_timeline(moments, None, MAY + timedelta(today))
    if found is None:
        assert len({item.last for item in moments}) < 2
        return
    assert [dot.number for dot in found.dots] == list(range(1, len(moments) + 1))
    assert sorted(map(id, moments)) == sorted(id(dot.moment) for dot in found.dots)
    places = [dot.x for dot in found.dots]
    feet = [dot.foot for dot in found.dots]
    labels = [tick.x for tick in found.ticks]
    for xs in (places, feet, labels):
        assert xs == sorted(xs)
        assert all(0 <= x <= 100 for x in xs)
    room = min(9, 92 / max(1, len(moments) - 1))
    assert all(b - a > room - 0.05 for a, b in pairwise(places))
    assert all(b - a >= 20 for a, b in pairwise(labels))
