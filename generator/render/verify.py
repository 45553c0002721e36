"""The page that tells whether a decision or an award was granted here: /tra-cuu-quyet-dinh/.

Without a script it lists every decision, and every award that was revoked; with one it answers
what is typed from the search index and from these lists. Revoked awards are found nowhere else.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.kinds.award_view import view_row
from generator.kinds.decision import Award, granted_rows, is_in_force, is_void
from generator.kinds.display import card_date
from generator.locale import t
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry
from generator.render.lists import Pager, paged
from generator.render.page import Context, Page

VERIFY = "/tra-cuu-quyet-dinh/"
#: So many decisions a page shows.
PER_PAGE = 500


@dataclass(frozen=True, slots=True)
class DecisionLine:
    """A decision: number, day, what, by whom, how many rows are counted, whether it holds."""

    code: str
    date: str
    link: Link
    issuer: str
    form: str
    count: int
    void: bool
    demo: bool


@dataclass(frozen=True, slots=True)
class VoidLine:
    """A row that is revoked: who, by which decision it had been granted, what became of it."""

    name: str
    code: str
    link: Link
    told: str


@dataclass(frozen=True, slots=True)
class VerifyView:
    """What the page shows; `total` counts all decisions, `void` are the revoked rows."""

    total: int
    decisions: tuple[DecisionLine, ...]
    void: tuple[VoidLine, ...]
    pager: Pager | None


def verify_pages(portal: Portal) -> Iterator[Page]:
    """The page, and as many more as the decisions need; revoked rows stand on the first."""
    entries = sorted(portal.all("award"), key=_order)
    for address, pager, some in paged(VERIFY, entries, PER_PAGE):
        number = pager.number if pager else 1
        title = t("verify.title")
        if number > 1:
            title = t("list.page", heading=title, number=number)
        void = entries if number == 1 else []
        yield Page(
            address=address,
            section="",
            template="verify.html",
            title=title,
            description=t("verify.description"),
            context=partial(_context, portal, some, void, len(entries), pager),
            crumbs=(Link(t("search.title"), "/tra-cuu/"),),
            demo=any(entry.record.demo for entry in some),
            many=True,
        )


def _order(entry: Entry) -> tuple[int, str]:
    day = record_of(entry, Award).date.last_day
    return (-day.toordinal() if day else 0, entry.id)


def _context(
    portal: Portal, some: Sequence[Entry], void: Sequence[Entry], total: int, pager: Pager | None
) -> Context:
    lines = tuple(_decision(entry, portal) for entry in some)
    rows = tuple(line for entry in void for line in _void_rows(entry, portal))
    return {"view": VerifyView(total, lines, rows, pager)}


def _decision(entry: Entry, portal: Portal) -> DecisionLine:
    award = record_of(entry, Award)
    issuer = portal.find("unit", award.issuer)
    return DecisionLine(
        code=award.code or "",
        date=card_date(award.date, portal) or "",
        link=Link(award.title, portal.address(entry)),
        issuer=issuer.record.label if issuer else "",
        form=award.form,
        count=len(granted_rows(entry, portal)),
        void=is_void(entry, portal),
        demo=award.demo,
    )


def _void_rows(entry: Entry, portal: Portal) -> Iterator[VoidLine]:
    award = record_of(entry, Award)
    title = t("award.code", code=award.code) if award.code else award.title
    for row in award.recipients if award.life else ():
        if not is_in_force(row, award, portal.today):
            told = view_row(row, award, portal).told[-1]
            link = Link(title, f"{portal.address(entry)}#{row.anchor}")
            yield VoidLine(row.name, award.code or "", link, told)
