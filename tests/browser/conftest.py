"""One built portal, one server and one Chromium per worker; a reader of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack

import pytest
from playwright.sync_api import Browser

from tests.browser.reader import DESK, Read, Reader, Sample, Scheme
from tests.browser.sites import BELOW, Site, built, copy_real_portal
from tests.portals.toolbox import SMALL, copy_portal
from tests.servers import caddy


@pytest.fixture
def read(chromium: Browser) -> Iterator[Read]:
    """Makes readers, who leave when the test ends."""
    with ExitStack() as stack:

        def come(
            site: Site, width: int = DESK, scheme: Scheme = "light", scripts: bool = True
        ) -> Reader:
            return stack.enter_context(Reader(chromium, site, width, scheme, scripts))

        yield come


@pytest.fixture(scope="session")
def portal(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The repository's own portal, under its own Caddyfile."""
    scratch = tmp_path_factory.mktemp("portal")
    folder = built(copy_real_portal(scratch / "portal"), scratch / "site")
    with caddy(folder) as address:
        yield Site(folder, address)


@pytest.fixture(scope="session")
def below(portal: Site, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The same site, where another path precedes all its addresses."""
    around = tmp_path_factory.mktemp("below")
    (around / BELOW.strip("/")).symlink_to(portal.folder)
    with caddy(around) as address:
        yield Site(portal.folder, address + BELOW)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """The small portal of the tests, below the path that its mkdocs.yml names."""
    around = tmp_path_factory.mktemp("small")
    folder = built(copy_portal(SMALL, around / "portal"), around / "site")
    (around / BELOW.strip("/")).symlink_to(folder)
    (around / "404.html").symlink_to(folder / "404.html")
    with caddy(around) as address:
        yield Site(folder, address + BELOW)


@pytest.fixture
def sample(portal: Site, small_site: Site, read: Read) -> Sample:
    """Opens one page of each template; what only the small portal has is the small portal's."""

    def come(name: str) -> Reader:
        # The last is a person without a photo, a unit or a story.
        site = small_site if name in ("moved", "withdrawn", "exemplar, bare") else portal
        address = site.samples().get(name)
        assert address, f"no page of theme/pages/{name}.html was found: see Site.samples"
        reader = read(site)
        if name == "moved":
            reader.stay()
        reader.open(address, status=404 if name == "missing" else 200)
        return reader

    return come
