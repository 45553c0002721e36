"""Outputs in; the published site out, switched from one whole build to the next."""

from __future__ import annotations

from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

from generator.model.output import AnyOutput, Written
from generator.write.compare import changed_paths, write_changes
from generator.write.failure import failures
from generator.write.generations import Generations
from generator.write.manifest import load_manifest, survey, write_manifest
from generator.write.tree import Tree


def publish(outputs: Iterable[AnyOutput], site: Path) -> Written:
    """What changed when `outputs`, and nothing else, became the site behind the link `site`.

    Only changed files are written; the others are the files of the published build, with
    their inode and time. If nothing differs, nothing is written and nothing switched. If
    anything fails, the site that was there stays, whole, and the exception passes on.
    """
    builds = Generations(site)
    with builds.hold():
        with failures(builds.folder):
            current, name = builds.current(), builds.next()
        try:
            written = _publish(outputs, builds, current, name)
        except BaseException:  # Ctrl-C as well
            builds.discard(name)
            raise
        with suppress(OSError):  # it is published; the next build sweeps again
            builds.sweep(previous=current)
        return written


def _publish(
    outputs: Iterable[AnyOutput], builds: Generations, current: str | None, name: str
) -> Written:
    source = builds.path(current or "")
    with failures(source):
        stored = load_manifest(builds.manifest_path(current)) if current else None
        known = survey(source, stored) if current else {}
    tree = Tree(builds.path(name))
    manifest = write_changes(outputs, known, tree.put)
    changed, removed = changed_paths(manifest, known), known.keys() - manifest.keys()
    with failures(builds.folder):
        if current and not changed and not removed:
            if manifest != stored:
                write_manifest(manifest, builds.manifest_path(current))
            return Written(total=len(manifest))
        tree.create()
        for path in manifest:  # in the order of the outputs, folder by folder
            if path not in changed:
                tree.link(path, f"{source}/{path}")
        write_manifest(manifest, builds.manifest_path(name))
    builds.switch(name)
    size = sum(manifest[path].size for path in changed)
    return Written(len(manifest), len(changed), len(removed), size)
