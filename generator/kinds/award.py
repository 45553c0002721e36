"""award: a decision that grants awards, with its list of recipients (`kinds/decision.py`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.kinds import finding
from generator.kinds.base import Card, Kind, Rows, link_to
from generator.kinds.campaign import quotas_address
from generator.kinds.decision import (
    Award,
    Recipient,
    granted_rows,
    is_in_force,
    is_void,
    rows_in_force,
)
from generator.kinds.display import When, card_date, describe_date, format_number, short
from generator.kinds.facets import by_campaign, by_unit, by_words, by_year
from generator.kinds.finding import iso_dates, item_of, joined, keys
from generator.kinds.life import (
    StepView,
    check_life,
    describe_step,
    is_posthumous,
    is_revoked,
    last_step,
    view_steps,
)
from generator.kinds.powers import Granted, check_powers
from generator.locale import t
from generator.model.media import Media
from generator.model.portal import Link, Portal, record_of
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry
from generator.model.search import Item, TopicKey
from generator.model.text import slug

__all__ = ["KIND", "Award", "Recipient", "granted_rows", "is_in_force", "is_void", "rows_in_force"]

#: The group of hits that rows make, and its name in addresses.
RECIPIENT, RECIPIENTS = "recipient", "nguoi-duoc-khen"


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

    `quotas` is where the campaign's quotas stand beside its results; `commune` is that of all rows,
    where they share one. `total` counts the rows that are in force and awards, `praised` those in
    force that are but recognitions. `revoked` is the notice about the whole decision.
    """

    record: Award
    date: When | None
    issuer: Link | None
    campaign: Link | None
    quotas: str | None
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
        GroupView(kind, tuple(view_row(row, award, portal) for row in rows if row.kind is kind))
        for kind in (RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD, RecipientKind.INDIVIDUAL)
        if any(row.kind is kind for row in rows)
    )
    columns = ("title", "unit", "commune", "achievement", "form")
    total = len(granted_rows(entry, portal))
    ended = last_step(award.life, "", portal.today) if is_void(entry, portal) else None
    communes = {row.commune for row in rows}
    here = f"{portal.address(entry)}#"
    return AwardView(
        record=award,
        date=describe_date(award.date, portal),
        issuer=link_to(portal, "unit", award.issuer),
        campaign=link_to(portal, "campaign", award.campaign),
        quotas=quotas_address(portal.find("campaign", award.campaign), portal),
        event=link_to(portal, "event", award.event),
        document=link_to(portal, "document", award.document),
        file=portal.media_of(entry, award.file) if award.file else None,
        groups=groups,
        withdrawn=tuple(
            (address.removeprefix(here), notice.reason)
            for address, notice in portal.withdrawn.items()
            if address.startswith(here)
        ),
        total=total,
        praised=len(rows_in_force(entry, portal)) - total,
        period=card_date(award.period, portal),
        life=view_steps(award.life, {row.anchor: row.name for row in rows}, portal),
        revoked=describe_step(ended, portal) if ended else None,
        columns=frozenset(name for name in columns if any(getattr(row, name) for row in rows)),
        commune=communes.pop() if len(communes) == 1 else None,
        articles=tuple(portal.linking(entry, "article")),
    )


def view_row(row: Recipient, award: Award, portal: Portal) -> RowView:
    """One recipient as the page of the decision shows it."""
    unit = link_to(portal, "unit", row.unit_id, row.unit) or (Link(row.unit) if row.unit else None)
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


def check_award(entry: Entry, portal: Portal) -> Iterator[Problem]:
    """Rows that stand twice, and bodies that did not exist."""
    award = record_of(entry, Award)
    yield from _check_rows(entry, award)
    yield from _check_body(entry, award, portal)
    issuer = portal.find("unit", award.issuer)
    yield from check_life(
        entry, award.life, award.date, dict.fromkeys(row.anchor for row in award.recipients)
    )
    yield from check_powers(entry, issuer, award.date, _granted(award), portal)


def _check_rows(entry: Entry, award: Award) -> Iterator[Problem]:
    seen: set[str] = set()
    for index, row in enumerate(award.recipients):
        if row.anchor in seen:
            yield entry.problem("award.duplicate-row", "recipients", index, "no", found=row.no)
        seen.add(row.anchor)


def _granted(award: Award) -> Iterator[Granted]:
    """What the decision grants: its own form, to rows that name none, and those of rows."""
    if not award.recipients:
        yield Granted(award.form, None, ("form",))
    for index, row in enumerate(award.recipients):
        loc = ("recipients", index, "form") if row.form else ("form",)
        yield Granted(row.form or award.form, row.kind, loc)


def _check_body(entry: Entry, award: Award, portal: Portal) -> Iterator[Problem]:
    """A decision needs a body that exists on its day."""
    issuer = portal.find("unit", award.issuer)
    if issuer is None:
        return
    begin = getattr(issuer.record, "valid_from", None)
    end = getattr(issuer.record, "valid_to", None)
    first, last = award.date.first_day, award.date.last_day
    if begin and last and last < begin.first:
        yield entry.problem("award.before-body", "date", found=str(last), hint=str(begin))
    if end and first and first > end.last:
        yield entry.problem("award.after-body", "date", found=str(first), hint=str(end))


def card_award(entry: Entry, portal: Portal) -> Card:
    """The decision as an item of a list."""
    award = record_of(entry, Award)
    issuer = portal.find("unit", award.issuer)
    rows = len(granted_rows(entry, portal))
    meta = [
        t("award.code", code=award.code) if award.code else "",
        award.form,
        issuer.record.label if issuer else "",
    ]
    return Card(
        kind="award",
        title=award.title,
        address=portal.address(entry),
        meta=tuple(part for part in meta if part),
        summary=award.summary,
        date=card_date(award.date, portal),
        status="revoked" if is_void(entry, portal) else None,
        figure=(format_number(rows), t("award.count")) if rows else None,
        demo=award.demo,
    )


def award_anchors(entry: Entry) -> Mapping[str, tuple[str | int, ...]]:
    """One promised anchor per recipient."""
    rows = record_of(entry, Award).recipients
    return {row.anchor: ("recipients", index) for index, row in enumerate(rows)}


def find_award(entry: Entry, portal: Portal) -> Iterator[Item]:
    """The decision by its number, its form and who signed it; then each recipient by name."""
    award = record_of(entry, Award)
    if is_void(entry, portal):
        return
    yield item_of(
        entry,
        portal,
        unit=award.issuer,
        year=award.date.year,
        form=award.form,
        numbers=(award.code,),
        dates=iso_dates(award.date),
        body=(award.summary, award.achievement, award.authority, award.position, award.signer),
    )
    yield from _find_recipients(entry, award, portal)


def _find_recipients(entry: Entry, award: Award, portal: Portal) -> Iterator[Item]:
    """Recipients belong to their own unit and to the body that decided; the number is its own."""
    address, year = portal.address(entry), str(award.date.year or "")
    shared = (
        (finding.KIND, RECIPIENTS),
        *keys(finding.YEAR, [year]),
        *keys(finding.CAMPAIGN, [award.campaign]),
        (finding.UNIT, award.issuer),
    )
    filed: dict[tuple[str, str | None], tuple[TopicKey, ...]] = {}
    for row in rows_in_force(entry, portal):
        form = row.form or award.form
        topics = filed.get((form, row.unit_id))
        if topics is None:
            own = (*keys(finding.FORM, [slug(form)]), *keys(finding.UNIT, [row.unit_id]))
            topics = filed[form, row.unit_id] = shared + own
        yield Item(
            address=f"{address}#{row.anchor}",
            title=row.name,
            kind=RECIPIENT,
            unit=_place(row, portal),
            year=year,
            form=form,
            topics=topics,
            body=joined((row.title, row.achievement, row.commune, row.unit)),
            demo=award.demo,
        )


def _place(row: Recipient, portal: Portal) -> str:
    """What tells namesakes apart: the unit, or the commune where there is none but the name."""
    unit = portal.find("unit", row.unit_id)
    name = row.unit or (unit.record.label if unit else "")
    return name if name and name != row.name else row.commune or ""


def _order(entry: Entry, portal: Portal) -> tuple[int, str]:
    day = record_of(entry, Award).date.last_day
    return (-day.toordinal() if day else 0, entry.id)


def _forms(entry: Entry) -> list[str]:
    award = record_of(entry, Award)
    return list(dict.fromkeys([award.form, *(row.form for row in award.recipients if row.form)]))


KIND = Kind(
    name="award",
    folder="awards",
    segment="khen-thuong",
    record=Award,
    order=_order,
    card=card_award,
    view=view_award,
    description=lambda entry, portal: short(entry.record.label),
    facets=(
        by_year(lambda entry, portal: record_of(entry, Award).date.year),
        by_unit(lambda entry: [record_of(entry, Award).issuer]),
        by_words("hinh-thuc", _forms),
        by_campaign(lambda entry: [record_of(entry, Award).campaign]),
    ),
    rows=Rows("recipients_file", "recipients", Recipient, {"kind": ("recipient", "anchor")}),
    check=check_award,
    anchors=award_anchors,
    items=find_award,
    inside={RECIPIENTS: RECIPIENT},
    on_lists=lambda entry, portal: not is_void(entry, portal),
)
