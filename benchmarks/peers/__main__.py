"""`python -m benchmarks.peers`: our site and those of other tools from the same records."""

from __future__ import annotations

import json
import os
import shutil
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import click

from benchmarks.peers.compare import compare, compare_growth
from benchmarks.peers.entrants import OURS, PEERS
from benchmarks.peers.errors import BuildError
from benchmarks.peers.install import install
from benchmarks.peers.table import lines

_MEMORY_BACKED = Path("/dev/shm")
_BYTES_EACH = 120_000  # a person's share of all sites, with some room to work in
_HELP = """Build the same records with other tools and with thidua, and print the ratios.

What is missing is fetched into build/peers/. Each tool builds cold, with nothing changed and with
one record changed; the runs of the tools take turns.

\b
python -m benchmarks.peers
python -m benchmarks.peers --records 1000 --peers hugo,pagefind --runs 1
python -m benchmarks.peers --records 100000 --growth --format json
"""


def _names(context: click.Context, parameter: click.Parameter, value: str) -> list[str]:
    """`a,b` as a list, each name being one of the parameter's."""
    names = [name for name in value.split(",") if name]
    if unknown := set(names) - set(PEERS):
        raise click.BadParameter(f"{', '.join(sorted(unknown))}; there are {', '.join(PEERS)}")
    return names


@click.command(help=_HELP)
@click.option("--records", default=10_000, show_default=True, help="People of the portal.")
@click.option("--peers", default=",".join(PEERS), show_default=True, callback=_names)
@click.option("--runs", default=3, show_default=True, help="Each figure is their median.")
@click.option("--growth", is_flag=True, help="Only: cold builds of half the records, and of all.")
@click.option("--folder", type=click.Path(path_type=Path), help="Where the sites are made.")
@click.option("--keep", is_flag=True, help="Leave the sites there.")
@click.option("--format", "form", type=click.Choice(["text", "json"]), default="text")
def main(
    records: int,
    peers: Sequence[str],
    runs: int,
    growth: bool,
    folder: Path | None,
    keep: bool,
    form: str,
) -> None:
    """Measure, and print a table or JSON."""
    chosen = [*peers, OURS]
    with _workplace(folder, records, keep) as place:
        _say(f"→ sites in {place}")
        try:
            tools = install(chosen, _say)
            what = compare_growth if growth else compare
            found = what(place, records, chosen, runs, tools, _say)
        except BuildError as error:
            raise click.ClickException(str(error)) from error
    click.echo(_json(found) if form == "json" else "\n".join(lines(found)))


def _json(found: dict[str, Any]) -> str:
    return json.dumps(found, ensure_ascii=False, indent=2)


def _say(line: str) -> None:
    click.echo(line, err=True)


@contextmanager
def _workplace(folder: Path | None, records: int, keep: bool) -> Iterator[Path]:
    """A new folder, removed at the end unless it is to be kept; in memory where there is room."""
    above = folder or _roomy(records * _BYTES_EACH)
    if above:
        above.mkdir(parents=True, exist_ok=True)
    place = Path(tempfile.mkdtemp(prefix="thidua-peers-", dir=above))
    try:
        yield place
    finally:
        if not keep:
            shutil.rmtree(place, ignore_errors=True)


def _roomy(needed: int) -> Path | None:
    """The memory-backed folder, if it has room and half of the free memory remains."""
    if not os.access(_MEMORY_BACKED, os.W_OK):
        return None
    free = os.sysconf("SC_AVPHYS_PAGES") * os.sysconf("SC_PAGE_SIZE")
    room = min(shutil.disk_usage(_MEMORY_BACKED).free, free // 2)
    return _MEMORY_BACKED if room > needed else None


if __name__ == "__main__":
    main()
