"""check: rendered pages → links and anchors that lead nowhere. Never raises.

Links are read off fragments and frames before stamping, where each begins at the site's root.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass

from generator.model.frame import ROOT
from generator.model.problem import Problem, suggest

_ATTRIBUTES = ("href", "src", "action")
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Links:
    """A page's anchors ("muc-i") and the site addresses that it leads to, each once, sorted."""

    anchors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def read_links(address: str, fragment: str) -> Links:
    """What the page at `address` offers and asks for."""
    anchors = {html.unescape(anchor) for anchor in _values(fragment, "id")}
    links = _values(fragment, *_ATTRIBUTES)
    for choice in _values(fragment, "srcset"):  # "a.webp 480w, b.webp 960w"
        links.update(one.split()[0] for one in choice.split(",") if one.strip())
    found = (_resolve(html.unescape(link), address) for link in links)
    return Links(tuple(sorted(anchors)), tuple(sorted({target for target in found if target})))


class LinkCheck:
    """Collects what pages offer and what they ask for; `problems` compares them at the end."""

    def __init__(self) -> None:
        self._pages: set[str] = set()
        self._anchors: set[str] = set()
        self._wanted: dict[str, str] = {}
        self._sources: dict[str, str] = {}

    def offer(self, addresses: Iterable[str]) -> None:
        """Addresses that are files without links of their own."""
        self._pages.update(addresses)

    def read(self, address: str, fragment: str, source: str = "") -> None:
        """Take note of the anchors and links of the page at `address`, written in `source`."""
        self.take(address, read_links(address, fragment), source)

    def take(self, address: str, links: Links, source: str = "") -> None:
        """The same for a page whose links were read before."""
        self._pages.add(address)
        self._sources[address] = source
        self._note(address, links)

    def read_frame(self, text: str, pages: Iterable[str]) -> None:
        """Take note of the links of a frame once, on behalf of its pages."""
        address = next(iter(pages), "/")
        self._note(address, read_links(address, text))

    def _note(self, address: str, links: Links) -> None:
        self._anchors.update(f"{address}#{anchor}" for anchor in links.anchors)
        for target in links.targets:
            first = self._wanted.get(target)
            if first is None or address < first:
                self._wanted[target] = address

    def problems(self) -> list[Problem]:
        """Each link that leads nowhere, once, with the first address that holds it."""
        found = []
        for target, page in sorted(self._wanted.items()):
            address, sign, _ = target.partition("#")
            missing = address not in self._pages
            if missing or (sign and target not in self._anchors):
                hint = suggest(address, self._pages) if missing else ""
                code = "link.broken" if missing else "link.no-anchor"
                path = self._sources.get(page) or page
                found.append(Problem(code, path, (), target, hint, 1, 1).about(page=page))
        return found


def _values(text: str, *attributes: str) -> set[str]:
    """What these attributes are set to. Searching takes a seventh of the time of a pattern.

    Only inside a tag: text may hold quotes as they are, but never a bare "<".
    """
    found: set[str] = set()
    for attribute in attributes:
        key = f' {attribute}="'
        at = text.find(key)
        while at >= 0:
            start = end = at + len(key)
            if text.rfind("<", 0, at) > text.rfind(">", 0, at):
                end = text.index('"', start)
                found.add(text[start:end])
            at = text.find(key, end)
    return found


def _resolve(link: str, page: str) -> str | None:
    """The site address that `link` on `page` leads to; None for one that leads elsewhere."""
    if link.startswith(ROOT):
        target = "/" + link.removeprefix(ROOT)
    elif link.startswith("#"):
        target = page + link if link != "#" else ""
    elif not link or _ELSEWHERE.match(link):
        return None
    else:
        target = _join(page, link)
    return target.partition("?")[0] if "?" in target else target or None


def _join(page: str, link: str) -> str:
    """A relative link of a hand-written page, from the page's own folder."""
    parts = page.split("/")[:-1]
    path, sign, anchor = link.partition("#")
    for part in path.split("/"):
        if part == "..":
            parts = parts[:-1]
        elif part != ".":
            parts.append(part)
    return "/".join(parts) + sign + anchor
