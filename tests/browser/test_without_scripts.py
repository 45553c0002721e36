"""A reader whose browser runs no scripts."""

from __future__ import annotations

import pytest

from generator.kinds import award
from tests.browser.reader import PHONE, Read
from tests.browser.sites import PLANS, Site

pytestmark = pytest.mark.browser


def test_menu(portal: Site, read: Read) -> None:
    """The menu stands open, leads on, and nothing is shown that only a script could serve."""
    reader = read(portal, width=PHONE, scripts=False)
    page = reader.open("/")
    assert not page.locator("[data-menu-button]").is_visible()
    assert not page.locator("[data-theme-choice]").first.is_visible()
    links = page.locator(".main-nav a")
    for index in range(links.count()):
        reader.open("/")
        links.nth(index).click()
        assert page.locator("main h1").is_visible()
        assert page.locator("main li a").first.is_visible()
    assert reader.complaints == []


def test_plan(portal: Site, read: Read) -> None:
    """A list leads to a plan, whose deadlines and duties can be read, and on to its paper."""
    reader = read(portal, width=PHONE, scripts=False)
    page = reader.open("/phong-trao/")
    page.locator(f"main a[href$='/{PLANS[1]}/']").first.click()
    assert reader.path == f"/phong-trao/{PLANS[1]}/"
    for part in ("h1", ".status", ".deadlines", ".duty"):
        assert page.locator(f"main {part}").first.is_visible(), part
    page.locator(f"main a[href*='/ke-hoach-{PLANS[1]}/#']").filter(visible=True).first.click()
    assert reader.path == f"/van-ban/ke-hoach-{PLANS[1]}/"
    assert page.locator(":target").is_visible()
    assert reader.complaints == []


def test_decision(portal: Site, read: Read) -> None:
    """Every row of a decision can be read, and search still leads to the search page."""
    reader = read(portal, width=PHONE, scripts=False)
    page = reader.open(portal.records(award.KIND)[0])
    rows = page.locator("main tbody tr[id]")
    assert rows.filter(visible=True).count() == rows.count() > 0
    field = page.locator("input[name=q]").first
    field.fill("Hoa Ban")
    field.press("Enter")
    assert reader.path == "/tra-cuu/"
    assert reader.complaints == []
