"""A built portal as its readers meet it: folders in; served pages, and what stands on them, out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property
from pathlib import Path
from urllib.parse import unquote, urljoin, urlsplit

from generator.kinds import KINDS
from generator.kinds.base import Kind
from generator.model.output import Report
from generator.pipeline import preview
from generator.settings import Settings
from generator.write import filling
from tests.portals.toolbox import REPOSITORY, Page, copy_portal, parse_page

BELOW = "/thi-dua"  # where the small portal says that it stands
TODAY = date(2026, 11, 20)
PLANS = ("thu-thua-2019", "cam-my-2020", "tam-duong-2019", "go-quao-2021", "chi-lang-2024")


def build(portal: Path, folder: Path) -> Report:
    """What building `portal` into `folder` found."""
    settings = Settings(portal, TODAY, folder)
    return preview(settings, lambda: filling(folder))


def built(portal: Path, folder: Path) -> Path:
    """`folder`, into which `portal` has been built."""
    report = build(portal, folder)
    assert report.ok, report.problems
    return folder


def copy_real_portal(target: Path) -> Path:
    """`target`, now the repository's own portal, whose cache and ledger stay untouched."""
    for name in ("content", "data", "theme"):
        copy_portal(REPOSITORY / name, target / name)
    (target / "mkdocs.yml").write_bytes((REPOSITORY / "mkdocs.yml").read_bytes())
    return target


class Text:
    """What one page's HTML says about its ways: links, files, anchors, and what is inline."""

    def __init__(self, page: Page) -> None:
        ways = {link for tag in page.all("a") if (link := tag.attributes.get("href")) is not None}
        named = {tag.attributes.get("rel"): tag.attributes for tag in page.all("link")}
        meta = {tag.attributes.get("name"): tag.attributes for tag in page.all("meta")}
        self.links = frozenset(ways)  # where a reader can go
        self.canonical = named.get("canonical", {}).get("href", "")
        self.files = frozenset(page.links) - ways - {self.canonical}  # what is fetched, and forms
        self.anchors = frozenset(page.anchors)
        self.hidden = "robots" in meta  # redirects, notices, the 404 page
        self.inline = [  # scripts, styles and handlers that the policy forbids
            *(f"<style> {tag.attributes}" for tag in page.all("style")),
            *(
                f"<script> {tag.attributes}"
                for tag in page.all("script")
                if tag.runs and "src" not in tag.attributes
            ),
            *(
                f"<{tag.name} {name}>"
                for tag in page.tags
                for name in tag.attributes
                if name == "style" or name.startswith("on")
            ),
        ]


@dataclass(frozen=True)
class Site:
    """A built site and where it is served, without a slash at its end."""

    folder: Path
    base: str

    @cached_property
    def pages(self) -> Mapping[str, Text]:
        """Every page by its address ("/van-ban/x/")."""
        files = sorted(self.folder.rglob("*.html"))
        return {self._address(file): Text(parse_page(file.read_text("utf-8"))) for file in files}

    def _address(self, file: Path) -> str:
        return f"/{file.relative_to(self.folder).as_posix().removesuffix('index.html')}"

    def file(self, address: str) -> Path:
        """The file that answers at `address`."""
        path = self.folder / unquote(urlsplit(address).path).lstrip("/")
        return path / "index.html" if address.endswith("/") else path

    def size(self, address: str) -> int:
        """Bytes of the page at `address`."""
        return self.file(address).stat().st_size

    def records(self, kind: Kind) -> list[str]:
        """The pages of a kind's records, the fullest first."""
        top, others = f"/{kind.segment}/", kind.reserved_ids()
        found = (address for address in self.pages if address.startswith(top))
        names = (address.removeprefix(top).rstrip("/") for address in found)
        pages = [f"{top}{name}/" for name in names if name and name.split("/")[0] not in others]
        return sorted((page for page in pages if not self.pages[page].hidden), key=self._emptiness)

    def _emptiness(self, address: str) -> int:
        return -self.size(address)

    def samples(self) -> dict[str, str]:
        """One page of each template of `theme/pages/`; of records also the barest (", bare")."""
        facets = [f"/{kind.segment}/{facet.slug}/" for kind in KINDS for facet in kind.facets]
        hidden = [address for address, page in self.pages.items() if page.hidden]
        moved = [address for address in hidden if self._refreshes(address)]
        gone = [address for address in hidden if address not in moved and address != "/404.html"]
        found = {
            "home": ["/"],
            "list": [f"/{kind.segment}/" for kind in KINDS],
            "facet": [address for address in facets if address in self.pages],
            "search": ["/tra-cuu/"],
            "verify": ["/tra-cuu-quyet-dinh/"],
            "deadlines": ["/thoi-han/"],
            "index": [address for address in self.pages if address.startswith("/tra-cuu/a-z/n")],
            "statistics": ["/so-lieu/"],
            "numbers": [address for address in self.pages if address.startswith("/so-lieu/nam/")],
            "numbers_list": ["/so-lieu/don-vi/"],
            "data": ["/du-lieu/"],
            "data_dictionary": ["/du-lieu/tu-dien/"],
            "data_parts": ["/du-lieu/don-vi/"],
            "data_register": ["/du-lieu/danh-muc-thong-tin-cong-khai/"],
            "hand": ["/gioi-thieu/"],
            "missing": ["/van-ban/khong-co/o-day/"],
            "moved": moved,
            "withdrawn": gone,
        }
        for kind in KINDS:
            found[kind.name] = self.records(kind)
            found[f"{kind.name}, bare"] = self.records(kind)[-1:]
        return {name: addresses[0] for name, addresses in found.items() if addresses}

    def _refreshes(self, address: str) -> bool:
        return 'http-equiv="refresh"' in self.file(address).read_text("utf-8")


def names_of_samples() -> list[str]:
    """The names that `Site.samples` must know: every template of the theme, kinds twice."""
    names = [file.stem for file in (REPOSITORY / "theme" / "pages").glob("*.html")]
    return sorted([*names, *(f"{kind.name}, bare" for kind in KINDS)])


def target(page: str, link: str) -> tuple[str, str] | None:
    """The site address and the anchor that `link` on `page` leads to; None if it leads away.

    A link that climbs above the site's root leads to an address that no site has.
    """
    if urlsplit(link).scheme or urlsplit(link).netloc:
        return None
    root = "" if page == "/404.html" else "/root"  # only that page may not stand below a path
    where = urlsplit(urljoin(f"http://site{root}{page}", link))
    return unquote(where.path).removeprefix(root), unquote(where.fragment)
