"""`thidua new`: make a small portal."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.common import guarded, help_of
from generator.locale import t


@click.command("new", help=help_of("cli.new.help"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--blank", is_flag=True, help=t("cli.new.blank"))
@click.option("--debug", is_flag=True, help=t("cli.option.debug"))
@guarded
def command(folder: Path, blank: bool) -> int:
    """Make a new portal; the status."""
    from generator.starter import create_portal

    create_portal(folder, blank)
    click.echo(t("cli.new.done", folder=folder))
    return 0
