"""Every page of the site before it is rendered, in lots."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial

from generator.kinds.base import Kind
from generator.kinds.display import format_partial
from generator.kinds.tables.offer import Offer
from generator.locale import t
from generator.model.frame import Frames
from generator.model.portal import Erased, Link, Portal
from generator.model.record import Entry
from generator.model.search import Findings
from generator.render.deadlines import deadline_pages
from generator.render.home import home_page
from generator.render.indexes import SEARCH as SEARCH
from generator.render.indexes import index_pages
from generator.render.lists import Sorted, list_pages, sort_kind
from generator.render.open_data import data_pages
from generator.render.page import Page
from generator.render.records import record_page
from generator.render.statistics import statistics_pages
from generator.render.verify import verify_pages

HOME_FILE = "content/index.md"


#: Pages that belong together, found when they are asked for: all of them at once fill the memory.
Lot = Callable[[], Iterable[Page]]
#: So many pages of records are a lot.
_RECORDS = 40


def find_lots(
    portal: Portal, kinds: Sequence[Kind], frames: Frames, findings: Findings
) -> Iterator[Lot]:
    """Home, indexes, deadlines, lists, records, written pages, notices; each page once."""

    @cache
    def filed() -> Mapping[str, Sorted]:
        return {kind.name: sort_kind(kind, portal) for kind in kinds}

    yield lambda: _first_pages(portal, [*filed().values()], frames)
    yield partial(verify_pages, portal)
    yield partial(index_pages, findings.items, findings.topics, portal.info)
    yield partial(deadline_pages, portal)
    for kind in kinds:
        yield partial(_lists, filed, kind, portal)
        entries = portal.all(kind.name)
        for at in range(0, len(entries), _RECORDS):
            yield partial(_record_pages, entries[at : at + _RECORDS], kind, portal)
    yield partial(_hand_pages, frames)
    yield partial(_moved_pages, portal)
    yield partial(_withdrawn_pages, portal)
    yield lambda: [_missing_page()]


def _first_pages(portal: Portal, filed: Sequence[Sorted], frames: Frames) -> Iterator[Page]:
    intro = next((page.body for page in frames.pages if page.path == HOME_FILE), "")
    yield home_page(portal, filed, intro)
    yield _search_page(filed)


def _lists(filed: Callable[[], Mapping[str, Sorted]], kind: Kind, portal: Portal) -> Iterator[Page]:
    yield from list_pages(filed()[kind.name], portal.info)


def _record_pages(entries: Iterable[Entry], kind: Kind, portal: Portal) -> Iterator[Page]:
    for entry in entries:
        yield record_page(entry, kind, portal)


def offer_pages(offer: Offer, portal: Portal) -> Iterator[Page]:
    """Numbers and open data, which name the files of `offer`."""
    yield from statistics_pages(offer, portal)
    yield from data_pages(offer, portal)


def _search_page(filed: Sequence[Sorted]) -> Page:
    ways = tuple(
        (
            Link(t(f"kind.{item.kind.name}.plural"), item.home),
            tuple(
                Link(t(f"facet.{item.kind.name}.{facet.slug}"), f"{item.home}{facet.slug}/")
                for facet, values in item.facets
                if values
            ),
            len(item.entries),
        )
        for item in filed
    )
    return Page(
        address=SEARCH,
        section="",
        template="search.html",
        title=t("search.title"),
        description=t("search.description"),
        context=lambda: {"ways": ways},
        demo=any(entry.record.demo for item in filed for entry in item.entries),
        many=True,
    )


def _hand_pages(frames: Frames) -> Iterator[Page]:
    for page in frames.pages:
        if page.path != HOME_FILE:
            yield Page(
                address=page.address,
                section="",
                template="hand.html",
                title=page.title,
                description=page.description,
                context=partial(dict, title=page.title, body=page.body),
                source=page.path,
            )


def _moved_pages(portal: Portal) -> Iterator[Page]:
    for old, new in portal.moved.items():
        yield Page(
            address=old,
            section="",
            template="moved.html",
            title=t("moved.title"),
            context=partial(dict, target=new),
            hidden=True,
            refresh=new,
        )


def _withdrawn_pages(portal: Portal) -> Iterator[Page]:
    for address, notice in portal.withdrawn.items():
        if "#" not in address:
            unnamed = isinstance(notice, Erased)
            yield Page(
                address=address,
                section="",
                template="withdrawn.html",
                title=t("withdrawn.title"),
                context=partial(
                    dict,
                    notice=notice,
                    address=None if unnamed else address,
                    date=format_partial(notice.date) if notice.date else None,
                ),
                hidden=True,
                unnamed=unnamed,
            )


def _missing_page() -> Page:
    return Page(
        address="/404.html",
        section="",
        template="missing.html",
        title=t("missing.title"),
        hidden=True,
    )
