"""Pages of numbers, to be cited as of the day of the build: all, each year's, each unit's."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.kinds.campaign import Campaign, campaign_status, campaign_year
from generator.kinds.counting import count_workers
from generator.kinds.decision import granted_rows
from generator.kinds.display import format_day, format_percent
from generator.kinds.granting import decisions_of
from generator.kinds.linked import Linked, download
from generator.kinds.results_view import view_results
from generator.kinds.statistics import Coverage, find_coverage, statistic_units
from generator.kinds.tables.awards import ROWS, AwardRow
from generator.kinds.tables.offer import Dataset, Offer
from generator.kinds.tables.parts import Group
from generator.kinds.unit import Unit, UnitType
from generator.locale import t
from generator.model.charts import percent
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry
from generator.model.text import sort_key
from generator.render.linked import LINKED, data_of
from generator.render.lists import Pager, paged
from generator.render.numbers import BY_UNIT, BY_YEAR, HOME, Drawing, Numbers
from generator.render.page import Context, Page

_MOST_CAMPAIGNS = 40
_MOST_WITHOUT = 60
_PER_PAGE = 200


@dataclass(frozen=True, slots=True)
class CampaignLine:
    """A campaign with what was granted in it; `state` is how its quotas stand, where known."""

    link: Link
    status: str
    decisions: int
    granted: int
    state: str | None
    demo: bool


@dataclass(frozen=True, slots=True)
class CoverageView:
    """A place whose units have awards or none; of those without, `more` are not listed."""

    place: Link
    units: int
    honoured: int
    share: str
    width: str
    without: tuple[Link, ...]
    more: int


@dataclass(frozen=True, slots=True)
class Workers:
    """How many recipients are direct workers, of those of whom it is known."""

    direct: int
    known: int
    share: str
    width: str


@dataclass(frozen=True, slots=True)
class OverviewView:
    """What /so-lieu/ shows. Of `silent` places nothing is known."""

    asof: str
    numbers: Numbers
    campaigns: tuple[CampaignLine, ...]
    more_campaigns: int
    coverage: tuple[CoverageView, ...]
    silent: int
    workers: Workers | None


@dataclass(frozen=True, slots=True)
class NumbersView:
    """What the page of a year or a unit shows; `about` leads to the unit itself."""

    asof: str
    about: Link | None
    parts: tuple[Numbers, ...]
    cite: str


@dataclass(frozen=True, slots=True)
class UnitsView:
    """The way to each unit's numbers, by type of unit."""

    asof: str
    groups: tuple[tuple[str, tuple[tuple[Link, int], ...]], ...]
    pager: Pager | None


def statistics_pages(offer: Offer, portal: Portal) -> Iterator[Page]:
    """All pages of numbers."""
    units = statistic_units(offer.rows, portal)
    draw = Drawing(portal, {entry.id for entry in units})
    yield _overview(offer, portal, draw)
    yield from _unit_list(offer, portal, units)
    for year in offer.parts[Group.YEAR]:
        yield _year_page(year, offer, draw)
    for entry in units:
        yield _unit_page(entry, offer, draw)


def _overview(offer: Offer, portal: Portal, draw: Drawing) -> Page:
    def context() -> Context:
        lines = _campaigns(portal)
        coverage, silent = find_coverage(offer.rows, portal)
        dataset = offer.whole[ROWS.id]
        view = OverviewView(
            asof=format_day(portal.today),
            numbers=draw.numbers("all", offer.rows, dataset, {"campaigns"}, decisions=False),
            campaigns=tuple(lines[:_MOST_CAMPAIGNS]),
            more_campaigns=len(lines[_MOST_CAMPAIGNS:]),
            coverage=tuple(_coverage(item, portal) for item in coverage),
            silent=silent,
            workers=_workers(portal),
        )
        return {"view": view, LINKED: _linked(title, HOME, portal, offer.rows, dataset)}

    title = t("statistics.title")
    return _page(HOME, title, "statistics.html", context, offer.rows)


def _year_page(year: str, offer: Offer, draw: Drawing) -> Page:
    rows, title = offer.rows_of(Group.YEAR, year), t("statistics.of-year", year=year)
    address = f"{BY_YEAR}{year}/"

    def context() -> Context:
        dataset = offer.parted[Group.YEAR][year]
        numbers = draw.numbers("all", rows, dataset, {"years"})
        about = _linked(title, address, draw.portal, rows, dataset)
        return {"view": _view(title, draw.portal, [numbers]), LINKED: about}

    return _page(address, title, "numbers.html", context, rows)


def _unit_page(entry: Entry, offer: Offer, draw: Drawing) -> Page:
    """What a unit and those below it received, and what it decided itself."""
    title = t("statistics.of-unit", unit=entry.record.label)
    received = offer.rows_of(Group.UNIT, entry.id)
    decided = offer.rows_of(Group.ISSUER, entry.id)

    def context() -> Context:
        parts = []
        if received or not decided:
            dataset = offer.parted[Group.UNIT].get(entry.id)
            alone = {row.unit_id for row in received} == {entry.id}
            parts.append(draw.numbers("received", received, dataset, {"units"} if alone else ()))
        if decided:
            dataset = offer.parted[Group.ISSUER].get(entry.id)
            parts.append(draw.numbers("decided", decided, dataset, {"issuers"}))
        about = Link(entry.record.label, draw.portal.address(entry))
        return {
            "view": _view(title, draw.portal, parts, about),
            LINKED: _linked(title, address, draw.portal, rows, parts[0].dataset),
        }

    crumb = Link(t("statistics.by-unit"), BY_UNIT)
    address, rows = f"{BY_UNIT}{entry.id}/", (*received, *decided)
    return _page(address, title, "numbers.html", context, rows, (crumb,), entry.record.demo)


def _linked(
    title: str, address: str, portal: Portal, rows: Sequence[AwardRow], dataset: Dataset | None
) -> Linked:
    file = download(f"/{dataset.path}.csv", "text/csv") if dataset else None
    demo = bool(rows) and all(row.demo for row in rows)
    return data_of(title, address, portal, file, demo=demo)


def _view(
    title: str, portal: Portal, parts: Sequence[Numbers], about: Link | None = None
) -> NumbersView:
    day = format_day(portal.today)
    cite = t("statistics.cite", title=title, portal=portal.info.name, date=day)
    return NumbersView(day, about, tuple(parts), cite)


def _unit_list(offer: Offer, portal: Portal, units: Iterable[Entry]) -> Iterator[Page]:
    title, order = t("statistics.by-unit"), list(UnitType)

    def key(entry: Entry) -> tuple[int, tuple[str, str], str]:
        return order.index(_type(entry)), sort_key(entry.record.label), entry.id

    def context(some: Sequence[Entry], pager: Pager | None) -> Context:
        groups: dict[str, list[tuple[Link, int]]] = {}
        for entry in some:
            number = sum(row.counts for row in offer.rows_of(Group.UNIT, entry.id))
            link = Link(entry.record.label, f"{BY_UNIT}{entry.id}/")
            groups.setdefault(t(f"unit-type.{_type(entry)}"), []).append((link, number))
        found = tuple((kind, tuple(links)) for kind, links in groups.items())
        return {"view": UnitsView(format_day(portal.today), found, pager)}

    for address, pager, some in paged(BY_UNIT, sorted(units, key=key), _PER_PAGE):
        yield _page(address, title, "numbers_list.html", partial(context, some, pager), offer.rows)


def _type(entry: Entry) -> UnitType:
    return record_of(entry, Unit).type


def _page(
    address: str,
    title: str,
    template: str,
    context: Callable[[], Context],
    rows: Sequence[AwardRow],
    crumbs: tuple[Link, ...] = (),
    demo: bool = False,
) -> Page:
    top = () if address == HOME else (Link(t("statistics.title"), HOME),)
    fictional = [row.demo for row in rows]
    return Page(
        address=address,
        section="",
        template=template,
        title=title,
        description=t("statistics.description", title=title),
        context=context,
        crumbs=(*top, *crumbs),
        demo=demo or any(fictional),
        many=not (demo or all(fictional)),
    )


def _campaigns(portal: Portal) -> list[CampaignLine]:
    """Every campaign, the latest first."""
    found = []
    entries = portal.all("campaign")
    for entry in sorted(entries, key=lambda one: (-(campaign_year(one, portal) or 0), one.id)):
        decisions = decisions_of(entry, portal)
        granted = sum(len(granted_rows(item.entry, portal)) for item in decisions)
        campaign = record_of(entry, Campaign)
        found.append(
            CampaignLine(
                Link(campaign.title, portal.address(entry)),
                campaign_status(entry, portal),
                len(decisions),
                granted,
                _quota_state(entry, portal),
                campaign.demo,
            )
        )
    return found


def _quota_state(entry: Entry, portal: Portal) -> str | None:
    """How the campaign's quota lines stand, in words; None where its plan has none."""
    results = view_results(entry, portal)
    if results is None:
        return None
    outcomes = Counter(line.outcome for form in results.forms for line in form.lines)
    return "; ".join(
        t("statistics.state", outcome=outcome, count=number) for outcome, number in outcomes.items()
    )


def _workers(portal: Portal) -> Workers | None:
    found = count_workers(portal)
    if not found.known:
        return None
    of_all = (found.direct, found.known)
    return Workers(*of_all, format_percent(*of_all), percent(*of_all))


def _coverage(item: Coverage, portal: Portal) -> CoverageView:
    honoured = item.units - len(item.without)
    shown = item.without[:_MOST_WITHOUT]
    return CoverageView(
        place=Link(item.place.record.label, f"{BY_UNIT}{item.place.id}/"),
        units=item.units,
        honoured=honoured,
        share=format_percent(honoured, item.units),
        width=percent(honoured, item.units),
        without=tuple(Link(entry.record.label, portal.address(entry)) for entry in shown),
        more=len(item.without) - len(shown),
    )
