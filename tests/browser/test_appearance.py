"""Light and dark, and the menu of small screens."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page

from tests.browser.reader import PHONE, Read
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

# The theme at the moment when the first piece of <body> exists, before anything can be drawn.
_FIRST_THEME = """
new MutationObserver((_, observer) => {
  if (!document.body) return;
  observer.disconnect();
  window.firstTheme = document.documentElement.getAttribute("data-theme");
}).observe(document, { childList: true, subtree: true });
"""


def lightness(page: Page) -> float:
    """How light the page's background is, from 0 to 1."""
    channels: list[float] = page.evaluate(
        "getComputedStyle(document.body).backgroundColor.match(/[\\d.]+/g).slice(0, 3).map(Number)"
    )
    return sum(channels) / 3 / 255


def pressed(page: Page) -> list[str | None]:
    """The choices that the switch shows as made."""
    buttons = page.locator("[data-theme-choice][aria-pressed=true]").all()
    return [button.get_attribute("data-theme-choice") for button in buttons]


def test_dark_is_remembered(portal: Site, read: Read) -> None:
    """Dark, once chosen, holds on every page from its first moment, until it is taken back."""
    reader = read(portal)
    reader.page.add_init_script(_FIRST_THEME)
    page = reader.open("/")
    assert lightness(page) > 0.8
    assert pressed(page) == ["auto"]
    page.locator("[data-theme-choice=dark]").click()
    assert lightness(page) < 0.2
    for address in ("/phong-trao/", "/gioi-thieu/", "/"):
        reader.open(address)
        assert page.evaluate("window.firstTheme") == "dark"
        assert page.locator("html").get_attribute("data-theme") == "dark"
        assert lightness(page) < 0.2
        assert pressed(page) == ["dark"]
    page.locator("[data-theme-choice=auto]").click()
    reader.open("/phong-trao/")
    assert page.evaluate("window.firstTheme") is None
    assert lightness(page) > 0.8
    assert reader.complaints == []


def test_follows_the_system(portal: Site, read: Read) -> None:
    """Without a choice, the page is as dark as the reader's system, and light by choice."""
    reader = read(portal, scheme="dark")
    page = reader.open("/")
    assert lightness(page) < 0.2
    page.locator("[data-theme-choice=light]").click()
    assert lightness(page) > 0.8
    assert lightness(reader.open("/phong-trao/")) > 0.8


def test_escape(portal: Site, read: Read) -> None:
    """Escape closes the menu and gives the focus back to its button."""
    reader = read(portal, width=PHONE)
    page = reader.open("/phong-trao/")
    button, navigation = page.locator("[data-menu-button]"), page.locator(".main-nav")
    assert button.get_attribute("aria-expanded") == "false"
    button.click()
    assert button.get_attribute("aria-expanded") == "true"
    page.keyboard.press("Tab")
    assert navigation.evaluate("menu => menu.contains(document.activeElement)")
    page.keyboard.press("Escape")
    assert not navigation.is_visible()
    assert button.get_attribute("aria-expanded") == "false"
    assert button.evaluate("element => element === document.activeElement")
    assert reader.complaints == []


def test_menu_closes_behind(portal: Site, read: Read) -> None:
    """The menu closes when the focus goes on beyond it, so that it covers nothing."""
    page = read(portal, width=PHONE).open("/phong-trao/")
    page.locator("[data-menu-button]").click()
    page.locator("main a").filter(visible=True).first.focus()
    assert not page.locator(".main-nav").is_visible()
