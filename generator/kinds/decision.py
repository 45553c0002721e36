"""A decision with its rows: the records, and which rows are in force and counted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date as Day
from typing import Annotated

from typing_extensions import override

from generator.kinds.life import LifeStep, is_revoked
from generator.kinds.listed import row_anchor
from generator.law.forms import counts_as_award, find_form
from generator.locale import t
from generator.model.dates import WrittenDate
from generator.model.portal import Portal, record_of
from generator.model.quota import Headcount, RecipientKind
from generator.model.record import (
    Entry,
    File,
    Personal,
    PersonId,
    Record,
    Ref,
    RowNumber,
    TableFile,
    Text,
    Value,
    paper_code,
)


class Recipient(Value):
    """One row of a decision. Nothing personal beyond these fields is ever kept.

    `no` is the number (STT) in the decision's own list; with `kind` it makes the row's anchor.
    """

    no: RowNumber
    kind: RecipientKind = RecipientKind.INDIVIDUAL
    name: Annotated[Text, Personal()]
    title: Annotated[Text, Personal()] | None = None
    unit: Text | None = None
    unit_id: Annotated[str, Ref("unit")] | None = None
    commune: Text | None = None
    achievement: Annotated[Text, Personal()] | None = None
    form: Text | None = None
    exemplar: Annotated[str, Ref("exemplar")] | None = None
    person: PersonId | None = None
    period: WrittenDate | None = None

    @property
    def anchor(self) -> str:
        """The row's permanent anchor: "ca-nhan-12". It survives a corrected name."""
        return row_anchor(self.kind, self.no)


class Award(Record):
    """A decision. `recipients` stand in the record, or in the CSV file `recipients_file`."""

    title: Text
    number: Text | None = None
    symbol: Text | None = None
    date: WrittenDate
    issuer: Annotated[str, Ref("unit")]
    form: Text
    signer: Text | None = None
    position: Text | None = None
    authority: Text | None = None
    campaign: Annotated[str, Ref("campaign")] | None = None
    event: Annotated[str, Ref("event")] | None = None
    document: Annotated[str, Ref("document")] | None = None
    achievement: Text | None = None
    period: WrittenDate | None = None
    summary: Text | None = None
    recipients: tuple[Recipient, ...] = ()
    recipients_file: TableFile | None = None
    composition: tuple[Headcount, ...] = ()
    file: File | None = None
    life: tuple[LifeStep, ...] = ()

    @property
    @override
    def label(self) -> str:
        return self.title

    @property
    def code(self) -> str | None:
        """`15/QĐ-UBND`."""
        return paper_code(self.number, self.symbol)


def is_in_force(row: Recipient, award: Award, today: Day | None = None) -> bool:
    """Whether the row is granted and not revoked by `today` (None: by any step)."""
    return not award.life or not is_revoked(award.life, row.anchor, today)


def is_nameless(name: str) -> bool:
    """Whether a name was taken out, since its bearer withdrew: no list, search or file shows it."""
    return name == t("consent.nobody")


def is_award(row: Recipient, award: Award) -> bool:
    """Whether the row is an award, and no recognition, which is none by law."""
    return counts_as_award(find_form(row.form or award.form, award.date.last_day))


def is_void(entry: Entry, portal: Portal) -> bool:
    """Whether the whole decision is revoked, or each of its rows."""
    award = record_of(entry, Award)
    if not award.life:
        return False
    if not award.recipients:
        return is_revoked(award.life, "", portal.today)
    return not rows_in_force(entry, portal)


def rows_in_force(entry: Entry, portal: Portal) -> tuple[Recipient, ...]:
    """The rows of a decision that are not revoked today, recognitions among them."""
    award = record_of(entry, Award)
    if not award.life:
        return award.recipients
    return tuple(row for row in award.recipients if is_in_force(row, award, portal.today))


def granted_rows(entry: Entry, portal: Portal) -> tuple[Recipient, ...]:
    """The rows that every total counts: in force today, and awards rather than recognitions."""
    rows = rows_in_force(entry, portal)
    award = record_of(entry, Award)
    praise = _recognitions(award)
    return tuple(row for row in rows if (row.form or award.form) not in praise) if praise else rows


def _recognitions(award: Award) -> frozenset[str]:
    """The forms of a decision that are no awards."""
    forms = {award.form, *(row.form for row in award.recipients if row.form)}
    day = award.date.last_day
    return frozenset(form for form in forms if not counts_as_award(find_form(form, day)))


def counting_rows(entry: Entry, portal: Portal) -> Iterator[tuple[int, Recipient]]:
    """The same, each with its index in the decision."""
    award = record_of(entry, Award)
    granted = granted_rows(entry, portal)
    if len(granted) == len(award.recipients):
        yield from enumerate(granted)
        return
    counted = {id(row) for row in granted}
    yield from ((index, row) for index, row in enumerate(award.recipients) if id(row) in counted)


def held_awards(entry: Entry, portal: Portal) -> Iterator[Entry]:
    """The decisions that refer to a record, but those that are revoked: what its page lists."""
    return (other for other in portal.linking(entry, "award") if not is_void(other, portal))
