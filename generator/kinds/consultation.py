"""consultation: a notice that asks the people about those proposed for an award.

Who is named here is proposed and no more: no page, list or index says that anything was granted.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date

from generator.kinds import finding
from generator.kinds.base import Card, Facet, FacetValue, Kind, Rows
from generator.kinds.consulting import Consultation, Nominee, Stage, stage_of
from generator.kinds.display import format_day, format_number, short
from generator.kinds.facets import by_unit, by_year
from generator.kinds.finding import distinct, iso_dates, item_of, keys
from generator.kinds.linked import Linked, day_of, organization, thing_of
from generator.kinds.succession import own_end
from generator.locale import t
from generator.model.portal import Portal, record_of
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry
from generator.model.search import Item

#: The group of hits that rows make, and its name in addresses.
NOMINEE, NOMINEES = "nominee", "nguoi-duoc-de-nghi"
#: So many days before its end a notice asks for another build, so that its state is right.
_SOON_DAYS = 3


def check_consultation(entry: Entry, portal: Portal) -> Iterator[Problem]:
    """Rows that stand twice, and days that do not fit: the period, the law, the decision."""
    notice = record_of(entry, Consultation)
    seen: set[str] = set()
    for index, row in enumerate(notice.nominees):
        if row.anchor in seen:
            yield entry.problem("award.duplicate-row", "nominees", index, "no", found=row.no)
        seen.add(row.anchor)
    for problem in _check_days(entry, notice, portal):
        yield problem.as_warning()


def _check_days(entry: Entry, notice: Consultation, portal: Portal) -> Iterator[Problem]:
    times, last, stage = notice.times, notice.times.last, stage_of(entry, portal)
    if times.reckoned is None and notice.period:
        yield entry.problem("consultation.unknown-year", "period", found=str(times.first.year))
    if not times.agrees and times.written and times.reckoned:
        found, hint = str(times.written), str(times.reckoned.last)
        yield entry.problem("consultation.last-day", "ends", found=found, hint=hint)
    if times.too_short and times.rule and last and times.required:
        found, hint = str(last), str(times.required)
        problem = entry.problem("consultation.too-short", "starts", found=found, hint=hint)
        yield problem.about(expected=str(times.rule.number), other=times.rule.basis)
    end = own_end(notice.issuer, portal)
    if end and last and last > end:
        place = "ends" if notice.ends else "starts"
        found, hint = str(last), str(end)
        yield entry.problem("deadline.after-end", place, found=found, hint=hint)
    if last and stage is Stage.OPEN and (last - portal.today).days <= _SOON_DAYS:
        yield entry.problem("consultation.ending", "starts", found=str(last))
    decided = _decided(notice, portal)
    if last and decided and decided <= last:
        found, hint = str(decided), str(last)
        yield entry.problem("consultation.early-outcome", "outcome", found=found, hint=hint)


def _decided(notice: Consultation, portal: Portal) -> date | None:
    """The last day on which the outcome can have been decided, where a day is given."""
    if notice.outcome is None:
        return None
    award = portal.find("award", notice.outcome.award)
    when = getattr(award.record, "date", None) if award else None
    day: date | None = when.last_day if when else None
    return day or (notice.outcome.date.last if notice.outcome.date else None)


def card_consultation(entry: Entry, portal: Portal) -> Card:
    """The notice as an item of a list."""
    notice = record_of(entry, Consultation)
    issuer, last = portal.find("unit", notice.issuer), notice.times.last
    rows = len(notice.nominees)
    until = t("consultation.until", date=format_day(last)) if last else ""
    meta = (until, issuer.record.label if issuer else "")
    return Card(
        kind="consultation",
        title=notice.title,
        address=portal.address(entry),
        meta=tuple(part for part in meta if part),
        summary=notice.summary,
        status=stage_of(entry, portal),
        date=format_day(notice.starts.first),
        figure=(format_number(rows), t("consultation.count")) if rows else None,
        demo=notice.demo,
    )


def consultation_anchors(entry: Entry) -> Mapping[str, tuple[str | int, ...]]:
    """One promised anchor per nominee."""
    rows = record_of(entry, Consultation).nominees
    return {row.anchor: ("nominees", index) for index, row in enumerate(rows)}


def find_consultation(entry: Entry, portal: Portal) -> Iterator[Item]:
    """The notice, then each nominee by name; neither counts as an award of any form."""
    notice = record_of(entry, Consultation)
    address, year = portal.address(entry), notice.starts.year
    yield item_of(
        entry,
        portal,
        unit=notice.issuer,
        year=year,
        numbers=(notice.code,),
        dates=(notice.starts.iso, *iso_dates(notice.ends)),
        body=(notice.summary, notice.form, *notice.basis),
    )
    shared = (
        (finding.KIND, NOMINEES),
        *keys(finding.YEAR, [str(year)]),
        (finding.UNIT, notice.issuer),
    )
    for row in notice.nominees:
        yield Item(
            address=f"{address}#{row.anchor}",
            title=row.name,
            kind=NOMINEE,
            unit=row.unit if row.unit and row.unit != row.name else row.commune or "",
            year=str(year),
            topics=(*shared, *keys(finding.UNIT, [row.unit_id])),
            texts=distinct((row.title, row.achievement, row.commune, row.unit)),
            demo=notice.demo,
            household=row.kind is RecipientKind.HOUSEHOLD,
        )


def link_consultation(entry: Entry, portal: Portal) -> Linked:
    """The notice as a paper that holds until its last day; who is proposed is not told."""
    notice = record_of(entry, Consultation)
    last = notice.times.last
    return thing_of(
        "DigitalDocument",
        entry,
        portal,
        identifier=notice.code,
        dateCreated=day_of(notice.date),
        publisher=organization(portal, notice.issuer),
        expires=last.isoformat() if last else None,
    )


def _stages(entry: Entry, portal: Portal) -> list[FacetValue]:
    stage = stage_of(entry, portal)
    place = list(Stage).index(stage)
    return [FacetValue(t(f"consultation.slug.{stage}"), t(f"status.{stage}"), place)]


def _year(entry: Entry, portal: Portal) -> int | None:
    return record_of(entry, Consultation).starts.year


def _order(entry: Entry, portal: Portal) -> tuple[int, str]:
    return (-record_of(entry, Consultation).starts.first.toordinal(), entry.id)


def _view(entry: Entry, portal: Portal) -> object:
    """What the page shows, imported with the first page."""
    from generator.kinds.consultation_view import view_consultation

    return view_consultation(entry, portal)


KIND = Kind(
    name="consultation",
    folder="consultations",
    segment="lay-y-kien",
    record=Consultation,
    order=_order,
    card=card_consultation,
    view=_view,
    description=lambda entry, portal: short(entry.record.label),
    facets=(
        by_year(_year),
        by_unit(lambda entry: [record_of(entry, Consultation).issuer]),
        Facet("tinh-trang", _stages),
    ),
    rows=Rows("nominees_file", "nominees", Nominee, {"kind": ("recipient", "anchor")}),
    check=check_consultation,
    anchors=consultation_anchors,
    items=find_consultation,
    inside={NOMINEES: NOMINEE},
    linked_data=link_consultation,
    households=lambda entry: sum(
        row.kind is RecipientKind.HOUSEHOLD for row in record_of(entry, Consultation).nominees
    ),
)
