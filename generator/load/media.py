"""Pictures and attachments below `data/` → their published address and size in pixels."""

from __future__ import annotations

import hashlib
from pathlib import Path, PurePosixPath

from generator.model.media import ATTACHMENTS, PICTURES, Media
from generator.model.problem import Problem
from generator.model.text import slug
from generator.pictures.opening import (
    ENDINGS,
    BadPictureError,
    form_of,
    has_alpha,
    is_animated,
    opened,
)
from generator.pictures.renditions import plan_renditions
from generator.pictures.shaping import upright_size
from generator.privacy.drawings import find_active, size_of_drawing
from generator.privacy.pictures import BrokenPictureError, strip_picture


def load_media(file: Path, path: str) -> tuple[Media | None, list[Problem]]:
    """The file as media, or the problem that it is no readable picture.

    The address carries a hash of what is published, so that a browser may keep it for ever. Only
    the head of a photograph is looked at: whether all of it can be read, encoding shows.
    """
    suffix = PurePosixPath(path).suffix.lower()
    if suffix not in PICTURES | ATTACHMENTS:
        return None, []
    content = file.read_bytes()
    try:
        if suffix in ATTACHMENTS:
            return _as_it_is(path, content, (0, 0)), []
        return _drawing(path, content) if suffix == ".svg" else _picture(path, content, suffix)
    except BadPictureError as error:
        return None, [error.at(path)]
    except BrokenPictureError:
        return None, [BadPictureError("photo.broken").at(path)]


def _drawing(path: str, content: bytes) -> tuple[Media | None, list[Problem]]:
    size = size_of_drawing(content)
    if size is None:
        raise BadPictureError("photo.broken")
    published = strip_picture(content, ".svg")
    # Without its comments a drawing may act that did not before.
    if active := find_active(content) or find_active(published):
        raise BadPictureError("photo.active", found=active)
    return _as_it_is(path, published, size), []


def _picture(path: str, content: bytes, suffix: str) -> tuple[Media | None, list[Problem]]:
    """A photograph, which is published in several sizes, or a graphic, which is as it is."""
    with opened(content) as picture:
        size, alpha, moves = upright_size(picture), has_alpha(picture), is_animated(picture)
        graphic = picture.format == "GIF" or (
            picture.format == "PNG" and picture.mode in ("P", "1")
        )
    form = form_of(content) or ""
    stripped = strip_picture(content, ENDINGS[form])
    if graphic and not moves and suffix == ENDINGS[form]:
        return _as_it_is(path, stripped, size), []
    digest = hashlib.sha256(stripped).hexdigest()
    name = slug(PurePosixPath(path).stem) or "tep"
    renditions = plan_renditions(name, digest, size, alpha)
    warnings = [BadPictureError("photo.animated").at(path).as_warning()] if moves else []
    largest = max(renditions, key=lambda one: one.width)
    address = renditions[-1].address
    return Media(path, address, largest.width, largest.height, digest, renditions), warnings


def _as_it_is(path: str, published: bytes, size: tuple[int, int]) -> Media:
    digest = hashlib.sha256(published).hexdigest()
    pure = PurePosixPath(path)
    name = slug(pure.stem) or "tep"
    return Media(path, f"/tep/{name}-{digest[:10]}{pure.suffix.lower()}", *size, digest)
