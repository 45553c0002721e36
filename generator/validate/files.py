"""Files that records name → the problems of those that cannot be used."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import PurePosixPath

from generator.model.marks import find_marked
from generator.model.media import PICTURES
from generator.model.portal import beside
from generator.model.problem import Problem, suggest
from generator.model.record import Entry, FilePath
from generator.model.source import Sources


def check_files(entry: Entry, sources: Sources) -> Iterator[Problem]:
    """Each named file that is of no use in its place, or stands nowhere beside its record."""
    for loc, name, mark in find_marked(entry.record, FilePath):
        path = beside(entry.path, name)
        if PurePosixPath(path).suffix.lower() not in mark.endings:
            endings = ", ".join(sorted(mark.endings))
            yield entry.problem("file.wrong-kind", *loc, found=name, hint=endings)
            continue
        if path in sources.media or path in sources.tables:
            continue
        if any(problem.path == path for problem in sources.problems):
            continue  # it is there, and its own problem is told
        folder = path.rpartition("/")[0]
        known = (*sources.media, *sources.tables)
        near = [file.rpartition("/")[2] for file in known if file.startswith(folder)]
        yield entry.problem("file.missing", *loc, found=name, hint=suggest(name, near))


def check_unnamed(entries: Iterable[Entry], sources: Sources) -> Iterator[Problem]:
    """Each picture in a folder that is named like the record beside it, and that none names.

    It would be published by nobody: a picture needs words for those who cannot see it.
    """
    pictures = [path for path in sources.media if PurePosixPath(path).suffix.lower() in PICTURES]
    inside = {path: path.rpartition("/")[0] for path in pictures if path.count("/") > 2}
    if not inside:
        return
    all_entries = tuple(entries)
    folders = {entry.path.rpartition(".")[0]: entry for entry in all_entries}
    named = {
        beside(entry.path, file)
        for entry in all_entries
        for _, file, _ in find_marked(entry.record, FilePath)
    }
    for path, folder in inside.items():
        if folder in folders and path not in named:
            name = f"{folders[folder].kind}/{folders[folder].id}"
            yield Problem("photo.unnamed", path, (), path, name, 1, 1).as_warning()
