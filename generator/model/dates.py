"""Dates as official papers write them: whole, partial, relative, or bound to an event.

A `PartialDate` (`model/days.py`) is a day, a month, a quarter or a year. A `WrittenDate` keeps the
words of its source in `text`, beside a normal form where one can be given without guessing.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import BeforeValidator, Field, model_validator
from pydantic_core import PydanticCustomError

from generator.model.days import Day, PartialDate, Precision, parse_partial_date
from generator.model.record import Ref, Value, Words

__all__ = ["Day", "PartialDate", "Precision", "WrittenDate", "WrittenDate_", "parse_partial_date"]


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
