"""How long a body may take for an answer: by the law of the day on which it was asked."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from generator.law.answers import answer_times, find_answer_time


@pytest.mark.parametrize(
    ("received", "days", "last"),
    [
        (date(2020, 2, 20), 15, date(2020, 3, 6)),
        (date(2026, 8, 31), 15, date(2026, 9, 15)),
        (date(2026, 9, 1), 10, date(2026, 9, 11)),
        (date(2026, 12, 25), 10, date(2027, 1, 4)),
    ],
)
def test_the_day_of_receipt_decides(received: date, days: int, last: date) -> None:
    """15 days until 31 August 2026, 10 from the next day on; calendar days."""
    rule = find_answer_time(received)
    assert rule
    assert (rule.days, rule.last_day(received)) == (days, last)


def test_every_rule_says_where_it_stands_and_what_is_doubtful() -> None:
    """Rules follow each other without a gap; each has its source, its article and its doubt."""
    rules = answer_times()
    for rule in rules:
        assert rule.source.startswith("http")
        assert rule.article
        assert "ngày làm việc hay ngày theo lịch" in rule.doubt
    for before, after in pairwise(rules):
        assert before.valid_to
        assert after.valid_from
        assert (after.valid_from - before.valid_to).days == 1
