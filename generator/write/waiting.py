"""Files that have come already, before the first of them takes its place: flat, in one folder."""

from __future__ import annotations

import hashlib
from pathlib import Path

from generator.write.tree import Tree


class Waiting:
    """Changed files, below `folder`, until all outputs have come."""

    def __init__(self, folder: Path) -> None:
        self._tree = Tree(folder)

    def put(self, path: str, content: bytes, mtime_ns: int) -> None:
        """Writes the file that is to stand at `path`."""
        self._tree.put(_name(path), content, mtime_ns)

    def place(self, path: str) -> str:
        """Where the file waits that is to stand at `path`."""
        return f"{self._tree.root}/{_name(path)}"


def _name(path: str) -> str:
    """A name that any process finds for `path`, and none for another one."""
    return hashlib.sha256(path.encode()).hexdigest()
