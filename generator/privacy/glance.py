"""A quick look at many texts at once: which of them can hold anything private at all.

It may name too many; it overlooks none but rare ways to write an address. Almost all texts of a
portal hold nothing private, and there are megabytes of them: every pattern here begins with plain
letters, which Python finds without trying each place.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from itertools import accumulate, chain

#: Between texts: nothing private stands partly in one and partly in the next.
BETWEEN = "\x01"
#: So many letters are looked at together.
_MUCH = 500_000

_GAP = r"[^0-9A-Za-z\x01]{0,5}"
_DATE = r"[^0-9\x01]{0,30}[0-9]{1,2}[^0-9\x01]{1,9}[0-9]{1,2}[^0-9\x01]{1,7}(?:19|20)[0-9]"
_PATTERNS = tuple(
    re.compile(pattern)
    for pattern in (
        # Nine digits, from a 0 or the country's 84 on, with little between them.
        rf"0(?:{_GAP}[0-9]){{8}}",
        rf"84(?:{_GAP}[0-9]){{8}}",
        r"ấp\sngày",
        rf"inh{_DATE}",
        rf"S(?:INH{_DATE}|[Nn][\s:.]{{1,3}}[0-9])",
        r"nhà(?:\ssố)?[\s:.]{1,3}[0-9]",
        r"số[\s:.]{1,3}[0-9]{1,4}[0-9/A-Za-z]*[\s,]{1,3}[đpnhk]",
        r"/[0-9]{1,4}[A-Za-z]?,?\s[đpnhk]",
        r"ịa\schỉ[^0-9\x01]{1,9}[0-9]",
        "CM[NT]",
    )
)
#: Words and signs by themselves, which are found faster.
_WORDS = (
    "@", "cmnd", "hứng minh", "hường trú", "ạm trú", "ngụ tại", "à riêng",
    # Without width, or of double width.
    *"\u200b\u200c\u200d\u2060\ufeff", *map(chr, range(0xFF10, 0xFF1A)),
)  # fmt: skip


def find_suspects(texts: Iterable[str]) -> list[int]:
    """The places in `texts`, in order, of those that are worth a closer look.

    Not many texts are held at once: together they are as large as all that was read.
    """
    found: list[int] = []
    first = 0
    for some in _portions(texts):
        found += [first + place for place in sorted(_suspects(some))]
        first += len(some)
    return found


def _portions(texts: Iterable[str]) -> Iterator[Sequence[str]]:
    """`texts` in portions of about `_MUCH` letters."""
    some: list[str] = []
    letters = 0
    for text in texts:
        some.append(text)
        letters += len(text)
        if letters >= _MUCH:
            yield some
            some, letters = [], 0
    if some:
        yield some


def _suspects(texts: Sequence[str]) -> set[int]:
    joined = BETWEEN.join(texts)
    ends = list(accumulate(len(text) + 1 for text in texts))
    places = chain(
        (match.start() for pattern in _PATTERNS for match in pattern.finditer(joined)),
        *(_places(joined, word) for word in _WORDS),
    )
    return {bisect_right(ends, place) for place in places}


def _places(joined: str, word: str) -> Iterator[int]:
    place = joined.find(word)
    while place >= 0:
        yield place
        place = joined.find(word, place + 1)
