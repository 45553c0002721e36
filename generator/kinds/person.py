"""person: everybody who bears an id in decisions, with all their awards in time.

These records stand in no file: they are made of the rows of all decisions. Rows are joined by id
alone; two of one name and two ids are two people, and each page says so.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from generator.kinds.award_view import tell_row
from generator.kinds.base import Card, Facet, FacetValue, Kind, link_to, no_items
from generator.kinds.decision import Award, Recipient, is_award, is_in_force, is_nameless
from generator.kinds.display import card_date
from generator.kinds.exemplar import Exemplar
from generator.kinds.facets import by_unit
from generator.kinds.linked import Linked, site_url, thing
from generator.kinds.listed import unit_of_row
from generator.kinds.people import Person, derive_people
from generator.locale import t
from generator.model.media import Media
from generator.model.portal import Link, Portal, once, record_of
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry
from generator.model.text import sort_key, squeeze

#: So many others of the same name are shown.
_NAMESAKES = 8


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


@dataclass(frozen=True, slots=True)
class _Decision:
    """What the rows of a decision have in common."""

    record: Award
    title: str
    address: str
    date: str | None
    period: str | None
    issuer: str | None
    file: Media | None
    campaign: Link | None


@once
def _decision(entry: Entry, portal: Portal) -> _Decision:
    award = record_of(entry, Award)
    issuer = portal.find("unit", award.issuer)
    return _Decision(
        record=award,
        title=t("award.code", code=award.code) if award.code else award.title,
        address=portal.address(entry),
        date=card_date(award.date, portal),
        period=card_date(award.period, portal),
        issuer=issuer.record.label if issuer else None,
        file=portal.media_of(entry, award.file) if award.file else None,
        campaign=link_to(portal, "campaign", award.campaign),
    )


def _honour(award_id: str, index: int, portal: Portal) -> HonourView:
    decision = _decision(portal.entries["award"][award_id], portal)
    award = decision.record
    row = award.recipients[index]
    unit = unit_of_row(row, portal)
    told, revoked = tell_row(row, award, portal) if award.life else ((), False)
    return HonourView(
        form=row.form or award.form,
        date=decision.date,
        achievement=row.achievement or award.achievement,
        period=card_date(row.period, portal) if row.period else decision.period,
        title=row.title,
        unit=None if unit and unit.title == row.name else unit,
        link=Link(decision.title, f"{decision.address}#{row.anchor}"),
        issuer=decision.issuer,
        signer=award.signer,
        file=decision.file,
        campaign=decision.campaign,
        told=told,
        revoked=revoked,
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
