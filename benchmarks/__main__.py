"""`python -m benchmarks`: what a build costs on this machine, by stage, as a table."""

from __future__ import annotations

import json
import tempfile
from contextlib import nullcontext
from pathlib import Path

import click

from benchmarks.big_portal import CAMPAIGNS, UNITS, BigPortal, make_big_portal
from benchmarks.measure import (
    Figures,
    copy_demonstration,
    measure_big,
    measure_demonstration,
)

_REPOSITORY = Path(__file__).parents[1]
_MEGA = 1_000_000
_HELP = """Measure how long builds take and how much memory they need.

\b
python -m benchmarks
python -m benchmarks --only big --records 2000 --runs 1
python -m benchmarks --keep /tmp/big --format json
TMPDIR=/dev/shm python -m benchmarks    (in memory: without the time of a disk's file system)
"""


@click.command(help=_HELP)
@click.option("--records", default=10_000, show_default=True, help="Exemplars of the big portal.")
@click.option("--runs", default=3, show_default=True, help="Each figure is their median.")
@click.option("--only", type=click.Choice(["demonstration", "big"]), help="Measure one portal.")
@click.option("--keep", type=click.Path(path_type=Path), help="Make the portals here; keep them.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def main(records: int, runs: int, only: str | None, keep: Path | None, form: str) -> None:
    """Measure, and print a table or JSON."""
    if keep and keep.exists() and any(keep.iterdir()):
        raise click.UsageError(f"{keep} is not empty")
    with nullcontext(str(keep)) if keep else tempfile.TemporaryDirectory() as folder:
        found = _measure(Path(folder), records, runs, only)
    click.echo(json.dumps(found, indent=2) if form == "json" else "\n".join(_table(found)))


def _measure(folder: Path, records: int, runs: int, only: str | None) -> Figures:
    found: Figures = {}
    if only != "big":
        root = folder / "demonstration"
        found["demonstration"] = measure_demonstration(root, copy_demonstration(root), runs)
    if only != "demonstration":
        portal = make_big_portal(folder / "big", records, _REPOSITORY)
        found["big"] = {**_content(portal), **measure_big(portal, runs)}
    return found


def _content(portal: BigPortal) -> Figures:
    return {
        "exemplars": portal.exemplars,
        "awards": portal.awards,
        "units": UNITS,
        "campaigns": CAMPAIGNS,
    }


def _table(found: Figures) -> list[str]:
    lines: list[str] = []
    if demo := found.get("demonstration"):
        lines += [f"The demonstration portal ({demo['bytes'] / _MEGA:.1f} MB)", _head()]
        lines += [
            _line("build, cold", demo["cold"]),
            _line("build, nothing changed", demo["unchanged"], "wall < 2 s"),
            _line("build, one record changed", demo["changed"], "wall < 2 s"),
            _line("serve, one record changed", demo["serve"], "wall < 1 s"),
            "",
        ]
    if big := found.get("big"):
        lines += _big_table(big)
    return lines


def _big_table(big: Figures) -> list[str]:
    fresh = big["fresh"]
    records = f"{big['exemplars']:,} exemplars, {big['awards']} decisions"
    size = f"{fresh['pages']:,.0f} pages, {big['bytes'] / _MEGA:.0f} MB"
    return [
        f"The big portal ({records}: {size})",
        _head(),
        *(f"{f'  {name}':28}{seconds:9.2f}" for name, seconds in fresh["stages"].items()),
        _line("build, no site before", fresh, "memory < 400 MB"),
        _line("build, nothing changed", big["unchanged"]),
        _line("build, one record changed", big["changed"]),
    ]


def _head() -> str:
    return f"{'':28}{'wall s':>9}{'cpu s':>9}{'user':>9}{'kernel':>9}{'MB':>7}  goal"


def _line(name: str, spent: Figures, goal: str = "") -> str:
    memory = f"{spent['memory'] / _MEGA:.0f}" if "memory" in spent else ""
    cpu = spent["user"] + spent["system"]
    seconds = (spent["wall"], cpu, spent["user"], spent["system"])
    return f"{name:28}{''.join(f'{value:9.2f}' for value in seconds)}{memory:>7}  {goal}".rstrip()


if __name__ == "__main__":
    main()
