"""Pictures and attachments below `data/` → their published address and size in pixels."""

from __future__ import annotations

import hashlib
import re
from pathlib import Path, PurePosixPath

from generator.model.media import ATTACHMENTS, PICTURES, Media
from generator.model.problem import Problem
from generator.model.text import slug
from generator.privacy.pictures import BrokenPictureError, orientation_of, strip_picture

#: What a drawing needs not: programs, handlers, entities, and files from elsewhere.
_ACTIVE = re.compile(
    r"""<\s*(?:\w+:)?(?:script|foreignObject|handler|iframe)\b|<!ENTITY|@import|javascript:"""
    r"""|\son\w+\s*=|\b(?:href|src)\s*=\s*["']\s*(?!\s|#|data:image/(?:png|jpeg|webp)[;,])"""
    r"""|url\(\s*["']?\s*(?!\s|["'#])""",
    re.IGNORECASE,
)
#: Beyond this, Exif's orientations lay a picture on its side.
_UPRIGHT = 4
_VIEW_BOX = re.compile(r"""viewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


def load_media(file: Path, path: str) -> tuple[Media | None, list[Problem]]:
    """The file as media, or the problem that it is no readable picture.

    The address carries a hash of what is published, so that a browser may keep it for ever.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in PICTURES | ATTACHMENTS:
        return None, []
    content = file.read_bytes()
    size = (0, 0) if suffix in ATTACHMENTS else _size(file, suffix, content)
    if size is None:
        return None, [Problem("photo.broken", path, found=PurePosixPath(path).name)]
    try:
        published = strip_picture(content, suffix)
    except BrokenPictureError:
        return None, [Problem("photo.broken", path, found=PurePosixPath(path).name)]
    # Without its comments a drawing may act that did not before.
    for text in (content, published) if suffix == ".svg" else ():
        if active := _ACTIVE.search(text.decode()):
            return None, [Problem("photo.active", path, found=active[0].strip())]
    if orientation_of(published) > _UPRIGHT:
        size = (size[1], size[0])
    content = published
    digest = hashlib.sha256(content).hexdigest()
    name = slug(PurePosixPath(path).stem) or "tep"
    return Media(path, f"/tep/{name}-{digest[:10]}{suffix}", *size, digest), []


def _size(file: Path, suffix: str, content: bytes) -> tuple[int, int] | None:
    """Width and height in pixels; None for a broken picture."""
    if suffix == ".svg":
        try:
            match = _VIEW_BOX.search(content.decode())
            return (round(float(match[1])), round(float(match[2]))) if match else None
        except (ValueError, OverflowError):  # no UTF-8, "1.2.3", or beyond all measure
            return None
    from PIL import Image  # many builds see no new picture

    try:
        with Image.open(file) as picture:
            return picture.size
    # Pillow raises ValueError, SyntaxError and more on malformed pictures (DESIGN §7).
    except Exception:
        return None
