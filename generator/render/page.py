"""One page before it is rendered: where it stands, what it shows, and how it is framed."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.portal import Link

#: What a template sees beside its page, by name.
Context = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Page:
    """A page of the site.

    `address` is "/van-ban/x/"; `template` is below `pages/`; `context` makes what it sees, each
    time that it is called. `crumbs` lead from the home page to here. `demo` marks a page that
    shows fictional data; of a page with `many` records, only those that carry a badge are
    fictional. `source` is the file that an editor opens to change the page; `code` names the
    record that it shows ("award/quyet-dinh-15") to those who report a mistake in it. A page that
    is `unnamed` does not say its own address: that holds a name which must not be shown.
    """

    address: str
    section: str
    template: str
    title: str
    description: str = ""
    context: Callable[[], Context] = dict
    crumbs: tuple[Link, ...] = ()
    demo: bool = False
    many: bool = False
    hidden: bool = False
    unnamed: bool = False
    refresh: str | None = None
    source: str = ""
    code: str = ""

    @property
    def path(self) -> str:
        """The file that a web server serves for the address."""
        name = self.address.lstrip("/")
        return f"{name}index.html" if name == "" or name.endswith("/") else name


@dataclass(frozen=True, slots=True)
class Rendered:
    """A stamped page: its file, its bytes, and the fragment whose links are checked."""

    page: Page
    content: bytes
    fragment: str
