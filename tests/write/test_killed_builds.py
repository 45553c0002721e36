"""Builders that are killed, or find the disk full, at any moment."""

from __future__ import annotations

import time
from pathlib import Path
from random import Random

import pytest

from generator.write import publish
from tests.write.actors import actor
from tests.write.samples import beside, builds, pages, published_version

TRIALS = 25

pytestmark = pytest.mark.long


def test_killed_at_random(tmp_path: Path) -> None:
    """Whenever a builder is killed, the site is one whole build, and never an older one."""
    random, version = Random(1), 0
    for _ in range(TRIALS):
        with actor("build", tmp_path) as builder:
            time.sleep(random.uniform(0, 0.02))
            builder.kill()
            builder.wait()
        assert published_version(tmp_path / "site") > version
        version = published_version(tmp_path / "site")
    publish(pages(0), tmp_path / "site")
    assert published_version(tmp_path / "site") == 0
    assert len(beside(tmp_path / "site")) == len(builds(1, 2))


@pytest.mark.parametrize("how", ["die", "soon", "fail"])
def test_interrupted_at_each_step(tmp_path: Path, how: str) -> None:
    """Killed or refused before each single system call, the site is whole and can be built."""
    with actor(how, tmp_path) as builder:
        steps, _ = builder.communicate()
    assert builder.returncode == 0
    assert int(steps) > 50
