"""The portal in memory: records found, saved, kept as drafts, and taken back.

One lock guards what is written; what is read is a `State`, which nobody changes.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime
from threading import RLock

from generator.desk.files import Clock, Drafts, Journal, Saved, is_name, now
from generator.desk.looking import look, look_at
from generator.desk.outcomes import Conflict, DeskError, Done, Opened, Refused, label_of, version_of
from generator.desk.state import (
    BY_NAME,
    State,
    changed_state,
    checked,
    new_errors,
    read_names,
    read_state,
    relinked,
    table_of,
    with_media,
)
from generator.desk.writing import Data, RowList, changes_of, is_own, new_path
from generator.editing.changes import Change, ChangedMeanwhile, write_changes
from generator.editing.records import (
    UnreadableRecord,
    read_record_file,
    removed_record,
)
from generator.importers.told import settled
from generator.kinds.base import Kind
from generator.model.problem import Problem
from generator.model.source import Source
from generator.settings import Settings
from generator.validate.drafts import id_of

#: Two states and the path of the record that changed → errors that a state does not know.
Also = Callable[[State, State, str], list[Problem]]


def no_more(before: State, after: State, path: str) -> list[Problem]:
    """No further errors."""
    return []


class Store:
    """The records of one portal. `also` finds what shows on pages only."""

    def __init__(self, settings: Settings, also: Also = no_more, clock: Clock = now) -> None:
        self.settings, self.root = settings, settings.root
        self.drafts, self.journal = Drafts(self.root, clock), Journal(self.root, clock)
        self._lock, self._also = RLock(), also
        self._looks = look(self.root)
        self._state = read_names(settings)
        self._checked = False

    @property
    def state(self) -> State:
        """The portal as it was last seen, all of it checked."""
        self.check()
        return self._state

    @property
    def glimpse(self) -> State:
        """The portal as it was last seen, at once; at first its records are not checked yet."""
        return self._state

    @property
    def checking(self) -> bool:
        """Whether the records were not checked yet."""
        return not self._checked

    def check(self) -> None:
        """Checks all records, unless that was done; a large portal takes a second."""
        if self._checked:
            return
        with self._lock:
            if not self._checked:
                self._state = checked(self._state)
                self._checked = True

    def refresh(self) -> list[str]:
        """The files that others changed since the last look; the state has them now."""
        self.check()
        with self._lock:
            looks = look(self.root)
            changed = sorted(
                path
                for path in looks.keys() | self._looks.keys()
                if looks.get(path) != self._looks.get(path)
            )
            if changed:
                self._looks, self._state = looks, read_state(self.settings)
            return changed

    def _refresh_around(self, kind: Kind, id_: str) -> None:
        """The same, where the files of a record are not what they were: `watch` sees all others."""
        source = self._state.source(kind, id_)
        table = table_of(source) if source else None
        paths = [path for path in (source.path if source else None, table) if path]
        looks = {path: look_at(self.root / path) for path in paths}
        if source is None or any(look != self._looks.get(path) for path, look in looks.items()):
            self.refresh()

    def settle(self) -> bool:
        """Looks at all records after quick saves; whether problems were found that they missed."""
        with self._lock:
            before = self._state
        if not before.quick:
            return False
        after = relinked(before)
        with self._lock:
            if self._state is before:
                self._state = after
        return set(after.problems) != set(before.problems)

    def kind(self, name: str) -> Kind:
        """The kind of that name. Raises `DeskError`."""
        if name not in BY_NAME:
            raise DeskError(404, "no-kind", found=name[:60])
        return BY_NAME[name]

    def open(self, kind: Kind, id_: str) -> Opened:
        """A record as it stands on the disk. Raises `DeskError` where there is none to edit."""
        source = self.state.source(kind, id_)
        if source is None:
            raise DeskError(404, "no-record", found=id_[:120])
        return self._opened(source, kind)

    def _opened(self, source: Source, kind: Kind) -> Opened:
        try:
            file = read_record_file(self.root, source.path, kind)
        except UnreadableRecord as error:
            raise DeskError(422, "unreadable", path=error.path) from error
        except FileNotFoundError as error:
            raise DeskError(404, "no-record", found=id_of(source)) from error
        problems = self._state.problems_of(source)
        return Opened(source, file, version_of(file.contents), problems)

    def trial(self, kind: Kind, id_: str, data: Data, rows: RowList) -> tuple[State, str]:
        """The portal as it would be after a save, and the record's path; nothing is written.

        Raises `DeskError` where the record cannot be written at all.
        """
        source = self.state.source(kind, id_)
        before = self._opened(source, kind).file if source else None
        path = source.path if source else new_path(self.root, self._state.sources, kind, id_)
        changes = changes_of(self.root, before, path, kind, data, rows)
        return (changed_state(self._state, changes) if changes else self._state), path

    def save(
        self,
        kind: Kind,
        id_: str,
        data: Data,
        rows: RowList,
        version: str | None,
        seen: Sequence[str] = (),
    ) -> Done | Refused | Conflict:
        """Write a record, unless that breaks the portal or another one wrote it meanwhile.

        `version` is what the record was when it was opened, None for a new one; `seen` are the
        doubts of an import that somebody has looked at, which go.
        """
        self.check()
        with self._lock:
            self._refresh_around(kind, id_)
            source = self._state.source(kind, id_)
            try:
                before = self._opened(source, kind) if source else None
            except DeskError:
                self.drafts.keep(kind.name, id_, data, rows, version)
                raise
            if (before.version if before else None) != version:
                self.drafts.keep(kind.name, id_, data, rows, version)
                if before is None:
                    raise DeskError(409, "removed-meanwhile", found=id_)
                return self._conflict(before)
            path = source.path if source else new_path(self.root, self._state.sources, kind, id_)
            try:
                old = before.file if before else None
                changes = changes_of(self.root, old, path, kind, data, rows)
                changes = settled(changes, old, kind, seen) if old else changes
            except DeskError:
                self.drafts.keep(kind.name, id_, data, rows, version)
                raise
            what = "changed" if before else "created"
            done = self._apply(changes, kind, id_, what, path)
            if isinstance(done, Refused):
                draft = self.drafts.keep(kind.name, id_, data, rows, version)
                return Refused(done.problems, draft)
            self.drafts.drop(kind.name, id_)
            return done

    def remove(self, kind: Kind, id_: str, version: str | None) -> Done | Refused | Conflict:
        """Remove a record, unless others need it or its address was published."""
        with self._lock:
            self._refresh_around(kind, id_)
            before = self.open(kind, id_)
            if before.version != version:
                return self._conflict(before)
            changes = removed_record(before.file)
            done = self._apply(changes, kind, id_, "removed", before.source.path)
            if isinstance(done, Done):
                self.drafts.drop(kind.name, id_)
            return done

    def undo(self, name: str) -> Done | Refused:
        """Take back what an entry of the journal did. Raises `DeskError` where more was done."""
        self.check()
        with self._lock:
            saved = self.journal.find(name)
            if saved is None:
                raise DeskError(404, "no-entry")
            kind = self.kind(saved.kind)
            changes = tuple(Change(one.path, one.after, one.before) for one in saved.changes)
            if not all(is_own(self.root, one.path, kind) for one in changes):
                raise DeskError(404, "no-entry")
            path = changes[0].path if changes else ""
            self._refresh_around(kind, saved.id)
            return self._apply(changes, kind, saved.id, "undone", path)

    def folder(self, kind: Kind, id_: str) -> str:
        """Where a record's files stand, or would: "data/exemplars"."""
        source = self._state.source(kind, id_)
        return source.path.rpartition("/")[0] if source else f"data/{kind.folder}"

    def add_file(self, path: str, kind: Kind, content: bytes) -> None:
        """Put a picture beside a record of `kind`; none of that name must be there.

        Raises `DeskError`.
        """
        stem, _, ending = path.rpartition("/")[2].rpartition(".")
        if not (is_name(stem) and ending.isalnum() and is_own(self.root, path, kind)):
            raise DeskError(400, "bad-name", found=path[:120])
        with self._lock:
            try:
                write_changes(self.root, [Change(path, None, content)])
            except ChangedMeanwhile as error:
                raise DeskError(409, "file-there", path=path) from error
            self._state = with_media(self._state, [path])
            self._looks = look(self.root)

    def _apply(
        self, changes: Sequence[Change], kind: Kind, id_: str, what: str, path: str
    ) -> Done | Refused:
        """Write `changes` and an entry of the journal, unless the portal had new errors."""
        if not changes:
            return self._done(kind, id_, path, None)
        after = changed_state(self._state, changes)
        broken = new_errors(self._state, after) or self._also(self._state, after, path)
        if broken:
            return Refused(tuple(broken), None)
        label = self._label(kind, id_, after) or self._label(kind, id_, self._state) or id_
        try:
            write_changes(self.root, changes)
        except ChangedMeanwhile as error:
            self.refresh()
            raise DeskError(409, "changed-meanwhile", path=error.values["path"]) from error
        self._state = after
        for change in changes:
            look = look_at(self.root / change.path)
            self._looks.pop(change.path, None)
            if look:
                self._looks[change.path] = look
        saved = self.journal.add(kind.name, id_, label, what, changes)
        return self._done(kind, id_, path, saved)

    def _done(self, kind: Kind, id_: str, path: str, saved: Saved | None) -> Done:
        source = self._state.source(kind, id_)
        if source is None:
            return Done(path, None, (), saved)
        opened = self._opened(source, kind)
        return Done(source.path, opened.version, opened.problems, saved)

    def _label(self, kind: Kind, id_: str, state: State) -> str | None:
        source = state.source(kind, id_)
        return label_of(state, source) if source else None

    def _conflict(self, theirs: Opened) -> Conflict:
        times = [
            (self.root / path).stat().st_mtime
            for path in theirs.file.contents
            if (self.root / path).is_file()
        ]
        at = datetime.fromtimestamp(max(times)).astimezone().isoformat(timespec="seconds")
        contents = theirs.file.contents
        by_desk = any(
            contents.get(change.path) == change.after
            for saved in self.journal.latest(20)
            for change in saved.changes
        )
        return Conflict(theirs, at, by_desk)
