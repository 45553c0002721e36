"""A portal as it stands, and as it would stand after changes: what `thidua check` finds in either.

Pages are not drawn. The changed portal is a folder of links to the files that stay, and of the new
ones: it is gone when it was looked at.
"""

from __future__ import annotations

import os
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache.sources import SourceMemo
from generator.editing.changes import Change
from generator.kinds import FILED, KINDS
from generator.link import link
from generator.load import load, locate
from generator.load.files import find_files
from generator.model.problem import Problem, Severity, sort_problems
from generator.model.record import Entry
from generator.model.source import Source, Sources
from generator.running import unless_followed
from generator.settings import Settings
from generator.validate import validate


@dataclass(frozen=True, slots=True)
class Standing:
    """What was read of a portal: its files, its valid records, what is wrong."""

    sources: Sources
    entries: tuple[Entry, ...]
    problems: tuple[Problem, ...]

    def source(self, folder: str, id_: str) -> Source | None:
        """The file of a record, valid or not; None where there is none."""
        for source in self.sources.by_folder.get(folder, ()):
            if (source.data.get("id") or source.stem) == id_:
                return source
        return None


def look_at(settings: Settings, memo: SourceMemo | None = None) -> Standing:
    """The portal of `settings` as it stands on the disk."""
    parsed = memo or SourceMemo(settings)
    sources = load(settings.root, frozenset(kind.folder for kind in FILED), parsed)
    records = validate(sources, KINDS)
    problems = list(records.problems)
    if records.info is not None:
        _, found = link(
            records.entries,
            records.info,
            records.withdrawn,
            sources,
            KINDS,
            settings.today,
            records.unfinished,
        )
        problems += unless_followed(found, problems)
    return Standing(sources, tuple(records.entries), tuple(problems))


def new_problems(
    settings: Settings, before: Standing, changes: Sequence[Change]
) -> tuple[Problem, ...]:
    """What would be wrong after `changes` and is not yet, each with its place in the new files."""
    with tempfile.TemporaryDirectory(prefix="thidua-") as folder:
        root = Path(folder).resolve()
        _lay(settings.root, root, changes)
        after = look_at(replace(settings, root=root), SourceMemo(settings))
        known = Counter(map(_key, before.problems))
        fresh: list[Problem] = []
        for problem in after.problems:
            known[_key(problem)] -= 1
            if known[_key(problem)] < 0:
                fresh.append(problem)
        return sort_problems(locate(fresh, root))


def _key(problem: Problem) -> tuple[str, str, str, Severity]:
    return problem.code, problem.path, problem.found, problem.severity


def _lay(root: Path, target: Path, changes: Iterable[Change]) -> None:
    """`target`, now the portal at `root` with `changes` made."""
    changed = {change.path: change.after for change in changes}
    for name in ("mkdocs.yml", "content", "theme"):
        if (root / name).exists():
            (target / name).symlink_to(root / name)
    made: set[Path] = set()
    for path in (f"data/{name}" for name in find_files(root / "data")):
        if path not in changed:
            file = target / path
            if file.parent not in made:
                file.parent.mkdir(parents=True, exist_ok=True)
                made.add(file.parent)
            os.symlink(root / path, file)
    for path, content in changed.items():
        if content is not None:
            file = target / path
            file.parent.mkdir(parents=True, exist_ok=True)
            file.write_bytes(content)
