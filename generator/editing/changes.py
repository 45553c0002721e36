"""What would change in a portal's folder, how it is shown, and how it is written.

A `Change` says what was there when it was planned: where something else stands by the time of
writing, nothing is written.
"""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from difflib import unified_diff
from pathlib import Path

from generator.errors import ThiduaError


class ChangedMeanwhile(ThiduaError):
    """A file is no longer what it was when the change was planned."""


@dataclass(frozen=True, slots=True)
class Change:
    """One file: its path below the portal's folder, its bytes before and after; None: no file."""

    path: str
    before: bytes | None
    after: bytes | None


def plan_change(root: Path, path: str, after: bytes | None) -> Change | None:
    """The change that makes `path` hold `after`, or None where it already does."""
    file = root / path
    before = file.read_bytes() if file.is_file() else None
    return None if before == after else Change(path, before, after)


def format_diff(change: Change) -> Iterator[str]:
    """The lines of a unified diff, without ends of lines; nothing for files that are no text."""
    try:
        old, new = ((text or b"").decode() for text in (change.before, change.after))
    except UnicodeDecodeError:
        return
    before = change.path if change.before is not None else "/dev/null"
    after = change.path if change.after is not None else "/dev/null"
    yield from unified_diff(old.splitlines(), new.splitlines(), before, after, lineterm="")


def write_changes(root: Path, changes: Iterable[Change]) -> None:
    """Make every change, or none.

    Raises `ChangedMeanwhile` where a file is not what its change expects, before anything is
    written; an `OSError` on the way puts back what was already changed.
    """
    planned = tuple(changes)
    for change in planned:
        file = root / change.path
        if (file.read_bytes() if file.is_file() else None) != change.before:
            raise ChangedMeanwhile("editing.changed-meanwhile", path=change.path)
    done: list[Change] = []
    try:
        for change in planned:
            done.append(change)
            _put(root / change.path, change.after)
    except OSError:
        for change in reversed(done):
            _put(root / change.path, change.before)
        raise


def _put(file: Path, content: bytes | None) -> None:
    if content is None:
        file.unlink(missing_ok=True)
    else:
        put_whole(file, content)


def put_whole(file: Path, content: bytes) -> None:
    """The file with `content`, by way of a neighbour: never half written, even if power fails."""
    file.parent.mkdir(parents=True, exist_ok=True)
    aside = file.with_name(f".{file.name}.new")
    try:
        with aside.open("wb") as stream:
            stream.write(content)
            stream.flush()
            os.fsync(stream.fileno())
        if file.exists():
            aside.chmod(file.stat().st_mode)
        aside.replace(file)
    finally:
        aside.unlink(missing_ok=True)
