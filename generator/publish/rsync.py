"""A folder on another machine, by the program `rsync`: over ssh, or to an rsync daemon.

`rsync` is started without a shell here, and with `--secluded-args` there is none there that could
take a path for something else. rsync(1) has the options and the statuses.
"""

from __future__ import annotations

import os
import re
import subprocess
import time
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from itertools import groupby
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TypeVar

from generator.errors import PublishError
from generator.publish.standing import Seen
from generator.publish.store import Told
from generator.write.paths import folders_of

T = TypeVar("T")

#: So many files, or bytes, are sent by one call: what is lost where it is broken off.
_FILES, _BYTES = 400, 16_000_000
#: Seconds without a sign of life.
_PATIENCE = 30
_LINE = re.compile(r"(?P<kind>.)\S+ +(?P<size>[\d,.]+) (?P<time>\S+ \S+) (?P<name>.+)")
_MODULE = re.compile(r"(?P<module>rsync://[^/]+/[^/]+/|[^/]+::[^/]+/)(?P<below>.*)")
_NOTHING_THERE = "No such file or directory"
_COMMON = ("--secluded-args", f"--timeout={_PATIENCE}", "--8-bit-output", "--no-human-readable")
# What rsync, ssh and daemons say, and what it means; the first that is found.
_SAYS = (
    ("No space left", "publish.remote-full"),
    ("Disk quota exceeded", "publish.remote-full"),
    ("Permission denied (", "publish.remote-login"),
    ("Host key verification failed", "publish.remote-host-key"),
    ("auth failed", "publish.remote-login"),
    ("Unknown module", "publish.remote-no-module"),
    ("read only", "publish.remote-read-only"),
    ("Read-only file system", "publish.remote-read-only"),
    ("Permission denied", "publish.remote-read-only"),
    ("Operation not permitted", "publish.remote-read-only"),
    ("command not found", "publish.remote-no-rsync"),
    (_NOTHING_THERE, "publish.remote-no-folder"),
    ("onnection", "publish.remote-away"),
    ("resolve", "publish.remote-away"),
    ("timeout", "publish.remote-away"),
    ("unexpectedly closed", "publish.remote-away"),
)


class RsyncStore:
    """The folder `where`: "user@host:/path" or "rsync://host/module/path"."""

    def __init__(self, where: str) -> None:
        self.name = where
        self._root = f"{where.rstrip('/')}/"
        # A daemon of rsync 3.5.0 without chroot reads files by their names below a module only,
        # not below a folder of it.
        module = _MODULE.fullmatch(self._root)
        self._source = module["module"] if module else self._root
        self._below = module["below"] if module else ""

    def look(self) -> dict[str, Seen]:
        """Everything below the folder, by its size and the second at which it was changed."""
        try:
            said = self._run("--recursive", "--list-only", "--", self._root)
        except PublishError as error:
            if error.key == "publish.remote-no-folder":
                return {}  # it will be made, if the folder above it is there
            raise
        return {
            match["name"]: Seen(int(re.sub(r"\D", "", match["size"])), match["time"])
            for match in map(_LINE.fullmatch, said.splitlines())
            if match and match["kind"] == "-"
        }

    def get(self, path: str) -> bytes | None:
        """A small file, or None."""
        with TemporaryDirectory(prefix="thidua-") as folder:
            target = Path(folder, "file")
            self.fetch({path: target})
            return target.read_bytes() if target.exists() else None

    def put(self, files: Mapping[str, bytes]) -> None:
        """Writes small files."""
        with TemporaryDirectory(prefix="thidua-") as folder:
            for path, content in files.items():
                file = Path(folder, path)
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_bytes(content)
            self._send(folder, list(files))

    def fetch(self, files: Mapping[str, Path]) -> None:
        """Copies files here, with their times, by one call."""
        if not files:
            return
        with TemporaryDirectory(prefix="thidua-") as folder:
            options = ("--times", "--from0", "--files-from=-", "--ignore-missing-args")
            try:
                names = [f"{self._below}{path}" for path in files]
                self._run(*options, "--", self._source, f"{folder}/", names=names)
            except PublishError as error:
                if error.key != "publish.remote-no-folder":
                    raise
            for path, target in files.items():
                file = Path(folder, self._below + path)
                if file.is_file():
                    target.parent.mkdir(parents=True, exist_ok=True)
                    target.write_bytes(file.read_bytes())
                    os.utime(target, ns=(file.stat().st_mtime_ns,) * 2)

    def keep(self, copies: Mapping[str, str]) -> None:
        """Makes copies by way of this machine: no server of rsync copies by itself."""
        for batch in _batches(list(copies.items()), lambda _: 0):
            with TemporaryDirectory(prefix="thidua-") as folder:
                self.fetch({path: Path(folder, copy) for copy, path in batch})
                there = [copy for copy, _ in batch if Path(folder, copy).is_file()]
                self._send(folder, there)

    def send(self, folder: Path, paths: Collection[str], told: Told) -> None:
        """Sends files in batches; the place shows each with the time that it has here."""
        for batch in _batches(list(paths), lambda path: (folder / path).stat().st_size):
            self._send(os.fspath(folder), batch)
            for path in batch:
                told(path, _shown_time(folder / path))

    def remove(self, groups: Iterable[Collection[str]]) -> None:
        """Removes files, then folders that they leave empty, the innermost first."""
        above: set[str] = set()
        for group in groups:
            self._delete(group)
            above.update(folder for path in group if path[0] != "." for folder in folders_of(path))
        if not above:
            return
        empty = above - {folder for path in self.look() for folder in folders_of(path)}
        by_depth = sorted(empty, key=lambda folder: (-folder.count("/"), folder))
        for _, level in groupby(by_depth, key=lambda folder: folder.count("/")):
            self._delete(list(level))

    def _delete(self, names: Collection[str]) -> None:
        if names:
            options = ("--from0", "--files-from=-", "--delete-missing-args", "--no-implied-dirs")
            with TemporaryDirectory(prefix="thidua-") as nothing:
                for name in names:  # the way to what is missing must be there
                    Path(nothing, name).parent.mkdir(parents=True, exist_ok=True)
                self._run(*options, "--", f"{nothing}/", self._root, names=names)

    def _send(self, folder: str, paths: Sequence[str]) -> None:
        if paths:
            options = ("--times", "--ignore-times", "--compress", "--chmod=D755,F644")
            files = ("--from0", "--files-from=-", "--no-implied-dirs", "--mkpath")
            self._run(*options, *files, "--", f"{folder}/", self._root, names=paths)

    def _run(self, *arguments: str, names: Iterable[str] = ()) -> str:
        """What rsync printed; `names` are handed to it, each ended by a zero byte."""
        command = ["rsync", *_COMMON, *arguments]
        given = "".join(f"{name}\0" for name in names).encode()
        environment = {**os.environ, "LC_ALL": "C", "TZ": "UTC"}
        try:
            done = subprocess.run(command, input=given, capture_output=True, env=environment)
        except FileNotFoundError as error:
            raise PublishError("publish.no-rsync") from error
        if done.returncode:
            raise _failure(self.name, done.stderr.decode("utf-8", "replace"), done.returncode)
        return done.stdout.decode("utf-8", "surrogateescape")


def _shown_time(file: Path) -> str:
    """The time of a file as listings of rsync show it, in UTC."""
    return time.strftime("%Y/%m/%d %H:%M:%S", time.gmtime(file.stat().st_mtime_ns // 10**9))


def _failure(name: str, said: str, status: int) -> PublishError:
    """What rsync's end means for the person who publishes."""
    key = next((key for words, key in _SAYS if words in said), "publish.remote-failed")
    lines = [line for line in said.splitlines() if line.strip() and "rsync error" not in line]
    return PublishError(key, place=name, reason=lines[0] if lines else f"rsync {status}")


def _batches(items: Sequence[T], size_of: Callable[[T], int]) -> Iterator[list[T]]:
    """The items in their order, in lists of so many, and of so many bytes, as one call sends."""
    batch: list[T] = []
    total = 0
    for item in items:
        size = size_of(item)
        if batch and (len(batch) >= _FILES or total + size > _BYTES):
            yield batch
            batch, total = [], 0
        batch.append(item)
        total += size
    if batch:
        yield batch
