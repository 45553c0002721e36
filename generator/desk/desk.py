"""What all requests share: the store, the drawer of pages, the list, those who listen."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from threading import Event
from typing import TYPE_CHECKING, Any

from generator.desk import answers
from generator.desk.drawing import Drawer
from generator.desk.leading import find_broken
from generator.desk.listing import Listing
from generator.desk.state import State, new_errors, table_of
from generator.desk.store import Store
from generator.kinds.base import Kind
from generator.model.problem import Problem
from generator.privacy.pictures import strip_picture
from generator.settings import Settings

if TYPE_CHECKING:
    from generator.desk.importing import Imports
    from generator.desk.works import Works

_Queue = asyncio.Queue[dict[str, Any]]


class Desk:
    """One desk, for as long as it is open."""

    def __init__(self, settings: Settings) -> None:
        self.drawer = Drawer(settings)
        self.store = Store(settings, self._find_broken)
        self.ended = False
        self.listed = Event()  # the first list was given
        self._imports: Imports | None = None
        self._works: Works | None = None
        self._listing: Listing | None = None
        self._queues: dict[_Queue, asyncio.AbstractEventLoop] = {}

    def listing(self) -> Listing:
        """The records as lines, made once for each state."""
        state, known = self.store.glimpse, self._listing
        if known is None or known.state is not state:
            known = self._listing = Listing(state)
        return known

    def imports(self) -> Imports:
        """The files that wait for an answer; what reads them is imported when one comes."""
        if self._imports is None:
            from generator.desk.importing import Imports

            self._imports = Imports(self.store)
        return self._imports

    def works(self) -> Works:
        """What is built and published from here; imported when somebody looks at it."""
        if self._works is None:
            from generator.desk.works import Works

            self._works = Works(self.store.settings, self.tell)
        return self._works

    def problems_of(self, state: State, path: str, kind: Kind) -> list[dict[str, Any]]:
        """What is wrong with the record at `path`, and what it would break elsewhere."""
        sources = state.sources.by_folder.get(kind.folder, ())
        source = next((one for one in sources if one.path == path), None)
        own = list(state.problems_of(source)) if source else list(state.by_path.get(path, ()))
        table = table_of(source) if source else None
        others = [
            problem
            for problem in new_errors(self.store.state, state)
            if problem.path not in (path, table)
        ]
        links = [] if own or others else self._find_broken(self.store.state, state, path)
        return answers.all_problem_facts([*own, *others, *links], state, kind)

    def _find_broken(self, before: State, after: State, path: str) -> list[Problem]:
        return find_broken(before, after, path, self.drawer.links)

    def file(self, path: str) -> bytes | None:
        """A picture of the portal as it would be published; None for any other file."""
        if path not in self.store.state.sources.media:
            return None
        file = self.store.root / path
        try:
            return strip_picture(file.read_bytes(), file.suffix.lower())
        except (OSError, ValueError):
            return None

    def look_again(self) -> None:
        """Takes in what others changed on the disk, and tells it."""
        changed = self.store.refresh()
        if any(not path.startswith("data/") for path in changed):
            self.drawer.forget_look()
        self.changed(changed)

    def check(self) -> None:
        """Checks all records for the first time, and tells that it is done."""
        self.store.check()
        self.changed(["data"])

    def settle(self) -> None:
        """Looks at all records after quick saves, and tells what these missed."""
        if self.store.settle():
            self.changed(["data"])

    def changed(self, paths: Sequence[str]) -> None:
        """Tells every open page which files changed."""
        if paths:
            self.tell({"changed": list(paths)})

    def tell(self, facts: dict[str, Any]) -> None:
        """Tells every open page what happened, from whatever thread."""
        for queue, loop in list(self._queues.items()):
            loop.call_soon_threadsafe(queue.put_nowait, facts)

    @contextmanager
    def listening(self) -> Iterator[_Queue]:
        """A queue that is told what happens, for the length of the block."""
        queue: _Queue = asyncio.Queue()
        self._queues[queue] = asyncio.get_running_loop()
        try:
            yield queue
        finally:
            del self._queues[queue]
