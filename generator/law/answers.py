"""How long a body may take to answer who asks it to correct what it has published.

Law on Access to Information, Article 22: 15 days by the law of 2016, 10 days from 1 September 2026.
`answers.yml` holds the times with their sources and their doubts. The sources do not say whether
working days are meant: calendar days are counted, from the day after the request came in.
"""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache

from generator.law.data import load_data
from generator.model.record import Value


class AnswerTime(Value):
    """One rule: `days` to answer what comes in between two days, both included.

    A `valid_from` or `valid_to` of None: the source names none.
    """

    id: str
    law: str
    article: str
    says: str
    days: int
    valid_from: date | None
    valid_to: date | None
    source: str
    doubt: str

    def last_day(self, received: date) -> date:
        """The last day for an answer, in calendar days; the day of receipt is not counted."""
        return received + timedelta(days=self.days)

    def holds(self, day: date) -> bool:
        """Whether the rule is in force on `day`."""
        begun = self.valid_from is None or self.valid_from <= day
        return begun and (self.valid_to is None or day <= self.valid_to)


def find_answer_time(received: date) -> AnswerTime | None:
    """The rule for a request that came in on `received`; None where no law is known."""
    return next((rule for rule in answer_times() if rule.holds(received)), None)


@cache
def answer_times() -> tuple[AnswerTime, ...]:
    """Every rule, the oldest first."""
    rules = load_data("answers.yml")
    return tuple(
        AnswerTime.model_validate({name: said or None for name, said in rule.items()})
        for rule in rules
    )
