"""A desk of the small portal per file of tests, and officers who come to it with a browser."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.desk.browser.officer import Come, Desk, Officer, open_desk
from tests.portals.toolbox import SMALL, copy_portal


@pytest.fixture(scope="module")
def desk(small_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    """`thidua desk`, running on a copy of the small portal whose frames are drawn."""
    root = tmp_path_factory.mktemp("desk") / "cong"
    copy_portal(small_built / ".thidua", root / ".thidua")
    copy_portal(SMALL, root)
    with open_desk(root) as running:
        yield running


@pytest.fixture
def come(chromium: Browser, desk: Desk) -> Iterator[Come]:
    """Makes officers, who leave when the test ends; none may have met a broken promise."""
    with ExitStack() as stack:
        officers: list[Officer] = []

        def enter(width: int = 1280) -> Officer:
            officers.append(stack.enter_context(Officer(chromium, desk, width)))
            return officers[-1]

        yield enter
        assert [one for officer in officers for one in officer.complaints] == []
