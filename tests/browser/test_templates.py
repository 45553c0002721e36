"""One page of each template, and the plans: nothing goes wrong, and nothing is cut off."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reader import HEIGHT, Read, Sample
from tests.browser.sites import PLANS, Site, names_of_samples

pytestmark = pytest.mark.browser

WIDTHS = (320, 360, 768, 1280)

# The innermost boxes whose text stands further right than the window, if the page can be moved.
_TOO_WIDE = """
() => {
  const width = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= width) return [];
  const right = box => {
    const inside = document.createRange();
    inside.selectNodeContents(box);
    return Math.max(box.getBoundingClientRect().right, inside.getBoundingClientRect().right);
  };
  const wide = [...document.body.querySelectorAll("*")].filter(box => right(box) > width + 0.5);
  const inner = wide.filter(box => !wide.some(other => box !== other && box.contains(other)));
  return ["wider than the window", ...inner.map(box => box.outerHTML.slice(0, 120)).slice(0, 4)];
}
"""


def too_wide(page: Page) -> dict[int, list[str]]:
    """What makes the page scroll sideways, by the width of the window."""
    found = {}
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": HEIGHT})
        found[width] = page.evaluate(_TOO_WIDE)
    return {width: boxes for width, boxes in found.items() if boxes}


@pytest.mark.parametrize("name", names_of_samples())
def test_each_template(name: str, sample: Sample) -> None:
    """No template's page causes an error, a violation, a foreign request, or sideways scrolling."""
    reader = sample(name)
    assert too_wide(reader.page) == {}
    assert reader.complaints == []


@pytest.mark.parametrize("plan", PLANS)
def test_each_plan(plan: str, portal: Site, read: Read) -> None:
    """The same holds for the five plans, whose tables and names are the longest."""
    reader = read(portal)
    for address in (f"/phong-trao/{plan}/", f"/van-ban/ke-hoach-{plan}/"):
        assert too_wide(reader.open(address)) == {}, address
    assert reader.complaints == []
