"""exemplar: an exemplary person, collective or household (điển hình tiên tiến)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Annotated

from pydantic import Field
from typing_extensions import override

from generator.kinds.base import Card, Erasure, Kind, Picture, link_to
from generator.kinds.consent import Basis, Consent, check_consent, erase_person, person_names
from generator.kinds.decision import Award, Recipient, is_award, is_in_force, is_void
from generator.kinds.display import format_partial, picture_of, short
from generator.kinds.facets import by_campaign, by_unit, by_words, by_year
from generator.kinds.finding import item_of, plain
from generator.kinds.linked import Linked, site_url, thing_of
from generator.kinds.listed import row_anchor
from generator.locale import t
from generator.model.dates import PartialDate
from generator.model.portal import Link, Portal, once, record_of
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry, PersonId, Photo, Record, Ref, Text, Value
from generator.model.search import Item
from generator.model.text import sort_key

_OTHERS = 4


class Quote(Value):
    """What somebody said, and who."""

    text: Text
    by: Text | None = None


class Recognition(Value):
    """A recognition or award; `award` and `row` lead to the decision and its row."""

    text: Text
    date: PartialDate | None = None
    award: Annotated[str, Ref("award")] | None = None
    row: Text | None = None


class Exemplar(Record):
    """An exemplar. `story` is Markdown; it and pictures need a consent (`kinds/consent.py`)."""

    name: Text
    type: RecipientKind
    person: PersonId | None = None
    title: Text | None = None
    unit: Annotated[str, Ref("unit")] | None = None
    place: Text | None = None
    field: Text | None = None
    year: Annotated[int, Field(ge=1945, le=2200)]
    summary: Text
    story: Text | None = None
    quotes: tuple[Quote, ...] = ()
    photo: Photo | None = None
    gallery: tuple[Photo, ...] = ()
    recognitions: tuple[Recognition, ...] = ()
    campaigns: tuple[Annotated[str, Ref("campaign")], ...] = ()
    basis: Basis = Basis.DECISION
    consent: Consent | None = None
    minor: bool = False

    @property
    @override
    def label(self) -> str:
        return self.name


@dataclass(frozen=True, slots=True)
class RecognitionView:
    """A recognition; `link` leads to the decision, and to the row in it."""

    text: str
    date: str | None
    link: Link | None


@dataclass(frozen=True, slots=True)
class ExemplarView:
    """What an exemplar's page shows; `person` is the address of all awards."""

    record: Exemplar
    basis: str
    picture: Picture | None
    gallery: tuple[Picture, ...]
    unit: Link | None
    person: str | None
    recognitions: tuple[RecognitionView, ...]
    campaigns: tuple[Entry, ...]
    articles: tuple[Entry, ...]
    others: tuple[Entry, ...]


def view_exemplar(entry: Entry, portal: Portal) -> ExemplarView:
    """The exemplar with what refers to it, and a few others."""
    exemplar = record_of(entry, Exemplar)
    unit = portal.find("unit", exemplar.unit)
    named = (portal.find("campaign", id) for id in exemplar.campaigns)
    campaigns = tuple(found for found in named if found)
    pictures = (picture_of(entry, photo, portal) for photo in exemplar.gallery)
    return ExemplarView(
        record=exemplar,
        basis=t(f"consent.basis.{_shown_by(exemplar)}"),
        picture=picture_of(entry, exemplar.photo, portal),
        gallery=tuple(picture for picture in pictures if picture),
        unit=link_to(portal, "unit", exemplar.unit),
        person=portal.addresses.get(("person", exemplar.person or "")),
        recognitions=tuple(
            _recognition(item, portal)
            for item in exemplar.recognitions
            if not _is_revoked(item, portal)
        ),
        campaigns=campaigns,
        articles=tuple(portal.linking(entry, "article")),
        others=tuple(islice(_others(entry, (unit, *campaigns), portal), _OTHERS)),
    )


def _shown_by(exemplar: Exemplar) -> Basis:
    return Basis.CONSENT if exemplar.consent else exemplar.basis


def _others(entry: Entry, near: Iterable[Entry | None], portal: Portal) -> Iterator[Entry]:
    """Exemplars of the same unit, then of the same campaigns, each once."""
    seen = {entry.id}
    for place in near:
        for other in portal.linking(place, "exemplar") if place else ():
            if other.id not in seen:
                seen.add(other.id)
                yield other


def _recognition(item: Recognition, portal: Portal) -> RecognitionView:
    date = format_partial(item.date) if item.date else None
    link = link_to(portal, "award", item.award)
    anchor = _anchor(item, portal)
    if link and link.address and anchor:
        link = Link(link.title, f"{link.address}#{anchor}")
    return RecognitionView(item.text, date, link)


def _is_revoked(item: Recognition, portal: Portal) -> bool:
    """Whether the decision or the row that a recognition names is revoked."""
    award = portal.find("award", item.award)
    if award is None:
        return False
    record = record_of(award, Award)
    if not record.life:
        return False
    named = _named(item, award, portal)
    return is_void(award, portal) or (
        bool(named) and not any(is_in_force(row, record, portal.today) for row in named)
    )


def _named(item: Recognition, award: Entry, portal: Portal) -> Sequence[Recipient]:
    """The rows of the decision that bear the number of the recognition."""
    return _numbered(award, portal).get(item.row, ()) if item.row else ()


@once
def _numbered(award: Entry, portal: Portal) -> Mapping[str, Sequence[Recipient]]:
    """The rows of a decision by their number, of which each kind of recipient has its own."""
    numbered: dict[str, list[Recipient]] = {}
    for row in record_of(award, Award).recipients:
        numbered.setdefault(row.no, []).append(row)
    return numbered


def _is_granted(item: Recognition, portal: Portal) -> bool:
    """Whether it is an award by a decision of the portal, and in force."""
    entry = portal.find("award", item.award)
    if entry is None or _is_revoked(item, portal):
        return False
    award = record_of(entry, Award)
    named = _named(item, entry, portal) or award.recipients
    return any(is_award(row, award) for row in named)


def _anchor(item: Recognition, portal: Portal) -> str | None:
    """The anchor of the row that a recognition names."""
    award = portal.find("award", item.award)
    return next((row.anchor for row in _named(item, award, portal)), None) if award else None


def check_exemplar(entry: Entry, portal: Portal) -> Iterator[Problem]:
    """Recognitions that name a row which the decision does not have, and consents that lack."""
    exemplar = record_of(entry, Exemplar)
    needing = {
        "story": bool(exemplar.story),
        "quotes": bool(exemplar.quotes),
        "photo": bool(exemplar.photo),
        "gallery": bool(exemplar.gallery),
        "basis": exemplar.basis is Basis.CONSENT,
    }
    yield from check_consent(entry, exemplar.consent, needing, ("photo", "gallery"), exemplar.minor)
    for index, item in enumerate(exemplar.recognitions):
        named = item.row is not None and portal.find("award", item.award)
        if named and _anchor(item, portal) is None:
            yield entry.problem(
                "exemplar.unknown-row", "recognitions", index, "row", found=str(item.row)
            )


def erased_exemplar(entry: Entry) -> Erasure | None:
    """What leaves with a person who withdrew: the record, and their rows in decisions."""
    exemplar = record_of(entry, Exemplar)
    consent = exemplar.consent
    if consent is None or consent.withdrawn is None:
        return None
    named = ((item.award, item.row) for item in exemplar.recognitions)
    rows = tuple(
        ("award", award, row_anchor(exemplar.type, row)) for award, row in named if award and row
    )
    alone = exemplar.type is RecipientKind.COLLECTIVE
    names = (exemplar.name,) if alone else person_names(exemplar.name)
    return erase_person(consent.withdrawn, names, rows, exemplar.person)


def is_household(entry: Entry) -> bool:
    """Whether the exemplar is a household."""
    return record_of(entry, Exemplar).type is RecipientKind.HOUSEHOLD


def card_exemplar(entry: Entry, portal: Portal) -> Card:
    """The exemplar as an item of a list: face and name first."""
    exemplar = record_of(entry, Exemplar)
    unit = portal.find("unit", exemplar.unit)
    meta = [exemplar.title or "", unit.record.label if unit else exemplar.place or ""]
    return Card(
        kind="exemplar",
        title=exemplar.name,
        address=portal.address(entry),
        meta=tuple(part for part in meta if part),
        summary=exemplar.summary,
        picture=picture_of(entry, exemplar.photo, portal),
        demo=exemplar.demo,
    )


def find_exemplar(entry: Entry, portal: Portal) -> list[Item]:
    """The exemplar: by role, place, story, and what was said and granted."""
    exemplar = record_of(entry, Exemplar)
    quotes = (text for quote in exemplar.quotes for text in (quote.text, quote.by))
    granted = (item.text for item in exemplar.recognitions if not _is_revoked(item, portal))
    about = (exemplar.title, exemplar.place, exemplar.summary, plain(exemplar.story))
    item = item_of(
        entry,
        portal,
        unit=exemplar.unit,
        place=exemplar.place,
        year=exemplar.year,
        body=(*about, *quotes, *granted),
    )
    return [item._replace(household=is_household(entry))]


def link_exemplar(entry: Entry, portal: Portal) -> Linked:
    """The person, or the collective or household; of recognitions those that are awards."""
    exemplar = record_of(entry, Exemplar)
    alone = exemplar.type is RecipientKind.INDIVIDUAL
    picture = picture_of(entry, exemplar.photo, portal)
    granted = [item.text for item in exemplar.recognitions if _is_granted(item, portal)]
    return thing_of(
        "Person" if alone else "Organization",
        entry,
        portal,
        jobTitle=exemplar.title if alone else None,
        award=granted,
        image=site_url(picture.address) if picture else None,
    )


KIND = Kind(
    name="exemplar",
    folder="exemplars",
    segment="dien-hinh",
    record=Exemplar,
    order=lambda entry, portal: (
        -record_of(entry, Exemplar).year,
        *sort_key(entry.record.label),
        entry.id,
    ),
    card=card_exemplar,
    view=view_exemplar,
    description=lambda entry, portal: short(record_of(entry, Exemplar).summary),
    facets=(
        by_year(lambda entry, portal: record_of(entry, Exemplar).year),
        by_unit(lambda entry: [record_of(entry, Exemplar).unit]),
        by_words("loai", lambda entry: [t(f"recipient-heading.{record_of(entry, Exemplar).type}")]),
        by_words("linh-vuc", lambda entry: [record_of(entry, Exemplar).field]),
        by_campaign(lambda entry: record_of(entry, Exemplar).campaigns),
    ),
    body="story",
    own=frozenset({"story", "quotes"}),
    check=check_exemplar,
    items=find_exemplar,
    linked_data=link_exemplar,
    erased=erased_exemplar,
    household=is_household,
)
