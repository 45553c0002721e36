"""What this machine remembers of a publication that is on its way: which files have come.

A line is written after each file, so that a publication that was killed goes on from there.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path
from typing import IO

from generator.model.output import digest_of
from generator.publish.standing import Stood


class Memory:
    """A file below `folder` for the place that is called `name`."""

    def __init__(self, folder: Path, name: str) -> None:
        self._path = folder / f"{digest_of(name.encode())[:16]}.jsonl"
        self._stream: IO[str] | None = None

    def recall(self, number: int) -> dict[str, Stood]:
        """The files that came since the publication `number` was whole; the last line of each."""
        found: dict[str, Stood] = {}
        try:
            head, *lines = self._path.read_text("ascii").splitlines()
            if json.loads(head) != number:
                return {}
            for line in lines:
                path, digest, size, mark = json.loads(line)
                found[path] = Stood(digest, size, mark)
        except (OSError, ValueError, TypeError):
            pass  # the last line may be cut off; what is not known is sent again
        return found

    def begin(self, number: int, known: Mapping[str, Stood]) -> None:
        """Starts the file anew with what is known already."""
        self._path.parent.mkdir(parents=True, exist_ok=True)
        self._stream = self._path.open("w", encoding="ascii")
        self._stream.write(f"{json.dumps(number)}\n")
        for path, stood in known.items():
            self.add(path, stood)

    def add(self, path: str, stood: Stood) -> None:
        """Remembers that a file stands there."""
        if self._stream:
            self._stream.write(f"{json.dumps([path, *stood])}\n")
            self._stream.flush()

    def close(self) -> None:
        """Ends writing; what was written stays."""
        if self._stream:
            self._stream.close()
            self._stream = None

    def forget(self) -> None:
        """Removes the file: all is done."""
        self.close()
        with suppress(OSError):
            self._path.unlink()
