"""export: tables → files of open data, and what describes them. Pure: no disk, no clock.

Of each table there is the whole; the rows of decisions are there by year, campaign, unit and body
too. Files change only when their rows do: the day of the build stands in what describes them.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from generator.export.describe import describe
from generator.export.files import DataFile, Known, TableFiles
from generator.export.offer import HOME, Dataset, Offer
from generator.kinds.tables import find_tables
from generator.kinds.tables.awards import ROWS, AwardRow
from generator.kinds.tables.base import Place
from generator.kinds.tables.parts import part_rows
from generator.model.output import AnyOutput, Kept
from generator.model.portal import Portal
from generator.model.table import Table

__all__ = ["DataFile", "Dataset", "Known", "Offer", "export", "export_files"]


@dataclass(slots=True)
class _Making:
    """What was made so far."""

    known: Known
    kept: dict[bytes, tuple[int, str]] = field(default_factory=dict)
    outputs: list[Kept] = field(default_factory=list)

    def add(
        self, maker: TableFiles, path: str, rows: int, places: Sequence[int] | None = None
    ) -> Dataset:
        """A table or a part of one, with its files."""
        found = maker.files(path, places, self.known, self.kept)
        self.outputs += [output for _, output in found]
        return Dataset(path, maker.table.id, rows, tuple(file for file, _ in found))


def export(portal: Portal, site_url: str, known: Known | None = None) -> Offer:
    """All files of the portal; those whose rows are `known` are not made again."""
    tables = find_tables(Place(portal, site_url))
    source = f"{site_url}{HOME.lstrip('/')}" if site_url else HOME
    making = _Making(known or {})
    makers = {table.id: TableFiles(table, source) for table in tables}
    whole = {
        id: making.add(maker, f"{HOME.strip('/')}/{id}", len(maker.table.rows))
        for id, maker in makers.items()
    }
    rows = award_rows_of(tables)
    parts = part_rows(rows, portal)
    parted = {
        group: {
            id: making.add(
                makers[ROWS.id],
                f"{HOME.strip('/')}/{group}/{id}",
                len(part.places),
                part.places,
            )
            for id, part in of_group.items()
        }
        for group, of_group in parts.items()
    }
    return Offer(tables, rows, parts, whole, parted, tuple(making.outputs), making.kept)


def award_rows_of(tables: Sequence[Table]) -> tuple[AwardRow, ...]:
    """The rows of decisions among the tables."""
    (table,) = (table for table in tables if table.id == ROWS.id)
    return tuple(row for row in table.rows if isinstance(row, AwardRow))


def export_files(offer: Offer, portal: Portal, site_url: str) -> Iterator[AnyOutput]:
    """The files, and then what describes them."""
    yield from offer.outputs
    yield from describe(offer, portal, site_url)
