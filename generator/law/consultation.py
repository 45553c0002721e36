"""How long the people must be asked before an award is proposed, by award and by time."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Any

from generator.law.calendar import DayUnit
from generator.law.data import load_data


@dataclass(frozen=True, slots=True)
class ConsultationRule:
    """What the law of a time asks (`consultation.yml`).

    `forms` are beginnings of keys of award forms ("huan-chuong", `forms.form_key`); without any it
    speaks of all.
    `number` is None where the law names no number of days.
    """

    id: str
    valid_from: date
    valid_to: date | None
    forms: tuple[str, ...]
    number: int | None
    unit: DayUnit
    basis: str
    says: str
    source: tuple[str, ...]
    confidence: str
    doubt: str | None

    def speaks_of(self, form: str, day: date) -> bool:
        """Whether it holds on `day` for the form whose key is `form`."""
        in_time = self.valid_from <= day and (self.valid_to is None or day <= self.valid_to)
        return in_time and (not self.forms or form.startswith(self.forms))


@cache
def consultation_rules() -> tuple[ConsultationRule, ...]:
    """All rules, in the order of their time."""
    return tuple(_rule(data) for data in load_data("consultation.yml")["rules"])


def find_rule(form: str, day: date) -> ConsultationRule | None:
    """The rule on `day` for the form whose key is `form`; None where the law asks nothing."""
    return next((rule for rule in consultation_rules() if rule.speaks_of(form, day)), None)


def _rule(data: dict[str, Any]) -> ConsultationRule:
    end, number = data.get("valid_to"), data.get("number")
    return ConsultationRule(
        id=data["id"],
        valid_from=date.fromisoformat(data["valid_from"]),
        valid_to=date.fromisoformat(end) if end else None,
        forms=tuple(data.get("forms", ())),
        number=int(number) if number else None,
        unit=DayUnit(data.get("unit", DayUnit.CALENDAR)),
        basis=data["basis"],
        says=data["says"],
        source=tuple(data["source"]),
        confidence=data["confidence"],
        doubt=data.get("doubt"),
    )
