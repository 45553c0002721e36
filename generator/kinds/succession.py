"""Bodies that end: until when one acts, and what a plan set for later than that."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

from generator.model.dates import WrittenDate_
from generator.model.portal import Portal
from generator.model.problem import Loc, Problem
from generator.model.record import Entry


def end_of(unit: str, portal: Portal) -> date | None:
    """The last day of the unit with that id; None for one that goes on.

    Where the portal is an archive its bodies have ended too, on the day before `archive.since`.
    """
    end = own_end(unit, portal)
    if end or portal.archive is None:
        return end
    return portal.archive.since.first - timedelta(days=1)


def own_end(unit: str, portal: Portal) -> date | None:
    """The last day that the unit's own record names."""
    entry = portal.find("unit", unit)
    end = getattr(entry.record, "valid_to", None) if entry else None
    return end.last if end else None


def lies_after(due: WrittenDate_, end: date | None) -> bool:
    """Whether the last day of `due` lies after `end`, as far as both are known."""
    last = due.last_day
    return bool(end and last and last > end)


def check_dues(
    entry: Entry, dues: Iterable[tuple[Loc, WrittenDate_]], unit: str, portal: Portal
) -> Iterator[Problem]:
    """Each due date after the end of the unit that set it, as a warning: somebody else must answer.

    Only for a unit with an end of its own: an archive as a whole is told on every page.
    """
    end = own_end(unit, portal)
    for loc, due in dues:
        if lies_after(due, end):
            found, hint = str(due.last_day), str(end)
            yield entry.problem("deadline.after-end", *loc, found=found, hint=hint).as_warning()
