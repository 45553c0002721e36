"""Who bears an id: the records of people, made of the rows of all decisions.

Rows are joined by id alone; two of one name and two ids are two people, and know of each other.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

from typing_extensions import override

from generator.kinds.base import Entries
from generator.kinds.decision import Award, Recipient, is_award, is_in_force, is_nameless
from generator.kinds.exemplar import Exemplar
from generator.locale import t
from generator.model.portal import record_of
from generator.model.quota import RecipientKind
from generator.model.record import Entry, Record
from generator.model.text import squeeze


class Person(Record):
    """Somebody, or a collective or household, with an id.

    `rows` are (id of the decision, place in its list), the latest first; `place` tells namesakes
    apart: the unit of the latest row as its decision writes it. `namesakes` are the ids of all who
    bear the name, this one included. `honours` counts the awards in force, `praised` the
    recognitions, which are no awards; `units` and `years` are those of both. Revoked rows are still
    shown, as such.
    """

    name: str
    type: RecipientKind
    place: str = ""
    rows: tuple[tuple[str, int], ...]
    honours: int = 0
    praised: int = 0
    units: tuple[str, ...] = ()
    years: tuple[int, ...] = ()
    exemplars: tuple[str, ...] = ()
    namesakes: tuple[str, ...] = ()

    @property
    @override
    def label(self) -> str:
        """The page's title, unlike those of namesakes and of the exemplar's own page."""
        who = f"{self.name} ({self.place})" if self.place else self.name
        return t("person.title", who=who)


class _Row(NamedTuple):
    """One row with what it is sorted by: the latest decision first, rows in their order there."""

    day: int
    award: str
    place: int
    entry: Entry
    decision: Award
    row: Recipient


def derive_people(entries: Entries, today: date) -> Iterator[Entry]:
    """One record for each id in the rows of decisions, in no order."""
    rows = _rows_by_id(entries)
    stories = _exemplars_by_id(entries)
    alike = _namesakes(rows)
    for id_, found in rows.items():
        latest = found[0]
        held = [item for item in found if is_in_force(item.row, item.decision, today)]
        praised = sum(not is_award(item.row, item.decision) for item in held)
        named = (*stories.get(id_, ()), *(item.row.exemplar for item in found if item.row.exemplar))
        record = Person.model_construct(
            name=latest.row.name,
            type=latest.row.kind,
            demo=any(item.entry.record.demo for item in found),
            place=_place(latest.row, entries),
            rows=tuple((item.award, item.place) for item in found),
            honours=len(held) - praised,
            praised=praised,
            units=tuple(dict.fromkeys(item.row.unit_id for item in held if item.row.unit_id)),
            years=tuple(dict.fromkeys(_years(held))),
            exemplars=tuple(dict.fromkeys(named)),
            namesakes=alike[id_],
        )
        yield Entry("person", id_, latest.entry.path, record)


def _rows_by_id(entries: Entries) -> dict[str, list[_Row]]:
    """Id → its rows, the latest first."""
    rows: dict[str, list[_Row]] = {}
    for entry in entries["award"].values():
        award = record_of(entry, Award)
        day = -(award.date.last_day or date.min).toordinal()
        for index, row in enumerate(award.recipients):
            if row.person:
                rows.setdefault(row.person, []).append(
                    _Row(day, entry.id, index, entry, award, row)
                )
    for found in rows.values():
        if len(found) > 1:
            found.sort(key=lambda item: item[:3])
    return rows


def _exemplars_by_id(entries: Entries) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for entry in entries["exemplar"].values():
        id_ = record_of(entry, Exemplar).person
        if id_:
            found.setdefault(id_, []).append(entry.id)
    return found


def _namesakes(rows: Mapping[str, list[_Row]]) -> dict[str, tuple[str, ...]]:
    """Id → all ids whose latest rows have that name, itself included; none for the nameless."""
    by_name: dict[str, list[str]] = {}
    for id_, found in rows.items():
        by_name.setdefault(_name_key(found[0].row.name), []).append(id_)
    alike: dict[str, tuple[str, ...]] = {}
    for name, ids in by_name.items():
        alike |= dict.fromkeys(ids, () if is_nameless(name) else tuple(sorted(ids)))
    return alike


def _name_key(name: str) -> str:
    """What namesakes share: the name, whatever its capitals and blanks."""
    return squeeze(name).casefold()


def _years(rows: Iterable[_Row]) -> Iterator[int]:
    for item in rows:
        year = item.decision.date.year
        if year:
            yield year


def _place(row: Recipient, entries: Entries) -> str:
    unit = entries["unit"].get(row.unit_id) if row.unit_id else None
    name = row.unit or (unit.record.label if unit else "")
    return name if name and name != row.name else row.commune or ""
