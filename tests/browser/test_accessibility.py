"""axe-core on one page of each template: WCAG 2.2, levels A and AA."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from tests.browser.axe import find_barriers
from tests.browser.reader import DESK, HEIGHT, PHONE, Read, Sample, Scheme
from tests.browser.sites import Site, names_of_samples

pytestmark = pytest.mark.browser

SCHEMES: tuple[Scheme, ...] = ("light", "dark")
_COLOURS = """
() => ["body", "h1", "main a", ".masthead", ".footer"].map(name => {
  const style = getComputedStyle(document.querySelector(name));
  return [name, style.color, style.backgroundColor];
})
"""


def barriers(page: Page) -> dict[str, list[str]]:
    """axe's violations, by width and scheme; on a phone with the menu open."""
    found = {}
    for width in (DESK, PHONE):
        page.set_viewport_size({"width": width, "height": HEIGHT})
        if width == PHONE:
            page.locator("[data-menu-button]").click()
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            found[f"{width} {scheme}"] = find_barriers(page)
    return {where: violations for where, violations in found.items() if violations}


@pytest.mark.parametrize("name", names_of_samples())
def test_no_barriers(name: str, sample: Sample) -> None:
    """axe finds no violation on any template, light and dark, on a phone and on a desk."""
    assert barriers(sample(name).page) == {}


def test_chosen_dark(portal: Site, read: Read) -> None:
    """Dark by choice shows the colours that dark by the system's wish shows."""

    def colours(page: Page) -> Any:
        return page.evaluate(_COLOURS)

    wished = colours(read(portal, scheme="dark").open("/phong-trao/"))
    page = read(portal).open("/phong-trao/")
    assert colours(page) != wished
    page.locator("[data-theme-choice=dark]").click()
    assert colours(page) == wished
