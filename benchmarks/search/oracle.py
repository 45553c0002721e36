"""Search items in; for each query, the records that are right answers, the best ones first.

The judge of the benchmark: it reads every record and shares no code with the search that it
judges. What it goes by stands in docs/search-benchmark.md.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TypeVar

from generator.model.search import Item, TopicKey, Topics

PAGE = 10  # hits that a visitor sees at first
TITLES = 4  # grades that only look at titles

_MARKS = re.compile("[\u0300-\u036f]")
_WORD = re.compile(r"[^\W_]+")
_TONE = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
_DAYS = (
    re.compile(r"(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*(\d{4})"),
    re.compile(r"(?:ngay )?(\d{1,2}) thang (\d{1,2}) nam (\d{4})"),
)

Right = frozenset[int]
_K = TypeVar("_K")


@dataclass(frozen=True, slots=True)
class Judgement:
    """The right answers to a query, in grades: each is better than those after it."""

    grades: tuple[Right, ...]

    @property
    def wanted(self) -> int:
        """How many hits a first page can be right with."""
        return min(PAGE, sum(map(len, self.grades)))

    def recall(self, hits: Sequence[int]) -> float:
        """The share of a perfect first page that is on the first page: 0 to 1.

        A perfect page takes whole grades from the best one down, until it is full; which of the
        last grade it takes makes no difference.
        """
        wanted = self.wanted
        if not wanted:
            return 1.0
        page, found, left = set(hits[:PAGE]), 0, wanted
        for grade in self.grades:
            found += min(left, len(page & grade))
            left = max(0, left - len(grade))
        return found / wanted

    @property
    def in_titles(self) -> Judgement:
        """The same without what only keys and bodies hold, if anything is left."""
        titles = Judgement(self.grades[:TITLES])
        return titles if titles.wanted else self

    def missing(self, hits: Sequence[int]) -> int | None:
        """A record that a perfect first page has and this one has not."""
        page, left = set(hits[:PAGE]), self.wanted
        for grade in self.grades:
            if len(page & grade) < min(left, len(grade)):
                return min(grade - page)
            left = max(0, left - len(grade))
        return None

    def right_first(self, hits: Sequence[int]) -> bool:
        """Whether the first hit is of the best grade."""
        best = next((grade for grade in self.grades if grade), frozenset())
        return hits[0] in best if hits else not best


# --- One form of a text --------------------------------------------------------------------------


def normal(text: str) -> str:
    """`text` in small letters and with one place for the tone: "HOÀ" → "hòa"."""
    lower = unicodedata.normalize("NFC", text).lower()
    return _WORD.sub(lambda word: _tone_moved(word[0]), lower)


def fold(text: str) -> str:
    """`text` in small letters without any mark: "Đặng Văn Đức" → "dang van duc"."""
    lower = unicodedata.normalize("NFD", text).lower().replace("đ", "d")
    return _MARKS.sub("", lower)


@lru_cache(maxsize=200_000)
def _tone_moved(word: str) -> str:
    """A syllable that ends in -oa, -oe or -uy bears its tone on the first vowel of the two."""
    if word.isascii() or fold(word[-2:]) not in ("oa", "oe", "uy"):
        return word
    if word[-3:-2] == "q":
        return word
    ending = unicodedata.normalize("NFD", word[-2:])
    tones = [mark for mark in ending if mark in _TONE]
    letters = [letter for letter in ending if letter not in _TONE]
    if len(letters) != 2 or len(tones) != 1:
        return word
    return word[:-2] + unicodedata.normalize("NFC", letters[0] + tones[0] + letters[1])


def _words(text: str) -> list[str]:
    return _WORD.findall(text)


def _line(text: str) -> str:
    """The words of `text`, a blank before each."""
    return "".join(f" {word}" for word in _words(text))


# --- All records ---------------------------------------------------------------------------------


class _Inverted:
    """Word → records that hold it; words can be looked up by how they begin."""

    def __init__(self, words: Iterable[tuple[int, Iterable[str]]]) -> None:
        places: dict[str, list[int]] = defaultdict(list)
        for number, held in words:
            for word in set(held):
                places[word].append(number)
        self._places = dict(places)
        self._sorted = sorted(places)

    def whole(self, word: str) -> set[int]:
        """Records with exactly this word."""
        return set(self._places.get(word, ()))

    def beginning(self, start: str) -> set[int]:
        """Records with a word that begins like this."""
        found: set[int] = set()
        for word in self._sorted[bisect_left(self._sorted, start) :]:
            if not word.startswith(start):
                return found
            found.update(self._places[word])
        return found


class Oracle:
    """Judges queries against `items`."""

    def __init__(self, items: Sequence[Item], topics: Topics) -> None:
        self.items = items
        self._normal = [_line(normal(item.title)) for item in items]
        self._folded = [_line(fold(item.title)) for item in items]
        self._titles = _Inverted((at, line.split()) for at, line in enumerate(self._folded))
        self._bodies = _Inverted((at, _words(fold(item.body))) for at, item in enumerate(items))
        members = ((key, at) for at, item in enumerate(items) for key in item.topics)
        self._of_topic = _gathered(members)
        texts = [(key, fold(text)) for key in self._of_topic for text in _texts(topics, key)]
        self._topic_lines = [(key, _line(text)) for key, text in texts]
        numbers = [(number, at) for at, item in enumerate(items) for number in item.numbers]
        self._numbers = _gathered((_symbol(number), at) for number, at in numbers)
        self._bare = _gathered((number.split("/")[0], at) for number, at in numbers)
        self._dates = _gathered((date, at) for at, item in enumerate(items) for date in item.dates)
        self._full = _gathered((line, at) for at, line in enumerate(self._normal))
        self._same = _gathered((line.strip(), at) for at, line in enumerate(self._folded))
        self._glued = _gathered((line.replace(" ", ""), at) for at, line in enumerate(self._folded))

    def judge(self, kind: str, query: str, meant: str = "") -> Judgement:
        """The right answers to `query`; `meant` is what somebody wanted to type (Telex, VNI)."""
        special: Mapping[str, Callable[[], tuple[Right, ...]]] = {
            "number": lambda: (self._numbers.get(_symbol(query), frozenset()),),
            "number-plain": lambda: (self._numbers.get(_symbol(query), frozenset()),),
            "number-spaces": lambda: (self._numbers.get(_symbol(query), frozenset()),),
            "number-bare": lambda: (self._bare.get(query.strip(), frozenset()),),
            "date": lambda: (self._dates.get(_day(query), frozenset()),),
            "glued": lambda: tuple(self._begun(query)),
            "telex": lambda: (self._full.get(_line(normal(meant)), frozenset()),),
            "vni": lambda: (self._full.get(_line(normal(meant)), frozenset()),),
            "typo": lambda: (self._within_one_edit(query),),
            "unit-old": lambda: tuple(self._of_unit(query)),
            "unit-new": lambda: tuple(self._of_unit(query)),
        }
        return Judgement(special.get(kind, lambda: self.ladder(query))())

    def finds_nothing(self, query: str) -> bool:
        """Whether no record holds the words of `query`, as they are typed."""
        return not any(self.ladder(query))

    def ladder(self, query: str) -> tuple[Right, ...]:
        """Grades for words; those below a full page are left out."""
        folded, seen = _words(fold(query)), frozenset[int]()
        grades: list[Right] = []
        if not folded:
            return ()
        for find in (self._by_title, self._by_keys, self._by_body):
            for found in find(query, folded):
                grades.append(frozenset(found - seen))
                seen |= grades[-1]
            if len(seen) >= PAGE:
                break
        return tuple(grades)

    def in_title(self, word: str) -> bool:
        """Whether a title holds exactly this word."""
        return bool(self._titles.whole(fold(word)))

    def _by_title(self, query: str, folded: Sequence[str]) -> Iterator[set[int]]:
        exact, phrase = _line(normal(query)), _line(fold(query))
        held = _all_of(folded, self._titles.whole, self._titles.beginning)
        yield set(self._full.get(exact, ()))
        yield {at for at in held if exact in self._normal[at]}
        yield {at for at in held if phrase in self._folded[at]}
        yield held

    def _by_keys(self, query: str, folded: Sequence[str]) -> Iterator[set[int]]:
        """Records of a topic whose name holds the query as a phrase."""
        phrase = _line(fold(query))
        named = {key for key, line in self._topic_lines if phrase in line}
        yield {at for key in named for at in self._of_topic[key]}

    def _by_body(self, query: str, folded: Sequence[str]) -> Iterator[set[int]]:
        """Records with all words in their bodies; none for who typed just a title."""
        if " ".join(folded) not in self._same:
            yield _all_of(folded, self._bodies.whole, self._bodies.beginning)

    def _begun(self, query: str) -> Iterator[Right]:
        """Titles that are `query` without its blanks; then those that go on after it."""
        start = fold(query).replace(" ", "")
        exact = self._glued.get(start, frozenset())
        yield exact
        longer = (at for line, held in self._glued.items() if line.startswith(start) for at in held)
        yield frozenset(longer) - exact

    def _of_unit(self, query: str) -> Iterator[Right]:
        """Like the ladder; but who belongs to the unit is as good as scattered words in a title."""
        folded = _words(fold(query))
        exact, accented, same, scattered = self._by_title(query, folded)
        (members,) = self._by_keys(query, folded)
        seen: Right = frozenset()
        for found in (exact, accented, same, scattered | members):
            yield frozenset(found - seen)
            seen |= found

    def _within_one_edit(self, query: str) -> Right:
        typed = " ".join(_words(fold(query)))
        near = (held for title, held in self._same.items() if one_edit(typed, title))
        return frozenset().union(*near)


def _gathered(pairs: Iterable[tuple[_K, int]]) -> dict[_K, Right]:
    found: dict[_K, list[int]] = defaultdict(list)
    for key, number in pairs:
        found[key].append(number)
    return {key: frozenset(numbers) for key, numbers in found.items()}


def _texts(topics: Topics, key: TopicKey) -> tuple[str, ...]:
    """The title of a topic and its further names."""
    topic = topics.get(key)
    return (topic.title, *topic.names) if topic else ()


def _all_of(
    words: Sequence[str],
    whole: Callable[[str], set[int]],
    beginning: Callable[[str], set[int]],
) -> set[int]:
    """Records with all words; of the last one, the beginning is enough."""
    found = beginning(words[-1])
    for word in words[:-1]:
        if not found:
            break
        found &= whole(word)
    return found


def _symbol(number: str) -> str:
    """One spelling of a number: “108/QĐ-UBND”, “108 qd ubnd” → “108qdubnd”."""
    return "".join(_words(fold(number)))


def _day(query: str) -> str:
    """The day that is typed, “26/5/2020” → “2020-05-26”; nothing for what is no day."""
    for pattern in _DAYS:
        if found := pattern.fullmatch(fold(query).strip()):
            day, month, year = found.groups()
            return f"{year}-{int(month):02}-{int(day):02}"
    return ""


def one_edit(one: str, other: str) -> bool:
    """Whether a letter added, left out or replaced makes the same of both, or none is needed."""
    if abs(len(one) - len(other)) > 1:
        return False
    if len(one) > len(other):
        one, other = other, one
    same = 0
    while same < len(one) and one[same] == other[same]:
        same += 1
    rest = other[same + 1 :]
    return rest == (one[same:] if len(one) < len(other) else one[same + 1 :])
