"""Tables of who bears an id, what the people were asked, what was corrected, and what is due."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.kinds.consulting import Consultation, stage_of
from generator.kinds.correction import Correction, corrected_page, correction_state
from generator.kinds.deadlines import running_dues
from generator.kinds.decision import is_nameless
from generator.kinds.people import Person
from generator.kinds.tables.base import Place, TableForm, day_of, joined_ids, words_of
from generator.locale import t
from generator.model.portal import record_of
from generator.model.table import Day


class PersonRow(NamedTuple):
    """A person, collective or household that bears an id in decisions."""

    id: str
    name: str
    kind: str
    kind_text: str
    place: str | None
    awards: int
    recognitions: int
    years: str | None
    unit_ids: str | None
    exemplar_ids: str | None
    address: str
    demo: bool


class ConsultationRow(NamedTuple):
    """A notice that asks the people; who is proposed in it is told on its page alone."""

    id: str
    title: str
    code: str | None
    number: str | None
    symbol: str | None
    issuer_id: str
    issuer: str | None
    form: str
    start: Day
    end: Day | None
    end_text: str | None
    status: str
    status_text: str
    nominees: int
    campaign_id: str | None
    award_id: str | None
    address: str
    demo: bool


class CorrectionRow(NamedTuple):
    """A request for a correction, and its answer. Nobody is named in it."""

    id: str
    title: str
    about: str
    about_address: str
    said: str | None
    says: str | None
    received: Day | None
    received_text: str
    answered: Day | None
    answered_text: str | None
    state: str
    state_text: str
    answer: str | None
    decision: str | None
    address: str
    demo: bool


class DueRow(NamedTuple):
    """Something that is due in a campaign or consultation that runs or is to come."""

    id: str
    task: str
    who: str | None
    due: Day | None
    due_text: str
    source: str
    address: str
    demo: bool


def person_rows(place: Place) -> Iterator[PersonRow]:
    """Everybody with an id, in the order of ids, but those who withdrew their name."""
    for entry in place.portal.all("person"):
        person = record_of(entry, Person)
        if is_nameless(person.name):
            continue
        yield PersonRow(
            id=entry.id,
            name=person.name,
            kind=str(person.type),
            kind_text=t(f"recipient.{person.type}"),
            place=person.place or None,
            awards=person.honours,
            recognitions=person.praised,
            years=joined_ids(map(str, sorted(person.years))),
            unit_ids=joined_ids(person.units),
            exemplar_ids=joined_ids(person.exemplars),
            address=place.address(entry),
            demo=person.demo,
        )


def consultation_rows(place: Place) -> Iterator[ConsultationRow]:
    """Every notice, in the order of ids."""
    portal = place.portal
    for entry in portal.all("consultation"):
        notice = record_of(entry, Consultation)
        stage, last = stage_of(entry, portal), notice.times.last
        yield ConsultationRow(
            id=entry.id,
            title=notice.title,
            code=notice.code,
            number=notice.number,
            symbol=notice.symbol,
            issuer_id=notice.issuer,
            issuer=place.label("unit", notice.issuer),
            form=notice.form,
            start=Day(notice.starts.first.isoformat()),
            end=Day(last.isoformat()) if last else None,
            end_text=words_of(notice.ends, portal),
            status=str(stage),
            status_text=t(f"status.{stage}"),
            nominees=len(notice.nominees),
            campaign_id=notice.campaign,
            award_id=notice.outcome.award if notice.outcome else None,
            address=place.address(entry),
            demo=notice.demo,
        )


def correction_rows(place: Place) -> Iterator[CorrectionRow]:
    """Every correction, in the order of ids."""
    for entry in place.portal.all("correction"):
        record = record_of(entry, Correction)
        state = str(correction_state(record))
        yield CorrectionRow(
            id=entry.id,
            title=record.title,
            about=record.about,
            about_address=place.absolute(corrected_page(record, place.portal).address or "/"),
            said=record.said,
            says=record.says,
            received=day_of(record.received),
            received_text=str(record.received),
            answered=day_of(record.answered),
            answered_text=str(record.answered) if record.answered else None,
            state=state,
            state_text=t(f"status.{state}"),
            answer=record.answer,
            decision=record.decision,
            address=place.address(entry),
            demo=record.demo,
        )


def due_rows(place: Place) -> Iterator[DueRow]:
    """What is due and what has been in all that runs, by day; none in an archive."""
    for due in () if place.portal.archive else running_dues(place.portal):
        yield DueRow(
            id=due.key,
            task=due.task,
            who=due.who,
            due=Day(due.last.isoformat()) if due.last else None,
            due_text=str(due.when),
            source=due.source.title,
            address=place.absolute(due.address),
            demo=due.demo,
        )


PEOPLE = TableForm("duoc-khen", PersonRow, ("id",), person_rows)
CONSULTATIONS = TableForm("lay-y-kien", ConsultationRow, ("id",), consultation_rows)
CORRECTIONS = TableForm("dinh-chinh", CorrectionRow, ("id",), correction_rows)
DUES = TableForm("thoi-han", DueRow, ("id",), due_rows)
