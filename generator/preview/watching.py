"""The portal's folder → a signal after each edit, of several edits at once only one."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import watchfiles

FOLDERS = ("content", "data", "theme")

_TICK = 100  # ms; the settings are looked at as often
_QUIET = 20  # ms without a change end a burst: editors write a file in several steps
_LONGEST = 400  # ms; a burst that never ends is told nevertheless

Stamp = tuple[tuple[str, int, int], ...]


def watch(root: Path) -> Iterator[None]:
    """Yields once when the watch stands, and then after every change.

    `mkdocs.yml` and the folders themselves are compared by their stamp: a watch on a single
    file is lost when an editor replaces it, one on a folder when the folder is made anew.
    """
    seen: Stamp = ()
    while True:
        folders, stands = _stamp(root, *FOLDERS), False
        for changed in _changes([Path(name) for name, _, _ in folders]):
            if _ids(_stamp(root, *FOLDERS)) != _ids(folders):
                break  # told when the new watch stands: until then an edit could be missed
            now = _stamp(root, "mkdocs.yml")
            if changed or now != seen or not stands:
                seen, stands = now, True
                yield


def _changes(folders: list[Path]) -> Iterator[bool]:
    """True after a burst of changes below `folders`, False after a tick without one."""
    try:
        for changes in watchfiles.watch(
            *folders,
            debounce=_LONGEST,
            step=_QUIET,
            rust_timeout=_TICK,
            yield_on_timeout=True,
        ):
            yield bool(changes)
    except FileNotFoundError:  # a folder went away at this very moment
        time.sleep(_TICK / 1000)
        yield True


def _stamp(root: Path, *names: str) -> Stamp:
    """Path, inode and time of each of `names` that is there."""
    found = []
    for name in names:
        try:
            status = (root / name).stat()
        except OSError:
            continue
        found.append((str(root / name), status.st_ino, status.st_mtime_ns))
    return tuple(found)


def _ids(stamp: Stamp) -> list[tuple[str, int]]:
    return [(path, inode) for path, inode, _ in stamp]
