"""Text → the same words in plain digits and without what cannot be seen, with the way back."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

from generator.model.text import nfc

#: What has no width: soft hyphens, joiners, marks of direction, variation selectors.
_UNSEEN = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180e\u200b-\u200f\u202a-\u202e"
    "\u2060-\u206f\ufe00-\ufe0f\ufeff"
)
_ODD = re.compile(rf"[{_UNSEEN}\u00a0\u2000-\u200a\u2010-\u2015\u2212\uff01-\uff5e]|(?![0-9])\d")
_SIGNS = dict.fromkeys("\u2010\u2011\u2012\u2013\u2014\u2015\u2212", "-")
_IS_UNSEEN = re.compile(rf"[{_UNSEEN}]")


@dataclass(frozen=True, slots=True)
class Folded:
    """`text` to search in; its character at `i` stands in `source` at `places[i]`."""

    text: str
    source: str
    places: Sequence[int]


def fold(text: str) -> Folded:
    """`text` with every digit as 0-9, every blank and dash as the plain one, nothing unseen."""
    source = nfc(text)
    if not _ODD.search(source):
        return Folded(source, source, range(len(source)))
    letters: list[str] = []
    places: list[int] = []
    for place, letter in enumerate(source):
        if not _IS_UNSEEN.match(letter):
            letters.append(_plain(letter))
            places.append(place)
    return Folded("".join(letters), source, places)


def _plain(letter: str) -> str:
    """One character for one: "０" → "0"."""
    digit = unicodedata.decimal(letter, None)
    if digit is not None:
        return str(digit)
    if letter.isspace() and letter != "\n":
        return " "
    wide = unicodedata.normalize("NFKC", letter)
    return _SIGNS.get(letter, wide if len(wide) == 1 else letter)
