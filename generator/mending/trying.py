"""A portal with changes that are not made yet → its problems. Works on links in a folder aside."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from pathlib import Path

from generator.editing.changes import Change
from generator.kinds import FILED, KINDS
from generator.link import link
from generator.load import load
from generator.model.problem import Problem
from generator.settings import Settings
from generator.validate import validate


def problems_with(settings: Settings, changes: Iterable[Change]) -> tuple[Problem, ...]:
    """What loading, validating and linking would say of the portal with `changes`."""
    changed = {change.path: change.after for change in changes}
    if not changed:
        return _problems(settings, settings.root)
    with tempfile.TemporaryDirectory() as aside:
        root = Path(aside)
        for folder in ("data", "content"):
            _mirror(settings.root, root, folder, changed)
        (root / "mkdocs.yml").symlink_to(settings.config)
        for path, after in changed.items():
            if after is not None:
                file = root / path
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(after)
        return _problems(settings, root)


def _mirror(source: Path, target: Path, folder: str, changed: Iterable[str]) -> None:
    """Links to all files of `folder` that did not change."""
    without = set(changed)
    for file in (source / folder).rglob("*"):
        path = file.relative_to(source)
        if file.is_file() and path.as_posix() not in without:
            (target / path).parent.mkdir(parents=True, exist_ok=True)
            (target / path).symlink_to(file)


def _problems(settings: Settings, root: Path) -> tuple[Problem, ...]:
    sources = load(root, frozenset(kind.folder for kind in FILED))
    records = validate(sources, KINDS)
    found = list(records.problems)
    if records.info:
        found += link(
            records.entries,
            records.info,
            records.withdrawn,
            sources,
            KINDS,
            settings.today,
            records.unfinished,
        )[1]
    return tuple(found)
