"""The sorted table of the index: texts with the items that they lead to, in small files.

An entry is a text of normal words ("tđặng văn đức"; the first letter is its family) and a
reference. Entries are sorted by `glue`, the text folded and without blanks, so that one range of
neighbours answers "đặng văn đức", "dang van duc" and "dangvanduc" alike.

A file is JSON, `[texts, numbers]`. Texts are joined by "|", each after one letter that tells how
many letters it shares with the text before it. Numbers are the references, one after the other,
in the digits of `number`.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from operator import sub
from typing import NamedTuple

from generator.index.text import fold

#: Digits that end a number, and digits that go on: ASCII without quote and backslash.
_LAST = "".join(map(chr, range(35, 92)))
_MORE = "".join(map(chr, range(93, 127)))
#: A file ends, at the latest, before this many letters.
_MOST = 16_000
#: A longer list of items is divided.
_PART = 2_500
_SHARED = len(_LAST) - 1


class TableEntry(NamedTuple):
    """A text and its reference, already written as numbers."""

    glue: str
    text: str
    reference: str


@lru_cache(maxsize=1 << 16)
def number(value: int) -> str:
    """A number as text: one letter below 57, two below 1,995, three below 67,887."""
    digits = ""
    while value >= len(_LAST):
        value, digit = divmod(value - len(_LAST), len(_MORE))
        digits += _MORE[digit]
    return digits + _LAST[value]


def read_number(text: str, at: int) -> tuple[int, int]:
    """The number whose digits begin at `at`, and where they end."""
    value, worth, offset = 0, 1, 0
    while text[at] > _LAST[-1]:
        value += worth * _MORE.index(text[at])
        worth *= len(_MORE)
        offset = offset * len(_MORE) + len(_LAST)
        at += 1
    return value + worth * _LAST.index(text[at]) + offset, at + 1


def gaps(ids: Sequence[int]) -> str:
    """Ascending ids: the first, then how many lie between each and the next."""
    first = number(ids[0])
    return first + "".join([number(gap - 1) for gap in map(sub, ids[1:], ids)])


def glue(text: str) -> str:
    """The key by which entries are sorted: folded, without blanks."""
    return "".join([fold(word) for word in text.split(" ")])


class TableFile(NamedTuple):
    """One file: the shortest key between it and the file before, its bytes, how many entries."""

    start: str
    content: bytes
    entries: int


def table_files(entries: Iterable[TableEntry], least: Mapping[str, int]) -> Iterator[TableFile]:
    """Sorted entries as files of, by family, at least `least` letters.

    Where a file ends depends on the entries around that place alone: a change moves few borders.
    """
    texts: list[str] = []
    references: list[str] = []
    size, start, before, last = 0, "", "", ""
    for key, text, reference in entries:
        more = len(text) + len(reference)
        full = size + more > _MOST or _ends(key, more, size - least[key[0]])
        if texts and full and key != last:
            yield TableFile(start, _written(texts, references), len(texts))
            start, size, before = _between(last, key), 0, ""
            texts, references = [], []
        shared = min(_common(before, text), _SHARED)
        texts.append(_LAST[shared] + text[shared:])
        references.append(reference)
        size += more - shared + 2
        before, last = text, key
    if texts:
        yield TableFile(start, _written(texts, references), len(texts))


def _ends(key: str, more: int, over: int) -> bool:
    """Whether a file that is `over` its least size ends before an entry: by the entry's hash.

    The larger the file and the longer the entry (`more` letters), the likelier.
    """
    return over > 0 and zlib.crc32(key.encode()) % 1_000 < over * (more + 2) // 300


def _written(texts: list[str], references: list[str]) -> bytes:
    content = ["|".join(texts), "".join(references)]
    return json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()


def _between(before: str, after: str) -> str:
    """The shortest beginning of `after` that stands behind `before`."""
    return after[: _common(before, after) + 1]


def _common(one: str, other: str) -> int:
    for place, (left, right) in enumerate(zip(one, other, strict=False)):
        if left != right:
            return place
    return min(len(one), len(other))


def part_key(key: str, part: int) -> str:
    """The key of a part of a list, counted from 0."""
    return f"{key} {part:04}" if part else key


def list_entries(key: str, text: str, ids: Sequence[int]) -> Iterator[TableEntry]:
    """A list of ascending ids under `text`: in one entry, or in parts that fit into a file."""
    for part, start in enumerate(range(0, len(ids), _PART)):
        some = ids[start : start + _PART]
        yield TableEntry(part_key(key, part), text, number(len(some) - 1) + gaps(some))
