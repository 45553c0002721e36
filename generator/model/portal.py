"""The linked records: a frozen graph with addresses and backlinks, as of one day."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple, TypeVar

from generator.model.dates import PartialDate
from generator.model.media import Media
from generator.model.record import Entry, Record, Text, Value

R = TypeVar("R", bound=Record)


class PortalInfo(Value):
    """What `data/portal.yml` says: the portal's name, who answers for it, how to reach them."""

    name: Text
    tagline: Text | None = None
    body: Text
    address: Text | None = None
    phone: Text | None = None
    email: Text | None = None
    hours: Text | None = None
    note: Text | None = None


class Withdrawal(Value):
    """Why an address answers with a notice: one entry of `data/withdrawn.yml`."""

    reason: Text
    date: PartialDate | None = None
    basis: Text | None = None


class Backlink(NamedTuple):
    """The record `id` of `kind` refers to another in its field `field` (the first of its place)."""

    kind: str
    id: str
    field: str


@dataclass(frozen=True, slots=True)
class Link:
    """A title with its address, where it has one."""

    title: str
    address: str | None = None


@dataclass(frozen=True, slots=True)
class Portal:
    """Every record in its place.

    `entries` is kind → id → entry; `addresses` is (kind, id) → "/phong-trao/x/"; `moved` maps
    an old address to the present one; `withdrawn` an address to its notice.
    """

    today: date
    info: PortalInfo
    entries: Mapping[str, Mapping[str, Entry]]
    addresses: Mapping[tuple[str, str], str]
    backlinks: Mapping[tuple[str, str], tuple[Backlink, ...]]
    media: Mapping[str, Media]
    moved: Mapping[str, str]
    withdrawn: Mapping[str, Withdrawal]
    content: Mapping[str, str]

    def find(self, kind: str, id: str | None) -> Entry | None:
        """The entry, or None."""
        return None if id is None else self.entries.get(kind, {}).get(id)

    def all(self, kind: str) -> tuple[Entry, ...]:
        """All entries of a kind, in the order of their ids."""
        return tuple(self.entries.get(kind, {}).values())

    def address(self, entry: Entry) -> str:
        """The entry's permanent address."""
        return self.addresses[entry.kind, entry.id]

    def linking(self, entry: Entry, kind: str, *fields: str) -> Iterator[Entry]:
        """Entries of `kind` that refer to `entry` (in one of `fields`, if given), each once."""
        seen: set[str] = set()
        for other in self.backlinks.get((entry.kind, entry.id), ()):
            if (
                other.kind == kind
                and other.id not in seen
                and (not fields or other.field in fields)
            ):
                seen.add(other.id)
                yield self.entries[kind][other.id]

    def media_of(self, entry: Entry, file: str) -> Media:
        """The published form of a file that stands beside the entry's record."""
        return self.media[beside(entry.path, file)]


def beside(path: str, file: str) -> str:
    """The path of `file` beside the record at `path`: "data/a/x.yml", "y.svg" → "data/a/y.svg"."""
    parts = path.split("/")[:-1]
    for part in file.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts)


def record_of(entry: Entry, type_: type[R]) -> R:
    """The entry's record, known to be a `type_`.

    Raises `TypeError` when a kind's code is handed an entry of another kind.
    """
    if not isinstance(entry.record, type_):
        raise TypeError(f"{entry.path} is no {type_.__name__}")
    return entry.record
