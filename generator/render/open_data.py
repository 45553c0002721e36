"""Pages of open data: which files there are, what their columns mean, which papers are public."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from functools import partial

from generator.kinds.display import format_day
from generator.kinds.linked import download
from generator.kinds.tables.base import SCHEMA_VERSION, column_meaning, column_title
from generator.kinds.tables.offer import CATALOGUE, HASHES, HOME, Dataset, Offer, metadata_address
from generator.kinds.tables.parts import Group
from generator.kinds.tables.records import PAPERS, PaperRow
from generator.locale import t
from generator.model.portal import Link, Portal
from generator.model.table import CellType, Table
from generator.render.linked import LINKED, data_of
from generator.render.lists import Pager, paged
from generator.render.page import Context, Page

DICTIONARY = f"{HOME}tu-dien/"
REGISTER = f"{HOME}danh-muc-thong-tin-cong-khai/"
_PER_PAGE = 100


@dataclass(frozen=True, slots=True)
class Offered:
    """A table or a part of one: its name, what it is, its files. `key` is its anchor."""

    key: str
    title: str
    about: str
    rows: int
    dataset: Dataset
    columns: str | None = None
    metadata: str | None = None


@dataclass(frozen=True, slots=True)
class DataView:
    """What /du-lieu/ shows. `groups` lead to the parts: what by, how many."""

    asof: str
    schema: str
    license: Link | None
    tables: tuple[Offered, ...]
    groups: tuple[tuple[Link, int], ...]
    dictionary: str
    register: str
    catalogue: str
    hashes: str


@dataclass(frozen=True, slots=True)
class PartsView:
    """The parts of one group, some on each page."""

    asof: str
    parts: tuple[Offered, ...]
    pager: Pager | None
    metadata: str | None


@dataclass(frozen=True, slots=True)
class ColumnView:
    """A column in words; `kind` says what its cells hold."""

    name: str
    title: str
    meaning: str
    kind: str
    required: bool


@dataclass(frozen=True, slots=True)
class TableView:
    """A table in words; `key` are the columns that tell its rows apart."""

    id: str
    title: str
    about: str
    key: str
    columns: tuple[ColumnView, ...]


@dataclass(frozen=True, slots=True)
class PaperLine:
    """One public paper."""

    link: Link
    kind: str
    code: str | None
    date: str | None
    issuer: str | None
    demo: bool


@dataclass(frozen=True, slots=True)
class RegisterView:
    """Public papers, some on each page."""

    asof: str
    total: int
    papers: tuple[PaperLine, ...]
    pager: Pager | None
    dataset: Dataset


def data_pages(offer: Offer, portal: Portal) -> Iterator[Page]:
    """All pages of open data."""
    demo = any(entry.record.demo for of in portal.entries.values() for entry in of.values())
    title = t("data.title")
    about = t("data.catalogue", portal=portal.info.name)
    file = download(CATALOGUE, "application/ld+json")
    yield _page(
        HOME,
        title,
        "data.html",
        lambda: {
            "view": _data(offer, portal),
            LINKED: data_of(about, HOME, portal, file, "DataCatalog"),
        },
        demo,
    )
    yield _page(
        DICTIONARY,
        t("data.dictionary"),
        "data_dictionary.html",
        lambda: {"view": tuple(_table(table) for table in offer.tables), "schema": SCHEMA_VERSION},
        demo=False,
    )
    for group in Group:
        yield from _part_pages(offer, portal, group, demo)
    yield from _register_pages(offer, portal)


def _page(
    address: str,
    title: str,
    template: str,
    context: Callable[[], Context],
    demo: bool,
) -> Page:
    return Page(
        address=address,
        section="",
        template=template,
        title=title,
        description=t("data.description", title=title),
        context=context,
        crumbs=() if address == HOME else (Link(t("data.title"), HOME),),
        demo=demo,
        many=True,
    )


def _data(offer: Offer, portal: Portal) -> DataView:
    info = portal.info
    return DataView(
        asof=format_day(portal.today),
        schema=SCHEMA_VERSION,
        license=Link(info.data_license, info.data_license_url) if info.data_license else None,
        tables=tuple(_whole(table, offer) for table in offer.tables),
        groups=tuple(
            (Link(t(f"data.group.{group}"), f"{HOME}{group}/"), len(offer.parts[group]))
            for group in Group
        ),
        dictionary=DICTIONARY,
        register=REGISTER,
        catalogue=CATALOGUE,
        hashes=HASHES,
    )


def _whole(table: Table, offer: Offer) -> Offered:
    dataset = offer.whole[table.id]
    title, about = t(f"data.{table.id}.called"), t(f"data.{table.id}.about")
    columns, metadata = f"{DICTIONARY}#{table.id}", metadata_address(dataset)
    return Offered(table.id, title, about, dataset.rows, dataset, columns, metadata)


def _part_pages(offer: Offer, portal: Portal, group: Group, demo: bool) -> Iterator[Page]:
    title = t(f"data.group.{group}")
    datasets = offer.parted[group]

    def context(some: Sequence[str], pager: Pager | None) -> Context:
        parts = tuple(
            Offered(id, offer.parts[group][id].title, "", datasets[id].rows, datasets[id])
            for id in some
        )
        metadata = f"{HOME}{group}/csv-metadata.json" if datasets else None
        return {"view": PartsView(format_day(portal.today), parts, pager, metadata)}

    for address, pager, some in paged(f"{HOME}{group}/", tuple(datasets), _PER_PAGE):
        yield _page(address, title, "data_parts.html", partial(context, some, pager), demo)


def _table(table: Table) -> TableView:
    return TableView(
        id=table.id,
        title=t(f"data.{table.id}.called"),
        about=t(f"data.{table.id}.about"),
        key=", ".join(table.key),
        columns=tuple(
            ColumnView(
                column.name,
                column_title(table.id, column),
                column_meaning(table.id, column),
                t(f"data.type.{column.type}"),
                column.required and column.type is not CellType.BOOLEAN,
            )
            for column in table.columns
        ),
    )


def _register_pages(offer: Offer, portal: Portal) -> Iterator[Page]:
    """The latest papers first, undated ones last."""
    (table,) = (table for table in offer.tables if table.id == PAPERS.id)
    rows = [row for row in table.rows if isinstance(row, PaperRow)]
    rows.sort(key=lambda row: (row.record, row.id))
    rows.sort(key=lambda row: row.date or "", reverse=True)
    title, dataset = t("data.register"), offer.whole[PAPERS.id]

    def context(some: Sequence[PaperRow], pager: Pager | None) -> Context:
        papers = tuple(_paper(row, portal) for row in some)
        asof = format_day(portal.today)
        return {"view": RegisterView(asof, len(rows), papers, pager, dataset)}

    for address, pager, some in paged(REGISTER, rows, _PER_PAGE):
        demo = any(row.demo for row in some)
        yield _page(address, title, "data_register.html", partial(context, some, pager), demo)


def _paper(row: PaperRow, portal: Portal) -> PaperLine:
    address = portal.addresses[row.record, row.id]
    link = Link(row.name, address)
    return PaperLine(link, row.kind, row.code, row.date_text, row.issuer, row.demo)
