"""A reader without a mouse."""

from __future__ import annotations

from typing import Any

import pytest
from playwright.sync_api import Page

from generator.kinds import award
from tests.browser.reader import DESK, PHONE, Read
from tests.browser.sites import PLANS, Site

pytestmark = pytest.mark.browser

# Every control that can be seen gets a number in data-control.
_NUMBER = """
() => {
  const controls = "a[href], button, input, select, textarea, summary, [tabindex='0']";
  const seen = [...document.querySelectorAll(controls)].filter(control => control.checkVisibility()
    && !control.disabled && control.tabIndex >= 0);
  seen.forEach((control, index) => control.setAttribute("data-control", index));
  return seen.length;
}
"""
# What has the focus: its number, its ring, and whether any of it can be seen.
_FOCUSED = """
() => {
  const it = document.activeElement;
  if (it === document.body || it === document.documentElement) return null;
  const style = getComputedStyle(it);
  const outline = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  const spots = [...it.getClientRects()].flatMap(box => [0.01, 0.5, 0.99].map(part =>
    document.elementFromPoint(box.left + box.width * part, box.top + box.height / 2)));
  return {
    control: it.getAttribute("data-control"),
    html: it.outerHTML.slice(0, 120),
    ring: outline || style.boxShadow !== "none",
    seen: spots.some(spot => spot && (it.contains(spot) || spot.contains(it))),
  };
}
"""


def walk(page: Page, most: int) -> list[dict[str, Any]]:
    """What gets the focus, one after the other, until Tab leaves the page."""
    steps: list[dict[str, Any]] = []
    while len(steps) < most:
        page.keyboard.press("Tab")
        focused = page.evaluate(_FOCUSED)
        if focused is None:
            break
        steps.append(focused)
    return steps


@pytest.mark.parametrize("width", [PHONE, DESK])
@pytest.mark.parametrize("page_of", ["home", "list", "plan", "decision", "search"])
def test_tab(page_of: str, width: int, portal: Site, read: Read) -> None:
    """Tab reaches every control in its order, each in view and with a ring."""
    address = {
        "home": "/",
        "list": "/phong-trao/",
        "plan": f"/phong-trao/{PLANS[0]}/",
        "decision": portal.records(award.KIND)[-1],
        "search": "/tra-cuu/?q=xa",  # the script comes at once, and draws hits and filters
    }[page_of]
    page = read(portal, width=width).open(address)
    if page_of == "search":
        page.locator("[data-part=hits] a").first.wait_for()
        page.wait_for_load_state("networkidle")
    count = page.evaluate(_NUMBER)
    steps = walk(page, most=count + 50)
    numbers = [int(step["control"]) for step in steps if step["control"] is not None]
    assert numbers == list(range(count))
    assert [step["html"] for step in steps if not step["ring"]] == []
    assert [step["html"] for step in steps if not step["seen"]] == []


@pytest.mark.parametrize("address", ["/", "/van-ban/"])
def test_skip(address: str, portal: Site, read: Read) -> None:
    """The first Tab shows a link that leads past the menu, straight to the content."""
    page = read(portal).open(address)
    page.keyboard.press("Tab")
    first = page.locator(":focus")
    box = first.bounding_box()
    assert first.get_attribute("href") == f"#{page.locator('main').get_attribute('id')}"
    assert box is not None
    assert box["y"] >= 0
    page.keyboard.press("Enter")
    page.keyboard.press("Tab")
    assert page.evaluate("document.querySelector('main').contains(document.activeElement)")
