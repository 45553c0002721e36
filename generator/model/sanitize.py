"""Which HTML may come out of Markdown, hand-written or from data: one allow-list for both.

Everything else goes: scripts, styles, forms, frames, `on…` attributes, `style`, `javascript:`
and `data:` addresses, pictures from other sites. `docs/safety.md` lists it for editors.
"""

from __future__ import annotations

import re

import nh3

from generator.model.frame import ROOT

TAGS = {
    "a", "abbr", "b", "blockquote", "br", "caption", "cite", "code", "dd", "del", "details",
    "div", "dl", "dt", "em", "figcaption", "figure", "h2", "h3", "h4", "h5", "h6", "hr", "i",
    "img", "ins", "kbd", "li", "mark", "ol", "p", "pre", "q", "s", "small", "span", "strong",
    "sub", "summary", "sup", "table", "tbody", "td", "tfoot", "th", "thead", "tr", "u", "ul",
}  # fmt: skip

ATTRIBUTES = {
    "*": {"id", "class", "lang"},
    "a": {"href", "title"},
    "abbr": {"title"},
    "details": {"open"},
    "img": {"src", "alt", "title", "width", "height", "loading"},
    "ol": {"start"},
    "td": {"colspan", "rowspan"},
    "th": {"colspan", "rowspan", "scope"},
}

#: What is left of a picture whose address was refused.
_NO_SOURCE = re.compile(r"<img(?![^<>]*\ssrc=)[^<>]*>")
_ALT = re.compile(r'\salt="([^"]*)"')
_DROPPED = re.compile(r"[\t\r\n]")
SCHEMES = {"http", "https", "mailto", "tel"}


def _address(tag: str, name: str, value: str) -> str | None:
    """Addresses from the site's root get the mark of the root, so that any sub-path works.

    Pictures come only from this site: a foreign one would tell a third party who reads what.
    """
    if name not in ("href", "src"):
        return value
    # Browsers drop these, and read a backslash as a slash: "\\elsewhere" is "//elsewhere".
    value = _DROPPED.sub("", value).strip().replace("\\", "/")
    if tag == "img" and ("//" in value or ":" in value):
        return None
    return ROOT + value[1:] if value.startswith("/") and value[1:2] != "/" else value


_CLEANER = nh3.Cleaner(  # made once: that takes longer than cleaning a story
    tags=TAGS,
    attributes=ATTRIBUTES,
    attribute_filter=_address,
    url_schemes=SCHEMES,
    link_rel="noopener",
)


def _words_for(picture: re.Match[str]) -> str:
    """The alternative text of a picture that may not be shown."""
    words = _ALT.search(picture[0])
    return words[1] if words else ""


def sanitize(html: str) -> str:
    """`html` with nothing in it but what the allow-list names."""
    return _NO_SOURCE.sub(_words_for, _CLEANER.clean(html))
