"""The builds of a site that are on the disk, and the link that says which one is published.

    site -> .site-builds/000042        what web servers and people open
    .site-builds/000042/               a build, complete: its manifest stands beside it
    .site-builds/000042.json
    .site-builds/000041/               the one before, for readers in flight and to go back to
    .site-builds/000041.json
    .site-builds/spare/                of a large site: equal to a build, and never published
    .site-builds/waiting/              files of a build that is being made
    .site-builds/lock

The older build that has rested, or the spare one, becomes the next one: what differs is replaced
in it, and not ten thousand folders made again.

To go back by hand: `ln -sfn .site-builds/000041 site`. Builds are numbered, not named by
their hash: when a site returns to an earlier content, its files need later times than the
ones in between, or browsers would keep those.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import PublishError
from generator.write.failure import failures
from generator.write.locking import hold
from generator.write.manifest import Manifest, write_manifest
from generator.write.tree import Tree

_NUMBER = re.compile(r"\d{6,}")
_SPARE = "spare"
#: Seconds after which nobody is on the way to a file of a build that was replaced.
REST = 3.0
# EINVAL is what Python makes of Windows' "a required privilege is not held".
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


class Generations:
    """The builds beside the link `site`."""

    def __init__(self, site: Path) -> None:
        self.site = Path(os.path.abspath(site))  # not resolved: the link itself is meant
        self.folder = self.site.with_name(f".{self.site.name}-builds")
        self.waiting = self.folder / "waiting"
        self._fresh = self.folder / "next"  # the link, before it takes its place

    @contextmanager
    def hold(self) -> Iterator[None]:
        """The right to publish here, alone; what killed builds left behind is gone."""
        with failures(self.site):
            self.current()  # before anything is created beside a folder that is not ours
        with hold(self.folder / "lock"):
            with failures(self.folder):
                self.sweep()
            yield

    def path(self, name: str) -> Path:
        """The folder of a build."""
        return self.folder / name

    def manifest_path(self, name: str) -> Path:
        """Where the manifest of a build stands. A build without one is not complete."""
        return self.folder / f"{name}.json"

    def current(self) -> str | None:
        """The published build, if there is one.

        Raises `PublishError` when something else than our link stands in its place.
        """
        try:
            target = os.readlink(self.site)
        except FileNotFoundError:
            return None
        except OSError:
            if not _is_empty_folder(self.site):
                raise self._not_ours() from None
            return None
        folder, _, name = target.rpartition("/")
        if folder != self.folder.name or not _NUMBER.fullmatch(name):
            raise self._not_ours()
        return name if self.path(name).is_dir() else None

    def next(self) -> str:
        """The name for a new build."""
        return f"{max(map(int, self._names()), default=0) + 1:06}"

    def resting(self) -> str | None:
        """A complete build that nobody reads: the spare one, else the newest that has rested.

        Readers in flight have files open, or ask within a moment for a path that they looked up
        before the build was replaced.
        """
        if self.manifest_path(_SPARE).exists():
            return _SPARE
        since = time.time() - os.lstat(self.site).st_ctime if self.site.is_symlink() else 0.0
        others = self._complete() - {self.current()} if since >= REST else set()
        return max(others, key=int, default=None)

    def reuse(self, old: str, name: str) -> None:
        """Makes the new build `name` of an old one; from here on it counts as not complete."""
        self._remove_manifest(old)
        self.path(old).rename(self.path(name))

    def spare(self, manifest: Manifest) -> None:
        """Makes the spare build, equal to the published one, where no older one can be taken.

        Its first change then costs what the change costs, and not a new tree.
        """
        current = self.current()
        if current is None or self._complete() != {current} or self.path(_SPARE).exists():
            return
        tree = Tree(self.path(_SPARE))
        tree.create()
        for path in manifest:
            tree.link(path, f"{self.path(current)}/{path}")
        write_manifest(manifest, self.manifest_path(_SPARE))

    def switch(self, name: str) -> None:
        """Publishes a build: every reader sees the old one whole, or this one."""
        with failures(self.site):
            self._link(f"{self.folder.name}/{name}", self._fresh)
            if not self.site.is_symlink() and self.site.is_dir():
                self.site.rmdir()  # was empty; fails if somebody has filled it since
            os.replace(self._fresh, self.site)

    def discard(self, name: str) -> None:
        """Removes a build that was not published."""
        with suppress(OSError):
            self._fresh.unlink(missing_ok=True)
        shutil.rmtree(self.waiting, ignore_errors=True)
        if self.current() != name:
            self._remove(name)

    def sweep(self, previous: str | None = None) -> None:
        """Removes all builds but the published and the previous one.

        Without a `previous` that was published, the newest other one is kept.
        """
        current, names = self.current(), self._names()
        if previous in (None, current):
            previous = max(self._complete() - {current}, key=int, default=None)
        for name in names - {current, previous}:
            self._remove(name)
        if not self.manifest_path(_SPARE).exists():
            self._remove(_SPARE)
        shutil.rmtree(self.waiting, ignore_errors=True)
        self._fresh.unlink(missing_ok=True)

    def _complete(self) -> set[str]:
        """All builds that were made to their end."""
        return {name for name in self._names() if self.manifest_path(name).exists()}

    def _names(self) -> set[str]:
        """All builds, complete or not."""
        names = {name.partition(".")[0] for name in os.listdir(self.folder)}
        return set(filter(_NUMBER.fullmatch, names))

    def _remove(self, name: str) -> None:
        """Removes what can be removed of a build; what cannot will be tried again."""
        self._remove_manifest(name)  # first: without it, what is left counts as not complete
        shutil.rmtree(self.path(name), ignore_errors=True)

    def _remove_manifest(self, name: str) -> None:
        manifest = self.manifest_path(name)
        for path in (manifest, manifest.with_name(f"{manifest.name}.part")):
            with suppress(OSError):
                path.unlink()

    def _link(self, target: str, path: Path) -> None:
        try:
            os.symlink(target, path, target_is_directory=True)
        except OSError as error:
            if error.errno not in _NO_LINKS:
                raise
            raise PublishError("publish.no-symlink", site=str(self.site)) from error

    def _not_ours(self) -> PublishError:
        return PublishError("publish.not-ours", site=str(self.site))


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
