"""render: portal and frames → pages, one after the other. Pure: no disk, clock or environment.

`find_pages` and `offer_pages` of `pages` tell which there are, `renderer` draws one: Jinja2 renders
its fragment, which is stamped into the frame of its section. `find_files` of `files` gives what is
published beside pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from urllib.parse import urlsplit

from jinja2 import BytecodeCache, Environment, TemplateError
from markupsafe import escape

from generator.errors import RenderError
from generator.kinds.base import Kind
from generator.kinds.display import format_day, format_partial
from generator.locale import t
from generator.model.frame import HOME, ROOT, Frames
from generator.model.output import Output
from generator.model.portal import Portal
from generator.model.theme import Theme
from generator.render.foot import report_line
from generator.render.linked import linked_block
from generator.render.page import Context, Page, Rendered
from generator.render.records import record_page
from generator.render.templates import make_environment

__all__ = [
    "Context",
    "Draw",
    "Page",
    "Rendered",
    "frame_words",
    "record_page",
    "render_assets",
    "renderer",
    "sections_of",
]


def sections_of(kinds: Sequence[Kind]) -> tuple[str, ...]:
    """The sections that need a frame: the home page, one for each kind, and one for all else."""
    return (HOME, "", *(kind.segment for kind in kinds))


def frame_words(portal: Portal, kinds: Sequence[Kind], theme: Theme) -> dict[str, object]:
    """The plain values that frames show: assets, the portal's name and contact, sections.

    What the portal says of itself comes escaped, since the theme engine escapes nothing.
    """
    info = portal.info.model_dump(exclude={"archive"})
    return {
        "assets": theme.addresses(),
        "info": {name: text and escape(text) for name, text in info.items()},
        "sections": _sections(kind for kind in kinds if kind.in_menu),
        "more": _sections(kind for kind in kinds if not kind.in_menu),
        "archive": archive_words(portal),
        "words": {key: t(f"frame.{key}") for key in _FRAME_WORDS},
    }


def _sections(kinds: Iterable[Kind]) -> list[tuple[str, str]]:
    """Address and name of each kind's list."""
    return [(f"/{kind.segment}/", t(f"kind.{kind.name}.nav")) for kind in kinds]


def archive_words(portal: Portal) -> dict[str, object] | None:
    """What the band of an archive says, escaped; None while the portal's body acts."""
    archive = portal.archive
    if archive is None:
        return None
    successor = archive.successor.model_dump() if archive.successor else {}
    basis = archive.basis
    return {
        "words": escape(t("frame.archive", date=format_partial(archive.since))),
        "basis": escape(t("frame.archive-basis", basis=basis)) if basis else None,
        "successor": {name: text and escape(text) for name, text in successor.items()},
    }


_FRAME_WORDS = (
    "skip", "menu", "sections", "pages", "search", "search-label", "search-hint", "search-button",
    "search-open", "search-loading", "search-failed", "search-title", "verify",
    "statistics", "data",
    "responsible", "address", "phone", "email", "hours", "page-address",
    "appearance", "automatic", "light", "dark", "deadlines", "archive-label", "archive-successor",
)  # fmt: skip


#: Draws one page with what its template sees.
Draw = Callable[[Page, Context], Rendered]


def renderer(
    portal: Portal, frames: Frames, theme: Theme, compiled: BytecodeCache | None = None
) -> Draw:
    """What draws and stamps pages. `compiled` may keep compiled templates between runs."""
    environment = make_environment(theme, portal, compiled)
    asof = escape(t("frame.asof", date=format_day(portal.today)))
    block = linked_block()
    report = report_line(portal.info)
    bands: dict[tuple[bool, bool], str] = {}

    def band(page: Page) -> str:
        """The notice of fictional data: there are but a few, and every page has one."""
        key = (page.demo, page.many)
        if key not in bands:
            # Nothing else of the page: which one comes first must not show on the others.
            some = Page("", "", "", "", demo=page.demo, many=page.many)
            bands[key] = _draw("parts/band.html", environment, page=some)
        return bands[key]

    def draw(page: Page, context: Context) -> Rendered:
        fragment = _draw(f"pages/{page.template}", environment, page=page, **context)
        head = _head(page, frames) + block(page, context).replace(ROOT, frames.site_url or ROOT)
        words = {"head": head, "asof": asof, "band": band(page), "report": report(page)}
        return _stamp(page, fragment, frames, words)

    return draw


def _stamp(page: Page, fragment: str, frames: Frames, words: Mapping[str, str]) -> Rendered:
    """The page: its frame with the fragment, and `words` as they are, in the holes."""
    root = _root(page, frames)
    frame = frames.by_section[page.section]
    own = "" if page.unnamed else page.address.lstrip("/")
    html = frame.stamp(
        {
            "root": root,
            "title": str(escape(page.title)),
            "description": str(escape(page.description or page.title)),
            "body": fragment.replace(ROOT, root),
            "address": str(escape(frames.site_url + own or f"/{own}")),
            **words,
            "head": words["head"].replace(ROOT, root),
        }
    )
    return Rendered(page, html.encode(), fragment)


def _draw(name: str, environment: Environment, **context: object) -> str:
    """The HTML that a template makes, with the way to the root still marked.

    Raises `RenderError` for a template that Jinja2 cannot read or fill.
    """
    try:
        return environment.get_template(name).render(**context)
    except TemplateError as error:
        where = getattr(error, "name", None) or name
        line = getattr(error, "lineno", None) or "?"
        raise RenderError("error.template", name=where, line=line, detail=error) from error


def _root(page: Page, frames: Frames) -> str:
    """The way to the site's root; pages that answer at any address start at the domain."""
    if not page.address.endswith("/"):
        return urlsplit(frames.site_url).path or "/"
    return "../" * (page.address.count("/") - 1) or "./"


def _head(page: Page, frames: Frames) -> str:
    """Canonical address, redirect, and the wish of hidden pages not to be indexed."""
    tags = []
    if page.refresh:
        target = f"{ROOT}{page.refresh.lstrip('/')}"
        tags.append(f'<meta http-equiv="refresh" content="0; url={target}">')
    if page.hidden:
        tags.append('<meta name="robots" content="noindex">')
    canonical = page.refresh or page.address
    if frames.site_url and page.address.endswith("/") and not page.unnamed:
        tags.append(
            f'<link rel="canonical" href="{escape(frames.site_url)}{canonical.lstrip("/")}">'
        )
    return "".join(tags)


def render_assets(theme: Theme) -> Iterator[Output]:
    """Styles, scripts, fonts and pictures of the theme."""
    by_address = {asset.address: asset for asset in theme.assets.values()}
    for asset in by_address.values():  # one file in two places is published once
        yield Output(asset.address.lstrip("/"), asset.content)
