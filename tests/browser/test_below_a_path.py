"""The site below another path, as https://xa.example/thi-dua/."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reader import Read
from tests.browser.sites import PLANS, Site

pytestmark = pytest.mark.browser


def look(page: Page) -> object:
    """Colours and type of the page's head, once it is there."""
    styles = "({ color, backgroundColor, fontFamily }) => color + backgroundColor + fontFamily"
    return page.locator(".masthead").evaluate(f"head => ({styles})(getComputedStyle(head))")


def test_below(portal: Site, below: Site, read: Read) -> None:
    """Below a path the pages wear the same dress, and every way stays below it."""
    wanted = look(read(portal).open("/"))
    reader = read(below)
    page = reader.open("/")
    assert look(page) == wanted
    page.locator(".main-nav a").first.click()
    assert reader.path == "/phong-trao/"
    page.locator(f"main a[href$='/{PLANS[0]}/']").first.click()
    assert look(page) == wanted
    page.locator(f"main a[href*='/ke-hoach-{PLANS[0]}/#']").filter(visible=True).first.click()
    assert reader.path == f"/van-ban/ke-hoach-{PLANS[0]}/"
    page.locator("nav.crumbs a").first.click()
    assert reader.path == "/"
    page.locator("input[name=q]").filter(visible=True).first.fill("lúa")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tra-cuu/**")
    assert reader.path == "/tra-cuu/"
    assert all(url.startswith(below.base) for url in reader.requests)
    assert reader.complaints == []


def test_missing_below(small_site: Site, read: Read) -> None:
    """A portal whose mkdocs.yml names its path has a 404 page that leads home from anywhere."""
    reader = read(small_site)
    page = reader.open("/a/b/khong-co/", status=404)
    page.locator("a[href='/thi-dua/']").filter(visible=True).first.click()
    assert reader.path == "/"
    assert reader.complaints == []
