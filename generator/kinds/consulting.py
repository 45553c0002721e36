"""What a consultation is: a notice, its nominees, its days, and how it stands on one day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError
from typing_extensions import override

from generator.kinds.listed import row_anchor
from generator.kinds.succession import end_of
from generator.law.calendar import DayUnit, Reckoning, last_day, reckon
from generator.law.consultation import ConsultationRule, find_rule
from generator.law.forms import form_key
from generator.model.contact import Contact
from generator.model.dates import Day, PartialDate, WrittenDate
from generator.model.portal import Portal, record_of
from generator.model.quota import RecipientKind
from generator.model.record import (
    Entry,
    File,
    Personal,
    Record,
    Ref,
    RowNumber,
    TableFile,
    Text,
    Value,
    paper_code,
)


class ConsultationPeriod(Value):
    """How long: `number` days of `unit`; `first_counts` tells whether the first day is one.

    `text` keeps the words of the notice.
    """

    text: Text | None = None
    number: Annotated[int, Field(ge=1, le=3650)]
    unit: DayUnit
    first_counts: bool


class Stage(StrEnum):
    """How a consultation stands on the day of the build; `UNKNOWN` when no last day is known."""

    UPCOMING = "consultation-upcoming"
    OPEN = "consultation-open"
    CLOSED = "consultation-closed"
    UNKNOWN = "consultation-unknown"


@dataclass(frozen=True, slots=True)
class Times:
    """The days of a consultation.

    `written` is the last day that the notice names, `reckoned` what its period comes to; `last`
    is the one that holds: the written one where there is one. `required` is the last day that
    the law's own period would come to at the earliest. `rule` is that law.
    """

    first: date
    written: date | None
    reckoned: Reckoning | None
    rule: ConsultationRule | None
    required: date | None

    @property
    def last(self) -> date | None:
        """The day to go by."""
        return self.written or (self.reckoned.last if self.reckoned else None)

    @property
    def agrees(self) -> bool:
        """Whether the written day is one that the period can end on, as far as both are known."""
        if self.written is None or self.reckoned is None:
            return True
        return self.written in (self.reckoned.last, self.reckoned.latest)

    @property
    def too_short(self) -> bool:
        """Whether it ends before the law's period does, as far as both are known."""
        return bool(self.required and self.last and self.last < self.required)

    def stage(self, today: date, ended: bool) -> Stage:
        """How it stands on `today`; where its body has `ended`, nobody can be asked any more."""
        if ended:
            return Stage.CLOSED
        if today < self.first:
            return Stage.UPCOMING
        if self.last is None:
            return Stage.UNKNOWN
        return Stage.OPEN if today <= self.last else Stage.CLOSED


def find_times(
    first: date, period: ConsultationPeriod | None, written: date | None, form: str
) -> Times:
    """The days of a consultation about the award form `form` that begins on `first`.

    The law's period is counted like the notice's: with its first day or without it.
    """
    rule = find_rule(form_key(form), first)
    reckoned = required = None
    counts = period.first_counts if period else True
    if period:
        reckoned = reckon(first, period.number, period.unit, counts)
    if rule and rule.number:
        required = last_day(first, rule.number, rule.unit, counts)
    return Times(first, written, reckoned, rule, required)


class Nominee(Value):
    """One row of a notice: who is proposed. Nothing personal beyond these fields is ever kept."""

    no: RowNumber
    kind: RecipientKind = RecipientKind.INDIVIDUAL
    name: Annotated[Text, Personal()]
    title: Annotated[Text, Personal()] | None = None
    unit: Text | None = None
    unit_id: Annotated[str, Ref("unit")] | None = None
    commune: Text | None = None
    achievement: Annotated[Text, Personal()] | None = None
    form: Text | None = None
    note: Text | None = None

    @property
    def anchor(self) -> str:
        """The row's permanent anchor: "ca-nhan-12"."""
        return row_anchor(self.kind, self.no)


class ConsultationOutcome(Value):
    """What became of it: a decision of this portal, or words; `submitted` false: not proposed."""

    award: Annotated[str, Ref("award")] | None = None
    submitted: bool = True
    date: PartialDate | None = None
    text: Text | None = None

    @model_validator(mode="after")
    def _is_one_thing(self) -> ConsultationOutcome:
        if self.award and not self.submitted:
            raise PydanticCustomError("consultation.outcome", "granted and not proposed")
        return self


class Consultation(Record):
    """A notice. `starts` is its first day; `ends` its last day in the notice's own words."""

    title: Text
    number: Text | None = None
    symbol: Text | None = None
    date: WrittenDate | None = None
    issuer: Annotated[str, Ref("unit")]
    form: Text
    campaign: Annotated[str, Ref("campaign")] | None = None
    document: Annotated[str, Ref("document")] | None = None
    basis: tuple[Text, ...] = ()
    starts: Day
    ends: WrittenDate | None = None
    period: ConsultationPeriod | None = None
    send_to: Contact
    summary: Text | None = None
    nominees: tuple[Nominee, ...] = ()
    nominees_file: TableFile | None = None
    outcome: ConsultationOutcome | None = None
    file: File | None = None

    @property
    @override
    def label(self) -> str:
        return self.title

    @property
    def code(self) -> str | None:
        """`12/TB-UBND`."""
        return paper_code(self.number, self.symbol)

    @property
    def times(self) -> Times:
        """Its days, and what the law asks."""
        written = self.ends.last_day if self.ends else None
        return find_times(self.starts.first, self.period, written, self.form)


def stage_of(entry: Entry, portal: Portal) -> Stage:
    """How the notice stands on the day of the build."""
    notice = record_of(entry, Consultation)
    end = end_of(notice.issuer, portal)
    return notice.times.stage(portal.today, bool(end and end < portal.today))
