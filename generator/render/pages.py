"""Every page of the site, one after the other, before it is rendered."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import partial

from generator.kinds.base import Kind
from generator.kinds.display import format_partial
from generator.kinds.tables.offer import Offer
from generator.locale import t
from generator.model.frame import Frames
from generator.model.portal import Erased, Link, Portal
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


def find_pages(
    portal: Portal, kinds: Sequence[Kind], frames: Frames, findings: Findings
) -> Iterator[Page]:
    """Home, indexes, lists, records, deadlines, written pages, notices."""
    sorted_ = [sort_kind(kind, portal) for kind in kinds]
    intro = next((page.body for page in frames.pages if page.path == HOME_FILE), "")
    yield home_page(portal, sorted_, intro)
    yield _search_page(sorted_)
    yield from verify_pages(portal)
    yield from index_pages(findings.items, findings.topics, portal.info)
    yield from deadline_pages(portal)
    for item in sorted_:
        yield from list_pages(item, portal.info)
        for entry in portal.all(item.kind.name):
            yield record_page(entry, item.kind, portal)
    yield from _hand_pages(frames)
    yield from _moved_pages(portal)
    yield from _withdrawn_pages(portal)
    yield _missing_page()


def offer_pages(offer: Offer, portal: Portal) -> Iterator[Page]:
    """Numbers and open data, which name the files of `offer`."""
    yield from statistics_pages(offer, portal)
    yield from data_pages(offer, portal)


def _search_page(sorted_: Sequence[Sorted]) -> Page:
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
        for item in sorted_
    )
    return Page(
        address=SEARCH,
        section="",
        template="search.html",
        title=t("search.title"),
        description=t("search.description"),
        context=lambda: {"ways": ways},
        demo=any(entry.record.demo for item in sorted_ for entry in item.entries),
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
