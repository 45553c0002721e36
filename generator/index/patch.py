"""An index in which the texts of a few items change: the files that are new, and those that go.

Where a file of the table ends depends on the entries around that place alone (`table_files`). So
the files around a changed word are read and divided again, until an old border is met.
"""

from __future__ import annotations

import json
from bisect import bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from generator.index.naming import MANIFEST, NAME, File, least, name_of, to_json
from generator.index.reading import ids_of, read_entries
from generator.index.table import TableEntry, list_entries, table_files
from generator.index.text import fold

_BODY = "b"
#: Sorts behind all parts of a list (`list_entries`).
_LAST_PART = " 9999"


class NameTakenError(Exception):
    """Two files want one name: only who makes the whole index can tell which gets it."""


@dataclass(frozen=True, slots=True)
class Change:
    """The item with this number: the words of its text before and now."""

    number: int
    before: frozenset[str]
    now: frozenset[str]


def change_words(
    changes: Sequence[Change], names: Collection[str], read: Callable[[str], bytes]
) -> tuple[list[File], list[str]]:
    """New files, the list of all files last, and the names of files that are no more.

    `names` are those of all files but the list, without their ending, each by its own content
    (`have_own_names`); `read` gives a file's content.
    """
    words = {word for change in changes for word in change.before ^ change.now}
    if not words:
        return [], []
    table = _Table(read)
    ends: dict[tuple[int, int], list[str]] = {}
    for word in words:
        ends.setdefault(table.span(word), []).append(word)
    for (begin, end), some in _joined(ends):
        table.change(begin, end, some, changes)
    return table.files(names)


def _joined(
    spans: dict[tuple[int, int], list[str]],
) -> list[tuple[tuple[int, int], list[str]]]:
    """The spans with their words, those that meet as one; the last one first, it moves no other."""
    found: list[tuple[tuple[int, int], list[str]]] = []
    for (begin, end), words in sorted(spans.items()):
        if found and begin <= found[-1][0][1]:
            (first, last), before = found.pop()
            begin, end, words = first, max(end, last), before + words
        found.append(((begin, end), words))
    return found[::-1]


class _Table:
    """The table's files in order, while some of them are made again."""

    def __init__(self, read: Callable[[str], bytes]) -> None:
        self._read = read
        self._manifest = json.loads(read(MANIFEST))
        names: str = self._manifest["table"]
        self._names = [names[at : at + NAME] for at in range(0, len(names), NAME)]
        self._starts: list[str] = self._manifest["starts"].split("|")
        self._least = least(self._manifest["items"])
        self._before = frozenset(self._names)
        self._new: dict[str, bytes] = {}

    def span(self, word: str) -> tuple[int, int]:
        """The first and last file that can change with the lists of a word."""
        key = _BODY + fold(word)
        first = bisect_right(self._starts, key) - 1
        last = bisect_right(self._starts, key + _LAST_PART) - 1
        return max(first - 1, 0), last  # whether the one before ends where it does is asked anew

    def change(self, begin: int, end: int, words: Sequence[str], changes: Sequence[Change]) -> None:
        """Changes the lists of `words`, all of which stand in the files from `begin` to `end`."""
        entries = [entry for place in range(begin, end + 1) for entry in self._entries(place)]
        entries = _changed(entries, words, changes)
        while True:
            after = self._entries(end + 1)
            files = list(table_files([*entries, *after[:1]], self._least))
            if not after or sum(file.entries for file in files[:-1]) == len(entries):
                break  # a file ends where one ended before
            entries, end = entries + after, end + 1
        starts = [self._starts[begin], *(file.start for file in files[1:])]
        if after:
            self._starts[end + 1] = starts.pop()
            files.pop()
        self._starts[begin : end + 1] = starts
        self._names[begin : end + 1] = [self._add(file.content) for file in files]

    def _entries(self, place: int) -> list[TableEntry]:
        if place >= len(self._names):
            return []
        name = self._names[place]
        content = self._new[name] if name in self._new else self._read(f"{name}.json")
        return read_entries(content, self._starts[place])

    def _add(self, content: bytes) -> str:
        name = name_of(content)
        if name not in self._before or self._read(f"{name}.json") != content:
            self._new[name] = content
        return name

    def files(self, names: Collection[str]) -> tuple[list[File], list[str]]:
        """New files, and the names of those that are no more."""
        new = {name: content for name, content in self._new.items() if name in self._names}
        taken = not new.keys().isdisjoint(names) or len({*self._names}) < len(self._names)
        if taken:
            raise NameTakenError
        manifest = {
            **self._manifest,
            "starts": "|".join(self._starts),
            "table": "".join(self._names),
        }
        files = [(f"{name}.json", content) for name, content in new.items()]
        gone = sorted(f"{name}.json" for name in self._before.difference(self._names))
        return [*files, (MANIFEST, to_json(manifest))], gone


def _changed(
    entries: Sequence[TableEntry], words: Sequence[str], changes: Sequence[Change]
) -> list[TableEntry]:
    """The entries, sorted, with the lists of `words` as they are now."""
    lists: dict[str, set[int]] = {_BODY + word: set() for word in words}
    kept = []
    for entry in entries:
        if entry.text in lists:
            lists[entry.text].update(ids_of(entry))
        else:
            kept.append(entry)
    for text, ids in lists.items():
        for change in changes:
            if text[1:] in change.before ^ change.now:
                (ids.add if text[1:] in change.now else ids.discard)(change.number)
        if ids:
            kept += list_entries(_BODY + fold(text[1:]), text, sorted(ids))
    return sorted(kept)
