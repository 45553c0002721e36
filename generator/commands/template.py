"""`thidua template`: write a workbook that officers fill in and `thidua import` reads."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.commands.common import CANNOT_RUN, common, guarded, help_of, settings_of
from generator.locale import t


@click.command("template", help=help_of("cli.template.help"))
@click.argument("kind", metavar=t("cli.template.kind"), type=click.Choice(["award"]))
@click.option(
    "--output",
    metavar=t("cli.template.file"),
    type=click.Path(path_type=Path, dir_okay=False),
    help=t("cli.template.output"),
)
@click.option("--yes", is_flag=True, help=t("cli.template.yes"))
@common
@guarded
def command(
    kind: str, output: Path | None, yes: bool, portal: Path, today: date | None, form: str
) -> int:
    """Write the workbook; the status."""
    from generator.importers.known import known_of
    from generator.importers.template import award_workbook
    from generator.standing import look_at

    file = output or Path(t(f"cli.template.name.{kind}"))
    if file.exists() and not yes:
        click.echo(t("cli.template.exists", path=file), err=True)
        return CANNOT_RUN
    settings = settings_of(portal, today)
    known = known_of(look_at(settings).entries, settings.today)
    file.write_bytes(award_workbook(known))
    click.echo(t("cli.template.done", path=file))
    return 0
