"""A new officer: from the files of an office to pages that people see, without opening a file."""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import expect

from generator.starter import create_portal
from tests.desk.browser import office_files as office
from tests.desk.browser.new_officer import (
    AWARD,
    EXEMPLAR,
    add_agency,
    build,
    publish,
    settle,
    take_in,
    write_exemplar,
)
from tests.desk.browser.officer import PHONE, Come, Desk, open_desk

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """`thidua desk` on a blank new portal, with a folder to publish to."""
    folder = tmp_path_factory.mktemp("moi")
    create_portal(folder / "cong", blank=True)
    (folder / "cong/publish.yml").write_text(f"chinh: {folder}/ra-ngoai\n", "utf-8")
    with open_desk(folder / "cong") as running:
        yield running


def test_from_files_to_people(come: Come, desk: Desk) -> None:
    """A list, a decision of the same number and five photographs become published pages."""
    officer = come()
    page = take_in(officer, "danh sach khen.xlsx", office.award_list())
    expect(page.locator(".doubts")).to_contain_text("10 dòng: “Thôn Ao Sen”")
    page = take_in(officer, "QD 126.docx", office.decision())
    # The decision knows its title; the list had but its heading.
    expect(page.locator("h1")).to_have_text(office.ABOUT)
    assert len(desk.file(f"awards/{AWARD}.csv").read_text("utf-8").splitlines()) == 41
    add_agency(officer)
    settle(page)
    text = desk.file(f"awards/{AWARD}.yml").read_text("utf-8")
    assert "CẦN XEM LẠI" not in text
    assert "draft" not in text
    write_exemplar(officer)
    address = build(officer)
    publish(officer)
    outside = desk.root.parent / "ra-ngoai"
    assert (outside / f"dien-hinh/{EXEMPLAR}/index.html").is_file()
    shown = officer.window()
    shown.goto(f"{address}khen-thuong/{AWARD}/")
    assert shown.locator("tbody tr").count() == office.RESULTS
    shown.goto(f"{address}dien-hinh/{EXEMPLAR}/")
    expect(shown.locator("figure img")).to_have_count(5)
    _no_place_is_told(outside)


def _no_place_is_told(outside: Path) -> None:
    """No published photograph says where it was taken, or lies on its side."""
    photos = [file for file in outside.rglob("*") if file.suffix in (".webp", ".jpg")]
    found = [file for file in photos if EXEMPLAR in str(file) or "img-" in file.name]
    assert len(found) >= 10
    for file in found:
        with Image.open(io.BytesIO(file.read_bytes())) as picture:
            assert not picture.getexif()
            assert picture.height > picture.width


def test_what_stops_a_build_leads_to_its_form(come: Come, desk: Desk) -> None:
    """On a phone: what stops a build is told below the button, and leads to the form."""
    file = desk.file("events/hong.yml")
    file.parent.mkdir(exist_ok=True)
    file.write_text("title: Hội nghị\ndate: 2026-13-45\n", "utf-8")
    officer = come(PHONE)
    page = officer.open("cong-bo")
    page.get_by_role("button", name="Dựng").first.click()
    expect(page.locator(".notice--error").last).to_contain_text("Chưa dựng được", timeout=40_000)
    assert officer.overflow() <= 0
    page.locator(".summary__list a", has_text="hong.yml").first.click()
    page.wait_for_url("**/#/sua/event/hong")
    file.unlink()
