"""The home page: what is running, what ends soon, who is new, which results, in numbers."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from generator.kinds.campaign import (
    Campaign,
    campaign_span,
    campaign_status,
    campaign_year,
)
from generator.kinds.campaign_view import view_campaign
from generator.kinds.decision import granted_rows
from generator.kinds.display import format_day
from generator.kinds.document import Document
from generator.kinds.exemplar import Exemplar
from generator.kinds.status import Status
from generator.kinds.unit import Unit, UnitType
from generator.locale import t
from generator.model.frame import HOME
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry
from generator.render.lists import Sorted
from generator.render.page import Page

_SOON_DAYS = 60
_NEXT, _SOON = 3, 4
_EXEMPLARS, _AWARDS, _PLANS, _ARTICLES = 5, 4, 6, 4


@dataclass(frozen=True, slots=True)
class Day:
    """One day, as a page shows it and as machines read it."""

    words: str
    iso: str


@dataclass(frozen=True, slots=True)
class Soon:
    """The last day for something: how far away it is, and where the page tells more."""

    title: str
    who: str | None
    day: Day
    days: int
    address: str
    campaign: str


@dataclass(frozen=True, slots=True)
class Span:
    """A running campaign's days: first, last, how many in all and how many lie behind."""

    first: Day
    last: Day
    days: int
    gone: int


@dataclass(frozen=True, slots=True)
class Lead:
    """The campaign at the head of the page."""

    title: str
    address: str
    status: Status
    slogan: str | None
    summary: str | None
    period: str | None
    span: Span | None
    demo: bool


@dataclass(frozen=True, slots=True)
class Plan:
    """A real plan: whose it is, from when, under which number."""

    year: str
    place: str
    province: str | None
    code: str | None
    campaign: Link


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, computed from the data."""

    count: int
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows.

    `next` are the next deadlines of `lead`, `soon` those of other campaigns and their ends.
    `plans_title` is empty where the portal holds no fictional data that real plans must be told
    from. `intro` is the text of content/index.md.
    """

    intro: str
    lead: Lead | None
    next: tuple[Soon, ...]
    others: tuple[Entry, ...]
    soon: tuple[Soon, ...]
    exemplars: tuple[Entry, ...]
    awards: tuple[Entry, ...]
    plans_title: str
    plans: tuple[Plan, ...]
    articles: tuple[Entry, ...]
    figures: tuple[Figure, ...]


def home_page(portal: Portal, sorted_: Sequence[Sorted], intro: str) -> Page:
    """The page at "/"."""
    latest = {item.kind.name: item.entries for item in sorted_}
    demo = any(entry.record.demo for entries in latest.values() for entry in entries)
    info = portal.info
    return Page(
        address="/",
        section=HOME,
        template="home.html",
        title=info.name,
        description=info.tagline or info.name,
        context=lambda: {"view": _view(portal, sorted_, latest, intro, demo)},
        demo=demo,
        many=True,
    )


def _view(
    portal: Portal,
    sorted_: Sequence[Sorted],
    latest: Mapping[str, tuple[Entry, ...]],
    intro: str,
    demo: bool,
) -> HomeView:
    campaigns = latest["campaign"]
    lead, others = _lead(campaigns, portal)
    soon = _soon(campaigns, portal)
    coming = [item for entry, item in soon if entry is lead]
    elsewhere = [item for entry, item in soon if entry is not lead and item.days <= _SOON_DAYS]
    real = [entry for entry in campaigns if not entry.record.demo][:_PLANS]
    return HomeView(
        intro=intro,
        lead=_describe_lead(lead, portal) if lead else None,
        next=tuple(coming[:_NEXT]),
        others=others,
        soon=tuple(elsewhere[:_SOON]),
        exemplars=_latest_exemplars(latest["exemplar"]),
        awards=latest["award"][:_AWARDS],
        plans_title=_plans_title(real, portal) if demo else "",
        plans=tuple(_plan(entry, portal) for entry in real),
        articles=latest["article"][:_ARTICLES],
        figures=_figures(sorted_, portal),
    )


def _lead(campaigns: Sequence[Entry], portal: Portal) -> tuple[Entry | None, tuple[Entry, ...]]:
    """The running campaign that ends first, else the next one; and the others that run."""

    def end(entry: Entry) -> tuple[date, str]:
        span = campaign_span(record_of(entry, Campaign), portal)
        return (span[1] if span else date.max, entry.id)

    def start(entry: Entry) -> tuple[date, str]:
        period = record_of(entry, Campaign).period
        return ((period.first_day if period else None) or date.max, entry.id)

    by_status: dict[Status, list[Entry]] = {}
    for entry in campaigns:
        by_status.setdefault(campaign_status(entry, portal), []).append(entry)
    running = sorted(by_status.get(Status.RUNNING, []), key=end)
    upcoming = sorted(by_status.get(Status.UPCOMING, []), key=start)
    found = [*running, *upcoming]
    return (found[0], tuple(found[1:])) if found else (None, ())


def _describe_lead(entry: Entry, portal: Portal) -> Lead:
    view = view_campaign(entry, portal)
    span = campaign_span(view.record, portal)
    running = view.status is Status.RUNNING
    return Lead(
        title=view.record.title,
        address=portal.address(entry),
        status=view.status,
        slogan=view.record.slogan.text if view.record.slogan else None,
        summary=view.record.summary,
        period=str(view.period) if view.period else None,
        span=_span(span, portal.today) if span and running else None,
        demo=view.record.demo,
    )


def _span(span: tuple[date, date], today: date) -> Span:
    first, last = span
    return Span(_day(first), _day(last), (last - first).days + 1, (today - first).days + 1)


def _day(day: date) -> Day:
    return Day(format_day(day), day.isoformat())


def _soon(campaigns: Sequence[Entry], portal: Portal) -> list[tuple[Entry, Soon]]:
    """Deadlines that lie ahead, and the last days of campaigns; the nearest first."""
    found: list[tuple[date, int, Entry, Soon]] = []

    def add(entry: Entry, day: date | None, title: str, who: str | None, anchor: str) -> None:
        if day is None or day < portal.today:
            return
        days = (day - portal.today).days
        address = portal.address(entry) + anchor
        item = Soon(title, who, _day(day), days, address, entry.record.label)
        found.append((day, len(found), entry, item))

    for entry in campaigns:
        campaign = record_of(entry, Campaign)
        for deadline in campaign.deadlines:
            add(entry, deadline.due.last_day, deadline.task, deadline.who, "#thoi-han")
        span = campaign_span(campaign, portal)
        if span and span[0] <= portal.today:
            add(entry, span[1], t("page.home.ends", campaign=campaign.title), None, "")
    return [(entry, item) for _, _, entry, item in sorted(found, key=lambda row: row[:2])]


def _latest_exemplars(entries: Sequence[Entry]) -> tuple[Entry, ...]:
    """Those with a picture first, then the latest recognised."""

    def key(entry: Entry) -> tuple[bool, int, int]:
        exemplar = record_of(entry, Exemplar)
        days = [item.date.last.toordinal() for item in exemplar.recognitions if item.date]
        return (exemplar.photo is None, -exemplar.year, -max(days, default=0))

    return tuple(sorted(entries, key=key)[:_EXEMPLARS])


def _plan(entry: Entry, portal: Portal) -> Plan:
    campaign = record_of(entry, Campaign)
    document = portal.find("document", campaign.plan)
    paper = record_of(document, Document) if document else None
    place = _place(entry, portal)
    return Plan(
        year=str(campaign_year(entry, portal) or ""),
        place=place.name if place else "",
        province=place.province if place else None,
        code=paper.code if paper and paper.number else None,
        campaign=Link(campaign.title, portal.address(entry)),
    )


def _place(entry: Entry, portal: Portal) -> Unit | None:
    """The place of the body that launched the campaign: "Huyện Tam Đường"."""
    body = portal.find("unit", record_of(entry, Campaign).unit)
    if body is None:
        return None
    place = portal.find("unit", record_of(body, Unit).parent)
    return record_of(place or body, Unit)


def _plans_title(entries: Sequence[Entry], portal: Portal) -> str:
    places = {place.name: place.type for entry in entries if (place := _place(entry, portal))}
    if places and set(places.values()) == {UnitType.DISTRICT}:
        return t("page.home.plans-of-districts", count=len(places))
    return t("page.home.plans")


def _figures(sorted_: Sequence[Sorted], portal: Portal) -> tuple[Figure, ...]:
    found = []
    for item in sorted_:
        if item.kind.name in ("campaign", "exemplar", "award", "unit"):
            label = t(f"figure.{item.kind.name}")
            found.append(Figure(len(item.entries), label, item.home))
        if item.kind.name == "award":
            rows = sum(len(granted_rows(entry, portal)) for entry in item.entries)
            found.append(Figure(rows, t("figure.recipient"), item.home))
    return tuple(figure for figure in found if figure.count)
