"""A page of the theme engine with holes in it, split once, stamped for every record."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

#: The holes that every frame has; the theme prints them as `hole("title")`. `root` is the way
#: from the page to the site's root ("../../"), so that one frame serves every depth. `band` is
#: the notice of fictional data, `address` the page's own address for those who print it, `report`
#: the line by which a mistake is reported.
HOLES = ("root", "title", "description", "head", "band", "body", "address", "asof", "report")
#: The section of the home page, whose frame is its own; all others are segments of addresses.
HOME = "home"
_OPEN, _CLOSE = "\ue000", "\ue001"
_HOLE = re.compile(f"{_OPEN}([a-z]+){_CLOSE}")


def hole(name: str) -> str:
    """The mark that the theme prints where `name` is to be filled in.

    Private-use characters: no hand-written page can hold them by chance.
    """
    if name not in HOLES:
        raise KeyError(name)
    return f"{_OPEN}{name}{_CLOSE}"


#: Links in fragments begin with this mark too; stamping puts the way to the root in its place.
ROOT = hole("root")


@dataclass(frozen=True, slots=True)
class Sheet:
    """A frame for many pages, in bytes: alternating what they share and names of holes."""

    shared: tuple[bytes, ...]
    holes: tuple[str, ...]

    def stamp(self, values: Mapping[str, str]) -> bytes:
        """The page: what is shared and, in the holes, `values` (HTML, already escaped)."""
        own = {name: value.encode() for name, value in values.items()}
        pieces = [b""] * (len(self.shared) + len(self.holes))
        pieces[::2] = self.shared
        pieces[1::2] = [own[name] for name in self.holes]
        return b"".join(pieces)


@dataclass(frozen=True, slots=True)
class Frame:
    """Alternating static text and names of holes."""

    parts: tuple[str, ...]

    def sheet(self, values: Mapping[str, str]) -> Sheet:
        """The frame for all pages that have these `values` in common (HTML, already escaped)."""
        shared, holes = [self.parts[0]], []
        for name, text in zip(self.parts[1::2], self.parts[2::2], strict=True):
            if name in values:
                shared[-1] += values[name] + text
            else:
                holes.append(name)
                shared.append(text)
        return Sheet(tuple(text.encode() for text in shared), tuple(holes))

    @property
    def text(self) -> str:
        """The static HTML with the way to the root marked: what the link check reads."""
        kept = (ROOT if part == "root" else "" for part in self.parts[1::2])
        return "".join(a + b for a, b in zip(self.parts[::2], (*kept, ""), strict=True))


def split_frame(html: str) -> Frame:
    """The frame in `html`.

    Raises `KeyError` naming the first hole of `HOLES` that the page lacks.
    """
    parts = tuple(_HOLE.split(html))
    missing = [name for name in HOLES if name not in parts[1::2]]
    if missing:
        raise KeyError(missing[0])
    return Frame(parts)


@dataclass(frozen=True, slots=True)
class HandPage:
    """A hand-written page as the engine rendered it: its address, title and clean body."""

    path: str
    address: str
    title: str
    description: str
    body: str


@dataclass(frozen=True, slots=True)
class Frames:
    """What the theme engine gives: a frame for each section, and the hand-written pages.

    A section is the first part of an address ("khen-thuong"), `HOME`, or "" for the others.
    `site_url` ends in a slash or is empty. `static` are the files of `content/` that are no
    pages; `warnings` are the engine's own, as (level, message).
    """

    by_section: Mapping[str, Frame]
    pages: tuple[HandPage, ...]
    site_url: str
    static: tuple[str, ...] = ()
    warnings: tuple[tuple[str, str], ...] = ()
