"""How many awards a plan allows: exactly, at most, pending, by reference, or per unit.

Digits stay as the plan writes them ("06"); `number` gives their value.
"""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from pydantic import StringConstraints, model_validator
from pydantic_core import PydanticCustomError

from generator.model.record import Section, Text, Value, Words

_DIGITS = r"^[0-9]{1,5}$"
FORMS = {_DIGITS: "06"}
Digits = Annotated[str, StringConstraints(pattern=_DIGITS)]


class RecipientKind(StrEnum):
    """Who receives: a person, a collective, or a household."""

    INDIVIDUAL = "individual"
    COLLECTIVE = "collective"
    HOUSEHOLD = "household"


class QuotaForm(StrEnum):
    """What the number of a quota means."""

    EXACTLY = "exactly"
    AT_MOST = "at_most"
    PER_UNIT = "per_unit"
    PENDING = "pending"
    BY_REFERENCE = "by_reference"
    UNSTATED = "unstated"


class Bound(StrEnum):
    """Whether a stated share is the least or the most."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"


class Share(Value):
    """A stated share of people: `percent` in the plan's digits ("70").

    `bound` is left out where the plan just says "chiếm 70%".
    """

    text: Words
    percent: Digits
    who: Words
    bound: Bound | None = None


class Headcount(Value):
    """How many people of one sort there were, added up; `who` are the words of the share."""

    who: Text
    count: Digits


class Quota(Value):
    """One quota line of a plan.

    `category` is the category of unit that it is for ("xã, thị trấn"), in the plan's words;
    `of` lists who can receive it, `shares` what part of them must be whom.
    """

    text: Words
    form: QuotaForm
    count: Digits | None = None
    of: tuple[RecipientKind, ...] = ()
    category: Words | None = None
    shares: tuple[Share, ...] = ()
    at: Section | None = None

    @model_validator(mode="after")
    def _number_fits(self) -> Quota:
        needs = self.form in (QuotaForm.EXACTLY, QuotaForm.AT_MOST, QuotaForm.PER_UNIT)
        if needs != (self.count is not None):
            raise PydanticCustomError("quota.count", "a count is missing or too much", {"hint": ""})
        return self

    @property
    def number(self) -> int | None:
        """The value of the digits, or None where the plan gives none."""
        return None if self.count is None else int(self.count)
