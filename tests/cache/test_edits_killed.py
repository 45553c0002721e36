"""Builds that are killed, at any moment, spoil neither the site nor the cache."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

from tests.portals.toolbox import REPOSITORY

TRIALS = 15


@pytest.mark.parametrize("processes", ["one", "two"])
def test_killed_at_random_steps(small_built: Path, processes: str) -> None:
    """Wherever a build was killed, the site is whole, and the next build is like a clean one."""
    numbers = (str(TRIALS), "1", processes)
    done = subprocess.run(
        [sys.executable, "-m", "tests.cache.killing", str(small_built), *numbers],
        cwd=REPOSITORY,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert int(done.stdout) >= TRIALS // 3
