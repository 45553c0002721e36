"""Which items a word, a number or a topic leads to, as entries of the table."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.index.numbers import date_key, number_key
from generator.index.phrases import REACH
from generator.index.table import TableEntry, glue, list_entries
from generator.index.text import fold, words
from generator.model.search import Item, TopicKey, Topics


def word_entries(texts: Iterable[Sequence[str]], family: str) -> Iterator[TableEntry]:
    """Each word of the items' texts, with its marks → the items."""
    for word, ids in _postings(texts).items():
        yield from list_entries(family + fold(word), family + word, ids)


def _postings(texts: Iterable[Sequence[str]]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = {}
    for id_, text in enumerate(texts):
        for word in set(text):
            ids = found.get(word)
            if ids is None:
                found[word] = [id_]
            else:
                ids.append(id_)
    return found


def number_entries(items: Sequence[Item], family: str) -> Iterator[TableEntry]:
    """Numbers of papers, and days, months and years."""
    found: dict[str, list[int]] = {}
    for id_, item in enumerate(items):
        numbers = (number_key(code, item.year) for code in item.numbers)
        for key in dict.fromkeys([*numbers, *map(date_key, item.dates)]):
            if key:
                found.setdefault(key, []).append(id_)
    for key, ids in found.items():
        yield from list_entries(family + key, family + key, ids)


def members_of(items: Sequence[Item], order: Sequence[TopicKey]) -> list[list[int]]:
    """For each topic, in `order`, its items."""
    members: dict[TopicKey, list[int]] = {key: [] for key in order}
    for id_, item in enumerate(items):
        for key in dict.fromkeys(item.topics):
            members[key].append(id_)
    return list(members.values())


def topic_entries(members: Sequence[Sequence[int]], family: str) -> Iterator[TableEntry]:
    """Under the number of each topic its items."""
    for place, ids in enumerate(members):
        text = f"{family}{place:05}"
        yield from list_entries(text, text, ids)


def key_entries(order: Sequence[TopicKey], topics: Topics, family: str) -> Iterator[TableEntry]:
    """Every phrase with which a part of a topic's name begins → the numbers of the topics."""
    found: dict[str, list[int]] = {}
    for place, key in enumerate(order):
        phrases: dict[str, None] = {}
        for name in (topics[key].title, *topics[key].names):
            name_words = words(name)
            for start in range(len(name_words)):
                phrases[" ".join(name_words[start : start + REACH])] = None
        for phrase in phrases:
            found.setdefault(phrase, []).append(place)
    for phrase, places in found.items():
        yield from list_entries(family + glue(phrase), family + phrase, places)


def frequency(texts: Iterable[Iterable[str]]) -> Mapping[str, int]:
    """How many texts hold each folded word, of letters alone."""
    counts: dict[str, int] = {}
    for text in texts:
        for word in {fold(word) for word in text}:
            if word.isalpha():
                counts[word] = counts.get(word, 0) + 1
    return counts
