"""The kind `unit`: its rules, its card, how it is found and grouped, and its `KIND`."""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Card, Facet, FacetValue, Kind
from generator.kinds.display import format_partial, short
from generator.kinds.finding import UNIT, iso_dates, item_of
from generator.kinds.heirs import has_ended, present_names
from generator.kinds.linked import Linked, iso_date, thing_of
from generator.kinds.unit import Unit, UnitType
from generator.locale import t
from generator.model.portal import Portal, record_of
from generator.model.problem import Problem
from generator.model.record import Entry
from generator.model.search import Item
from generator.model.text import sort_key


def check_unit(entry: Entry, portal: Portal) -> Iterator[Problem]:
    """A unit that is its own ancestor, or that ends before it begins."""
    unit = record_of(entry, Unit)
    if unit.valid_from and unit.valid_to and unit.valid_to.last < unit.valid_from.first:
        yield entry.problem("date.order", "valid_to", found=str(unit.valid_to))
    seen = {entry.id}
    above = portal.find("unit", unit.parent)
    while above:
        if above.id in seen:
            yield entry.problem("unit.circle", "parent", found=unit.parent or "")
            return
        seen.add(above.id)
        above = portal.find("unit", record_of(above, Unit).parent)


def card_unit(entry: Entry, portal: Portal) -> Card:
    """The unit as an item of a list."""
    unit = record_of(entry, Unit)
    heirs = [link.title for link in present_names(entry, portal)]
    ended = has_ended(unit, portal)
    meta = [
        unit.province or "",
        t("unit.ended", date=format_partial(unit.valid_to)) if ended and unit.valid_to else "",
        t("unit.now", names=", ".join(heirs)) if heirs else "",
    ]
    return Card(
        kind="unit",
        title=unit.name,
        address=portal.address(entry),
        meta=tuple(part for part in meta if part),
        demo=unit.demo,
    )


def find_unit(entry: Entry, portal: Portal) -> list[Item]:
    """The unit: by its names, codes and history. Names of its kin are topics of it."""
    unit = record_of(entry, Unit)
    told = (text for change in unit.history for text in (change.text, change.basis))
    return [
        item_of(
            entry,
            portal,
            unit=unit.parent,
            place=unit.province,
            topics=((UNIT, entry.id),),
            numbers=(item.code for item in unit.codes),
            dates=iso_dates(unit.valid_from, unit.valid_to),
            body=(*unit.aliases, unit.summary, unit.basis, *told),
        )
    ]


#: What units are in schema.org: places, bodies of the state, schools; others are organisations.
_PLACES = frozenset({UnitType.DISTRICT, UnitType.COMMUNE, UnitType.VILLAGE})
_STATE = frozenset({UnitType.COMMITTEE, UnitType.OFFICE, UnitType.COUNCIL, UnitType.FORCE})


def _schema_type(unit: Unit) -> str:
    if unit.type in _PLACES:
        return "AdministrativeArea"
    if unit.type in _STATE:
        return "GovernmentOrganization"
    return "School" if unit.type is UnitType.SCHOOL else "Organization"


def link_unit(entry: Entry, portal: Portal) -> Linked:
    """The unit: a place in another one, or a body with its life and what it belongs to."""
    unit = record_of(entry, Unit)
    above = portal.find("unit", unit.parent)
    parent = above and thing_of(_schema_type(record_of(above, Unit)), above, portal)
    in_place = above is not None and record_of(above, Unit).type in _PLACES
    if unit.type in _PLACES:
        within = parent if in_place else None
        return thing_of("AdministrativeArea", entry, portal, containedInPlace=within)
    return thing_of(
        _schema_type(unit),
        entry,
        portal,
        foundingDate=iso_date(unit.valid_from),
        dissolutionDate=iso_date(unit.valid_to),
        areaServed=parent if in_place else None,
        parentOrganization=None if in_place else parent,
    )


def _type(entry: Entry, portal: Portal) -> list[FacetValue]:
    type_ = record_of(entry, Unit).type
    return [FacetValue(type_, t(f"unit-type.{type_}"), list(UnitType).index(type_))]


def _top(entry: Entry, portal: Portal) -> list[FacetValue]:
    """The topmost unit that this one belongs to."""
    seen = {entry.id}
    top = entry
    while (above := portal.find("unit", record_of(top, Unit).parent)) and above.id not in seen:
        seen.add(above.id)
        top = above
    if top is entry and not any(portal.linking(entry, "unit", "parent")):
        return []
    return [FacetValue(top.id, top.record.label, sort_key(top.record.label))]


def _order(entry: Entry, portal: Portal) -> tuple[int, str, str, str]:
    """By type first, so that the groups of a paged list follow one another."""
    return (
        list(UnitType).index(record_of(entry, Unit).type),
        *sort_key(entry.record.label),
        entry.id,
    )


def _view(entry: Entry, portal: Portal) -> object:
    """What the page shows. Imported with the first page: other records need less of a unit."""
    from generator.kinds.unit_view import view_unit

    return view_unit(entry, portal)


KIND = Kind(
    name="unit",
    folder="units",
    segment="don-vi",
    record=Unit,
    order=_order,
    card=card_unit,
    view=_view,
    description=lambda entry, portal: short(
        " – ".join(part for part in (entry.record.label, record_of(entry, Unit).province) if part)
    ),
    facets=(Facet("loai", _type), Facet("thuoc", _top)),
    check=check_unit,
    items=find_unit,
    linked_data=link_unit,
)
