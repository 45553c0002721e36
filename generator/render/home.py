"""The home page: what is running, what ends soon, who is new, which results, in numbers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from generator.kinds.award import Award
from generator.kinds.campaign import Campaign, CampaignView, campaign_status, view_campaign
from generator.kinds.display import When, describe_date
from generator.kinds.status import Status
from generator.locale import t
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry
from generator.render.lists import Sorted
from generator.render.page import Page

_SOON_DAYS = 45


@dataclass(frozen=True, slots=True)
class Running:
    """A campaign that is running, with its address."""

    address: str
    view: CampaignView


@dataclass(frozen=True, slots=True)
class Soon:
    """A deadline that comes within the next weeks."""

    task: str
    due: When
    days: int
    campaign: Link
    demo: bool


@dataclass(frozen=True, slots=True)
class Figure:
    """One number, computed from the data."""

    count: int
    label: str
    address: str


@dataclass(frozen=True, slots=True)
class HomeView:
    """What the home page shows."""

    intro: str
    running: tuple[Running, ...]
    upcoming: tuple[Entry, ...]
    soon: tuple[Soon, ...]
    exemplars: tuple[Entry, ...]
    awards: tuple[Entry, ...]
    plans: tuple[Entry, ...]
    articles: tuple[Entry, ...]
    figures: tuple[Figure, ...]


def home_page(portal: Portal, sorted_: Sequence[Sorted], intro: str) -> Page:
    """The page at "/"."""
    latest = {item.kind.name: item.entries for item in sorted_}
    campaigns = latest["campaign"]
    running = [
        Running(portal.address(entry), view_campaign(entry, portal))
        for entry in campaigns
        if campaign_status(entry, portal) is Status.RUNNING
    ]
    view = HomeView(
        intro=intro,
        running=tuple(running),
        upcoming=tuple(
            entry for entry in campaigns if campaign_status(entry, portal) is Status.UPCOMING
        ),
        soon=tuple(_soon(campaigns, portal)),
        exemplars=latest["exemplar"][:8],
        awards=latest["award"][:4],
        plans=tuple(entry for entry in campaigns if not entry.record.demo),
        articles=latest["article"][:4],
        figures=_figures(sorted_),
    )
    info = portal.info
    return Page(
        address="/",
        section="",
        template="home.html",
        title=info.name,
        description=info.tagline or info.name,
        context={"view": view},
        demo=any(entry.record.demo for entries in latest.values() for entry in entries),
    )


def _soon(campaigns: Sequence[Entry], portal: Portal) -> list[Soon]:
    """Deadlines of the next weeks, the nearest first."""
    found: list[tuple[date, Soon]] = []
    for entry in campaigns:
        campaign = record_of(entry, Campaign)
        link = Link(campaign.title, portal.address(entry))
        for deadline in campaign.deadlines:
            day = deadline.due.last_day
            due = describe_date(deadline.due, portal)
            if day and due and 0 <= (day - portal.today).days <= _SOON_DAYS:
                days = (day - portal.today).days
                found.append((day, Soon(deadline.task, due, days, link, campaign.demo)))
    return [soon for _, soon in sorted(found, key=lambda pair: (pair[0], pair[1].task))]


def _figures(sorted_: Sequence[Sorted]) -> tuple[Figure, ...]:
    found = []
    for item in sorted_:
        if item.kind.name in ("campaign", "exemplar", "award", "unit"):
            label = t(f"figure.{item.kind.name}")
            found.append(Figure(len(item.entries), label, item.home))
        if item.kind.name == "award":
            rows = sum(len(record_of(entry, Award).recipients) for entry in item.entries)
            found.append(Figure(rows, t("figure.recipient"), item.home))
    return tuple(found)
