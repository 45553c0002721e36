"""A file of the table → its entries: what `table` wrote, read back as `theme/search` reads it."""

from __future__ import annotations

import json
from itertools import accumulate

from generator.index.phrases import FIRST, WITHIN
from generator.index.table import TableEntry, glue, part_key, read_number

_TITLES = "t"
#: Families whose texts are keys as they stand.
_PLAIN = frozenset("ln")
_DIGITS = 4  # of the number of a part


def read_entries(content: bytes, start: str) -> list[TableEntry]:
    """The entries of the file that begins at `start`, in order."""
    texts, numbers = json.loads(content)
    found: list[TableEntry] = []
    text, at, part = "", 0, _first_part(start)
    for place, typed in enumerate(texts.split("|")):
        before, text = text, text[: read_number(typed, 0)[0]] + typed[1:]
        if place:
            part = part + 1 if text == before and text[0] != _TITLES else 0
        key = text if text[0] in _PLAIN else text[0] + glue(text[1:])
        end = _end(numbers, at, text[0])
        found.append(TableEntry(part_key(key, part), text, numbers[at:end]))
        at = end
    return found


def ids_of(entry: TableEntry) -> list[int]:
    """The items of a list of a word, number or topic."""
    count, at = read_number(entry.reference, 0)
    gaps = []
    for _ in range(count + 1):
        gap, at = read_number(entry.reference, at)
        gaps.append(gap)
    return list(accumulate(gaps, lambda id_, gap: id_ + gap + 1))


def _first_part(start: str) -> int:
    """Which part of its list the first entry is: `start` tells it from the part before it."""
    _, blank, digits = start.partition(" ")
    return int(digits.ljust(_DIGITS, "0")) if digits else len(blank)


def _end(numbers: str, at: int, family: str) -> int:
    """Where the reference that begins at `at` ends."""
    first, at = read_number(numbers, at)
    more = first + 1  # numbers that follow
    if family == _TITLES:
        count, how = divmod(first, 4)
        more = count + 1 if how == WITHIN else 2 if how == FIRST else 1
    for _ in range(more):
        _, at = read_number(numbers, at)
    return at
