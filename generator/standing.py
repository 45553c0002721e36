"""What stands in a portal, or would after changes: its records and what is wrong, without pages.

This is the first half of `pipeline.py`, for all who ask what `thidua check` would say: imports,
mending, the status, the desk.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path, PurePosixPath
from re import split

from generator.cache.media import MediaMemo
from generator.cache.sources import SourceMemo
from generator.editing.changes import Change
from generator.kinds import FILED, KINDS
from generator.link.linking import link
from generator.load import load, locate
from generator.load.files import find_files
from generator.load.media import load_media
from generator.model.portal import Portal
from generator.model.problem import Problem, Severity, sort_problems
from generator.model.record import Entry
from generator.model.source import Source, Sources
from generator.settings import Settings
from generator.validate import Records, validate
from generator.validate.drafts import id_of

#: The folders of records below `data/`.
FOLDERS = frozenset(kind.folder for kind in FILED)
#: How the addresses begin of pages whose records stand in no file.
_DERIVED = tuple(f"/{kind.segment}/" for kind in KINDS if kind.derive)


@dataclass(frozen=True, slots=True)
class Standing:
    """What was read of a portal: its files, its records, what is wrong.

    `portal` is None while what the portal says of itself cannot be read.
    """

    sources: Sources
    records: Records
    portal: Portal | None
    problems: tuple[Problem, ...]

    @property
    def entries(self) -> tuple[Entry, ...]:
        """The valid records."""
        return self.records.entries

    def source(self, folder: str, id_: str) -> Source | None:
        """The file of a record, valid or not; None where there is none."""
        return find_source(self.sources, folder, id_)


def find_source(sources: Sources, folder: str, id_: str) -> Source | None:
    """The file of the record `id_`, valid or not; None where there is none."""
    return next((one for one in sources.by_folder.get(folder, ()) if id_of(one) == id_), None)


def look_at(settings: Settings) -> Standing:
    """The portal of `settings` as it stands on the disk."""
    return _look(settings, settings.root)


def look_after(settings: Settings, changes: Iterable[Change]) -> Standing:
    """The portal as it would stand after `changes`; they are not made."""
    planned = tuple(changes)
    if not planned:
        return look_at(settings)
    with _laid(settings, planned) as root:
        return _look(settings, root)


def problems_to_come(
    settings: Settings, before: Standing, changes: Iterable[Change]
) -> tuple[Problem, ...]:
    """What would be wrong after `changes` and is not yet, each with its place in the new files."""
    with _laid(settings, tuple(changes)) as root:
        after = _look(settings, root)
        return sort_problems(locate(new_problems(before.problems, after.problems), root))


def new_problems(before: Iterable[Problem], after: Iterable[Problem]) -> list[Problem]:
    """Those of `after` that are not among those `before`; places within a file do not count."""
    known = Counter(map(_face, before))
    fresh = []
    for problem in after:
        known[_face(problem)] -= 1
        if known[_face(problem)] < 0:
            fresh.append(problem)
    return fresh


def _face(problem: Problem) -> tuple[str, str, str, Severity]:
    return problem.code, problem.path, problem.found, problem.severity


def link_records(
    settings: Settings, sources: Sources, records: Records
) -> tuple[Portal | None, tuple[Problem, ...]]:
    """The portal, and what is wrong between its records; None where it says nothing of itself."""
    if records.info is None:
        return None, ()
    return link(
        records.entries,
        records.info,
        records.withdrawn,
        sources,
        KINDS,
        settings.today,
        records.unfinished,
    )


def unless_followed(found: Iterable[Problem], earlier: Iterable[Problem]) -> list[Problem]:
    """Problems of linking, without those that only follow from a file that could not be read."""
    broken = {PurePosixPath(problem.path).stem for problem in earlier}
    return [problem for problem in found if not _follows(problem, broken)]


def _follows(problem: Problem, broken: set[str]) -> bool:
    """Whether the problem is about a record or a page that is there, in a `broken` file."""
    if problem.code == "exemplar.unknown-row":  # the rows can stand in a file of any name
        return bool(broken)
    if problem.code == "address.lost" and problem.found.startswith(_DERIVED):
        return bool(broken)  # such a page is made of records of other names
    about = problem.code in ("ref.unknown", "address.lost")
    return about and not broken.isdisjoint(split("[/#]", problem.found))


def _look(settings: Settings, root: Path) -> Standing:
    """What stands below `root`: the portal of `settings`, or a trial of it."""
    sources = load(root, FOLDERS, SourceMemo(settings), MediaMemo(settings, load_media))
    records = validate(sources, KINDS)
    portal, found = link_records(settings, sources, records)
    problems = (*records.problems, *unless_followed(found, records.problems))
    return Standing(sources, records, portal, problems)


@contextmanager
def _laid(settings: Settings, changes: Sequence[Change]) -> Iterator[Path]:
    """The portal after `changes`, in a folder of links to the files that stay, for a while."""
    changed = {change.path: change.after for change in changes}
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        root = Path(folder).resolve()
        (root / "mkdocs.yml").symlink_to(settings.config)
        for part in ("data", "content"):
            for name in find_files(settings.root / part):
                path = f"{part}/{name}"
                if path not in changed:
                    os.symlink(settings.root / path, _ready(root / path))
        for path, content in changed.items():
            if content is not None:
                _ready(root / path).write_bytes(content)
        yield root


def _ready(file: Path) -> Path:
    """`file`, whose folder is there."""
    if not file.parent.is_dir():
        file.parent.mkdir(parents=True)
    return file
