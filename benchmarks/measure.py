"""Portals in, figures out: each run is a process of its own, each figure the median of the runs."""

from __future__ import annotations

import json
import os
import shutil
import statistics
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from benchmarks.big_portal import BigPortal
from benchmarks.child import TODAY, edit

Figures = dict[str, Any]
_REPOSITORY = Path(__file__).parents[1]


def copy_demonstration(root: Path) -> Path:
    """The demonstration portal, copied to the new folder `root`; the record that is edited."""
    for folder in ("content", "data", "theme"):
        shutil.copytree(
            _REPOSITORY / folder, root / folder, ignore=shutil.ignore_patterns("ledger.txt")
        )
    shutil.copy(_REPOSITORY / "mkdocs.yml", root)
    return next(path for path in sorted((root / "data" / "exemplars").glob("*.yml")))


def measure_demonstration(root: Path, edited: Path, runs: int) -> Figures:
    """The commands on a portal of ordinary size, with the time that Python takes to start."""
    command = ["generator", "build", "--portal", str(root), "--today", TODAY.isoformat()]

    def cold() -> Figures:
        forget(root)
        return run_process(command)

    def changed() -> Figures:
        edit(edited)
        return run_process(command)

    return {
        "cold": median([cold() for _ in range(runs)]),
        "unchanged": median([run_process(command) for _ in range(runs)]),
        "changed": median([changed() for _ in range(runs)]),
        "serve": median([run_task("edit", root, edited) for _ in range(runs)]),
        "bytes": size_of(root / "site"),
    }


def measure_big(portal: BigPortal, runs: int) -> Figures:
    """The stages on a big portal. Frames are cached: they take the same for every portal."""
    root, edited = portal.root, portal.edited

    def fresh() -> Figures:
        forget(root, keep_cache=True)
        return run_task("build", root, edited)

    def changed() -> Figures:
        edit(edited)
        return run_task("build", root, edited)

    fresh()  # makes the frames
    return {
        "fresh": median([fresh() for _ in range(runs)]),
        "unchanged": median([run_task("build", root, edited) for _ in range(runs)]),
        "changed": median([changed() for _ in range(runs)]),
        "bytes": size_of(root / "site"),
    }


def forget(root: Path, *, keep_cache: bool = False) -> None:
    """Remove what earlier builds left in a portal."""
    (root / "site").unlink(missing_ok=True)
    (root / "data" / "ledger.txt").unlink(missing_ok=True)
    shutil.rmtree(root / ".site-builds", ignore_errors=True)
    if not keep_cache:
        shutil.rmtree(root / ".thidua", ignore_errors=True)


def run_process(module: Sequence[str]) -> Figures:
    """Seconds and memory of `python -m module`, from its start to its end."""
    start = time.perf_counter()
    process = subprocess.Popen(
        [sys.executable, "-m", *module],
        cwd=_REPOSITORY,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    )
    assert process.stderr is not None
    told = process.stderr.read()
    _, status, usage = os.wait4(process.pid, 0)
    wall = time.perf_counter() - start
    process.stderr.close()
    process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise RuntimeError(told.decode())
    return {
        "wall": wall,
        "user": usage.ru_utime,
        "system": usage.ru_stime,
        "memory": usage.ru_maxrss * 1024,
    }


def run_task(task: str, root: Path, edited: Path) -> Figures:
    """What `benchmarks.child` tells of one run."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.child", task, str(root), str(edited)],
        cwd=_REPOSITORY,
        check=False,
        capture_output=True,
        text=True,
    )
    if done.returncode:
        raise RuntimeError(done.stderr)
    figures: Figures = json.loads(done.stdout)
    return figures


def median(runs: Sequence[Any]) -> Any:
    """The median of numbers; of groups of the same shape, each figure's own median."""
    if isinstance(runs[0], dict):
        return {key: median([run[key] for run in runs]) for key in runs[0]}
    return statistics.median(runs)


def size_of(folder: Path) -> int:
    """The bytes of all files below `folder`."""
    return sum(file.stat().st_size for file in folder.resolve().rglob("*") if file.is_file())
