"""A page's fragment → its file: stamped into the frame of its section, with its head and foot."""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from urllib.parse import urlsplit

from markupsafe import escape

from generator.kinds.display import format_day
from generator.locale import t
from generator.model.frame import ROOT, Frames, Sheet
from generator.model.portal import Portal
from generator.render.environment import put
from generator.render.foot import report_line
from generator.render.page import Page

#: Page, its fragment, its block of JSON-LD, its notice of fictional data → its file.
Stamp = Callable[[Page, str, str, str], bytes]


def stamper(frames: Frames, portal: Portal) -> Stamp:
    """What puts fragments into the frames; links in blocks lead to the published site."""
    asof = str(escape(t("frame.asof", date=format_day(portal.today))))
    report = report_line(portal.info)

    @cache
    def sheet(section: str, root: str, band: str) -> Sheet:
        return frames.by_section[section].sheet({"root": root, "band": band, "asof": asof})

    def stamp(page: Page, fragment: str, block: str, band: str) -> bytes:
        root = _root(page, frames)
        own = "" if page.unnamed else page.address.lstrip("/")
        return sheet(page.section, root, band).stamp(
            {
                "title": put(page.title),
                "description": put(page.description or page.title),
                "head": _head(page, root, frames) + block.replace(ROOT, frames.site_url or root),
                "body": fragment.replace(ROOT, root),
                "address": put(frames.site_url + own or f"/{own}"),
                "report": report(page),
            }
        )

    return stamp


def _root(page: Page, frames: Frames) -> str:
    """The way to the site's root; pages that answer at any address start at the domain."""
    if not page.address.endswith("/"):
        return urlsplit(frames.site_url).path or "/"
    return "../" * (page.address.count("/") - 1) or "./"


def _head(page: Page, root: str, frames: Frames) -> str:
    """Canonical address, redirect, and the wish of hidden pages not to be indexed."""
    tags = []
    if page.refresh:
        target = f"{root}{page.refresh.lstrip('/')}"
        tags.append(f'<meta http-equiv="refresh" content="0; url={target}">')
    if page.hidden:
        tags.append('<meta name="robots" content="noindex">')
    canonical = page.refresh or page.address
    if frames.site_url and page.address.endswith("/") and not page.unnamed:
        tags.append(f'<link rel="canonical" href="{put(frames.site_url)}{canonical.lstrip("/")}">')
    return "".join(tags)
