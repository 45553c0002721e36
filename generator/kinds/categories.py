"""Whether a recipient belongs to the category of units that a quota line is for.

Plans name categories in words: "xã, thị trấn", "thôn", "Trung tâm Y tế". They are held against the
name of the recipient's unit and of the units that it belongs to. Where words do not tell, the
answer is `MAYBE`: nothing is guessed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import Enum
from functools import cache, lru_cache

from generator.locale import t
from generator.model.quota import RecipientKind
from generator.model.text import nfc

#: Types of unit whose names begin with their own word ("Thôn A"), and such whose names need not.
_NAMED, _UNNAMED = ("village", "commune", "district"), ("school", "business")


@dataclass(frozen=True, slots=True)
class Place:
    """A unit that a recipient belongs to; `type` is None where the portal has no record of it."""

    id: str
    name: str
    type: str | None = None


class Fit(Enum):
    """Whether a recipient belongs to a category."""

    YES = "yes"
    MAYBE = "maybe"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Found:
    """The answer; with YES the unit that fits, and how far up it stands from the recipient's."""

    fit: Fit
    place: Place | None = None
    depth: int = 0


_MAYBE = Found(Fit.MAYBE)
_NO = Found(Fit.NO)


def find_place(category: str, places: tuple[Place, ...]) -> Found:
    """The nearest of `places`, from the inside out, that belongs to the category."""
    answers = [fit_of(category, place) for place in places]
    if Fit.YES in answers:
        depth = answers.index(Fit.YES)
        return Found(Fit.YES, places[depth], depth)
    return _NO if answers and Fit.MAYBE not in answers else _MAYBE


def find_recipient(
    category: str, kind: RecipientKind, name: str, places: tuple[Place, ...]
) -> Found:
    """Whether the recipient itself belongs: a collective by its own name, others by their unit."""
    if kind is not RecipientKind.COLLECTIVE:
        return find_place(category, places)
    own = _bare(_plain(name), _words("lead"))
    for part in _parts(category):
        if _begins(own, _bare(part, _words("lead"))):
            unit = next((place for place in places if _plain(place.name) == own), None)
            return Found(Fit.YES, unit or Place(own, name))
    return _MAYBE


def fit_of(category: str, place: Place) -> Fit:
    """Whether a unit belongs to the category: "thôn" fits "Thôn Ao Sen", and not "Phòng A"."""
    fits = {_fit_part(part, place) for part in _parts(category)}
    return next(fit for fit in Fit if fit in fits)


def _fit_part(part: str, place: Place) -> Fit:
    if _begins(_plain(place.name), part):
        return Fit.YES
    sort = _sorts().get(part)
    if sort is None or place.type is None:
        return Fit.MAYBE
    return Fit.YES if sort in _UNNAMED and place.type == sort else Fit.NO


@lru_cache(maxsize=100_000)
def _plain(text: str) -> str:
    """Words in small letters, blanks between: marks stay, for "bản" is not "ban"."""
    return " ".join(re.findall(r"\w+", nfc(text).casefold()))


def _begins(name: str, part: str) -> bool:
    return name == part or name.startswith(f"{part} ")


@cache
def _parts(category: str) -> tuple[str, ...]:
    """The words of a category: "các xã, thị trấn" → ("xã", "thị trấn")."""
    articles = _words("article")
    pieces = re.split(r"[,;]|\bvà\b|\bhoặc\b", category)
    parts = tuple(_bare(part, articles) for part in map(_plain, pieces) if part)
    return parts or (_plain(category),)


def _bare(text: str, leads: Iterable[str]) -> str:
    """`text` without words that stand before the name: "nhân dân và cán bộ xã a" → "xã a"."""
    for lead in leads:
        if text.startswith(f"{lead} "):
            return text.removeprefix(f"{lead} ")
    return text


@cache
def _words(key: str) -> tuple[str, ...]:
    return tuple(_plain(word) for word in t(f"results.words.{key}").split(";"))


@cache
def _sorts() -> dict[str, str]:
    """The words for each type of unit: "thôn" → "village"."""
    return {word: sort for sort in (*_NAMED, *_UNNAMED) for word in _words(sort)}
