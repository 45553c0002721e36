"""The paths of one build, checked as they come: each can be a file below the site's root."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.errors import PublishError

# Segments between single slashes; no "." or "..", nothing that a disk or an address cannot
# hold: control characters, backslashes, halves of a surrogate pair.
_SEGMENT = r"(?!\.{1,2}(?:/|\Z))[^/\\\x00-\x1f\x7f\ud800-\udfff]+"
_PATH = re.compile(rf"{_SEGMENT}(?:/{_SEGMENT})*")


def folders_of(path: str) -> Iterator[str]:
    """The folders above `path`, outermost first: "a/b/c.html" → "a", "a/b"."""
    end = path.find("/")
    while end != -1:
        yield path[:end]
        end = path.find("/", end + 1)


class Paths:
    """The files and folders of a build, so far."""

    def __init__(self) -> None:
        self._files: set[str] = set()
        self._folders: set[str] = {""}

    def add(self, path: str) -> None:
        """Takes `path` in; raises `PublishError` when no site can have it as well."""
        if not _PATH.fullmatch(path):
            raise PublishError("publish.bad-path", path=path)
        if path in self._files:
            raise PublishError("publish.duplicate-path", path=path)
        if path in self._folders:
            inside = min(file for file in self._files if file.startswith(f"{path}/"))
            raise PublishError("publish.path-clash", path=inside, other=path)
        if path.rpartition("/")[0] not in self._folders:
            self._add_folders(path)
        self._files.add(path)

    def _add_folders(self, path: str) -> None:
        for folder in folders_of(path):
            if folder in self._files:
                raise PublishError("publish.path-clash", path=path, other=folder)
            self._folders.add(folder)
