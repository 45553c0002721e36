"""What was typed → the known word that was probably meant.

Words are compared without marks and without hyphens; a record may be meant by its title as well as
by its id. What a Vietnamese keyboard leaves behind when it is switched off (Telex "ddawng", VNI
"d9a8ng") is read as it was meant.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher

from generator.model.text import slug

#: How alike two words must be; titles are longer, and alike by nature.
_ALIKE, _TITLES_ALIKE = 0.6, 0.75
_TELEX = (
    (re.compile(r"dd"), "d"),
    (re.compile(r"([aeo])\1"), r"\1"),
    (re.compile(r"(?<=[aou])w|w(?=[aou])"), ""),
    (re.compile(r"(?<=[aeiouy])[sfrxj]|(?<=[a-z])[sfrxj](?![a-z])"), ""),
)
_VNI = re.compile(r"(?<=[a-z])[1-9]+")


def suggest(
    found: str, known: Iterable[str], titles: Mapping[str, Iterable[str]] | None = None
) -> str:
    """The nearest of `known`, or an empty string; `titles` are other names of some of them."""
    words = {word: slug(word) for word in sorted(known)}
    named = {slug(title): word for word, names in (titles or {}).items() for title in names}
    readings = _readings(slug(found))
    for reading in readings:
        close = _close_up(reading)
        meant = [word for word, bare in words.items() if close and _close_up(bare) == close]
        if meant:
            return min(meant)
        if reading in named:
            return named[reading]
        begun = {
            word for title, word in named.items() if reading and title.startswith(f"{reading}-")
        }
        if len(begun) == 1:
            return begun.pop()
    near = _nearest(readings, {bare: word for word, bare in words.items()}, _ALIKE)
    return near or _nearest(readings, named, _TITLES_ALIKE)


def _readings(bare: str) -> tuple[str, ...]:
    """What may have been meant: as it was typed, and with leftovers of Telex or VNI taken out."""
    telex = bare
    for leftover, letter in _TELEX:
        telex = leftover.sub(letter, telex)
    return tuple(dict.fromkeys((bare, telex, _VNI.sub("", bare))))


def _close_up(bare: str) -> str:
    return bare.replace("-", "")


def _nearest(readings: Iterable[str], words: Mapping[str, str], least: float) -> str:
    """The word whose key is most like one of the readings, if it is at least so much alike."""
    best, score = "", least
    matcher = SequenceMatcher()
    for reading in readings:
        matcher.set_seq2(reading)
        for bare, word in words.items():
            matcher.set_seq1(bare)
            if matcher.real_quick_ratio() >= score and matcher.quick_ratio() >= score:
                ratio = matcher.ratio()
                if ratio >= score:  # of two that are as near, the later
                    best, score = word, ratio
    return best
