from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from generator.preview.rebuilding import Builder
from generator.reporting import Reporter
from generator.starter import create_portal
from tests.preview.previewing import TODAY, Preview

Begin = Callable[[Path], Preview]


@pytest.fixture(scope="session")
def warm_portal(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new portal whose frames are in its cache, so that previews of its copies start fast."""
    scratch = tmp_path_factory.mktemp("warm")
    create_portal(scratch / "portal")
    state = Builder(scratch / "portal", scratch / "site", TODAY, Reporter()).build()
    assert state.ready, state.findings
    return scratch / "portal"


@pytest.fixture
def portal(warm_portal: Path, tmp_path: Path) -> Path:
    """A portal of the test's own."""
    return shutil.copytree(warm_portal, tmp_path / "portal")


@pytest.fixture
def begin() -> Iterator[Begin]:
    """Starts previews, which end with the test."""
    with ExitStack() as stack:
        yield lambda portal: stack.enter_context(Preview(portal))
