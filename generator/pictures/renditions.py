"""A photograph → the sizes and forms in which it is published, first planned and then encoded.

How it is encoded was chosen by measurement (docs/photos.md): WebP's method 2 takes half the time
of method 4, for a twelfth more bytes.
"""

from __future__ import annotations

import hashlib
import io
from collections.abc import Sequence
from importlib.metadata import version
from typing import TYPE_CHECKING

from generator.model.media import Rendition
from generator.pictures.opening import opened
from generator.pictures.shaping import shaped, upright_size

if TYPE_CHECKING:
    from PIL.Image import Image

#: Widths in pixels: a telephone or a card, a column, a large screen. The fallback is for browsers
#: of before 2020, and for those who share a link: it needs no third size.
WIDTHS = (480, 960, 1600)
FALLBACK_WIDTHS = (480, 960)
#: However narrow a picture is, it is no higher.
_HIGHEST = 1800
#: A width that is nearly that of the next one is left out.
_NEAR = 1.15
#: To be raised when the same photograph is to come out differently: it is part of addresses.
_EDITION = "1"
_WEBP = {"quality": 75, "method": 2}
_JPEG = {"quality": 80, "optimize": True, "progressive": True}
#: So many bytes for a pixel are enough; a picture that needs more is encoded more coarsely.
_BYTES_PER_PIXEL = {"WEBP": 0.2, "JPEG": 0.3}
_COARSE = 50
_SUFFIXES = {"WEBP": ".webp", "JPEG": ".jpg", "PNG": ".png"}


def plan_renditions(
    name: str, digest: str, size: tuple[int, int], alpha: bool
) -> tuple[Rendition, ...]:
    """What is published of a photograph of this size (width, height as shown): WebP, then others.

    None is larger than the photograph. `digest` is that of its bytes and becomes part of the
    addresses: `/tep/ba-hoa-0123456789-480.webp`.
    """
    mark = hashlib.sha256(f"{_EDITION} {digest}".encode()).hexdigest()[:10]
    forms = (("WEBP", WIDTHS), ("PNG" if alpha else "JPEG", FALLBACK_WIDTHS))
    return tuple(
        Rendition(f"/tep/{name}-{mark}-{width}{_SUFFIXES[form]}", width, height, form)
        for form, widths in forms
        for width, height in _sizes(size, widths)
    )


def _sizes(size: tuple[int, int], widths: Sequence[int]) -> list[tuple[int, int]]:
    width, height = size
    most = max(1, min(width, widths[-1], width * _HIGHEST // height))
    chosen = [one for one in widths if one * _NEAR < most]
    return [(one, max(1, round(height * one / width))) for one in (*chosen, most)]


def encode_renditions(content: bytes, renditions: Sequence[Rendition]) -> tuple[bytes, ...]:
    """The bytes of each rendition of the photograph in `content`; the same ones each time.

    Raises `BadPictureError`.
    """
    with opened(content) as picture:
        sizes = sorted({(one.width, one.height) for one in renditions}, reverse=True)
        largest = shaped(picture, sizes[0])
        pixels = {size: _smaller(largest, size) for size in sizes}
        return tuple(_encoded(pixels[one.width, one.height], one.form) for one in renditions)


def check_whole(content: bytes) -> None:
    """Raises `BadPictureError` unless every part of the photograph can be decoded."""
    with opened(content) as picture:
        width, height = upright_size(picture)
        shaped(picture, (max(1, width // 8), max(1, height // 8)))


def _smaller(picture: Image, size: tuple[int, int]) -> Image:
    if picture.size == size:
        return picture
    from PIL import Image as Images

    pixels = picture.convert("RGBa") if picture.mode == "RGBA" else picture
    return pixels.resize(size, Images.Resampling.LANCZOS).convert(picture.mode)


def _encoded(pixels: Image, form: str) -> bytes:
    if form == "PNG":
        return _saved(pixels, "PNG")
    options = _WEBP if form == "WEBP" else _JPEG
    if form == "JPEG":
        pixels = pixels.convert("RGB")
    found = _saved(pixels, form, **options)
    if len(found) > pixels.width * pixels.height * _BYTES_PER_PIXEL[form] + 10_000:
        return _saved(pixels, form, **{**options, "quality": _COARSE})
    return found


def _saved(pixels: Image, form: str, **options: object) -> bytes:
    target = io.BytesIO()
    pixels.save(target, form, **options)
    return target.getvalue()


def encoder_stamp() -> bytes:
    """What tells these encoders from others: the edition, Pillow (with its libraries), numbers."""
    parts = [
        _EDITION,
        version("pillow"),
        version("pillow-heif"),
        *map(str, (WIDTHS, FALLBACK_WIDTHS, _HIGHEST, _NEAR, _WEBP, _JPEG, _BYTES_PER_PIXEL)),
    ]
    return hashlib.sha256("\0".join(parts).encode()).digest()
