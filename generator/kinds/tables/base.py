"""What a table of open data is made of, and the parts that several of them share."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from typing import Any

from generator.kinds.display import describe_date
from generator.locale import has, t
from generator.model.dates import PartialDate, Precision, WrittenDate_
from generator.model.portal import Portal
from generator.model.record import Entry
from generator.model.table import Column, Day, Row

#: Of all tables. A column more raises the second number; a column that goes, that is called
#: otherwise or that means something else raises the first.
SCHEMA_VERSION = "1.0"


@dataclass(frozen=True, slots=True)
class Place:
    """A portal and where it is published: "https://thidua.example/", or empty where unknown."""

    portal: Portal
    site_url: str

    def address(self, entry: Entry, anchor: str = "") -> str:
        """Where the record stands, as whole as it is known."""
        return self.absolute(self.portal.address(entry)) + anchor

    def absolute(self, address: str) -> str:
        """The site's `address` with its domain, where there is one."""
        return f"{self.site_url}{address.lstrip('/')}" if self.site_url else address

    def label(self, kind: str, id: str | None) -> str | None:
        """What a record is called; None for none."""
        entry = self.portal.find(kind, id)
        return entry.record.label if entry else None


@dataclass(frozen=True, slots=True)
class TableForm:
    """How a table is made: `row` is a `NamedTuple`, `rows` gives such rows in a lasting order."""

    id: str
    row: type[tuple[Any, ...]]
    key: tuple[str, ...]
    rows: Callable[[Place], Iterable[Row]]


def day_of(when: WrittenDate_ | PartialDate | None) -> Day | None:
    """The day, where one single day is known."""
    on = when.on if isinstance(when, WrittenDate_) else when
    return Day(on.iso) if on and on.precision is Precision.DAY else None


def first_day(when: WrittenDate_ | None) -> Day | None:
    """The first day of a period, where it is known."""
    day = when.first_day if when else None
    return Day(day.isoformat()) if day else None


def last_day(when: WrittenDate_ | None) -> Day | None:
    """The last day of a period, where it is known."""
    day = when.last_day if when else None
    return Day(day.isoformat()) if day else None


def words_of(when: WrittenDate_ | None, portal: Portal) -> str | None:
    """The date in the words of its source, else our reading of it."""
    return str(describe_date(when, portal) or "") or None


def joined_ids(ids: Iterable[str]) -> str | None:
    """Ids in one cell, with blanks between: no id holds one."""
    return " ".join(ids) or None


def column_title(table: str, column: Column) -> str:
    """The Vietnamese heading of a column."""
    return t(_column_key(table, column, "title"))


def column_meaning(table: str, column: Column) -> str:
    """What a column holds, in a sentence."""
    return t(_column_key(table, column, "meaning"))


def _column_key(table: str, column: Column, part: str) -> str:
    """Columns of the same name mean the same, unless a table has its own words."""
    own = f"data.{table}.{column.name}.{part}"
    return own if has(own) else f"data.column.{column.name}.{part}"
