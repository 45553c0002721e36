"""What changed lately in the portal's records: the desk's journal, then version control."""

from __future__ import annotations

import os
import subprocess
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from generator.desk.files import Journal
from generator.desk.state import kind_of

_SECONDS = 3.0
_FIELD, _ENTRY = "\x1f", "\x1e"


@dataclass(frozen=True, slots=True)
class Recent:
    """One change of one file. `what` is a word of the journal, or the message of a commit."""

    at: str
    who: str | None
    path: str
    kind: str | None
    id: str | None
    label: str | None
    what: str
    committed: bool = False
    undo: str | None = None


def find_recent(root: Path, journal: Journal, count: int = 50) -> list[Recent]:
    """The latest changes, those of the journal and those of git together by time."""
    found = [*_saved(journal, count), *_committed(root, count)]
    return sorted(found, key=lambda one: _moment(one.at), reverse=True)[:count]


def _moment(at: str) -> float:
    """Seconds, by which moments of several time zones are put in order."""
    try:
        return datetime.fromisoformat(at).timestamp()
    except ValueError:
        return 0.0


def _saved(journal: Journal, count: int) -> Iterator[Recent]:
    for saved in journal.latest(count):
        path = saved.changes[0].path if saved.changes else ""
        yield Recent(
            saved.at, None, path, saved.kind, saved.id, saved.label, saved.what, undo=saved.name
        )


def _committed(root: Path, count: int) -> Iterator[Recent]:
    for entry in _git_log(root, count).split(_ENTRY)[1:]:
        head, _, files = entry.partition("\n")
        at, who, what = [*head.split(_FIELD), "", "", ""][:3]
        for path in filter(None, files.splitlines()):
            kind = kind_of(path)
            stem = path.rpartition("/")[2].rpartition(".")[0]
            yield Recent(
                at, who, path, kind.name if kind else None, stem if kind else None, None, what, True
            )


def _git_log(root: Path, count: int) -> str:
    """What git tells of `data/`; nothing where there is no git, or it takes too long."""
    command = [
        "git", "-c", "core.quotePath=false", "-c", "core.fsmonitor=false",
        "-c", "log.showSignature=false", "-C", str(root), "log", f"--max-count={count}",
        "--no-merges", "--relative", "--name-only", "--no-color", "--no-ext-diff",
        f"--pretty=format:{_ENTRY}%aI{_FIELD}%an{_FIELD}%s", "--", "data",
    ]  # fmt: skip
    try:
        done = subprocess.run(
            command,
            capture_output=True,
            timeout=_SECONDS,
            check=False,
            stdin=subprocess.DEVNULL,
            env={**os.environ, "GIT_OPTIONAL_LOCKS": "0", "GIT_TERMINAL_PROMPT": "0"},
        )
    except (OSError, subprocess.TimeoutExpired):
        return ""
    return done.stdout.decode("utf-8", "replace") if done.returncode == 0 else ""
