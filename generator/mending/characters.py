"""Text of a file → the same text without what nobody typed on purpose."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

from generator.mending.found import Mend

#: Zero-width spaces, soft hyphens, marks of direction. Joiners stay: emoji are made with them.
_UNSEEN = re.compile("[\u00ad\u200b\u200e\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_BLANKS = re.compile("[\u00a0\u2007\u202f]")


def mend_characters(text: str, path: str) -> tuple[str, list[Mend]]:
    """`text` (with its byte order mark) as NFC, with plain blanks and ends of lines; what was done.

    One `Mend` for each sort of mistake, at its first line; `before` is how many there were.
    """
    mends: list[Mend] = []
    for what, after, place, count in _steps(text):
        mends.append(Mend(path, text.count("\n", 0, place) + 1, what, str(count)))
        text = after
    return text, mends


def _steps(text: str) -> Iterator[tuple[str, str, int, int]]:
    """Each step that changes something: its name, the text after it, first place, how many."""
    if text.startswith("\ufeff"):
        text = text[1:]
        yield "bom", text, 0, 1
    if "\r" in text:
        count, place = text.count("\r"), text.index("\r")
        text = text.replace("\r\n", "\n").replace("\r", "\n")
        yield "line-ends", text, place, count
    for what, pattern, letter in (("unseen", _UNSEEN, ""), ("blanks", _BLANKS, " ")):
        found = pattern.search(text)
        if found:
            text, count = pattern.subn(letter, text)
            yield what, text, found.start(), count
    composed = unicodedata.normalize("NFC", text)
    if composed != text:
        place = next(n for n, (a, b) in enumerate(zip(text, composed, strict=False)) if a != b)
        yield "composed", composed, place, len(text) - len(composed) or 1
