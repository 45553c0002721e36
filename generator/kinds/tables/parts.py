"""The rows of decisions, whole and by year, campaign, unit and body that decided."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import cache

from generator.kinds.tables.awards import AwardRow
from generator.kinds.unit import Unit
from generator.model.portal import Portal, record_of
from generator.model.text import sort_key


class Group(StrEnum):
    """By what rows are parted; as it stands in addresses."""

    YEAR = "nam"
    CAMPAIGN = "phong-trao"
    UNIT = "don-vi"
    ISSUER = "co-quan"


@dataclass(frozen=True, slots=True)
class Part:
    """The rows of one year, campaign, unit or body, in the order of the whole table.

    `places` are theirs in it. Of a unit are the rows of the units below it as well.
    """

    group: Group
    id: str
    title: str
    places: tuple[int, ...]


#: Group → id → part.
Parts = Mapping[Group, Mapping[str, Part]]


def part_rows(rows: Sequence[AwardRow], portal: Portal) -> Parts:
    """Every part that has a row; years from the latest on, the others by title."""
    above = ancestors(portal)
    keys: dict[Group, Callable[[AwardRow], Iterable[str]]] = {
        Group.YEAR: lambda row: [str(row.year)] if row.year else [],
        Group.CAMPAIGN: lambda row: [row.campaign_id] if row.campaign_id else [],
        Group.UNIT: lambda row: above(row.unit_id),
        Group.ISSUER: lambda row: [row.issuer_id],
    }
    titles = {Group.CAMPAIGN: "campaign", Group.UNIT: "unit", Group.ISSUER: "unit"}
    found: dict[Group, dict[str, Part]] = {}
    for group, key in keys.items():
        places: dict[str, list[int]] = {}
        for place, row in enumerate(rows):
            for id in key(row):
                places.setdefault(id, []).append(place)
        kind = titles.get(group)
        parts = [Part(group, id, _title(portal, kind, id), tuple(places[id])) for id in places]
        parts.sort(key=lambda part: (*sort_key(part.title), part.id), reverse=kind is None)
        found[group] = {part.id: part for part in parts}
    return found


def _title(portal: Portal, kind: str | None, id: str) -> str:
    entry = portal.find(kind, id) if kind else None
    return entry.record.label if entry else id


def ancestors(portal: Portal) -> Callable[[str | None], tuple[str, ...]]:
    """What tells a unit's id and those of the units above it; nothing for a unit unknown."""

    @cache
    def above(id: str | None) -> tuple[str, ...]:
        found: dict[str, None] = {}
        entry = portal.find("unit", id)
        while entry and entry.id not in found:
            found[entry.id] = None
            entry = portal.find("unit", record_of(entry, Unit).parent)
        return tuple(found)

    return above
