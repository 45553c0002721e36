"""The page of one record."""

from __future__ import annotations

from generator.kinds.base import Kind
from generator.locale import t
from generator.model.naming import code_of
from generator.model.portal import Link, Portal
from generator.model.record import Entry
from generator.render.linked import LINKED, linked_of
from generator.render.page import Page


def record_page(entry: Entry, kind: Kind, portal: Portal) -> Page:
    """The record's own page."""
    plural = Link(t(f"kind.{kind.name}.plural"), f"/{kind.segment}/")
    return Page(
        address=portal.address(entry),
        section=kind.segment,
        template=f"{kind.name}.html",
        title=entry.record.label,
        description=kind.description(entry, portal),
        context=lambda: {
            "view": kind.view(entry, portal),
            "corrections": _corrections(entry, portal),
            LINKED: linked_of(entry, kind, portal),
        },
        crumbs=(plural,),
        demo=entry.record.demo,
        hidden=portal.info.hides(kind.households(entry)),
        source=entry.path,
        code=code_of(entry),
    )


def _corrections(entry: Entry, portal: Portal) -> tuple[object, ...]:
    """The corrections of the record: few have one, and only these need the kind."""
    if not any(portal.linking(entry, "correction", "about")):
        return ()
    from generator.kinds.correction import corrections_of

    return corrections_of(entry, portal)
