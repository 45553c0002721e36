"""What a page says to machines, as a block of JSON-LD: where it stands, and what it is about.

A block of `application/ld+json` is data: browsers do not run it, and the policy
`script-src 'self'` does not apply to it. Nothing in it can end it: `<`, `>` and `&` are written
as escapes of JSON.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import cache

from pydantic_core import to_json

from generator.kinds.base import Kind
from generator.kinds.linked import Linked, named, site_url, thing
from generator.locale import t
from generator.model.portal import Link, Portal
from generator.model.record import Entry
from generator.render.page import Context, Page

#: The name under which a page's context holds the thing that it is about.
LINKED = "linked"
_ESCAPES = {sign: f"\\u{ord(sign):04x}" for sign in "<>&\u2028\u2029"}
_HEAD = '<script type="application/ld+json">{"@context":"https://schema.org",'


def linked_of(entry: Entry, kind: Kind, portal: Portal) -> Linked | None:
    """What a record's page is about; machines, which see no badge, are told what is fictional."""
    found = kind.linked_data(entry, portal)
    if found and entry.record.demo:
        found["disambiguatingDescription"] = t("page.layout.demo")
    return found


def data_of(
    title: str,
    address: str,
    portal: Portal,
    file: Linked | None = None,
    type_: str = "Dataset",
    *,
    demo: bool = False,
) -> Linked:
    """What a page of numbers or open data is about; `file` holds the same for machines."""
    info, numbers = portal.info, type_ == "Dataset"
    return thing(
        type_,
        name=title,
        url=site_url(address),
        description=t("statistics.description" if numbers else "data.description", title=title),
        dateModified=portal.today.isoformat(),
        license=info.data_license_url or info.data_license,
        disambiguatingDescription=t("page.layout.demo") if demo else None,
        **({"distribution" if numbers else "encoding": file} if file else {}),
    )


def linked_block() -> Callable[[Page, Context], str]:
    """What makes a page's block; addresses in it begin with the mark of the site's root.

    Pages that nobody should find have none.
    """
    trail = cache(_trail)

    def draw(page: Page, context: Context) -> str:
        about: Linked | None = context.get(LINKED)
        if page.hidden or not (about or page.address != "/"):
            return ""
        parts = [trail(page.crumbs, "" if about else page.title)] if page.address != "/" else []
        if about:
            parts.append(_written(about))
        return f'{_HEAD}"@graph":[{",".join(parts)}]}}</script>'

    return draw


def _trail(crumbs: tuple[Link, ...], last: str) -> str:
    """The way from the home page; the page itself is its `last` step where nothing tells more."""
    steps = [Link(t("frame.home"), "/"), *crumbs, *([Link(last)] if last else [])]
    items = [
        thing("ListItem", position=place, name=step.title, item=named(step.address))
        for place, step in enumerate(steps, start=1)
    ]
    return _written(thing("BreadcrumbList", itemListElement=items))


def _written(value: Linked) -> str:
    text = to_json(value).decode()
    for sign, escape in _ESCAPES.items():
        if sign in text:
            text = text.replace(sign, escape)
    return text
