"""A picture or other file beside a record, as pages need to know it."""

from __future__ import annotations

from dataclasses import dataclass

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".svg"})
ATTACHMENTS = frozenset({".pdf", ".docx", ".xlsx", ".odt", ".ods", ".zip", ".mp3", ".mp4"})
TABLES = frozenset({".csv"})


@dataclass(frozen=True, slots=True)
class Media:
    """One file: where it is read (`path`), where it is published (`address`), its size.

    `width` and `height` are pixels, or 0 for a file that is no picture. `digest` is the SHA-256 of
    what is published, in hexadecimal.
    """

    path: str
    address: str
    width: int = 0
    height: int = 0
    digest: str = ""
