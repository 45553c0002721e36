"""What the commands share: options of every portal, and an end without a traceback.

0: done. 1: the content has errors. 2: the command could not run (wrong usage, no portal, …).
The modules of this room import little: what a command needs, it imports when it runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any

import click

from generator.errors import ThiduaError
from generator.locale import t
from generator.model.output import Report
from generator.reporting import tell_error
from generator.settings import Settings, find_settings

CONTENT_WRONG, CANNOT_RUN = 1, 2


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


def help_of(key: str) -> str:
    """A help text whose examples keep their lines (click's backspace mark)."""
    head, _, rest = t(key).partition("\n\n")
    return f"{head}\n\n\b\n{rest}" if rest else head


def common(command: Callable[..., Any]) -> Callable[..., Any]:
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


def guarded(command: Callable[..., int]) -> Callable[..., None]:
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


def settings_of(portal: Path, today: date | None) -> Settings:
    """The settings of one run."""
    return find_settings(portal, today, os.environ)


def status_of(report: Report) -> int:
    """The exit status that tells of a report."""
    return 0 if report.ok else CONTENT_WRONG
