"""Is a campaign running on a given day? Only from what is written; never guessed."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum

from generator.model.dates import WrittenDate_
from generator.model.portal import Portal


class Status(StrEnum):
    """How a campaign stands on the day of the build.

    `DUE` : no period is stated, and every dated deadline lies behind. `ENDED_BODY`: no date
    tells, but the body that ran it has ended. `UNKNOWN`: nothing tells.
    """

    UPCOMING = "upcoming"
    RUNNING = "running"
    OVER = "over"
    DUE = "due"
    ENDED_BODY = "ended-body"
    UNKNOWN = "unknown"


def status_of(
    period: WrittenDate_ | None,
    deadlines: Iterable[WrittenDate_],
    body_end: date | None,
    portal: Portal,
) -> Status:
    """The status on `portal.today`."""
    today = portal.today
    start = period.first_day if period else None
    end = period_end(period, portal)
    if end and end < today:
        return Status.OVER
    if portal.archive:  # nothing goes on where nobody is left
        return Status.ENDED_BODY
    if start and start > today:
        return Status.UPCOMING
    if start and end:
        return Status.RUNNING
    last = [day for day in (due.last_day for due in deadlines) if day]
    if last:
        return Status.DUE if max(last) < today else Status.RUNNING
    if body_end and body_end < today:
        return Status.ENDED_BODY
    return Status.RUNNING if start or end else Status.UNKNOWN


def period_end(period: WrittenDate_ | None, portal: Portal) -> date | None:
    """The last day of a period; one bound to an event ends with that event, if it is dated."""
    if period is None:
        return None
    event = portal.find("event", period.until_event)
    if event:
        when: WrittenDate_ | None = getattr(event.record, "date", None)
        return when.last_day if when else None
    return period.last_day
