"""The arrows between rooms lead one way, as docs/architecture.md says."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from graphlib import CycleError, TopologicalSorter

import pytest

from tests.portals.toolbox import REPOSITORY

PACKAGE = REPOSITORY / "generator"
STAGES = ("load", "validate", "link", "index", "export", "render", "check")
AROUND = ("commands", "editing", "importers", "mending", "status", "desk", "publish", "sveltia")
#: `mkdocs build` goes through a plugin of the engine, which calls the line.
KNOWN = {("engine", "pipeline")}


def imports() -> Iterator[tuple[str, str]]:
    """Each room that imports another one, and that."""
    for file in PACKAGE.rglob("*.py"):
        here = file.relative_to(PACKAGE).with_suffix("").parts[0]
        for node in ast.walk(ast.parse(file.read_bytes())):
            if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("generator."):
                there = (node.module or "").split(".")[1]
                if there != here:
                    yield here, there


@pytest.fixture(scope="module")
def arrows() -> set[tuple[str, str]]:
    """All arrows."""
    return set(imports())


def test_no_arrow_leads_back(arrows: set[tuple[str, str]]) -> None:
    """Rooms can be put in an order in which each imports only what stands before it."""
    rooms: TopologicalSorter[str] = TopologicalSorter()
    for here, there in arrows - KNOWN:
        rooms.add(here, there)
    try:
        rooms.prepare()
    except CycleError as error:
        pytest.fail(" → ".join(error.args[1]))


def test_stages_know_nothing_of_each_other(arrows: set[tuple[str, str]]) -> None:
    """A stage imports no other stage, and nothing that stands around the line."""
    others = (*STAGES, *AROUND, "standing", "pipeline")
    assert not [arrow for arrow in arrows if arrow[0] in STAGES and arrow[1] in others]
