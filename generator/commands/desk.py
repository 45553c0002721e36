"""`thidua desk`: edit the portal's records in a browser on this machine."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.commands.common import common, guarded, help_of, settings_of
from generator.locale import t
from generator.reporting import Reporter


@click.command("desk", help=help_of("cli.desk.help"))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8100,
    show_default=True,
    help=t("cli.desk.port"),
)
@click.option("--no-browser", is_flag=True, help=t("cli.desk.no-browser"))
@common
@guarded
def command(port: int, no_browser: bool, portal: Path, today: date | None, form: str) -> int:
    """Serve the desk until Ctrl+C; the status."""
    from generator.desk.serving import serve_desk

    serve_desk(settings_of(portal, today), port, not no_browser, Reporter(form))
    return 0
