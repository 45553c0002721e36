"""Tables of decisions and of their rows."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterator
from functools import cache
from typing import NamedTuple

from generator.kinds.counting import COUNTED, form_level, issuer_level, row_state
from generator.kinds.decision import Award, granted_rows
from generator.kinds.tables.base import Place, TableForm, day_of, words_of
from generator.locale import t
from generator.model.portal import record_of
from generator.model.quota import RecipientKind
from generator.model.table import Day


class AwardRow(NamedTuple):
    """One award to one recipient: a row of a decision."""

    id: str
    decision_id: str
    decision: str | None
    number: str | None
    symbol: str | None
    date: Day | None
    date_text: str | None
    year: int | None
    issuer_id: str
    issuer: str | None
    form: str
    level: str | None
    no: str
    kind: str
    kind_text: str
    name: str
    title: str | None
    unit_id: str | None
    unit: str | None
    commune: str | None
    achievement: str | None
    period: str | None
    campaign_id: str | None
    campaign: str | None
    person_id: str | None
    exemplar_id: str | None
    state: str
    state_text: str
    address: str
    demo: bool

    @property
    def counts(self) -> bool:
        """Whether statistics count the row."""
        return self.state in COUNTED


class DecisionRow(NamedTuple):
    """One decision."""

    id: str
    decision: str | None
    number: str | None
    symbol: str | None
    date: Day | None
    date_text: str | None
    year: int | None
    title: str
    form: str
    issuer_id: str
    issuer: str | None
    signer: str | None
    position: str | None
    campaign_id: str | None
    campaign: str | None
    recipients: int
    individuals: int
    collectives: int
    households: int
    file: str | None
    address: str
    demo: bool


def award_rows(place: Place) -> Iterator[AwardRow]:
    """Every row of every decision, in the order of the decisions' ids and of their lists."""
    units = cache(lambda id: place.label("unit", id))
    for entry in place.portal.all("award"):
        award = record_of(entry, Award)
        address = place.address(entry)
        levels = _levels(award, place)
        period = words_of(award.period, place.portal)
        head = (
            entry.id,
            award.code,
            award.number,
            award.symbol,
            day_of(award.date),
            words_of(award.date, place.portal),
            award.date.year,
            award.issuer,
            units(award.issuer),
        )
        campaign = (award.campaign, place.label("campaign", award.campaign))
        for row in award.recipients:
            form, anchor = row.form or award.form, row.anchor
            state = row_state(award, row, place.portal.today)
            yield AwardRow(
                f"{entry.id}#{anchor}",
                *head,
                form,
                levels(form),
                row.no,
                str(row.kind),
                t(f"recipient.{row.kind}"),
                row.name,
                row.title,
                row.unit_id,
                row.unit or units(row.unit_id),
                row.commune,
                row.achievement or award.achievement,
                words_of(row.period, place.portal) if row.period else period,
                *campaign,
                row.person,
                row.exemplar,
                str(state),
                t(f"data.state.{state}"),
                f"{address}#{anchor}",
                award.demo,
            )


def _levels(award: Award, place: Place) -> Callable[[str], str | None]:
    """What tells the level of a form that the decision grants."""
    issuer = issuer_level(award, place.portal)
    return cache(lambda form: form_level(form, award.date.last_day, issuer))


def decision_rows(place: Place) -> Iterator[DecisionRow]:
    """Every decision; its recipients are those whose award stands."""
    for entry in place.portal.all("award"):
        award = record_of(entry, Award)
        kinds = Counter(row.kind for row in granted_rows(entry, place.portal))
        media = place.portal.media_of(entry, award.file) if award.file else None
        yield DecisionRow(
            id=entry.id,
            decision=award.code,
            number=award.number,
            symbol=award.symbol,
            date=day_of(award.date),
            date_text=words_of(award.date, place.portal),
            year=award.date.year,
            title=award.title,
            form=award.form,
            issuer_id=award.issuer,
            issuer=place.label("unit", award.issuer),
            signer=award.signer,
            position=award.position,
            campaign_id=award.campaign,
            campaign=place.label("campaign", award.campaign),
            recipients=kinds.total(),
            individuals=kinds[RecipientKind.INDIVIDUAL],
            collectives=kinds[RecipientKind.COLLECTIVE],
            households=kinds[RecipientKind.HOUSEHOLD],
            file=place.absolute(media.address) if media else None,
            address=place.address(entry),
            demo=award.demo,
        )


ROWS = TableForm("luot-khen-thuong", AwardRow, ("id",), award_rows)
DECISIONS = TableForm("quyet-dinh-khen-thuong", DecisionRow, ("id",), decision_rows)
