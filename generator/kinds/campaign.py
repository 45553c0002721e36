"""campaign: a phong trào or đợt thi đua, as its plan states it.

The record and what follows from it; `campaign_view` draws its page, `campaign_kind` has its `KIND`.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from datetime import date
from typing import Annotated

from typing_extensions import override

from generator.kinds.status import Status, period_end, status_of
from generator.kinds.succession import end_of
from generator.model.dates import WrittenDate, WrittenDate_
from generator.model.plan import (
    Assignment,
    Criteria,
    Deadline,
    Dossier,
    Group,
    Movement,
    Participant,
    PlannedAward,
)
from generator.model.portal import Portal, record_of
from generator.model.problem import Loc
from generator.model.record import Entry, Record, Ref, Statement, Text
from generator.model.text import slug

#: Longer names are cut at a word in anchors.
_ANCHOR_LENGTH = 60


class Campaign(Record):
    """A campaign. Where `plan` names a document, each quoted field must stand in its text."""

    title: Text
    unit: Annotated[str, Ref("unit")]
    plan: Annotated[str, Ref("document")] | None = None
    period: WrittenDate | None = None
    review: WrittenDate | None = None
    summary: Text | None = None
    slogan: Statement | None = None
    background: tuple[Statement, ...] = ()
    aims: tuple[Statement, ...] = ()
    purposes: tuple[Statement, ...] = ()
    requirements: tuple[Statement, ...] = ()
    contents: tuple[Statement, ...] = ()
    objectives: tuple[Statement, ...] = ()
    movements: tuple[Movement, ...] = ()
    participants: tuple[Participant, ...] = ()
    awards: tuple[PlannedAward, ...] = ()
    criteria: tuple[Criteria, ...] = ()
    dossiers: tuple[Dossier, ...] = ()
    process: tuple[Statement, ...] = ()
    deadlines: tuple[Deadline, ...] = ()
    measures: tuple[Statement, ...] = ()
    assignments: tuple[Assignment, ...] = ()
    funding: tuple[Statement, ...] = ()
    more: tuple[Group, ...] = ()
    results: Text | None = None

    @property
    @override
    def label(self) -> str:
        return self.title


def campaign_status(entry: Entry, portal: Portal) -> Status:
    """How the campaign stands on the day of the build."""
    campaign = record_of(entry, Campaign)
    dues = [deadline.due for deadline in campaign.deadlines]
    return status_of(campaign.period, dues, body_end(campaign, portal), portal)


def body_end(campaign: Campaign, portal: Portal) -> date | None:
    """The last day of the body that ran it, where that has ended."""
    return end_of(campaign.unit, portal)


def campaign_span(campaign: Campaign, portal: Portal) -> tuple[date, date] | None:
    """First and last day, where the plan gives both."""
    start = campaign.period.first_day if campaign.period else None
    end = period_end(campaign.period, portal)
    return (start, end) if start and end and start <= end else None


def quotas_address(entry: Entry | None, portal: Portal) -> str | None:
    """Where the campaign's quota lines stand beside its results; None where its plan has none."""
    if entry is None or not any(award.quotas for award in record_of(entry, Campaign).awards):
        return None
    return f"{portal.address(entry)}#chi-tieu"


def campaign_year(entry: Entry, portal: Portal) -> int | None:
    """The year of the plan, else the first year of the period."""
    campaign = record_of(entry, Campaign)
    plan = portal.find("document", campaign.plan)
    when = getattr(plan.record, "date", None) if plan else None
    for found in (when, campaign.period):
        if found is not None and found.year:
            return int(found.year)
    return None


def find_dues(campaign: Campaign) -> Iterator[tuple[Loc, WrittenDate_]]:
    """Every due date with its place: of deadlines, then of tasks."""
    for index, deadline in enumerate(campaign.deadlines):
        yield ("deadlines", index, "due"), deadline.due
    for index, item in enumerate(campaign.assignments):
        for number, task in enumerate(item.tasks):
            if task.due:
                yield ("assignments", index, "tasks", number, "due"), task.due


def assignment_anchors(campaign: Campaign) -> tuple[str, ...]:
    """The anchor of each assignment: "viec-phong-noi-vu-huyen-a", with "-2" for its second."""
    seen: Counter[str] = Counter()
    anchors = []
    for item in campaign.assignments:
        name = first_addressee(item)
        seen[name] += 1
        anchors.append(f"viec-{name}" if seen[name] == 1 else f"viec-{name}-{seen[name]}")
    return tuple(anchors)


def first_addressee(item: Assignment) -> str:
    """What assignments are grouped by: the first addressee's unit, else the slug of its name."""
    first = item.to[0]
    if first.unit:
        return first.unit
    name = slug(first.name)
    return name if len(name) <= _ANCHOR_LENGTH else name[:_ANCHOR_LENGTH].rpartition("-")[0]
