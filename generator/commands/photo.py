"""`thidua photo add`: photographs into a record, prepared, with words, after asking."""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

import click

from generator.commands.asking import agreed
from generator.commands.common import (
    CONTENT_WRONG,
    common,
    guarded,
    help_of,
    settings_of,
)
from generator.locale import t

if TYPE_CHECKING:
    from generator.editing.changes import Change
    from generator.importers.photo_adding import Placed, Target, Words
    from generator.importers.photos import Prepared
    from generator.model.problem import Problem


@click.group("photo", help=help_of("cli.photo.help"))
def command() -> None:
    """`thidua photo`: a group of commands."""


@command.command("add", help=help_of("cli.photo.add.help"))
@click.argument(
    "files",
    metavar=t("cli.photo.files"),
    nargs=-1,
    required=True,
    type=click.Path(path_type=Path),
)
@click.option(
    "--to", "name", required=True, help=t("cli.photo.option.to"), metavar=t("cli.photo.record")
)
@click.option("--alt", multiple=True, help=t("cli.photo.option.alt"))
@click.option("--caption", multiple=True, help=t("cli.photo.option.caption"))
@click.option("--credit", default="", help=t("cli.photo.option.credit"))
@click.option("--gallery", is_flag=True, help=t("cli.photo.option.gallery"))
@click.option("--yes", is_flag=True, help=t("cli.photo.option.yes"))
@common
@guarded
def add(
    files: tuple[Path, ...],
    name: str,
    alt: tuple[str, ...],
    caption: tuple[str, ...],
    credit: str,
    gallery: bool,
    yes: bool,
    portal: Path,
    today: date | None,
    form: str,
) -> int:
    """Prepare, show, ask and write; the status."""
    from generator.editing.changes import write_changes
    from generator.importers.photo_adding import find_target, place_photos

    root = settings_of(portal, today).root
    target = find_target(root, name)
    if isinstance(target, list):
        return _refuse(target, form)
    prepared, problems = _prepare(files)
    if problems:
        return _refuse(problems, form)
    words = _words(files, alt, caption, credit, ask=form == "text")
    if words is None:
        return CONTENT_WRONG
    photos = [
        (str(file), photo, said) for file, photo, said in zip(files, prepared, words, strict=True)
    ]
    placed, changes = place_photos(root, target, photos, gallery)
    if form == "json":
        if yes:
            write_changes(root, changes)
        _tell_machines(target, placed, changes, written=yes)
        return 0
    _show(target, placed, changes)
    if not changes:
        return 0
    if not agreed(t("photo.ask"), yes=yes):
        return 0
    write_changes(root, changes)
    click.echo(t("photo.done", count=len(placed), path=target.path))
    return 0


def _prepare(files: Iterable[Path]) -> tuple[list[Prepared], list[Problem]]:
    """The photographs, and the problems of files that are none."""
    from generator.importers.photos import Prepared, prepare_photo

    prepared: list[Prepared] = []
    problems: list[Problem] = []
    for file in files:
        found = prepare_photo(file.read_bytes(), file.name)
        if isinstance(found, Prepared):
            prepared.append(found)
        else:
            problems.append(found)
    return prepared, problems


def _refuse(problems: Sequence[Problem], form: str) -> int:
    """Tell why nothing is written."""
    from generator.reporting import format_problem, problem_facts

    if form == "json":
        facts = {"ok": False, "problems": [problem_facts(problem) for problem in problems]}
        click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
    else:
        for problem in problems:
            click.echo(f"{t('cli.error')} {format_problem(problem)}", err=True)
        click.echo(t("photo.nothing-written"), err=True)
    return CONTENT_WRONG


def _words(
    files: Sequence[Path], alts: Sequence[str], captions: Sequence[str], credit: str, ask: bool
) -> list[Words] | None:
    """What is said of each file: the words of the options in the files' order, or those asked for.

    None, and told, where words are missing and nobody is there to ask.
    """
    from generator.importers.photo_adding import Words
    from generator.reporting import tell_error

    found = []
    for at, file in enumerate(files):
        alt = alts[at].strip() if at < len(alts) else ""
        while not alt and ask and sys.stdin.isatty():
            alt = str(click.prompt(t("photo.ask-alt", file=file.name))).strip()
        if not alt:
            form = "text" if ask else "json"
            tell_error("photo.alt-missing", t("photo.alt-missing", file=file.name), form)
            return None
        caption = captions[at].strip() if at < len(captions) else ""
        found.append(Words(alt, caption, credit.strip()))
    return found


def _show(target: Target, placed: Iterable[Placed], changes: Sequence[Change]) -> None:
    """What would be written, and what is to be thought of."""
    from generator.editing.changes import format_diff
    from generator.importers.photo_adding import missing_consent
    from generator.kinds.display import format_size

    for one in placed:
        photo: Prepared = one.photo
        size = format_size(len(photo.content))
        line = t("photo.line", source=Path(one.source).name, path=one.path, size=size)
        click.echo(f"{line} ({photo.width} × {photo.height})")
        for note in photo.notes:
            click.echo(f"  {t(f'photo.note.{note}')}")
    if not changes:
        click.echo(t("photo.same", path=target.path))
        return
    click.echo("")
    for change in changes:
        if change.after is None:
            click.echo(t("photo.removes", path=change.path))
        for line in format_diff(change):
            click.echo(line)
    click.echo("")
    for key in missing_consent(target):
        click.echo(t(f"photo.consent.{key}", path=target.path))


def _tell_machines(
    target: Target, placed: Iterable[Placed], changes: Iterable[Change], *, written: bool
) -> None:
    from generator.importers.photo_adding import missing_consent

    facts = {
        "ok": True,
        "written": written,
        "record": target.path,
        "photos": [
            {
                "source": one.source,
                "path": one.path,
                "field": one.field,
                "width": one.photo.width,
                "height": one.photo.height,
                "bytes": len(one.photo.content),
                "notes": list(one.photo.notes),
            }
            for one in placed
        ],
        "changes": [change.path for change in changes],
        "consent": list(missing_consent(target)),
    }
    click.echo(json.dumps(facts, ensure_ascii=False, indent=2))
