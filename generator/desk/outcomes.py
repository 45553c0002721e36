"""What a record is when it is opened, and what can come of saving one."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass

from generator.desk.files import Draft, Saved
from generator.desk.state import State
from generator.editing.records import RecordFile
from generator.model.problem import Problem
from generator.model.source import Source
from generator.validate.drafts import id_of


class DeskError(Exception):
    """A request that cannot be answered: `status` of HTTP, `code` of a sentence `desk.error.…`."""

    def __init__(self, status: int, code: str, **values: object) -> None:
        super().__init__(code)
        self.status, self.code, self.values = status, code, values


@dataclass(frozen=True, slots=True)
class Opened:
    """A record as it stands: its files' data, their version, what is wrong with it."""

    source: Source
    file: RecordFile
    version: str
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True)
class Refused:
    """A save that was not made: it would break the portal. What was typed is a draft."""

    problems: tuple[Problem, ...]
    draft: Draft | None


@dataclass(frozen=True, slots=True)
class Conflict:
    """A save that was not made: the record is no longer what it was when it was opened."""

    theirs: Opened
    at: str
    by_desk: bool


@dataclass(frozen=True, slots=True)
class Done:
    """A save that was made; its entry in the journal, and the warnings of the record."""

    path: str
    version: str | None
    problems: tuple[Problem, ...]
    saved: Saved | None


def version_of(contents: Mapping[str, bytes]) -> str:
    """A name of the content of a record's files."""
    digest = hashlib.sha256()
    for path, content in sorted(contents.items()):
        digest.update(f"{path}\0{len(content)}\0".encode() + content)
    return digest.hexdigest()[:32]


def label_of(state: State, source: Source) -> str:
    """What a record is called, valid or not."""
    entry = state.entries.get(source.path)
    if entry is not None:
        return entry.record.label
    for name in ("name", "title", "said"):
        value = source.data.get(name)
        if isinstance(value, str) and value.strip():
            return value.strip()
    return id_of(source)
