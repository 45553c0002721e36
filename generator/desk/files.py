"""What the desk keeps below `.thidua/desk/`: drafts, and a journal of what it saved.

Nothing of it is published. A draft is what somebody typed and did not, or could not, save; each
entry of the journal has the bytes of the changed files before and after.
"""

from __future__ import annotations

import json
import re
from base64 import b64decode, b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from generator.editing.changes import Change, put_whole

_NAME = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")
_ENTRY = re.compile(r"[0-9]{8}T[0-9]{12}")
#: So many saves can be taken back; older ones are for version control.
_KEPT = 500

Clock = Callable[[], datetime]


def now() -> datetime:
    """The present moment, with its time zone."""
    return datetime.now().astimezone()


def is_name(text: str) -> bool:
    """Whether `text` can be an id, and so the name of a file."""
    return len(text) <= 120 and _NAME.fullmatch(text) is not None


@dataclass(frozen=True, slots=True)
class Draft:
    """What was typed into a form and is not saved; `version` is what it began from."""

    kind: str
    id: str
    data: Mapping[str, Any]
    rows: Sequence[Mapping[str, Any]] | None
    at: str
    version: str | None = None


class Drafts:
    """Drafts by kind and id, each in a file of its own."""

    def __init__(self, root: Path, clock: Clock = now) -> None:
        self._folder, self._clock = root / ".thidua" / "desk" / "drafts", clock

    def keep(
        self,
        kind: str,
        id_: str,
        data: Mapping[str, Any],
        rows: Sequence[Mapping[str, Any]] | None,
        version: str | None = None,
    ) -> Draft:
        """Puts a draft in the place of the last one of its record."""
        draft = Draft(kind, id_, data, rows, _stamp(self._clock()), version)
        facts = {"data": data, "rows": rows, "at": draft.at, "version": version}
        _put_json(self._file(kind, id_), facts)
        return draft

    def find(self, kind: str, id_: str) -> Draft | None:
        """The draft of a record, or None."""
        facts = _read_json(self._file(kind, id_))
        if not isinstance(facts, dict) or not isinstance(facts.get("data"), dict):
            return None
        at, version = str(facts.get("at", "")), facts.get("version")
        return Draft(kind, id_, facts["data"], facts.get("rows"), at, version)

    def drop(self, kind: str, id_: str) -> None:
        """Forgets the draft of a record."""
        self._file(kind, id_).unlink(missing_ok=True)

    def names(self) -> set[tuple[str, str]]:
        """Kind and id of every draft."""
        return {(file.parent.name, file.stem) for file in self._folder.glob("*/*.json")}

    def _file(self, kind: str, id_: str) -> Path:
        if not (is_name(kind) and is_name(id_)):
            raise ValueError("no name of a record")
        return self._folder / kind / f"{id_}.json"


@dataclass(frozen=True, slots=True)
class Saved:
    """One entry of the journal; `what` is "created", "changed", "removed" or "undone"."""

    name: str
    at: str
    kind: str
    id: str
    label: str
    what: str
    changes: tuple[Change, ...] = field(default=(), repr=False)


class Journal:
    """What the desk saved, the latest first."""

    def __init__(self, root: Path, clock: Clock = now) -> None:
        self._folder, self._clock = root / ".thidua" / "desk" / "history", clock

    def add(self, kind: str, id_: str, label: str, what: str, changes: Sequence[Change]) -> Saved:
        """Writes an entry; of the oldest ones only so many stay."""
        moment = self._clock()
        name = moment.strftime("%Y%m%dT%H%M%S%f")
        while (self._folder / f"{name}.json").exists():
            name = f"{name[:-6]}{(int(name[-6:]) + 1) % 1_000_000:06d}"
        saved = Saved(name, _stamp(moment), kind, id_, label, what, tuple(changes))
        facts = {"at": saved.at, "kind": kind, "id": id_, "label": label, "what": what}
        files = [{"path": one.path, "before": _b64(one.before), "after": _b64(one.after)}
                 for one in changes]  # fmt: skip
        _put_json(self._folder / f"{name}.json", {**facts, "changes": files})
        for file in sorted(self._folder.glob("*.json"))[:-_KEPT]:
            file.unlink(missing_ok=True)
        return saved

    def find(self, name: str) -> Saved | None:
        """The entry of that name, with its changes."""
        if not _ENTRY.fullmatch(name):
            return None
        facts = _read_json(self._folder / f"{name}.json")
        return _saved(name, facts) if isinstance(facts, dict) else None

    def latest(self, count: int) -> Iterator[Saved]:
        """The last `count` entries."""
        for file in sorted(self._folder.glob("*.json"), reverse=True)[:count]:
            saved = self.find(file.stem)
            if saved:
                yield saved


def _saved(name: str, facts: Mapping[str, Any]) -> Saved | None:
    try:
        changes = tuple(
            Change(one["path"], _bytes(one["before"]), _bytes(one["after"]))
            for one in facts["changes"]
        )
        words = [str(facts[key]) for key in ("at", "kind", "id", "label", "what")]
        return Saved(name, words[0], words[1], words[2], words[3], words[4], changes)
    except (KeyError, TypeError, ValueError):
        return None


def _stamp(moment: datetime) -> str:
    return moment.isoformat(timespec="seconds")


def _b64(content: bytes | None) -> str | None:
    return None if content is None else b64encode(content).decode()


def _bytes(text: str | None) -> bytes | None:
    return None if text is None else b64decode(text, validate=True)


def _put_json(file: Path, facts: Mapping[str, Any]) -> None:
    """The file at one stroke: a draft is worth most where the machine has just failed."""
    put_whole(file, json.dumps(facts).encode("ascii"))  # half a pasted character counts too


def _read_json(file: Path) -> Any:
    try:
        return json.loads(file.read_text("utf-8"))
    except (OSError, ValueError):
        return None
