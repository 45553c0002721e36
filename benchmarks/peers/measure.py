"""Sites in, figures out: in each run every tool builds once, so that a noisy minute meets all."""

from __future__ import annotations

import json
import statistics
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.process import Spent, run
from benchmarks.peers.site import Site

COLD, UNCHANGED, EDITED = "cold", "unchanged", "changed"
CASES = (COLD, UNCHANGED, EDITED)

#: Told what is being done, one line at a time.
Say = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Figure:
    """Medians of the runs: seconds and bytes; `stages` (stage → seconds) where a tool tells them.

    `spread` is the slowest run's wall time over the fastest one's.
    """

    wall: float
    cpu: float
    memory: float
    spread: float
    stages: Mapping[str, float]


@dataclass(frozen=True, slots=True)
class Size:
    """What a tool left in its folder: files, bytes, and the bytes of a person's page (median)."""

    files: int
    bytes: int
    page: float


#: (step, case) → figure; steps are "hugo", "pagefind", "rows" …
Figures = dict[tuple[str, str], Figure]


def measure(sites: Sequence[Site], runs: int, say: Say) -> Figures:
    """Every site built cold, with nothing changed and with one record changed, `runs` times."""
    seen: dict[tuple[str, str], list[Spent]] = {}
    for turn in range(runs):
        for site in sites:
            say(f"→ run {turn + 1} of {runs}: {site.name}")
            _run_cases(site, turn, seen)
    return {key: _median(spent) for key, spent in seen.items()}


def _run_cases(site: Site, turn: int, seen: dict[tuple[str, str], list[Spent]]) -> None:
    site.forget()
    for case in CASES:
        if case == EDITED:
            site.edit(turn)
        for name, spent in build(site).items():
            seen.setdefault((name, case), []).append(spent)


def build(site: Site) -> dict[str, Spent]:
    """One build: the name of each step → what it took."""
    return {step.name: run(step.command, site.folder, site.environment) for step in site.steps}


def measure_cold(sites: Sequence[Site], runs: int, say: Say) -> Figures:
    """Every site built cold, `runs` times."""
    seen: dict[tuple[str, str], list[Spent]] = {}
    for turn in range(runs):
        for site in sites:
            say(f"→ cold run {turn + 1} of {runs}: {site.folder.name}")
            site.forget()
            for name, spent in build(site).items():
                seen.setdefault((name, COLD), []).append(spent)
    return {key: _median(spent) for key, spent in seen.items()}


def _median(spent: Sequence[Spent]) -> Figure:
    walls = [one.wall for one in spent]
    return Figure(
        wall=statistics.median(walls),
        cpu=statistics.median(one.cpu for one in spent),
        memory=statistics.median(one.memory for one in spent),
        spread=max(walls) / min(walls),
        stages=_stages([one.said for one in spent]),
    )


def _stages(said: Iterable[str]) -> dict[str, float]:
    """The median of each stage that a command told as JSON; "other" is no stage."""
    profiles = [json.loads(text)["profile"] for text in said if text.startswith("{")]
    told = [{cost["stage"]: cost["seconds"] for cost in profile} for profile in profiles]
    names = dict.fromkeys(name for stages in told for name in stages if name != "other")
    return {name: statistics.median(stages.get(name, 0.0) for stages in told) for name in names}


def size_of(site: Site, people: Iterable[str], without: str = "") -> Size:
    """What stands in the output, without one folder; `people` name the folders of their pages."""
    output = (site.folder / site.output).resolve()
    wanted, pages = frozenset(people), []
    files = total = 0
    for path in output.rglob("*"):
        if path.is_file() and path.relative_to(output).parts[0] != without:
            size = path.stat().st_size
            files, total = files + 1, total + size
            if path.name == "index.html" and path.parent.name in wanted:
                pages.append(size)
    return Size(files, total, statistics.median(pages) if pages else 0.0)


def joined(figures: Figures, steps: Sequence[str], case: str) -> Figure | None:
    """Steps that follow each other as one: seconds add up, memory is the larger peak."""
    found = [figures[step, case] for step in steps if (step, case) in figures]
    if len(found) != len(steps):
        return None
    return Figure(
        wall=sum(figure.wall for figure in found),
        cpu=sum(figure.cpu for figure in found),
        memory=max(figure.memory for figure in found),
        spread=max(figure.spread for figure in found),
        stages={name: took for figure in found for name, took in figure.stages.items()},
    )


def file_system(folder: Path) -> str:
    """The kind of file system that holds `folder`: "tmpfs", "ext4"."""
    best, kind = Path("/"), "?"
    for line in Path("/proc/mounts").read_text("utf-8").splitlines():
        _, place, name, *_ = line.split()
        mount = Path(place)
        if folder.resolve().is_relative_to(mount) and len(mount.parts) >= len(best.parts):
            best, kind = mount, name
    return kind
