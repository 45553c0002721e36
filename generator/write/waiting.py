"""Files that have come already, before the first of them takes its place: flat and numbered."""

from __future__ import annotations

from pathlib import Path

from generator.write.tree import Tree


class Waiting:
    """Changed files, below `folder`, until all outputs have come."""

    def __init__(self, folder: Path) -> None:
        self._tree = Tree(folder)
        self.files: dict[str, str] = {}

    def put(self, path: str, content: bytes, mtime_ns: int) -> None:
        """Writes the file that is to stand at `path`."""
        name = str(len(self.files))
        self._tree.put(name, content, mtime_ns)
        self.files[path] = f"{self._tree.root}/{name}"
