"""Pages of what is due: all of it, by campaign and by unit, each with a file for calendars."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from generator.kinds.deadlines import Due, campaign_dues, running_dues, unit_dues
from generator.kinds.display import format_day
from generator.kinds.linked import download, site_url, thing
from generator.locale import t
from generator.model.portal import Link, Portal
from generator.render.linked import LINKED
from generator.render.page import Context, Page

ROOT = "/thoi-han/"
CALENDAR = "lich.ics"
_BY_CAMPAIGN, _BY_UNIT = f"{ROOT}phong-trao/", f"{ROOT}don-vi/"


@dataclass(frozen=True, slots=True)
class DueList:
    """What is due in one place: where it stands, its name, and the dates.

    `of` is the record's own page; None for the list of everything that runs.
    """

    address: str
    title: str
    of: Link | None
    dues: tuple[Due, ...]

    @property
    def calendar(self) -> str:
        """The address of the calendar's file."""
        return f"{self.address}{CALENDAR}"


@dataclass(frozen=True, slots=True)
class Row:
    """One line: what is due, and how many days are left; None when it is over or undated."""

    due: Due
    left: int | None


@dataclass(frozen=True, slots=True)
class DeadlinesView:
    """What a page of deadlines shows.

    `coming` and `gone` have a day, `relative` have none. `ways` lead to the lists of campaigns
    and of units, by the words above them.
    """

    lead: str
    calendar: str
    dated: int
    coming: tuple[Row, ...]
    gone: tuple[Row, ...]
    relative: tuple[Row, ...]
    of: Link | None
    back: str
    archived: bool
    ways: tuple[tuple[str, tuple[Link, ...]], ...]


def due_lists(portal: Portal) -> Iterator[DueList]:
    """Everything that runs, then each campaign and each unit with any date at all.

    Those of a campaign or a unit stay when it is over: people have subscribed to them.
    """
    yield DueList(ROOT, t("page.deadlines.title"), None, running_dues(portal))
    for entry in portal.all("campaign"):
        dues = campaign_dues(entry, portal)
        if dues:
            of = Link(entry.record.label, portal.address(entry))
            title = t("page.deadlines.of-campaign", title=of.title)
            yield DueList(f"{_BY_CAMPAIGN}{entry.id}/", title, of, dues)
    for entry in portal.all("unit"):
        dues = unit_dues(entry, portal)
        if dues:
            of = Link(entry.record.label, portal.address(entry))
            title = t("page.deadlines.of-unit", title=of.title)
            yield DueList(f"{_BY_UNIT}{entry.id}/", title, of, dues)


def deadline_pages(portal: Portal) -> Iterator[Page]:
    """A page for each list."""
    lists = tuple(due_lists(portal))
    ways = (
        (t("page.deadlines.campaigns"), _links(lists, _BY_CAMPAIGN)),
        (t("page.deadlines.units"), _links(lists, _BY_UNIT)),
    )
    for item in lists:
        whole = item.address == ROOT
        yield Page(
            address=item.address,
            section="",
            template="deadlines.html",
            title=item.title,
            description=t("page.deadlines.description") if whole else item.title,
            context=partial(_context, item, portal, ways if whole else ()),
            crumbs=() if whole else (Link(t("page.deadlines.title"), ROOT),),
            demo=any(due.demo for due in item.dues),
            many=True,
        )


def _links(lists: tuple[DueList, ...], start: str) -> tuple[Link, ...]:
    return tuple(
        Link(item.of.title, item.address)
        for item in lists
        if item.of and item.address.startswith(start)
    )


def _context(
    item: DueList, portal: Portal, ways: tuple[tuple[str, tuple[Link, ...]], ...]
) -> Context:
    today = portal.today
    rows = [Row(due, (due.last - today).days if due.last else None) for due in item.dues]
    dated = [row for row in rows if row.left is not None]
    # Nothing is to come where nobody is left: an archive tells what was due.
    ahead = [row for row in dated if (row.left or 0) >= 0 and not portal.archive]
    view = DeadlinesView(
        lead=_lead(item, portal),
        calendar=item.calendar,
        dated=len(dated),
        coming=tuple(ahead),
        gone=tuple(Row(row.due, None) for row in dated if row not in ahead),
        relative=tuple(row for row in rows if row.left is None),
        of=item.of,
        back=_back(item),
        archived=portal.archive is not None,
        ways=tuple(way for way in ways if way[1]),
    )
    file = download(item.calendar, "text/calendar")
    about = thing("WebPage", name=item.title, url=site_url(item.address), encoding=file)
    return {"view": view, LINKED: about}


def _lead(item: DueList, portal: Portal) -> str:
    date = format_day(portal.today)
    if item.of is None:
        return t("page.deadlines.lead", date=date)
    if item.address.startswith(_BY_CAMPAIGN):
        return t("page.deadlines.lead-campaign", date=date)
    return t("page.deadlines.lead-unit", date=date, unit=item.of.title)


def _back(item: DueList) -> str:
    """The words of the way back to the record."""
    campaign = item.address.startswith(_BY_CAMPAIGN)
    return t("page.deadlines.to-campaign" if campaign else "page.deadlines.to-unit")
