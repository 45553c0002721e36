"""What a campaign granted: its decisions, the rows of them that count, and its results."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from generator.kinds.campaign import Campaign, campaign_status
from generator.kinds.categories import Fit, Place, fit_of
from generator.kinds.decision import Award, granted_rows, is_void
from generator.kinds.placing import Granted
from generator.kinds.results import Results, Situation, settle
from generator.kinds.status import Status
from generator.kinds.unit import Unit
from generator.model.portal import Portal, once, record_of
from generator.model.quota import QuotaForm, RecipientKind
from generator.model.record import Entry

_CLOSED = {
    Status.UPCOMING: False,
    Status.RUNNING: False,
    Status.OVER: True,
    Status.DUE: True,
    Status.ENDED_BODY: True,
}


@dataclass(frozen=True, slots=True)
class Decision:
    """A decision of the campaign."""

    entry: Entry
    award: Award


def decisions_of(entry: Entry, portal: Portal) -> tuple[Decision, ...]:
    """The campaign's decisions by date, undated ones last, without those that are revoked."""
    linking = portal.linking(entry, "award", "campaign")
    found = [
        Decision(item, record_of(item, Award)) for item in linking if not is_void(item, portal)
    ]
    return tuple(
        sorted(found, key=lambda item: (item.award.date.last_day or date.max, item.entry.id))
    )


@once
def campaign_results(entry: Entry, portal: Portal) -> Results | None:
    """Every quota line of the campaign's plan beside what its decisions granted; None for none."""
    campaign = record_of(entry, Campaign)
    if not any(award.quotas for award in campaign.awards):
        return None
    decisions = decisions_of(entry, portal)
    situation = Situation(
        closed=_CLOSED.get(campaign_status(entry, portal)),
        decisions=len(decisions),
        forms=frozenset(form for item in decisions for form in _forms(item, portal)),
        units=_units_by_category(campaign, portal),
    )
    return settle(campaign.awards, _granted(decisions, portal), situation)


def _forms(decision: Decision, portal: Portal) -> set[str]:
    """What the decision grants: the forms of its rows; without rows its own."""
    own = decision.award.form
    return {row.form or own for row in granted_rows(decision.entry, portal)} or {own}


def _granted(decisions: tuple[Decision, ...], portal: Portal) -> dict[Granted, int]:
    """Recipients that quotas cannot tell apart, counted."""
    granted: Counter[Granted] = Counter()
    for decision in decisions:
        rows = granted_rows(decision.entry, portal)
        for kind in RecipientKind:  # first by what is quick to compare
            named = kind is RecipientKind.COLLECTIVE
            counts = Counter(
                (row.form, row.name if named else "", row.unit_id, row.unit)
                for row in rows
                if row.kind is kind
            )
            for (form, name, unit, words), count in counts.items():
                places = places_of(unit, words, portal)
                granted[Granted(form or decision.award.form, kind, name, places)] += count
    return dict(granted)


def places_of(unit: str | None, words: str | None, portal: Portal) -> tuple[Place, ...]:
    """The unit and those that it belongs to, inside out; by its words alone where it has no page.

    A circle of units, which is told elsewhere, ends.
    """
    places: dict[str, Place] = {}
    entry = portal.find("unit", unit)
    if entry is None:
        return (Place(f"? {words}", words),) if words else ()
    while entry is not None and entry.id not in places:
        record = record_of(entry, Unit)
        places[entry.id] = Place(entry.id, record.name, str(record.type))
        entry = portal.find("unit", record.parent)
    return tuple(places.values())


def _units_by_category(campaign: Campaign, portal: Portal) -> Mapping[str, tuple[Place, ...]]:
    """The units of the campaign's area, for each category of which every unit has a number."""
    categories = {
        quota.category
        for award in campaign.awards
        for quota in award.quotas
        if quota.form is QuotaForm.PER_UNIT and quota.category
    }
    if not categories:
        return {}
    area = {place.id for place in places_of(campaign.unit, None, portal)[:2]}
    chains = [places_of(item.id, None, portal) for item in portal.all("unit")]
    inside = [chain[0] for chain in chains if any(place.id in area for place in chain)]
    return {
        category: tuple(place for place in inside if fit_of(category, place) is Fit.YES)
        for category in sorted(categories)
    }
