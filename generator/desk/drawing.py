"""A record, saved or not → its real page, for the frame beside its form."""

from __future__ import annotations

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from generator.cache.compiled import CompiledTemplates
from generator.check import Links, read_links
from generator.engine import build_frames
from generator.kinds import KIND_BY_NAME, KINDS
from generator.load.theme import load_theme
from generator.model.frame import Frames
from generator.model.media import Media, Rendition
from generator.model.portal import Portal
from generator.model.record import Entry
from generator.model.theme import Theme
from generator.pictures.renditions import encode_renditions
from generator.privacy.pictures import strip_picture
from generator.render import Rendered, frame_words, record_page, renderer, sections_of
from generator.settings import Settings, theme_folders

#: So many portals are kept for pages that are open: several windows, each a few steps back.
_KEPT = 12


@dataclass(frozen=True, slots=True)
class _Look:
    """What a page is drawn with, and for which portal's words."""

    words: str
    theme: Theme
    frames: Frames


class Drawer:
    """Draws pages of portals that need not stand on the disk; remembers the last few portals."""

    def __init__(self, settings: Settings) -> None:
        self.settings = settings
        self._lock = Lock()
        self._look: _Look | None = None
        self._shown: OrderedDict[str, Portal] = OrderedDict()
        self._count = 0

    def show(self, portal: Portal, kind: str, id_: str) -> str | None:
        """The address of the record's page below `/preview/`; None for a record without one."""
        address = portal.addresses.get((kind, id_))
        if address is None:
            return None
        with self._lock:
            self._count += 1
            name = str(self._count)
            self._shown[name] = portal
            while len(self._shown) > _KEPT:
                self._shown.popitem(last=False)
        return f"/preview/{name}{address}"

    def page(self, name: str, address: str) -> bytes | None:
        """The page at `address` of the portal `name`; None where there is no record's page."""
        portal = self._shown.get(name)
        if portal is None:
            return None
        kinds = {kind.segment: kind for kind in KINDS}
        segment, _, id_ = address.strip("/").partition("/")
        kind = kinds.get(segment)
        entry = portal.find(kind.name, id_) if kind else None
        if entry is None or portal.address(entry) != address:
            return None
        return self._drawn(portal, entry).content

    def links(self, portal: Portal, entry: Entry) -> Links:
        """The links and anchors of a record's page."""
        return read_links(portal.address(entry), self._drawn(portal, entry).fragment)

    def _drawn(self, portal: Portal, entry: Entry) -> Rendered:
        with self._lock:  # templates are compiled once
            look = self._looked(portal)
            compiled = CompiledTemplates(self.settings.cache / "templates")
            draw = renderer(portal, look.frames, look.theme, compiled)
            page = record_page(entry, KIND_BY_NAME[entry.kind], portal)
            return draw(page, page.context())

    def file(self, name: str, address: str) -> bytes | None:
        """A file that pages of the portal `name` show: of the theme, or a picture of a record."""
        portal = self._shown.get(name)
        if portal is None:
            return None
        look = self._looked(portal)
        for asset in look.theme.assets.values():
            if asset.address == address:
                return asset.content
        for media in portal.media.values():
            size = next((one for one in media.renditions if one.address == address), None)
            if size or media.address == address:
                return self._published(media, size)
        return None

    def warm(self, portal: Portal) -> None:
        """Makes ready what the first page needs."""
        with self._lock:
            self._looked(portal)

    def forget_look(self) -> None:
        """Reads theme and hand-written pages again at the next page: a file of theirs changed."""
        self._look = None

    def _published(self, media: Media, size: Rendition | None) -> bytes | None:
        file = self.settings.root / media.path
        try:
            content = file.read_bytes()
            if size:
                return encode_renditions(content, [size])[0]
            return strip_picture(content, file.suffix.lower())
        except (OSError, ValueError):
            return None

    def _looked(self, portal: Portal) -> _Look:
        words, known = portal.info.model_dump_json(), self._look
        if known is not None and known.words == words:
            return known
        theme = load_theme(theme_folders(self.settings.root))
        named = frame_words(portal, KINDS, theme)
        frames = build_frames(self.settings, sections_of(KINDS), named)
        self._look = _Look(words, theme, frames)
        return self._look
