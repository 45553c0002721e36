"""`thidua status`: one screen of what is new and what waits, each with the file to open."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import common, guarded, help_of, settings_of
from generator.locale import t

if TYPE_CHECKING:
    from generator.status import Item, Status

#: So many lines of a group fit on one screen with all the others.
_MOST = 8


@click.command("status", help=help_of("cli.status.help"))
@common
@guarded
def command(portal: Path, today: date | None, form: str) -> int:
    """Tell what is new and what waits; the status is 0 whatever it is."""
    from generator.status.facts import status_facts
    from generator.status.looking import look

    status = look(settings_of(portal, today))
    if form == "json":
        click.echo(json.dumps(status_facts(status), ensure_ascii=False, indent=2))
    else:
        _tell(status)
    return 0


def _tell(status: Status) -> None:
    from generator.kinds.display import format_day

    if status.published:
        click.echo(t("cli.status.published", day=format_day(status.published)))
    else:
        click.echo(t("cli.status.never"))
    if status.errors or status.warnings:
        counts = {"errors": status.errors, "warnings": status.warnings}
        click.echo(t("cli.status.problems", **counts))
    if status.published and not status.known:
        click.echo(t("cli.status.unknown"))
    _groups(status.news)
    _groups(status.waiting)
    if status.published and status.known and not status.news:
        click.echo(f"\n{t('cli.status.quiet' if status.quiet else 'cli.status.published-all')}")
    elif status.published and status.news and not status.errors:
        click.echo(f"\n{t('cli.status.next')}")


def _groups(groups: Mapping[str, tuple[Item, ...]]) -> None:
    for group, items in groups.items():
        click.echo(f"\n{t(f'cli.status.group.{group}')} ({len(items)})")
        for item in items[:_MOST]:
            words = " · ".join(part for part in (_short(item.title), item.note) if part)
            click.echo(f"  {words}")
            if item.path != item.title:
                click.echo(f"      {item.path}")
        if len(items) > _MOST:
            click.echo(f"  {t('cli.status.more', count=len(items) - _MOST)}")


def _short(title: str) -> str:
    plain = " ".join(title.split())
    return plain if len(plain) <= 80 else f"{plain[:79]}…"
