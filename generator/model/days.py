"""A day, month, quarter or year as records write it: `2020-05-26`, `2024-06`, `2025-Q1`, `2019`."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated, Any

from pydantic import AfterValidator, GetCoreSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

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
    raise PydanticCustomError("date.form", "not a date", {"hint": iso_of(text)})


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


def iso_of(text: str) -> str:
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


def iso_day(day: str, month: str, year: str) -> str:
    """The ISO form of what is given in digits; empty where there is no such day, or no year."""
    if not _YEAR.fullmatch(year):
        return ""
    if not month:
        return year
    if not 1 <= int(month) <= 12:
        return ""
    if not day:
        return f"{year}-{int(month):02}"
    try:
        return date(int(year), int(month), int(day)).isoformat()
    except ValueError:
        return ""
