"""An open picture → its pixels as pages show them: upright, no larger than asked, in sRGB."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

from generator.pictures.opening import has_alpha, turned

if TYPE_CHECKING:
    from PIL.Image import Image

#: Exif's orientations that lay a picture on its side.
_UPRIGHT = 4
#: Exif's orientation → what undoes it, as Pillow calls it.
_TURNS = {
    2: "FLIP_LEFT_RIGHT",
    3: "ROTATE_180",
    4: "FLIP_TOP_BOTTOM",
    5: "TRANSPOSE",
    6: "ROTATE_270",
    7: "TRANSVERSE",
    8: "ROTATE_90",
}


def upright_size(picture: Image) -> tuple[int, int]:
    """Width and height in pixels as the picture is to be shown."""
    width, height = picture.size
    return (height, width) if turned(picture) > _UPRIGHT else (width, height)


def shaped(picture: Image, size: tuple[int, int]) -> Image:
    """The first frame in `size` (width, height as shown), mode RGB or RGBA, without metadata.

    A JPEG is decoded at a fraction of its size where that is enough. Raises whatever Pillow does.
    """
    from PIL import Image as Images

    turn, alpha = turned(picture), has_alpha(picture)
    asked = size[::-1] if turn > _UPRIGHT else size
    if picture.format in ("JPEG", "MPO"):
        picture.draft(picture.mode, asked)
    picture.load()
    profile = picture.info.get("icc_profile")
    pixels = _plain(picture, alpha)
    if pixels.size != asked:
        # Colours of what cannot be seen must not bleed into what can.
        resized = pixels.convert("RGBa") if pixels.mode == "RGBA" else pixels
        resized = resized.resize(asked, Images.Resampling.LANCZOS, reducing_gap=2.0)
        pixels = resized.convert("RGBA") if pixels.mode == "RGBA" else resized
    if turn != 1:
        pixels = pixels.transpose(Images.Transpose[_TURNS[turn]])
    pixels = _in_srgb(pixels, profile)
    pixels.info = {}
    return pixels


def _plain(picture: Image, alpha: bool) -> Image:
    """The decoded pixels in a mode that can be resized: L, RGB, RGBA or CMYK, 8 bits each."""
    if picture.mode.startswith("I"):  # 16 bits of grey
        picture = picture.point(lambda value: value * (1 / 256)).convert("L")
    if alpha:
        return picture.convert("RGBA")
    return picture if picture.mode in ("L", "RGB", "CMYK") else picture.convert("RGB")


def _in_srgb(pixels: Image, profile: bytes | None) -> Image:
    """RGB or RGBA; `profile` says what the numbers mean. A profile that is broken says nothing."""
    mode = "RGBA" if pixels.mode == "RGBA" else "RGB"
    if profile:
        from PIL import ImageCms

        try:
            source = ImageCms.ImageCmsProfile(io.BytesIO(profile))
            target = ImageCms.createProfile("sRGB")
            alpha = pixels.getchannel("A") if mode == "RGBA" else None
            flat = pixels.convert("RGB") if alpha else pixels
            found = ImageCms.profileToProfile(flat, source, target, outputMode="RGB")
            if found and alpha:
                found.putalpha(alpha)
            if found:
                return found
        except (ImageCms.PyCMSError, OSError, ValueError, TypeError):
            pass
    return pixels.convert(mode)
