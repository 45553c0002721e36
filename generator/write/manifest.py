"""What stands in a folder: path → hash, size and time of each file.

A manifest is kept as JSON beside its folder, so that the next build need not read the files.
It is believed only where a file's size and time still fit.
"""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from stat import S_ISREG
from typing import NamedTuple

from generator.background import collector_at_rest, stream
from generator.model.output import digest_of

_VERSION = 1
#: Bytes of a manifest that is worth a second process: that of 10,000 files.
_LARGE = 1_250_000
#: What damaged files lead to.
_DAMAGED = (OSError, ValueError, LookupError, TypeError, AttributeError, RecursionError)
UNKNOWN = ""  # the digest of a file that somebody else touched: it equals no output


class Entry(NamedTuple):
    """One file as it was written."""

    digest: str
    size: int
    mtime_ns: int


Manifest = dict[str, Entry]


def load_manifest(path: Path) -> Manifest | None:
    """The manifest in `path`; None when there is none, or a damaged one."""
    try:
        return {name: Entry._make(values) for name, values in _read(path).items()}
    except _DAMAGED:
        return None


def _read(path: Path) -> dict[str, tuple[str, int, int]]:
    """What the file in `path` says; one that is damaged raises one of `_DAMAGED`, now or later."""
    data = json.loads(path.read_bytes())
    if data["version"] != _VERSION:
        raise ValueError(data["version"])
    files: dict[str, tuple[str, int, int]] = data["files"]
    return files


def write_manifest(manifest: Manifest, path: Path) -> None:
    """Replaces the file in `path` at one stroke."""
    data = {"version": _VERSION, "files": manifest}
    part = path.with_name(f"{path.name}.part")
    part.write_text(json.dumps(data, sort_keys=True, separators=(",", ":")), encoding="ascii")
    os.replace(part, path)


def survey(folder: Path, manifest: Manifest | None) -> Manifest:
    """What really stands in `folder`, which may be missing.

    A file that does not fit its entry in `manifest` gets the digest `UNKNOWN`. Without a
    manifest the files are read.
    """
    found: Manifest = {}
    for path, status in _walk(os.fspath(folder)):
        size, mtime_ns = status.st_size, status.st_mtime_ns
        entry = manifest.get(path) if manifest is not None else None
        if entry is not None and entry.size == size and entry.mtime_ns == mtime_ns:
            found[path] = entry
        elif manifest is None and S_ISREG(status.st_mode):
            found[path] = Entry(digest_of((folder / path).read_bytes()), size, mtime_ns)
        else:
            found[path] = Entry(UNKNOWN, size, mtime_ns)
    return found


def is_untouched(folder: Path, manifest: Manifest, since: int) -> bool:
    """Whether just the files of `manifest` stand in `folder`, each as it was written.

    Files that were added or removed show in the time of their folder (ctime, which cannot be set
    back): none changed after `since`, in nanoseconds, when the manifest was written.
    """
    root = os.fspath(folder)
    return _files_fit(root, manifest) and _folders_rest(root, manifest, since)


def stands_as_written(folder: Path, file: Path) -> bool:
    """The same for the manifest in `file`, which two processes read, each for its half of the work.

    To read it takes less time than to hand it over, or to wait for it.
    """
    root = os.fspath(folder)
    try:
        status = file.stat()
        folders = stream(
            lambda: [_folders_rest(root, _read(file), status.st_ctime_ns)],
            worth=status.st_size >= _LARGE,
        )
        with collector_at_rest(), folders as rest:
            return _files_fit(root, _read(file)) and next(rest)
    except _DAMAGED:
        return False


def _files_fit(root: str, manifest: Mapping[str, tuple[str, int, int]]) -> bool:
    look = os.lstat
    try:
        for path, (_, size, mtime_ns) in manifest.items():
            status = look(f"{root}/{path}")
            if status.st_size != size or status.st_mtime_ns != mtime_ns:
                return False
    except OSError:
        return False
    return True


def _folders_rest(root: str, manifest: Iterable[str], since: int) -> bool:
    folders = {""}
    for path in manifest:
        folder = path.rpartition("/")[0]
        while folder not in folders:  # those above a known one are known
            folders.add(folder)
            folder = folder.rpartition("/")[0]
    look = os.lstat
    try:
        return all(look(f"{root}/{name}").st_ctime_ns <= since for name in folders)
    except OSError:
        return False


def _walk(root: str) -> Iterator[tuple[str, os.stat_result]]:
    """All that is no folder below `root`; links are not followed."""
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        try:
            entries = os.scandir(f"{root}/{prefix}")
        except FileNotFoundError:
            continue
        with entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    waiting.append(f"{prefix}{entry.name}/")
                else:
                    yield f"{prefix}{entry.name}", entry.stat(follow_symlinks=False)
