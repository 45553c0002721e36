"""Dates as papers write them: whole, partial, bounded; impossible ones are refused."""

from __future__ import annotations

from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pydantic import TypeAdapter, ValidationError
from pydantic_core import PydanticCustomError

from generator.model.dates import (
    PartialDate,
    Precision,
    WrittenDate,
    WrittenDate_,
    parse_partial_date,
)

WRITTEN: TypeAdapter[WrittenDate_] = TypeAdapter(WrittenDate)


def day(iso: str) -> date:
    """The day `iso`."""
    return date.fromisoformat(iso)


@pytest.mark.parametrize(
    ("text", "precision", "first", "last"),
    [
        ("2020-05-26", Precision.DAY, "2020-05-26", "2020-05-26"),
        ("2024-02-29", Precision.DAY, "2024-02-29", "2024-02-29"),
        ("2024-02", Precision.MONTH, "2024-02-01", "2024-02-29"),
        ("2023-02", Precision.MONTH, "2023-02-01", "2023-02-28"),
        ("2025-Q1", Precision.QUARTER, "2025-01-01", "2025-03-31"),
        ("2025-Q4", Precision.QUARTER, "2025-10-01", "2025-12-31"),
        ("2019", Precision.YEAR, "2019-01-01", "2019-12-31"),
        (" 2019 ", Precision.YEAR, "2019-01-01", "2019-12-31"),
        ("9999", Precision.YEAR, "9999-01-01", "9999-12-31"),
    ],
)
def test_a_partial_date_covers_its_days(
    text: str, precision: Precision, first: str, last: str
) -> None:
    """A day, month, quarter or year reaches from its first day to its last."""
    found = parse_partial_date(text)
    assert (found.precision, found.first, found.last) == (precision, day(first), day(last))
    assert str(found) == text.strip()


@pytest.mark.parametrize(
    "text",
    [
        "2026-02-29",
        "2026-02-31",
        "2026-04-31",
        "2026-13-01",
        "2026-00-10",
        "2026-01-00",
        "2026-13",
        "0000",
        "0001-01-01",
        "0026-05-19",
    ],
)
def test_a_day_that_never_was_is_impossible(text: str) -> None:
    """What looks like a date but is none is told apart from what does not look like one."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_partial_date(text)
    assert caught.value.type == "date.impossible"


@pytest.mark.parametrize(
    ("text", "hint"),
    [
        ("26/5/2020", "2020-05-26"),
        ("26.05.2020", "2020-05-26"),
        ("26-5-2020", "2020-05-26"),
        ("31/2/2020", ""),
        ("2020-5-6", ""),
        ("2020-Q5", ""),
        ("2020-Q0", ""),
        ("quý I năm 2020", ""),
        ("٢٠٢٠", ""),
        ("２０２０", ""),
        ("2020-05-26T00:00", ""),
        ("-2020", ""),
        ("", ""),
    ],
)
def test_another_form_is_refused_and_what_was_meant_is_suggested(text: str, hint: str) -> None:
    """A date as Vietnamese people type it is answered with its ISO form, if that day exists."""
    with pytest.raises(PydanticCustomError) as caught:
        parse_partial_date(text)
    assert caught.value.type == "date.form"
    assert caught.value.context == {"hint": hint}


@given(
    st.text()
    | st.from_regex(r"[0-9]{1,5}([-/.][0-9Q]{1,3}){0,3}")
    | st.none()
    | st.integers()
    | st.floats()
    | st.lists(st.text())
    | st.dates(min_value=date(1000, 1, 1))
)
def test_parsing_a_date_raises_one_kind_of_error(value: object) -> None:
    """Whatever stands where a date should, only our own error comes out."""
    with suppress(PydanticCustomError):
        found = parse_partial_date(value)
        assert found.first <= found.last


@given(st.dates(min_value=date(1000, 1, 1)))
def test_every_day_can_be_written(value: date) -> None:
    """Each day from the year 1000 on comes back from its ISO form."""
    found = parse_partial_date(value.isoformat())
    assert found.first == found.last == value
    assert found == parse_partial_date(found)


@pytest.mark.parametrize(
    ("written", "first", "last", "year"),
    [
        ("2020-05-26", "2020-05-26", "2020-05-26", 2020),
        ({"on": "2020-Q2"}, "2020-04-01", "2020-06-30", 2020),
        ({"before": "2020-07-15"}, None, "2020-07-14", 2020),
        ({"before": "2020-01-01"}, None, "2019-12-31", 2020),
        ({"before": "2020-07"}, None, "2020-06-30", 2020),
        ({"until": "2021-09-30"}, None, "2021-09-30", 2021),
        ({"until": "2021-Q3"}, None, "2021-09-30", 2021),
        ({"since": "2020-05-19", "until": "2020-06-11"}, "2020-05-19", "2020-06-11", 2020),
        ({"since": "2020-12", "before": "2021-02"}, "2020-12-01", "2021-01-31", 2020),
        ({"text": "x", "after": "2020-05-19"}, "2020-05-19", None, 2020),
        ({"text": "x", "after": "2020-05"}, "2020-05-31", None, 2020),
        ({"text": "trước 15 ngày", "days_before": "15"}, None, None, None),
        ({"text": "ngày tháng năm 2019"}, None, None, None),
        ({"text": "x", "until_event": "dai-hoi"}, None, None, None),
    ],
)
def test_a_written_date_is_read_as_far_as_its_words_go(
    written: object, first: str | None, last: str | None, year: int | None
) -> None:
    """`before` leaves its day out, `until` includes it, and nothing is guessed."""
    found = WRITTEN.validate_python(written)
    assert found.first_day == (day(first) if first else None)
    assert found.last_day == (day(last) if last else None)
    assert found.year == year


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ({}, "date.empty"),
        ({"days_before": "15"}, "date.empty"),
        ({"until_event": "dai-hoi"}, "date.empty"),
        ({"since": "2020-02-01", "until": "2020-01-31"}, "date.order"),
        ({"since": "2020-02-01", "before": "2020-02-01"}, "date.order"),
        ({"since": "2021", "until": "2020"}, "date.order"),
        ("2020-02-31", "date.impossible"),
        ({"until": "mai"}, "date.form"),
        ({"text": "x", "days_before": "0"}, "greater_than_equal"),
        ({"text": "x", "days_before": "1.5"}, "int_parsing"),
        ({"text": ""}, "string_too_short"),
        ({"on": "2020", "sau": "2021"}, "extra_forbidden"),
    ],
)
def test_a_written_date_that_says_nothing_or_too_much_is_refused(
    written: object, code: str
) -> None:
    """Neither words nor date, an end before the beginning, an unknown part: each is told."""
    with pytest.raises(ValidationError) as caught:
        WRITTEN.validate_python(written)
    assert [error["type"] for error in caught.value.errors()] == [code]


def test_a_date_takes_no_more_than_iso() -> None:
    """A value's own JSON form is its ISO form, and reads as the same value."""
    adapter = TypeAdapter(PartialDate)
    assert adapter.dump_python(parse_partial_date("2025-Q1"), mode="json") == "2025-Q1"
