"""An item as one line of an index.

In Python: a portal of 10,000 people has 30,000 such lines, and a template takes ten times as long.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache
from typing import NamedTuple

from markupsafe import Markup, escape

from generator.locale import t
from generator.model.frame import ROOT


class Line(NamedTuple):
    """What an index shows of an item; its texts would only make the page depend on them."""

    address: str
    title: str
    kind: str
    unit: str
    year: str
    form: str
    demo: bool


def line_drawer() -> Callable[[Line, bool], Markup]:
    """What draws an item, with its kind where that is wanted: a link and short facts."""
    demo = f' <span class="badge badge--demo ours">{escape(t("search-box.demo"))}</span>'
    fact = cache(lambda text: str(escape(text)))
    kinds = cache(lambda kind: str(escape(t(f"kind.{kind}.plural"))))

    def line(item: Line, kind: bool) -> Markup:
        unit = "" if item.unit == item.title else item.unit
        facts = [fact(text) for text in (unit, item.year, item.form) if text]
        if kind:
            facts.insert(0, kinds(item.kind))
        return Markup(
            f'<li><a href="{ROOT}{escape(item.address.lstrip("/"))}">{escape(item.title)}</a> '
            f'<span class="entries__facts">{" · ".join(facts)}{demo if item.demo else ""}</span>'
            "</li>\n"
        )

    return line
