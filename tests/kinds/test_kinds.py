"""All kinds, which are imported when they are asked for."""

from __future__ import annotations

import subprocess
import sys

from generator.kinds import FILED, KIND_BY_NAME, KINDS


def test_kinds_are_what_they_are_named() -> None:
    """A kind found by its name bears it; in order, by name and by place they are the same."""
    assert [kind.name for kind in KINDS] == list(KIND_BY_NAME)
    assert all(KIND_BY_NAME[kind.name] is kind for kind in KINDS)
    assert [*KINDS[1:3]] == [KINDS[1], KINDS[2]]


def test_filed_kinds_are_those_that_nothing_derives() -> None:
    """Records of all other kinds stand in files."""
    assert [*FILED] == [kind for kind in KINDS if kind.derive is None]


def test_a_kind_is_imported_alone() -> None:
    """Who asks for articles gets no others, and what pages of decisions show is left as well."""
    asked = "from generator.kinds import KIND_BY_NAME; KIND_BY_NAME['article']; import sys"
    told = "print(*(name for name in sys.modules if name.startswith('generator.kinds.')))"
    run = subprocess.run(
        [sys.executable, "-c", f"{asked}; {told}"], capture_output=True, check=True
    )
    modules = run.stdout.decode().split()
    assert "generator.kinds.article" in modules
    assert not {"generator.kinds.award", "generator.kinds.award_view"} & {*modules}
