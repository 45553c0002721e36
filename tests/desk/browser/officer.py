"""An officer at the desk: a page of a browser, and what went wrong on it."""

from __future__ import annotations

import os
import re
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Literal, Protocol, Self

from playwright.sync_api import Browser, ConsoleMessage, Locator, Page, expect

from tests.browser.axe import find_barriers
from tests.portals.toolbox import REPOSITORY

PHONE, WIDE, HEIGHT = 360, 1280, 800


@dataclass(frozen=True, slots=True)
class Desk:
    """A running desk: the portal's folder, and the address to start from."""

    root: Path
    start: str

    @property
    def address(self) -> str:
        """Where it is, without the token."""
        return self.start.split("?")[0]

    def file(self, path: str) -> Path:
        """A file below `data/`."""
        return self.root / "data" / path


@contextmanager
def open_desk(root: Path) -> Iterator[Desk]:
    """`thidua desk` on a free port, until the block ends."""
    command = [sys.executable, "-m", "generator", "desk", "--no-browser", "--port", "0"]
    command += ["--portal", str(root), "--today", "2026-11-20"]
    environment = {**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUNBUFFERED": "1"}
    process = subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=environment
    )
    try:
        assert process.stdout is not None
        told = ""
        for line in process.stdout:
            told += line
            if found := re.search(r"http://\S+", line):
                yield Desk(root, found[0])
                break
        else:
            raise AssertionError(told)
    finally:
        process.send_signal(signal.SIGINT)
        try:
            process.wait(10)
        except subprocess.TimeoutExpired:
            process.kill()


class Come(Protocol):
    """Makes an officer before a window of some width."""

    def __call__(self, width: int = WIDE) -> Officer:
        """The officer, at the desk's first view."""


class Officer:
    """Opens views of a desk. `complaints` are errors of scripts and refusals of the policy."""

    def __init__(self, browser: Browser, desk: Desk, width: int = WIDE) -> None:
        self.desk = desk
        self.complaints: list[str] = []
        self._context = browser.new_context(
            viewport={"width": width, "height": HEIGHT}, locale="vi-VN", reduced_motion="reduce"
        )
        self._context.set_default_timeout(10_000)
        self.page = self.window()
        self.page.goto(desk.start)
        self.page.locator(".row, .empty:visible").first.wait_for()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._context.close()

    def window(self) -> Page:
        """One more window of the same browser."""
        page = self._context.new_page()
        page.on("console", self._heard)
        page.on("pageerror", lambda error: self.complaints.append(str(error)))
        return page

    def _heard(self, message: ConsoleMessage) -> None:
        # Chromium tells of every answer that is no success, which are the desk's to explain, and
        # of the scripts of the page on show, which may run none.
        quiet = ("Failed to load resource", "Blocked script execution")
        if message.type == "error" and not message.text.startswith(quiet):
            self.complaints.append(message.text)

    def open(self, view: str, page: Page | None = None) -> Page:
        """A view by what stands after `#/`; its heading is there."""
        page = page or self.page
        page.goto("about:blank")  # else an address that differs after # only loads nothing
        page.goto(f"{self.desk.address}#/{view}")
        page.locator("h1").first.wait_for()
        return page

    def edit(self, kind: str, id_: str, page: Page | None = None) -> Page:
        """The form of a record."""
        return self.open(f"sua/{kind}/{id_}", page)

    def barriers(self, scheme: Literal["light", "dark"]) -> list[str]:
        """What axe-core finds on the page as it is, in light or dark."""
        self.page.emulate_media(color_scheme=scheme)
        return find_barriers(self.page)

    def overflow(self) -> int:
        """By how many pixels the page is wider than its window."""
        wide: int = self.page.evaluate(
            "document.documentElement.scrollWidth - document.documentElement.clientWidth"
        )
        return wide


def field(page: Page, name: str) -> Locator:
    """The control of a field of the record itself."""
    return page.locator(f"[data-field={name}]").first.locator("input, textarea, select").first


def tab_to(page: Page, control: Locator, most: int = 80) -> None:
    """Presses Tab until `control` has the focus."""
    for _ in range(most):
        if control.evaluate("it => it === document.activeElement"):
            return
        page.keyboard.press("Tab")
    raise AssertionError("Tab does not lead there")


def state(page: Page, name: str) -> None:
    """Waits until the bar says `saved`, `kept`, `refused`, …: `name`."""
    expect(page.locator(f".bar__state--{name}")).to_be_visible()


def save(page: Page) -> None:
    """Saves by the keyboard, and waits until it is done."""
    page.keyboard.press("Control+s")
    state(page, "saved")
