"""`thidua check`: find what a build would refuse, and mend what mends itself."""

from __future__ import annotations

import json
from collections.abc import Iterable
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.asking import agreed
from generator.commands.common import common, guarded, help_of, settings_of, status_of
from generator.locale import t
from generator.reporting import Reporter, report_facts
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.editing.changes import Change
    from generator.mending.planning import Mending
    from generator.model.problem import Problem


@click.command("check", help=help_of("cli.check.help"))
@click.option("--fix", is_flag=True, help=t("cli.fix.option.fix"))
@click.option("--yes", is_flag=True, help=t("cli.fix.option.yes"))
@click.option("--dry-run", is_flag=True, help=t("cli.fix.option.dry-run"))
@common
@guarded
def command(
    fix: bool, yes: bool, dry_run: bool, portal: Path, today: date | None, form: str
) -> int:
    """Find what a build would refuse; the status."""
    if (yes or dry_run) and not fix:
        raise click.UsageError(t("cli.fix.alone"))
    settings = settings_of(portal, today)
    if fix and form == "json":
        return _fix_for_machines(settings, write=yes and not dry_run)
    if fix:
        _fix(settings, yes, dry_run)
    return _check(settings, form)


def _check(settings: Settings, form: str) -> int:
    from generator.pipeline import check as run

    with Reporter(form) as reporter:
        report = run(settings, reporter.progress)
    reporter.checked(report)
    return status_of(report)


def _plan(settings: Settings) -> Mending:
    from generator.kinds import KINDS
    from generator.mending.planning import plan_mending
    from generator.standing import look_after

    def problems_after(changes: Iterable[Change]) -> Iterable[Problem]:
        return look_after(settings, changes).problems

    return plan_mending(settings.root, KINDS, problems_after)


def _fix(settings: Settings, yes: bool, dry_run: bool) -> None:
    """Show what mends itself, ask, write."""
    mending = _plan(settings)
    _show(mending)
    if not mending.changes:
        return
    count, files = len(mending.mends), len({mend.path for mend in mending.mends})
    if dry_run:
        click.echo(t("cli.fix.dry"))
    elif agreed(t("cli.fix.ask"), yes=yes):
        _write(settings, mending)
        click.echo(t("cli.fix.done", count=count, files=files))
    click.echo()


def _show(mending: Mending) -> None:
    from generator.editing.changes import Change, format_diff

    for path in mending.left:
        click.echo(t("cli.fix.left", path=path))
    if not mending.mends:
        click.echo(t("cli.fix.nothing"))
        return
    files = len({mend.path for mend in mending.mends})
    click.echo(t("cli.fix.found", count=len(mending.mends), files=files))
    for mend in mending.mends:
        click.echo(f"  {mend.path}:{mend.line}: {mend.sentence}")
    click.echo()
    gone = {change.path: change.before for change in mending.changes if change.after is None}
    for change in mending.changes:
        if change.after is not None:
            before = gone.get(mending.renamed.get(change.path, ""), change.before)
            for line in format_diff(Change(change.path, before, change.after)):
                click.echo(line)
    click.echo()


def _write(settings: Settings, mending: Mending) -> None:
    from generator.editing.changes import write_changes

    write_changes(settings.root, mending.changes)


def _fix_for_machines(settings: Settings, write: bool) -> int:
    """The same as JSON: nothing is asked, and nothing written unless it was said."""
    from generator.pipeline import check as run

    mending = _plan(settings)
    if write:
        _write(settings, mending)
    report = run(settings)
    mends = [
        {
            "path": mend.path,
            "line": mend.line,
            "what": mend.what,
            "before": mend.before,
            "after": mend.after,
            "message": mend.sentence,
        }
        for mend in mending.mends
    ]
    facts = {"written": write, "mends": mends, "left": list(mending.left), **report_facts(report)}
    click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    return status_of(report)
