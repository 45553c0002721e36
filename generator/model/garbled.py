"""Text that was UTF-8 once and was read as a Western encoding: "Tháº¯ng" for "Thắng"."""

from __future__ import annotations

import re

#: The letters that Windows puts at 0x80 to 0x9F, back to their bytes.
WESTERN = {
    ord(letter): byte
    for byte in range(0x80, 0xA0)
    for letter in bytes([byte]).decode("cp1252", "ignore")
}
#: Two or more letters that spell one letter of UTF-8.
TWICE = re.compile(rf"[\xc3-\xc6\xe1\xe2][\x80-\xbf{''.join(map(chr, WESTERN))}]")


def western_bytes(text: str) -> bytes:
    """The bytes that a Western encoding reads as `text`.

    Raises `UnicodeEncodeError` for letters that no Western encoding has.
    """
    return text.translate(WESTERN).encode("latin-1")


def restore_line(line: str) -> str | None:
    """What `line` was before it was read wrongly; None where it was not.

    Such a line is Western letters throughout, and they spell UTF-8: no Vietnamese sentence does.
    """
    if not TWICE.search(line):
        return None
    try:
        meant = western_bytes(line).decode("utf-8")
    except UnicodeError:
        return None
    return meant if meant != line else None
