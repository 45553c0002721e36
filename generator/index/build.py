"""Items and topics → the files of the index."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeVar

from generator.index.cards import card_files, common_words
from generator.index.lists import (
    frequency,
    key_entries,
    members_of,
    number_entries,
    topic_entries,
    word_entries,
)
from generator.index.naming import FOLDER, MANIFEST, File, least, name_of, to_json
from generator.index.phrases import REACH, phrase_entries, reading_order
from generator.index.table import number, table_files
from generator.index.text import words
from generator.model.output import Output
from generator.model.search import Item, TopicKey, Topics

_VERSION = 1
#: How many words typing errors are compared with: the most frequent ones.
_KNOWN_WORDS = 4_000
_TOPICS_IN_FILE = 150
#: Card files stand in lists of this many; the lists stand in the list of all files until there
#: are more card files than it should hold.
_CARDS_IN_LIST = 64
_CARDS_IN_MANIFEST = 500
_T = TypeVar("_T")


@dataclass(frozen=True, slots=True)
class Arranged:
    """Items in the order of their numbers, with the words of their titles."""

    items: Sequence[Item]
    titles: Sequence[Sequence[str]]


def arrange(items: Iterable[Item]) -> Arranged:
    """The items as the index numbers them."""
    titled = [(words(item.title), item) for item in items]
    titled.sort(key=lambda pair: reading_order(pair[0], pair[1].address))
    return Arranged([item for _, item in titled], [title for title, _ in titled])


def index(arranged: Arranged, topics: Topics, words: Mapping[str, str]) -> Iterator[Output]:
    """Every file of the index. `words` are the texts of the search box, handed to its script."""
    for name, content in build_index(arranged, topics, words):
        yield Output(f"{FOLDER}{name}", content)


def build_index(arranged: Arranged, topics: Topics, texts: Mapping[str, str]) -> Iterator[File]:
    """Every file with its name; the list of all files comes last."""
    titles, found = arranged.titles, arranged.items
    order = sorted(topics, key=lambda key: (key[0], topics[key].order, topics[key].title, key[1]))
    members = members_of(found, order)
    files = _Files()
    entries = chain(
        phrase_entries(titles, "t"),
        word_entries(titles, "w"),
        word_entries((words(item.body) for item in found), "b"),
        key_entries(order, topics, "k"),
        topic_entries(members, "l"),
        number_entries(found, "n"),
    )
    starts = []
    for some in table_files(sorted(entries), least(len(found))):
        starts.append(some.start)
        yield files.add("table", some.content)
    common = common_words(found)
    cards = []
    for count, content in card_files(found, common):
        file = files.add("", content)
        cards.append((count, file[0].removesuffix(".json")))
        yield file
    lists = [_card_list(some) for some in _divided(cards, _CARDS_IN_LIST)]
    totals = [sum(count for count, _ in some) for some in _divided(cards, _CARDS_IN_LIST)]
    if len(cards) > _CARDS_IN_MANIFEST:
        for each in lists:
            yield files.add("lists", to_json(each))
    for content in _topic_files(order, topics, members):
        yield files.add("topics", content)
    names = (words(name) for topic in topics.values() for name in (topic.title, *topic.names))
    yield files.add("known", _known_words(frequency(chain(titles, names))))
    manifest = {
        "version": _VERSION,
        "reach": REACH,
        "items": len(found),
        "starts": "|".join(starts),
        "totals": "".join(map(number, totals)),
        "cards": [] if files.names["lists"] else lists,
        "common": "\n".join(common),
        **files.names,
        "words": dict(texts),
    }
    yield MANIFEST, to_json(manifest)


class _Files:
    """Names files by their content and remembers them: family → all names, one after the other."""

    def __init__(self) -> None:
        self.names = {"table": "", "lists": "", "topics": "", "known": ""}
        self._contents: dict[str, bytes] = {}

    def add(self, family: str, content: bytes) -> File:
        """The file under a name that no other content of this index bears."""
        salt = b""
        while True:
            digest = hashlib.sha256(salt + content).digest()
            name = name_of(salt + content)
            if self._contents.setdefault(name, digest) == digest:
                break
            salt += b"+"
        if family:
            self.names[family] += name
        return f"{name}.json", content


def _card_list(cards: Sequence[tuple[int, str]]) -> list[str]:
    """Numbers of items and names of some card files."""
    return ["".join(number(count) for count, _ in cards), "".join(name for _, name in cards)]


def _divided(values: Sequence[_T], size: int) -> Iterator[Sequence[_T]]:
    for start in range(0, len(values), size):
        yield values[start : start + size]


def _topic_files(
    order: Sequence[TopicKey], topics: Topics, members: Sequence[Sequence[int]]
) -> Iterator[bytes]:
    """Facet, id, title and number of items of each topic, in order."""
    rows = [[*key, topics[key].title, len(ids)] for key, ids in zip(order, members, strict=True)]
    for some in _divided(rows, _TOPICS_IN_FILE):
        yield to_json(some)


def _known_words(counts: Mapping[str, int]) -> bytes:
    """The most frequent words of titles and topics, the most frequent first."""
    known = sorted(counts, key=lambda word: (-counts[word], word))[:_KNOWN_WORDS]
    return to_json(" ".join(known))
