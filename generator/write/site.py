"""Outputs in; the published site out, switched from one whole build to the next."""

from __future__ import annotations

import shutil
from collections.abc import Collection, Iterable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from generator.model.output import AnyOutput, Output, Written
from generator.write.compare import Shelf, changed_paths, write_all, write_changes
from generator.write.failure import failures
from generator.write.generations import Generations
from generator.write.manifest import (
    Manifest,
    is_untouched,
    load_manifest,
    stands_as_written,
    survey,
    write_manifest,
)
from generator.write.tree import Tree, remove
from generator.write.waiting import Waiting

#: A site of so many files is worth a spare build.
_MANY = 1_000


def publish(outputs: Iterable[AnyOutput], site: Path) -> Written:
    """What changed when `outputs`, and nothing else, became the site behind the link `site`."""
    return write_all(outputs, publishing(site))


@contextmanager
def publishing(site: Path) -> Iterator[Shelf]:
    """A shelf whose outputs, and nothing else, become the site behind the link `site`.

    Only changed files are written; the others are the files of the published build, with
    their inode and time. If nothing differs, nothing is written and nothing switched. If
    anything fails, the site that was there stays, whole, and the exception passes on.
    """
    with _next(site) as (builds, current, name):
        if current is None:
            tree = Tree(builds.path(name))
            shelf = Shelf({}, tree.put)
            yield shelf
            shelf.written = _publish_first(shelf.manifest, builds, name, tree)
            return
        with failures(builds.path(current)):
            stored = load_manifest(builds.manifest_path(current))
            known = survey(builds.path(current), stored)
        waiting = Waiting(builds.waiting)
        shelf = Shelf(known, waiting.put)
        yield shelf
        manifest = shelf.manifest
        if _differs(manifest, known):
            shelf.written = _switch(_Build(builds, name, known, find_rest(site)), manifest, waiting)
            return
        if manifest != stored:
            with failures(builds.folder):
                write_manifest(manifest, builds.manifest_path(current))
        shelf.written = Written(total=len(manifest))


def publish_changes(
    outputs: Iterable[Output], gone: Collection[str], site: Path, standing: Standing
) -> Written:
    """The same where it is known what can be new: `outputs`, and that the paths `gone` are gone.

    `standing` was found since this process has the right to build.
    """
    with _next(site) as (builds, _, name):
        known = standing.files
        waiting = Waiting(builds.waiting)
        kept = {path: entry for path, entry in known.items() if path not in gone}
        manifest = kept | write_changes(outputs, known, waiting.put)
        if not _differs(manifest, known):
            return Written(total=len(manifest))
        return _switch(_Build(builds, name, known, standing.rest), manifest, waiting)


@dataclass(frozen=True, slots=True)
class Rest:
    """An older build that can become the next one, and what stands in it."""

    name: str
    files: Manifest


@dataclass(frozen=True, slots=True)
class Standing:
    """The files of a site, and the build that can become its next one."""

    files: Manifest
    rest: Rest | None


def find_standing(site: Path) -> Standing | None:
    """What stands at `site`, and beside it; None where it is not as it was written.

    No other build may run.
    """
    files, rest = _find_files(site), find_rest(site)
    if files is None:
        return None
    # Most entries are equal: as the same values they are handed to another process once.
    same = (
        {path: files[path] for path in rest.files if files.get(path) == rest.files[path]}
        if rest
        else {}
    )
    return Standing(files, rest and Rest(rest.name, rest.files | same))


def is_intact(site: Path) -> bool:
    """Whether every file of the site is as it was written, and no other stands there."""
    builds = Generations(site)
    current = builds.current()
    return current is not None and stands_as_written(
        builds.path(current), builds.manifest_path(current)
    )


def _find_files(site: Path) -> Manifest | None:
    builds = Generations(site)
    current = builds.current()
    return _as_written(builds, current) if current else None


def find_rest(site: Path) -> Rest | None:
    """The older build that nobody reads any more, if it is as it was written."""
    builds = Generations(site)
    with failures(builds.folder):
        name = builds.resting()
        files = _as_written(builds, name) if name else None
    return Rest(name, files) if name and files is not None else None


def _as_written(builds: Generations, name: str) -> Manifest | None:
    """The manifest of a build that stands as it says."""
    file = builds.manifest_path(name)
    manifest = load_manifest(file)
    if manifest is None or not is_untouched(builds.path(name), manifest, file.stat().st_ctime_ns):
        return None
    return manifest


@contextmanager
def _next(site: Path) -> Iterator[tuple[Generations, str | None, str]]:
    """The builds of `site`, the published one, and a name for the next, which fails or stays."""
    builds = Generations(site)
    with builds.hold():
        with failures(builds.folder):
            current, name = builds.current(), builds.next()
        try:
            yield builds, current, name
        except BaseException:  # Ctrl-C as well
            builds.discard(name)
            raise
        with suppress(OSError):  # it is published; the next build sweeps again
            builds.sweep(previous=current)


def _publish_first(manifest: Manifest, builds: Generations, name: str, tree: Tree) -> Written:
    with failures(builds.folder):
        tree.create()
        write_manifest(manifest, builds.manifest_path(name))
    builds.switch(name)
    if len(manifest) >= _MANY:
        with suppress(OSError):  # it only saves time
            builds.spare(manifest)
    size = sum(entry.size for entry in manifest.values())
    return Written(len(manifest), len(manifest), 0, size)


def _differs(manifest: Manifest, known: Manifest) -> bool:
    return bool(changed_paths(manifest, known)) or known.keys() != manifest.keys()


@dataclass(frozen=True, slots=True)
class _Build:
    """The build `name` that is to replace what is `known` to be published, made of `rest`."""

    builds: Generations
    name: str
    known: Manifest
    rest: Rest | None


def _switch(build: _Build, manifest: Manifest, waiting: Waiting) -> Written:
    """Makes the build stand as `manifest` says, and publishes it.

    What is not `waiting` is linked from the published build, unless it stands there already.
    """
    builds, name, rest = build.builds, build.name, build.rest
    source, standing = builds.path(builds.current() or ""), rest.files if rest else {}
    tree, changed = Tree(builds.path(name)), changed_paths(manifest, build.known)
    with failures(builds.folder):
        if rest:
            builds.reuse(rest.name, name)
        tree.create()
        # A removed page may stand where a new folder must, or the other way round.
        for path in standing.keys() - manifest.keys():
            remove(tree.root, path)
    for path, entry in manifest.items():  # in the order of the outputs, folder by folder
        if standing.get(path) != entry:
            with failures(path):
                if path in changed:
                    tree.move(path, waiting.place(path))
                else:
                    tree.link_over(path, f"{source}/{path}")
    with failures(builds.folder):
        write_manifest(manifest, builds.manifest_path(name))
        shutil.rmtree(builds.waiting, ignore_errors=True)
    builds.switch(name)
    removed = build.known.keys() - manifest.keys()
    size = sum(manifest[path].size for path in changed)
    return Written(len(manifest), len(changed), len(removed), size)
