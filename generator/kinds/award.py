"""award: a decision that grants awards, with its list of recipients (`kinds/decision.py`)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from generator.kinds import finding
from generator.kinds.base import Card, Kind, Rows
from generator.kinds.decision import (
    Award,
    Recipient,
    granted_rows,
    is_nameless,
    is_void,
    rows_in_force,
)
from generator.kinds.display import card_date, format_number, short
from generator.kinds.facets import by_campaign, by_unit, by_words, by_year
from generator.kinds.finding import distinct, iso_dates, item_of, keys
from generator.kinds.life import (
    check_life,
)
from generator.kinds.linked import Linked, day_of, organization, thing_of
from generator.kinds.powers import Granted, check_powers
from generator.locale import t
from generator.model.portal import Portal, record_of
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry
from generator.model.search import Item, TopicKey
from generator.model.text import slug

#: The group of hits that rows make, and its name in addresses.
RECIPIENT, RECIPIENTS = "recipient", "nguoi-duoc-khen"


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
        if is_nameless(row.name):
            continue
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
            texts=distinct((row.title, row.achievement, row.commune, row.unit)),
            demo=award.demo,
            household=row.kind is RecipientKind.HOUSEHOLD,
        )


def _place(row: Recipient, portal: Portal) -> str:
    """What tells namesakes apart: the unit, or the commune where there is none but the name."""
    unit = portal.find("unit", row.unit_id)
    name = row.unit or (unit.record.label if unit else "")
    return name if name and name != row.name else row.commune or ""


def link_award(entry: Entry, portal: Portal) -> Linked:
    """The decision as a paper. Its people are not named: machines find them on its page."""
    award = record_of(entry, Award)
    return thing_of(
        "DigitalDocument",
        entry,
        portal,
        identifier=award.code,
        dateCreated=day_of(award.date),
        publisher=organization(portal, award.issuer),
    )


def _order(entry: Entry, portal: Portal) -> tuple[int, str]:
    day = record_of(entry, Award).date.last_day
    return (-day.toordinal() if day else 0, entry.id)


def _forms(entry: Entry) -> list[str]:
    award = record_of(entry, Award)
    return list(dict.fromkeys([award.form, *(row.form for row in award.recipients if row.form)]))


def _view(entry: Entry, portal: Portal) -> object:
    """What the page shows. Imported with the first page: other records need less of a decision."""
    from generator.kinds.award_view import view_award

    return view_award(entry, portal)


KIND = Kind(
    name="award",
    folder="awards",
    segment="khen-thuong",
    record=Award,
    order=_order,
    card=card_award,
    view=_view,
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
    linked_data=link_award,
    inside={RECIPIENTS: RECIPIENT},
    on_lists=lambda entry, portal: not is_void(entry, portal),
    households=lambda entry: sum(
        row.kind is RecipientKind.HOUSEHOLD for row in record_of(entry, Award).recipients
    ),
)
