"""A picture or other file beside a record, as pages need to know it."""

from __future__ import annotations

from dataclasses import dataclass

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif", ".heic", ".heif", ".svg"})
ATTACHMENTS = frozenset({".pdf", ".docx", ".xlsx", ".odt", ".ods", ".zip", ".mp3", ".mp4"})
TABLES = frozenset({".csv"})


@dataclass(frozen=True, slots=True)
class Rendition:
    """A photograph in one size and one form ("WEBP", "JPEG", "PNG"), and where it is published."""

    address: str
    width: int
    height: int
    form: str


@dataclass(frozen=True, slots=True)
class Media:
    """One file: where it is read (`path`), where it is published (`address`), its size.

    `width` and `height` are pixels as shown, or 0 for a file that is no picture. `digest` is the
    SHA-256 of the file without its metadata, in hexadecimal. A photograph is published as its
    `renditions`, the smallest first, WebP before what every browser can show; `address` is the
    largest one of the latter. A file without any is published as it is, without its metadata.
    """

    path: str
    address: str
    width: int = 0
    height: int = 0
    digest: str = ""
    renditions: tuple[Rendition, ...] = ()
