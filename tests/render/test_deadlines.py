"""Deadlines: every one of what runs, in the words of its source; calendars that programs read."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

import pytest

from generator.model.portal import Portal
from generator.model.source import Raw
from generator.render.calendars import calendar_files, format_calendar
from generator.render.deadlines import DeadlinesView, deadline_pages, due_lists
from tests.render.filling import make

TODAY = date(2026, 6, 1)
SITE = "https://thidua.example/cong/"
LONG = "Nộp hồ sơ, báo cáo; kèm danh sách \\ ảnh\nvà biên bản họp xét của thôn " + "ơ" * 60
CAMPAIGN: dict[str, Raw] = {
    "title": "Phong trào",
    "unit": "u",
    "period": {"since": "2026-01-05", "until": "2026-09-30"},
    "deadlines": [
        {"task": LONG, "due": {"text": "trước ngày 15/7/2026", "before": "2026-07-15"}},
        {"task": "Đăng ký", "who": "Các thôn", "due": {"text": "hết quý I", "until": "2026-Q1"}},
        {"task": "Gửi giấy mời", "due": {"text": "trước 15 ngày", "days_before": "15"}},
        {"task": "Báo cáo", "due": {"text": "thường xuyên"}},
    ],
    "assignments": [
        {
            "to": [{"name": "Phòng A", "unit": "a"}],
            "tasks": [{"text": "Thẩm định", "due": "2026-08-10"}, {"text": "Theo dõi"}],
        }
    ],
}
OVER: dict[str, Raw] = {**CAMPAIGN, "title": "Đã qua", "period": "2025"}
NOTICE: dict[str, Raw] = {
    "title": "Danh sách",
    "issuer": "u",
    "form": "Giấy khen",
    "starts": "2026-05-28",
    "period": {"number": "10", "unit": "calendar", "first_counts": "true"},
    "send_to": {"name": "Văn phòng"},
}


def portal_of(archive: bool = False) -> Portal:
    """A portal with a campaign that runs, one that is over, and a consultation."""
    info: dict[str, Raw] = {"name": "Cổng", "body": "Ủy ban"}
    if archive:
        info["archive"] = {"since": "2026-05-01"}
    made = make(
        {
            "units/u.yml": {"name": "Ủy ban", "type": "committee"},
            "units/a.yml": {"name": "Phòng A", "type": "office"},
            "units/b.yml": {"name": "Phòng B", "type": "office"},
            "campaigns/c.yml": CAMPAIGN,
            "campaigns/old.yml": OVER,
            "consultations/n.yml": NOTICE,
        },
        info,
        TODAY,
    )
    assert made.problems == ()
    return made.portal


def view_of(portal: Portal, address: str) -> DeadlinesView:
    """What the page at `address` shows."""
    (page,) = (page for page in deadline_pages(portal) if page.address == address)
    view = page.context()["view"]
    assert isinstance(view, DeadlinesView)
    return view


def lines_of(content: bytes) -> Iterator[str]:
    """The lines of a calendar as RFC 5545 reads them; what breaks its rules is an error."""
    assert content.endswith(b"\r\n")
    physical = content[:-2].split(b"\r\n")
    assert all(b"\n" not in line and b"\r" not in line for line in physical)
    assert all(0 < len(line) <= 75 for line in physical)
    assert all(line.decode() for line in physical)  # no character is cut
    yield from re.sub(r"\r\n ", "", content[:-2].decode()).split("\r\n")


def events_of(content: bytes) -> list[dict[str, str]]:
    """Each event's properties, unescaped; components are closed in the order they were opened."""
    events: list[dict[str, str]] = []
    opened: list[str] = []
    for line in lines_of(content):
        match = re.fullmatch(r"([A-Z][A-Z-]*(?:;[A-Z]+=[A-Z]+)*):(.*)", line)
        assert match, line
        name, value = match.groups()
        if name == "BEGIN":
            opened.append(value)
            events += [{}] if value == "VEVENT" else []
        elif name == "END":
            assert opened.pop() == value
        elif opened[-1] == "VEVENT":
            assert name not in events[-1]
            events[-1][name] = re.sub(
                r"\\(.)", lambda found: "\n" if found[1] == "n" else found[1], value
            )
    assert not opened
    return events


def calendar_of(portal: Portal, address: str) -> bytes:
    """The file at `address`."""
    (found,) = (file for file in calendar_files(portal, SITE) if f"/{file.path}" == address)
    return found.content


def test_the_page_holds_what_runs_and_nothing_else() -> None:
    """Ahead by day, gone, and without a day; the campaign that is over has a page of its own."""
    portal = portal_of()
    view = view_of(portal, "/thoi-han/")
    assert [(row.due.task, row.left) for row in view.coming] == [
        ("Hạn góp ý: Danh sách", 5),
        (LONG, 43),
    ]
    assert [row.due.task for row in view.gone] == ["Đăng ký"]
    assert [row.due.task for row in view.relative] == ["Gửi giấy mời", "Báo cáo"]
    assert {row.due.source.title for row in view.coming} == {"Phong trào", "Danh sách"}
    assert [link.title for _, links in view.ways for link in links] == [
        "Phong trào",
        "Đã qua",
        "Phòng A",
        "Ủy ban",
    ]
    assert view_of(portal, "/thoi-han/phong-trao/old/").coming


def test_words_stand_beside_their_reading() -> None:
    """Inclusive or not is always said, and a relative one says what it hangs on."""
    view = view_of(portal_of(), "/thoi-han/phong-trao/c/")
    told = {str(row.due.when): row.due.when.normal for row in (*view.coming, *view.relative)}
    assert told["trước ngày 15/7/2026"] == "trước 15/07/2026 (không kể ngày này)"
    assert "15 ngày" in (told["trước 15 ngày"] or "")
    assert told["thường xuyên"] is None


def test_a_unit_has_its_own_tasks() -> None:
    """With their due dates; a unit without any has no page."""
    portal = portal_of()
    view = view_of(portal, "/thoi-han/don-vi/a/")
    assert {row.due.task for row in view.coming} == {"Thẩm định"}
    assert all(row.due.address.endswith("#viec-a") for row in view.coming)
    assert "/thoi-han/don-vi/b/" not in {page.address for page in deadline_pages(portal)}


def test_a_calendar_says_what_the_page_says() -> None:
    """Each dated deadline is one whole day, the last on which it is met; words come back whole."""
    portal = portal_of()
    events = events_of(calendar_of(portal, "/thoi-han/phong-trao/c/lich.ics"))
    assert [event["DTSTART;VALUE=DATE"] for event in events] == ["20260331", "20260714"]
    assert [event["DTEND;VALUE=DATE"] for event in events] == ["20260401", "20260715"]
    assert events[1]["SUMMARY"] == LONG
    assert "trước ngày 15/7/2026" in events[1]["DESCRIPTION"]
    assert "không kể ngày này" in events[1]["DESCRIPTION"]
    assert events[1]["URL"] == f"{SITE}phong-trao/c/#thoi-han"
    assert {event["DTSTAMP"] for event in events} == {"20260601T000000Z"}
    view = view_of(portal, "/thoi-han/")
    whole = events_of(calendar_of(portal, "/thoi-han/lich.ics"))
    assert len(whole) == view.dated == len(view.coming) + len(view.gone)


def test_one_deadline_has_one_name_in_all_calendars() -> None:
    """A program that reads two of them keeps one event; no two deadlines share a name."""
    portal = portal_of()
    files = {file.path: events_of(file.content) for file in calendar_files(portal, SITE)}
    names = {path: [event["UID"] for event in events] for path, events in files.items()}
    assert all(len(set(found)) == len(found) for found in names.values())
    assert set(names["thoi-han/phong-trao/c/lich.ics"]) < set(names["thoi-han/lich.ics"])
    assert all(uid.endswith("@thidua.example") for found in names.values() for uid in found)


def test_the_same_day_gives_the_same_bytes() -> None:
    """And a portal without an address still has names for its events."""
    first, again = (list(calendar_files(portal_of(), SITE)) for _ in range(2))
    assert first == again
    item = next(due_lists(portal_of()))
    events = events_of(format_calendar(item, portal_of(), ""))
    assert all("URL" not in event and "@" in event["UID"] for event in events)


@pytest.mark.parametrize("address", ["/thoi-han/", "/thoi-han/phong-trao/c/"])
def test_an_archive_has_nothing_ahead_and_keeps_its_addresses(address: str) -> None:
    """What was due is told as gone; every page and file of before is there."""
    before, after = portal_of(), portal_of(archive=True)
    assert view_of(after, address).coming == ()
    assert view_of(after, address).archived
    assert [page.address for page in deadline_pages(after)] == [
        page.address for page in deadline_pages(before)
    ]
    # Even without events it is a calendar, with its time zone.
    empty = calendar_of(after, "/thoi-han/lich.ics")
    assert events_of(empty) == []
    assert b"BEGIN:VTIMEZONE" in empty
