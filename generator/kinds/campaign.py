"""campaign: a phong trào or đợt thi đua, as its plan states it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Annotated

from typing_extensions import override

from generator.kinds.base import Card, Facet, FacetValue, Kind, link_to
from generator.kinds.decision import held_awards
from generator.kinds.display import (
    When,
    describe_date,
    describe_kinds,
    describe_quota,
    format_day,
    short,
)
from generator.kinds.document import Document, DocumentView, quoted_paper, view_document
from generator.kinds.facets import by_unit, by_year
from generator.kinds.finding import CAMPAIGN, iso_dates, item_of, plain, quoted_words
from generator.kinds.notes import Notes, view_notes
from generator.kinds.status import Status, period_end, status_of
from generator.locale import t
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
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry, Record, Ref, Statement, Text
from generator.model.search import Item
from generator.model.text import slug
from generator.model.timeline import Moment, Timeline, draw_timeline

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
    """A deadline; `number` is its mark on the timeline, if it has one."""

    task: str
    due: When
    who: str | None
    at: str | None
    number: int | None
    past: bool


@dataclass(frozen=True, slots=True)
class CampaignView:
    """What the campaign's page shows. `record` gives the lists that are shown as they are.

    `unit_end` is the day on which the body that ran it ended, where it has.
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
    deadlines: tuple[DeadlineView, ...]
    duties: tuple[DutyView, ...]
    events: tuple[Entry, ...]
    results: tuple[Entry, ...]
    exemplars: tuple[Entry, ...]
    articles: tuple[Entry, ...]
    notes: Notes


def find_moments(campaign: Campaign) -> Iterator[tuple[int, Moment]]:
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


def campaign_status(entry: Entry, portal: Portal) -> Status:
    """How the campaign stands on the day of the build."""
    campaign = record_of(entry, Campaign)
    dues = [deadline.due for deadline in campaign.deadlines]
    return status_of(campaign.period, dues, _body_end(campaign, portal), portal)


def _body_end(campaign: Campaign, portal: Portal) -> date | None:
    unit = portal.find("unit", campaign.unit)
    valid_to = getattr(unit.record, "valid_to", None) if unit else None
    return valid_to.last if valid_to else None


def campaign_span(campaign: Campaign, portal: Portal) -> tuple[date, date] | None:
    """First and last day, where the plan gives both."""
    start = campaign.period.first_day if campaign.period else None
    end = period_end(campaign.period, portal)
    return (start, end) if start and end and start <= end else None


def view_campaign(entry: Entry, portal: Portal) -> CampaignView:
    """The campaign with everything that refers to it."""
    campaign = record_of(entry, Campaign)
    plan = portal.find("document", campaign.plan)
    plan_view = view_document(plan, portal) if plan else None
    moments = dict(find_moments(campaign))
    span = campaign_span(campaign, portal)
    timeline = draw_timeline(tuple(moments.values()), span, portal.today)
    status = campaign_status(entry, portal)
    running = status is Status.RUNNING and span is not None
    unit_end = _body_end(campaign, portal)
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
            )
        )
    return tuple(sorted(views, key=lambda view: (view.number is None, view.number or 0)))


def assignment_anchors(campaign: Campaign) -> tuple[str, ...]:
    """The anchor of each assignment: "viec-phong-noi-vu-huyen-a", with "-2" for its second."""
    seen: Counter[str] = Counter()
    anchors = []
    for item in campaign.assignments:
        name = _first_addressee(item)
        seen[name] += 1
        anchors.append(f"viec-{name}" if seen[name] == 1 else f"viec-{name}-{seen[name]}")
    return tuple(anchors)


def _first_addressee(item: Assignment) -> str:
    """What assignments are grouped by: the first addressee's unit, else the slug of its name."""
    first = item.to[0]
    if first.unit:
        return first.unit
    name = slug(first.name)
    return name if len(name) <= _ANCHOR_LENGTH else name[:_ANCHOR_LENGTH].rpartition("-")[0]


def _duties(campaign: Campaign, portal: Portal) -> tuple[DutyView, ...]:
    groups: dict[str, list[AssignmentView]] = {}
    for item, anchor in zip(campaign.assignments, assignment_anchors(campaign), strict=True):
        groups.setdefault(_first_addressee(item), []).append(_assignment(item, anchor, portal))
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


def card_campaign(entry: Entry, portal: Portal) -> Card:
    """The campaign as an item of a list."""
    campaign = record_of(entry, Campaign)
    unit = portal.find("unit", campaign.unit)
    period = describe_date(campaign.period, portal)
    meta = [unit.record.label if unit else "", str(period or "")]
    return Card(
        kind="campaign",
        title=campaign.title,
        address=portal.address(entry),
        meta=tuple(part for part in meta if part),
        summary=campaign.summary,
        status=campaign_status(entry, portal),
        date=_years(entry, portal),
        demo=campaign.demo,
    )


def campaign_year(entry: Entry, portal: Portal) -> int | None:
    """The year of the plan, else the first year of the period."""
    campaign = record_of(entry, Campaign)
    plan = portal.find("document", campaign.plan)
    when = getattr(plan.record, "date", None) if plan else None
    for found in (when, campaign.period):
        if found is not None and found.year:
            return int(found.year)
    return None


def _years(entry: Entry, portal: Portal) -> str | None:
    """`2019–2020`, or the one year that is known."""
    campaign = record_of(entry, Campaign)
    span = campaign_span(campaign, portal)
    if span and span[0].year != span[1].year:
        return f"{span[0].year}–{span[1].year}"
    year = span[0].year if span else campaign_year(entry, portal)
    return str(year) if year else None


def find_campaign(entry: Entry, portal: Portal) -> list[Item]:
    """The campaign: by what its plan says of it, by the plan's number, and by its results."""
    campaign = record_of(entry, Campaign)
    plan = portal.find("document", campaign.plan)
    return [
        item_of(
            entry,
            portal,
            unit=campaign.unit,
            year=campaign_year(entry, portal),
            topics=((CAMPAIGN, entry.id),),
            numbers=(record_of(plan, Document).code,) if plan else (),
            dates=iso_dates(campaign.period),
            body=(campaign.summary, *quoted_words(campaign), plain(campaign.results)),
        )
    ]


def _statuses(entry: Entry, portal: Portal) -> list[FacetValue]:
    status = campaign_status(entry, portal)
    return [FacetValue(status, t(f"status.{status}"), list(Status).index(status))]


KIND = Kind(
    name="campaign",
    folder="campaigns",
    segment="phong-trao",
    record=Campaign,
    order=lambda entry, portal: (-(campaign_year(entry, portal) or 0), entry.id),
    card=card_campaign,
    view=view_campaign,
    description=lambda entry, portal: short(entry.record.label),
    facets=(
        by_year(campaign_year),
        by_unit(lambda entry: [record_of(entry, Campaign).unit]),
        Facet("tinh-trang", _statuses),
    ),
    items=find_campaign,
    paper=lambda entry, portal: quoted_paper(
        portal.find("document", record_of(entry, Campaign).plan)
    ),
)
