"""`thidua rollback`: return to the site that was published before."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import common, guarded, help_of, settings_of
from generator.commands.publishing import (
    Wanted,
    may_begin,
    open_place,
    place_options,
    shown_progress,
    tell_json,
)
from generator.errors import PublishError
from generator.locale import t

if TYPE_CHECKING:
    from generator.publish.planning import Plan
    from generator.publish.target import Target, Version


@click.command("rollback", help=help_of("cli.rollback.help"))
@place_options
@click.option("--list", "list_", is_flag=True, help=t("cli.rollback.option.list"))
@common
@guarded
def command(wanted: Wanted, list_: bool, portal: Path, today: date | None, form: str) -> int:
    """Return to the publication before; the status."""
    from generator.publish.alone import alone

    settings = settings_of(portal, today)
    place = open_place(settings, wanted)
    with alone(settings):
        versions = place.versions()
        if list_:
            _list(versions, place.name, form)
            return 0
        before = next((version for version in versions if not version.present), None)
        if before is None:
            raise PublishError("publish.nothing-before", place=place.name)
        plan = place.plan_back(before.number)
        if form == "text":
            _show(plan, before, place.name, verbose=wanted.verbose)
        done = not wanted.dry_run and _go_back(place, plan, before, yes=wanted.yes, form=form)
    if form == "json":
        from generator.publish.showing import plan_facts, version_facts

        facts = plan_facts(plan)
        tell_json(ok=True, place=place.name, done=done, to=version_facts(before), **facts)
    return 0


def _go_back(place: Target, plan: Plan, before: Version, *, yes: bool, form: str) -> bool:
    if not may_begin(t("cli.rollback.question"), yes=yes, form=form):
        return False
    with shown_progress(form) as progress:
        place.go_back(plan, before.number, progress)
    if form == "text":
        click.echo(t("cli.rollback.done", place=place.name, files=len(plan.wanted)))
    return True


def _list(versions: Sequence[Version], place: str, form: str) -> None:
    from generator.publish.showing import format_version, version_facts

    if form == "json":
        tell_json(ok=True, place=place, versions=[version_facts(item) for item in versions])
    elif not versions:
        click.echo(t("cli.rollback.none", place=place))
    for version in versions if form == "text" else ():
        click.echo(format_version(version))


def _show(plan: Plan, before: Version, place: str, *, verbose: bool) -> None:
    from generator.publish.showing import format_plan, format_version

    click.echo(t("cli.rollback.will", place=place))
    click.echo(format_version(before))
    for line in format_plan(plan, verbose=verbose):
        click.echo(line)
    click.echo(t("cli.rollback.note"))
