"""What nobody may see yet is nowhere: every byte of a built site is searched for its words."""

from __future__ import annotations

import shutil
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.building import build as build_as_command
from generator.model.problem import Severity
from generator.model.source import LEDGER
from generator.running import silent
from tests.portals.toolbox import add, build, read, read_site, settings_of
from tests.privacy.test_withdrawn_consent import traces

DAY = date(2026, 6, 15)
#: Words of the kept records that stand nowhere else.
SECRETS = ("Ngô Đình Kín", "Quyết định chưa trao", "Tấm gương chờ kể", "Bưởi chín muộn")
DECISION = """title: Quyết định chưa trao
number: "77"
symbol: QĐ-UBND
date: 2026-06-01
issuer: ubnd-xa-song-trang
form: Giấy khen
campaign: ho-sach-vuon-xanh-2026
recipients_file: quyet-dinh-chua-trao.csv
publish_at: 2026-06-15
demo: true
"""
ROWS = """no,kind,name,unit_id,achievement,exemplar,person
1,individual,Ngô Đình Kín,xa-song-trang,Bưởi chín muộn,,p-0009
"""
DRAFT = """name: Tấm gương chờ kể
type: individual
summary: Chưa viết xong.
photo: {file: tam-guong-cho-ke.svg, alt: Ảnh}
unit: khong-co-don-vi-nay
draft: true
"""
ARTICLE = """---
title: Tin có dẫn
date: 2026-05-20
summary: Đọc.
awards: [quyet-dinh-chua-trao]
exemplars: [nguyen-van-cam, tam-guong-cho-ke]
demo: true
---
Sắp có [quyết định mới](../../khen-thuong/quyet-dinh-chua-trao/#ca-nhan-1) và
<a href="/dien-hinh/tam-guong-cho-ke/">chuyện mới</a>.
"""
KEPT = {
    "data/awards/quyet-dinh-chua-trao.yml": DECISION,
    "data/awards/quyet-dinh-chua-trao.csv": ROWS,
    "data/exemplars/tam-guong-cho-ke.yml": DRAFT,
    "data/articles/tin-co-dan.md": ARTICLE,
}


@pytest.fixture
def keeping(small: Path) -> Path:
    """The small portal with a decision that waits, an unfinished draft, and who leads to them."""
    add(small, KEPT)
    picture = small / "data/exemplars/nguyen-van-cam.svg"
    text = picture.read_text("utf-8").replace("</svg>", "<desc>Bưởi chín muộn</desc></svg>")
    add(small, {"data/exemplars/tam-guong-cho-ke.svg": text})
    return small


def seen(root: Path) -> dict[str, list[str]]:
    """Each secret that some file of the site tells, with these files."""
    found = {words: traces(root / "site", words) for words in (*SECRETS, "p-0009")}
    return {words: files for words, files in found.items() if files}


def test_what_is_kept_back_is_in_no_byte(keeping: Path) -> None:
    """Neither pages, lists, people, index, open data, files nor the ledger tell of it."""
    report = build(keeping)
    assert report.ok, report.problems
    assert seen(keeping) == {}
    assert "chua-trao" not in (keeping / LEDGER).read_text("utf-8")
    page = (keeping / "site/tin-tuc/tin-co-dan/index.html").read_text("utf-8")
    assert "Sắp có quyết định mới và" in page
    assert "chuyện mới" in page
    everything = b"".join(read_site(keeping / "site").values())
    assert b"quyet-dinh-chua-trao" not in everything
    assert b"tam-guong-cho-ke" not in everything
    assert b"publish_at" not in everything


def test_on_its_day_it_appears(keeping: Path) -> None:
    """The day itself counts, and the short cut for untouched portals notices that it came."""
    eve = DAY - timedelta(days=1)
    assert build_as_command(settings_of(keeping, eve), silent).ok
    assert "Ngô Đình Kín" not in seen(keeping)
    again = build_as_command(settings_of(keeping, eve), silent)
    assert [stage for stage, _ in again.seconds] == ["unchanged"]
    report = build_as_command(settings_of(keeping, DAY), silent)
    assert report.ok, report.problems
    found = seen(keeping)
    assert "khen-thuong/quyet-dinh-chua-trao/index.html" in found["Ngô Đình Kín"]
    assert "duoc-khen/p-0009/index.html" in found["p-0009"]
    assert "Tấm gương chờ kể" not in found
    page = (keeping / "site/tin-tuc/tin-co-dan/index.html").read_text("utf-8")
    assert 'href="../../khen-thuong/quyet-dinh-chua-trao/#ca-nhan-1"' in page


def test_a_site_with_nothing_kept_is_what_it_would_be_without(keeping: Path) -> None:
    """Builds one after the other, over the day and back, give what a build from nothing gives."""
    build(keeping, DAY)
    later = read_site(keeping / "site")
    for name in ("site", ".site-builds"):
        place = keeping / name
        place.unlink() if place.is_symlink() else shutil.rmtree(place)
    shutil.rmtree(keeping / ".thidua/cache")
    build(keeping, DAY)
    assert read_site(keeping / "site") == later


def test_what_leads_there_is_told_once_a_place(keeping: Path) -> None:
    """Left-out references are warnings with their lines; the draft's own faults are too."""
    problems = read(keeping).problems
    assert {problem.severity for problem in problems} == {Severity.WARNING}
    told = [(one.path, one.line, one.found) for one in problems if one.code == "ref.held"]
    article = "data/articles/tin-co-dan.md"
    assert [place for place in told if place[0] == article] == [
        (article, 5, "quyet-dinh-chua-trao"),
        (article, 6, "tam-guong-cho-ke"),
        (article, 9, "quyet-dinh-chua-trao"),
        (article, 10, "tam-guong-cho-ke"),
    ]
    of_draft = [one.code for one in problems if one.path == "data/exemplars/tam-guong-cho-ke.yml"]
    assert of_draft == ["record.missing"]


def test_a_finished_draft_is_checked_like_any_record(keeping: Path) -> None:
    """References and rules of its kind are looked at, and told as warnings."""
    add(keeping, {"data/exemplars/tam-guong-cho-ke.yml": DRAFT + "year: 2026\n"})
    problems = [one for one in read(keeping).problems if one.path.endswith("tam-guong-cho-ke.yml")]
    assert {one.code for one in problems} == {"ref.unknown", "consent.missing"}
    assert {one.severity for one in problems} == {Severity.WARNING}


def test_what_waits_is_checked_as_if_its_day_had_come(keeping: Path) -> None:
    """A wrong reference of a record that waits is an error today."""
    wrong = DECISION.replace("campaign: ho-sach", "campaign: ho-xach")
    add(keeping, {"data/awards/quyet-dinh-chua-trao.yml": wrong})
    errors = [one for one in read(keeping).problems if one.severity is Severity.ERROR]
    assert [(one.code, one.line) for one in errors] == [("ref.unknown", 7)]


def test_a_reference_that_is_needed_stops_the_build(small: Path) -> None:
    """A record cannot be shown without the body that issued it."""
    text = (small / "data/units/ubnd-xa-song-trang.yml").read_text("utf-8")
    add(small, {"data/units/ubnd-xa-song-trang.yml": f"{text}publish_at: 2026-06-02\n"})
    found = read(small)
    errors = {one.code for one in found.problems if one.severity is Severity.ERROR}
    assert errors == {"ref.held-needed"}


def test_a_published_record_cannot_be_hidden(small: Path) -> None:
    """An address that was published is promised; one line tells it, in the record."""
    assert build(small).ok
    award = small / "data/awards/quyet-dinh-45-qd-ubnd-2026.yml"
    award.write_text(award.read_text("utf-8") + "draft: true\n", "utf-8")
    report = build(small)
    errors = [one for one in report.problems if one.severity is Severity.ERROR]
    assert [(one.code, one.path, one.field) for one in errors] == [
        ("address.held", "data/awards/quyet-dinh-45-qd-ubnd-2026.yml", "draft")
    ]


def test_a_page_that_leads_there_by_hand_is_refused(keeping: Path) -> None:
    """Its words are an editor's to change, on their line."""
    add(keeping, {"content/moi.md": "# Mới\n\nXem [đây](/khen-thuong/quyet-dinh-chua-trao/).\n"})
    errors = [one for one in read(keeping).problems if one.severity is Severity.ERROR]
    assert [(one.code, one.path, one.line) for one in errors] == [
        ("link.held", "content/moi.md", 3)
    ]


def test_a_second_version_of_a_record_can_wait_as_a_draft(small: Path) -> None:
    """A draft of the same id hides nothing; that there are two is told."""
    text = (small / "data/articles/thu-gom-rac-ben-song.yml").read_text("utf-8")
    add(small, {"data/articles/ban-moi.yml": f"{text}id: thu-gom-rac-ben-song\ndraft: yes\n"})
    report = build(small)
    assert report.ok
    assert [one.code for one in report.problems] == ["id.duplicate"]
    assert (small / "site/tin-tuc/thu-gom-rac-ben-song/index.html").is_file()


def test_a_draft_that_withdrew_tells_no_address(small: Path) -> None:
    """The notice of a withdrawal stands only at an address that was published."""
    consent = "consent: {date: 2026-05-02, scope: Đăng tên., withdrawn: 2026-05-20}\n"
    text = f"name: Ngô Đình Kín\ntype: individual\nyear: 2026\nsummary: Kể.\n{consent}draft: true\n"
    add(small, {"data/exemplars/ngo-dinh-kin.yml": text})
    assert build(small).ok
    assert traces(small / "site", "Ngô Đình Kín") == []


def test_a_broken_draft_stops_nothing(small: Path) -> None:
    """Missing fields, wrong dates, a list that cannot be read, a missing picture: all only told."""
    text = "title: Q\ndate: 31/2/2026\nissuer: la\nrecipients_file: q.csv\ndraft: true\nla: 1\n"
    add(small, {"data/awards/q.yml": text, "data/awards/q.csv": "no,kind\n1\n"})
    report = build(small)
    assert report.ok, report.problems
    assert {one.path for one in report.problems} == {"data/awards/q.yml", "data/awards/q.csv"}
