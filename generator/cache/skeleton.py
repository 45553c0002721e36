"""The last published portal without its contents: enough to draw a page of it again.

Which records there are, in which files, where they stand and who refers to whom; and of each
record with fields of its own (`Kind.own`) what must stay for its page to be all that changes.
"""

from __future__ import annotations

import os
import pickle
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from typing_extensions import override

from generator.cache.fingerprint import Fingerprints
from generator.cache.guarded import read_guarded, write_guarded
from generator.check import Links
from generator.kinds.base import Kind
from generator.model.frame import Frames
from generator.model.media import Media
from generator.model.portal import Backlink, Portal, PortalInfo, Withdrawal
from generator.model.record import Entry
from generator.model.search import Item
from generator.settings import Settings

_FILE = "skeleton.pickle"
_FACES = Fingerprints()
#: Kind and id of a record.
Key = tuple[str, str]
#: The files of a record: its own, and that of its list, if it has one.
Files = tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Own:
    """A record whose own fields may change alone.

    `face` is a hash of all its other fields, `links` are those of its page, `bodies` the texts
    that the search reads of it, by the addresses of the items, each with the item's number.
    """

    key: Key
    face: bytes
    links: Links
    bodies: Mapping[str, tuple[int, str]]


@dataclass(frozen=True, slots=True)
class Skeleton:
    """A portal without its records: `files` is kind → id → where one is read.

    `packed` is an `Own` for each file of a record that may change alone: one build needs one.
    `frames` are those that the portal's pages were stamped into.
    """

    files: Mapping[str, Mapping[str, Files]]
    addresses: Mapping[Key, str]
    backlinks: Mapping[Key, Sequence[tuple[str, str, str]]]
    media: Mapping[str, Media]
    info: PortalInfo
    moved: Mapping[str, str]
    withdrawn: Mapping[str, Withdrawal]
    content: Mapping[str, str]
    packed: Mapping[str, bytes]
    frames: Frames

    def own(self, path: str) -> Own | None:
        """The record in the file `path`, if it may change alone."""
        packed = self.packed.get(path)
        found = pickle.loads(packed) if packed else None
        return found if isinstance(found, Own) else None

    def portal(self, today: date, read: Callable[[Key, Files], Entry]) -> Portal:
        """The portal, each record of which is `read` when it is asked for."""
        return Portal(
            today=today,
            info=self.info,
            entries={kind: _Entries(kind, files, read) for kind, files in self.files.items()},
            addresses=self.addresses,
            backlinks=_Backlinks(self.backlinks),
            media=self.media,
            moved=self.moved,
            withdrawn=self.withdrawn,
            content=self.content,
        )


class _Entries(Mapping[str, Entry]):
    """Id → record, read once."""

    def __init__(
        self, kind: str, files: Mapping[str, Files], read: Callable[[Key, Files], Entry]
    ) -> None:
        self._kind, self._files, self._read = kind, files, read
        self._found: dict[str, Entry] = {}

    @override
    def __getitem__(self, id: str) -> Entry:
        if id not in self._found:
            self._found[id] = self._read((self._kind, id), self._files[id])
        return self._found[id]

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(self._files)

    @override
    def __len__(self) -> int:
        return len(self._files)


class _Backlinks(Mapping[Key, tuple[Backlink, ...]]):
    """Record → who refers to it, from plain texts."""

    def __init__(self, plain: Mapping[Key, Sequence[tuple[str, str, str]]]) -> None:
        self._plain = plain

    @override
    def __getitem__(self, key: Key) -> tuple[Backlink, ...]:
        return tuple(map(Backlink._make, self._plain[key]))

    @override
    def __iter__(self) -> Iterator[Key]:
        return iter(self._plain)

    @override
    def __len__(self) -> int:
        return len(self._plain)


@dataclass(frozen=True, slots=True)
class Told:
    """What a build tells the next one: which skeleton is its own, and what changed since then."""

    key: bytes
    since: Mapping[str, Own] = field(default_factory=dict)


def face_of(entry: Entry, kind: Kind) -> bytes:
    """A hash of all that others may see of a record: where it is, and every field but its own."""
    fields = (name for name in type(entry.record).model_fields if name not in kind.own)
    shown = [getattr(entry.record, name) for name in fields]
    return _FACES.digest(entry.kind, entry.id, entry.path, entry.listed, shown)


def find_own(
    portal: Portal,
    kinds: Iterable[Kind],
    items: Iterable[Item],
    numbers: Mapping[str, int],
    links: Mapping[str, Links],
) -> dict[str, Own]:
    """File → record, of all with fields of their own.

    Empty where names or references were erased: only the stages see to it that they stay out.
    `numbers` are those of the items by their addresses, `links` those of the pages by theirs.
    """
    if portal.rebuilt:
        return {}
    apart = [kind for kind in kinds if kind.own]
    bodies: dict[str, dict[str, tuple[int, str]]] = {
        portal.address(entry): {} for kind in apart for entry in portal.all(kind.name)
    }
    for item in items:
        page = item.address.partition("#")[0]
        if page in bodies:
            bodies[page][item.address] = (numbers[item.address], item.body)
    found = {}
    for kind in apart:
        for entry in portal.all(kind.name):
            address = portal.address(entry)
            key, face = (entry.kind, entry.id), face_of(entry, kind)
            found[entry.path] = Own(key, face, links[address], bodies[address])
    return found


def save_skeleton(
    settings: Settings, portal: Portal, own: Mapping[str, Own], frames: Frames
) -> Told:
    """Keeps the skeleton of `portal`; what is to be told to the next build."""
    told = Told(os.urandom(32))
    skeleton = Skeleton(
        files={
            kind: {id: files_of(entry) for id, entry in entries.items()}
            for kind, entries in portal.entries.items()
        },
        addresses=portal.addresses,
        backlinks={key: [link[:] for link in links] for key, links in portal.backlinks.items()},
        media=portal.media,
        info=portal.info,
        moved=portal.moved,
        withdrawn=portal.withdrawn,
        content=portal.content,
        packed={path: pickle.dumps(one, protocol=5) for path, one in own.items()},
        frames=frames,
    )
    write_guarded(settings.cache / _FILE, told.key, skeleton)
    return told


def files_of(entry: Entry) -> Files:
    """The files that a record is read from."""
    return (entry.path, entry.listed.path) if entry.listed else (entry.path,)


def load_skeleton(settings: Settings, told: Told) -> Skeleton | None:
    """The skeleton that a build kept; None where it is lost."""
    found = read_guarded(settings.cache / _FILE, told.key)
    return found if isinstance(found, Skeleton) else None
