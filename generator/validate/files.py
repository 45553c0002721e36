"""Files that records name → the problems of those that cannot be used."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.model.marks import find_marked
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
