"""Consultations: their state on a day, their last day, and that nobody seems awarded."""

from __future__ import annotations

from datetime import date

import pytest

from generator.kinds import KIND_BY_NAME
from generator.kinds.consultation_view import view_consultation
from generator.kinds.consulting import Stage
from generator.kinds.finding import FORM
from generator.model.portal import Portal
from generator.model.record import Entry
from generator.model.source import Raw
from tests.render.filling import make

NOTICE: dict[str, Raw] = {
    "title": "Lấy ý kiến",
    "issuer": "u",
    "form": "Huân chương Lao động hạng Ba",
    "starts": "2024-12-31",
    "period": {"number": "10", "unit": "working", "first_counts": "true"},
    "send_to": {"name": "Văn phòng"},
    "nominees": [{"no": "1", "name": "An", "unit": "Thôn"}],
}


def notice_of(today: str, **fields: Raw) -> tuple[Entry, Portal]:
    """A notice with other fields, on a day."""
    made = make(
        {
            "units/u.yml": {"name": "U", "type": "committee"},
            "units/ended.yml": {"name": "E", "type": "committee", "valid_to": "2025-01-05"},
            "consultations/c.yml": {**NOTICE, **fields},
        },
        today=date.fromisoformat(today),
    )
    entry = made.portal.find("consultation", "c")
    assert entry is not None
    return entry, made.portal


@pytest.mark.parametrize(
    ("today", "stage"),
    [
        ("2024-12-30", Stage.UPCOMING),
        ("2024-12-31", Stage.OPEN),
        ("2025-01-14", Stage.OPEN),
        ("2025-01-15", Stage.CLOSED),
    ],
)
def test_the_state_is_that_of_the_day_of_the_build(today: str, stage: Stage) -> None:
    """Ten working days from 31/12/2024 end on 14/01/2025; the page names the day it speaks of."""
    view = view_consultation(*notice_of(today))
    assert view.stage is stage
    assert view.days.last == "14/01/2025"
    assert view.asof == date.fromisoformat(today).strftime("%d/%m/%Y")
    assert view.days.skipped == (("01/01/2025", "Tết Dương lịch"),)


@pytest.mark.parametrize(
    ("fields", "last", "agrees", "too_short"),
    [
        ({"ends": "2025-01-14"}, "14/01/2025", True, False),
        ({"ends": {"text": "trước ngày 15/01", "before": "2025-01-15"}}, "14/01/2025", True, False),
        ({"ends": "2025-01-10"}, "10/01/2025", False, True),
        ({"ends": "2025-01-17"}, "17/01/2025", False, False),
        ({"ends": "2025-01-10", "form": "Giấy khen"}, "10/01/2025", False, False),
        # Before the law of 2022 no number of days was named.
        ({"starts": "2022-09-26", "ends": "2022-09-27", "period": {}}, "27/09/2022", True, False),
    ],
)
def test_the_written_day_holds_and_is_compared(
    fields: dict[str, Raw], last: str, agrees: bool, too_short: bool
) -> None:
    """With what the period comes to, and with what the law asks for that award at that time."""
    if not fields.get("period", True):
        fields = {**fields, "period": None}
    given = {name: value for name, value in {**NOTICE, **fields}.items() if value is not None}
    made = make({"units/u.yml": {"name": "U", "type": "committee"}, "consultations/c.yml": given})
    entry = made.portal.find("consultation", "c")
    assert entry is not None
    days = view_consultation(entry, made.portal).days
    assert (days.last, days.agrees, days.too_short) == (last, agrees, too_short)
    codes = [problem.code for problem in made.problems]
    assert ("consultation.last-day" in codes, "consultation.too-short" in codes) == (
        not agrees,
        too_short,
    )


def test_an_uncertain_holiday_gives_two_days_and_either_may_be_written() -> None:
    """24/11/2026 may be a holiday: nobody is told that one of the two is wrong."""
    for written in ("2026-11-27", "2026-11-30"):
        entry, portal = notice_of("2026-11-20", starts="2026-11-16", ends=written)
        days = view_consultation(entry, portal).days
        assert days.agrees
        assert (days.reckoned, days.latest) == ("27/11/2026", "30/11/2026")
        assert [day for day, _ in days.uncertain] == ["24/11/2026"]


def test_a_year_without_holidays_is_not_guessed() -> None:
    """The page says that it cannot tell."""
    entry, portal = notice_of("2031-03-04", starts="2031-03-03")
    view = view_consultation(entry, portal)
    assert (view.stage, view.days.last, view.days.reckoned) == (Stage.UNKNOWN, None, None)


def test_nobody_is_asked_by_a_body_that_has_ended() -> None:
    """Its last day may lie ahead: the state is over all the same, and the editor is told."""
    entry, portal = notice_of("2025-01-06", issuer="ended")
    assert view_consultation(entry, portal).stage is Stage.CLOSED


def test_who_is_proposed_is_no_award() -> None:
    """Neither notice nor row is filed under an award form, and rows make a group of their own."""
    kind = KIND_BY_NAME["consultation"]
    entry, portal = notice_of("2025-01-06")
    items = list(kind.items(entry, portal))
    assert [item.kind for item in items] == ["consultation", "nominee"]
    assert all(not item.form and FORM not in dict(item.topics) for item in items)
    assert items[1].address == "/lay-y-kien/c/#ca-nhan-1"
    assert set(kind.anchors(entry)) == {"ca-nhan-1"}
