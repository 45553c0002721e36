"""Units that are no more: whether one is, and which units of today came out of it."""

from __future__ import annotations

from generator.kinds.unit import Unit
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry


def present_names(entry: Entry, portal: Portal) -> tuple[Link, ...]:
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
        if here is not entry and not (heirs and has_ended(unit, portal)):
            found[here.id] = Link(unit.name, portal.address(here))
    return tuple(found.values())


def has_ended(unit: Unit, portal: Portal) -> bool:
    """Whether the unit is no more on the day of the build."""
    return bool(unit.valid_to and unit.valid_to.last < portal.today)
