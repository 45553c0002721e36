"""The site as built and what stands at a place in; what has to be done there, out. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from generator.publish.standing import OWN, Seen, State, Stood, kept_path
from generator.write.paths import folders_of


class Wanted(NamedTuple):
    """A file that is to stand: its content's hash, and its size in bytes."""

    digest: str
    size: int


@dataclass(frozen=True, slots=True)
class Place:
    """What was found at a place.

    `state` is the last whole publication. `underway` are the files of one that was broken off;
    `confirmed` those of them that are known to have come. `listing` is all that stands there.
    """

    state: State
    underway: Mapping[str, str]
    confirmed: Mapping[str, Stood]
    listing: Mapping[str, Seen]

    def standing(self) -> dict[str, Stood]:
        """The files whose content is known, for they look as they did when they were sent."""
        known = {p: s for p, s in self.state.files.items() if p not in self.underway}
        known |= self.confirmed
        return {
            path: stood for path, stood in known.items() if self.listing.get(path) == stood.seen
        }


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be done: paths, sorted.

    `new` and `changed` are sent, `removed` goes. `lost` are those of them that stood there as
    published and do not any more. `foreign` files are somebody else's: those in `covered` are
    replaced by a file of the site, all others stay. `keep` maps the hash of a content that is to
    be kept to the path at which it stands.
    """

    wanted: Mapping[str, Wanted]
    new: tuple[str, ...]
    changed: tuple[str, ...]
    removed: tuple[str, ...]
    lost: tuple[str, ...] = ()
    foreign: int = 0
    covered: tuple[str, ...] = ()
    keep: Mapping[str, str] | None = None
    resumes: bool = False

    @property
    def sent(self) -> tuple[str, ...]:
        """Every file that is sent."""
        return (*self.new, *self.changed)

    @property
    def size(self) -> int:
        """The bytes that are sent."""
        return sum(self.wanted[path].size for path in self.sent)

    @property
    def empty(self) -> bool:
        """Whether the place is as it should be."""
        return not (self.new or self.changed or self.removed or self.resumes)

    def in_the_way(self) -> list[str]:
        """What must go before: a file where a folder is to stand, or the other way round."""
        sent, removed = set(self.sent), set(self.removed)
        above = {folder for path in sent for folder in folders_of(path)}
        return sorted(
            path for path in removed if path in above or not sent.isdisjoint(folders_of(path))
        )


def plan(wanted: Mapping[str, Wanted], place: Place, keeping: bool = True) -> Plan:
    """What makes `wanted`, and nothing else of ours, stand at the place."""
    standing, listing, files = place.standing(), place.listing, place.state.files
    sent = sorted(
        path
        for path, (digest, _) in wanted.items()
        if path not in standing or standing[path].digest != digest
    )
    ours = files.keys() | place.underway.keys() | place.confirmed.keys()
    removed = sorted((ours & listing.keys()) - wanted.keys())
    foreign = {path for path in listing.keys() - ours if not path.startswith(OWN)}
    return Plan(
        wanted=wanted,
        new=tuple(path for path in sent if path not in listing),
        changed=tuple(path for path in sent if path in listing),
        removed=tuple(removed),
        lost=tuple(sorted(_lost(wanted, place, standing))),
        foreign=len(foreign - wanted.keys()),
        covered=tuple(sorted(foreign & wanted.keys())),
        keep=_kept([*sent, *removed], place, standing) if keeping else None,
        resumes=bool(place.underway),
    )


def _lost(wanted: Mapping[str, Wanted], place: Place, standing: Mapping[str, Stood]) -> set[str]:
    """What was published, is still wanted, and does not stand there as it was sent."""
    sure = place.state.files.keys() - place.underway.keys()
    return {path for path in sure - standing.keys() if path in wanted}


def _kept(leaving: list[str], place: Place, standing: Mapping[str, Stood]) -> dict[str, str]:
    """The contents of the last whole publication that leave and are not kept yet."""
    found: dict[str, str] = {}
    for path in leaving:
        before = place.state.files.get(path)
        stands = standing.get(path)
        there = before and stands and stands.digest == before.digest
        if before and there and kept_path(before.digest) not in place.listing:
            found.setdefault(before.digest, path)
    return found
