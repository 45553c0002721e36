"""person: everybody who bears an id in decisions, with all their awards in time.

These records stand in no file: they are made of the rows of all decisions. Rows are joined by id
alone; two of one name and two ids are two people, and each page says so.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import NamedTuple

from typing_extensions import override

from generator.kinds.award import view_row
from generator.kinds.base import Card, Entries, Facet, FacetValue, Kind, link_to, no_items
from generator.kinds.decision import Award, Recipient, is_award, is_in_force, is_nameless
from generator.kinds.display import card_date
from generator.kinds.exemplar import Exemplar
from generator.kinds.facets import by_unit
from generator.kinds.linked import Linked, site_url, thing
from generator.locale import t
from generator.model.media import Media
from generator.model.portal import Link, Portal, record_of
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry, Record
from generator.model.text import sort_key, squeeze

#: So many others of the same name are shown.
_NAMESAKES = 8


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


@dataclass(frozen=True, slots=True)
class HonourView:
    """One award: what for, when earned, by which decision (its `link` leads to the row), as what.

    `told` are notices: granted after death, revoked, restored.
    """

    form: str
    date: str | None
    achievement: str | None
    period: str | None
    title: str | None
    unit: Link | None
    link: Link
    issuer: str | None
    signer: str | None
    file: Media | None
    campaign: Link | None
    told: tuple[str, ...]
    revoked: bool


@dataclass(frozen=True, slots=True)
class PersonView:
    """What the page shows: `others` are namesakes, (address, place, years), `more` the others."""

    name: str
    type: RecipientKind
    place: str
    count: int
    praised: int
    honours: tuple[HonourView, ...]
    stories: tuple[Link, ...]
    others: tuple[tuple[str, str, str], ...]
    more: int


def derive_people(entries: Entries, today: date) -> Iterator[Entry]:
    """One record for each id in the rows of decisions, in no order."""
    rows = _rows_by_id(entries)
    stories = _exemplars_by_id(entries)
    names: dict[str, list[str]] = {}
    for id_, found in rows.items():
        names.setdefault(_name_key(found[0].row.name), []).append(id_)
    alike = {name: () if is_nameless(name) else tuple(sorted(ids)) for name, ids in names.items()}
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
            namesakes=alike[_name_key(latest.row.name)],
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


def view_person(entry: Entry, portal: Portal) -> PersonView:
    """All awards of one id, the latest first, and who else bears the name."""
    person = record_of(entry, Person)
    others = (id_ for id_ in person.namesakes if id_ != entry.id)
    links = (link_to(portal, "exemplar", id_) for id_ in person.exemplars)
    return PersonView(
        name=person.name,
        type=person.type,
        place=person.place,
        count=person.honours,
        praised=person.praised,
        honours=tuple(_honour(id_, index, portal) for id_, index in person.rows),
        stories=tuple(link for link in links if link),
        others=tuple(_other(id_, portal) for id_ in islice(others, _NAMESAKES)),
        more=max(0, len(person.namesakes) - 1 - _NAMESAKES),
    )


def _honour(award_id: str, index: int, portal: Portal) -> HonourView:
    entry = portal.entries["award"][award_id]
    award = record_of(entry, Award)
    row = award.recipients[index]
    issuer = portal.find("unit", award.issuer)
    shown = view_row(row, award, portal)
    unit = shown.unit
    title = t("award.code", code=award.code) if award.code else award.title
    return HonourView(
        form=row.form or award.form,
        date=card_date(award.date, portal),
        achievement=row.achievement or award.achievement,
        period=shown.period or card_date(award.period, portal),
        title=row.title,
        unit=None if unit and unit.title == row.name else unit,
        link=Link(title, f"{portal.address(entry)}#{row.anchor}"),
        issuer=issuer.record.label if issuer else None,
        signer=award.signer,
        file=portal.media_of(entry, award.file) if award.file else None,
        campaign=link_to(portal, "campaign", award.campaign),
        told=shown.told,
        revoked=shown.revoked,
    )


def _other(id_: str, portal: Portal) -> tuple[str, str, str]:
    """A namesake: where they stand, and what tells them apart."""
    other = portal.entries["person"][id_]
    person = record_of(other, Person)
    return portal.address(other), person.place, ", ".join(map(str, sorted(person.years)))


def check_person(entry: Entry, portal: Portal) -> Iterator[Problem]:
    """One id for two: every row and exemplar that differs from the earliest row in name or kind."""
    person = record_of(entry, Person)
    if len(person.rows) == 1 and not person.exemplars:
        return
    decisions = list(dict.fromkeys(id_ for id_, _ in reversed(person.rows)))
    in_time = sorted(person.rows, key=lambda row: (decisions.index(row[0]), row[1]))
    rows = [(portal.entries["award"][id_], index) for id_, index in in_time]
    first, at = rows[0]
    known = record_of(first, Award).recipients[at]
    path = first.listed.path if first.listed else first.path
    other = t("person.row", path=path, no=known.no)
    for award, index in rows[1:]:
        row = record_of(award, Award).recipients[index]
        if _differ(known, row.name, row.kind):
            problem = award.problem(
                "person.two-names", "recipients", index, "person", found=_told(row.name, row.kind)
            )
            yield problem.about(expected=_told(known.name, known.kind), other=other)
    for id_ in person.exemplars:
        story = portal.find("exemplar", id_)
        if story:
            exemplar = record_of(story, Exemplar)
            own = exemplar.person == entry.id
            if own and _story_differs(known, exemplar):
                found = _told(exemplar.name, exemplar.type)
                problem = story.problem("person.two-names", "person", found=found)
                yield problem.about(expected=_told(known.name, known.kind), other=other)


def _differ(known: Recipient, name: str, kind: RecipientKind) -> bool:
    return kind is not known.kind or squeeze(name) != squeeze(known.name)


def _story_differs(known: Recipient, exemplar: Exemplar) -> bool:
    """A household or collective may bear another title in its story, a person not another name."""
    if exemplar.type is RecipientKind.INDIVIDUAL:
        return _differ(known, exemplar.name, exemplar.type)
    return known.kind is not exemplar.type


def _told(name: str, kind: RecipientKind) -> str:
    return f"{name} ({t(f'recipient.{kind}')})"


def card_person(entry: Entry, portal: Portal) -> Card:
    """The person as an item of a list: who, of which unit, when."""
    person = record_of(entry, Person)
    years = ", ".join(map(str, sorted(person.years)))
    times = t("person.times", count=person.honours)
    return Card(
        kind="person",
        title=person.name,
        address=portal.address(entry),
        meta=tuple(part for part in (person.place, times, years) if part),
        demo=person.demo,
    )


def _description(entry: Entry, portal: Portal) -> str:
    person = record_of(entry, Person)
    who = f"{person.name}, {person.place}" if person.place else person.name
    return t("person.description", who=who, count=person.honours)


def _is_honoured(person: Person) -> bool:
    return person.honours + person.praised > 0 and not is_nameless(person.name)


def link_person(entry: Entry, portal: Portal) -> Linked | None:
    """The person, or the collective or household, with the awards in force."""
    person = record_of(entry, Person)
    if is_nameless(person.name):
        return None
    alone = person.type is RecipientKind.INDIVIDUAL
    return thing(
        "Person" if alone else "Organization",
        name=person.name,
        url=site_url(portal.address(entry)),
        award=list(_awards(person, portal)),
    )


def _awards(person: Person, portal: Portal) -> Iterator[str]:
    for id_, index in person.rows:
        award = record_of(portal.entries["award"][id_], Award)
        row = award.recipients[index]
        if is_in_force(row, award, portal.today) and is_award(row, award):
            year = award.date.year
            yield f"{row.form or award.form}, {year}" if year else row.form or award.form


def _by_years(entry: Entry, portal: Portal) -> list[FacetValue]:
    return [FacetValue(str(year), str(year), -year) for year in record_of(entry, Person).years]


KIND = Kind(
    name="person",
    folder="",
    segment="duoc-khen",
    record=Person,
    order=lambda entry, portal: (
        -max(record_of(entry, Person).years, default=0),
        *sort_key(entry.record.label),
        entry.id,
    ),
    card=card_person,
    view=view_person,
    description=_description,
    facets=(Facet("nam", _by_years), by_unit(lambda entry: record_of(entry, Person).units)),
    check=check_person,
    items=no_items,
    derive=derive_people,
    in_menu=False,
    per_page=200,
    on_lists=lambda entry, portal: _is_honoured(record_of(entry, Person)),
    linked_data=link_person,
)
