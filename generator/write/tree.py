"""A folder that is being filled: files are written or linked into it, each once.

Nothing here calls fsync. It would cost a flush of the disk for each page (minutes for
10,000), and guards only against a power cut, not against a killed build. After a power cut
a cut-off file no longer has the size in the manifest, and the next build writes it anew.
"""

from __future__ import annotations

import os
import shutil
from contextlib import suppress

from generator.errors import PublishError
from generator.write.paths import folders_of

_NEW = os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0)


class Tree:
    """Files below `root`, which is created with the first of them."""

    def __init__(self, root: str | os.PathLike[str]) -> None:
        self.root = os.fspath(root)
        self._folders: set[str] = set()

    def create(self) -> None:
        """Makes `root` stand, even if no file will."""
        os.makedirs(self.root, exist_ok=True)
        self._folders.add("")

    def put(self, path: str, content: bytes, mtime_ns: int) -> None:
        """Writes a new file."""
        target = self._place(path)
        try:
            descriptor = os.open(target, _NEW, 0o666)
        except FileExistsError as error:
            raise _meets(path) from error
        try:
            rest = memoryview(content)
            while rest:
                rest = rest[os.write(descriptor, rest) :]
        finally:
            os.close(descriptor)
        # After closing: a network disk may set its own time when the file is closed.
        os.utime(target, ns=(mtime_ns, mtime_ns))

    def link(self, path: str, source: str) -> None:
        """Makes the file `source` stand here too: the same inode, or else a copy of it."""
        target = self._place(path)
        try:
            os.link(source, target)
        except FileExistsError as error:
            raise _meets(path) from error
        except OSError:  # no links on this disk, too many of them, or another owner's file
            shutil.copy2(source, target)

    def move(self, path: str, source: str) -> None:
        """Moves the file `source` here, over what may stand here, at one stroke."""
        os.replace(source, self._place(path))

    def link_over(self, path: str, source: str) -> None:
        """As `link`, in the place of a file that may stand at `path`."""
        with suppress(FileNotFoundError):
            os.unlink(self._place(path))
        self.link(path, source)

    def _place(self, path: str) -> str:
        """Where `path` stands on the disk; its folders are there."""
        if path.rpartition("/")[0] not in self._folders:
            self._add_folders(path)
        return f"{self.root}/{path}"

    def _add_folders(self, path: str) -> None:
        if not self._folders:
            self.create()
        for folder in folders_of(path):
            if folder not in self._folders:
                _make_folder(f"{self.root}/{folder}")
                self._folders.add(folder)


def _meets(path: str) -> PublishError:
    """What to say where a file stands already."""
    # Equal paths were refused before: these differ in case only, on a disk that ignores it.
    return PublishError("publish.duplicate-path", path=path)


def _make_folder(path: str) -> None:
    try:
        os.mkdir(path)
    except FileExistsError:
        if not os.path.isdir(path):
            raise


def remove(root: str | os.PathLike[str], path: str) -> None:
    """Removes a file below `root`, if it stands there, and the folders that it leaves empty."""
    with suppress(FileNotFoundError):
        os.unlink(f"{os.fspath(root)}/{path}")
    with suppress(OSError):  # not empty
        for folder in reversed(list(folders_of(path))):
            os.rmdir(f"{os.fspath(root)}/{folder}")
