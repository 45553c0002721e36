"""Outputs in, one after the other; those that differ from what stands are handed on."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable

from generator.model.output import AnyOutput, Kept
from generator.write.failure import failure
from generator.write.manifest import Entry, Manifest
from generator.write.paths import Paths

Store = Callable[[str, bytes, int], None]
_SECOND = 1_000_000_000


def write_changes(outputs: Iterable[AnyOutput], known: Manifest, store: Store) -> Manifest:
    """The manifest of `outputs`; `store(path, content, mtime_ns)` got what is not in `known`.

    An output equal to what is known keeps the very entry, and so its time; one that was kept from
    an earlier build is drawn only where the known file is not that of then. What `outputs`
    raises passes through; what `store` cannot write is a `PublishError`.
    """
    paths, manifest = Paths(), Manifest()
    now = int(time.time()) * _SECOND
    for output in outputs:
        path = output.path
        paths.add(path)
        entry = known.get(path)
        if isinstance(output, Kept) and not (entry and entry.digest == output.digest):
            output = output.draw()
        if entry is None or entry.digest != output.digest:
            content = output.content
            entry = Entry(output.digest, len(content), _mtime(now, entry))
            try:
                store(path, content, entry.mtime_ns)
            except OSError as error:
                raise failure(error, path) from error
        manifest[path] = entry
    return manifest


def changed_paths(manifest: Manifest, known: Manifest) -> set[str]:
    """The paths that `write_changes` handed on."""
    return {path for path, entry in manifest.items() if known.get(path) is not entry}


def _mtime(now: int, old: Entry | None) -> int:
    """The time for a file that replaces `old`, in whole seconds and always a later one.

    Web servers tell browsers "not modified" by size and second (nginx and Caddy build the
    ETag from them): two builds within one second must not look alike.
    """
    return now if old is None else max(now, (old.mtime_ns // _SECOND + 1) * _SECOND)
