"""What the last build knew of each page, so that one that shows nothing new is not drawn again.

A page's key is a hash of everything that its templates can see. Values are compared, not what
was looked at to find them: whatever changed, a page whose view came out the same is the same.
"""

from __future__ import annotations

import marshal
from functools import partial
from pathlib import Path
from typing import NamedTuple

from generator.cache.fingerprint import Fingerprints, UnknownTypeError
from generator.cache.guarded import read_guarded, write_guarded
from generator.cache.stamp import code_stamp
from generator.check import Links, read_links
from generator.kinds import KIND_BY_NAME
from generator.locale import catalogue
from generator.model.frame import Frames
from generator.model.output import AnyOutput, Kept, Output
from generator.model.portal import Portal
from generator.model.record import Entry
from generator.model.theme import Theme
from generator.render import Context, Draw, Page
from generator.render.environment import ENTRY_SHOWS
from generator.render.lists import Filter

_DIGEST = 32  # bytes of a SHA-256
_FORM = 2  # of marshal


class PageKeys:
    """Hashes of all that pages show: of one portal, one theme, one day."""

    def __init__(self, portal: Portal, frames: Frames, theme: Theme) -> None:
        self._portal = portal
        self._hashes = Fingerprints({Entry: self._entry}, {Entry, Filter})
        shared = self._hashes.digest(
            code_stamp(),
            sorted(theme.templates.items()),
            sorted(theme.addresses().items()),
            catalogue(),
            portal.info,
            portal.today,
            frames.site_url,
        )
        self._sections = {
            section: self._hashes.digest(shared, frame)
            for section, frame in frames.by_section.items()
        }

    def key(self, page: Page, context: Context) -> bytes | None:
        """The hash for a page that shows `context`; None where it cannot be told what it shows."""
        try:
            return self._hashes.digest(
                self._sections[page.section],
                page.address,
                page.template,
                page.title,
                page.description,
                page.crumbs,
                page.demo,
                page.many,
                page.hidden,
                page.unnamed,
                page.refresh,
                page.source,
                page.code,
                dict(context),
            )
        except UnknownTypeError:
            return None

    def _entry(self, entry: Entry) -> object:
        """What pages see of a record that they refer to: its card, and where it stands."""
        card = KIND_BY_NAME[entry.kind].card(entry, self._portal)
        return (card, *(getattr(entry, name) for name in sorted(ENTRY_SHOWS)))


class Told(NamedTuple):
    """What a page came to: its key, and its digest and links in plain bytes."""

    key: bytes | None
    known: bytes


class PageMemo:
    """Key → the page's digest and its links, as one build hands them to the next.

    Only pages that this build drew or kept are handed on. Each is a single text of bytes: there
    may be a hundred thousand.
    """

    def __init__(self, file: Path, keys: PageKeys) -> None:
        self._file, self._keys = file, keys
        known = read_guarded(file, code_stamp())
        self._known: dict[bytes, bytes] = known if isinstance(known, dict) else {}
        self._kept: dict[bytes, bytes] = {}

    def tell(self, page: Page, draw: Draw) -> tuple[Told, AnyOutput]:
        """What the page comes to, and its file: drawn, unless the last build drew just the same."""
        context = page.context()
        key = self._keys.key(page, context)
        known = self._known.get(key) if key else None
        if known:
            again = partial(_draw_again, page, draw)
            return Told(key, known), Kept(page.path, known[:_DIGEST].hex(), again)
        rendered = draw(page, context)
        output = Output(page.path, rendered.content)
        links = read_links(page.address, rendered.fragment)
        return Told(key, _pack(output.digest, links)), output

    def keep(self, told: Told) -> Links:
        """The links of a page; what it came to is remembered."""
        if told.key:
            self._kept[told.key] = told.known
        return _unpack(told.known)

    def save(self) -> None:
        """Hands on what this build knows. To be called when its pages stand where they belong."""
        if self._kept.keys() != self._known.keys():
            write_guarded(self._file, code_stamp(), self._kept)


def _draw_again(page: Page, draw: Draw) -> Output:
    return Output(page.path, draw(page, page.context()).content)


def _pack(digest: str, links: Links) -> bytes:
    return bytes.fromhex(digest) + marshal.dumps((links.anchors, links.targets), _FORM)


def _unpack(known: bytes) -> Links:
    return Links(*marshal.loads(known[_DIGEST:]))
