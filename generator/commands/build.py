"""`thidua build`: build the portal and publish it into `site/`."""

from __future__ import annotations

import gc
import time
from datetime import date
from pathlib import Path

import click

from generator.commands.common import common, guarded, help_of, settings_of, status_of
from generator.locale import t
from generator.reporting import Reporter


@click.command("build", help=help_of("cli.build.help"))
@click.option("--profile", is_flag=True, help=t("cli.option.profile"))
@common
@guarded
def command(profile: bool, portal: Path, today: date | None, form: str) -> int:
    """Build and publish; the status."""
    start = time.perf_counter()
    from generator.building import build as run

    settings = settings_of(portal, today)
    with Reporter(form) as reporter:
        report = run(settings, reporter.progress)
    wall = time.perf_counter() - start if profile else None
    reporter.built(report, settings.site, wall)
    gc.freeze()  # Python ends: there is no need to look for cycles among all of this
    return status_of(report)
