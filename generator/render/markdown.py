"""Markdown from data → clean HTML. HTML typed into it is shown as text, never obeyed."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import count

from markdown_it import MarkdownIt
from markdown_it.token import Token

from generator.locale import t
from generator.model.sanitize import sanitize
from generator.model.text import slug


def _engine() -> MarkdownIt:
    # "commonmark" with tables; html=False because <![> and the like crash parsers (DESIGN §7).
    return MarkdownIt("commonmark", {"html": False, "typographer": False}).enable("table")


_MARKDOWN = _engine()
_TABLE = re.compile(r"<table>.*?</table>", re.DOTALL)


@lru_cache(maxsize=1_024)
def render_markdown(text: str, top: int = 2, prefix: str = "") -> str:
    """`text` as HTML whose highest heading is `<h{top}>`; headings get anchors.

    Anchors are the heading's slug, so that "Đặng Thị Mai" is `#dang-thi-mai`; `prefix` keeps them
    apart from the page's own. Tables stand in a frame that can be scrolled sideways, by keyboard
    too.
    """
    tokens = _MARKDOWN.parse(text)
    _shift_headings(tokens, top, prefix)
    html: str = _MARKDOWN.renderer.render(tokens, _MARKDOWN.options, {})
    return _frame_tables(sanitize(html))


def _frame_tables(html: str) -> str:
    numbers = count(1)

    def frame(table: re.Match[str]) -> str:
        label = t("page.plan.table", number=next(numbers))
        opening = f'<section class="table-scroll" tabindex="0" aria-label="{label}">'
        return f"{opening}{table[0]}</section>"

    return _TABLE.sub(frame, html)


def _shift_headings(tokens: list[Token], top: int, prefix: str) -> None:
    levels = [int(token.tag[1]) for token in tokens if token.type == "heading_open"]
    shift = top - min(levels, default=top)
    seen: set[str] = set()
    for index, token in enumerate(tokens):
        if token.type not in ("heading_open", "heading_close"):
            continue
        token.tag = f"h{min(6, int(token.tag[1]) + shift)}"
        if token.type == "heading_open":
            anchor = prefix + (slug(tokens[index + 1].content) or "muc")
            name, count = anchor, 2
            while name in seen:
                name, count = f"{anchor}-{count}", count + 1
            seen.add(name)
            token.attrSet("id", name)
