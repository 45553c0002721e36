"""A notice of a consultation → what its page shows."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.kinds.base import link_to
from generator.kinds.consulting import Consultation, Nominee, Stage, Times, stage_of
from generator.kinds.display import When, describe_date, format_day, format_partial
from generator.kinds.listed import rows_by_kind, shared_commune, unit_of_row, withdrawn_rows
from generator.model.media import Media
from generator.model.portal import Link, Portal, record_of
from generator.model.quota import RecipientKind
from generator.model.record import Entry


@dataclass(frozen=True, slots=True)
class RowView:
    """One nominee; `unit` leads to its page where the portal has one."""

    nominee: Nominee
    anchor: str
    unit: Link | None


@dataclass(frozen=True, slots=True)
class GroupView:
    """The nominees of one kind, in the notice's own order."""

    kind: RecipientKind
    rows: tuple[RowView, ...]


@dataclass(frozen=True, slots=True)
class DaysView:
    """The days in words: first and last, and how they were reckoned.

    `reckoned` is what the period comes to, `latest` what it comes to if all `uncertain` days are
    off; `skipped` are holidays. Days of the last two carry their names.
    """

    first: str
    first_iso: str
    last: str | None
    last_iso: str | None
    left: int | None
    reckoned: str | None
    latest: str | None
    skipped: tuple[tuple[str, str], ...]
    uncertain: tuple[tuple[str, str], ...]
    agrees: bool
    too_short: bool
    law: tuple[str, str] | None


@dataclass(frozen=True, slots=True)
class ConsultationView:
    """What a notice's page shows; `asof` is the day for which `stage` holds.

    `commune` is that of all rows, where they share one; `withdrawn` are anchors of rows that are
    gone, with the reason.
    """

    record: Consultation
    stage: Stage
    asof: str
    days: DaysView
    date: When | None
    ends: When | None
    issuer: Link | None
    campaign: Link | None
    document: Link | None
    award: Link | None
    outcome_date: str | None
    file: Media | None
    groups: tuple[GroupView, ...]
    withdrawn: tuple[tuple[str, str], ...]
    total: int
    commune: str | None


def view_consultation(entry: Entry, portal: Portal) -> ConsultationView:
    """The notice with its days as of the day of the build."""
    notice = record_of(entry, Consultation)
    outcome = notice.outcome
    groups = tuple(
        GroupView(kind, tuple(_row(row, portal) for row in rows))
        for kind, rows in rows_by_kind(notice.nominees)
    )
    return ConsultationView(
        record=notice,
        stage=stage_of(entry, portal),
        asof=format_day(portal.today),
        days=_days(notice.times, portal.today),
        date=describe_date(notice.date, portal),
        ends=describe_date(notice.ends, portal),
        issuer=link_to(portal, "unit", notice.issuer),
        campaign=link_to(portal, "campaign", notice.campaign),
        document=link_to(portal, "document", notice.document),
        award=link_to(portal, "award", outcome.award) if outcome else None,
        outcome_date=format_partial(outcome.date) if outcome and outcome.date else None,
        file=portal.media_of(entry, notice.file) if notice.file else None,
        groups=groups,
        withdrawn=withdrawn_rows(entry, portal),
        total=len(notice.nominees),
        commune=shared_commune(notice.nominees),
    )


def _row(row: Nominee, portal: Portal) -> RowView:
    return RowView(row, row.anchor, unit_of_row(row, portal))


def _days(times: Times, today: date) -> DaysView:
    last, found, rule = times.last, times.reckoned, times.rule
    open_ = last is not None and times.first <= today <= last
    return DaysView(
        first=format_day(times.first),
        first_iso=times.first.isoformat(),
        last=format_day(last) if last else None,
        last_iso=last.isoformat() if last else None,
        left=(last - today).days if last and open_ else None,
        reckoned=format_day(found.last) if found else None,
        latest=format_day(found.latest) if found and found.latest != found.last else None,
        skipped=_named(found.skipped if found else ()),
        uncertain=_named(found.uncertain if found else ()),
        agrees=times.agrees,
        too_short=times.too_short,
        law=(rule.says, rule.basis) if rule else None,
    )


def _named(days: tuple[tuple[date, str], ...]) -> tuple[tuple[str, str], ...]:
    return tuple((format_day(day), words) for day, words in days)
