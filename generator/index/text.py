"""How a search reads text. `theme/search/text.js` does the same; a test holds them together.

- normal form: NFC, lower case, one place for the tone mark (hoà → hòa, thuý → thúy, but quý);
- word: a run of characters that are no separators, the same in every Unicode version;
- fold: a word without marks (NFD, đ → d).
"""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

#: What stands between words: ASCII and Latin-1 signs, modifier letters, punctuation, symbols, and
#: everything from the surrogates on, so that both languages sort words alike.
_SEPARATOR = (
    "\x00-/:-@\\[-`{-\xa9\xab-\xb4\xb6-\xb9\xbb-\xbf\xd7\xf7\u02b0-\u02ff"
    "\u2000-\u2bff\u3000-\u303f\ud800-\U0010ffff"
)
_WORD = re.compile(f"[^{_SEPARATOR}]+")
_MARKS = re.compile("[\u0300-\u036f]+")
#: The end of a word that is an open syllable in oa, oe or uy, its tone mark on the second vowel.
_LATE_TONE = re.compile("(?:o[àáảãạèéẻẽẹ]|(?<!q)u[ỳýỷỹỵ])$")
_EARLY_TONE = {
    late: early
    for base, first in (("a", "o"), ("e", "o"), ("y", "u"))
    for mark in "\u0300\u0301\u0309\u0303\u0323"
    for late, early in [
        (
            first + unicodedata.normalize("NFC", base + mark),
            unicodedata.normalize("NFC", first + mark) + base,
        )
    ]
}


def words(text: str) -> list[str]:
    """The words of `text` in normal form: "Thi đua, khen thưởng" → ["thi", "đua", "khen", …]."""
    found = _WORD.findall(unicodedata.normalize("NFC", text).lower())
    return [_early_tones(word) for word in found]


@lru_cache(maxsize=1 << 17)
def _early_tones(word: str) -> str:
    """A word with its tone mark in its one place."""
    return _LATE_TONE.sub(lambda match: _EARLY_TONE[match[0]], word)


@lru_cache(maxsize=1 << 17)
def fold(word: str) -> str:
    """A word in normal form without its marks: "đặng" → "dang"."""
    if word.isascii():
        return word
    return _MARKS.sub("", unicodedata.normalize("NFD", word)).replace("đ", "d")
