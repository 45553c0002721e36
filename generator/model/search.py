"""What the search index is made of: items that can be found, and the topics they belong to."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

#: A topic's place: its facet ("don-vi") and its id in that facet ("huyen-chi-lang").
TopicKey = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Topic:
    """A value that many items share: a unit, a year, an award form, a campaign, a kind.

    `names` are further names under which it is found (old and new names of a unit). Topics of a
    facet are offered by `order`, then by title.
    """

    title: str
    names: tuple[str, ...] = ()
    order: str = ""


class Item(NamedTuple):
    """One thing that a search can find: a page, or a row in it.

    `address` may carry an anchor ("/khen-thuong/x/#ca-nhan-3"). `kind` names the group of hits.
    `unit`, `year` and `form` are shown with the hit. `topics` are searched and counted: an item
    belongs to its unit, and to those that came before or after it. `numbers` are codes of papers
    as written ("108/KH-UBND"); `dates` are ISO days, months or years ("2020-05-26", "2020-05").
    `texts` are plain, searched and never shown; they are joined when they are read, since most are
    also a record's own. `household`: it names one.
    """

    address: str
    title: str
    kind: str
    unit: str = ""
    year: str = ""
    form: str = ""
    topics: tuple[TopicKey, ...] = ()
    numbers: tuple[str, ...] = ()
    dates: tuple[str, ...] = ()
    texts: tuple[str, ...] = ()
    demo: bool = False
    household: bool = False

    @property
    def body(self) -> str:
        """All texts, on lines of their own."""
        return "\n".join(self.texts)


Topics = Mapping[TopicKey, Topic]


@dataclass(frozen=True, slots=True)
class Findings:
    """All that can be found in a portal."""

    items: tuple[Item, ...]
    topics: Topics
