"""Outputs in; an ordinary folder out, for previews: changed files are replaced in place."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

from generator.errors import PublishError
from generator.model.output import Output, Written
from generator.write.compare import Shelf, changed_paths, write_changes
from generator.write.failure import failures
from generator.write.manifest import Manifest, load_manifest, survey, write_manifest
from generator.write.tree import Tree, remove
from generator.write.waiting import Waiting

_OWN = ".thidua"
_RECORD = f"{_OWN}/files.json"  # what earlier calls wrote


@contextmanager
def filling(folder: Path) -> Iterator[Shelf]:
    """A shelf whose outputs come to stand in `folder`.

    Each changed file is replaced at one stroke, equal ones are not touched, and files of an
    earlier call that are no longer produced are removed; files of others stay, unless an
    output takes their path. If anything fails, `folder` is as it was. What was written is
    remembered below `.thidua/` in `folder`.
    """
    folder = Path(os.path.abspath(folder))
    if folder.is_symlink():  # as a published site is: it must not change file by file
        raise PublishError("publish.not-ours", site=str(folder))
    with _waiting(folder) as files:
        with failures(folder):
            stored = load_manifest(folder / _RECORD)
            known = survey(folder, stored)
            known.pop(_RECORD, None)
        shelf = Shelf(known, files.put)
        yield shelf
        removed = (known.keys() & (stored or {}).keys()) - shelf.manifest.keys()
        changed = changed_paths(shelf.manifest, known)
        shelf.written = _settle(folder, files, stored, shelf.manifest, changed, removed)


def change_folder(outputs: Iterable[Output], gone: Collection[str], folder: Path) -> Written:
    """The same where it is known what can be new: `outputs`, and that the paths `gone` are gone.

    To be called where `folder` stands as an earlier call left it.
    """
    with _waiting(folder) as files:
        with failures(folder):
            stored = load_manifest(folder / _RECORD) or {}
        fresh = write_changes(outputs, stored, files.put)
        manifest = {path: entry for path, entry in stored.items() if path not in gone} | fresh
        changed = changed_paths(fresh, stored)
        return _settle(folder, files, stored, manifest, changed, stored.keys() - manifest.keys())


@contextmanager
def _waiting(folder: Path) -> Iterator[Waiting]:
    """Where files wait; what is left of a killed call is gone before, and all of it after."""
    place = folder / _OWN / "waiting"
    with failures(folder):
        shutil.rmtree(place, ignore_errors=True)
    try:
        yield Waiting(place)
    finally:
        shutil.rmtree(place, ignore_errors=True)


def _settle(
    folder: Path,
    files: Waiting,
    stored: Manifest | None,
    manifest: Manifest,
    changed: set[str],
    removed: set[str],
) -> Written:
    """Puts the waiting files, which are those that `changed`, where they belong."""
    with failures(folder):
        (folder / _OWN).mkdir(parents=True, exist_ok=True)
        # A removed page may stand where a new folder must, or the other way round.
        for path in removed:
            remove(folder, path)
        # Before the moves: if they are cut off, the next call knows which files are ours.
        if manifest != stored:
            write_manifest(manifest, folder / _RECORD)
    tree = Tree(folder)
    for path in sorted(changed):
        with failures(folder / path):
            tree.move(path, files.place(path))
    size = sum(manifest[path].size for path in changed)
    return Written(len(manifest), len(changed), len(removed), size)
