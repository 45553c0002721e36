"""List pages of a kind: all, and by each facet; paged, grouped, with plain links only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TypeVar

from generator.kinds.base import Facet, FacetValue, Kind
from generator.locale import t
from generator.model.portal import Link, Portal, PortalInfo
from generator.model.record import Entry
from generator.render.page import Context, Page

T = TypeVar("T")

_SHOWN = 8


@dataclass(frozen=True, slots=True)
class Choice:
    """One value of a facet: its words, its page, how many records."""

    title: str
    address: str
    count: int
    current: bool


@dataclass(frozen=True, slots=True)
class Filter:
    """A facet above a list: its main values, and the page of all of them."""

    title: str
    address: str
    choices: tuple[Choice, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Group:
    """Records under one heading."""

    title: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Pager:
    """Where one page of a list stands among the others."""

    number: int
    count: int
    previous: str | None
    next: str | None
    pages: tuple[tuple[int, str], ...]


@dataclass(frozen=True, slots=True)
class ListView:
    """What a list page shows."""

    kind: str
    heading: str
    home: str
    total: int
    groups: tuple[Group, ...]
    filters: tuple[Filter, ...]
    pager: Pager | None


@dataclass(frozen=True, slots=True)
class Sorted:
    """All records of a kind in order, and for each facet its values with their records.

    `groups` is id → title in the first facet; `largest` is facet → its values with most records,
    `filters` the same as pages show it that stand below no value of the facet. All are found
    once: a list of thousands has hundreds of pages.
    """

    kind: Kind
    entries: tuple[Entry, ...]
    facets: tuple[tuple[Facet, dict[FacetValue, list[Entry]]], ...]
    groups: Mapping[str, str]
    largest: Mapping[str, frozenset[FacetValue]]
    filters: Mapping[str, Filter]

    @property
    def home(self) -> str:
        """The address of the whole list."""
        return f"/{self.kind.segment}/"


def sort_kind(kind: Kind, portal: Portal) -> Sorted:
    """The kind's records, sorted and filed."""
    shown = (entry for entry in portal.all(kind.name) if kind.on_lists(entry, portal))
    entries = sorted(shown, key=lambda entry: kind.order(entry, portal))
    facets = []
    for facet in kind.facets:
        found: dict[FacetValue, list[Entry]] = {}
        for entry in entries:
            for value in dict.fromkeys(facet.values(entry, portal)):
                found.setdefault(value, []).append(entry)
        merged = _merge(found, entries)
        facets.append((facet, dict(sorted(merged.items(), key=lambda item: _order(item[0])))))
    groups: dict[str, str] = {}
    for value, filed in facets[0][1].items() if facets else ():
        for entry in filed:
            groups.setdefault(entry.id, value.title)
    largest = {
        facet.slug: frozenset(sorted(values, key=lambda value: -len(values[value]))[:_SHOWN])
        for facet, values in facets
    }
    filters = {
        facet.slug: _filter(kind, facet, values, largest[facet.slug]) for facet, values in facets
    }
    return Sorted(kind, tuple(entries), tuple(facets), groups, largest, filters)


def _merge(
    found: Mapping[FacetValue, Sequence[Entry]], entries: Sequence[Entry]
) -> dict[FacetValue, list[Entry]]:
    """Values of one slug as one: "Giấy khen" and "GIẤY KHEN", each record once, in order."""
    by_slug: dict[str, FacetValue] = {}
    merged: dict[FacetValue, set[str]] = {}
    for value, filed in found.items():
        one = by_slug.setdefault(value.slug, value)
        merged.setdefault(one, set()).update(entry.id for entry in filed)
    places = {entry.id: place for place, entry in enumerate(entries)}
    return {
        value: [entries[place] for place in sorted(places[id_] for id_ in ids)]
        for value, ids in merged.items()
    }


def _order(value: FacetValue) -> tuple[object, str]:
    return (value.order, value.title)


def list_pages(sorted_: Sorted, info: PortalInfo) -> Iterator[Page]:
    """Every list page of a kind; one without records is not grouped.

    Those of too many households are hidden, as `info` says.
    """
    kind, name = sorted_.kind, t(f"kind.{sorted_.kind.name}.plural")
    yield from _paged(sorted_, sorted_.home, name, sorted_.entries, sorted_.filters, (), info)
    top = Link(name, sorted_.home)
    for facet, values in sorted_.facets if sorted_.entries else ():
        address = f"{sorted_.home}{facet.slug}/"
        title = t(f"facet.{kind.name}.{facet.slug}")
        yield _index_page(sorted_, facet, values, address, title, top)
        for value, entries in values.items():
            heading = t("list.by-facet", kind=name, value=value.title)
            crumbs = (top, Link(title, address))
            here = f"{address}{value.slug}/"
            own = _filter(kind, facet, values, sorted_.largest[facet.slug], value)
            filters = {**sorted_.filters, facet.slug: own}
            yield from _paged(sorted_, here, heading, tuple(entries), filters, crumbs, info)


def _paged(
    sorted_: Sorted,
    address: str,
    heading: str,
    entries: Sequence[Entry],
    filters: Mapping[str, Filter],
    crumbs: tuple[Link, ...],
    info: PortalInfo,
) -> Iterator[Page]:
    hidden = info.hides(sum(map(sorted_.kind.household, entries)))
    offered = tuple(item for item in filters.values() if item.choices)

    def view(shown: Sequence[Entry], pager: Pager | None) -> Context:
        found = ListView(
            kind=sorted_.kind.name,
            heading=heading,
            home=sorted_.home,
            total=len(entries),
            groups=_groups(sorted_, shown),
            filters=offered,
            pager=pager,
        )
        return {"view": found}

    for page, pager, shown in paged(address, entries, sorted_.kind.per_page):
        number = pager.number if pager else 1
        title = heading if number == 1 else t("list.page", heading=heading, number=number)
        yield Page(
            address=page,
            section=sorted_.kind.segment,
            template="list.html",
            title=title,
            description=t("list.description", heading=heading, total=len(entries)),
            context=partial(view, shown, pager),
            crumbs=crumbs,
            demo=any(entry.record.demo for entry in shown),
            many=True,
            hidden=hidden,
        )


def paged(
    address: str, things: Sequence[T], most: int
) -> Iterator[tuple[str, Pager | None, Sequence[T]]]:
    """`things` in pages of at most `most`: each page's address, its pager, and what it shows."""
    count = max(1, -(-len(things) // most))
    for number in range(1, count + 1):
        pager = _pager(address, number, count) if count > 1 else None
        shown = things[(number - 1) * most : number * most]
        yield _numbered(address, number), pager, shown


def _numbered(address: str, number: int) -> str:
    return address if number == 1 else f"{address}trang/{number}/"


def _groups(sorted_: Sorted, shown: Sequence[Entry]) -> tuple[Group, ...]:
    """The page's records under the values of the kind's first facet, in the list's order."""
    groups: dict[str, list[Entry]] = {}
    for entry in shown:
        groups.setdefault(sorted_.groups.get(entry.id, ""), []).append(entry)
    return tuple(Group(title, tuple(entries)) for title, entries in groups.items())


def _filter(
    kind: Kind,
    facet: Facet,
    values: dict[FacetValue, list[Entry]],
    largest: frozenset[FacetValue],
    current: FacetValue | None = None,
) -> Filter:
    """The facet's choices; of many, those with the most records."""
    address = f"/{kind.segment}/{facet.slug}/"
    shown = [
        Choice(value.title, f"{address}{value.slug}/", len(entries), value is current)
        for value, entries in values.items()
        if value in largest or value is current
    ]
    title = t(f"facet.{kind.name}.{facet.slug}")
    return Filter(title, address, tuple(shown), len(values))


def _index_page(
    sorted_: Sorted,
    facet: Facet,
    values: dict[FacetValue, list[Entry]],
    address: str,
    title: str,
    top: Link,
) -> Page:
    """All values of one facet."""
    heading = t("list.by-facet", kind=top.title, value=title)

    def context() -> Context:
        choices = tuple(
            Choice(value.title, f"{address}{value.slug}/", len(entries), False)
            for value, entries in values.items()
        )
        return {"heading": heading, "choices": choices, "kind": sorted_.kind.name}

    return Page(
        address=address,
        section=sorted_.kind.segment,
        template="facet.html",
        title=heading,
        description=t("list.description", heading=heading, total=len(values)),
        context=context,
        crumbs=(top,),
        demo=any(entry.record.demo for entry in sorted_.entries),
        many=True,
    )


def _pager(address: str, number: int, count: int) -> Pager:
    near = {1, count, *range(number - 2, number + 3)}
    return Pager(
        number=number,
        count=count,
        previous=_numbered(address, number - 1) if number > 1 else None,
        next=_numbered(address, number + 1) if number < count else None,
        pages=tuple((n, _numbered(address, n)) for n in sorted(near) if 1 <= n <= count),
    )
