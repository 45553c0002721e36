"""`thidua schema`: print the JSON Schema of a kind, or write all of them into a portal."""

from __future__ import annotations

from pathlib import Path

import click

from generator.commands.common import guarded, help_of, settings_of
from generator.locale import t


@click.command("schema", help=help_of("cli.schema.help"))
@click.argument("kind", required=False)
@click.option("--write", is_flag=True, help=t("cli.schemas.option.write"))
@click.option(
    "--portal",
    default=".",
    type=click.Path(path_type=Path, file_okay=False),
    help=t("cli.option.portal"),
)
@click.option("--debug", is_flag=True, help=t("cli.option.debug"))
@guarded
def command(kind: str | None, write: bool, portal: Path) -> int:
    """Print a kind's JSON Schema, or write all; the status."""
    if write:
        return _write(settings_of(portal, None).root)
    if kind is None:
        raise click.UsageError(t("cli.schemas.which"))
    from generator.kinds.schema import find_schema

    click.echo(find_schema(kind))
    return 0


def _write(root: Path) -> int:
    from generator.editing.changes import write_changes
    from generator.editing.schemas import plan_schemas

    changes = plan_schemas(root)
    write_changes(root, changes)
    for change in changes:
        click.echo(f"  {change.path}")
    click.echo(t("cli.schemas.done", count=len(changes)) if changes else t("cli.schemas.same"))
    return 0
