"""The linked records: a frozen graph with addresses and backlinks, as of one day."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import wraps
from typing import Annotated, NamedTuple, TypeVar, cast

from pydantic import Field

from generator.model.contact import Contact
from generator.model.dates import Day, PartialDate
from generator.model.media import Media
from generator.model.record import Entry, OfficialText, Record, Text, Url, Value

R = TypeVar("R", bound=Record)
T = TypeVar("T")
#: What `data/withdrawn.yml` may name: a page, or a place in one.
WITHDRAWN_ADDRESS = r"^/([a-z0-9-]+/)+(#[a-z0-9-]+)?$"


class Archive(Value):
    """The body of the portal is no more: since when, by which paper, and who took over."""

    since: Day
    basis: Text | None = None
    successor: Contact | None = None


class PortalInfo(Value):
    """What `data/portal.yml` says: the portal's name, who answers for it, how to reach them.

    Pages that list more households than `hide_lists_over` are kept out of search engines.
    """

    name: Text
    tagline: Text | None = None
    body: Text
    address: OfficialText | None = None
    phone: OfficialText | None = None
    email: OfficialText | None = None
    hours: OfficialText | None = None
    note: OfficialText | None = None
    archive: Archive | None = None
    data_license: Text | None = None
    data_license_url: Url | None = None
    hide_lists_over: Annotated[int, Field(ge=1, le=1_000_000)] | None = None

    def hides(self, households: int) -> bool:
        """Whether search engines are asked to leave out a page that lists so many households."""
        return self.hide_lists_over is not None and households > self.hide_lists_over


class Withdrawal(Value):
    """Why an address answers with a notice: one entry of `data/withdrawn.yml`."""

    reason: Text
    date: PartialDate | None = None
    basis: Text | None = None


class Erased(Withdrawal):
    """The notice that stands for a person who withdrew their consent: it tells no name."""


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
    an old address to the present one; `withdrawn` an address to its notice. References were
    `erased` from some records where what they lead to is kept back.
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
    erased: bool = False
    #: What functions that look `once` have found.
    found: dict[tuple[object, int], tuple[Entry, object]] = field(
        default_factory=dict, init=False, repr=False, compare=False
    )

    @property
    def archive(self) -> Archive | None:
        """What an archive says of itself, once its day has come; None while its body acts."""
        archive = self.info.archive
        return archive if archive and archive.since.first <= self.today else None

    @property
    def rebuilt(self) -> bool:
        """Whether records were rebuilt without what nobody may see: only `link` keeps it out."""
        return self.erased or any(isinstance(one, Erased) for one in self.withdrawn.values())

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


def once(look: Callable[[Entry, Portal], T]) -> Callable[[Entry, Portal], T]:
    """`look`, which looks at each entry of a portal once: neither ever changes."""

    @wraps(look)
    def found(entry: Entry, portal: Portal) -> T:
        key = (look, id(entry))
        known = portal.found.get(key)
        if known is None:
            known = portal.found[key] = (entry, look(entry, portal))  # which keeps its id
        return cast(T, known[1])

    return found


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
