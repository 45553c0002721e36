"""A file that somebody chose → what importing it would change, and the change once they agree.

The rules are those of `thidua import`: what is shown is what is written, all of it or nothing.
"""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from tempfile import TemporaryDirectory
from typing import Any

from generator.desk.answers import told_facts
from generator.desk.outcomes import DeskError, label_of
from generator.desk.store import Store
from generator.editing.changes import ChangedMeanwhile, format_diff
from generator.importers.commenting import doubt_sentence
from generator.importers.planning import Planned
from generator.importers.session import Session, prepare
from generator.model.problem import Problem
from generator.running import silent

#: So many files wait for an answer; whoever looks at more has forgotten the first.
_WAITING = 5
_ROWS = 500


@dataclass(frozen=True, slots=True)
class Waiting:
    """A file that was read: what it would change, and the token by which it is agreed to.

    `labels` tells by path what the records are called that are there already.
    """

    token: str
    session: Session
    labels: Mapping[str, str]


class Imports:
    """The files that were shown and not yet agreed to."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._waiting: OrderedDict[str, Session] = OrderedDict()

    def read(self, name: str, content: bytes) -> Waiting:
        """What the file would change; nothing is written."""
        plain = PurePosixPath(name.replace("\\", "/")).name.replace("\0", "")[:150]
        if not plain.strip(". "):
            raise DeskError(400, "no-file")
        with TemporaryDirectory(prefix="thidua-") as folder:
            file = Path(folder) / plain.lstrip(".")
            file.write_bytes(content)
            session = prepare(self._store.settings, [file], None, silent)
        token = secrets.token_urlsafe(16)
        self._waiting[token] = session
        while len(self._waiting) > _WAITING:
            self._waiting.popitem(last=False)
        return Waiting(token, session, self._labels(session))

    def _labels(self, session: Session) -> dict[str, str]:
        """What the records are called that stand already, by their paths."""
        state = self._store.state
        paths = {plan.path for plan in session.planned if not plan.new}
        return {
            source.path: label_of(state, source)
            for sources in state.sources.by_folder.values()
            for source in sources
            if source.path in paths
        }

    def agree(self, token: str) -> Session:
        """Writes what was shown under `token`, once. Raises `DeskError`."""
        session = self._waiting.get(token)
        if session is None:
            raise DeskError(404, "no-import")
        if not session.ok:
            raise DeskError(422, "import-wrong")
        try:
            session.write()
        except ChangedMeanwhile as error:
            raise DeskError(409, "changed-meanwhile", path=error.values["path"]) from error
        del self._waiting[token]
        for plan in session.planned:
            if plan.changes:
                what = "created" if plan.new else "changed"
                label, draft = _label(plan), plan.draft
                self._store.journal.add(draft.kind, draft.id, label, what, plan.changes)
        self._store.refresh()
        return session


def waiting_facts(waiting: Waiting) -> dict[str, Any]:
    """What the page shows before anybody agrees."""
    session = waiting.session
    return {
        "token": waiting.token,
        "ok": session.ok,
        "drafts": [_plan_facts(plan, waiting.labels) for plan in session.planned],
        "problems": [told_facts(problem) for problem in session.problems],
        "diff": "\n".join(line for change in session.changes for line in format_diff(change)),
    }


def _plan_facts(plan: Planned, labels: Mapping[str, str]) -> dict[str, Any]:
    draft = plan.draft
    return {
        "kind": draft.kind,
        "id": draft.id,
        "label": labels.get(plan.path) or _label(plan),
        "path": plan.path,
        "new": plan.new,
        "changed": bool(plan.changes),
        "data": dict(draft.data),
        "rows": [dict(row) for row in draft.rows[:_ROWS]],
        "count": len(draft.rows),
        "added": plan.added,
        "doubts": [
            {
                "loc": list(doubt.loc),
                "field": Problem("", "", doubt.loc).field,
                "message": doubt_sentence(doubt),
                "found": doubt.found,
                "place": doubt.place,
            }
            for doubt in plan.doubts
        ],
    }


def _label(plan: Planned) -> str:
    named = (plan.draft.data.get(name) for name in ("title", "name"))
    return next((value for value in named if isinstance(value, str) and value), plan.draft.id)
