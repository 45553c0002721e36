"""What `publish` and `rollback` share: their options, where to, asking, and what is going on."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields
from functools import wraps
from typing import TYPE_CHECKING, Any

import click

from generator.commands.asking import agreed
from generator.errors import PublishError, UnansweredError
from generator.locale import t

if TYPE_CHECKING:
    from generator.publish.target import Progress, Target
    from generator.settings import Settings

_EVERY = 20


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the options of `place_options` say."""

    target: str | None
    name: str | None
    endpoint: str | None
    region: str | None
    yes: bool
    dry_run: bool
    verbose: bool


def place_options(command: Callable[..., Any]) -> Callable[..., Any]:
    """The options that tell where, and whether to ask: a `Wanted` as the first argument."""
    name, word = t("cli.publish.name"), t("cli.publish.word")
    options = (
        click.argument("target", required=False, metavar=t("cli.publish.target")),
        click.option("--to", "name", metavar=name, help=t("cli.publish.option.to")),
        click.option("--endpoint", metavar="URL", help=t("cli.publish.option.endpoint")),
        click.option("--region", metavar=word, help=t("cli.publish.option.region")),
        click.option("--yes", is_flag=True, help=t("cli.publish.option.yes")),
        click.option("--dry-run", is_flag=True, help=t("cli.publish.option.dry-run")),
        click.option("--verbose", is_flag=True, help=t("cli.publish.option.verbose")),
    )

    @wraps(command)
    def run(**given: Any) -> Any:
        wanted = Wanted(**{one.name: given.pop(one.name) for one in fields(Wanted)})
        return command(wanted, **given)

    for option in reversed(options):
        run = option(run)
    return run


def open_place(settings: Settings, wanted: Wanted) -> Target:
    """The place that the options mean."""
    from generator.publish.places import Where, find_where, open_target

    if wanted.target and wanted.name:
        raise PublishError("publish.two-places")
    given = Where("", wanted.endpoint, wanted.region)
    where = find_where(settings, wanted.target, wanted.name, given)
    return open_target(where, settings)


def may_begin(question: str, *, yes: bool, form: str) -> bool:
    """Whether the person says yes. Raises where nobody can be asked and `--yes` was not said."""
    if form == "json" and not yes:
        raise UnansweredError("cli.ask.nobody")
    return agreed(question, yes=yes)


@contextmanager
def shown_progress(form: str) -> Iterator[Progress]:
    """What shows how far it is, on the error stream and only on a terminal."""
    if form == "json" or not sys.stderr.isatty():
        yield lambda stage, done, total: None
        return
    from generator.ticking import Ticker

    ticker = Ticker()

    def show(stage: str, done: int, total: int) -> None:
        if done % _EVERY == 0 or done == total:
            ticker.show(t(f"cli.publish.stage.{stage}", done=done, total=total))

    try:
        yield show
    finally:
        ticker.stop()


def tell_json(**facts: Any) -> None:
    """One object on standard output."""
    click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
