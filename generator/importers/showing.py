"""What an import would do, for people: tables, a diff, doubts; and the same for machines."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

import click
from rich.console import Console
from rich.table import Table
from rich.text import Text

from generator.editing.changes import Change, format_diff
from generator.importers.brief import brief, gathered
from generator.importers.commenting import doubt_sentence, field_title
from generator.importers.found import Doubt
from generator.importers.planning import Planned
from generator.importers.session import Session
from generator.locale import has, t
from generator.model.problem import Problem, Severity
from generator.model.text import squeeze
from generator.reporting import format_problem, problem_facts

#: So many rows, lines of a diff and doubts are shown; the rest is counted.
_ROWS, _LINES, _DOUBTS = 12, 40, 20
_COLUMNS = ("no", "kind", "name", "title", "unit", "commune", "achievement", "form")
_WIDTH = 100


def show(session: Session, files: Sequence[Path]) -> None:
    """Print the preview: what would be made, its differences, doubts and problems."""
    console = _console()
    for plan in session.planned:
        _record(console, plan)
    told = {plan.path for plan in session.planned if plan.new and not plan.draft.rows}
    for change in session.changes:
        if change.path not in told:
            _diff(change)
    doubts = [(plan, doubt) for plan in session.planned for doubt in plan.doubts]
    _doubts(doubts)
    _problems(session.problems)


def _console() -> Console:
    width = None if sys.stdout.isatty() else _WIDTH
    return Console(file=sys.stdout, width=width, highlight=False, soft_wrap=False)


def _record(console: Console, plan: Planned) -> None:
    new = "new" if plan.draft.rows else "new-alone"
    key = new if plan.new else "more" if plan.changes else "same"
    counts = {"rows": len(plan.draft.rows), "added": plan.added, "changed": plan.changed}
    kind = t(f"kind.{plan.draft.kind}.ref")
    click.secho(t(f"cli.import.record-{key}", kind=kind, path=plan.path, **counts), bold=True)
    if not plan.changes:
        return
    _facts(console, plan)
    _rows(console, plan)


def _facts(console: Console, plan: Planned) -> None:
    """The record's own fields, under their Vietnamese titles."""
    table = Table(show_header=False, box=None, padding=(0, 2, 0, 2))
    for field, value in plan.draft.data.items():
        if field == "draft" or not value:
            continue
        title = Text(field_title(plan.draft.kind, field), style="dim")
        table.add_row(title, Text(brief(value)))
    if table.row_count:
        console.print(table)


def _rows(console: Console, plan: Planned) -> None:
    rows = plan.draft.rows
    used = [name for name in _COLUMNS if any(row.get(name) for row in rows)]
    if not rows:
        return
    table = Table(header_style="bold", padding=(0, 1), pad_edge=False)
    for name in used:
        short = name in ("no", "kind")
        table.add_column(field_title("recipient", name), no_wrap=short, overflow="fold")
    for row in rows[:_ROWS]:
        table.add_row(*(Text(_cell(name, row.get(name, ""))) for name in used))
    console.print(table)
    if len(rows) > _ROWS:
        click.echo("  " + t("cli.import.more-rows", count=len(rows) - _ROWS))


def _cell(name: str, text: str) -> str:
    key = f"recipient.{text}"
    return t(key) if name == "kind" and has(key) else squeeze(text)


def _diff(change: Change) -> None:
    click.echo()
    lines = list(format_diff(change))
    for line in lines[:_LINES]:
        colour = {"+": "green", "-": "red", "@": "cyan"}.get(line[:1])
        click.secho(line, fg=colour)
    if len(lines) > _LINES:
        click.echo("  " + t("cli.import.more-lines", count=len(lines) - _LINES))


def _doubts(doubts: Sequence[tuple[Planned, Doubt]]) -> None:
    if not doubts:
        return
    click.echo()
    click.secho(t("cli.import.doubts", count=len(doubts)), bold=True)
    lines = list(_doubt_lines(doubts))
    for line in lines[:_DOUBTS]:
        click.echo(f"  - {line}")
    if len(lines) > _DOUBTS:
        click.echo("  " + t("cli.import.more-doubts", count=len(lines) - _DOUBTS))


def _doubt_lines(doubts: Sequence[tuple[Planned, Doubt]]) -> Iterator[str]:
    """One line each; those of a plan's one field that have one reason are told together."""
    by_path: dict[str, tuple[Planned, list[Doubt]]] = {}
    for plan, doubt in doubts:
        by_path.setdefault(plan.path, (plan, []))[1].append(doubt)
    for plan, own in by_path.values():
        for doubt, words in ((one, "") for one in own) if plan.draft.rows else gathered(own):
            place = f"{doubt.place}: " if doubt.place else ""
            yield f"{place}{_field(plan, doubt)}: {words}{doubt_sentence(doubt)}"


def _field(plan: Planned, doubt: Doubt) -> str:
    """The field as people call it, and whose it is in a list."""
    name = next((str(part) for part in reversed(doubt.loc) if isinstance(part, str)), "")
    if len(doubt.loc) == 3 and doubt.loc[0] == "recipients" and isinstance(doubt.loc[1], int):
        rows = plan.draft.rows
        who = rows[doubt.loc[1]].get("name", "") if doubt.loc[1] < len(rows) else ""
        title = field_title("recipient", name)
        return f"{title} ({who})" if who else title
    title = field_title(plan.draft.kind, name)
    return field_title(plan.draft.kind, str(doubt.loc[0])) if title == name else title


def _problems(problems: Iterable[Problem]) -> None:
    found = list(problems)
    if not found:
        return
    click.echo(err=True)
    for problem in found:
        error = problem.severity is Severity.ERROR
        word = click.style(
            t("cli.error" if error else "cli.warning"), fg="red" if error else "yellow", bold=True
        )
        click.echo(f"{word} {format_problem(problem)}", err=True)
    errors = sum(problem.severity is Severity.ERROR for problem in found)
    if errors:
        click.echo(t("cli.problems", errors=errors, warnings=len(found) - errors), err=True)


def facts_of(session: Session, written: bool) -> str:
    """The whole as JSON."""
    facts = {
        "ok": session.ok,
        "written": written and bool(session.changes),
        "records": [_planned_facts(plan) for plan in session.planned],
        "changes": [
            {"path": change.path, "new": change.before is None, "diff": list(format_diff(change))}
            for change in session.changes
        ],
        "problems": [problem_facts(problem) for problem in session.problems],
    }
    return json.dumps(facts, ensure_ascii=False, indent=2)


def _planned_facts(plan: Planned) -> dict[str, object]:
    return {
        "kind": plan.draft.kind,
        "id": plan.draft.id,
        "path": plan.path,
        "new": plan.new,
        "rows": len(plan.draft.rows),
        "added": plan.added,
        "changed": plan.changed,
        "doubts": [
            {
                "field": Problem("", "", doubt.loc).field,
                "found": doubt.found,
                "place": doubt.place,
                "message": doubt_sentence(doubt),
            }
            for doubt in plan.doubts
        ],
    }
