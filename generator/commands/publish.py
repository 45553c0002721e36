"""`thidua publish`: bring the built site to where people are."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import common, guarded, help_of, settings_of, status_of
from generator.commands.publishing import (
    Wanted,
    may_begin,
    open_place,
    place_options,
    shown_progress,
    tell_json,
)
from generator.locale import t
from generator.reporting import Reporter
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.model.output import Report
    from generator.publish.planning import Plan
    from generator.publish.target import Target


@click.command("publish", help=help_of("cli.publish.help"))
@place_options
@click.option("--forget", is_flag=True, help=t("cli.publish.option.forget"))
@common
@guarded
def command(wanted: Wanted, forget: bool, portal: Path, today: date | None, form: str) -> int:
    """Publish; the status."""
    from generator.publish.alone import alone

    settings = settings_of(portal, today)
    place = open_place(settings, wanted)
    report = _build(settings, form)
    if not report.ok:
        return status_of(report)
    with alone(settings):
        plan, published = _publish(settings, place, wanted, forget=forget, form=form)
    if form == "json":
        from generator.publish.showing import plan_facts

        tell_json(ok=True, place=place.name, published=published, **plan_facts(plan))
    return 0


def _build(settings: Settings, form: str) -> Report:
    """The report of a build, which is told where it found errors or something new."""
    from generator.building import build

    with Reporter(form) as reporter:
        report = build(settings, reporter.progress)
    written = report.written
    fresh = written and (written.changed or written.removed)
    if report.ok and fresh and form == "text":
        click.echo(t("cli.publish.stale"))
    if not report.ok or (fresh and form == "text"):
        reporter.built(report, settings.site)
    return report


def _publish(
    settings: Settings, place: Target, wanted: Wanted, *, forget: bool, form: str
) -> tuple[Plan, bool]:
    """What was planned, and whether it was done."""
    from generator.publish.alone import now
    from generator.publish.built import load_source

    with shown_progress(form) as progress:
        progress("look", 0, 0)
        source = load_source(settings)
        plan = place.plan(source, keeping=not forget)
    if form == "text":
        _show(plan, place.name, verbose=wanted.verbose)
    if wanted.dry_run or (plan.empty and not forget):
        return plan, False
    if not may_begin(t("cli.publish.question", place=place.name), yes=wanted.yes, form=form):
        return plan, False
    with shown_progress(form) as progress:
        place.publish(plan, source, now(), progress)
    if form == "text":
        click.echo(t("cli.publish.done", place=place.name, files=len(plan.wanted)))
    return plan, True


def _show(plan: Plan, place: str, *, verbose: bool) -> None:
    from generator.publish.showing import format_plan

    if plan.empty:
        click.echo(t("cli.publish.same", place=place, files=len(plan.wanted)))
        return
    click.echo(t("cli.publish.will", place=place))
    for line in format_plan(plan, verbose=verbose):
        click.echo(line)
