"""What a campaign's page shows: its plan piece by piece, and all that refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from generator.kinds.base import link_to
from generator.kinds.campaign import (
    Campaign,
    assignment_anchors,
    body_end,
    campaign_span,
    campaign_status,
    first_addressee,
)
from generator.kinds.decision import held_awards
from generator.kinds.display import (
    When,
    describe_date,
    describe_kinds,
    describe_quota,
    format_day,
)
from generator.kinds.document_view import DocumentView, view_document
from generator.kinds.notes import Notes, view_notes
from generator.kinds.results_view import ResultsView, view_results
from generator.kinds.status import Status
from generator.kinds.succession import end_of, lies_after
from generator.model.dates import WrittenDate_
from generator.model.plan import Assignment, PlannedAward
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry, Statement
from generator.model.timeline import Moment, Timeline, draw_timeline


@dataclass(frozen=True, slots=True)
class TaskView:
    """One task and when it is due."""

    text: str
    due: When | None
    at: str | None


@dataclass(frozen=True, slots=True)
class AssignmentView:
    """Addressees (link and verb) with their tasks; `anchor` is its lasting place on the page."""

    anchor: str
    to: tuple[tuple[Link, str | None], ...]
    tasks: tuple[TaskView, ...]
    text: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class DutyView:
    """All assignments whose first addressee is the same, so that it finds its tasks together."""

    who: Link
    assignments: tuple[AssignmentView, ...]

    @property
    def anchor(self) -> str:
        """The place of the first assignment."""
        return self.assignments[0].anchor

    @property
    def count(self) -> int:
        """How many tasks there are."""
        return sum(len(item.tasks) for item in self.assignments)


@dataclass(frozen=True, slots=True)
class QuotaView:
    """A quota line: the plan's words, how to read them, who can receive, unit category.

    `count` are the plan's digits; `form` says what they mean (`QuotaForm`).
    """

    text: str
    form: str
    count: str | None
    reading: str
    recipients: str
    category: str | None
    at: str | None


@dataclass(frozen=True, slots=True)
class AwardView:
    """An award form of the plan with its quota lines, and what else the plan says of it."""

    award: PlannedAward
    quotas: tuple[QuotaView, ...]
    statements: tuple[Statement, ...]


@dataclass(frozen=True, slots=True)
class DeadlineView:
    """A deadline; `number` is its mark on the timeline, if it has one.

    `after_end` is the last day of the body that set it, where the deadline lies after it.
    """

    task: str
    due: When
    who: str | None
    at: str | None
    number: int | None
    past: bool
    after_end: str | None


@dataclass(frozen=True, slots=True)
class CampaignView:
    """What the campaign's page shows. `record` gives the lists that are shown as they are.

    `outcome` holds the quota lines of its plan against its results; `unit_end` is the day on which
    the body that ran it ended, where it has.
    """

    id: str
    record: Campaign
    status: Status
    unit: Link | None
    unit_end: str | None
    plan_view: DocumentView | None
    has_text: bool
    period: When | None
    review: When | None
    progress: int | None
    days_left: int | None
    timeline: Timeline | None
    awards: tuple[AwardView, ...]
    outcome: ResultsView | None
    deadlines: tuple[DeadlineView, ...]
    duties: tuple[DutyView, ...]
    events: tuple[Entry, ...]
    results: tuple[Entry, ...]
    exemplars: tuple[Entry, ...]
    articles: tuple[Entry, ...]
    notes: Notes


def view_campaign(entry: Entry, portal: Portal) -> CampaignView:
    """The campaign with everything that refers to it."""
    campaign = record_of(entry, Campaign)
    plan = portal.find("document", campaign.plan)
    plan_view = view_document(plan, portal) if plan else None
    moments = dict(_moments(campaign))
    span = campaign_span(campaign, portal)
    timeline = draw_timeline(tuple(moments.values()), span, portal.today)
    status = campaign_status(entry, portal)
    running = status is Status.RUNNING and span is not None
    unit_end = body_end(campaign, portal)
    return CampaignView(
        id=entry.id,
        record=campaign,
        status=status,
        unit=link_to(portal, "unit", campaign.unit),
        unit_end=format_day(unit_end) if unit_end and unit_end < portal.today else None,
        plan_view=plan_view,
        has_text=bool(plan_view and plan_view.outline),
        period=describe_date(campaign.period, portal),
        review=describe_date(campaign.review, portal),
        progress=_progress(span, portal.today) if running and span else None,
        days_left=(span[1] - portal.today).days if running and span else None,
        timeline=timeline,
        awards=tuple(_award(award) for award in campaign.awards),
        outcome=view_results(entry, portal),
        deadlines=_deadlines(campaign, moments, timeline, portal),
        duties=_duties(campaign, portal),
        events=_by_date(portal.linking(entry, "event"), portal),
        results=_by_date(held_awards(entry, portal), portal),
        exemplars=tuple(portal.linking(entry, "exemplar")),
        articles=_by_date(portal.linking(entry, "article"), portal)[::-1],
        notes=view_notes(campaign.notes, plan_view.sections if plan_view else ()),
    )


def _by_date(entries: Iterator[Entry], portal: Portal) -> tuple[Entry, ...]:
    """Entries in the order of their `date`, undated ones last."""

    def key(entry: Entry) -> tuple[date, str]:
        when = getattr(entry.record, "date", None)
        day = when.last_day if isinstance(when, WrittenDate_) else getattr(when, "last", None)
        return day or date.max, entry.id

    return tuple(sorted(entries, key=key))


def _progress(span: tuple[date, date], today: date) -> int:
    """Percent of the days that lie behind, in steps of five (each step is a style)."""
    whole = (span[1] - span[0]).days or 1
    return round((today - span[0]).days / whole * 20) * 5


def _award(award: PlannedAward) -> AwardView:
    quotas = tuple(
        QuotaView(
            quota.text,
            quota.form,
            quota.count,
            describe_quota(quota),
            describe_kinds(quota.of),
            quota.category,
            quota.at or award.at,
        )
        for quota in award.quotas
    )
    said = {quota.text for quota in award.quotas}
    statements = tuple(item for item in award.statements if item.text not in said)
    return AwardView(award, quotas, statements)


def _deadlines(
    campaign: Campaign, moments: dict[int, Moment], timeline: Timeline | None, portal: Portal
) -> tuple[DeadlineView, ...]:
    """The dated ones in the order of their marks, then the others in the plan's own order."""
    numbers = {id(dot.moment): dot.number for dot in timeline.dots} if timeline else {}
    end = end_of(campaign.unit, portal)
    views = []
    for index, deadline in enumerate(campaign.deadlines):
        moment = moments.get(index)
        due = describe_date(deadline.due, portal)
        last = deadline.due.last_day
        assert due is not None
        views.append(
            DeadlineView(
                deadline.task,
                due,
                deadline.who,
                deadline.at,
                numbers.get(id(moment)) if moment else None,
                bool(last and last < portal.today),
                format_day(end) if end and lies_after(deadline.due, end) else None,
            )
        )
    return tuple(sorted(views, key=lambda view: (view.number is None, view.number or 0)))


def _duties(campaign: Campaign, portal: Portal) -> tuple[DutyView, ...]:
    groups: dict[str, list[AssignmentView]] = {}
    for item, anchor in zip(campaign.assignments, assignment_anchors(campaign), strict=True):
        groups.setdefault(first_addressee(item), []).append(_assignment(item, anchor, portal))
    return tuple(DutyView(items[0].to[0][0], tuple(items)) for items in groups.values())


def _assignment(item: Assignment, anchor: str, portal: Portal) -> AssignmentView:
    to = []
    for addressee in item.to:
        link = link_to(portal, "unit", addressee.unit, addressee.name)
        to.append((link or Link(addressee.name), addressee.verb))
    tasks = tuple(
        TaskView(task.text, describe_date(task.due, portal), task.at or item.at)
        for task in item.tasks
    )
    return AssignmentView(anchor, tuple(to), tasks, item.text, item.at)


def _moments(campaign: Campaign) -> Iterator[tuple[int, Moment]]:
    """Every dated deadline with its index."""
    for index, deadline in enumerate(campaign.deadlines):
        moment = _moment(deadline.task, deadline.due)
        if moment:
            yield index, moment


def _moment(title: str, when: WrittenDate_) -> Moment | None:
    first, last = when.first_day, when.last_day
    day = last or first
    if day is None:
        return None
    words = str(when.text or format_day(day))
    return Moment(title, words, first or day, day)
