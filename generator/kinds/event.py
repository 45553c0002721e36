"""event: a conference or congress, planned or held."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from typing_extensions import override

from generator.kinds.base import Card, Kind, Picture, link_to
from generator.kinds.composition import ShareView, compare_shares
from generator.kinds.decision import held_awards
from generator.kinds.display import When, card_date, describe_date, format_number, picture_of, short
from generator.kinds.document import paper_sections, quoted_paper
from generator.kinds.facets import by_unit, by_year
from generator.kinds.finding import CAMPAIGN, iso_dates, item_of, keys, plain, quoted_words
from generator.kinds.notes import Notes, view_notes
from generator.kinds.results import Verdict
from generator.model.dates import WrittenDate
from generator.model.portal import Link, Portal, record_of
from generator.model.quota import Digits, Headcount, Share
from generator.model.record import (
    Entry,
    Photo,
    Record,
    Ref,
    Section,
    Statement,
    Text,
    Value,
    Words,
)
from generator.model.search import Item


class Delegates(Value):
    """How many delegates and who they are."""

    text: Words | None = None
    at_most: Digits | None = None
    shares: tuple[Share, ...] = ()
    statements: tuple[Statement, ...] = ()


class Attendance(Value):
    """How many people came, and how many of them were of each sort that the plan names."""

    total: Digits
    groups: tuple[Headcount, ...] = ()


class Pilot(Value):
    """The unit that goes first so that the others can learn."""

    text: Words
    unit: Annotated[str, Ref("unit")] | None = None
    due: WrittenDate | None = None
    at: Section | None = None


class Event(Record):
    """An event. Where `plan` names a document, each quoted field must stand in its text."""

    title: Text
    plan: Annotated[str, Ref("document")] | None = None
    campaigns: tuple[Annotated[str, Ref("campaign")], ...] = ()
    organiser: Annotated[str, Ref("unit")] | None = None
    level: Words | None = None
    forms: tuple[Statement, ...] = ()
    date: WrittenDate | None = None
    time_text: Words | None = None
    duration: Words | None = None
    place: Text | None = None
    delegates: Delegates | None = None
    attendance: Attendance | None = None
    thresholds: tuple[Statement, ...] = ()
    agenda: tuple[Statement, ...] = ()
    pilot: Pilot | None = None
    statements: tuple[Statement, ...] = ()
    photo: Photo | None = None
    story: Text | None = None

    @property
    @override
    def label(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class EventView:
    """What an event's page shows.

    `attendance` is how many came; `limit` and `shares` hold it against what the plan states.
    """

    record: Event
    date: When | None
    organiser: Link | None
    plan: Link | None
    has_text: bool
    notes: Notes
    pilot_unit: Link | None
    pilot_due: When | None
    attendance: str | None
    limit: Verdict | None
    shares: tuple[ShareView, ...]
    picture: Picture | None
    campaigns: tuple[Entry, ...]
    awards: tuple[Entry, ...]
    articles: tuple[Entry, ...]


def view_event(entry: Entry, portal: Portal) -> EventView:
    """The event with what refers to it."""
    event = record_of(entry, Event)
    pilot = event.pilot
    plan = portal.find("document", event.plan)
    sections = paper_sections(plan)
    campaigns = (portal.find("campaign", id) for id in event.campaigns)
    return EventView(
        record=event,
        date=describe_date(event.date, portal),
        organiser=link_to(portal, "unit", event.organiser),
        plan=link_to(portal, "document", event.plan),
        has_text=bool(sections),
        notes=view_notes(event.notes, sections),
        pilot_unit=link_to(portal, "unit", pilot.unit) if pilot else None,
        pilot_due=describe_date(pilot.due, portal) if pilot else None,
        attendance=format_number(int(event.attendance.total)) if event.attendance else None,
        limit=_limit(event),
        shares=_shares(event),
        picture=picture_of(entry, event.photo, portal),
        campaigns=tuple(found for found in campaigns if found),
        awards=tuple(held_awards(entry, portal)),
        articles=tuple(portal.linking(entry, "article")),
    )


def _limit(event: Event) -> Verdict | None:
    """Whether more people came than the plan allows, where both are known."""
    most = event.delegates.at_most if event.delegates else None
    if most is None:
        return None
    if event.attendance is None:
        return Verdict.NO_DATA
    return Verdict.OVER if int(event.attendance.total) > int(most) else Verdict.MET


def _shares(event: Event) -> tuple[ShareView, ...]:
    came = event.attendance
    shares = event.delegates.shares if event.delegates else ()
    groups = came.groups if came else ()
    return compare_shares(shares, groups, int(came.total) if came else None)


def event_year(entry: Entry, portal: Portal) -> int | None:
    """The year in which it takes place, where that is known."""
    when = record_of(entry, Event).date
    return when.year if when else None


def card_event(entry: Entry, portal: Portal) -> Card:
    """The event as an item of a list."""
    event = record_of(entry, Event)
    organiser = portal.find("unit", event.organiser)
    meta = [event.place or "", organiser.record.label if organiser else ""]
    return Card(
        kind="event",
        title=event.title,
        address=portal.address(entry),
        meta=tuple(part for part in meta if part),
        picture=picture_of(entry, event.photo, portal),
        date=card_date(event.date, portal),
        demo=event.demo,
    )


def find_event(entry: Entry, portal: Portal) -> list[Item]:
    """The event: by its place, by what its plan says and by what was told of it."""
    event = record_of(entry, Event)
    return [
        item_of(
            entry,
            portal,
            unit=event.organiser,
            year=event_year(entry, portal),
            topics=keys(CAMPAIGN, event.campaigns),
            dates=iso_dates(event.date),
            body=(event.place, *quoted_words(event), plain(event.story)),
        )
    ]


def _order(entry: Entry, portal: Portal) -> tuple[int, int, str]:
    when = record_of(entry, Event).date
    day = when.last_day if when else None
    return (-(event_year(entry, portal) or 0), -(day.toordinal() if day else 0), entry.id)


KIND = Kind(
    name="event",
    folder="events",
    segment="su-kien",
    record=Event,
    order=_order,
    card=card_event,
    view=view_event,
    description=lambda entry, portal: short(entry.record.label),
    facets=(
        by_year(event_year),
        by_unit(lambda entry: [record_of(entry, Event).organiser]),
    ),
    body="story",
    own=frozenset({"story"}),
    items=find_event,
    paper=lambda entry, portal: quoted_paper(portal.find("document", record_of(entry, Event).plan)),
)
