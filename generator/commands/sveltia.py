"""`thidua sveltia`: write `admin/`, for a team that edits through its git host."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from generator.commands.common import common, guarded, help_of, settings_of
from generator.errors import ThiduaError
from generator.locale import t

_HOSTS = click.Choice(["github", "gitlab", "gitea", "test-repo"])


@click.command("sveltia", help=help_of("cli.sveltia.help"))
@click.option("--host", type=_HOSTS, default="github", help=t("cli.sveltia.host"))
@click.option("--repo", default="", help=t("cli.sveltia.repo"))
@click.option("--branch", default="main", show_default=True, help=t("cli.sveltia.branch"))
@click.option("--package", type=click.Path(path_type=Path), help=t("cli.sveltia.package"))
@common
@guarded
def command(
    host: str,
    repo: str,
    branch: str,
    package: Path | None,
    portal: Path,
    today: date | None,
    form: str,
) -> int:
    """Write the folder; the status."""
    from generator.editing.changes import write_changes
    from generator.reporting import Reporter
    from generator.sveltia import write_config

    settings = settings_of(portal, today)
    if host != "test-repo" and not repo:
        raise ThiduaError("sveltia.no-repo")
    if package and not (package / "dist/sveltia-cms.js").is_file():
        raise ThiduaError("sveltia.no-package", folder=package)
    changes = write_config(settings, host, repo, branch, package)
    write_changes(settings.root, changes)
    reporter = Reporter(form)
    if changes:
        reporter.say("cli.sveltia.done", count=len(changes))
    else:
        reporter.say("cli.sveltia.same")
    if not (settings.root / "admin/sveltia-cms.js").is_file():
        reporter.say("cli.sveltia.missing")
    return 0
