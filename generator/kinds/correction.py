"""correction: what a page said, what it says now, and how its correction came about (đính chính).

Who asked is never named: there is no field for it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Annotated

from typing_extensions import override

from generator.kinds.base import Card, Facet, FacetValue, Kind, link_to
from generator.kinds.display import format_day, format_partial, short
from generator.kinds.facets import by_year
from generator.kinds.finding import iso_dates, item_of
from generator.kinds.linked import Linked, iso_date, named, thing_of
from generator.law.answers import AnswerTime, find_answer_time
from generator.locale import t
from generator.model.dates import PartialDate
from generator.model.naming import find_named, split_name
from generator.model.portal import Link, Portal, record_of
from generator.model.problem import Problem
from generator.model.record import Entry, PageName, Record, Ref, Text
from generator.model.search import Item

#: The words for a correction that nobody has answered yet.
OPEN = "open"


class Outcome(StrEnum):
    """How a request was answered."""

    CORRECTED = "corrected"
    KEPT = "kept"
    REMOVED = "removed"


class Correction(Record):
    """A request for a correction, and the answer to it."""

    title: Text
    about: PageName
    said: Text | None = None
    says: Text | None = None
    received: PartialDate
    answered: PartialDate | None = None
    outcome: Outcome | None = None
    answer: Text | None = None
    decision: Text | None = None
    document: Annotated[str, Ref("document")] | None = None

    @property
    @override
    def label(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class DueView:
    """The last day for an answer; `late` tells that it passed, `by` which law gives it."""

    day: str
    late: bool
    by: str
    doubt: str
    source: str


@dataclass(frozen=True, slots=True)
class CorrectionView:
    """What a correction's page shows; `state` is an `Outcome`, or `OPEN`."""

    record: Correction
    state: str
    about: Link
    received: str
    answered: str | None
    due: DueView | None
    document: Link | None


@dataclass(frozen=True, slots=True)
class CorrectionNote:
    """A correction as the corrected page shows it."""

    title: str
    address: str
    state: str
    received: str
    answered: str | None
    said: str | None
    says: str | None


def corrections_of(entry: Entry, portal: Portal) -> tuple[CorrectionNote, ...]:
    """The corrections of a record of any kind, the latest first."""
    found = sorted(portal.linking(entry, "correction", "about"), key=_latest_first)
    return tuple(_note(other, portal) for other in found)


def _note(entry: Entry, portal: Portal) -> CorrectionNote:
    record = record_of(entry, Correction)
    return CorrectionNote(
        title=record.title,
        address=portal.address(entry),
        state=correction_state(record),
        received=format_partial(record.received),
        answered=format_partial(record.answered) if record.answered else None,
        said=record.said,
        says=record.says,
    )


def view_correction(entry: Entry, portal: Portal) -> CorrectionView:
    """The correction with its page, and the time that the law gives for its answer."""
    record = record_of(entry, Correction)
    return CorrectionView(
        record=record,
        state=correction_state(record),
        about=corrected_page(record, portal),
        received=format_partial(record.received),
        answered=format_partial(record.answered) if record.answered else None,
        due=_due(record, portal),
        document=link_to(portal, "document", record.document),
    )


def correction_state(record: Correction) -> str:
    """An `Outcome`, or `OPEN`."""
    return record.outcome or OPEN


def corrected_page(record: Correction, portal: Portal) -> Link:
    """The corrected page, and the place in it that is named."""
    page, anchor = split_name(record.about)
    entry = find_named(page, portal.entries, portal.addresses)
    if entry is None:
        return Link(record.about, record.about)
    return Link(entry.record.label, portal.address(entry) + anchor)


def _last_day(record: Correction) -> tuple[date, AnswerTime] | None:
    """Until when an answer is due: of a month or year of receipt, its last day counts."""
    received = record.received.last
    rule = find_answer_time(received)
    return (rule.last_day(received), rule) if rule else None


def _due(record: Correction, portal: Portal) -> DueView | None:
    found = _last_day(record)
    if found is None:
        return None
    day, rule = found
    end = record.answered.first if record.answered else portal.today
    return DueView(format_day(day), end > day, _words_of(rule), rule.doubt, rule.source)


def _words_of(rule: AnswerTime) -> str:
    return t("correction.due-by", days=rule.days, article=rule.article, law=rule.law)


def check_correction(entry: Entry, portal: Portal) -> Iterator[Problem]:
    """Answers that came before the request, half answers, and requests that wait too long."""
    record = record_of(entry, Correction)
    if record.answered and record.answered.last < record.received.first:
        yield entry.problem("date.order", "answered", found=str(record.answered))
    yield from _check_answer(entry, record)
    due = _last_day(record)
    if not record.answered and due and due[0] < portal.today:
        day, rule = due
        found = format_partial(record.received)
        problem = entry.problem("correction.late", "received", found=found, hint=format_day(day))
        yield problem.about(other=_words_of(rule)).as_warning()


def _check_answer(entry: Entry, record: Correction) -> Iterator[Problem]:
    """An answer has a day and an outcome; what was corrected says what it says now."""
    if record.answered and not record.outcome:
        yield entry.problem("correction.half", "answered", found="outcome")
    elif not record.answered and (record.outcome or record.says):
        yield entry.problem("correction.half", "title", found="answered")
    elif record.outcome is Outcome.CORRECTED and not record.says:
        yield entry.problem("correction.half", "outcome", found="says")


def card_correction(entry: Entry, portal: Portal) -> Card:
    """The correction as an item of a list: which page, how it ended, when."""
    record = record_of(entry, Correction)
    meta = [corrected_page(record, portal).title]
    if record.answered:
        meta.append(t("correction.answered", date=format_partial(record.answered)))
    return Card(
        kind="correction",
        title=record.title,
        address=portal.address(entry),
        meta=tuple(meta),
        status=correction_state(record),
        date=format_partial(record.received),
        demo=record.demo,
    )


def find_correction(entry: Entry, portal: Portal) -> list[Item]:
    """The correction: by its page, by the old words and by the new ones."""
    record = record_of(entry, Correction)
    return [
        item_of(
            entry,
            portal,
            year=record.received.year,
            dates=iso_dates(record.received, record.answered),
            body=(corrected_page(record, portal).title, record.said, record.says, record.decision),
        )
    ]


def link_correction(entry: Entry, portal: Portal) -> Linked:
    """The correction as a comment on the corrected page."""
    record = record_of(entry, Correction)
    return thing_of(
        "CorrectionComment",
        entry,
        portal,
        text=record.says,
        dateCreated=iso_date(record.received),
        datePublished=iso_date(record.answered),
        about=named(corrected_page(record, portal).address),
    )


def _latest_first(entry: Entry) -> tuple[int, str]:
    return (-record_of(entry, Correction).received.last.toordinal(), entry.id)


def _states(entry: Entry, portal: Portal) -> list[FacetValue]:
    state = correction_state(record_of(entry, Correction))
    return [FacetValue(state, t(f"status.{state}"), [OPEN, *Outcome].index(state))]


KIND = Kind(
    name="correction",
    folder="corrections",
    segment="dinh-chinh",
    record=Correction,
    order=lambda entry, portal: _latest_first(entry),
    card=card_correction,
    view=view_correction,
    description=lambda entry, portal: short(entry.record.label),
    facets=(
        by_year(lambda entry, portal: record_of(entry, Correction).received.year),
        Facet("tinh-trang", _states),
    ),
    check=check_correction,
    items=find_correction,
    linked_data=link_correction,
    in_menu=False,
)
