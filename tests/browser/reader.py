"""A person with a browser: a page in a context of its own, and all that went wrong on it."""

from __future__ import annotations

from types import TracebackType
from typing import Literal, Protocol, Self
from urllib.parse import urlsplit

from playwright.sync_api import (
    Browser,
    ConsoleMessage,
    Dialog,
    Page,
    Request,
    Response,
    Route,
    WebError,
)

from tests.browser.sites import Site

PHONE = 360
DESK = 1280
HEIGHT = 800

Scheme = Literal["light", "dark"]

# Chromium reports most violations on the console, but not those of a policy that only reports.
_TELL_VIOLATIONS = """
document.addEventListener("securitypolicyviolation", event =>
  console.error(`policy: ${event.effectiveDirective} refused ${event.blockedURI}`));
"""


class Reader:
    """Opens pages of `site`; `complaints` are what no page of ours may cause, as sentences."""

    def __init__(
        self,
        browser: Browser,
        site: Site,
        width: int = DESK,
        scheme: Scheme = "light",
        scripts: bool = True,
    ) -> None:
        self.site = site
        self.complaints: list[str] = []
        self.requests: list[str] = []
        self._missing: set[str] = set()
        self._context = browser.new_context(
            viewport={"width": width, "height": HEIGHT},
            color_scheme=scheme,
            java_script_enabled=scripts,
            reduced_motion="reduce",
            locale="vi-VN",
        )
        self._context.set_default_timeout(10_000)
        self._context.add_init_script(_TELL_VIOLATIONS)
        self._context.on("console", self._heard)
        self._context.on("weberror", self._failed)
        self._context.on("dialog", self._asked)
        self._context.on("request", self._requested)
        self._context.on("response", self._answered)
        self.page: Page = self._context.new_page()

    def open(self, address: str, status: int = 200) -> Page:
        """The page at `address`, whose answer has `status`, when it is drawn with its fonts."""
        if status != 200:
            self._missing.add(self.site.base + address)
        response = self.page.goto(self.site.base + address)
        assert response is None or response.status == status, response  # None: same page, #anchor
        self.page.evaluate("document.fonts.ready.then(() => null)")
        return self.page

    def stay(self) -> None:
        """Let no redirect or link lead away from the next page that is opened."""
        opened: list[str] = []

        def decide(route: Route) -> None:
            moving = route.request.is_navigation_request()
            if moving and opened:
                route.abort("aborted")
                return
            opened.extend([route.request.url] if moving else [])
            route.continue_()

        self.page.route("**/*", decide)

    @property
    def address(self) -> str:
        """The site address, with query and anchor, at which the reader is."""
        assert self.page.url.startswith(self.site.base)
        return self.page.url.removeprefix(self.site.base)

    @property
    def path(self) -> str:
        """The site address without query and anchor."""
        return urlsplit(self.address).path

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self._context.close()

    def _heard(self, message: ConsoleMessage) -> None:
        expected = message.location["url"] in self._missing
        if message.type in ("error", "warning", "assert") and not expected:
            self.complaints.append(f"console {message.type}: {message.text}")

    def _failed(self, error: WebError) -> None:
        self.complaints.append(f"script: {error.error}")

    def _asked(self, dialog: Dialog) -> None:
        self.complaints.append(f"dialog: {dialog.message}")
        dialog.dismiss()

    def _requested(self, request: Request) -> None:
        self.requests.append(request.url)
        if urlsplit(request.url)[:2] != urlsplit(self.site.base)[:2]:
            self.complaints.append(f"request to another site: {request.url}")

    def _answered(self, response: Response) -> None:
        # 304: the browser has it from an earlier page, and the server says that it is the same.
        if response.status not in (200, 304) and response.url not in self._missing:
            self.complaints.append(f"status {response.status}: {response.url}")


class Read(Protocol):
    """Makes a reader for the length of a test: `read(portal, width=PHONE)`."""

    def __call__(
        self, site: Site, width: int = DESK, scheme: Scheme = "light", scripts: bool = True
    ) -> Reader:
        """A reader of `site`, before the first page."""


class Sample(Protocol):
    """Opens the page that stands for a template: `sample("campaign, bare").page`."""

    def __call__(self, name: str) -> Reader:
        """A reader who is at the sample page `name`."""
