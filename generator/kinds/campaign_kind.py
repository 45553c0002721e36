"""The kind `campaign`: its card, how it is found and grouped, and its `KIND`."""

from __future__ import annotations

from collections.abc import Iterable

from generator.kinds.base import Card, Facet, FacetValue, Kind
from generator.kinds.campaign import Campaign, campaign_span, campaign_status, campaign_year
from generator.kinds.display import describe_date, short
from generator.kinds.document import Document, quoted_paper
from generator.kinds.facets import by_unit, by_year
from generator.kinds.finding import CAMPAIGN, iso_dates, item_of, plain, quoted_words
from generator.kinds.linked import Linked, organization, span_of, thing_of
from generator.kinds.status import Status
from generator.locale import t
from generator.model.portal import Portal, record_of
from generator.model.problem import Problem
from generator.model.record import Entry
from generator.model.search import Item


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


def link_campaign(entry: Entry, portal: Portal) -> Linked:
    """The campaign as an event: from when to when, and who launched it."""
    campaign = record_of(entry, Campaign)
    organizer = organization(portal, campaign.unit)
    return thing_of("Event", entry, portal, **span_of(campaign.period), organizer=organizer)


def _statuses(entry: Entry, portal: Portal) -> list[FacetValue]:
    status = campaign_status(entry, portal)
    return [FacetValue(status, t(f"status.{status}"), list(Status).index(status))]


def _view(entry: Entry, portal: Portal) -> object:
    """What the page shows. Imported with the first page: other records need less of a campaign."""
    from generator.kinds.campaign_view import view_campaign

    return view_campaign(entry, portal)


def _check(entry: Entry, portal: Portal) -> Iterable[Problem]:
    """Its rules, imported with the first campaign that is held against them."""
    from generator.kinds.campaign_checks import check_campaign

    return check_campaign(entry, portal)


KIND = Kind(
    name="campaign",
    folder="campaigns",
    segment="phong-trao",
    record=Campaign,
    order=lambda entry, portal: (-(campaign_year(entry, portal) or 0), entry.id),
    card=card_campaign,
    view=_view,
    description=lambda entry, portal: short(entry.record.label),
    facets=(
        by_year(campaign_year),
        by_unit(lambda entry: [record_of(entry, Campaign).unit]),
        Facet("tinh-trang", _statuses),
    ),
    check=_check,
    items=find_campaign,
    linked_data=link_campaign,
    paper=lambda entry, portal: quoted_paper(
        portal.find("document", record_of(entry, Campaign).plan)
    ),
)
