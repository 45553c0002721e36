"""In which order files are sent, and what a server has to say of each.

Nobody may meet a page whose files are not there yet. So files whose name changes with their
content come first, then other files, pages that nobody links to yet, pages that stand already
(the home page last), and the lists of what there is at the very end. What is no longer needed is
removed after that.
"""

from __future__ import annotations

from collections.abc import Container, Iterable
from pathlib import PurePosixPath

_INDEX = "tra-cuu/chi-muc/"
_INDEX_LIST = f"{_INDEX}index.json"
_LAST = frozenset({_INDEX_LIST, "sitemap.xml"})

FOREVER = "public, max-age=31536000, immutable"
ASK = "no-cache"

_TYPES = {
    "avif": "image/avif",
    "css": "text/css; charset=utf-8",
    "csv": "text/csv; charset=utf-8",
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "gif": "image/gif",
    "html": "text/html; charset=utf-8",
    "ico": "image/x-icon",
    "ics": "text/calendar; charset=utf-8",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "js": "text/javascript; charset=utf-8",
    "json": "application/json; charset=utf-8",
    "jsonld": "application/ld+json; charset=utf-8",
    "md": "text/markdown; charset=utf-8",
    "mjs": "text/javascript; charset=utf-8",
    "ods": "application/vnd.oasis.opendocument.spreadsheet",
    "odt": "application/vnd.oasis.opendocument.text",
    "pdf": "application/pdf",
    "png": "image/png",
    "svg": "image/svg+xml; charset=utf-8",
    "txt": "text/plain; charset=utf-8",
    "webmanifest": "application/manifest+json; charset=utf-8",
    "webp": "image/webp",
    "woff2": "font/woff2",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    "xml": "application/xml; charset=utf-8",
    "yml": "application/yaml; charset=utf-8",
    "zip": "application/zip",
}


def in_order(paths: Iterable[str], standing: Container[str]) -> list[list[str]]:
    """`paths` in groups to be sent one after the other; `standing` are those that are there."""
    groups: list[list[str]] = [[], [], [], [], []]
    for path in sorted(paths, key=lambda path: (-path.count("/"), path)):
        groups[_group(path, standing)].append(path)
    return [group for group in groups if group]


def _group(path: str, standing: Container[str]) -> int:
    if path in _LAST:
        return 4
    if path.endswith(".html"):
        return 3 if path in standing else 2
    return 0 if is_immutable(path) else 1


def in_order_of_removal(paths: Iterable[str]) -> list[list[str]]:
    """`paths` in groups to be removed one after the other: what leads to others goes first."""
    groups: list[list[str]] = [[], [], []]
    for path in sorted(paths):
        groups[0 if path.endswith(".html") else 2 if is_immutable(path) else 1].append(path)
    return [group for group in groups if group]


def is_immutable(path: str) -> bool:
    """Whether the file's name changes with its content, so that browsers may keep it."""
    return path.startswith(("assets/", _INDEX)) and path != _INDEX_LIST


def cache_control(path: str) -> str:
    """How long browsers may keep a file, as the configurations of docs/publish/ say it."""
    return FOREVER if is_immutable(path) else ASK


def content_type(path: str) -> str:
    """What the file is, by its ending."""
    ending = PurePosixPath(path).suffix.removeprefix(".").lower()
    return _TYPES.get(ending, "application/octet-stream")
