"""Whatever happened to a portal, a build gives what a clean build gives: one half."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given, seed

from tests.cache.sequences import ENOUGH, SEQUENCES, run


@pytest.mark.long
@seed(1)
@ENOUGH
@given(sequence=SEQUENCES)
def test_any_edits(sequence: list[tuple[str, int]], small_built: Path) -> None:
    """After each edit of any sequence, the site and the report are those of a clean build."""
    run(sequence, small_built)
