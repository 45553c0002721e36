"""`thidua schema`: print the JSON Schema of a kind."""

from __future__ import annotations

import click

from generator.commands.common import guarded, help_of
from generator.locale import t


@click.command("schema", help=help_of("cli.schema.help"))
@click.argument("kind")
@click.option("--debug", is_flag=True, help=t("cli.option.debug"))
@guarded
def command(kind: str) -> int:
    """Print a kind's JSON Schema; the status."""
    from generator.kinds.schema import find_schema

    click.echo(find_schema(kind))
    return 0
