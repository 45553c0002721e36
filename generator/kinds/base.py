"""What a kind is: a type of record with a folder, an address, a template, and its own rules.

A kind's module defines its record and one `KIND`; `kinds/__init__.py` lists them in `KINDS`.
The stages treat all kinds alike: they read these attributes and never ask for a kind's name.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

from generator.kinds.linked import Linked
from generator.model.media import Rendition
from generator.model.portal import Link, Portal, Withdrawal
from generator.model.problem import Problem
from generator.model.record import Entry, Record, Value
from generator.model.search import Item

#: So many records a page of a list shows.
PER_PAGE = 50


class FacetValue(NamedTuple):
    """One group that a record belongs to: its slug in the address, its words, its order.

    Groups are listed by `order`, then by title.
    """

    slug: str
    title: str
    order: Any = 0


@dataclass(frozen=True, slots=True)
class Facet:
    """A way to group a list: `/khen-thuong/nam/2025/` has the facet whose slug is "nam"."""

    slug: str
    values: Callable[[Entry, Portal], Iterable[FacetValue]]


@dataclass(frozen=True, slots=True)
class Rows:
    """A list that may stand in a CSV file: `file` names the file, its rows become `field`.

    Each line is a `row`; headers may be its fields' names or their Vietnamese titles. `words`
    gives, for a field that takes one of a few values, the parts of the catalogue that name them:
    `{"kind": ("recipient",)}` lets "cá nhân" stand for "individual".
    """

    file: str
    field: str
    row: type[Value]
    words: Mapping[str, tuple[str, ...]]

    @property
    def columns(self) -> tuple[str, ...]:
        """The row's fields."""
        return tuple(self.row.model_fields)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture on a card or page: address, words for those who cannot see it, pixels.

    A photograph has `renditions` in several widths; `address` is then that of the largest one
    that every program can show. A picture that is published as it is has none.
    """

    address: str
    alt: str
    width: int
    height: int
    caption: str | None = None
    credit: str | None = None
    renditions: tuple[Rendition, ...] = ()

    @property
    def modern(self) -> tuple[Rendition, ...]:
        """The renditions in WebP, the smallest first."""
        return tuple(one for one in self.renditions if one.form == "WEBP")

    @property
    def fallback(self) -> tuple[Rendition, ...]:
        """The renditions for browsers that know no WebP, the smallest first."""
        return tuple(one for one in self.renditions if one.form != "WEBP")


@dataclass(frozen=True, slots=True)
class Card:
    """A record as one item of a list.

    `meta` are short facts in order; `status` is a key of the catalogue below `status.`; `figure`
    is a number on show and what it counts.
    """

    kind: str
    title: str
    address: str
    meta: tuple[str, ...] = ()
    summary: str | None = None
    picture: Picture | None = None
    status: str | None = None
    date: str | None = None
    figure: tuple[str, str] | None = None
    demo: bool = False


@dataclass(frozen=True, slots=True)
class Paper:
    """What quotations are held against: every word of a paper, and the names of its parts."""

    text: str
    sections: frozenset[str]


@dataclass(frozen=True, slots=True)
class Erasure:
    """What leaves a portal with a record whose consent was withdrawn.

    `notice` stands at its address. `names` are what its person is called. `rows` are rows about
    the person in other records: kind, id, and the anchor of the row; rows that bear the id `person`
    are so too.
    """

    notice: Withdrawal
    names: tuple[str, ...]
    rows: tuple[tuple[str, str, str], ...] = ()
    person: str | None = None


def nothing_erased(entry: Entry) -> Erasure | None:
    """What leaves with a record of a kind that nobody can withdraw from."""
    return None


def never(entry: Entry) -> bool:
    """What is true of no record."""
    return False


def no_households(entry: Entry) -> int:
    """How many households a record of a kind names that names none."""
    return 0


def no_paper(entry: Entry, portal: Portal) -> Paper | None:
    """The paper of a kind that quotes none."""
    return None


def no_problems(entry: Entry, portal: Portal) -> Iterable[Problem]:
    """The rules of a kind that has none of its own."""
    return ()


def no_anchors(entry: Entry) -> Mapping[str, tuple[str | int, ...]]:
    """The anchors of a kind that promises none."""
    return {}


def only_label(entry: Entry, portal: Portal) -> Iterable[Item]:
    """What is found of a kind that says no more: the record, by what it is called."""
    address, label = portal.address(entry), entry.record.label
    return [Item(address, label, entry.kind, demo=entry.record.demo)]


def no_items(entry: Entry, portal: Portal) -> Iterable[Item]:
    """What is found of a kind whose records are found elsewhere: nothing."""
    return ()


def always(entry: Entry, portal: Portal) -> bool:
    """Of a kind whose lists show every record."""
    return True


#: Kind → id → entry, as read from the portal's files.
Entries = Mapping[str, Mapping[str, Entry]]
#: Makes records of others, as of one day.
Derive = Callable[[Entries, date], Iterable[Entry]]


def no_thing(entry: Entry, portal: Portal) -> Linked | None:
    """What a kind says to machines that has nothing to say."""
    return None


@dataclass(frozen=True, slots=True)
class Kind:
    """One kind of content.

    `folder` is below `data/`, `segment` the first part of the address. `body` is the field that
    takes the Markdown text of a `.md` file. `order` sorts lists; `card` and `view` are what
    templates see. `paper` is what a record quotes word for word. `check` finds problems between
    records. `anchors` are the places inside a page that are promised to stay, each with its place
    in the record. `items` is what the search finds of a record; where places inside its page are
    found for themselves, `inside` names their group, by the id that stands in addresses. `own`
    names fields that nothing but the record's own page shows, and that the search reads as text:
    neither references nor files, so that a change of these changes nothing else.

    A kind that has `derive` stands in no files: its records are made of those of other kinds, once,
    and its folder is empty. `in_menu` puts its list into the header of each page, else into its
    foot; `per_page` is how many records a page of its lists shows. `on_lists` leaves out what has a
    page and is no longer counted, such as a decision that was revoked. `linked_data` is what the
    record's page says to machines. `erased` tells what must leave the portal with a record.
    `households` counts those that its page lists; `household` tells that the record itself is one,
    which counts for lists of records.
    """

    name: str
    folder: str
    segment: str
    record: type[Record]
    order: Callable[[Entry, Portal], Any]
    card: Callable[[Entry, Portal], Card]
    view: Callable[[Entry, Portal], Any]
    description: Callable[[Entry, Portal], str]
    facets: tuple[Facet, ...] = ()
    body: str | None = None
    rows: Rows | None = None
    paper: Callable[[Entry, Portal], Paper | None] = no_paper
    check: Callable[[Entry, Portal], Iterable[Problem]] = no_problems
    anchors: Callable[[Entry], Mapping[str, tuple[str | int, ...]]] = no_anchors
    items: Callable[[Entry, Portal], Iterable[Item]] = only_label
    inside: Mapping[str, str] = field(default_factory=dict)
    own: frozenset[str] = frozenset()
    erased: Callable[[Entry], Erasure | None] = nothing_erased
    households: Callable[[Entry], int] = no_households
    household: Callable[[Entry], bool] = never
    reserved: frozenset[str] = field(default=frozenset({"trang"}))
    derive: Derive | None = None
    on_lists: Callable[[Entry, Portal], bool] = always
    in_menu: bool = True
    per_page: int = PER_PAGE
    linked_data: Callable[[Entry, Portal], Linked | None] = no_thing

    def reserved_ids(self) -> frozenset[str]:
        """Ids that no record of this kind may have: the list's own pages stand there."""
        return self.reserved | {facet.slug for facet in self.facets}


def link_to(portal: Portal, kind: str, id: str | None, title: str | None = None) -> Link | None:
    """A link to a record, titled by the record itself unless `title` is given."""
    entry = portal.find(kind, id)
    if entry is None:
        return Link(title) if title else None
    return Link(title or entry.record.label, portal.address(entry))
