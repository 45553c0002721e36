"""How long the law wants the people to be asked."""

from __future__ import annotations

from datetime import date
from itertools import pairwise

import pytest

from generator.law.calendar import DayUnit
from generator.law.consultation import consultation_rules, find_rule


@pytest.mark.parametrize(
    ("form", "day", "id", "number"),
    [
        ("huan-chuong-lao-dong-hang-ba", "2024-01-01", "luat-2022", 10),
        ("anh-hung-lao-dong", "2026-11-20", "luat-2022", 10),
        ("huan-chuong-lao-dong-hang-ba", "2023-12-31", "luat-2003", None),
        ("giay-khen", "2026-11-20", None, None),
    ],
)
def test_a_rule_holds_for_its_awards_in_its_time(
    form: str, day: str, id: str | None, number: int | None
) -> None:
    """Ten working days for orders and state titles since 2024; no number before."""
    rule = find_rule(form, date.fromisoformat(day))
    assert (rule.id if rule else None) == id
    assert (rule.number if rule else None) == number


def test_the_rules_follow_one_another_and_name_their_source() -> None:
    """No day has two rules of one award, and none comes from nowhere."""
    rules = consultation_rules()
    for earlier, later in pairwise(rules):
        assert earlier.valid_to is not None
        assert earlier.valid_to < later.valid_from
    assert all(rule.source and rule.basis for rule in rules)
    assert rules[-1].unit is DayUnit.WORKING
