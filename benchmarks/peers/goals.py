"""Figures in; the goals of issue #4 out, each with what was measured and whether it is reached."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from benchmarks.peers.measure import CASES, COLD, EDITED, UNCHANGED, Figure

_BIG = 100_000
_GIGA = 1_000_000_000
#: (row, case) → figure.
Cells = Mapping[tuple[str, str], Figure]


@dataclass(frozen=True, slots=True)
class Goal:
    """One goal: `found` must be at most `limit`; `unit` is "×", "s" or "GB"."""

    name: str
    row: str
    limit: float
    found: float
    unit: str

    @property
    def is_reached(self) -> bool:
        """Whether the goal is met."""
        return self.found <= self.limit


def goals(cells: Cells, ours: str, records: int) -> Iterator[Goal]:
    """Those goals for our site `ours` for which both sides were measured."""
    bare = f"{ours}-pages"
    yield from _ratio("cold, pages only, to Hugo", cells, (bare, "hugo"), COLD, 1.0)
    yield from _ratio("cold, with search, to Hugo + Pagefind", cells, (ours, "pagefind"), COLD, 0.5)
    if records < _BIG:
        yield from _ratio("no change, to Hugo", cells, (ours, "hugo"), UNCHANGED, 0.1)
        yield from _ratio("one record changed, to Hugo", cells, (ours, "hugo"), EDITED, 0.15)
        yield from _memory(cells, ours)
    elif (ours, UNCHANGED) in cells:
        yield Goal("no change", ours, 1.0, cells[ours, UNCHANGED].wall, "s")
        yield Goal("peak memory", ours, 1.2, peak(cells, ours) / _GIGA, "GB")


def peak(cells: Cells, row: str) -> float:
    """The most memory of a row's three cases, in bytes."""
    return max(cells[row, case].memory for case in CASES if (row, case) in cells)


def _ratio(
    name: str, cells: Cells, rows: tuple[str, str], case: str, limit: float
) -> Iterator[Goal]:
    """The wall time of the first row over that of the second."""
    ours, theirs = ((row, case) for row in rows)
    if ours in cells and theirs in cells:
        yield Goal(name, rows[0], limit, cells[ours].wall / cells[theirs].wall, "×")


def _memory(cells: Cells, ours: str) -> Iterator[Goal]:
    if (ours, COLD) in cells and ("hugo", COLD) in cells:
        found = peak(cells, ours) / peak(cells, "hugo")
        yield Goal("peak memory, to Hugo", ours, 0.5, found, "×")
