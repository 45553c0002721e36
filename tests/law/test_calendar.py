"""Working days and calendar days; nothing is guessed."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as some

from generator.law.calendar import DayUnit, is_working, last_day, reckon
from generator.law.holidays import Year, holidays

WORKING, CALENDAR = DayUnit.WORKING, DayUnit.CALENDAR
YEARS = holidays()
FIRST, LAST = date(min(YEARS), 1, 1), date(max(YEARS), 12, 31)
#: Far enough from the end of what is known for thirty working days and a long Tết.
DAYS = some.dates(FIRST, LAST - timedelta(days=90))
NUMBERS = some.integers(1, 30)


@pytest.mark.parametrize(
    ("first", "number", "unit", "first_counts", "last"),
    [
        # Bắc Kạn 2024: không kể 01/01/2025 và cuối tuần.
        ("2024-12-31", 10, WORKING, True, "2025-01-14"),
        ("2024-12-31", 10, WORKING, False, "2025-01-15"),
        # Tiền Giang 2022.
        ("2022-09-26", 10, CALENDAR, True, "2022-10-05"),
        # Hưng Yên 2021: qua thứ Bảy, Chủ nhật.
        ("2021-10-07", 5, CALENDAR, True, "2021-10-11"),
        ("2021-10-07", 5, CALENDAR, False, "2021-10-12"),
        # Tết Giáp Thìn; ngày đầu là thứ Bảy thì không tính.
        ("2024-02-07", 2, WORKING, True, "2024-02-15"),
        ("2024-02-10", 1, WORKING, True, "2024-02-15"),
        # Thứ Bảy 04/5/2024 làm bù.
        ("2024-05-03", 2, WORKING, True, "2024-05-04"),
        ("2024-04-26", 3, WORKING, True, "2024-05-03"),
        # Ngày lịch không cần lịch nghỉ.
        ("1999-01-01", 1, CALENDAR, True, "1999-01-01"),
    ],
)
def test_the_last_day_of_a_period(
    first: str, number: int, unit: DayUnit, first_counts: bool, last: str
) -> None:
    """As notices of provinces counted them."""
    found = last_day(date.fromisoformat(first), number, unit, first_counts)
    assert found == date.fromisoformat(last)


@pytest.mark.parametrize("first", ["2018-12-25", "2026-12-28", "2031-01-01"])
def test_a_year_without_data_gives_no_last_day(first: str) -> None:
    """Neither the year in which a period begins nor the one that it reaches is guessed."""
    assert last_day(date.fromisoformat(first), 10, WORKING, True) is None


def test_a_period_has_at_least_one_day() -> None:
    """None at all is no period."""
    with pytest.raises(ValueError, match="0"):
        last_day(FIRST, 0, WORKING, True)


def test_what_was_left_out_is_named() -> None:
    """A reader sees why ten days took two weeks."""
    found = reckon(date(2024, 12, 31), 10, WORKING, True)
    assert found is not None
    assert found.skipped == ((date(2025, 1, 1), "Tết Dương lịch"),)
    assert (found.latest, found.uncertain) == (found.last, ())


def test_an_uncertain_day_gives_two_last_days() -> None:
    """24/11/2026 may be a holiday: the period may end one day later."""
    found = reckon(date(2026, 11, 16), 10, WORKING, True)
    assert found is not None
    assert (found.last, found.latest) == (date(2026, 11, 27), date(2026, 11, 30))
    assert [day for day, _ in found.uncertain] == [date(2026, 11, 24)]


def test_every_holiday_is_told_once_with_its_year_and_source() -> None:
    """The data hold together: days stand in their year, exchanged days are weekend days."""
    for number, year in YEARS.items():
        assert {day.year for day in (*year.off, *year.working, *year.uncertain)} == {number}
        assert not year.off.keys() & (year.working.keys() | year.uncertain.keys())
        assert all(day.weekday() >= 5 for day in year.working)
        assert all(day.weekday() < 5 for day in year.uncertain)
        assert year.source
        assert year.confidence in ("high", "medium", "low")


@pytest.mark.parametrize("number", sorted(YEARS))
def test_the_fixed_holidays_of_the_law_are_off(number: int) -> None:
    """1/1, 30/4, 1/5, 2/9, five days of Tết and the Hùng Kings; in lieu when on a weekend."""
    off = YEARS[number].off
    for month, day in ((1, 1), (4, 30), (5, 1), (9, 2)):
        fixed = date(number, month, day)
        while fixed.weekday() >= 5:
            fixed += timedelta(days=1)
        assert is_working(fixed, YEARS) is False
    tet = [day for day, words in off.items() if "Tết Nguyên đán" in words]
    assert len(tet) in (5, 7)
    assert sum(day.weekday() < 5 for day in tet) == 5
    assert sum("Giỗ Tổ" in words for words in off.values()) == 1
    national = [day for day, words in off.items() if "Quốc khánh" in words]
    assert sum(day.weekday() < 5 for day in national) == (1 if number < 2021 else 2)


@given(DAYS, NUMBERS, some.booleans())
def test_a_period_never_ends_on_a_day_off(first: date, number: int, first_counts: bool) -> None:
    """Nor does it end before it begins."""
    last = last_day(first, number, WORKING, first_counts)
    assert last is not None
    assert is_working(last, YEARS)
    assert last >= first


@given(DAYS, NUMBERS, some.booleans())
def test_so_many_working_days_lie_in_it(first: date, number: int, first_counts: bool) -> None:
    """Counted one by one."""
    last = last_day(first, number, WORKING, first_counts)
    assert last is not None
    start = first if first_counts else first + timedelta(days=1)
    days = [start + timedelta(days=step) for step in range((last - start).days + 1)]
    assert sum(bool(is_working(day, YEARS)) for day in days) == number


@given(DAYS, some.integers(1, 29), some.booleans(), some.sampled_from(DayUnit))
def test_more_days_end_later(first: date, number: int, counts: bool, unit: DayUnit) -> None:
    """A longer period ends later, and one without its first day never ends earlier."""
    last, longer = (last_day(first, days, unit, counts) for days in (number, number + 1))
    assert last is not None
    assert longer is not None
    assert last < longer
    with_first, without = (last_day(first, number, unit, way) for way in (True, False))
    assert with_first is not None
    assert without is not None
    assert with_first <= without


@given(DAYS, NUMBERS)
def test_a_later_first_day_never_ends_earlier(first: date, number: int) -> None:
    """Order is kept."""
    last, next_ = (last_day(first + timedelta(days=step), number, WORKING, True) for step in (0, 1))
    assert last is not None
    assert next_ is not None
    assert last <= next_


@given(DAYS, NUMBERS)
def test_working_days_are_never_shorter_than_calendar_days(first: date, number: int) -> None:
    """Of the same number."""
    working, calendar = (last_day(first, number, unit, True) for unit in (WORKING, CALENDAR))
    assert working is not None
    assert calendar is not None
    assert working >= calendar


def test_other_holidays_can_be_given() -> None:
    """A calendar of one's own, in place of the one that comes along."""
    nothing = Year({}, {}, {}, (), "low")
    found = reckon(date(2025, 1, 1), 1, WORKING, True, {2025: nothing})
    assert found is not None
    assert found.last == date(2025, 1, 1)
