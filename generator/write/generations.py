"""The builds of a site that are on the disk, and the link that says which one is published.

    site -> .site-builds/000042        what web servers and people open
    .site-builds/000042/               a build, complete: its manifest stands beside it
    .site-builds/000042.json
    .site-builds/000041/               the one before, for readers in flight and to go back to
    .site-builds/000041.json
    .site-builds/lock

To go back by hand: `ln -sfn .site-builds/000041 site`. Builds are numbered, not named by
their hash: when a site returns to an earlier content, its files need later times than the
ones in between, or browsers would keep those.
"""

from __future__ import annotations

import errno
import os
import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from generator.errors import PublishError
from generator.write.failure import failures
from generator.write.locking import hold

_NUMBER = re.compile(r"\d{6,}")
# EINVAL is what Python makes of Windows' "a required privilege is not held".
_NO_LINKS = {errno.EPERM, errno.ENOSYS, errno.EOPNOTSUPP, errno.EINVAL}


class Generations:
    """The builds beside the link `site`."""

    def __init__(self, site: Path) -> None:
        self.site = Path(os.path.abspath(site))  # not resolved: the link itself is meant
        self.folder = self.site.with_name(f".{self.site.name}-builds")
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
        if self.current() != name:
            self._remove(name)

    def sweep(self, previous: str | None = None) -> None:
        """Removes all builds but the published and the previous one.

        Without a `previous` that was published, the newest other one is kept.
        """
        current, names = self.current(), self._names()
        if previous in (None, current):
            complete = {name for name in names if self.manifest_path(name).exists()}
            previous = max(complete - {current}, key=int, default=None)
        for name in names - {current, previous}:
            self._remove(name)
        self._fresh.unlink(missing_ok=True)

    def _names(self) -> set[str]:
        """All builds, complete or not."""
        names = {name.partition(".")[0] for name in os.listdir(self.folder)}
        return set(filter(_NUMBER.fullmatch, names))

    def _remove(self, name: str) -> None:
        """Removes what can be removed of a build; what cannot will be tried again."""
        manifest = self.manifest_path(name)
        # The manifest goes first: without it, what is left counts as not complete.
        for path in (manifest, manifest.with_name(f"{manifest.name}.part")):
            with suppress(OSError):
                path.unlink()
        shutil.rmtree(self.path(name), ignore_errors=True)

    def _link(self, target: str, path: Path) -> None:
        try:
            os.symlink(target, path, target_is_directory=True)
        except (OSError, NotImplementedError) as error:
            if isinstance(error, OSError) and error.errno not in _NO_LINKS:
                raise
            raise PublishError("publish.no-symlink", site=str(self.site)) from error

    def _not_ours(self) -> PublishError:
        return PublishError("publish.not-ours", site=str(self.site))


def _is_empty_folder(path: Path) -> bool:
    return path.is_dir() and not any(path.iterdir())
