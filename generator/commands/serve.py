"""`thidua serve`: preview the portal, and again after each change."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.commands.common import common, guarded, help_of
from generator.locale import t
from generator.reporting import Reporter


@click.command("serve", help=help_of("cli.serve.help"))
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help=t("cli.option.port"),
)
@common
@guarded
def command(port: int, portal: Path, today: date | None, form: str) -> int:
    """Preview until Ctrl+C; the status."""
    from generator.preview import serve as run

    run(portal, today, port, Reporter(form))
    return 0
