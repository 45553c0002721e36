"""What stands where the site is published, as it was told and as it was seen.

The place keeps `.thidua-manifest.json`: which publication stands there, and each of its files.
What a publication replaced is kept below `.thidua-previous/`, by the hash of its content, beside
the manifest of the publication that it belonged to. `.thidua-publishing.json` stands there only
while files are on their way: which files may be old or new.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

MANIFEST = ".thidua-manifest.json"
UNDERWAY = ".thidua-publishing.json"
PREVIOUS = ".thidua-previous"
#: All that begins with this is thidua's own, and no part of the site.
OWN = ".thidua-"
_VERSION = 1


class Seen(NamedTuple):
    """A file as a listing shows it: its size, and what changes with its content (tag or time)."""

    size: int
    mark: str


class Stood(NamedTuple):
    """A file as it was sent: its content's hash, its size, and its mark after sending."""

    digest: str
    size: int
    mark: str

    @property
    def seen(self) -> Seen:
        """How a listing shows it while nobody touched it."""
        return Seen(self.size, self.mark)


@dataclass(frozen=True, slots=True)
class State:
    """One publication: its number, its moment (ISO), its files; the numbers that are kept."""

    number: int = 0
    moment: str = ""
    files: Mapping[str, Stood] = field(default_factory=dict)
    earlier: tuple[int, ...] = ()


def kept_path(digest: str) -> str:
    """Where a replaced content is kept."""
    return f"{PREVIOUS}/{digest}"


def state_path(number: int) -> str:
    """Where the manifest of a replaced publication is kept."""
    return f"{PREVIOUS}/{number:06}.json"


def format_state(state: State) -> bytes:
    """The state as the JSON that is kept."""
    return _json(
        version=_VERSION,
        number=state.number,
        moment=state.moment,
        earlier=list(state.earlier),
        files=dict(state.files),
    )


def parse_state(content: bytes | None) -> State | None:
    """The state in `content`; None where there is none, or a damaged one."""
    try:
        data = json.loads(content or b"")
        if data["version"] != _VERSION:
            return None
        files = {
            str(path): Stood(str(digest), int(size), str(mark))
            for path, (digest, size, mark) in data["files"].items()
        }
        earlier = tuple(map(int, data["earlier"]))
        return State(int(data["number"]), str(data["moment"]), files, earlier)
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return None


def format_underway(paths: Mapping[str, str]) -> bytes:
    """The files that may be old or new, with the hash that each is to have ("": to be removed)."""
    return _json(version=_VERSION, files=dict(paths))


def parse_underway(content: bytes | None) -> dict[str, str]:
    """What `format_underway` made; nothing where there is none."""
    try:
        data = json.loads(content or b"")
        return {str(path): str(digest) for path, digest in data["files"].items()}
    except (ValueError, LookupError, TypeError, AttributeError, RecursionError):
        return {}


def _json(**data: object) -> bytes:
    return json.dumps(data, sort_keys=True, separators=(",", ":")).encode("ascii")
