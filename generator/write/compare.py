"""Outputs in, one after the other; those that differ from what stands are handed on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager

from typing_extensions import override

from generator.model.output import AnyOutput, Kept, Written
from generator.write.failure import failure
from generator.write.manifest import Entry, Manifest
from generator.write.paths import Paths

Store = Callable[[str, bytes, int], None]
_SECOND = 1_000_000_000


class Shelf:
    """Takes the outputs of one build; `store(path, content, mtime_ns)` gets what is new or changed.

    `known` is what stands already, `manifest` what will. A process that was forked from this one
    may take some of the outputs; what it took is to be noted here. `written` tells in the end what
    came of it.
    """

    def __init__(self, known: Manifest, store: Store) -> None:
        self.manifest = Manifest()
        self.written: Written | None = None
        self._known, self._store = known, store
        self._paths = Paths()
        self._now = int(time.time()) * _SECOND

    def take(self, output: AnyOutput) -> Entry:
        """Puts the output where it belongs.

        One equal to what is known keeps the very entry, and so its time; one that was kept from an
        earlier build is drawn only where the known file is not that of then. What drawing raises
        passes through; a path that cannot be, or a file that cannot be written, is a
        `PublishError`.
        """
        path = output.path
        self._paths.add(path)
        entry = self._known.get(path)
        if isinstance(output, Kept) and not (entry and entry.digest == output.digest):
            output = output.draw()
        if entry is None or entry.digest != output.digest:
            content = output.content
            entry = Entry(output.digest, len(content), _mtime(self._now, entry))
            try:
                self._store(path, content, entry.mtime_ns)
            except OSError as error:
                raise failure(error, path) from error
        self.manifest[path] = entry
        return entry

    def note(self, path: str, entry: Entry) -> None:
        """Takes in what another process took. Raises `PublishError` for a path that cannot be."""
        self._paths.add(path)
        self.manifest[path] = entry


class _Nowhere(Shelf):
    """Keeps nothing; what an earlier build drew need not be drawn again."""

    def __init__(self) -> None:
        super().__init__({}, lambda path, content, mtime_ns: None)

    @override
    def take(self, output: AnyOutput) -> Entry:
        entry = Entry(output.digest, 0, 0)
        self.note(output.path, entry)
        return entry


@contextmanager
def nowhere() -> Iterator[Shelf]:
    """A shelf for those who only want to know whether all files can be made."""
    shelf = _Nowhere()
    yield shelf
    shelf.written = Written(total=len(shelf.manifest))


def write_all(outputs: Iterable[AnyOutput], shelves: AbstractContextManager[Shelf]) -> Written:
    """What changed when a shelf took `outputs`, and nothing else."""
    with shelves as shelf:
        for output in outputs:
            shelf.take(output)
    assert shelf.written is not None
    return shelf.written


def write_changes(outputs: Iterable[AnyOutput], known: Manifest, store: Store) -> Manifest:
    """The manifest of `outputs`, all taken by one shelf; what they raise passes through."""
    shelf = Shelf(known, store)
    for output in outputs:
        shelf.take(output)
    return shelf.manifest


def changed_paths(manifest: Manifest, known: Manifest) -> set[str]:
    """The paths of files that are new or other than what is `known`."""
    return {path for path, entry in manifest.items() if known.get(path) != entry}


def _mtime(now: int, old: Entry | None) -> int:
    """The time for a file that replaces `old`, in whole seconds and always a later one.

    Web servers tell browsers "not modified" by size and second (nginx and Caddy build the
    ETag from them): two builds within one second must not look alike.
    """
    return now if old is None else max(now, (old.mtime_ns // _SECOND + 1) * _SECOND)
