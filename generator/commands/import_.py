"""`thidua import`: files that offices have → records, shown before anything is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.asking import agreed
from generator.commands.common import (
    CANNOT_RUN,
    CONTENT_WRONG,
    common,
    guarded,
    help_of,
    settings_of,
)
from generator.locale import t
from generator.reporting import Reporter

if TYPE_CHECKING:
    from generator.importers.session import Session


@click.command("import", help=help_of("cli.import.help"))
@click.argument(
    "files", metavar=t("cli.import.files"), nargs=-1, required=True, type=click.Path(path_type=Path)
)
@click.option("--decision", metavar=t("cli.import.id"), help=t("cli.import.decision"))
@click.option("--yes", is_flag=True, help=t("cli.import.yes"))
@click.option("--dry-run", is_flag=True, help=t("cli.import.dry-run"))
@common
@guarded
def command(
    files: tuple[Path, ...],
    decision: str | None,
    yes: bool,
    dry_run: bool,
    portal: Path,
    today: date | None,
    form: str,
) -> int:
    """Show what the files give, ask, write; the status."""
    from generator.importers.session import prepare
    from generator.importers.showing import facts_of, show

    settings = settings_of(portal, today)
    with Reporter(form) as reporter:
        session = prepare(settings, files, decision, reporter.progress)
    if form == "text":
        show(session, files)
    status = _act(session, yes, dry_run, form)
    if form == "json":
        click.echo(facts_of(session, written=status == 0 and yes and not dry_run))
    return status


def _act(session: Session, yes: bool, dry_run: bool, form: str) -> int:
    """Write if that is wanted and nothing speaks against it."""
    if not session.ok:
        return CONTENT_WRONG
    if not session.changes or dry_run:
        _say(form, "cli.import.dry" if session.changes else "cli.import.nothing")
        return 0
    if form == "json" and not yes:
        return CANNOT_RUN
    if not agreed(t("cli.import.ask", count=len(session.changes)), yes=yes):
        return 0
    session.write()
    _say(form, "cli.import.done", count=len(session.changes))
    if session.has_drafts:
        _say(form, "cli.import.drafts")
    return 0


def _say(form: str, key: str, **values: object) -> None:
    if form == "text":
        click.echo(t(key, **values))
