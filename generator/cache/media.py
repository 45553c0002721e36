"""What earlier builds saw in pictures and attachments, by how their files look.

A file whose size, times and inode are as they were is not read again.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable
from pathlib import Path

from generator.cache.guarded import read_guarded, write_guarded
from generator.cache.stamp import code_stamp
from generator.model.media import Media
from generator.model.problem import Problem
from generator.settings import Settings

_FILE = "media.pickle"
#: A file that changed within so many nanoseconds could change once more and look the same.
_TICK = 2_500_000_000

_Seen = tuple[Media | None, list[Problem]]
_Look = tuple[int, int, int, int]


class MediaMemo:
    """Path → what was seen there, as one build hands it to the next."""

    def __init__(self, settings: Settings, load: Callable[[Path, str], _Seen]) -> None:
        self._file, self._load = settings.cache / _FILE, load
        found = read_guarded(self._file, code_stamp())
        self._known: dict[str, tuple[_Look, _Seen]] = found if isinstance(found, dict) else {}
        self._kept: dict[str, tuple[_Look, _Seen]] = {}

    def __call__(self, file: Path, path: str) -> _Seen:
        """What `load` says of the file, or said when it was last changed."""
        status = os.stat(file)
        look = (status.st_size, status.st_mtime_ns, status.st_ctime_ns, status.st_ino)
        known = self._known.get(path)
        if known and known[0] == look:
            self._kept[path] = known
            return known[1]
        young = max(look[1], look[2]) > time.time_ns() - _TICK
        seen = self._load(file, path)
        if seen[0] and not young:
            self._kept[path] = (look, seen)
        return seen

    def save(self) -> None:
        """Hands on what this build saw."""
        if self._kept != self._known:
            write_guarded(self._file, code_stamp(), self._kept)
