"""A folder that can hold no links, or that others use as well: files are replaced in it."""

from __future__ import annotations

import os
import shutil
from collections.abc import Collection, Iterable, Iterator, Mapping
from itertools import chain
from pathlib import Path

from generator.publish.standing import OWN, Seen
from generator.publish.store import Told
from generator.write.failure import failures
from generator.write.tree import Tree, remove

_PART = f"{OWN}part"


class FolderStore:
    """The folder `root`, which must exist or be possible to make."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self.name = str(root)

    def look(self) -> dict[str, Seen]:
        """Everything below the folder; links are looked through as web servers do."""
        with failures(self.root):
            return dict(_walk(os.fspath(self.root))) if self.root.is_dir() else {}

    def get(self, path: str) -> bytes | None:
        """A small file, or None."""
        with failures(self.root / path):
            try:
                return (self.root / path).read_bytes()
            except (FileNotFoundError, NotADirectoryError):
                return None

    def put(self, files: Mapping[str, bytes]) -> None:
        """Writes small files by way of a neighbour."""
        tree = Tree(self.root)
        for path, content in files.items():
            with failures(self.root / path):
                part = self._part()
                part.write_bytes(content)
                tree.move(path, os.fspath(part))

    def fetch(self, files: Mapping[str, Path]) -> None:
        """Copies files here, with their times."""
        for path, target in files.items():
            with failures(self.root / path):
                target.parent.mkdir(parents=True, exist_ok=True)
                if (self.root / path).is_file():
                    shutil.copy2(self.root / path, target)

    def keep(self, copies: Mapping[str, str]) -> None:
        """Makes copies: links to the same file where the disk knows them."""
        tree = Tree(self.root)
        for copy, path in copies.items():
            with failures(self.root / copy):
                tree.link_over(copy, f"{self.root}/{path}")

    def send(self, folder: Path, paths: Collection[str], told: Told) -> None:
        """Copies files into the folder; each takes its place at one stroke."""
        tree = Tree(self.root)
        for path in paths:
            with failures(self.root / path):
                part = self._part()
                shutil.copy2(folder / path, part)
                tree.move(path, os.fspath(part))
                told(path, _mark(os.stat(self.root / path)))

    def remove(self, groups: Iterable[Collection[str]]) -> None:
        """Removes files, and the folders that they leave empty."""
        for path in chain.from_iterable(groups):
            with failures(self.root / path):
                remove(self.root, path)

    def _part(self) -> Path:
        """Where a file stands until it is whole: never an older link to a kept content."""
        self.root.mkdir(exist_ok=True)
        part = self.root / _PART
        part.unlink(missing_ok=True)
        return part


def _mark(status: os.stat_result) -> str:
    """The time in whole seconds: some disks keep no finer one."""
    return str(int(status.st_mtime))


def _walk(root: str) -> Iterator[tuple[str, Seen]]:
    waiting = [""]
    while waiting:
        prefix = waiting.pop()
        with os.scandir(f"{root}/{prefix}") as entries:
            for entry in entries:
                if entry.is_dir(follow_symlinks=False):
                    if entry.name != ".git":
                        waiting.append(f"{prefix}{entry.name}/")
                elif entry.is_file():
                    status = entry.stat()
                    yield f"{prefix}{entry.name}", Seen(status.st_size, _mark(status))
