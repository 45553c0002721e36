"""What a decision's page shows: its rows, its life, and where each row leads."""

from __future__ import annotations

from dataclasses import dataclass

from generator.kinds.base import link_to
from generator.kinds.campaign import quotas_address
from generator.kinds.decision import (
    Award,
    Recipient,
    granted_rows,
    is_void,
    rows_in_force,
)
from generator.kinds.display import When, card_date, describe_date
from generator.kinds.life import (
    StepView,
    describe_step,
    is_posthumous,
    is_revoked,
    last_step,
    view_steps,
)
from generator.kinds.listed import rows_by_kind, shared_commune, unit_of_row, withdrawn_rows
from generator.kinds.results_view import LineView, lines_of_decision
from generator.locale import t
from generator.model.media import Media
from generator.model.portal import Link, Portal, record_of
from generator.model.quota import RecipientKind
from generator.model.record import Entry


@dataclass(frozen=True, slots=True)
class RowView:
    """One recipient; `unit` leads to its page where the portal has one, `person` to all awards.

    `told` are notices: granted after death, revoked, restored. A row that is `revoked` stays.
    """

    recipient: Recipient
    anchor: str
    unit: Link | None
    exemplar: Link | None
    person: str | None
    period: str | None
    told: tuple[str, ...]
    revoked: bool


@dataclass(frozen=True, slots=True)
class GroupView:
    """The recipients of one kind, in the decision's own order; revoked ones are not counted."""

    kind: RecipientKind
    rows: tuple[RowView, ...]

    @property
    def count(self) -> int:
        """How many are in force."""
        return sum(not row.revoked for row in self.rows)


@dataclass(frozen=True, slots=True)
class AwardView:
    """What a decision's page shows.

    `quotas` is where the campaign's quotas stand beside its results, `lines` are those that the
    decision falls under; `commune` is that of all rows, where they share one. `total` counts the
    rows that are in force and awards, `praised` those in force that are but recognitions.
    `revoked` is the notice about the whole decision.
    """

    record: Award
    date: When | None
    issuer: Link | None
    campaign: Link | None
    quotas: str | None
    lines: tuple[LineView, ...]
    event: Link | None
    document: Link | None
    file: Media | None
    groups: tuple[GroupView, ...]
    withdrawn: tuple[tuple[str, str], ...]
    total: int
    praised: int
    period: str | None
    life: tuple[StepView, ...]
    revoked: str | None
    columns: frozenset[str]
    commune: str | None
    articles: tuple[Entry, ...]


def view_award(entry: Entry, portal: Portal) -> AwardView:
    """The decision with its rows, grouped by kind of recipient."""
    award = record_of(entry, Award)
    rows = award.recipients
    groups = tuple(
        GroupView(kind, tuple(view_row(row, award, portal) for row in of_kind))
        for kind, of_kind in rows_by_kind(rows)
    )
    columns = ("title", "unit", "commune", "achievement", "form")
    total = len(granted_rows(entry, portal))
    ended = last_step(award.life, "", portal.today) if is_void(entry, portal) else None
    return AwardView(
        record=award,
        date=describe_date(award.date, portal),
        issuer=link_to(portal, "unit", award.issuer),
        campaign=link_to(portal, "campaign", award.campaign),
        quotas=quotas_address(portal.find("campaign", award.campaign), portal),
        lines=lines_of_decision(entry, portal),
        event=link_to(portal, "event", award.event),
        document=link_to(portal, "document", award.document),
        file=portal.media_of(entry, award.file) if award.file else None,
        groups=groups,
        withdrawn=withdrawn_rows(entry, portal),
        total=total,
        praised=len(rows_in_force(entry, portal)) - total,
        period=card_date(award.period, portal),
        life=view_steps(award.life, {row.anchor: row.name for row in rows}, portal),
        revoked=describe_step(ended, portal) if ended else None,
        columns=frozenset(name for name in columns if any(getattr(row, name) for row in rows)),
        commune=shared_commune(rows),
        articles=tuple(portal.linking(entry, "article")),
    )


def view_row(row: Recipient, award: Award, portal: Portal) -> RowView:
    """One recipient as the page of the decision shows it."""
    unit = unit_of_row(row, portal)
    exemplar = link_to(portal, "exemplar", row.exemplar)
    person = portal.addresses.get(("person", row.person)) if row.person else None
    told, ended = tell_row(row, award, portal) if award.life else ((), False)
    period = card_date(row.period, portal)
    return RowView(row, row.anchor, unit, exemplar, person, period, told, ended)


def tell_row(row: Recipient, award: Award, portal: Portal) -> tuple[tuple[str, ...], bool]:
    """What a row's page must say of its life, and whether the row is revoked."""
    told = [t("life.told.posthumous")] if is_posthumous(award.life, row.anchor) else []
    step = last_step(award.life, row.anchor, portal.today)
    if step:
        told.append(describe_step(step, portal))
    return tuple(told), is_revoked(award.life, row.anchor, portal.today)
