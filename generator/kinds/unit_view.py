"""What a unit's page shows: what came before and after it, its duties, and what refers to it."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.kinds.base import link_to
from generator.kinds.campaign import Campaign, assignment_anchors
from generator.kinds.deadlines import find_unit_dues
from generator.kinds.decision import rows_in_force
from generator.kinds.display import When, describe_date, format_partial
from generator.kinds.heirs import has_ended, present_names
from generator.kinds.unit import Change, Succession, Unit
from generator.locale import t
from generator.model.dates import PartialDate
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry


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
    ended = has_ended(unit, portal)
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
        now=present_names(entry, portal),
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
