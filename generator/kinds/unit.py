"""unit: a body, office, commune, village or group, with its life and its succession."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated

from typing_extensions import override

from generator.kinds.base import Card, Facet, FacetValue, Kind, link_to
from generator.kinds.campaign import Campaign, assignment_anchors
from generator.kinds.deadlines import find_unit_dues
from generator.kinds.decision import rows_in_force
from generator.kinds.display import When, describe_date, format_partial, short
from generator.kinds.finding import UNIT, iso_dates, item_of
from generator.kinds.linked import Linked, iso_date, thing_of
from generator.locale import t
from generator.model.dates import PartialDate
from generator.model.portal import Link, Portal, record_of
from generator.model.problem import Problem
from generator.model.record import Entry, OfficialText, Record, Ref, Text, Value
from generator.model.search import Item
from generator.model.text import sort_key


class UnitType(StrEnum):
    """What sort of unit it is; it decides how lists group units."""

    DISTRICT = "district"
    COMMUNE = "commune"
    COMMITTEE = "committee"
    OFFICE = "office"
    COUNCIL = "council"
    PARTY = "party"
    FRONT = "front"
    FORCE = "force"
    SERVICE = "service"
    SCHOOL = "school"
    VILLAGE = "village"
    UNION = "union"
    BUSINESS = "business"
    OTHER = "other"


class Code(Value):
    """An official code, which is reused: an attribute with dates, never a key."""

    code: Text
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


class Succession(Value):
    """A unit that took over all or part of this one. `parts` names what went over.

    `date` and `basis` are told where they are not those of the units themselves.
    """

    unit: Annotated[str, Ref("unit")]
    partial: bool = False
    parts: tuple[Text, ...] = ()
    date: PartialDate | None = None
    basis: Text | None = None


class Change(Value):
    """A dated change in a unit's life, with its legal basis and its source."""

    date: PartialDate | None = None
    text: Text
    basis: Text | None = None
    source: Text | None = None


class Unit(Record):
    """A unit under the name it bore; a successor of the same name is another record."""

    name: Text
    type: UnitType
    parent: Annotated[str, Ref("unit")] | None = None
    province: Text | None = None
    province_now: Text | None = None
    aliases: tuple[Text, ...] = ()
    codes: tuple[Code, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    basis: Text | None = None
    successors: tuple[Succession, ...] = ()
    history: tuple[Change, ...] = ()
    sources: tuple[Text, ...] = ()
    summary: Text | None = None
    contact: OfficialText | None = None

    @property
    @override
    def label(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class SuccessorView:
    """A unit that took over, or that was taken over; `parts` in words, since when, and why."""

    link: Link
    partial: bool
    parts: tuple[str, ...]
    date: str | None
    basis: str | None


@dataclass(frozen=True, slots=True)
class DutyView:
    """One assignment to this unit, in the plan's words; `address` leads to it in the campaign.

    `leads` tells that the unit is its first addressee, and not one that works along.
    """

    address: str
    verb: str | None
    name: str
    leads: bool
    tasks: tuple[tuple[str, When | None], ...]


@dataclass(frozen=True, slots=True)
class ChargeView:
    """What one campaign charges this unit with."""

    campaign: Link
    demo: bool
    duties: tuple[DutyView, ...]


@dataclass(frozen=True, slots=True)
class ChangeView:
    """A change in the unit's life, its date in words."""

    date: str | None
    change: Change


@dataclass(frozen=True, slots=True)
class UnitView:
    """What a unit's page shows.

    `awards` are the decisions that it took, `honours` those that name it or its people;
    `now` are the units that stand today where its successors ended too; `heirs_of_parent` tells
    where the land went of the unit that it belonged to.
    """

    id: str
    record: Unit
    type: str
    parent: Link | None
    children: tuple[Entry, ...]
    valid_from: str | None
    valid_to: str | None
    ended: bool
    codes: tuple[tuple[str, str | None, str | None], ...]
    history: tuple[ChangeView, ...]
    successors: tuple[SuccessorView, ...]
    now: tuple[Link, ...]
    predecessors: tuple[SuccessorView, ...]
    heirs_of_parent: tuple[SuccessorView, ...]
    duties: tuple[ChargeView, ...]
    campaigns: tuple[Entry, ...]
    documents: tuple[Entry, ...]
    events: tuple[Entry, ...]
    awards: tuple[Entry, ...]
    honours: tuple[Entry, ...]
    exemplars: tuple[Entry, ...]
    articles: tuple[Entry, ...]
    consultations: tuple[Entry, ...]
    has_dues: bool


def view_unit(entry: Entry, portal: Portal) -> UnitView:
    """The unit with its life, its duties and everything that refers to it."""
    unit = record_of(entry, Unit)
    ended = _has_ended(unit, portal)
    successors = _successors(unit, portal)
    return UnitView(
        id=entry.id,
        record=unit,
        type=t(f"unit-type.{unit.type}"),
        parent=link_to(portal, "unit", unit.parent),
        children=tuple(portal.linking(entry, "unit", "parent")),
        valid_from=_date(unit.valid_from),
        valid_to=_date(unit.valid_to),
        ended=ended,
        codes=tuple(
            (item.code, _date(item.valid_from), _date(item.valid_to)) for item in unit.codes
        ),
        history=tuple(ChangeView(_date(item.date), item) for item in unit.history),
        successors=successors,
        now=_now(entry, portal),
        predecessors=tuple(_predecessors(entry, portal)),
        heirs_of_parent=() if successors else _heirs_of_parent(unit, portal),
        duties=tuple(_duties(entry, portal)),
        campaigns=tuple(portal.linking(entry, "campaign", "unit")),
        documents=tuple(portal.linking(entry, "document", "issuer")),
        events=tuple(portal.linking(entry, "event", "organiser")),
        awards=tuple(portal.linking(entry, "award", "issuer")),
        honours=tuple(_honours(entry, portal)),
        exemplars=tuple(portal.linking(entry, "exemplar")),
        articles=tuple(portal.linking(entry, "article")),
        consultations=tuple(portal.linking(entry, "consultation", "issuer")),
        has_dues=any(True for _ in find_unit_dues(entry, portal)),
    )


def _honours(entry: Entry, portal: Portal) -> Iterator[Entry]:
    """Decisions that name the unit in a row that is in force."""
    for other in portal.linking(entry, "award", "recipients"):
        if any(row.unit_id == entry.id for row in rows_in_force(other, portal)):
            yield other


def _date(date: PartialDate | None) -> str | None:
    return format_partial(date) if date else None


def _successors(unit: Unit, portal: Portal) -> tuple[SuccessorView, ...]:
    found = []
    for item in unit.successors:
        heir = portal.find("unit", item.unit)
        if heir:
            found.append(_succession(heir, item, unit, record_of(heir, Unit), portal))
    return tuple(found)


def _succession(
    shown: Entry, item: Succession, old: Unit, heir: Unit, portal: Portal
) -> SuccessorView:
    """The step from `old` to `heir`, as the page of the other one tells it.

    What the step does not say of itself is that of the new unit, and then of the one that ended.
    """
    date = item.date or heir.valid_from
    return SuccessorView(
        link=Link(shown.record.label, portal.address(shown)),
        partial=item.partial,
        parts=item.parts,
        date=_date(date),
        basis=item.basis or old.basis or heir.basis,
    )


def _now(entry: Entry, portal: Portal) -> tuple[Link, ...]:
    """The units of today that came out of this one, through all that ended in between."""
    found: dict[str, Link] = {}
    seen: set[str] = set()
    ahead = [entry]
    while ahead:
        here = ahead.pop(0)
        if here.id in seen:
            continue
        seen.add(here.id)
        unit = record_of(here, Unit)
        heirs = [portal.find("unit", item.unit) for item in unit.successors]
        ahead += [heir for heir in heirs if heir]
        if here is not entry and not (heirs and _has_ended(unit, portal)):
            found[here.id] = Link(unit.name, portal.address(here))
    return tuple(found.values())


def _has_ended(unit: Unit, portal: Portal) -> bool:
    return bool(unit.valid_to and unit.valid_to.last < portal.today)


def _heirs_of_parent(unit: Unit, portal: Portal) -> tuple[SuccessorView, ...]:
    """Where the land went of the unit that this one belonged to: an office has no heir itself."""
    seen: set[str] = set()
    above = portal.find("unit", unit.parent)
    while above and above.id not in seen:
        seen.add(above.id)
        record = record_of(above, Unit)
        if record.successors:
            return _successors(record, portal)
        above = portal.find("unit", record.parent)
    return ()


def _predecessors(entry: Entry, portal: Portal) -> Iterator[SuccessorView]:
    for other in portal.linking(entry, "unit", "successors"):
        for item in record_of(other, Unit).successors:
            if item.unit == entry.id:
                old = record_of(other, Unit)
                yield _succession(other, item, old, record_of(entry, Unit), portal)


def _duties(entry: Entry, portal: Portal) -> Iterator[ChargeView]:
    """The assignments of every campaign that name this unit, with the verb as written."""
    for other in portal.linking(entry, "campaign", "assignments"):
        campaign, address = record_of(other, Campaign), portal.address(other)
        duties = []
        for item, anchor in zip(campaign.assignments, assignment_anchors(campaign), strict=True):
            tasks = tuple((task.text, describe_date(task.due, portal)) for task in item.tasks)
            for index, addressee in enumerate(item.to):
                if addressee.unit == entry.id:
                    duty = DutyView(
                        f"{address}#{anchor}", addressee.verb, addressee.name, index == 0, tasks
                    )
                    duties.append(duty)
        yield ChargeView(Link(campaign.title, address), campaign.demo, tuple(duties))


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
    heirs = [link.title for link in _now(entry, portal)]
    ended = _has_ended(unit, portal)
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


KIND = Kind(
    name="unit",
    folder="units",
    segment="don-vi",
    record=Unit,
    order=_order,
    card=card_unit,
    view=view_unit,
    description=lambda entry, portal: short(
        " – ".join(part for part in (entry.record.label, record_of(entry, Unit).province) if part)
    ),
    facets=(Facet("loai", _type), Facet("thuoc", _top)),
    check=check_unit,
    items=find_unit,
    linked_data=link_unit,
)
