"""Deadlines → iCalendar files (RFC 5545), one beside each page of deadlines. Pure.

Events take whole days: what is due on a day is due until its end. Deadlines without a day are
told on pages only.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date, timedelta
from urllib.parse import urlsplit

from generator.kinds.deadlines import Due
from generator.locale import t
from generator.model.output import Output
from generator.model.portal import Portal
from generator.render.deadlines import DueList, due_lists

#: A line is at most so many bytes long, its line break not counted (RFC 5545, 3.1).
_WIDTH = 75
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n", "\r": None})
#: A calendar without events would be none at all; and it is the time zone of all its days.
_ZONE = (
    "BEGIN:VTIMEZONE",
    "TZID:Asia/Ho_Chi_Minh",
    "BEGIN:STANDARD",
    "DTSTART:19700101T000000",
    "TZOFFSETFROM:+0700",
    "TZOFFSETTO:+0700",
    "TZNAME:+07",
    "END:STANDARD",
    "END:VTIMEZONE",
)


def calendar_files(portal: Portal, site_url: str) -> Iterator[Output]:
    """The calendar of each list of deadlines."""
    for item in due_lists(portal):
        yield Output(item.calendar.lstrip("/"), format_calendar(item, portal, site_url))


def format_calendar(item: DueList, portal: Portal, site_url: str) -> bytes:
    """The file: the same list on the same day gives the same bytes."""
    name = t("ics.all", portal=portal.info.name) if item.of is None else item.title
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        f"PRODID:{_text(t('ics.product'))}",
        "CALSCALE:GREGORIAN",
        "METHOD:PUBLISH",
        f"NAME:{_text(name)}",
        f"X-WR-CALNAME:{_text(name)}",
        "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
        "REFRESH-INTERVAL;VALUE=DURATION:P1D",
        *_ZONE,
    ]
    for due in item.dues:
        if due.last:
            lines += _event(due, due.last, portal.today, site_url)
    lines.append("END:VCALENDAR")
    return b"".join(_fold(line) for line in lines)


def _event(due: Due, last: date, today: date, site_url: str) -> Iterable[str]:
    """One event on the last day, with the words of the source and how they are read."""
    host = urlsplit(site_url).hostname or "thidua.invalid"
    summary = t("ics.demo", task=due.task) if due.demo else due.task
    yield from (
        "BEGIN:VEVENT",
        f"UID:{due.key}@{host}",
        f"DTSTAMP:{today:%Y%m%d}T000000Z",
        f"DTSTART;VALUE=DATE:{last:%Y%m%d}",
        f"DTEND;VALUE=DATE:{last + timedelta(days=1):%Y%m%d}",
        f"SUMMARY:{_text(summary)}",
        f"DESCRIPTION:{_text(_description(due))}",
    )
    if site_url:
        yield f"URL:{site_url}{due.address.lstrip('/')}"
    yield from ("TRANSP:TRANSPARENT", "END:VEVENT")


def _description(due: Due) -> str:
    when = due.when
    told = [
        t("ics.due", words=when.words) if when.words else "",
        t("ics.read", normal=when.normal) if when.normal else "",
        t("ics.who", who=due.who) if due.who else "",
        t("ics.source", title=due.source.title),
        t("page.deadlines.after-end", date=due.after_end) if due.after_end else "",
    ]
    return "\n".join(line for line in told if line)


def _text(value: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11)."""
    return value.translate(_ESCAPES)


def _fold(line: str) -> bytes:
    """The line with its break; of a long one each further part begins with a blank.

    No character is cut: readers may decode line by line.
    """
    whole = line.encode()
    if len(whole) <= _WIDTH:
        return whole + b"\r\n"
    parts: list[bytes] = []
    part = b""
    for character in line:
        byte = character.encode()
        if len(part) + len(byte) > _WIDTH:
            parts.append(part)
            part = b" "
        part += byte
    return b"\r\n".join([*parts, part]) + b"\r\n"
