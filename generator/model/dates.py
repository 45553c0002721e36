"""Dates as official papers write them: whole, partial, relative, or bound to an event.

A `PartialDate` is a day, a month, a quarter or a year. A `WrittenDate` keeps the words of
its source in `text`, beside a normal form where one can be given without guessing.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import (
    AfterValidator,
    BeforeValidator,
    Field,
    GetCoreSchemaHandler,
    model_validator,
)
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from generator.model.record import Ref, Value, Words

_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})", re.ASCII)
_MONTH = re.compile(r"(\d{4})-(\d{2})", re.ASCII)
_QUARTER = re.compile(r"(\d{4})-Q([1-4])", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})", re.ASCII)
#: An earlier year is a slip of the keyboard ("0026-05-19"), and before year 1 there is no day.
_FIRST_YEAR = 1000


class Precision(StrEnum):
    """How much of a date is known."""

    DAY = "day"
    MONTH = "month"
    QUARTER = "quarter"
    YEAR = "year"


@dataclass(frozen=True, slots=True)
class PartialDate:
    """A day, month, quarter or year: `2020-05-26`, `2024-06`, `2025-Q1`, `2019`.

    `first` and `last` are the first and last day that it can mean.
    """

    iso: str
    precision: Precision
    first: date
    last: date

    def __str__(self) -> str:
        return self.iso

    @property
    def year(self) -> int:
        """The calendar year."""
        return self.first.year

    @classmethod
    def __get_pydantic_core_schema__(cls, source: Any, handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(
            parse_partial_date,
            serialization=core_schema.to_string_ser_schema(),
        )

    @classmethod
    def __get_pydantic_json_schema__(cls, schema: CoreSchema, handler: Any) -> dict[str, Any]:
        return {"type": "string", "examples": ["2020-05-26", "2024-06", "2025-Q1", "2019"]}


def parse_partial_date(value: object) -> PartialDate:
    """The date that `value` names in ISO form.

    Raises `PydanticCustomError` `date.impossible` (31/02) or `date.form` (not ISO), which
    `validate` turns into problems.
    """
    if isinstance(value, PartialDate):
        return value
    if isinstance(value, date):
        return PartialDate(value.isoformat(), Precision.DAY, value, value)
    if not isinstance(value, str):
        raise PydanticCustomError("date.form", "not a date", {"hint": ""})
    text = value.strip()
    if match := _DAY.fullmatch(text):
        day = _day(*(int(part) for part in match.groups()))
        return PartialDate(text, Precision.DAY, day, day)
    if match := _MONTH.fullmatch(text):
        year, month = (int(part) for part in match.groups())
        return PartialDate(text, Precision.MONTH, *_months(year, month, month))
    if match := _QUARTER.fullmatch(text):
        year, quarter = (int(part) for part in match.groups())
        span = _months(year, 3 * quarter - 2, 3 * quarter)
        return PartialDate(text, Precision.QUARTER, *span)
    if _YEAR.fullmatch(text):
        return PartialDate(text, Precision.YEAR, *_months(int(text), 1, 12))
    raise PydanticCustomError("date.form", "not a date", {"hint": _iso_hint(text)})


def _day(year: int, month: int, day: int) -> date:
    if year < _FIRST_YEAR:
        raise PydanticCustomError("date.impossible", "no such day", {"hint": ""})
    try:
        return date(year, month, day)
    except ValueError as error:
        raise PydanticCustomError("date.impossible", "no such day", {"hint": ""}) from error


def _months(year: int, first: int, last: int) -> tuple[date, date]:
    start = _day(year, first, 1)
    return start, _day(year, last, calendar.monthrange(year, last)[1])


def _iso_hint(text: str) -> str:
    """`26/5/2020` → `2020-05-26`, where that day exists; else an empty string."""
    match = _TYPED.fullmatch(text)
    if not match:
        return ""
    day, month, year = (int(part) for part in match.groups())
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return ""


def _is_day(value: PartialDate) -> PartialDate:
    if value.precision is not Precision.DAY:
        raise PydanticCustomError("date.form", "not a day", {"hint": ""})
    return value


#: A whole day: nothing less says when something begins.
Day = Annotated[PartialDate, AfterValidator(_is_day)]


def _spell_out(value: object) -> object:
    """A bare ISO date stands for a written date whose words are that day."""
    if isinstance(value, str) and not value.lstrip().startswith("{"):
        return {"on": value}
    return value


class WrittenDate_(Value):
    """The words of the source, and at most one reading of them.

    `on`: that day, month, quarter or year. `before`: before it, exclusive. `until`: to its
    end, inclusive. `since`: from it on. `after`: later than it. `until_event`, `after_event`:
    bound to an event of this portal. `days_before`: so many days before what `text` names.
    """

    text: Words | None = None
    on: PartialDate | None = None
    since: PartialDate | None = None
    before: PartialDate | None = None
    until: PartialDate | None = None
    after: PartialDate | None = None
    until_event: Annotated[str, Ref("event")] | None = None
    after_event: Annotated[str, Ref("event")] | None = None
    days_before: Annotated[int, Field(ge=1, le=3650)] | None = None

    @model_validator(mode="after")
    def _says_something(self) -> WrittenDate_:
        if self.text is None and self.on is None and self.last_day is None and not self.since:
            raise PydanticCustomError("date.empty", "neither words nor a date", {"hint": ""})
        if self.since and self.last_day and self.since.first > self.last_day:
            raise PydanticCustomError("date.order", "ends before it begins", {"hint": ""})
        return self

    @property
    def first_day(self) -> date | None:
        """The first day that it covers, where one is known."""
        start = self.since or self.on
        if start:
            return start.first
        return self.after.last if self.after else None

    @property
    def last_day(self) -> date | None:
        """The last day on which it is still met, where one is known."""
        if self.before:
            return date.fromordinal(self.before.first.toordinal() - 1)
        end = self.until or self.on
        return end.last if end else None

    @property
    def year(self) -> int | None:
        """The year to file it under."""
        for part in (self.on, self.since, self.until, self.before, self.after):
            if part:
                return part.year
        return None


WrittenDate = Annotated[WrittenDate_, BeforeValidator(_spell_out)]
