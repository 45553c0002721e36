"""Items and topics → the files of the index."""

from __future__ import annotations

import base64
import hashlib
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain

from generator.index.cards import card_files, common_words
from generator.index.lists import (
    frequency,
    key_entries,
    members_of,
    number_entries,
    topic_entries,
    word_entries,
)
from generator.index.phrases import REACH, phrase_entries, reading_order
from generator.index.table import number, table_files
from generator.index.text import words
from generator.model.search import Item, TopicKey, Topics

MANIFEST = "index.json"
#: Letters of a file's name: 25 bits of its hash. The list of all files holds little else.
NAME = 5
_VERSION = 1
#: How many words typing errors are compared with: the most frequent ones.
_KNOWN_WORDS = 4_000
_TOPICS_IN_FILE = 150

File = tuple[str, bytes]


def build_index(items: Iterable[Item], topics: Topics, texts: Mapping[str, str]) -> Iterator[File]:
    """Every file with its name; the list of all files comes last."""
    titled = [(words(item.title), item) for item in items]
    titled.sort(key=lambda pair: reading_order(pair[0], pair[1].address))
    titles = [title for title, _ in titled]
    found = [item for _, item in titled]
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
    for start, content in table_files(sorted(entries), _least(len(found))):
        starts.append(start)
        yield files.add("table", content)
    counts, common = [], common_words(found)
    for count, content in card_files(found, common):
        counts.append(number(count))
        yield files.add("cards", content)
    for content in _topic_files(order, topics, members):
        yield files.add("topics", content)
    names = (words(name) for topic in topics.values() for name in (topic.title, *topic.names))
    yield files.add("known", _known_words(frequency(chain(titles, names))))
    manifest = {
        "version": _VERSION,
        "reach": REACH,
        "items": len(found),
        "starts": "|".join(starts),
        "counts": "".join(counts),
        "common": "\n".join(common),
        **files.names,
        "words": dict(texts),
    }
    yield MANIFEST, _json(manifest)


def _least(items: int) -> dict[str, int]:
    """Fewest letters of a file, by family: small files, more of them, as the portal grows."""
    step = 1 if items <= 4_000 else 2 if items <= 32_000 else 7
    return {"t": 700 + 1_200 * step, "n": 1_400 * step, **dict.fromkeys("wbkl", 700 * step)}


class _Files:
    """Names files by their content and remembers them: family → all names, one after the other."""

    def __init__(self) -> None:
        self.names = {"table": "", "cards": "", "topics": "", "known": ""}
        self._contents: dict[str, bytes] = {}

    def add(self, family: str, content: bytes) -> File:
        """The file under a name that no other content of this index bears."""
        salt = b""
        while True:
            digest = hashlib.sha256(salt + content).digest()
            name = base64.b32encode(digest).decode().lower()[:NAME]
            if self._contents.setdefault(name, digest) == digest:
                break
            salt += b"+"
        self.names[family] += name
        return f"{name}.json", content


def _topic_files(
    order: Sequence[TopicKey], topics: Topics, members: Sequence[Sequence[int]]
) -> Iterator[bytes]:
    """Facet, id, title and number of items of each topic, in order."""
    rows = [[*key, topics[key].title, len(ids)] for key, ids in zip(order, members, strict=True)]
    for start in range(0, len(rows), _TOPICS_IN_FILE):
        yield _json(rows[start : start + _TOPICS_IN_FILE])


def _known_words(counts: Mapping[str, int]) -> bytes:
    """The most frequent words of titles and topics, the most frequent first."""
    known = sorted(counts, key=lambda word: (-counts[word], word))[:_KNOWN_WORDS]
    return _json(" ".join(known))


def _json(value: object) -> bytes:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode()
