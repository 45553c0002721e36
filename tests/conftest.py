"""What tests share: one Chromium a worker, and portals; who changes a portal gets a copy."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from tests.portals.toolbox import REPOSITORY, SMALL, Page, build, copy_portal, parse_page

CHROMIUM = "/usr/bin/chromium"  # Debian's
ARGUMENTS = (
    "--no-sandbox",  # root may not have one
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long tests come first: at the end one worker would wait for the other."""
    items.sort(key=lambda item: item.get_closest_marker("long") is None)


@pytest.fixture(scope="session")
def chromium() -> Iterator[Browser]:
    """Debian's Chromium."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=ARGUMENTS)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def small_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The small portal, built. Read it, change nothing."""
    root = copy_portal(SMALL, tmp_path_factory.mktemp("small") / "cong")
    report = build(root)
    assert report.problems == ()
    return root


@pytest.fixture
def small(small_built: Path, tmp_path: Path) -> Path:
    """A copy of the small portal, not built, but with its frames drawn."""
    return copy_portal(
        SMALL, copy_portal(small_built / ".thidua", tmp_path / "cong/.thidua").parent
    )


@pytest.fixture(scope="session")
def small_pages(small_built: Path) -> Mapping[str, Page]:
    """Every page of the small portal: address → page."""
    return _pages(small_built / "site")


@pytest.fixture(scope="session")
def real_built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The repository's own portal, built. Read it, change nothing."""
    root = tmp_path_factory.mktemp("real") / "cong"
    for name in ("content", "data", "theme"):
        copy_portal(REPOSITORY / name, root / name)
    (root / "mkdocs.yml").write_bytes((REPOSITORY / "mkdocs.yml").read_bytes())
    report = build(root)
    assert report.ok, report.problems
    return root


@pytest.fixture(scope="session")
def real_pages(real_built: Path) -> Mapping[str, Page]:
    """Every page of the repository's own portal: address → page."""
    return _pages(real_built / "site")


def _pages(site: Path) -> dict[str, Page]:
    found = {}
    for file in sorted(site.rglob("*.html")):
        path = file.relative_to(site).as_posix()
        found[f"/{path.removesuffix('index.html')}"] = parse_page(file.read_text("utf-8"))
    return found
