"""What every place can do to which the site is sent file by file."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping
from pathlib import Path
from typing import Protocol

from generator.publish.standing import Seen

#: Told the path and the mark of each file as soon as it stands.
Told = Callable[[str, str], None]


class Store(Protocol):
    """A place. Each method raises `PublishError` where it cannot do what it is asked."""

    #: The place as people call it.
    name: str

    def look(self) -> dict[str, Seen]:
        """Everything that stands there, thidua's own files included."""

    def get(self, path: str) -> bytes | None:
        """A small file, or None where there is none."""

    def put(self, files: Mapping[str, bytes]) -> None:
        """Writes small files, each at one stroke."""

    def fetch(self, files: Mapping[str, Path]) -> None:
        """Copies files (path there → file here); one that does not stand there is left out."""

    def keep(self, copies: Mapping[str, str]) -> None:
        """Makes copies there (path of the copy → path of the file)."""

    def send(self, folder: Path, paths: Collection[str], told: Told) -> None:
        """Sends files below `folder`; each takes its place at one stroke."""

    def remove(self, groups: Iterable[Collection[str]]) -> None:
        """Removes files group by group, and folders that they leave empty.

        What is not there is no error.
        """
