"""A picture's bytes → the same picture without what cameras and programs wrote beside it.

GPS, owner, serial number, comments, thumbnails and whatever stands after the end go; pixels are
never encoded anew. What a browser needs to show the picture right stays: colour profile and
orientation.
"""

from __future__ import annotations

import re
import struct
from collections.abc import Callable, Iterator

from generator.privacy.boxes import blank_avif

_SOI, _SOS, _EOI, _TEM = 0xD8, 0xDA, 0xD9, 0x01
_APP0, _APP1, _APP2, _APP14, _APP15, _COM = 0xE0, 0xE1, 0xE2, 0xEE, 0xEF, 0xFE
_MARKER = re.compile(rb"\xff+([^\x00\xff\xd0-\xd7])")
_PNG = b"\x89PNG\r\n\x1a\n"
#: Chunks that make the pixels and their colours, and those of animations.
_PNG_KEPT = frozenset(
    (b"IHDR PLTE IDAT IEND tRNS cHRM gAMA iCCP sBIT sRGB bKGD hIST pHYs sPLT cICP mDCV cLLI acTL"
     b" fcTL fdAT").split()
)  # fmt: skip
_WEBP_KEPT = (b"VP8 ", b"VP8L", b"VP8X", b"ALPH", b"ANIM", b"ANMF", b"ICCP")
_HAS_XMP, _HAS_EXIF = 0x04, 0x08
_GIF_KEPT = (b"NETSCAPE2.0", b"ANIMEXTS1.0", b"ICCRGBG1012")


class BrokenPictureError(ValueError):
    """Bytes that do not follow the form of their kind to the end: something could hide there."""


def strip_picture(content: bytes, suffix: str) -> bytes:
    """`content` without metadata; `suffix` is that of the file's name (".jpg"), in small letters.

    Bytes of another kind of file are given back as they are. Raises `BrokenPictureError`.
    """
    strip = _STRIPPERS.get(suffix)
    if strip is None:
        return content
    try:
        return strip(content)
    except (struct.error, IndexError, UnicodeDecodeError) as error:
        raise BrokenPictureError(suffix) from error


def _strip_jpeg(content: bytes) -> bytes:
    """Segments that hold pixels, tables or the colour profile; of Exif the orientation alone."""
    if content[:2] != b"\xff\xd8":
        return content
    kept, orientation, turned_at = [b"\xff\xd8"], 1, 1
    for marker, segment in _segments(content):
        if marker == _APP1 and segment[4:10] == b"Exif\x00\x00":
            orientation = _exif_orientation(segment[10:])
        if _is_kept(marker, segment):
            kept.append(segment)
            turned_at += marker == _APP0
    if orientation != 1:
        exif = b"Exif\x00\x00" + _exif(orientation)
        kept.insert(min(turned_at, 2), struct.pack(">BBH", 0xFF, _APP1, len(exif) + 2) + exif)
    return b"".join(kept)


def _is_kept(marker: int, segment: bytes) -> bool:
    if marker == _APP0:
        return segment[4:9] == b"JFIF\x00"
    if marker == _APP2:
        return segment[4:16] == b"ICC_PROFILE\x00"
    if marker == _APP14:
        return segment[4:9] == b"Adobe"
    return not (_APP0 <= marker <= _APP15 or marker == _COM)


def _segments(content: bytes) -> Iterator[tuple[int, bytes]]:
    """Marker and bytes of each segment up to the end of the picture; pixels go with their scan."""
    place = 2
    while place < len(content):
        if content[place] != 0xFF:
            raise BrokenPictureError("jpeg")
        while content[place + 1] == 0xFF:
            place += 1
        marker = content[place + 1]
        if marker == _EOI:
            yield marker, b"\xff\xd9"
            return
        if marker == _TEM or 0xD0 <= marker <= _SOI:
            place += 2
            continue
        (length,) = struct.unpack_from(">H", content, place + 2)
        end = place + 2 + length
        if length < 2 or end > len(content):
            raise BrokenPictureError("jpeg")
        if marker == _SOS:
            after = _MARKER.search(content, end)
            end = after.start() if after else len(content)
        yield marker, content[place:end]
        place = end


def _exif(orientation: int) -> bytes:
    """The shortest Exif there is: the orientation alone."""
    return b"II*\x00\x08\x00\x00\x00\x01\x00" + struct.pack(
        "<HHIHHI", 0x0112, 3, 1, orientation, 0, 0
    )


def _exif_orientation(tiff: bytes) -> int:
    """The orientation in Exif data; 1 where it is none or cannot be read."""
    order = {b"II": "<", b"MM": ">"}.get(tiff[:2])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for index in range(count):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * index)
            if tag == 0x0112:
                return value if 1 <= value <= 8 else 1
    except struct.error:
        return 1
    return 1


def _strip_png(content: bytes) -> bytes:
    if not content.startswith(_PNG):
        return content
    kept, place = [_PNG], len(_PNG)
    while place < len(content):
        (length,) = struct.unpack_from(">I", content, place)
        name, end = content[place + 4 : place + 8], place + 12 + length
        if end > len(content):
            raise BrokenPictureError("png")
        if name in _PNG_KEPT:
            kept.append(content[place:end])
        if name == b"IEND":
            return b"".join(kept)
        place = end
    raise BrokenPictureError("png")


def _strip_webp(content: bytes) -> bytes:
    if content[:4] != b"RIFF" or content[8:12] != b"WEBP":
        return content
    (size,) = struct.unpack_from("<I", content, 4)
    kept, place, orientation = [], 12, 1
    while place + 8 <= min(len(content), size + 8):
        name, (length,) = content[place : place + 4], struct.unpack_from("<I", content, place + 4)
        end = place + 8 + length + length % 2
        if place + 8 + length > len(content):
            raise BrokenPictureError("webp")
        chunk = content[place:end]
        if name == b"EXIF":
            orientation = _exif_orientation(chunk[8:].removeprefix(b"Exif\x00\x00"))
        elif name in _WEBP_KEPT:
            kept.append(chunk)
        place = end
    return _webp(kept, orientation)


def _webp(chunks: list[bytes], orientation: int) -> bytes:
    """The file made of `chunks`, whose first one tells truly what there is."""
    extended = bool(chunks) and chunks[0][:4] == b"VP8X"
    turned = extended and orientation != 1
    if extended:
        head = bytearray(chunks[0])
        head[8] = head[8] & ~(_HAS_XMP | _HAS_EXIF) | (_HAS_EXIF if turned else 0)
        chunks = [bytes(head), *chunks[1:]]
    if turned:
        exif = _exif(orientation)
        chunks = [*chunks, b"EXIF" + struct.pack("<I", len(exif)) + exif]
    body = b"WEBP" + b"".join(chunks)
    return b"RIFF" + struct.pack("<I", len(body)) + body


def _strip_gif(content: bytes) -> bytes:
    if content[:4] != b"GIF8":
        return content
    place = 13 + _colours(content[10])
    kept = [content[:place]]
    while True:
        start, sign = place, content[place]
        if sign == 0x3B:
            return b"".join([*kept, b";"])
        if sign == 0x2C:
            place = _after_blocks(content, place + 11 + _colours(content[place + 9]))
            kept.append(content[start:place])
        elif sign == 0x21:
            label, place = content[place + 1], _after_blocks(content, place + 2)
            application = label == 0xFF and content[start + 3 : start + 14] in _GIF_KEPT
            if label == 0xF9 or application:
                kept.append(content[start:place])
        else:
            raise BrokenPictureError("gif")


def _colours(flags: int) -> int:
    """Bytes of a table of colours."""
    return 3 * 2 ** ((flags & 7) + 1) if flags & 0x80 else 0


def _after_blocks(content: bytes, place: int) -> int:
    """The place after blocks that tell their length, the last one being empty."""
    while content[place]:
        place += content[place] + 1
    return place + 1


#: Comments, but not in style sheets; then what programs say of the drawing and of themselves.
_SVG_COMMENT = re.compile(r"(<style\b.*?</style\s*>|<!\[CDATA\[.*?\]\]>)|<!--.*?-->", re.DOTALL)
_EDITOR = r"(?:sodipodi|inkscape|rdf|cc|dc|xmp\w*|illustrator|serif|sketch|figma|adobe|photoshop)"
_SVG_TOLD = re.compile(
    rf"<(?P<name>(?:\w+:)?metadata|{_EDITOR}:[\w-]+)\b(?:[^>]*/>|.*?</(?P=name)\s*>)\s*"
    r"|<\?(?!xml\s).*?\?>\s*",
    re.DOTALL,
)
_SVG_ATTRIBUTE = re.compile(rf"""\s{_EDITOR}:[\w-]+\s*=\s*(?:"[^"]*"|'[^']*')""")


def _strip_svg(content: bytes) -> bytes:
    text = _SVG_COMMENT.sub(lambda match: match[1] or "", content.decode())
    return _SVG_ATTRIBUTE.sub("", _SVG_TOLD.sub("", text)).encode()


_STRIPPERS: dict[str, Callable[[bytes], bytes]] = {
    ".jpg": _strip_jpeg,
    ".jpeg": _strip_jpeg,
    ".png": _strip_png,
    ".webp": _strip_webp,
    ".gif": _strip_gif,
    ".svg": _strip_svg,
    ".avif": blank_avif,
}
