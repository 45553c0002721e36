"""An author with the page open in a real Chromium."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.preview.conftest import Begin
from tests.preview.previewing import EXEMPLAR, EXEMPLAR_PAGE, NAME, PATIENCE, edit

pytestmark = pytest.mark.browser
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture
def page(chromium: Browser) -> Iterator[Page]:
    """A page, on whose console nothing may have been complained of when the test ends."""
    complaints: list[str] = []
    page = chromium.new_page()
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.on("console", lambda said: complaints.append(f"{said.type}: {said.text}"))
    yield page
    page.close()
    # Without good pages each address answers 503; all else on the console is a complaint.
    assert [text for text in complaints if "503" not in text] == []


def test_the_open_page_reloads_by_itself(portal: Path, begin: Begin, page: Page) -> None:
    """After an edit the author sees the new page without touching the browser."""
    page.goto(begin(portal).url + EXEMPLAR_PAGE)
    heading = page.get_by_role("heading", level=1)
    expect(heading).to_contain_text(NAME)
    edit(portal / EXEMPLAR, f"name: {NAME}", "name: Nguyễn Thị Tên Mới")
    expect(heading).to_contain_text("Nguyễn Thị Tên Mới")


def test_problems_stand_at_the_foot_of_the_page(portal: Path, begin: Begin, page: Page) -> None:
    """A broken record is told on the open page, which stays; the bar goes when it is mended."""
    page.goto(begin(portal).url + EXEMPLAR_PAGE)
    bar = page.get_by_role("alert")
    expect(bar).to_have_count(0)
    edit(portal / EXEMPLAR, "\nyear:", "\nyaer:")
    expect(bar).to_contain_text("yaer")
    expect(bar).to_contain_text(EXEMPLAR)
    expect(bar).to_have_css("position", "fixed")
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
    edit(portal / EXEMPLAR, "\nyaer:", "\nyear:")
    expect(bar).to_have_count(0)


def test_a_new_page_of_problems_gives_way_to_the_site(
    portal: Path, begin: Begin, page: Page
) -> None:
    """The list of first problems follows each edit, and the site takes its place by itself."""
    edit(portal / EXEMPLAR, "\nyear:", "\nyaer:")
    page.goto(begin(portal).url + EXEMPLAR_PAGE)
    expect(page.get_by_role("listitem").first).to_contain_text(EXEMPLAR)
    edit(portal / EXEMPLAR, "\nyaer:", "\nyear:")
    expect(page.get_by_role("heading", level=1)).to_contain_text(NAME)
