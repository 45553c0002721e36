"""An address that a browser asks for → the file to send, or the address to go to."""

from __future__ import annotations

import mimetypes
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote, unquote, urlsplit

#: As docs/publish/Caddyfile sends them; mimetypes differ from machine to machine.
_TYPES = {
    ".csv": "text/csv",
    ".html": "text/html",
    ".ics": "text/calendar",
    ".js": "text/javascript",
    ".mjs": "text/javascript",
    ".svg": "image/svg+xml",
    ".txt": "text/plain",
    ".webmanifest": "application/manifest+json",
    ".webp": "image/webp",
    ".woff2": "font/woff2",
}


@dataclass(frozen=True, slots=True)
class Found:
    """A file below the site, or the address of the folder that was asked for without its slash."""

    file: Path | None = None
    redirect: str | None = None


def find_file(site: Path, target: str) -> Found:
    """What stands at `target`, the path of a request: "/van-ban/", "/van-ban", "/a.css?x"."""
    path = unquote(urlsplit(f"//host/{target.lstrip('/')}").path)
    parts = [part for part in path.split("/") if part]
    # Names that begin with a dot are nobody's business; "..", too, is one of them.
    if any(part.startswith(".") or "\\" in part or "\0" in part for part in parts):
        return Found()
    place = site.joinpath(*parts)
    if not place.is_dir():
        return Found(place) if place.is_file() and not path.endswith("/") else Found()
    if not path.endswith("/"):
        return Found(redirect=f"/{quote('/'.join(parts))}/")
    index = place / "index.html"
    return Found(index) if index.is_file() else Found()


def type_of(file: Path) -> str:
    """The file's `Content-Type`; text is always UTF-8."""
    suffix = file.suffix.lower()
    guess = _TYPES.get(suffix) or mimetypes.guess_type(file.name)[0] or "application/octet-stream"
    return f"{guess}; charset=utf-8" if guess.startswith("text/") else guess
