"""A place to which files are sent one by one: what is sent when, so that nobody sees a mixture.

What leaves is kept first. Then files are sent in the order of `order.py`, each at one stroke, and
remembered. All are looked at before the first is removed. The manifest of the new publication
comes last: until then the place counts as what it was, with files that may be new.
"""

from __future__ import annotations

import os
from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory

from generator.errors import PublishError
from generator.model.output import digest_of
from generator.publish.memory import Memory
from generator.publish.order import in_order, in_order_of_removal
from generator.publish.planning import Place, Plan, Wanted, plan
from generator.publish.standing import (
    MANIFEST,
    PREVIOUS,
    UNDERWAY,
    Seen,
    State,
    Stood,
    format_state,
    format_underway,
    kept_path,
    parse_state,
    parse_underway,
    state_path,
)
from generator.publish.store import Store
from generator.publish.target import Progress, Source, Version
from generator.write.tree import Tree

#: So many replaced publications are kept.
KEPT = 3


class Remote:
    """The site at a place that `store` reaches; `folder` is where this machine remembers."""

    def __init__(self, store: Store, folder: Path) -> None:
        self.name = store.name
        self._store = store
        self._folder = folder
        self._memory = Memory(folder, store.name)
        self._place: Place | None = None
        self._stored: bytes | None = None
        self._back = State()

    def plan(self, source: Source, keeping: bool) -> Plan:
        """What differs between the site and what stands at the place."""
        return plan(source.files, self._look(), keeping)

    def publish(self, plan: Plan, source: Source, moment: str, progress: Progress) -> None:
        """Sends what differs, then removes what is no longer needed."""
        place = self._known()
        before = place.state
        keeping = plan.keep is not None
        earlier = (before.number, *before.earlier)[:KEPT] if keeping and before.number else ()
        after = State(before.number + 1, moment, {}, earlier)
        with self._stage() as stage:
            tree = Tree(stage)
            for path in plan.sent:
                tree.link(path, f"{source.folder}/{path}")
            if keeping:
                self._keep(plan, before, progress)
            self._carry_out(plan, after, Path(stage), progress)

    def versions(self) -> tuple[Version, ...]:
        """The publication that stands there, and those that it replaced."""
        state = parse_state(self._store.get(MANIFEST))
        if state is None:
            return ()
        states = [state, *self._states(state.earlier)]
        return tuple(
            Version(old.number, old.moment, len(old.files), old is state) for old in states
        )

    def plan_back(self, number: int) -> Plan:
        """What differs between a kept publication and what stands at the place."""
        place = self._look()
        state = next(iter(self._states([number])), None)
        if state is None:
            raise PublishError("publish.previous-damaged", place=self.name)
        self._back = state
        wanted = {path: Wanted(stood.digest, stood.size) for path, stood in state.files.items()}
        found = plan(wanted, place, keeping=False)
        self._origins(found)
        return found

    def go_back(self, plan: Plan, number: int, progress: Progress) -> None:
        """Sends what was kept, then removes what came since."""
        earlier = tuple(n for n in self._known().state.earlier if n < number)
        after = State(number, self._back.moment, {}, earlier)
        with self._stage() as stage:
            self._take_back(plan, Path(stage), progress)
            self._carry_out(plan, after, Path(stage, "site"), progress)

    def _look(self) -> Place:
        """What stands at the place now."""
        listing = self._store.look()
        self._stored = self._store.get(MANIFEST) if MANIFEST in listing else None
        state = parse_state(self._stored) or State()
        underway = parse_underway(self._store.get(UNDERWAY)) if UNDERWAY in listing else {}
        confirmed = self._memory.recall(state.number) if underway else {}
        self._place = Place(state, underway, confirmed, listing)
        return self._place

    def _planned(self) -> Place:
        """The place as it was planned for."""
        return self._place or self._look()

    def _known(self) -> Place:
        """The same, looked at again. Raises where another publication came in between."""
        place = self._planned()
        if self._store.get(MANIFEST) != self._stored:
            raise PublishError("publish.moved-on", place=self.name)
        return place

    def _states(self, numbers: Sequence[int]) -> list[State]:
        """The publications that are kept under these numbers, if they are."""
        with self._stage() as stage:
            files = {state_path(number): Path(stage, str(number)) for number in numbers}
            self._store.fetch(files)
            found = [file.read_bytes() for file in files.values() if file.is_file()]
        return [state for state in map(parse_state, found) if state]

    def _stage(self) -> TemporaryDirectory[str]:
        """Where files wait; on the portal's disk, so that a link to each is enough."""
        self._folder.mkdir(parents=True, exist_ok=True)
        return TemporaryDirectory(prefix="stage-", dir=self._folder)

    def _keep(self, plan: Plan, before: State, progress: Progress) -> None:
        """Keeps what leaves, and the manifest that it belongs to."""
        if not before.number:
            return
        copies = {kept_path(digest): path for digest, path in (plan.keep or {}).items()}
        progress("keep", 0, len(copies))
        self._store.keep(copies)
        kept = format_state(self._keepable(plan, before))
        self._store.put({state_path(before.number): kept})

    def _keepable(self, plan: Plan, before: State) -> State:
        """The publication with those of its files that really stand there, or are kept."""
        place = self._planned()
        sure = {stood.digest for stood in place.standing().values()} | (plan.keep or {}).keys()
        files = {
            path: stood
            for path, stood in before.files.items()
            if stood.digest in sure or kept_path(stood.digest) in place.listing
        }
        return replace(before, files=files)

    def _carry_out(self, plan: Plan, after: State, stage: Path, progress: Progress) -> None:
        """Sends, looks, removes, and writes the manifest of `after`, whose files are found here."""
        place = self._planned()
        touched = {path: plan.wanted[path].digest for path in plan.sent}
        gone = dict.fromkeys(plan.removed, "")
        underway = {**place.underway, **gone, **touched}
        self._store.put({UNDERWAY: format_underway(underway)})
        in_the_way = plan.in_the_way()
        self._store.remove([in_the_way])
        sent = self._send(plan, place, stage, progress)
        standing = {**place.standing(), **sent}
        files = {path: standing[path] for path in plan.wanted}
        listing = self._verify(files, progress)
        progress("remove", 0, len(plan.removed))
        self._store.remove(in_order_of_removal(set(plan.removed).difference(in_the_way)))
        done = replace(after, files=files)
        self._store.put({MANIFEST: format_state(done)})
        self._store.remove([[UNDERWAY, *self._needless(done, listing)]])
        self._memory.forget()

    def _send(self, plan: Plan, place: Place, stage: Path, progress: Progress) -> dict[str, Stood]:
        """Sends group after group; what stood, once it does."""
        sent: dict[str, Stood] = {}

        def told(path: str, mark: str) -> None:
            sent[path] = Stood(*plan.wanted[path], mark)
            self._memory.add(path, sent[path])
            progress("send", len(sent), len(plan.sent))

        self._memory.begin(place.state.number, place.confirmed)
        with closing(self._memory):
            for group in in_order(plan.sent, place.listing):
                self._store.send(stage, group, told)
        return sent

    def _verify(self, files: Mapping[str, Stood], progress: Progress) -> dict[str, Seen]:
        """The listing, in which every file stands as it was sent."""
        progress("verify", 0, len(files))
        listing = self._store.look()
        for path, stood in files.items():
            if listing.get(path) != stood.seen:
                raise PublishError("publish.not-arrived", place=self.name, path=path)
        return listing

    def _needless(self, state: State, listing: Mapping[str, Seen]) -> list[str]:
        """What is kept for publications that are no longer kept."""
        needed = {state_path(number) for number in state.earlier}
        for old in self._states(state.earlier):
            needed |= {kept_path(stood.digest) for stood in old.files.values()}
        return sorted(
            path for path in listing if path.startswith(f"{PREVIOUS}/") and path not in needed
        )

    def _origins(self, plan: Plan) -> dict[str, str]:
        """Where the content of each file that is to come back stands: hash → path there."""
        place = self._planned()
        by_digest = {stood.digest: path for path, stood in place.standing().items()}
        origins: dict[str, str] = {}
        for path in plan.sent:
            digest = plan.wanted[path].digest
            kept = kept_path(digest)
            origin = kept if kept in place.listing else by_digest.get(digest)
            if origin is None:
                raise PublishError("publish.previous-damaged", place=self.name)
            origins[digest] = origin
        return origins

    def _take_back(self, plan: Plan, stage: Path, progress: Progress) -> None:
        """Fetches the kept contents, holds each against its hash, puts each below "site"."""
        origins = self._origins(plan)
        progress("fetch", 0, len(origins))
        self._store.fetch({origin: stage / digest for digest, origin in origins.items()})
        for digest in origins:
            file = stage / digest
            if not file.is_file() or digest_of(file.read_bytes()) != digest:
                raise PublishError("publish.previous-damaged", place=self.name)
        tree = Tree(stage / "site")
        tree.create()
        for path in plan.sent:
            tree.link(path, os.fspath(stage / plan.wanted[path].digest))
