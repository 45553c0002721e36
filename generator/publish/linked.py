"""A folder on a disk that knows links: the new site is put beside it and switched to at once.

The same as `write/` does for `site/` (`write/generations.py`): `target` is a link to the build
that is published, and the build before it stays beside it.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from generator.errors import PublishError
from generator.model.output import Kept, Output
from generator.publish.planning import Place, Plan, Wanted, plan
from generator.publish.standing import Seen, State, Stood
from generator.publish.target import Progress, Source, Version
from generator.write import publish
from generator.write.failure import failures
from generator.write.generations import Generations
from generator.write.manifest import Manifest, load_manifest, survey


class LinkedFolder:
    """The link `target` and the builds beside it."""

    def __init__(self, target: Path) -> None:
        self.name = str(target)
        self._target = target
        self._builds = Generations(target)
        self._keeping = True

    def plan(self, source: Source, keeping: bool) -> Plan:
        """What differs between the site and the build that is published here."""
        self._keeping = keeping
        return plan(source.files, self._place(), keeping=False)

    def publish(self, plan: Plan, source: Source, moment: str, progress: Progress) -> None:
        """Writes a build and switches to it; of equal files there is but one on the disk."""
        progress("send", 0, len(plan.sent))
        publish(_outputs(source), self._target)
        if not self._keeping:
            self._forget()

    def versions(self) -> tuple[Version, ...]:
        """The published build and the one before it, if it is whole."""
        with failures(self._builds.folder):
            current = self._builds.current()
        names = [name for name in (current, self._before(current)) if name]
        return tuple(self._version(name, name == current) for name in names)

    def plan_back(self, number: int) -> Plan:
        """What differs between the build that is published and the one before it."""
        manifest = self._intact(f"{number:06}")
        wanted = {path: Wanted(entry.digest, entry.size) for path, entry in manifest.items()}
        return plan(wanted, self._place(), keeping=False)

    def go_back(self, plan: Plan, number: int, progress: Progress) -> None:
        """Switches the link."""
        name = f"{number:06}"
        with self._builds.hold():
            self._intact(name)
            self._builds.switch(name)

    def _place(self) -> Place:
        with failures(self._builds.folder):
            current = self._builds.current()
            if current is None:
                return Place(State(), {}, {}, {})
            stored = load_manifest(self._builds.manifest_path(current)) or {}
            found = survey(self._builds.path(current), stored)
        known = {**found, **stored}.items()
        files = {path: Stood(e.digest, e.size, str(e.mtime_ns)) for path, e in known}
        listing = {path: Seen(e.size, str(e.mtime_ns)) for path, e in found.items()}
        return Place(State(int(current), "", files), {}, {}, listing)

    def _before(self, current: str | None) -> str | None:
        """The newest whole build that is older than the published one."""
        if current is None:
            return None
        names = (file.stem for file in self._builds.folder.glob("*.json"))
        older = [name for name in names if name.isdecimal() and int(name) < int(current)]
        return max(older, key=int, default=None)

    def _version(self, name: str, present: bool) -> Version:
        file = self._builds.manifest_path(name)
        manifest = load_manifest(file) or {}
        moment = datetime.fromtimestamp(file.stat().st_mtime).astimezone()
        return Version(int(name), moment.isoformat(timespec="minutes"), len(manifest), present)

    def _intact(self, name: str) -> Manifest:
        """The manifest of a build of which every file stands as it was written."""
        with failures(self._builds.folder):
            manifest = load_manifest(self._builds.manifest_path(name)) or {}
            found = survey(self._builds.path(name), manifest)
        if not manifest or found != manifest:
            raise PublishError("publish.previous-damaged", place=self.name)
        return manifest

    def _forget(self) -> None:
        """Removes every build but the published one."""
        with self._builds.hold():
            current = self._builds.current()
            for file in list(self._builds.folder.glob("*.json")):
                if file.stem != current:
                    with suppress(OSError):
                        file.unlink()
                    shutil.rmtree(self._builds.path(file.stem), ignore_errors=True)


def _outputs(source: Source) -> Iterator[Kept]:
    """The files of a built site, each read only where it is not known at the place."""
    for path, (digest, _) in source.files.items():
        yield Kept(path, digest, _Reading(source.folder, path, digest))


class _Reading:
    """Reads one file when it is asked to."""

    def __init__(self, folder: Path, path: str, digest: str) -> None:
        self._file, self._path, self._digest = folder / path, path, digest

    def __call__(self) -> Output:
        output = Output(self._path, self._file.read_bytes())
        if output.digest != self._digest:
            raise PublishError("publish.site-changed", path=self._path)
        return output
