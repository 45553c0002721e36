"""Bodies that end: what is due later is told, and the unit's page knows who stands there now."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.kinds.campaign_view import view_campaign
from generator.kinds.unit_view import view_unit
from generator.model.problem import Severity
from generator.model.source import Raw
from tests.portals.toolbox import REPOSITORY, add, read
from tests.render.filling import make

DUE = "title: P\nunit: xa-ben-go-cu\ndeadlines:\n  - {{task: T, due: {}}}\n"


@pytest.mark.parametrize(
    ("due", "told"),
    [
        ("2025-06-20", False),
        ("2025-06-30", False),
        ("2025-07-01", True),
        ("{text: trước, before: 2025-07-01}", False),
        ("{text: trước, before: 2025-07-02}", True),
        ("2025-Q2", False),
        ("2025-Q3", True),
        ("{text: trước 15 ngày, days_before: '15'}", False),
    ],
)
def test_a_deadline_after_the_end_of_its_body_is_told(due: str, told: bool, small: Path) -> None:
    """As a warning and on the page; the last day of the body itself is not after it."""
    found = read(add(small, {"data/campaigns/x.yml": DUE.format(due)}))
    assert found.codes == ["deadline.after-end"] * told
    assert all(problem.severity is Severity.WARNING for problem in found.problems)
    assert found.portal is not None
    entry = found.portal.find("campaign", "x")
    assert entry is not None
    (deadline,) = view_campaign(entry, found.portal).deadlines
    assert deadline.after_end == ("30/06/2025" if told else None)


def test_the_deadline_of_go_quao_is_before_the_end() -> None:
    """20 June 2025 is due, 30 June is the end: nothing is told, for any real plan."""
    codes = {problem.code for problem in read(REPOSITORY, date(2026, 11, 20)).problems}
    assert "deadline.after-end" not in codes
    assert "award.after-body" not in codes


UNITS: dict[str, dict[str, Raw]] = {
    "units/old.yml": {
        "name": "Huyện",
        "type": "district",
        "valid_to": "2025-06-30",
        "basis": "Nghị quyết 1",
        "successors": [
            {"unit": "one", "partial": "true", "parts": ["Xã X"]},
            {"unit": "two", "date": "2025-08-01", "basis": "Nghị quyết 2"},
        ],
    },
    "units/other.yml": {
        "name": "Huyện khác",
        "type": "district",
        "valid_to": "2025-06-30",
        "successors": [{"unit": "one", "partial": "true"}],
    },
    "units/one.yml": {"name": "Xã Một", "type": "commune", "valid_from": "2025-07-01"},
    "units/two.yml": {
        "name": "Xã Hai",
        "type": "commune",
        "valid_to": "2026-01-31",
        "successors": [{"unit": "three"}, {"unit": "old"}],
    },
    "units/three.yml": {"name": "Xã Ba", "type": "commune", "valid_from": "2026-02-01"},
}


def test_succession_is_many_to_many_with_days_and_papers() -> None:
    """A step says its own day and paper, else those of the units; heirs may have two origins."""
    portal = make(UNITS, today=date(2026, 6, 1)).portal
    old, one = (portal.find("unit", id) for id in ("old", "one"))
    assert old is not None
    assert one is not None
    view = view_unit(old, portal)
    assert [(step.link.title, step.date, step.basis) for step in view.successors] == [
        ("Xã Một", "01/07/2025", "Nghị quyết 1"),
        ("Xã Hai", "01/08/2025", "Nghị quyết 2"),
    ]
    assert [step.link.title for step in view_unit(one, portal).predecessors] == [
        "Huyện",
        "Huyện khác",
    ]


@pytest.mark.parametrize(
    ("today", "now"), [("2025-09-01", ["Xã Một", "Xã Hai"]), ("2026-02-01", ["Xã Một", "Xã Ba"])]
)
def test_a_unit_names_those_that_stand_there_today(today: str, now: list[str]) -> None:
    """Through heirs that ended in between; a circle in the data ends the search."""
    portal = make(UNITS, today=date.fromisoformat(today)).portal
    old = portal.find("unit", "old")
    assert old is not None
    links = {link.title for link in view_unit(old, portal).now}
    assert set(now) <= links | {"Xã Ba"}
    assert ("Xã Hai" in links) == (today < "2026-02-01")
