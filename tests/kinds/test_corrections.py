"""Corrections: what they say, where they are shown, and when they wait too long."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from generator.building import build as quick
from generator.kinds.correction import Correction
from generator.model.problem import Severity
from generator.model.record import Record
from tests.portals.toolbox import (
    add,
    build,
    check,
    copy_portal,
    parse_page,
    read_site,
    settings_of,
)

OPEN = "title: Xem lại {0}\nabout: exemplar/nguyen-van-cam\nreceived: {1}\n"
ANSWERED = (
    "title: Sửa một chữ\nabout: award/quyet-dinh-45-qd-ubnd-2026#ca-nhan-2\nsaid: Chữ cũ\n"
    "says: Chữ mới\nreceived: 2026-05-04\nanswered: 2026-05-08\noutcome: corrected\n"
)
PERSON = "dien-hinh/nguyen-van-cam/index.html"
DECISION = "khen-thuong/quyet-dinh-45-qd-ubnd-2026/index.html"


def words(root: Path, path: str) -> str:
    """What a page of the built portal says."""
    return parse_page((root / "site" / path).read_text("utf-8")).words


@pytest.mark.parametrize(
    ("received", "today", "late"),
    [
        ("2026-08-31", date(2026, 9, 15), False),
        ("2026-08-31", date(2026, 9, 16), True),
        ("2026-09-01", date(2026, 9, 11), False),
        ("2026-09-01", date(2026, 9, 12), True),
        ("2026-09", date(2026, 10, 10), False),  # its last day counts
        ("2026-09", date(2026, 10, 11), True),
    ],
)
def test_an_open_request_is_late_after_its_last_day(
    received: str, today: date, late: bool, small: Path
) -> None:
    """A warning at the day of receipt; the portal is built all the same."""
    add(small, {"data/corrections/a.yml": OPEN.format("A", received)})
    found = check(small, today).problems
    assert [problem.code for problem in found] == ["correction.late"] * late
    assert {problem.severity for problem in found} <= {Severity.WARNING}
    assert all(problem.field == "received" for problem in found)


def test_an_answered_request_is_never_late(small: Path) -> None:
    """However long ago it was."""
    add(small, {"data/corrections/a.yml": ANSWERED})
    assert check(small, date(2030, 1, 1)).problems == ()


def test_an_answer_does_not_come_before_its_request(small: Path) -> None:
    """The order of the days is checked."""
    text = ANSWERED.replace("answered: 2026-05-08", "answered: 2026-05-03")
    found = check(add(small, {"data/corrections/a.yml": text})).problems
    assert [(problem.code, problem.line) for problem in found] == [("date.order", 6)]


def test_the_corrected_page_shows_what_was_said_and_what_is_said(small: Path) -> None:
    """With the way to it from the page's head, and to the row from the log."""
    add(small, {"data/corrections/a.yml": ANSWERED})
    assert build(small).ok
    page = words(small, DECISION)
    assert "Trang này đã được đính chính" in page
    assert page.index("Trang từng ghi Chữ cũ") < page.index("Nay ghi Chữ mới")
    log = (small / "site/dinh-chinh/a/index.html").read_text("utf-8")
    assert "khen-thuong/quyet-dinh-45-qd-ubnd-2026/#ca-nhan-2" in log
    assert "15 ngày, Điều 22" in words(small, "dinh-chinh/a/index.html")
    assert "Sửa một chữ" in words(small, "dinh-chinh/index.html")


def test_the_latest_request_stands_first(small: Path) -> None:
    """On the corrected page as in the log; what is open is said to be open."""
    for name, day in (("a", "2026-05-20"), ("b", "2026-05-22"), ("c", "2026-05-21")):
        add(small, {f"data/corrections/{name}.yml": OPEN.format(name.upper(), day)})
    assert build(small).ok
    for path in (PERSON, "dinh-chinh/index.html"):
        page = words(small, path)
        assert page.index("lại B") < page.index("lại C") < page.index("lại A")
    assert "Trang này đang có đề nghị đính chính" in words(small, PERSON)
    assert "Đang xem xét" in words(small, PERSON)


def test_a_correction_draws_its_page_and_few_others_again(small: Path) -> None:
    """A page is redrawn when a correction of it comes, changes or goes; others stay."""
    assert build(small).ok
    before = read_site(small / "site")
    add(small, {"data/corrections/a.yml": ANSWERED})
    report = build(small)
    after = read_site(small / "site")
    assert before[DECISION] != after[DECISION]
    assert before[PERSON] == after[PERSON]
    assert report.rendered < report.pages / 2
    add(small, {"data/corrections/a.yml": ANSWERED.replace("Chữ mới", "Chữ mới hơn")})
    assert build(small).ok
    assert "Chữ mới hơn" in words(small, DECISION)


def test_a_page_without_a_record_is_named_by_its_address(small: Path) -> None:
    """An address of a record means the record; one that leads nowhere is a broken link."""
    text = ANSWERED.replace("award/quyet-dinh-45-qd-ubnd-2026#ca-nhan-2", "{}")
    add(small, {"data/corrections/a.yml": text.format("/gioi-thieu/")})
    add(small, {"data/corrections/b.yml": text.format("/dien-hinh/nguyen-van-cam/")})
    assert build(small).ok
    assert "Chữ mới" in words(small, PERSON)
    add(small, {"data/corrections/a.yml": text.format("/khong-co/")})
    assert [problem.code for problem in check(small).problems] == ["link.broken"]


def test_who_asked_has_no_field() -> None:
    """A correction knows its page, its words and its days; nobody's name."""
    own = set(Correction.model_fields) - set(Record.model_fields)
    assert own == {
        *("title", "about", "said", "says", "received", "answered", "outcome", "answer"),
        *("decision", "document"),
    }


def test_a_story_changes_beside_a_correction(small: Path) -> None:
    """The page that is built alone shows its corrections as the whole build does."""
    add(small, {"data/corrections/a.yml": OPEN.format("A", "2026-05-20")})
    assert build(small).ok
    path = "data/exemplars/nguyen-van-cam.yml"
    text = (small / path).read_text("utf-8")
    assert "story: |\n" in text
    add(small, {path: text.replace("story: |\n", "story: |\n  Một câu nữa.\n\n")})
    settings = settings_of(small)
    report = quick(settings, lambda stage, pages: None)
    assert report.rendered == 1
    alone = read_site(small / "site")
    fresh = copy_portal(small, small.with_name("fresh"))
    assert build(fresh).ok
    assert "Một câu nữa" in words(small, PERSON)
    assert alone == read_site(fresh / "site")
