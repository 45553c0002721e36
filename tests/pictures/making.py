"""Pictures as telephones, cameras and programs make them: real files, made by Pillow."""

from __future__ import annotations

import io
import random

import pillow_heif
from PIL import ExifTags, Image

SECRET = "CHUANH-RIENG"

pillow_heif.register_heif_opener(thumbnails=False)


def pixels(width: int = 640, height: int = 480, mode: str = "RGB", seed: int = 1) -> Image.Image:
    """A picture with soft colours; its upper left quarter is red, so that it has a way up."""
    dots = Image.frombytes("RGB", (16, 12), random.Random(seed).randbytes(16 * 12 * 3))
    picture = dots.resize((width, height), Image.Resampling.BICUBIC)
    picture.paste("#f00000", (0, 0, width // 2, height // 2))
    return picture.convert(mode)


def secret_exif(orientation: int = 1) -> Image.Exif:
    """Who took the picture, and where."""
    found = Image.Exif()
    found[ExifTags.Base.Artist] = SECRET
    found[ExifTags.Base.Orientation] = orientation
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (22.0, 23.0, 24.0)
    return found


def saved(picture: Image.Image, form: str = "JPEG", **options: object) -> bytes:
    """The file."""
    target = io.BytesIO()
    picture.save(target, form, **options)
    return target.getvalue()


def telephone(
    form: str = "JPEG", orientation: int = 1, size: tuple[int, int] = (320, 240)
) -> bytes:
    """A photograph with all that a telephone writes into it."""
    return saved(pixels(*size), form, exif=secret_exif(orientation))


def moving(form: str) -> bytes:
    """Two frames; the first one has a red corner."""
    first = pixels(64, 48)
    return saved(first, form, save_all=True, append_images=[first.rotate(180)], duration=100)


def red_corner(picture: Image.Image) -> str:
    """Where the red quarter is: "top left"."""
    plain = picture.convert("RGB")
    right, bottom = plain.width - 5, plain.height - 5
    corners = {"top left": (5, 5), "top right": (right, 5), "bottom left": (5, bottom)}
    corners["bottom right"] = (right, bottom)

    def redness(place: tuple[int, int]) -> int:
        red, green, blue = plain.crop((*place, place[0] + 1, place[1] + 1)).tobytes()
        return red - green - blue

    return max(corners, key=lambda name: redness(corners[name]))
