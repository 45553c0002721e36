"""Which units a unit's records belong to as well: those above it, before it and after it.

Whoever looks for a district that is no more finds what belonged to it and to the communes that
took it over. Time is followed in one direction only: from a commune back to the district, but not
on to its sisters.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.kinds.unit import Unit
from generator.model.portal import Portal, record_of

_Steps = Mapping[str, tuple[str, ...]]


class Kinship:
    """The relations of all units of a portal; what is asked twice is found once."""

    def __init__(self, portal: Portal) -> None:
        units = {entry.id: record_of(entry, Unit) for entry in portal.all("unit")}
        origins: dict[str, tuple[str, ...]] = {}
        for id, unit in units.items():
            for heir in unit.successors:
                origins[heir.unit] = (*origins.get(heir.unit, ()), id)
        self._units = units
        self._origins = origins
        self._heirs = {
            id: tuple(heir.unit for heir in unit.successors) for id, unit in units.items()
        }
        self._kin: dict[str, tuple[str, ...]] = {}
        self._provinces: dict[str, tuple[str, ...]] = {}

    def of(self, id: str) -> tuple[str, ...]:
        """The unit, all that it became, all that it came from, and everything above those."""
        if id not in self._kin:
            line = {**self._follow(id, self._heirs), **self._follow(id, self._origins)}
            every = dict.fromkeys(above for unit in line for above in self._upwards(unit))
            self._kin[id] = tuple(every)
        return self._kin[id]

    def provinces(self, id: str) -> tuple[str, ...]:
        """The provinces, then and now, of the unit and its kin."""
        if id not in self._provinces:
            units = (self._units[kin] for kin in self.of(id))
            names = (name for unit in units for name in (unit.province, unit.province_now))
            self._provinces[id] = tuple(dict.fromkeys(name for name in names if name))
        return self._provinces[id]

    def _upwards(self, id: str) -> Iterator[str]:
        """The unit and those above it; a circle, which `check_unit` reports, is left."""
        seen: set[str] = set()
        here: str | None = id
        while here in self._units and here not in seen:
            seen.add(here)
            yield here
            here = self._units[here].parent

    def _follow(self, id: str, steps: _Steps) -> dict[str, None]:
        """The unit and all that the steps lead to, in one direction of time."""
        found: dict[str, None] = {}
        ahead = [id]
        while ahead:
            here = ahead.pop()
            if here in self._units and here not in found:
                found[here] = None
                ahead += self._next(here, steps)
        return found

    def _next(self, id: str, steps: _Steps) -> tuple[str, ...]:
        """One step on; an office or a village without heirs goes with the unit above it."""
        return next((steps[unit] for unit in self._upwards(id) if steps.get(unit)), ())
