"""Indexes for those who do not type: A–Z and by unit. Plain pages that lead to every item.

They list what the search finds, rows of decisions included. Titles stand in the order of their
first words, people by family name: then one rule serves people, places and papers, and a name
stands where its first word is looked for; whoever knows only a given name can type it.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import groupby
from operator import attrgetter

from generator.kinds.display import format_number
from generator.kinds.finding import UNIT
from generator.locale import t
from generator.model.portal import Link, PortalInfo
from generator.model.search import Item, Topics
from generator.model.text import slug, sort_key
from generator.render.lines import Line
from generator.render.lists import Choice, Pager, paged
from generator.render.page import Context, Page

SEARCH = "/tra-cuu/"
A_Z = f"{SEARCH}a-z/"
BY_UNIT = f"{SEARCH}don-vi/"
PER_PAGE = 200
#: The Vietnamese letters that stand under one Latin letter.
_LETTERS = {"a": "A, Ă, Â", "d": "D, Đ", "e": "E, Ê", "o": "O, Ô, Ơ", "u": "U, Ư"}
#: Where titles stand that begin with no letter.
_OTHER = "so"
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True)
class Way:
    """The way to another letter. How many items stand there is shown elsewhere."""

    title: str
    address: str
    current: bool


@dataclass(frozen=True, slots=True)
class Section:
    """Items below one heading."""

    title: str
    items: tuple[Line, ...]


@dataclass(frozen=True, slots=True)
class IndexView:
    """What an index page shows: `ways` to its parts, `choices` or items, and where it stands.

    `kinds`: whether each item tells its kind.
    """

    heading: str
    lead: str
    ways: tuple[Way, ...] = ()
    choices: tuple[Choice, ...] = ()
    sections: tuple[Section, ...] = ()
    pager: Pager | None = None
    kinds: bool = True


def index_pages(items: Iterable[Item], topics: Topics, info: PortalInfo) -> Iterator[Page]:
    """Both indexes, page by page; parts with too many households are hidden, as `info` says."""
    found = sorted(items, key=_order)
    yield from _a_z(found, info)
    yield from _by_unit(found, topics, info)


def _order(item: Item) -> tuple[str, ...]:
    """By first words, then by titles: without marks, then as written."""
    first = _first_word(item)
    return (slug(first), first.casefold(), *sort_key(item.title), item.address)


def _first_word(item: Item) -> str:
    """The heading below which an item stands: "Đặng Văn Đức" → "Đặng"."""
    word = _WORD.search(item.title)
    return word[0] if word else item.title


def _a_z(items: Sequence[Item], info: PortalInfo) -> Iterator[Page]:
    letters: dict[str, list[Item]] = {}
    for item in items:
        letters.setdefault(_letter(item.title), []).append(item)
    title = t("page.index.a-z")
    top = Link(title, A_Z)
    ways = _choices({letter: _letter_words(letter) for letter in letters}, letters, A_Z)
    lead = t("page.index.lead-a-z", total=format_number(len(items)))
    yield _overview(A_Z, title, lead, ways, any(item.demo for item in items))
    for letter, filed in letters.items():
        heading = t("page.index.letter", letter=_letter_words(letter))
        address, hidden = f"{A_Z}{letter}/", _is_hidden(filed, info)
        yield from _listed(address, heading, filed, _first_word, top, ways, hidden=hidden)


def _by_unit(items: Sequence[Item], topics: Topics, info: PortalInfo) -> Iterator[Page]:
    units: dict[str, list[Item]] = {}
    for item in items:
        for facet, id in item.topics:
            if facet == UNIT:
                units.setdefault(id, []).append(item)
    names = {id: topics[UNIT, id].title for id in units if (UNIT, id) in topics}
    ordered = dict(sorted(names.items(), key=lambda name: (*sort_key(name[1]), name[0])))
    title, demo = t("page.index.by-unit"), any(item.demo for item in items)
    top = Link(title, BY_UNIT)
    choices = _choices(ordered, units, BY_UNIT)
    lead = t("page.index.lead-by-unit", total=format_number(len(choices)))
    for address, pager, some in paged(BY_UNIT, choices, PER_PAGE):
        yield _overview(address, title, lead, some, demo, pager)
    places = {kind: place for place, kind in enumerate(dict.fromkeys(item.kind for item in items))}
    for id, name in ordered.items():
        heading = t("page.index.unit", unit=name)
        filed = sorted(units[id], key=lambda item: places.get(item.kind, 0))
        hidden = _is_hidden(filed, info)
        yield from _listed(f"{BY_UNIT}{id}/", heading, filed, _kind, top, hidden=hidden)


def _kind(item: Item) -> str:
    return t(f"kind.{item.kind}.plural")


def _letter(title: str) -> str:
    """The page on which a title stands: "Đặng Văn Đức" → "d"."""
    first = slug(title)[:1]
    return first if first.isalpha() else _OTHER


def _letter_words(letter: str) -> str:
    return t("page.index.other") if letter == _OTHER else _LETTERS.get(letter, letter.upper())


def _choices(
    names: Mapping[str, str], filed: Mapping[str, Sequence[Item]], address: str
) -> tuple[Choice, ...]:
    return tuple(
        Choice(name, f"{address}{id}/", len(filed[id]), current=False) for id, name in names.items()
    )


def _is_hidden(items: Iterable[Item], info: PortalInfo) -> bool:
    return info.hides(sum(item.household for item in items))


def _overview(
    address: str,
    title: str,
    lead: str,
    choices: Sequence[Choice],
    demo: bool,
    pager: Pager | None = None,
) -> Page:
    view = IndexView(title, lead, choices=tuple(choices), pager=pager)
    return _page(address, title, lead, pager, lambda: {"view": view}, (), demo)


def _listed(
    address: str,
    heading: str,
    items: Sequence[Item],
    key: Callable[[Item], str],
    top: Link,
    ways: Iterable[Choice] = (),
    *,
    hidden: bool = False,
) -> Iterator[Page]:
    """The pages that list `items` below the headings that `key` gives."""
    lead = t("page.index.total", total=format_number(len(items)))
    letters = tuple(Way(way.title, way.address, way.address == address) for way in ways)

    def view(some: Sequence[Item], pager: Pager | None) -> Context:
        sections = tuple(Section(title, _lines(group)) for title, group in groupby(some, key))
        found = IndexView(heading, lead, letters, (), sections, pager, kinds=key is not _kind)
        return {"view": found}

    for page, pager, some in paged(address, items, PER_PAGE):
        demo, context = any(item.demo for item in some), partial(view, some, pager)
        yield _page(page, heading, lead, pager, context, (top,), demo, hidden=hidden)


_shown = attrgetter(*Line._fields)


def _lines(items: Iterable[Item]) -> tuple[Line, ...]:
    return tuple(Line._make(_shown(item)) for item in items)


def _page(
    address: str,
    heading: str,
    lead: str,
    pager: Pager | None,
    context: Callable[[], Context],
    crumbs: tuple[Link, ...],
    demo: bool,
    *,
    hidden: bool = False,
) -> Page:
    title = heading
    if pager and pager.number > 1:
        title = t("list.page", heading=heading, number=pager.number)
    return Page(
        address=address,
        section="",
        template="index.html",
        title=title,
        description=f"{title}. {lead}",
        context=context,
        crumbs=(Link(t("search.title"), SEARCH), *crumbs),
        demo=demo,
        many=True,
        hidden=hidden,
    )
