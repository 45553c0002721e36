"""A person who withdraws is gone: from every page, list, index and file of the site."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

import pytest

from generator.kinds.consent import person_names
from generator.model.text import slug
from tests.portals.toolbox import add, build, read_site

EXEMPLAR = "data/exemplars/nguyen-van-cam.yml"
ADDRESS = "dien-hinh/nguyen-van-cam/"
NAME = "Nguyễn Văn Cam"
CONSENT = "consent: {date: 2026-05-02, scope: Đăng tên và chuyện., photo: true}"
WITHDRAWN = CONSENT.replace("photo: true", "photo: true, withdrawn: 2026-10-01")

PERSON = "duoc-khen/p-0001/"
OTHER_DECISION = """title: Quyết định khác
date: 2026-06-04
issuer: ubnd-xa-song-trang
form: Giấy khen
recipients:
  - {no: "1", name: Nguyễn Văn Cam, unit: Thôn Bến, person: p-0001}
demo: true
"""
CORRECTION = """title: Sửa một chữ
about: {about}
said: {said}
received: 2026-05-02
demo: true
"""
ARTICLE = """---
title: Chuyện ông Nguyễn Văn Cam đào hố
date: 2026-05-03
summary: NGUYỄN VĂN CAM và cái xẻng.
photo: {file: ../exemplars/nguyen-van-cam.svg, alt: Tranh vẽ ông.}
exemplars: [nguyen-van-cam, ho-ba-tran-thi-na]
demo: true
---
Gặp ông [Nguyễn Văn
Cam](../../dien-hinh/nguyen-van-cam/) ở thôn Bến. Nguyen Van Cam không nói nhiều.
Xem [ở đây][1].

[1]: ../../dien-hinh/nguyen-van-cam/
"""


def bare(text: str) -> str:
    """Small letters without marks."""
    letters = unicodedata.normalize("NFD", text.replace("đ", "d").replace("Đ", "D"))
    return "".join(one for one in letters if not unicodedata.combining(one)).lower()


def traces(site: Path, name: str) -> list[str]:
    """The files of a site that name somebody: with marks or without, in words or addresses."""
    forms = {bare(name), slug(name), slug(name).replace("-", "_"), slug(name).replace("-", "%20")}
    found = []
    for path, content in read_site(site).items():
        text = " ".join(bare(content.decode("utf-8", "replace")).split())
        text = re.sub(r"\\u([0-9a-f]{4})", lambda match: chr(int(match[1], 16)), text)
        if any(form in text or form in path for form in forms):
            found.append(path)
    return found


@pytest.fixture
def talked_about(small: Path) -> Path:
    """The small portal with a person in every place where one can stand."""
    add(small, {"data/articles/ong-dao-ho.md": ARTICLE})
    awards = small / "data/awards"
    table = awards / "quyet-dinh-45-qd-ubnd-2026.csv"
    assert NAME in table.read_text("utf-8") + (awards / f"{table.stem}.yml").read_text("utf-8")
    return small


def withdraw(root: Path, extra: str = "") -> None:
    """Write the withdrawal into the exemplar's record."""
    file = root / EXEMPLAR
    text = file.read_text("utf-8")
    assert CONSENT in text
    file.write_text(text.replace(CONSENT, WITHDRAWN) + extra, "utf-8")


def test_withdrawal_leaves_no_trace_but_the_address(talked_about: Path) -> None:
    """The next build shows name, picture and story nowhere; the address answers neutrally."""
    report = build(talked_about)
    assert report.ok, report.problems
    before = traces(talked_about / "site", NAME)
    assert f"{ADDRESS}index.html" in before
    assert len(before) > 8
    assert any(path.startswith("tep/") for path in before)

    withdraw(talked_about, "moved_from: [/dien-hinh/ong-cam/]\n")
    report = build(talked_about)
    assert report.ok, report.problems
    after = traces(talked_about / "site", NAME)
    assert after == [f"{ADDRESS}index.html"], "only the path itself, which was promised"
    site = read_site(talked_about / "site")
    for path in (f"{ADDRESS}index.html", "dien-hinh/ong-cam/index.html"):
        notice = site[path].decode()
        assert "đã được gỡ theo đề nghị" in notice
        assert 'content="noindex"' in notice
        assert bare(NAME) not in bare(notice)
        assert slug(NAME) not in notice
    everything = b"".join(site.values())
    for words in ("cái xẻng.", "Xẻng còn thì tôi còn đào", "bốn mươi hố rác cho các nhà neo người"):
        assert ("Ông Cam có " + words if words == "cái xẻng." else words).encode() not in everything


def test_rows_and_articles_stay_without_the_person(talked_about: Path) -> None:
    """A decision keeps its rows and anchors, an article its text: neither leads to anybody."""
    withdraw(talked_about)
    report = build(talked_about)
    assert report.ok, report.problems
    site = {
        path: content.decode()
        for path, content in read_site(talked_about / "site").items()
        if path.endswith(".html")
    }
    decision = site["khen-thuong/quyet-dinh-45-qd-ubnd-2026/index.html"]
    assert 'id="ca-nhan-2"' in decision
    assert "(đã gỡ tên)" in decision
    article = site["tin-tuc/ong-dao-ho/index.html"]
    assert "Gặp ông (đã gỡ tên) ở thôn Bến. (đã gỡ tên) không nói nhiều." in article
    assert "ho-ba-tran-thi-na" in article
    assert {problem.code for problem in report.problems} == {"consent.mentioned"}
    assert not any(
        f'href="{mark}{ADDRESS}' in page for page in site.values() for mark in ("../../",)
    )


def test_a_namesake_stays_once_an_editor_says_so(talked_about: Path) -> None:
    """The same name in a record that does not refer to the person stops the build, until told."""
    withdraw(talked_about)
    text = "title: Tin\ndate: 2026-05-04\nsummary: Ông Nguyễn Văn Cam ở xã khác được khen.\n"
    add(talked_about, {"data/articles/khac.yml": text})
    assert [
        problem.code
        for problem in build(talked_about).problems
        if problem.severity.value != "warning"
    ] == ["consent.still-named"]
    add(talked_about, {"data/articles/khac.yml": text + f"not_private: [{NAME}]\n"})
    report = build(talked_about)
    assert report.ok, report.problems


def test_a_page_that_leads_to_the_person_by_hand_keeps_no_name(talked_about: Path) -> None:
    """A hand-written page that names the person is an editor's to change: the build stops."""
    withdraw(talked_about)
    add(talked_about, {"content/cam-on.md": "# Cảm ơn\n\nCảm ơn ông Nguyễn Văn Cam.\n"})
    report = build(talked_about)
    assert not report.ok
    assert [
        (problem.code, problem.path, problem.line)
        for problem in report.problems
        if problem.severity.value == "error"
    ] == [("consent.still-named", "content/cam-on.md", 3)]


def test_consent_given_again_brings_the_page_back(talked_about: Path) -> None:
    """Nothing of a withdrawal is kept but the record's own words."""
    build(talked_about)
    first = read_site(talked_about / "site")
    file = talked_about / EXEMPLAR
    text = file.read_text("utf-8")
    withdraw(talked_about)
    build(talked_about)
    file.write_text(text, "utf-8")
    build(talked_about)
    assert read_site(talked_about / "site") == first


@pytest.mark.parametrize(
    ("label", "names"),
    [
        ("Nguyễn Văn Cam", ["Nguyễn Văn Cam"]),
        ("Hộ bà Trần Thị Na", ["Hộ bà Trần Thị Na", "Trần Thị Na"]),
        (
            "Gia đình ông Mạc Văn Lãm và bà Trần Thị Hợi",
            ["Gia đình ông Mạc Văn Lãm và bà Trần Thị Hợi", "Mạc Văn Lãm", "Trần Thị Hợi"],
        ),
        ("Ông Bảy", ["Ông Bảy"]),
    ],
)
def test_a_label_is_taken_apart_into_names(label: str, names: list[str]) -> None:
    """A household is named by its people; one word alone is no name to look for."""
    assert list(person_names(label)) == names


def test_a_person_who_withdrew_keeps_a_page_without_a_name(talked_about: Path) -> None:
    """Every row of the id loses its name; the page of the id stays, for its decisions do."""
    other = talked_about / "data/awards/khac.yml"
    other.write_text(OTHER_DECISION, "utf-8")
    assert build(talked_about).ok
    assert NAME in (talked_about / f"site/{PERSON}index.html").read_text("utf-8")
    withdraw(talked_about, "person: p-0001\n")
    report = build(talked_about)
    assert report.ok, report.problems
    assert traces(talked_about / "site", NAME) == [f"{ADDRESS}index.html"]
    site = read_site(talked_about / "site")
    page = site[f"{PERSON}index.html"].decode()
    assert "<h1" in page
    assert "(đã gỡ tên)" in page
    assert page.count("/khen-thuong/") >= 2
    assert '"@type":"Person"' not in page
    lists = [path for path in site if path.startswith(("tra-cuu/a-z", "duoc-khen/index"))]
    assert not any(">(đã gỡ tên)<" in site[path].decode() for path in lists)


def test_a_correction_of_a_page_that_is_gone_names_nobody(talked_about: Path) -> None:
    """It leads to the list instead, and loses the name from its words and from open data."""
    text = CORRECTION.format(about="exemplar/nguyen-van-cam", said="Ông Nguyễn Văn Cam")
    add(talked_about, {"data/corrections/mot.yml": text})
    assert build(talked_about).ok
    withdraw(talked_about)
    report = build(talked_about)
    assert report.ok, report.problems
    assert traces(talked_about / "site", NAME) == [f"{ADDRESS}index.html"]
    page = (talked_about / "site/dinh-chinh/mot/index.html").read_text("utf-8")
    assert "(đã gỡ tên)" in page
