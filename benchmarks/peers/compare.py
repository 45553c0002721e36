"""The number of people in; everything that the table shows out, as plain data for JSON."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, replace
from pathlib import Path
from statistics import median
from typing import Any

from benchmarks.peers.data import Records, make_records
from benchmarks.peers.entrants import OURS, ROWS, Row, entrants
from benchmarks.peers.goals import Cells, Goal, goals, peak
from benchmarks.peers.install import Tools, cores, versions
from benchmarks.peers.measure import (
    CASES,
    COLD,
    Figure,
    Figures,
    Say,
    Size,
    file_system,
    joined,
    measure,
    measure_cold,
    size_of,
)
from benchmarks.peers.ours import OUR_CODE
from benchmarks.peers.process import run
from benchmarks.peers.site import Site

_GROWTH_LIMIT = 2.2
_START_LIMIT = 0.15  # seconds


def compare(
    place: Path, size: int, chosen: Sequence[str], runs: int, tools: Tools, say: Say
) -> dict[str, Any]:
    """All three cases of every chosen tool."""
    load = os.getloadavg()[0]
    records = make_records(size)
    sites = list(_sites(place, records, chosen, tools, say))
    figures = measure(sites, runs, say)
    sizes = _sizes(sites, [person.id for person in records.people])
    cells = _cells(figures, chosen)
    reached = list(goals(cells, OURS, size))
    return {
        **_head(place, records, chosen, runs, tools, load),
        "rows": [_row(row, cells, sizes) for row in ROWS if (row.name, COLD) in cells],
        "goals": [_goal(goal) for goal in (*reached, *_start(place, tools, runs))],
        "stages": {OURS: {case: dict(figures[OURS, case].stages) for case in CASES}},
        "growth": [],
    }


def compare_growth(
    place: Path, size: int, chosen: Sequence[str], runs: int, tools: Tools, say: Say
) -> dict[str, Any]:
    """Cold builds with half of the people and with all, one tool after the other."""
    load = os.getloadavg()[0]
    half, whole = make_records(size // 2), make_records(size)
    found: list[dict[str, Any]] = []
    for name, prepare in entrants(chosen).items():
        say(f"→ {name}: {size // 2:,} and {size:,} people")
        small = prepare(half, place / f"{name}-half", tools)
        large = prepare(whole, place / f"{name}-all", tools)
        turns = [measure_cold([site], 1, say) for _ in range(runs) for site in (small, large)]
        found += _growth_rows(chosen, turns[::2], turns[1::2])
        for site in (small, large):
            shutil.rmtree(site.folder)
    head = _head(place, whole, chosen, runs, tools, load)
    return {**head, "rows": [], "goals": [], "stages": {}, "growth": found}


def _growth_rows(
    chosen: Sequence[str], half: Sequence[Figures], whole: Sequence[Figures]
) -> Iterator[dict[str, Any]]:
    """A line for each of the tool's rows in the table; medians of the turns."""
    for row in ROWS:
        small, large = (_cold(row, turns) for turns in (half, whole))
        if row.without or not small or row.name not in chosen:
            continue
        before, after = (median(figure.wall for figure in each) for each in (small, large))
        yield {
            "title": row.title,
            "half": before,
            "all": after,
            "ratio": after / before,
            "memory": median(figure.memory for figure in large),
            "limit": _GROWTH_LIMIT if row.name == OURS else None,
        }


def _cold(row: Row, turns: Sequence[Figures]) -> list[Figure]:
    found = (joined(figures, row.steps, COLD) for figures in turns)
    return [figure for figure in found if figure]


def _sites(
    place: Path, records: Records, chosen: Sequence[str], tools: Tools, say: Say
) -> Iterator[Site]:
    for name, prepare in entrants(chosen).items():
        say(f"→ {len(records.people):,} people as input of {name}")
        yield prepare(records, place / name, tools)


def _cells(figures: Figures, chosen: Sequence[str]) -> Cells:
    """(row, case) → figure, for the rows of what was chosen."""
    found: dict[tuple[str, str], Figure] = {}
    for row in ROWS:
        if row.name.removesuffix("-pages") not in chosen:
            continue
        for case in CASES:
            figure = joined(figures, row.steps, case)
            if figure:
                wall = figure.wall - sum(figure.stages.get(stage, 0.0) for stage in row.without)
                found[row.name, case] = replace(figure, wall=wall)
    return found


def _sizes(sites: Sequence[Site], people: Sequence[str]) -> dict[str, Size]:
    """Row → what its site holds; Pagefind's files, in Hugo's folder, do not count for Hugo."""
    found = {site.name: size_of(site, people) for site in sites}
    for site in sites:
        if site.name == "hugo":
            found |= {"pagefind": found["hugo"], "hugo": size_of(site, people, "pagefind")}
    return found


def _row(row: Row, cells: Cells, sizes: Mapping[str, Size]) -> dict[str, Any]:
    size = None if row.without else sizes[row.name]
    return {
        "name": row.name,
        "title": row.title,
        **{case: asdict(cells[row.name, case]) for case in CASES},
        "peak": peak(cells, row.name),
        "size": asdict(size) if size else None,
        "to_hugo": _to_hugo(row, cells),
    }


def _to_hugo(row: Row, cells: Cells) -> dict[str, float] | None:
    """Wall times and memory over those of Hugo in the same case."""
    if ("hugo", COLD) not in cells:
        return None
    walls = {case: cells[row.name, case].wall / cells["hugo", case].wall for case in CASES}
    return {**walls, "peak": peak(cells, row.name) / peak(cells, "hugo")}


def _goal(goal: Goal) -> dict[str, Any]:
    return {**asdict(goal), "reached": goal.is_reached}


def _start(place: Path, tools: Tools, runs: int) -> Iterator[Goal]:
    """How long our command takes to say its version and its help."""
    for option in ("--version", "--help"):
        command = (str(tools.python), "-m", "generator", option)
        wall = median(run(command, place, OUR_CODE).wall for _ in range(max(3, runs)))
        yield Goal(f"thidua {option}", "start", _START_LIMIT, wall, "s")


def _head(
    place: Path, records: Records, chosen: Sequence[str], runs: int, tools: Tools, load: float
) -> dict[str, Any]:
    """What was compared, with which versions, on which machine."""
    exemplars = sum(person.exemplar for person in records.people)
    pages = os.sysconf("SC_PHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    return {
        "content": {
            "people": len(records.people),
            "exemplars": exemplars,
            "recipients": len(records.people) - exemplars,
            "decisions": len(records.decisions),
            "units": len(records.units),
            "campaigns": len(records.campaigns),
        },
        "versions": versions(tools, chosen),
        "machine": {
            "cores": cores(),
            "memory": pages,
            "file_system": file_system(place),
            "system": sys.platform,
            "load": load,
        },
        "runs": runs,
    }
