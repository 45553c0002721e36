"""export: tables → files of open data, and what describes them. Pure: no disk, no clock.

Of each table there is the whole; the rows of decisions are there by year, campaign, unit and body
too. Files change only when their rows do: the day of the build stands in what describes them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field

from generator.export.describe import describe
from generator.export.files import (
    FORMS,
    Known,
    Share,
    TableFiles,
    Wish,
    make_books,
    offer_files,
)
from generator.kinds.tables import find_tables
from generator.kinds.tables.awards import ROWS, AwardRow
from generator.kinds.tables.base import Place
from generator.kinds.tables.offer import HOME, DataFile, Dataset, Offer
from generator.kinds.tables.parts import Group, Parts, part_rows
from generator.model.output import AnyOutput, Kept
from generator.model.portal import Portal
from generator.model.table import Table

__all__ = ["DataFile", "Dataset", "Known", "Offer", "export", "export_files"]

_ROOT = HOME.strip("/")
#: A body's rows are nearly those of its units: they need no workbooks of their own.
_PLAIN = ("csv", "json")


def _one_by_one(calls: Sequence[Callable[[], bytes]], costs: Sequence[int]) -> list[bytes]:
    return [call() for call in calls]


@dataclass(slots=True)
class _Making:
    """What was made so far, of what is `known` and of workbooks made before."""

    known: Known
    books: dict[bytes, bytes] = field(default_factory=dict)
    kept: dict[bytes, tuple[int, str]] = field(default_factory=dict)
    outputs: list[Kept] = field(default_factory=list)

    def add(self, wish: Wish) -> Dataset:
        """A table or a part of one, with its files."""
        found = offer_files(wish, self.known, self.books, self.kept)
        self.outputs += [output for _, output in found]
        files = tuple(file for file, _ in found)
        return Dataset(wish.path, wish.maker.table.id, len(wish.places), files)


def export(
    portal: Portal, site_url: str, known: Known | None = None, share: Share = _one_by_one
) -> Offer:
    """All files of the portal; those whose rows are `known` are not made again.

    Most of the time goes into workbooks, whose making is given to `share`.
    """
    tables = find_tables(Place(portal, site_url))
    makers = {
        table.id: TableFiles(table, f"{site_url}{HOME.lstrip('/')}" if site_url else HOME)
        for table in tables
    }
    rows = award_rows_of(tables)
    parts = part_rows(rows, portal)
    whole = {
        id: Wish(maker, f"{_ROOT}/{id}", range(len(maker.table.rows)))
        for id, maker in makers.items()
    }
    parted = _part_wishes(makers[ROWS.id], parts)
    making = _Making(known or {})
    wishes = [
        *whole.values(),
        *(wish for of_group in parted.values() for wish in of_group.values()),
    ]
    making.books.update(make_books(wishes, making.known, share))
    return Offer(
        tables,
        rows,
        parts,
        {id: making.add(wish) for id, wish in whole.items()},
        {
            group: {id: making.add(wish) for id, wish in of_group.items()}
            for group, of_group in parted.items()
        },
        tuple(making.outputs),
        making.kept,
    )


def _part_wishes(maker: TableFiles, parts: Parts) -> dict[Group, dict[str, Wish]]:
    return {
        group: {
            id: Wish(
                maker,
                f"{_ROOT}/{group}/{id}",
                part.places,
                _PLAIN if group is Group.ISSUER else tuple(FORMS),
            )
            for id, part in of_group.items()
        }
        for group, of_group in parts.items()
    }


def award_rows_of(tables: Sequence[Table]) -> tuple[AwardRow, ...]:
    """The rows of decisions among the tables."""
    (table,) = (table for table in tables if table.id == ROWS.id)
    return tuple(row for row in table.rows if isinstance(row, AwardRow))


def export_files(offer: Offer, portal: Portal, site_url: str) -> Iterator[AnyOutput]:
    """The files, and then what describes them."""
    yield from offer.outputs
    yield from describe(offer, portal, site_url)
