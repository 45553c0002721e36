"""What a run says: progress while it works, problems and figures when it is done."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from dataclasses import asdict
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Any

import click

from generator.locale import has, t
from generator.model.output import Delay, Report, Written
from generator.model.problem import Problem, Severity
from generator.model.text import UNFIT, squeeze
from generator.profiling import find_costs, format_costs

if TYPE_CHECKING:
    from generator.ticking import Ticker

_EVERY = 200


def describe(problem: Problem) -> str:
    """The problem's sentence with its suggestion, without its place."""
    given = {"field": problem.field, "found": problem.found, "hint": problem.hint}
    given.update(problem.values)
    values = {name: _fit(squeeze(text)) for name, text in given.items()}
    if "kind" in values:
        values["kind"] = t(f"kind.{values['kind']}.ref")
    sentence = t(f"problem.{problem.code}", **values)
    used = "{hint}" in t(f"problem.{problem.code}")
    if not problem.hint or used:
        return sentence
    key = f"hint.{problem.code}"
    return f"{sentence}; {t(key if has(key) else 'hint.common', hint=values['hint'])}"


def _fit(text: str) -> str:
    """`text` as any terminal can show it: a file's name may hold bytes that are no UTF-8."""
    return UNFIT.sub("�", text)


def format_problem(problem: Problem) -> str:
    """`data/units/a.yml:3:1: không có trường "tên"; có phải "name"? [record.unknown-key]`."""
    place = _fit(problem.path)
    if problem.line:  # a cell of a workbook has its place in the path: `a.xlsx!Sheet1!C14`
        place = f"{place}:{problem.line}:{problem.column}"
    return f"{place}: {describe(problem)} [{problem.code}]"


def problem_facts(problem: Problem) -> dict[str, Any]:
    """The same facts for machines."""
    return {
        "code": problem.code,
        "severity": problem.severity.value,
        "path": problem.path,
        "line": problem.line,
        "column": problem.column,
        "field": problem.field,
        "found": problem.found,
        "hint": problem.hint,
        "message": describe(problem),
    }


def report_facts(report: Report) -> dict[str, Any]:
    """A whole report for machines."""
    written = report.written
    return {
        "ok": report.ok,
        "records": report.records,
        "pages": report.pages,
        "files": written.total if written else 0,
        "changed": written.changed if written else 0,
        "removed": written.removed if written else 0,
        "problems": [problem_facts(problem) for problem in report.problems],
    }


def tell_error(key: str, message: str, form: str) -> None:
    """Say why the command could not run: to people on the error stream, to machines as JSON."""
    if form == "json":
        click.echo(json.dumps({"ok": False, "error": key, "message": message}, ensure_ascii=False))
    else:
        click.echo(message, err=True)


class Reporter:
    """Prints for people (`text`) or machines (`json`). As a context it shows progress.

    Progress goes to the error stream, and only to a terminal; results go to standard output.
    """

    def __init__(self, form: str = "text") -> None:
        self.form = form
        self._ticker: Ticker | None = None

    def __enter__(self) -> Reporter:
        if self.form == "text" and sys.stderr.isatty():
            from generator.ticking import Ticker

            self._ticker = Ticker()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._ticker:
            self._ticker.stop()
            self._ticker = None

    def progress(self, stage: str, pages: int) -> None:
        """Show what is going on; `pages` are photographs where these are encoded."""
        of_pictures = stage == "pictures"
        if self._ticker and (of_pictures or pages % _EVERY == 0):
            words = t(f"cli.stage.{stage}")
            count = t("cli.pictures" if of_pictures else "cli.pages", count=pages)
            self._ticker.show(f"{words} … {count}" if pages else f"{words} …")

    def built(self, report: Report, site: Path, wall: float | None = None) -> None:
        """The result of a build; and if it took `wall` seconds, what each stage took of them."""
        costs = [] if wall is None else find_costs(report, wall)
        if self.form == "json":
            profile = {"profile": [asdict(cost) for cost in costs]} if costs else {}
            self._json({**report_facts(report), **profile})
            return
        self.problems(report.problems, stopped=not report.ok)
        if report.written and report.ok:
            self._published(report, report.written, site)
        for line in format_costs(costs) if costs else ():
            click.echo(line)

    def _published(self, report: Report, written: Written, site: Path) -> None:
        same = written.changed == 0 and written.removed == 0
        seconds = f"{sum(took for _, took in report.seconds):.1f}"
        click.echo(
            t(
                "cli.build.same" if same else "cli.build.done",
                pages=report.pages,
                records=report.records,
                seconds=seconds,
                changed=written.changed,
                removed=written.removed,
                site=_shown(site),
            )
        )

    def checked(self, report: Report) -> None:
        """The result of a check."""
        if self.form == "json":
            delays = [asdict(delay) for delay in report.delays]
            self._json({**report_facts(report), "delays": delays})
            return
        self.problems(report.problems, stopped=not report.ok)
        if report.ok:
            click.echo(t("cli.check.fine", records=report.records, pages=report.pages))
            self._delays(report.delays)

    def _delays(self, delays: Iterable[Delay]) -> None:
        """How long decisions take: for officials only."""
        for delay in delays:
            click.echo(
                t(
                    f"cli.delay.{delay.what}",
                    cases=delay.cases,
                    median=delay.median,
                    longest=delay.longest,
                    path=_fit(delay.path),
                )
            )

    def problems(self, problems: Iterable[Problem], *, stopped: bool) -> None:
        """Every problem on a line of its own, then their number; on the error stream."""
        found = list(problems)
        for problem in found:
            colour = "red" if problem.severity is Severity.ERROR else "yellow"
            word = t("cli.error" if problem.severity is Severity.ERROR else "cli.warning")
            click.echo(
                f"{click.style(word, fg=colour, bold=True)} {format_problem(problem)}", err=True
            )
        warnings = sum(problem.severity is Severity.WARNING for problem in found)
        if stopped:
            errors = len(found) - warnings
            click.echo(t("cli.problems", errors=errors, warnings=warnings), err=True)
        elif warnings:
            click.echo(t("cli.warnings", warnings=warnings), err=True)

    def say(self, key: str, **values: object) -> None:
        """A sentence of the catalogue on standard output, or an event for machines."""
        if self.form == "json":
            self._json({"event": key, **{name: str(value) for name, value in values.items()}})
        else:
            click.echo(t(key, **values))

    def _json(self, facts: dict[str, Any]) -> None:
        text = json.dumps(facts, ensure_ascii=False, indent=2 if "problems" in facts else None)
        sys.stdout.write(f"{_fit(text)}\n")
        sys.stdout.flush()


def _shown(path: Path) -> str:
    """The path as short as it is still right."""
    try:
        return f"{path.relative_to(Path.cwd())}/"
    except ValueError:
        return f"{path}/"
