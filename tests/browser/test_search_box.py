"""The search box of every page: what a citizen types, and what answers while he types."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.axe import find_barriers
from tests.browser.reader import DESK, PHONE, Read, Reader
from tests.browser.sites import Site
from tests.browser.test_accessibility import SCHEMES

pytestmark = pytest.mark.browser

DECISION = "/khen-thuong/quyet-dinh-319-qd-ubnd-xa-hoa-ban-trang-2026/"
SPELT = {"thuy": "Thúy", "ban": "Ban", "hoa": "Hoa"}
_COLOUR = "node => getComputedStyle(node).backgroundColor"
_OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"


def box(page: Page) -> Locator:
    """The search box that can be seen."""
    return page.locator("[role=search] input[name=q]").filter(visible=True)


def options(page: Page) -> Locator:
    """What the panel offers."""
    return page.locator("[role=listbox] [role=option]")


def ask(page: Page, text: str) -> Locator:
    """The options that answer `text`, typed letter by letter."""
    box(page).click()
    box(page).press_sequentially(text, delay=5)
    expect(page.locator(".panel")).to_have_attribute("data-query", text)
    last = text.split()[-1]
    expect(options(page).locator("mark").filter(has_text=SPELT[last]).first).to_be_visible()
    return options(page)


def searched(reader: Reader) -> list[str]:
    """What was loaded for the search."""
    return [url for url in reader.requests if "/search-" in url or "/chi-muc/" in url]


def test_nothing_before_focus(portal: Site, read: Read) -> None:
    """A page loads nothing of the search until its box gets the focus; then script and list."""
    reader = read(portal)
    page = reader.open("/van-ban/")
    page.wait_for_timeout(300)
    assert searched(reader) == []
    with page.expect_response("**/chi-muc/index.json"):
        box(page).focus()
    expect(box(page)).to_have_attribute("role", "combobox")
    assert len(searched(reader)) == 2
    assert reader.complaints == []


def test_to_the_row(portal: Site, read: Read) -> None:
    """On a phone, "dang hoai thuy" leads to Đặng Hoài Thúy's row in the decision, highlighted."""
    reader = read(portal, width=PHONE)
    page = reader.open("/")
    found = ask(page, "dang hoai thuy")
    hit = found.filter(has_text="Đặng Hoài Thúy").first
    expect(hit.locator("mark").first).to_have_text("Đặng")
    assert [mark.strip() for mark in hit.locator(".hit__title mark").all_inner_texts()] == [
        "Đặng", "Hoài", "Thúy",
    ]  # fmt: skip
    expect(hit).to_contain_text("2026")
    expect(hit).to_contain_text("minh họa")
    row = page.locator("tr:target")
    found.filter(has_text="Đặng Hoài Thúy").and_(page.locator(f"[href*='{DECISION}#']")).click()
    page.wait_for_url(f"**{DECISION}#*")
    expect(row).to_contain_text("Đặng Hoài Thúy")
    expect(row).to_be_in_viewport()
    plain = page.locator("tbody tr:not(:target)").first.evaluate(_COLOUR)
    assert row.evaluate(_COLOUR) != plain
    assert reader.complaints == []


def test_keyboard(portal: Site, read: Read) -> None:
    """Slash, arrows, Enter and Escape do what they do in a combobox."""
    page = read(portal).open("/van-ban/")
    page.locator("main h1").click()
    page.keyboard.press("/")
    expect(box(page)).to_be_focused()
    expect(box(page)).to_have_value("")
    found = ask(page, "hoa ban")
    expect(box(page)).to_have_attribute("aria-expanded", "true")
    active = page.locator("[role=option][aria-selected=true]")
    expect(active).to_have_count(0)
    page.keyboard.press("ArrowDown")
    expect(active).to_have_id(box(page).get_attribute("aria-activedescendant") or "?")
    expect(active).to_have_id(found.first.get_attribute("id") or "?")
    page.keyboard.press("ArrowUp")
    expect(active).to_have_count(0)
    page.keyboard.press("ArrowUp")
    expect(active).to_have_id(found.last.get_attribute("id") or "?")
    page.keyboard.press("Home")  # the caret's, not the list's
    expect(active).to_have_id(found.last.get_attribute("id") or "?")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_attribute("aria-expanded", "false")
    expect(box(page)).to_have_value("hoa ban")
    page.keyboard.press("Escape")
    expect(box(page)).to_have_value("")
    page.keyboard.type("/")  # in a field, a slash is a slash
    expect(box(page)).to_have_value("/")


def test_enter(portal: Site, read: Read) -> None:
    """Enter opens the option that is meant; without one it leads to the search page."""
    reader = read(portal)
    page = reader.open("/van-ban/")
    found = ask(page, "dang hoai thuy")
    page.keyboard.press("ArrowDown")
    wanted = found.first.evaluate("link => link.href")
    page.keyboard.press("Enter")
    page.wait_for_url(wanted)
    reader.open("/van-ban/")
    ask(page, "hoa ban")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tra-cuu/?q=hoa+ban")


def test_same_page(portal: Site, read: Read) -> None:
    """On the decision itself, on a phone, an option leads from the menu to the row."""
    page = read(portal, width=PHONE).open(DECISION)
    page.locator("[data-find]").click()
    found = ask(page, "dang hoai thuy")
    found.and_(page.locator(f"[href*='{DECISION}#']")).first.click()
    expect(page.locator("tr:target")).to_be_in_viewport()
    expect(box(page)).to_have_count(0)  # the menu is closed


def test_new_tab(portal: Site, read: Read) -> None:
    """An option is a link: Ctrl and a click, or Ctrl and Enter, open it beside this page."""
    page = read(portal).open("/van-ban/")
    found = ask(page, "dang hoai thuy")
    with page.context.expect_page() as opened:
        found.first.click(modifiers=["Control"])
    opened.value.close()
    page.keyboard.press("ArrowDown")
    with page.context.expect_page() as opened:
        page.keyboard.press("Control+Enter")
    assert "/van-ban/" in page.url


def test_all(portal: Site, read: Read) -> None:
    """The last option leads to everything that was found."""
    page = read(portal).open("/van-ban/")
    last = ask(page, "hoa ban").last
    expect(last).to_contain_text("Xem tất cả")
    last.click()
    page.wait_for_url("**/tra-cuu/?q=hoa+ban")
    expect(page.locator("#q")).to_have_value("hoa ban")


def test_groups(portal: Site, read: Read) -> None:
    """Hits stand in groups by kind, each with its name, the best hit's group first."""
    page = read(portal).open("/van-ban/")
    ask(page, "hoa ban")
    groups = page.locator("[role=listbox] [role=group]")
    names = [
        page.locator(f"#{group.get_attribute('aria-labelledby')}").inner_text()
        for group in groups.all()
    ]
    assert len(names) == len(set(names)) > 1
    expect(groups.first.locator("[role=option]").first).to_have_id("_hit-0")


def test_said(portal: Site, read: Read) -> None:
    """A live region tells how many were found, and what to try when nothing was."""
    page = read(portal).open("/van-ban/")
    said = page.locator("[role=search] [role=status]")
    ask(page, "dang hoai thuy")
    expect(said).to_have_text(re.compile(r"^\s*(Ít nhất )?[\d.]+ kết quả$"))
    box(page).fill("zzzzqqqq xxxx")
    expect(said).to_contain_text("Không tìm thấy")
    expect(page.locator(".panel")).to_contain_text("Thử bớt từ")
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_late_answers(portal: Site, read: Read) -> None:
    """An answer that comes after the next question, or after Escape, is not shown."""
    page = read(portal).open("/van-ban/")
    ask(page, "hoa")
    held: list[Route] = []
    page.route("**/chi-muc/*.json", lambda route: held.append(route))
    box(page).fill("quang van khiem")
    page.wait_for_timeout(400)
    page.keyboard.press("Escape")
    assert held
    for route in held:
        route.continue_()
    page.wait_for_timeout(300)
    expect(box(page)).to_have_attribute("aria-expanded", "false")


def test_slow(portal: Site, read: Read) -> None:
    """On a slow line the box says that it is loading, then answers what was typed meanwhile."""
    page = read(portal, width=PHONE).open("/")
    held: list[Route] = []
    page.route("**/chi-muc/index.json", lambda route: held.append(route))
    box(page).click()
    box(page).fill("dang hoai thuy")
    expect(page.locator("[data-state]")).to_have_text("Đang tải…")
    expect(page.locator("[data-state]")).to_be_in_viewport()
    for route in held:
        route.continue_()
    expect(options(page).first).to_be_visible()


@pytest.mark.parametrize("lost", ["**/assets/search-*.js", "**/chi-muc/index.json"])
def test_failed(lost: str, portal: Site, read: Read) -> None:
    """When the search cannot be loaded, a sentence says so and the form still leads on."""
    page = read(portal).open("/van-ban/")
    page.route(lost, lambda route: route.abort())
    box(page).click()
    box(page).fill("lúa")
    expect(page.locator("[data-state]")).to_contain_text("Bấm Tìm")
    page.keyboard.press("Enter")
    page.wait_for_url("**/tra-cuu/?q=l%C3%BAa")


def test_one_tap(portal: Site, read: Read) -> None:
    """On a phone one tap opens the menu and puts the caret into the box."""
    page = read(portal, width=PHONE).open("/van-ban/")
    expect(box(page)).to_have_count(0)
    page.locator("[data-find]").click()
    expect(box(page)).to_be_focused()


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_open_panel(width: int, portal: Site, read: Read) -> None:
    """The open panel has no barriers, in light and dark, and pushes nothing sideways."""
    for address in ("/", "/van-ban/"):
        page = read(portal, width=width).open(address)
        if width == PHONE and address != "/":
            page.locator("[data-find]").click()
        found = ask(page, "hoa ban")
        page.keyboard.press("ArrowDown")
        assert page.evaluate(_OVERFLOW) <= 0
        for option in found.all():
            size = option.bounding_box()
            assert size is not None
            assert size["height"] >= 44
        if width == PHONE:
            panel = page.locator(".panel").bounding_box()
            assert panel is not None
            assert panel["width"] == PHONE
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert find_barriers(page) == []


def test_below(below: Site, read: Read) -> None:
    """Below another path the search finds, and every way stays below it."""
    reader = read(below)
    page = reader.open("/van-ban/")
    ask(page, "dang hoai thuy").first.click()
    page.wait_for_url(re.compile("/(khen-thuong|dien-hinh)/"))
    assert all(url.startswith(below.base) for url in reader.requests)
    assert reader.complaints == []


def test_as_text(portal: Site, read: Read) -> None:
    """What is typed is shown as text, whatever it is."""
    reader = read(portal)
    page = reader.open("/van-ban/")
    box(page).click()
    box(page).fill("<img src=x onerror=alert(1)>zzqqxx")
    expect(page.locator(".panel")).to_contain_text("<img src=x")
    expect(page.locator(".panel img")).to_have_count(0)
    assert reader.complaints == []
