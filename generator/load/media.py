"""Pictures and attachments below `data/` → their published address and size in pixels."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from PIL import Image

from generator.model.media import Media
from generator.model.problem import Problem
from generator.model.text import slug

PICTURES = frozenset({".jpg", ".jpeg", ".png", ".webp", ".gif", ".avif"})
ATTACHMENTS = frozenset({".pdf", ".docx", ".xlsx", ".odt", ".ods", ".zip", ".mp3", ".mp4"})

_VIEW_BOX = re.compile(r"""viewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


def load_media(file: Path, path: str) -> tuple[Media | None, list[Problem]]:
    """The file as media, or the problem that it is no readable picture.

    The address carries a hash of the content, so that a browser may keep it for ever.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix != ".svg" and suffix not in PICTURES | ATTACHMENTS:
        return None, []
    content = file.read_bytes()
    size = (0, 0) if suffix in ATTACHMENTS else _size(file, suffix, content)
    if size is None:
        return None, [Problem("photo.broken", path, found=PurePosixPath(path).name)]
    digest = hashlib.sha256(content).hexdigest()[:10]
    name = slug(PurePosixPath(path).stem) or "tep"
    return Media(path, f"/tep/{name}-{digest}{suffix}", *size), []


def _size(file: Path, suffix: str, content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None for a broken picture."""
    if suffix == ".svg":
        match = _VIEW_BOX.search(content.decode("utf-8", "replace"))
        return (round(float(match[1])), round(float(match[2]))) if match else None
    try:
        with Image.open(file) as picture:
            return picture.size
    # Pillow raises ValueError, SyntaxError and more on malformed pictures (DESIGN §7).
    except Exception:
        return None
