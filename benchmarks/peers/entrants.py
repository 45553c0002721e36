"""Who is compared: how each one's site is made, and which rows of the table it fills."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from benchmarks.peers import eleventy, hugo, material, ours
from benchmarks.peers.data import Records
from benchmarks.peers.install import Tools
from benchmarks.peers.site import Site

Prepare = Callable[[Records, Path, Tools], Site]

PEERS = ("hugo", "pagefind", "eleventy", "mkdocs")
OURS = "thidua"
#: What a row's time leaves out: our stages that make other things than pages.
_BESIDE = ("index", "export")


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: `steps` that follow each other, `without` some stages of ours."""

    name: str
    title: str
    steps: tuple[str, ...]
    without: tuple[str, ...] = ()


ROWS = (
    Row("hugo", "Hugo", ("hugo",)),
    Row("pagefind", "Hugo, then Pagefind", ("hugo", "pagefind")),
    Row("eleventy", "Eleventy", ("eleventy",)),
    Row("mkdocs", "MkDocs + Material, with search", ("mkdocs",)),
    Row("thidua", "thidua", ("thidua",)),
    Row("thidua-pages", "  without search index, open data", ("thidua",), _BESIDE),
)


def entrants(chosen: Sequence[str]) -> Mapping[str, Prepare]:
    """The name of each chosen site → how it is made; Pagefind works on the site of Hugo."""
    makers: dict[str, Prepare] = {
        "hugo": partial(hugo.prepare, pagefind="pagefind" in chosen),
        "eleventy": eleventy.prepare,
        "mkdocs": material.prepare,
        "thidua": ours.prepare,
    }
    wanted = {"hugo" if name == "pagefind" else name for name in chosen}
    return {name: maker for name, maker in makers.items() if name in wanted}
