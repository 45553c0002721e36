"""Titles, as every phrase with which a part of a title begins.

Items are numbered in the order of their titles, read from the last word to the first: people by
given name, as is the custom, and namesakes side by side. So all items whose title ends with
"văn đức" have neighbouring numbers, and one entry "văn đức" with a first number and a count leads
to all of them. Long titles give, besides their endings, all runs of `REACH` words within.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from generator.index.table import TableEntry, gaps, number
from generator.index.text import fold

#: Phrases of titles are indexed up to this many words.
REACH = 5
#: What a reference is, in the two lowest bits of its first number: an ending that is nowhere a
#: whole title, that is the whole title of all its items, of the first few; or a run within titles.
_NONE, _ALL, FIRST, WITHIN = range(4)


def reading_order(title: Sequence[str], address: str) -> str:
    """The key that numbers items: the words from the last, each without and with its marks."""
    return "".join([f"{fold(word)}\x01{word}\x02" for word in reversed(title)]) + "\x03" + address


def phrase_entries(titles: Iterable[Sequence[str]], family: str) -> Iterator[TableEntry]:
    """All phrases of the titles (in the order of their numbers), not yet sorted."""
    endings: dict[tuple[str, ...], list[int]] = {}
    within: dict[tuple[str, ...], list[int]] = {}
    for id_, title in enumerate(titles):
        words = tuple(title)
        long = len(words) - REACH
        for start in range(long):
            ids = within.setdefault(words[start : start + REACH], [])
            if not ids or ids[-1] != id_:
                ids.append(id_)
        for start in range(max(0, long), len(words)):
            known = endings.get(words[start:])
            if known is None:
                endings[words[start:]] = [id_, 1, 0 if start else 1]
            else:
                known[1] += 1
                known[2] += not start
    for ending, (first, count, whole) in endings.items():
        yield _entry(family, ending, _ending(first, count, whole))
    for run, ids in within.items():
        yield _entry(family, run, number((len(ids) - 1) * 4 + WITHIN) + gaps(ids))


def _entry(family: str, words: Sequence[str], reference: str) -> TableEntry:
    key = family + "".join([fold(word) for word in words])
    return TableEntry(key, family + " ".join(words), reference)


def _ending(first: int, count: int, whole: int) -> str:
    how = _ALL if whole == count else FIRST if whole else _NONE
    more = number(whole) if how == FIRST else ""
    return number((count - 1) * 4 + how) + more + number(first)
