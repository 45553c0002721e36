"""The command line: arguments in, words out, exit status 0, 1 or 2. The only place that prints.

0: done. 1: the content has errors. 2: the command could not run (wrong usage, no portal, …).
"""

from __future__ import annotations

import gc
import os
import sys
import time
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator import __version__
from generator.errors import ThiduaError
from generator.locale import t
from generator.locale.click_words import speak_vietnamese
from generator.model.output import Report
from generator.reporting import Reporter, tell_error
from generator.settings import Settings, find_settings

CONTENT_WRONG, CANNOT_RUN = 1, 2

speak_vietnamese()


class _Day(click.ParamType[date]):
    """A day as 2026-01-31."""

    name = "ngày"

    def convert(self, value: Any, param: Any, ctx: Any) -> date:
        if isinstance(value, date):
            return value
        try:
            return date.fromisoformat(value)
        except ValueError:
            self.fail(t("cli.bad-date", found=value), param, ctx)


def _help(key: str) -> str:
    """A help text whose examples keep their lines (click's backspace mark)."""
    head, _, rest = t(key).partition("\n\n")
    return f"{head}\n\n\b\n{rest}" if rest else head


def _common(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that every command on a portal takes."""
    folder = click.Path(path_type=Path, file_okay=False)
    forms = click.Choice(["text", "json"])
    options = (
        click.option("--portal", default=".", type=folder, help=t("cli.option.portal")),
        click.option("--today", type=_Day(), help=t("cli.option.today")),
        click.option("--format", "form", type=forms, default="text", help=t("cli.option.format")),
        click.option("--debug", is_flag=True, help=t("cli.option.debug")),
    )
    for option in reversed(options):
        command = option(command)
    return command


def _guarded(command: Callable[..., int]) -> Callable[..., None]:
    """Ends with the command's status; no exception reaches the user unless `--debug`."""

    @wraps(command)
    def run(*args: Any, **kwargs: Any) -> None:
        debug = kwargs.pop("debug", False)
        try:
            status = command(*args, **kwargs)
        except (click.ClickException, click.exceptions.Exit):
            raise
        except (KeyboardInterrupt, BrokenPipeError):
            status = CANNOT_RUN
        except Exception as error:
            if debug:
                raise
            tell_error(*_explain(error), kwargs.get("form", "text"))
            status = CANNOT_RUN
        sys.exit(status)

    return run


def _explain(error: Exception) -> tuple[str, str]:
    """The key and the sentence of what stopped a command."""
    if isinstance(error, ThiduaError):
        return error.key, t(error.key, **error.values)
    if isinstance(error, OSError):
        detail = error.strerror or str(error)
        return "error.file", t("error.file", path=error.filename or "?", detail=detail)
    return "cli.unexpected", t("cli.unexpected", detail=f"{type(error).__name__}: {error}")


def _settings(portal: Path, today: date | None) -> Settings:
    return find_settings(portal, today, os.environ)


@click.group(help=_help("cli.help"))
@click.version_option(__version__, help=t("cli.option.version"))
def main() -> None:
    """`thidua`: a group of commands."""


@main.command(help=_help("cli.build.help"))
@click.option("--profile", is_flag=True, help=t("cli.option.profile"))
@_common
@_guarded
def build(profile: bool, portal: Path, today: date | None, form: str) -> int:
    """Build and publish; the status."""
    start = time.perf_counter()
    from generator.building import build as run

    settings = _settings(portal, today)
    with Reporter(form) as reporter:
        report = run(settings, reporter.progress)
    wall = time.perf_counter() - start if profile else None
    reporter.built(report, settings.site, wall)
    gc.freeze()  # Python ends: there is no need to look for cycles among all of this
    return _status(report)


@main.command(help=_help("cli.check.help"))
@_common
@_guarded
def check(portal: Path, today: date | None, form: str) -> int:
    """Find what a build would refuse; the status."""
    from generator.pipeline import check as run

    settings = _settings(portal, today)
    with Reporter(form) as reporter:
        report = run(settings, reporter.progress)
    reporter.checked(report)
    return _status(report)


@main.command(help=_help("cli.serve.help"))
@click.option(
    "--port",
    type=click.IntRange(1, 65535),
    default=8000,
    show_default=True,
    help=t("cli.option.port"),
)
@_common
@_guarded
def serve(port: int, portal: Path, today: date | None, form: str) -> int:
    """Preview until Ctrl+C; the status."""
    from generator.preview import serve as run

    run(portal, today, port, Reporter(form))
    return 0


@main.command(help=_help("cli.new.help"))
@click.argument("folder", type=click.Path(path_type=Path))
@click.option("--debug", is_flag=True, help=t("cli.option.debug"))
@_guarded
def new(folder: Path) -> int:
    """Make a new portal; the status."""
    from generator.starter import create_portal

    create_portal(folder)
    click.echo(t("cli.new.done", folder=folder))
    return 0


@main.command(help=_help("cli.schema.help"))
@click.argument("kind")
@click.option("--debug", is_flag=True, help=t("cli.option.debug"))
@_guarded
def schema(kind: str) -> int:
    """Print a kind's JSON Schema; the status."""
    from generator.kinds.schema import find_schema

    click.echo(find_schema(kind))
    return 0


def _status(report: Report) -> int:
    return 0 if report.ok else CONTENT_WRONG
