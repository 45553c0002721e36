"""A drawing's bytes (SVG) → its size, and what in it could act or fetch."""

from __future__ import annotations

import re

#: What a drawing needs not: programs, handlers, entities, and files from elsewhere.
_ACTIVE = re.compile(
    r"""<\s*(?:\w+:)?(?:script|foreignObject|handler|iframe)\b|<!ENTITY|@import|javascript:"""
    r"""|\son\w+\s*=|\b(?:href|src)\s*=\s*["']\s*(?!\s|#|data:image/(?:png|jpeg|webp)[;,])"""
    r"""|url\(\s*["']?\s*(?!\s|["'#])""",
    re.IGNORECASE,
)
_VIEW_BOX = re.compile(r"""viewBox=["']\s*[-\d.]+[\s,]+[-\d.]+[\s,]+([\d.]+)[\s,]+([\d.]+)""")


def find_active(content: bytes) -> str:
    """The first words of a drawing in UTF-8 that act or fetch; empty where there are none."""
    active = _ACTIVE.search(content.decode())
    return active[0].strip() if active else ""


def size_of_drawing(content: bytes) -> tuple[int, int] | None:
    """Width and height of a drawing; None where none can be told."""
    try:
        match = _VIEW_BOX.search(content.decode())
        return (round(float(match[1])), round(float(match[2]))) if match else None
    except (ValueError, OverflowError):  # no UTF-8, "1.2.3", or beyond all measure
        return None
