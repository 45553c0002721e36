"""render: portal and frames → pages, one after the other. Pure: no disk, clock or environment.

`find_lots` and `offer_pages` of `pages` tell which there are, `renderer` draws one: Jinja2 renders
its fragment, which is stamped into the frame of its section. `find_files` of `files` gives what is
published beside pages.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import cache

from jinja2 import BytecodeCache, Environment, TemplateError
from markupsafe import escape

from generator.errors import RenderError
from generator.kinds.base import Kind
from generator.kinds.display import format_partial
from generator.locale import t
from generator.model.frame import HOME, Frames
from generator.model.output import Output
from generator.model.portal import Portal
from generator.model.theme import Theme
from generator.render.linked import linked_block
from generator.render.page import Context, Page, Rendered
from generator.render.records import record_page
from generator.render.stamping import stamper
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
    block, stamp = linked_block(), stamper(frames, portal)

    @cache
    def band(demo: bool, many: bool) -> str:
        """The notice of fictional data: there are but a few, and every page has one."""
        # Nothing else of the page: which one comes first must not show on the others.
        return _draw(
            "parts/band.html", environment, page=Page("", "", "", "", demo=demo, many=many)
        )

    def draw(page: Page, context: Context) -> Rendered:
        fragment = _draw(f"pages/{page.template}", environment, page=page, **context)
        content = stamp(page, fragment, block(page, context), band(page.demo, page.many))
        return Rendered(page, content, fragment)

    return draw


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


def render_assets(theme: Theme) -> Iterator[Output]:
    """Styles, scripts, fonts and pictures of the theme."""
    by_address = {asset.address: asset for asset in theme.assets.values()}
    for asset in by_address.values():  # one file in two places is published once
        yield Output(asset.address.lstrip("/"), asset.content)
