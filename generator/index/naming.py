"""Where the files of the index stand, what they are called, and how large they are."""

from __future__ import annotations

import base64
import hashlib
import json
import math
from collections.abc import Mapping

FOLDER = "tra-cuu/chi-muc/"
MANIFEST = "index.json"
#: Letters of a file's name: 25 bits of its hash. The list of all files holds little else.
NAME = 5
#: Up to so many items: fewest letters of a file of titles, and of a file of words or topics.
_SIZES = ((4_000, 1_900, 700), (32_000, 3_400, 1_400), (math.inf, 5_900, 4_200))


File = tuple[str, bytes]


def least(items: int) -> dict[str, int]:
    """Fewest letters of a file, by family; files grow slowly with the portal."""
    titles, lists = next(sizes for most, *sizes in _SIZES if items <= most)
    return {"t": titles, "n": 2 * lists, **dict.fromkeys("wbkl", lists)}


def name_of(content: bytes) -> str:
    """The letters that a file is named by."""
    return _letters(hashlib.sha256(content).digest())


def have_own_names(digests: Mapping[str, str]) -> bool:
    """Whether every file is named by its content, and none made way for another one's name.

    `digests` are SHA-256 of all files of a site, by path.
    """
    return all(
        path.removeprefix(FOLDER) in (MANIFEST, f"{_letters(bytes.fromhex(digest))}.json")
        for path, digest in digests.items()
        if path.startswith(FOLDER)
    )


def _letters(digest: bytes) -> str:
    return base64.b32encode(digest[:NAME]).decode().lower()[:NAME]


def to_json(value: object) -> bytes:
    """A file of the index."""
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
