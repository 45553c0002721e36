"""Naughty strings in every field, name and Markdown text: they are shown, and nothing runs."""

from __future__ import annotations

import re
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from generator.kinds import KINDS, award
from generator.pipeline import preview
from generator.settings import Settings
from generator.write import Shelf
from tests.browser.hostile import naughty, spoil
from tests.browser.reader import PHONE, Read
from tests.browser.sites import TODAY, Site, Text
from tests.portals.toolbox import SMALL, copy_portal
from tests.servers import caddy

pytestmark = pytest.mark.browser

# What a browser overlooks in an address before its scheme, and the schemes that are harmless.
IGNORED = re.compile(r"^[\x00-\x20]+|[\t\n\r]")  # https://url.spec.whatwg.org/#url-parsing
SCHEME = re.compile(r"^(?!https?:|mailto:|tel:)[a-z][a-z0-9+.-]*:", re.IGNORECASE)
# Pictures and links that lead nowhere, for which `build` would have refused such a portal.
BROKEN = re.compile(r"status 404|console error: Failed to load resource: .* 404")
# No line can be broken within a letter, however many marks stand on it.
_REMOVE_TOWERS = """
() => document.querySelectorAll("tr[id]").forEach(row =>
  /\\p{M}{20}/u.test(row.textContent) && row.remove())
"""


# All but blocks of data, which are no scripts to a browser.
_SCRIPTS = """
[...document.scripts].filter(script => script.type !== "application/ld+json")
  .map(script => new URL(script.src).pathname)
"""


@contextmanager
def written_whole(folder: Path) -> Iterator[Shelf]:
    """Each page is written as it comes: those of a portal with broken links, too."""

    def write(path: str, content: bytes, mtime_ns: int) -> None:
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content)

    yield Shelf({}, write)


@pytest.fixture(scope="module")
def spoilt(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the site that the small portal becomes when it is full of naughty strings."""
    scratch = tmp_path_factory.mktemp("spoilt")
    portal, folder = copy_portal(SMALL, scratch / "portal"), scratch / "site"
    spoil(portal)
    report = preview(Settings(portal, TODAY, folder), lambda: written_whole(folder))
    codes = {problem.code for problem in report.problems}
    assert codes <= {"link.broken", "link.no-anchor", "engine.warning"}
    return folder


@pytest.fixture(scope="module")
def guarded(spoilt: Path) -> Iterator[Site]:
    """The site under the policy."""
    with caddy(spoilt) as address:
        yield Site(spoilt, address)


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture(scope="module")
def unguarded(spoilt: Path) -> Iterator[Site]:
    """The site without any policy, as a careless server would show it."""
    handler = partial(_Quiet, directory=str(spoilt))
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever)
        thread.start()
        yield Site(spoilt, f"http://127.0.0.1:{server.server_port}")
        server.shutdown()
        thread.join()


def sample(site: Site) -> list[str]:
    """The home page, all whole lists, and the pages of what was spoilt; of many people a few."""
    lists = [f"/{kind.segment}/" for kind in KINDS]
    records = [address for kind in KINDS for address in site.records(kind)[:6]]
    spoilt = [address for address in site.pages if re.fullmatch(r"/pha-\d+/", address)]
    pages = [address for address in site.pages if "/dien-hinh/trang/" in address]
    return ["/", *lists, *records, *spoilt, *pages]


def dangers(page: Text) -> list[str]:
    """Links and files of the page whose scheme could run something."""
    links = (IGNORED.sub("", link) for link in page.links | page.files)
    return [link for link in links if SCHEME.match(link)]


def test_pages(guarded: Site) -> None:
    """No page of all has an inline script, a handler, or a link with a scheme that runs."""
    assert len(naughty()) > 500
    assert len(guarded.pages) > 200
    found = {address: page.inline + dangers(page) for address, page in guarded.pages.items()}
    assert {address: wrong for address, wrong in found.items() if wrong} == {}


@pytest.mark.parametrize("server", ["guarded", "unguarded"])
def test_in_chromium(server: str, read: Read, request: pytest.FixtureRequest) -> None:
    """Nothing runs, asks or is refused; and with no policy to refuse it, nothing runs either."""
    site: Site = request.getfixturevalue(server)
    reader = read(site)
    for address in sample(site):
        page = reader.open(address)
        scripts = page.evaluate(_SCRIPTS)
        assert len(scripts) == 1, address
        assert re.fullmatch(r"/assets/portal-\w+\.js", scripts[0]), address
    assert [wrong for wrong in reader.complaints if not BROKEN.match(wrong)] == []


def test_shown(guarded: Site, read: Read) -> None:
    """Strings arrive on the page as they were typed, and make no phone scroll sideways."""
    reader = read(guarded, width=PHONE)
    page = reader.open(next(address for address in guarded.records(award.KIND) if "pha" in address))
    rows = page.locator("main tbody tr[id]").all_text_contents()
    shown = {" ".join(row.split()) for row in rows}
    for text in naughty():
        words = " ".join(text.split())
        assert any(words in row for row in shown), words
    page.evaluate(_REMOVE_TOWERS)
    assert page.evaluate("document.documentElement.scrollWidth") == PHONE
