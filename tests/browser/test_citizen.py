"""What citizens do: from the first page, on a phone, to a deadline, a paragraph or a person."""

from __future__ import annotations

from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Page

from generator.kinds import award
from tests.browser.reader import DESK, PHONE, Read, Reader
from tests.browser.sites import PLANS, Site

pytestmark = pytest.mark.browser

LONG_LIST = 200  # rows

# Where the element that the address names stands, and whether its beginning can be seen there.
_TARGET = """
() => {
  const found = document.querySelector(":target");
  if (!found) return null;
  const box = found.getBoundingClientRect();
  const at = document.elementFromPoint(box.left + box.width / 2, box.top + Math.min(10,
    box.height / 2));
  return {
    id: found.id,
    inside: box.top >= 0 && box.top < innerHeight && box.left < innerWidth,
    uncovered: at !== null && (found.contains(at) || at.contains(found)),
  };
}
"""
_BACKGROUND = """
row => [row, row.cells[0]].map(box => getComputedStyle(box).backgroundColor).join()
"""


def shown_target(page: Page) -> str:
    """The id of the element that the address names, which the reader sees."""
    # Not `wait_for_function`: while a page changes it asks for eval, which the policy forbids.
    page.locator(":target").wait_for()
    found: dict[str, Any] = page.evaluate(_TARGET)
    assert found["inside"], found
    assert found["uncovered"], found
    return str(found["id"])


def open_menu(reader: Reader) -> None:
    """On a phone, the menu is closed at first, and a button opens it."""
    navigation = reader.page.locator(".main-nav")
    assert not navigation.is_visible()
    reader.page.locator("[data-menu-button]").click()
    assert navigation.is_visible()


def test_way_to_a_plan(portal: Site, read: Read) -> None:
    """From the home page, the menu leads a phone's reader to a plan, its status and deadlines."""
    reader = read(portal, width=PHONE)
    page = reader.open("/")
    open_menu(reader)
    page.locator(".main-nav").get_by_role("link").first.click()
    assert reader.path == "/phong-trao/"
    page.locator(f"main a[href$='/{PLANS[0]}/']").first.click()
    assert reader.path == f"/phong-trao/{PLANS[0]}/"
    assert page.locator("main .status").first.inner_text().strip()
    due = page.locator("main .deadlines__due").first
    due.scroll_into_view_if_needed()
    assert "/20" in due.inner_text()
    crumbs = page.locator("nav.crumbs a").filter(visible=True)
    crumbs.last.click()
    assert reader.path == "/phong-trao/"
    crumbs.first.click()
    assert reader.path == "/"
    assert reader.complaints == []


@pytest.mark.parametrize(("plan", "width"), [*((plan, PHONE) for plan in PLANS), (PLANS[0], DESK)])
def test_from_a_plan_into_its_document(plan: str, width: int, portal: Site, read: Read) -> None:
    """A section's link on a campaign's page leads to that part of the plan, in full view."""
    reader = read(portal, width=width)
    page = reader.open(f"/phong-trao/{plan}/")
    links = page.locator(f"main a[href*='/ke-hoach-{plan}/#']").filter(visible=True)
    assert links.count() > 1
    for index in (0, links.count() // 2, links.count() - 1):
        links.nth(index).click()
        assert reader.path == f"/van-ban/ke-hoach-{plan}/"
        assert shown_target(page) == urlsplit(reader.address).fragment
        page.go_back()
        assert reader.path == f"/phong-trao/{plan}/"
    assert reader.complaints == []


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_recipient(width: int, portal: Site, read: Read) -> None:
    """An address with a row's anchor shows that row of a long list, lit, and the row's own link."""
    reader = read(portal, width=width)
    decisions = portal.records(award.KIND)
    page = reader.open(decisions[0])
    rows = page.locator("main tbody tr[id]")
    assert rows.count() > LONG_LIST, "no decision of the portal has a long list"
    row, next_row = rows.nth(LONG_LIST), rows.nth(LONG_LIST + 2)  # of one parity, if rows alternate
    anchor = row.get_attribute("id")
    reader.open(f"{decisions[0]}#{anchor}")
    assert shown_target(page) == anchor
    assert row.evaluate(_BACKGROUND) != next_row.evaluate(_BACKGROUND)
    next_row.locator("a[href^='#'], a[href*='/#']").first.click()
    assert shown_target(page) == next_row.get_attribute("id")
    assert row.evaluate(_BACKGROUND) != next_row.evaluate(_BACKGROUND)
    assert reader.complaints == []


def test_from_a_person_to_the_decision(portal: Site, read: Read) -> None:
    """A recognition on a person's page leads to that person's row in the decision."""
    reader = read(portal, width=PHONE)
    page = reader.open(person_with_a_row(portal))
    name = page.locator("h1").inner_text()
    page.locator("main a[href*='/khen-thuong/'][href*='#']").first.click()
    assert reader.path.startswith("/khen-thuong/")
    row = page.locator(f"[id='{shown_target(page)}']")
    assert name.split()[-1] in row.inner_text()
    assert reader.complaints == []


def person_with_a_row(site: Site) -> str:
    """The page of an exemplar that links to a row of a decision."""
    return next(
        address
        for address, page in site.pages.items()
        if address.startswith("/dien-hinh/")
        and any("/khen-thuong/" in link and "#" in link for link in page.links)
    )


@pytest.mark.parametrize(
    ("start", "width"),
    [("/", PHONE), ("/", DESK), ("/phong-trao/", DESK), (f"/van-ban/ke-hoach-{PLANS[0]}/", PHONE)],
)
def test_search(start: str, width: int, portal: Site, read: Read) -> None:
    """What is typed into the search field is answered by the search page, from any page."""
    reader = read(portal, width=width)
    page = reader.open(start)
    field = page.locator("input[name=q]").filter(visible=True)
    if field.count() == 0:
        open_menu(reader)
    field.first.fill("Nông Thị Hiền")
    field.first.press("Enter")
    page.wait_for_url("**/tra-cuu/**")
    assert reader.path == "/tra-cuu/"
    assert parse_qs(urlsplit(reader.address).query) == {"q": ["Nông Thị Hiền"]}
    page.locator(".hits a").first.wait_for()
    assert reader.complaints == []


@pytest.mark.parametrize(
    "address", ["/khong-co", "/khong-co/", "/phong-trao/khong-co/", "/a/b/c/d/khong-co.html"]
)
def test_missing(address: str, portal: Site, read: Read) -> None:
    """At any depth, an address that does not exist shows our page, in its dress, with ways on."""
    reader = read(portal, width=PHONE)
    dress = reader.open("/tra-cuu/").evaluate("getComputedStyle(document.body).fontFamily")
    page = reader.open(address, status=404)
    assert page.locator("main h1").is_visible()
    assert page.evaluate("getComputedStyle(document.body).fontFamily") == dress
    assert page.locator("main a").filter(visible=True).count() > 0
    page.locator("main a").filter(visible=True).first.click()
    assert "khong-co" not in reader.address
    assert reader.complaints == []


def test_moved(small_site: Site, read: Read) -> None:
    """An address that has moved leads to the new one by itself."""
    reader = read(small_site)
    old = small_site.samples()["moved"]
    reader.page.goto(small_site.base + old)
    reader.page.wait_for_url(lambda url: not url.endswith(old))
    assert reader.page.locator("main h1").is_visible()
    assert not small_site.pages[reader.path].hidden
    assert reader.complaints == []


def test_withdrawn(small_site: Site, read: Read) -> None:
    """The address of a record that was withdrawn says so, and leads on."""
    reader = read(small_site)
    page = reader.open(small_site.samples()["withdrawn"])
    assert page.locator("main").inner_text().strip()
    page.locator("main a").filter(visible=True).first.click()
    assert not small_site.pages[reader.path].hidden
    assert reader.complaints == []
