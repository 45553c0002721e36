"""What the last build knew of each file of open data: its size and its hash, by what is in it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.cache.guarded import read_guarded, write_guarded
from generator.cache.stamp import code_stamp
from generator.export import Known, Made


class ExportMemo:
    """Key of a file → its size and its hash, as one build hands them to the next."""

    def __init__(self, file: Path) -> None:
        self._file = file
        known = read_guarded(file, code_stamp())
        self.known: Known = known if isinstance(known, dict) else {}

    def save(self, made: Iterable[Made]) -> None:
        """Hands on what this build knows. To be called when its files stand where they belong."""
        kept = {one.key: (one.size, one.digest) for one in made}
        if kept.keys() != self.known.keys():
            write_guarded(self._file, code_stamp(), kept)
