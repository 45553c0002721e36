"""Pages on paper."""

from __future__ import annotations

import re

import pytest

from generator.kinds import KINDS
from tests.browser.reader import Sample

pytestmark = pytest.mark.browser

SHEET = re.compile(rb"/Type\s*/Page\b")
SIZE = re.compile(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]")
A4 = (595, 842)  # points


def words(text: str | None) -> str:
    """`text` without regard to capitals and white space, which styles may change."""
    return " ".join((text or "").casefold().split())


@pytest.mark.parametrize("name", ["home", "list", "search", *(kind.name for kind in KINDS)])
def test_on_paper(name: str, sample: Sample) -> None:
    """On A4 there is the content and the page's address, but nothing to press and no way about."""
    reader = sample(name)
    page = reader.page
    page.emulate_media(media="print", color_scheme="dark")
    for useless in ("nav", "form", "button", "input", ".skip-link"):
        shown = page.locator(useless).filter(visible=True).all()
        assert [element.inner_text() for element in shown] == [], useless
    # A document's page shows its title twice, and prints the one on the sheet.
    assert words(page.locator("h1").text_content()) in words(page.locator("main").inner_text())
    canonical = page.locator("link[rel=canonical]").get_attribute("href")
    assert canonical is not None
    assert canonical in page.locator("body").inner_text()
    paper = page.evaluate("getComputedStyle(document.body).backgroundColor")
    assert paper in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)")  # no ink for a dark page
    pdf = page.pdf(prefer_css_page_size=True)
    assert len(SHEET.findall(pdf)) >= 1
    assert {tuple(round(float(side)) for side in size) for size in SIZE.findall(pdf)} == {A4}
