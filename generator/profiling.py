"""A report → what each stage cost: seconds, its share, pages drawn, files and bytes written."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from generator.locale import t
from generator.model.output import Report, Written


@dataclass(frozen=True, slots=True)
class Cost:
    """What a stage cost; `share` is its part of the whole run, from 0 to 1."""

    stage: str
    seconds: float
    share: float
    pages: int = 0
    files: int = 0
    bytes: int = 0


def find_costs(report: Report, wall: float) -> list[Cost]:
    """What each stage cost in a run of `wall` seconds, and last what is no stage's.

    That is to start, to import, to wait for the lock, and to remember things for the next run.
    """
    measured = dict(report.seconds)
    measured["other"] = max(0.0, wall - sum(measured.values()))
    written = report.written or Written()
    amounts = {
        "render": {"pages": report.rendered},
        "write": {"files": written.changed, "bytes": written.size},
    }
    whole = sum(measured.values()) or 1.0
    return [
        Cost(stage, round(seconds, 6), round(seconds / whole, 4), **amounts.get(stage, {}))
        for stage, seconds in measured.items()
    ]


def format_costs(costs: list[Cost]) -> Iterator[str]:
    """A table for people, line by line: the longest names decide its width."""
    names = {cost.stage: t(f"cli.stage.{cost.stage}") for cost in costs}
    head = [t(f"cli.profile.{key}") for key in ("seconds", "share", "pages", "files", "bytes")]
    whole = Cost(
        "total",
        sum(cost.seconds for cost in costs),
        1.0,
        sum(cost.pages for cost in costs),
        sum(cost.files for cost in costs),
        sum(cost.bytes for cost in costs),
    )
    names[whole.stage] = t("cli.profile.total")
    width = max(len(t("cli.profile.stage")), *map(len, names.values()))
    yield _row(t("cli.profile.stage"), head, width)
    for cost in (*costs, whole):
        amounts = (cost.pages, cost.files, cost.bytes)
        cells = [str(amount) if amount else "" for amount in amounts]
        cells[:0] = [f"{cost.seconds:.3f}", f"{cost.share:.0%}"]
        yield _row(names[cost.stage], cells, width)


def _row(name: str, cells: list[str], width: int) -> str:
    seconds, share, pages, files, size = cells
    return f"{name:{width}} {seconds:>9} {share:>5} {pages:>8} {files:>8} {size:>12}".rstrip()
