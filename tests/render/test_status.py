"""Is a campaign running? Told by what is written and by the day of the build, never guessed."""

from __future__ import annotations

from datetime import date

import pytest

from generator.kinds.campaign import campaign_status
from generator.kinds.campaign_view import view_campaign
from generator.kinds.status import Status
from generator.model.portal import Portal
from generator.model.source import Raw
from tests.render.filling import make


def portal_with(campaign: dict[str, Raw], today: str) -> Portal:
    """A portal with one campaign, on a day."""
    made = make(
        {
            "units/u.yml": {"name": "U", "type": "committee"},
            "units/ended.yml": {"name": "E", "type": "committee", "valid_to": "2025-06-30"},
            "events/e.yml": {"title": "E", "date": "2026-10-10"},
            "events/undated.yml": {"title": "E"},
            "campaigns/c.yml": {"title": "C", "unit": "u", **campaign},
        },
        today=date.fromisoformat(today),
    )
    assert made.problems == ()
    return made.portal


SPAN: dict[str, Raw] = {"period": {"since": "2026-01-05", "until": "2026-09-30"}}
BEFORE: dict[str, Raw] = {"period": {"since": "2026-01", "before": "2026-09-30"}}
EVENT: dict[str, Raw] = {"period": {"text": "t", "since": "2026-01-05", "until_event": "e"}}
OPEN: dict[str, Raw] = {"period": {"text": "t", "until_event": "undated"}}
DUE: dict[str, Raw] = {
    "deadlines": [
        {"task": "a", "due": {"before": "2026-05-19"}},
        {"task": "b", "due": {"text": "trước hội nghị"}},
        {"task": "c", "due": "2026-03"},
    ]
}


@pytest.mark.parametrize(
    ("campaign", "today", "status"),
    [
        (SPAN, "2026-01-04", Status.UPCOMING),
        (SPAN, "2026-01-05", Status.RUNNING),
        (SPAN, "2026-09-30", Status.RUNNING),
        (SPAN, "2026-10-01", Status.OVER),
        (BEFORE, "2025-12-31", Status.UPCOMING),
        (BEFORE, "2026-01-01", Status.RUNNING),
        (BEFORE, "2026-09-29", Status.RUNNING),
        (BEFORE, "2026-09-30", Status.OVER),
        (EVENT, "2026-10-10", Status.RUNNING),
        (EVENT, "2026-10-11", Status.OVER),
        (OPEN, "2026-10-11", Status.UNKNOWN),
        ({"period": "2026"}, "2026-12-31", Status.RUNNING),
        ({"period": "2026"}, "2027-01-01", Status.OVER),
        ({"period": {"until": "2026-09"}}, "2026-09-30", Status.RUNNING),
        ({"period": {"until": "2026-09"}}, "2026-10-01", Status.OVER),
        (DUE, "2026-05-18", Status.RUNNING),
        (DUE, "2026-05-19", Status.DUE),
        ({}, "2026-05-19", Status.UNKNOWN),
        ({"unit": "ended"}, "2025-06-30", Status.UNKNOWN),
        ({"unit": "ended"}, "2025-07-01", Status.ENDED_BODY),
        ({"unit": "ended", **SPAN}, "2026-02-01", Status.RUNNING),
    ],
)
def test_the_status_follows_from_the_words_and_the_day(
    campaign: dict[str, Raw], today: str, status: Status
) -> None:
    """The last day of "đến hết" counts, the day of "trước" does not, an undated end stays open."""
    portal = portal_with(campaign, today)
    entry = portal.find("campaign", "c")
    assert entry is not None
    assert campaign_status(entry, portal) is status


@pytest.mark.parametrize(
    ("today", "progress", "left"),
    [("2026-01-05", 0, 268), ("2026-09-30", 100, 0), ("2026-10-01", None, None)],
)
def test_a_running_campaign_knows_how_far_it_is(
    today: str, progress: int | None, left: int | None
) -> None:
    """From 0 to 100 percent between first and last day; nothing when it does not run."""
    portal = portal_with(SPAN, today)
    entry = portal.find("campaign", "c")
    assert entry is not None
    view = view_campaign(entry, portal)
    assert (view.progress, view.days_left) == (progress, left)


def test_a_deadline_before_a_day_is_over_on_that_day() -> None:
    """A deadline "trước ngày 19/5" is over on the 19th; one without a date never is."""
    for today, over in (("2026-05-18", False), ("2026-05-19", True)):
        portal = portal_with(DUE, today)
        entry = portal.find("campaign", "c")
        assert entry is not None
        past = {item.task: item.past for item in view_campaign(entry, portal).deadlines}
        assert past == {"a": over, "b": False, "c": True}
