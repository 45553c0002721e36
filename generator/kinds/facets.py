"""The ways in which lists are grouped: by year, by unit, by campaign, by words."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from generator.kinds.base import Facet, FacetValue
from generator.model.portal import Portal
from generator.model.record import Entry
from generator.model.text import slug, sort_key


def by_year(year: Callable[[Entry, Portal], int | None]) -> Facet:
    """Groups by calendar year, the latest first: `/…/nam/2025/`."""

    def values(entry: Entry, portal: Portal) -> Iterable[FacetValue]:
        found = year(entry, portal)
        return [FacetValue(str(found), str(found), -found)] if found else []

    return Facet("nam", values)


def by_unit(units: Callable[[Entry], Iterable[str | None]]) -> Facet:
    """Groups by unit: `/…/don-vi/<id>/`."""

    def values(entry: Entry, portal: Portal) -> Iterable[FacetValue]:
        for id in units(entry):
            unit = portal.find("unit", id)
            if unit:
                yield FacetValue(unit.id, unit.record.label, sort_key(unit.record.label))

    return Facet("don-vi", values)


def by_campaign(campaigns: Callable[[Entry], Iterable[str | None]]) -> Facet:
    """Groups by campaign: `/…/phong-trao/<id>/`."""

    def values(entry: Entry, portal: Portal) -> Iterable[FacetValue]:
        for id in campaigns(entry):
            campaign = portal.find("campaign", id)
            if campaign:
                yield FacetValue(campaign.id, campaign.record.label, campaign.id)

    return Facet("phong-trao", values)


def by_words(segment: str, words: Callable[[Entry], Iterable[str | None]]) -> Facet:
    """Groups by a text of the record, such as its award form: `/…/hinh-thuc/giay-khen/`."""

    def values(entry: Entry, portal: Portal) -> Iterable[FacetValue]:
        for text in words(entry):
            if text and slug(text):
                yield FacetValue(slug(text), text, sort_key(text))

    return Facet(segment, values)
