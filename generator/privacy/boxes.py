"""AVIF: Exif and XMP are items of a container that tells their places; blanks are put there.

ISO/IEC 14496-12, 8.11: `meta` holds `iinf` (what items there are) and `iloc` (where they stand).
"""

from __future__ import annotations

import struct
from collections.abc import Collection, Iterator

#: Where its TIFF begins, and a TIFF that says nothing: decoders refuse a file without one.
_EMPTY_EXIF = bytes(4) + b"II*\x00\x08" + bytes(9)


def blank_avif(content: bytes) -> bytes:
    """`content` with blanks in place of its Exif and XMP items; nothing else moves.

    Raises `struct.error` or `IndexError` for what is no such container.
    """
    result = bytearray(content)
    for name, start, end in _boxes(content, 0, len(content)):
        if name == b"meta":
            parts = {part: (a, b) for part, a, b in _boxes(content, start + 4, end)}
            told = dict(_told_items(content, *parts[b"iinf"])) if b"iinf" in parts else {}
            within = parts[b"idat"][0] if b"idat" in parts else 0
            if told and b"iloc" in parts:
                for item, first, last in _extents(content, parts[b"iloc"][0], told, within):
                    blank = _EMPTY_EXIF if told[item] == b"Exif" else b""
                    result[first:last] = blank[: last - first].ljust(last - first, b"\x00")
    return bytes(result)


def _boxes(content: bytes, start: int, end: int) -> Iterator[tuple[bytes, int, int]]:
    """Name, begin and end of the content of each box."""
    while start + 8 <= end:
        size, name = struct.unpack_from(">I4s", content, start)
        head = 8
        if size == 1:
            (size,) = struct.unpack_from(">Q", content, start + 8)
            head = 16
        size = size or end - start
        if size < head or start + size > end:
            raise IndexError(start)
        yield name, start + head, start + size
        start += size


def _told_items(content: bytes, start: int, end: int) -> Iterator[tuple[int, bytes]]:
    """Number and kind of the items that tell about the picture instead of being it."""
    version = content[start]
    for name, first, _ in _boxes(content, start + (6 if version == 0 else 8), end):
        if name == b"infe":
            wide = content[first] >= 3
            number, _, kind = struct.unpack_from(">IH4s" if wide else ">HH4s", content, first + 4)
            if kind in (b"Exif", b"mime", b"uri "):
                yield number, kind


def _extents(
    content: bytes, start: int, wanted: Collection[int], within: int
) -> Iterator[tuple[int, int, int]]:
    """Item, begin and end in the file, of each part of the `wanted` items."""
    reader = _Reader(content, start + 4)
    version, sizes = content[start], reader.number(2)
    offset, length, base, index = sizes >> 12, sizes >> 8 & 15, sizes >> 4 & 15, sizes & 15
    for _ in range(reader.number(2 if version < 2 else 4)):
        item = reader.number(2 if version < 2 else 4)
        method = reader.number(2) & 15 if version else 0
        reader.number(2)
        begin = reader.number(base) + (within if method == 1 else 0)
        for _ in range(reader.number(2)):
            reader.number(index if version else 0)
            first = begin + reader.number(offset)
            last = first + reader.number(length)
            if item in wanted and last <= len(content):
                yield item, first, last


class _Reader:
    """Reads numbers one after the other."""

    def __init__(self, content: bytes, place: int) -> None:
        self._content, self._place = content, place

    def number(self, size: int) -> int:
        """The next number of `size` bytes; 0 for none."""
        end = self._place + size
        if end > len(self._content):
            raise IndexError(end)
        found = int.from_bytes(self._content[self._place : end], "big")
        self._place = end
        return found
