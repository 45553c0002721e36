"""A photograph as it comes from a telephone → the file that a portal keeps beside a record.

Place, time, owner and thumbnails never reach the portal's folder, nor its history in git.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from generator.model.problem import Problem
from generator.model.text import slug
from generator.pictures.opening import (
    ENDINGS,
    BadPictureError,
    form_of,
    has_alpha,
    is_animated,
    opened,
    turned,
)
from generator.pictures.shaping import shaped, upright_size
from generator.privacy.drawings import find_active, size_of_drawing
from generator.privacy.pictures import BrokenPictureError, strip_picture

if TYPE_CHECKING:
    from PIL.Image import Image

#: The longest side that a portal keeps, in pixels: twice what the largest screen shows of it.
LONGEST = 3000
#: A JPEG of more bytes is encoded anew, whatever its size in pixels.
_HEAVY = 4_000_000
_QUALITY = 90
#: Below this a picture looks blurred wherever it is shown.
_SMALL = 480


@dataclass(frozen=True, slots=True)
class Prepared:
    """A photograph that may be kept: its file's name ("ba-hoa.jpg"), its bytes, its pixels.

    `notes` are keys of the catalogue below `photo.note.`: what was done or should be known.
    """

    name: str
    content: bytes
    width: int
    height: int
    notes: tuple[str, ...] = ()


def prepare_photo(data: bytes, name: str) -> Prepared | Problem:
    """The photograph upright, at most 3,000 pixels long, without metadata; or why it is none.

    JPEG stays JPEG, and keeps its very pixels where nothing is to be changed; HEIC, AVIF and WebP
    become JPEG, or PNG where something shines through. Drawings (SVG) are kept. The problem's
    `path` is `name`. Preparing what was prepared changes nothing.
    """
    try:
        if PurePath(name).suffix.lower() == ".svg":
            return _drawing(data, name)
        return _photo(data, name)
    except BadPictureError as error:
        return error.at(name)
    except BrokenPictureError:
        return BadPictureError("photo.broken").at(name)


def _photo(data: bytes, name: str) -> Prepared:
    with opened(data) as picture:
        width, height = upright_size(picture)
        scale = min(1.0, LONGEST / max(width, height))
        size = (max(1, round(width * scale)), max(1, round(height * scale)))
        kept = _kept(data, picture) if scale == 1.0 and turned(picture) == 1 else None
        pixels = shaped(picture, size)  # every pixel is read, so that nothing broken is kept
        suffix, content = kept or _encoded(pixels)
        return Prepared(
            f"{slug(PurePath(name).stem) or 'anh'}{suffix}",
            content,
            *pixels.size,
            _notes(picture, name, scale),
        )


def _kept(data: bytes, picture: Image) -> tuple[str, bytes] | None:
    """Ending and bytes of a file that need not be encoded anew."""
    form = form_of(data)
    if form == "JPEG" and picture.mode in ("RGB", "L") and len(data) <= _HEAVY:
        return ".jpg", strip_picture(data, ".jpg")
    graphic = form == "PNG" and (picture.mode in ("P", "1") or has_alpha(picture))
    if form and (graphic or form == "GIF") and not is_animated(picture) and len(data) <= _HEAVY:
        return ENDINGS[form], strip_picture(data, ENDINGS[form])
    return None


def _encoded(pixels: Image) -> tuple[str, bytes]:
    target = io.BytesIO()
    if pixels.mode == "RGBA" and pixels.getchannel("A").getextrema() != (255, 255):
        pixels.save(target, "PNG")
        return ".png", target.getvalue()
    pixels.convert("RGB").save(target, "JPEG", quality=_QUALITY, optimize=True)
    return ".jpg", target.getvalue()


def _notes(picture: Image, name: str, scale: float) -> tuple[str, ...]:
    form = "JPEG" if picture.format == "MPO" else str(picture.format)
    endings = (
        {".jpeg", ".jfif"} if form == "JPEG" else {".heif", ".hif"} if form == "HEIF" else set()
    )
    found = {
        "resized": scale < 1,
        "first-frame": is_animated(picture),
        "ending": PurePath(name).suffix.lower() not in {ENDINGS[form], *endings},
        "small": max(upright_size(picture)) < _SMALL,
    }
    return tuple(note for note, there in found.items() if there)


def _drawing(data: bytes, name: str) -> Prepared:
    content = strip_picture(data, ".svg")
    size = size_of_drawing(content)
    if size is None:
        raise BadPictureError("photo.broken")
    if active := find_active(data) or find_active(content):
        raise BadPictureError("photo.active", found=active)
    return Prepared(f"{slug(PurePath(name).stem) or 'anh'}.svg", content, *size)
