"""What records say to machines: things of the schema.org vocabulary, as plain data for JSON-LD.

Every kind says its own (`Kind.linked_data`). Addresses of the site begin with the mark of the
root, as links in pages do; empty properties are left out. Of what pages show, only what helps to
tell the thing from others: each page carries it.
"""

from __future__ import annotations

from typing import TypeAlias

from generator.model.dates import PartialDate, Precision, WrittenDate_
from generator.model.frame import ROOT
from generator.model.portal import Portal
from generator.model.record import Entry

#: A thing: "@type" and its properties; values are texts, things, or lists of either.
Linked: TypeAlias = dict[str, object]


def thing(type_: str, **properties: object) -> Linked:
    """A thing of a type of schema.org, with those of its properties that are not empty."""
    return {"@type": type_, **{name: value for name, value in properties.items() if value}}


def thing_of(type_: str, entry: Entry, portal: Portal, **properties: object) -> Linked:
    """The record as a thing: its name, its page, and what its kind says of it."""
    name, url = entry.record.label, site_url(portal.address(entry))
    return thing(type_, name=name, url=url, **properties)


def site_url(address: str | None) -> str | None:
    """An address of the site as JSON-LD holds it until it is drawn; None for None."""
    return ROOT + address.lstrip("/") if address else None


def named(address: str | None) -> Linked | None:
    """A thing of which nothing is said but its address; None for None."""
    url = site_url(address)
    return {"@id": url} if url else None


def organization(portal: Portal, unit: str | None) -> Linked | None:
    """The unit that issues or organises something; None where the portal has no such unit."""
    entry = portal.find("unit", unit)
    return thing_of("Organization", entry, portal) if entry else None


def download(address: str, form: str) -> Linked:
    """A file of the site; `form` is its media type ("text/csv")."""
    return thing("DataDownload", contentUrl=site_url(address), encodingFormat=form)


def iso_date(when: PartialDate | None) -> str | None:
    """A day, month or year in ISO 8601, which knows no quarters."""
    return when.iso if when and when.precision is not Precision.QUARTER else None


def day_of(when: WrittenDate_ | None) -> str | None:
    """The date that is named, where it is named."""
    return iso_date(when.on) if when else None


def span_of(when: WrittenDate_ | None) -> dict[str, object]:
    """`startDate` and `endDate`: a single date is both; only inclusive ends are told."""
    if when is None:
        return {}
    return {
        "startDate": iso_date(when.on or when.since),
        "endDate": iso_date(when.on or when.until),
    }
