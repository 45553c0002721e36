"""Results in, lines of text out."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

_MEGA, _KILO = 1_000_000, 1_000
_CASES = ("cold", "unchanged", "changed")
_WIDTH = 34
_QUIET = 1.2  # the slowest run over the fastest


def lines(found: Mapping[str, Any]) -> Iterator[str]:
    """The whole report: how it was measured, figures, ratios, goals, our stages, growth."""
    yield from _method(found)
    if found["rows"]:
        yield from ("", *_figures(found["rows"]))
    if any(row["to_hugo"] for row in found["rows"]):
        yield from ("", *_ratios(found["rows"]))
    if found["goals"]:
        yield from ("", *_goals(found["goals"]))
    if found["stages"]:
        yield from ("", *_stages(found["stages"]))
    if found["growth"]:
        yield from ("", *_growth(found["growth"]))


def _method(found: Mapping[str, Any]) -> Iterator[str]:
    content = ", ".join(f"{number:,} {name}" for name, number in found["content"].items())
    machine = found["machine"]
    yield f"The same records for all: {content}"
    yield ", ".join(f"{name} {number}" for name, number in found["versions"].items())
    yield (
        f"{machine['cores']} cores, {machine['memory'] / _MEGA / _KILO:.0f} GB of memory, "
        f"files on {machine['file_system']}, load {machine['load']:.1f} at the start"
    )
    yield f"Wall seconds, medians of {found['runs']} alternating runs; memory of the process tree"


def _figures(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    head = f"{'cold':>9}{'no change':>11}{'one changed':>13}"
    more = f"{'cold CPU':>10}{'spread':>8}{'peak MB':>9}{'files':>9}{'page KB':>9}"
    yield f"{'seconds':{_WIDTH}}{head}{more}"
    for row in rows:
        cold, unchanged, changed = (row[case]["wall"] for case in _CASES)
        size = row["size"]
        line = f"{row['title']:{_WIDTH}}{cold:9.2f}{unchanged:11.2f}{changed:13.2f}"
        line += f"{row['cold']['cpu']:10.2f}{row['cold']['spread']:8.1f}{row['peak'] / _MEGA:9.0f}"
        yield f"{line}{size['files']:9,}{size['page'] / _KILO:9.1f}" if size else line
    worst = max(row["cold"]["spread"] for row in rows)
    if worst > _QUIET:
        yield f"The machine was NOT quiet: runs differ up to {worst:.1f} times. Measure again."


def _ratios(rows: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    head = f"{'cold':>9}{'no change':>11}{'one changed':>13}{'memory':>9}"
    yield f"{'times Hugo':{_WIDTH}}{head}"
    for row in rows:
        cold, unchanged, changed, memory = (row["to_hugo"][key] for key in (*_CASES, "peak"))
        line = f"{row['title']:{_WIDTH}}{cold:9.2f}{unchanged:11.2f}{changed:13.2f}"
        yield f"{line}{memory:9.2f}"


def _goals(goals: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    yield f"{'goals':48}{'at most':>11}{'measured':>11}"
    for goal in goals:
        unit = goal["unit"]
        name, mark = f"{goal['row']}: {goal['name']}", _mark(goal["reached"])
        yield f"{name:48}{goal['limit']:8.2f} {unit:2}{goal['found']:8.2f} {unit:2}  {mark}"


def _stages(stages: Mapping[str, Mapping[str, Mapping[str, float]]]) -> Iterator[str]:
    head = f"{'cold':>9}{'no change':>11}{'one changed':>13}"
    for name, cases in stages.items():
        yield f"{f'stages of {name}, seconds':{_WIDTH}}{head}"
        for stage in dict.fromkeys(stage for told in cases.values() for stage in told):
            cold, unchanged, changed = (cases[case].get(stage, 0.0) for case in _CASES)
            yield f"{'  ' + stage:{_WIDTH}}{cold:9.2f}{unchanged:11.2f}{changed:13.2f}"


def _growth(growth: Iterable[Mapping[str, Any]]) -> Iterator[str]:
    head = f"{'half':>9}{'all':>11}{'ratio':>9}{'MB':>8}"
    yield f"{'growth: cold seconds':{_WIDTH}}{head}"
    for row in growth:
        limit, ratio = row["limit"], row["ratio"]
        line = f"{row['title']:{_WIDTH}}{row['half']:9.2f}{row['all']:11.2f}{ratio:9.2f}"
        goal = f"  at most {limit}: {_mark(ratio <= limit)}" if limit else ""
        yield f"{line}{row['memory'] / _MEGA:8.0f}{goal}"


def _mark(is_reached: bool) -> str:
    return "reached" if is_reached else "NOT reached"
