"""Sequences of edits, as many as CI wants; two test files share them out among two cores."""

from __future__ import annotations

import os
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st

from tests.cache.bench import quick_engine, scratch, start
from tests.cache.edits import NAMES, apply

#: Edits in all files together. Who waits for them sets fewer: THIDUA_EDITS=50.
WANTED = int(os.environ.get("THIDUA_EDITS", "540"))
#: Sequences are as long as it takes to undo, and to do again, what was done.
LENGTH, FILES = 18, 2
EDIT = st.tuples(st.sampled_from(NAMES), st.integers(0, 2**40))
SEQUENCES = st.lists(EDIT, min_size=LENGTH, max_size=LENGTH)

ENOUGH = settings(
    max_examples=max(1, -(-WANTED // (LENGTH * FILES))),
    suppress_health_check=list(HealthCheck),
)


def run(sequence: list[tuple[str, int]], portal: Path) -> None:
    """Does one edit after the other on a copy of `portal`, and builds after each."""
    with scratch() as home, quick_engine():
        bench = start(home, portal)
        for name, number in sequence:
            apply(name, number, bench)
            bench.build()
