"""check: rendered pages → links and anchors that lead nowhere. Never raises.

Links are read off fragments and frames before stamping, where each begins at the site's root.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from generator.model.frame import ROOT
from generator.model.problem import Problem, suggest

#: Attributes that lead somewhere or can be led to. Only inside a tag, which ends before another
#: begins: text may hold quotes as they are, but never a bare "<".
_ATTRIBUTE = re.compile(r' (href|src|action|srcset|id)="([^"]*)"(?=[^<>]*>)')
_ELSEWHERE = re.compile(r"[a-z][a-z0-9+.-]*:|//")


@dataclass(frozen=True, slots=True)
class Links:
    """A page's anchors ("muc-i") and the site addresses that it leads to, each once, sorted."""

    anchors: tuple[str, ...] = ()
    targets: tuple[str, ...] = ()


def read_links(address: str, fragment: str) -> Links:
    """What the page at `address` offers and asks for."""
    anchors: set[str] = set()
    links: set[str] = set()
    for name, value in _ATTRIBUTE.findall(fragment):
        if name == "id":
            anchors.add(html.unescape(value))
        elif name == "srcset":  # "a.webp 480w, b.webp 960w"
            links.update(one.split()[0] for one in value.split(",") if one.strip())
        else:
            links.add(value)
    found = (
        _from_root(link) if link.startswith(ROOT) else _resolve(html.unescape(link), address)
        for link in links
    )
    return Links(tuple(sorted(anchors)), tuple(sorted({target for target in found if target})))


class LinkCheck:
    """Collects what pages offer and what they ask for; `problems` compares them at the end."""

    def __init__(self) -> None:
        self._pages: set[str] = set()
        self._anchors: dict[str, tuple[str, ...]] = {}
        self._alike: dict[tuple[str, ...], tuple[str, ...]] = {}
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
        # Most pages have the anchors of others: kept once, those of all pages take no memory.
        found = self._anchors.get(address, ()) + links.anchors
        self._anchors[address] = self._alike.setdefault(found, found)
        for target in links.targets:
            first = self._wanted.get(target)
            if first is None or address < first:
                self._wanted[target] = address

    def problems(self) -> list[Problem]:
        """Each link that leads nowhere, once, with the first address that holds it."""
        found = []
        for target, page in sorted(self._wanted.items()):
            address, sign, anchor = target.partition("#")
            missing = address not in self._pages
            if missing or (sign and anchor not in self._anchors.get(address, ())):
                hint = suggest(address, self._pages) if missing else ""
                code = "link.broken" if missing else "link.no-anchor"
                path = self._sources.get(page) or page
                found.append(Problem(code, path, (), target, hint, 1, 1).about(page=page))
        return found


@lru_cache(maxsize=1 << 12)
def _from_root(link: str) -> str:
    """The site address of a link that begins at the root, as it stands on the page."""
    return html.unescape(f"/{link.removeprefix(ROOT)}").partition("?")[0]


def _resolve(link: str, page: str) -> str | None:
    """The site address that `link` on `page` leads to; None for one that leads elsewhere."""
    if link.startswith("#"):
        target = page + link if link != "#" else ""
    elif not link or _ELSEWHERE.match(link):
        return None
    else:
        target = _join(page, link)
    return target.partition("?")[0] or None


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
