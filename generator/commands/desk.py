"""`thidua desk`: edit the portal's records in a browser on this machine, or through a git host."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.common import common, guarded, help_of, settings_of
from generator.errors import ThiduaError
from generator.locale import t
from generator.reporting import Reporter

if TYPE_CHECKING:
    from generator.settings import Settings

_HOSTS = click.Choice(["github", "gitlab", "gitea", "test-repo"])


@click.command("desk", help=help_of("cli.desk.help"))
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    default=8100,
    show_default=True,
    help=t("cli.desk.port"),
)
@click.option("--no-browser", is_flag=True, help=t("cli.desk.no-browser"))
@click.option("--sveltia", is_flag=True, help=t("cli.desk.sveltia"))
@click.option("--host", type=_HOSTS, help=t("cli.desk.host"))
@click.option("--repo", help=t("cli.desk.repo"))
@click.option("--branch", help=t("cli.desk.branch"))
@click.option("--package", type=click.Path(path_type=Path), help=t("cli.desk.package"))
@common
@guarded
def command(
    port: int,
    no_browser: bool,
    sveltia: bool,
    host: str | None,
    repo: str | None,
    branch: str | None,
    package: Path | None,
    portal: Path,
    today: date | None,
    form: str,
) -> int:
    """Serve the desk until Ctrl+C, or write `admin/`; the status."""
    settings, reporter = settings_of(portal, today), Reporter(form)
    if sveltia:
        _write_admin(settings, host or "github", repo or "", branch or "main", package, reporter)
        return 0
    given = {"--host": host, "--repo": repo, "--branch": branch, "--package": package}
    for option, value in given.items():
        if value is not None:
            raise ThiduaError("sveltia.only-with", option=option)
    from generator.desk.serving import serve_desk

    serve_desk(settings, port, not no_browser, reporter)
    return 0


def _write_admin(
    settings: Settings,
    host: str,
    repo: str,
    branch: str,
    package: Path | None,
    reporter: Reporter,
) -> None:
    """Write the folder of the hosted editor. Raises `ThiduaError` for what is missing."""
    from generator.editing.changes import write_changes
    from generator.sveltia import write_config

    if host != "test-repo" and not repo:
        raise ThiduaError("sveltia.no-repo")
    if package and not (package / "dist/sveltia-cms.js").is_file():
        raise ThiduaError("sveltia.no-package", folder=package)
    changes = write_config(settings, host, repo, branch, package)
    write_changes(settings.root, changes)
    if changes:
        reporter.say("cli.desk.sveltia-done", count=len(changes))
    else:
        reporter.say("cli.desk.sveltia-same")
    if not (settings.root / "admin/sveltia-cms.js").is_file():
        reporter.say("cli.desk.sveltia-missing")
