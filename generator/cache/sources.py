"""Parsed files by a hash of their content: what did not change is not parsed again."""

from __future__ import annotations

import hashlib
import marshal
from collections.abc import Callable
from typing import Any

from generator.cache.guarded import read_guarded, write_guarded
from generator.cache.pages import code_stamp
from generator.settings import Settings

_FILE = "sources.pickle"
_FORM = 2  # of marshal: plain data without shared parts


class SourceMemo:
    """Content → plain data, as one build hands it to the next. Only what was asked for is kept."""

    def __init__(self, settings: Settings) -> None:
        self._file = settings.cache / _FILE
        found = read_guarded(self._file, code_stamp())
        self._known: dict[bytes, Any] = marshal.loads(found) if isinstance(found, bytes) else {}
        self._kept: dict[bytes, Any] = {}

    def __call__(self, form: str, content: bytes, parse: Callable[[], tuple[Any, bool]]) -> Any:
        """What `parse` makes of `content` in a `form`, or made of it before, if all was well."""
        key = hashlib.sha256(form.encode() + b"\0" + content).digest()
        if key in self._known:
            data = self._known[key]
        else:
            data, fine = parse()
            if not fine:
                return data
        self._kept[key] = data
        return data

    def save(self) -> None:
        """Hands on what this build read."""
        if self._kept.keys() != self._known.keys():
            write_guarded(self._file, code_stamp(), marshal.dumps(self._kept, _FORM))
