"""What a portal offers as open data, as pages and descriptions need to know it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from generator.kinds.tables.awards import AwardRow
from generator.kinds.tables.parts import Group, Parts
from generator.model.table import Table

#: Where all of it stands.
HOME = "/du-lieu/"
#: What describes it, for machines.
CATALOGUE = f"{HOME}catalog.jsonld"
HASHES = f"{HOME}SHA256SUMS.txt"
METADATA = "-metadata.json"


@dataclass(frozen=True, slots=True)
class DataFile:
    """One file as pages tell of it; `size` in bytes."""

    address: str
    form: str
    size: int
    digest: str


@dataclass(frozen=True, slots=True)
class Dataset:
    """A table, or a part of one, in all its forms. `path` is that of its files, without ending."""

    path: str
    table: str
    rows: int
    files: tuple[DataFile, ...]


@dataclass(frozen=True, slots=True)
class Offer:
    """Tables, the rows of decisions and their parts, with the files that hold them.

    `whole` is table id → dataset, `parted` group → id → dataset.
    """

    tables: tuple[Table, ...]
    rows: tuple[AwardRow, ...]
    parts: Parts
    whole: Mapping[str, Dataset]
    parted: Mapping[Group, Mapping[str, Dataset]]

    def rows_of(self, group: Group, id: str) -> tuple[AwardRow, ...]:
        """The rows of a part; none for one that there is not."""
        part = self.parts[group].get(id)
        return tuple(self.rows[place] for place in part.places) if part else ()


def metadata_address(dataset: Dataset) -> str:
    """Where the columns of a whole table are described."""
    return f"/{dataset.path}.csv{METADATA}"
