"""export: tables → files of open data, and what describes them. Pure: no disk, no clock.

Of each table there is the whole; the rows of decisions are there by year, campaign, unit and body
too. Files change only when their rows do: the day of the build stands in what describes them.

`plan_export` tells which files there will be, `make_files` makes them, and what is told of them all
makes the `Offer`, which pages and `describe` need.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.export.describe import describe
from generator.export.files import FORMS, Known, Made, TableFiles, Wish, make_files
from generator.kinds.tables import find_tables
from generator.kinds.tables.awards import ROWS, AwardRow
from generator.kinds.tables.base import Place
from generator.kinds.tables.offer import HOME, DataFile, Dataset, Offer
from generator.kinds.tables.parts import Group, Parts, part_rows
from generator.model.portal import Portal
from generator.model.table import Table

__all__ = ["Known", "Made", "Plan", "Wish", "describe", "make_files", "plan_export"]

_ROOT = HOME.strip("/")
#: A body's rows are nearly those of its units: they need no workbooks of their own.
_PLAIN = ("csv", "json")


@dataclass(frozen=True, slots=True)
class Plan:
    """What will be offered: tables, the rows of decisions and their parts, files wished for.

    `whole` is by table id, `parted` by group and id.
    """

    tables: tuple[Table, ...]
    rows: tuple[AwardRow, ...]
    parts: Parts
    whole: Mapping[str, Wish]
    parted: Mapping[Group, Mapping[str, Wish]]

    @property
    def wishes(self) -> Iterator[Wish]:
        """All of them."""
        for of_group in (self.whole, *self.parted.values()):
            yield from of_group.values()

    def offer(self, made: Iterable[Made]) -> Offer:
        """The offer, once all its files are `made`."""
        by_path = {one.path: one for one in made}
        return Offer(
            self.tables,
            self.rows,
            self.parts,
            {id: _dataset(wish, by_path) for id, wish in self.whole.items()},
            {
                group: {id: _dataset(wish, by_path) for id, wish in of_group.items()}
                for group, of_group in self.parted.items()
            },
        )


def _dataset(wish: Wish, made: Mapping[str, Made]) -> Dataset:
    """A table or a part of one, with its files."""
    found = ((form, made[f"{wish.path}.{form}"]) for form in wish.forms)
    files = tuple(DataFile(f"/{one.path}", form, one.size, one.digest) for form, one in found)
    return Dataset(wish.path, wish.maker.table.id, len(wish.places), files)


def plan_export(portal: Portal, site_url: str) -> Plan:
    """What the portal offers."""
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
    return Plan(tables, rows, parts, whole, _part_wishes(makers[ROWS.id], parts))


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
