"""HTML of a page in; the texts that a visitor reads, and those taken from a plan, out.

What is ours on a page is marked by the templates: elements of class `ours` (labels, headings,
buttons, computed readings, status), `note` (an editor's remarks), `related` (links to other
records), `toc`, and `nav`. Everything else inside `main` must be the plan's own words.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html.parser import HTMLParser

from tests.facts.plans import squeeze

OURS = frozenset({"ours", "note", "related", "toc"})
_INLINE = {
    "a", "abbr", "b", "bdi", "cite", "code", "data", "del", "dfn", "em", "i", "ins", "kbd", "mark",
    "q", "s", "samp", "small", "span", "strong", "sub", "sup", "time", "tspan", "u", "var", "wbr",
}  # fmt: skip
_VOID = {
    "area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track",
    "wbr",
}  # fmt: skip
_UNSEEN = frozenset({"head", "script", "style", "template"})


@dataclass(frozen=True, slots=True)
class Piece:
    """One text between two tags: where it stands, and whether it is marked as ours."""

    text: str
    in_main: bool
    ours: bool
    classes: frozenset[str]
    breaks: bool


class _Reader(HTMLParser):
    """Collects the pieces of a page in order, and the addresses that its main element links to."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.pieces: list[Piece] = []
        self.links: list[str] = []
        self._open: list[tuple[str, frozenset[str]]] = []
        self._text = ""
        self._breaks = True

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush(tag)
        named = dict(attrs)
        if tag == "a" and self._is_in("main"):
            self.links.append(named.get("href") or "")
        if tag not in _VOID:
            classes = frozenset((named.get("class") or "").split())
            unseen = {"hidden"} if "hidden" in named else set()
            self._open.append((tag, classes | unseen if unseen else classes))

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._flush(tag)

    def handle_endtag(self, tag: str) -> None:
        self._flush(tag)
        while self._open and tag in (name for name, _ in self._open):
            if self._open.pop()[0] == tag:
                break

    def handle_data(self, data: str) -> None:
        self._text += data

    def close(self) -> None:
        super().close()
        self._flush("")

    def _is_in(self, tag: str) -> bool:
        return any(name == tag for name, _ in self._open)

    def _flush(self, tag: str) -> None:
        """Put away the text that ends at a tag; remember whether the tag parts words."""
        tags = {name for name, _ in self._open}
        classes = frozenset[str]().union(*(found for _, found in self._open))
        if self._text and not (tags & _UNSEEN or "hidden" in classes):
            ours = bool(classes & OURS) or bool(tags & {"nav", "button"})
            piece = Piece(self._text, "main" in tags, ours, classes, self._breaks)
            self.pieces.append(piece)
            self._breaks = False
        self._text = ""
        self._breaks = self._breaks or tag not in _INLINE


@dataclass(frozen=True, slots=True)
class Read:
    """A page as a visitor reads it. Block elements part words, inline ones do not."""

    pieces: tuple[Piece, ...]
    links: tuple[str, ...]

    @property
    def text(self) -> str:
        """All that can be read."""
        return _joined(self.pieces)

    def said(self) -> Iterator[str]:
        """Each text of the main element that is not marked as ours."""
        for piece in self.pieces:
            text = squeeze(piece.text)
            if piece.in_main and not piece.ours and any(map(str.isalnum, text)):
                yield text

    @property
    def own_text(self) -> str:
        """All that can be read in the main element, without what is marked as ours."""
        return _joined(piece for piece in self.pieces if piece.in_main and not piece.ours)

    def said_in(self, class_: str) -> str:
        """The text inside elements of a class, without what is marked as ours."""
        return _joined(piece for piece in self.pieces if class_ in piece.classes and not piece.ours)


def _joined(pieces: Iterable[Piece]) -> str:
    return squeeze("".join(f" {piece.text}" if piece.breaks else piece.text for piece in pieces))


def read_page(html: str) -> Read:
    """The texts and links of a page."""
    reader = _Reader()
    reader.feed(html)
    reader.close()
    return Read(tuple(reader.pieces), tuple(reader.links))
