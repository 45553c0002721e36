"""`thidua check`: find what a build would refuse; nothing is written."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.commands.common import common, guarded, help_of, settings_of, status_of
from generator.reporting import Reporter


@click.command("check", help=help_of("cli.check.help"))
@common
@guarded
def command(portal: Path, today: date | None, form: str) -> int:
    """Find what a build would refuse; the status."""
    from generator.pipeline import check as run

    settings = settings_of(portal, today)
    with Reporter(form) as reporter:
        report = run(settings, reporter.progress)
    reporter.checked(report)
    return status_of(report)
