"""A picture's bytes → an open picture of Pillow, or why it cannot be one.

What a file is, its first bytes say, and never its name. Nothing is decoded before its size is
known to be bearable.
"""

from __future__ import annotations

import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager, nullcontext
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

from generator.model.problem import Problem

if TYPE_CHECKING:
    from PIL.Image import Image

#: A file of more bytes is no photograph that a telephone made.
MOST_BYTES = 60_000_000
#: So many pixels are decoded. A plain JPEG is decoded at a fraction of its size; others whole, at
#: eight bytes for a pixel at worst.
_MOST_PIXELS, _MOST_PIXELS_OF_JPEG = 45_000_000, 110_000_000
#: Pictures of more pixels are decoded one at a time, however many threads there are.
_LARGE = 16_000_000
_one_large = threading.Lock()
#: A progressive JPEG has about ten scans. Thousands of them are made to keep a computer busy.
_MOST_SCANS = 120
#: So many bytes hold what a HEIF file says of its pictures.
_HEAD = 200_000
_HEIF_BRANDS = (b"heic", b"heix", b"hevc", b"hevx", b"heim", b"heis", b"mif1", b"msf1")

#: What a file is → the ending that it should have.
ENDINGS = {
    "JPEG": ".jpg",
    "PNG": ".png",
    "WEBP": ".webp",
    "GIF": ".gif",
    "AVIF": ".avif",
    "HEIF": ".heic",
}


class BadPictureError(ValueError):
    """Bytes that are no picture that can be shown: `code` is that of a problem."""

    def __init__(self, code: str, found: str = "", hint: str = "") -> None:
        super().__init__(code)
        self.code, self.found, self.hint = code, found, hint

    def at(self, path: str) -> Problem:
        """The problem of the file at `path`."""
        found = self.found or PurePosixPath(path).name
        return Problem(self.code, path, found=found, hint=self.hint, line=1, column=1)


def form_of(content: bytes) -> str | None:
    """What the first bytes say that a file is: "JPEG", "HEIF"; None for what is not known."""
    if content.startswith(b"\xff\xd8\xff"):
        return "JPEG"
    if content.startswith(b"\x89PNG\r\n\x1a\n"):
        return "PNG"
    if content[:4] == b"RIFF" and content[8:12] == b"WEBP":
        return "WEBP"
    if content[:6] in (b"GIF87a", b"GIF89a"):
        return "GIF"
    if content[4:8] == b"ftyp":
        brands = content[8 : 8 + min(64, int.from_bytes(content[:4], "big"))]
        if b"avif" in brands or b"avis" in brands:
            return "AVIF"
        return "HEIF" if any(brand in brands for brand in _HEIF_BRANDS) else None
    return None


@contextmanager
def opened(content: bytes) -> Iterator[Image]:
    """The picture in `content`, not yet decoded; also what is done with it in the block.

    Raises `BadPictureError` (`photo.broken`, `photo.too-large`) for whatever Pillow raises, here
    and in the block: on malformed files it is `ValueError`, `SyntaxError`, `struct.error` and more.
    """
    if len(content) > MOST_BYTES:
        raise BadPictureError("photo.too-large", hint=f"{len(content) / 1e6:.0f} MB")
    form = form_of(content)
    if form is None:
        raise BadPictureError("photo.broken")
    try:
        with _opened(content, form) as picture:
            yield picture
    except BadPictureError:
        raise
    except Exception as error:
        raise BadPictureError("photo.broken") from error


@contextmanager
def _opened(content: bytes, form: str) -> Iterator[Image]:
    from PIL import Image  # many builds see no new picture

    if form == "HEIF":
        import pillow_heif

        pillow_heif.register_heif_opener(thumbnails=False)
    Image.MAX_IMAGE_PIXELS = None  # sizes are looked at here, without a warning on the terminal
    with Image.open(io.BytesIO(content), formats=[form]) as picture:
        width, height = picture.size
        if min(width, height) < 1:
            raise BadPictureError("photo.broken")
        plain = form == "JPEG" and not picture.info.get("progressive")
        if width * height > (_MOST_PIXELS_OF_JPEG if plain else _MOST_PIXELS):
            raise BadPictureError("photo.too-large", hint=f"{width} × {height}")
        if form == "JPEG" and content.count(b"\xff\xda") > _MOST_SCANS:
            raise BadPictureError("photo.broken")
        if form == "HEIF" and any(box in content[:_HEAD] for box in (b"irot", b"imir")):
            picture.info.pop("original_orientation", None)  # Exif only says it once more
        with _one_large if width * height > _LARGE else nullcontext():
            yield picture


def is_animated(picture: Image) -> bool:
    """Whether a picture moves; several pictures in one file of a telephone do not."""
    return picture.format in ("GIF", "PNG", "WEBP", "AVIF") and getattr(picture, "n_frames", 1) > 1


def has_alpha(picture: Image) -> bool:
    """Whether something may shine through, as the head of the file says."""
    return picture.mode in ("RGBA", "LA", "PA", "RGBa", "La") or "transparency" in picture.info


def turned(picture: Image) -> int:
    """How the picture is to be turned: 1 to 8, as Exif counts. PNG's say is not obeyed.

    (Looking for it would decode the whole file.) HEIF is turned by libheif where it says so itself,
    and by Exif where it does not.
    """
    if picture.format == "HEIF":
        told = picture.info.get("original_orientation")
        return told if isinstance(told, int) and 1 <= told <= 8 else 1
    if picture.format not in ("JPEG", "MPO", "WEBP", "AVIF"):
        return 1
    from PIL import ExifTags

    found = picture.getexif().get(ExifTags.Base.Orientation, 1)
    return found if found in range(1, 9) else 1
