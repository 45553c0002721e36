"""What records say to the search: an item each, made of what their pages show and no more.

Each kind names the fields that can be searched, one by one. Remarks of editors, sources, contacts
and the lines of digital signatures stand on pages, but nobody looks for a record by them.
"""

from __future__ import annotations

import html
import re
from collections.abc import Iterable, Iterator

from generator.model.dates import PartialDate, Precision, WrittenDate_
from generator.model.marks import find_marked
from generator.model.portal import Portal
from generator.model.record import Entry, Quoted, Record
from generator.model.search import Item, TopicKey

#: The facets of the search; lists that are grouped by one of them use the same name.
KIND, UNIT, YEAR = "loai", "don-vi", "nam"
FORM, CAMPAIGN = "hinh-thuc", "phong-trao"
PROVINCE, FIELD = "tinh", "linh-vuc"

#: In Markdown: where a link leads, where a reference leads, a bare address, an item's number.
_TARGET = re.compile(r"(?<=\])\(\s*(?:<[^>\n]*>|[^()\s]*(?:\([^()\s]*\)[^()\s]*)*)(?:\s[^)]*)?\)")
_REFERENCE = re.compile(r"^ {0,3}\[[^\]\n]+\]:.*$|(?<=\])\[[^\]\n]*\]", re.MULTILINE)
_BARE = re.compile(r"<?\b(?:https?://|mailto:)[^\s<>]+>?")
_NUMBER = re.compile(r"^\s*\d{1,2}[.)]\s", re.MULTILINE)
_SIGNS = re.compile(r"[*`~#|>\[\]\\]+")


def item_of(
    entry: Entry,
    portal: Portal,
    *,
    unit: str | None = None,
    place: str | None = None,
    year: int | None = None,
    form: str = "",
    topics: Iterable[TopicKey] = (),
    numbers: Iterable[str | None] = (),
    dates: Iterable[str] = (),
    body: Iterable[str | None] = (),
) -> Item:
    """The record as one item; `unit` is its unit's id, `body` the texts by which it is found.

    `place` stands for a unit where the record has none. `topics` are those that the facets of its
    lists do not give: `kinds/topics.py` adds these.
    """
    above = portal.find("unit", unit)
    return Item(
        address=portal.address(entry),
        title=entry.record.label,
        kind=entry.kind,
        unit=above.record.label if above else place or "",
        year=str(year or ""),
        form=form,
        topics=tuple(topics),
        numbers=tuple(dict.fromkeys(number for number in numbers if number)),
        dates=tuple(dict.fromkeys(dates)),
        texts=distinct(body),
        demo=entry.record.demo,
    )


def distinct(texts: Iterable[str | None]) -> tuple[str, ...]:
    """The texts that there are, each once."""
    return tuple(dict.fromkeys(text for text in texts if text))


def keys(facet: str, ids: Iterable[str | None]) -> Iterator[TopicKey]:
    """The topics of a facet, where there is an id."""
    return ((facet, id) for id in ids if id)


def quoted_words(record: Record) -> Iterator[str]:
    """Every text of the record that quotes its plan, without the remarks of editors."""
    return (text for loc, text, _ in find_marked(record, Quoted) if loc[0] != "notes")


def iso_dates(*dates: PartialDate | WrittenDate_ | None) -> Iterator[str]:
    """The days, months and years that are named: "2020-05-26", "2020-05", "2020"."""
    for when in dates:
        parts = (when.on, when.since, when.until) if isinstance(when, WrittenDate_) else (when,)
        for part in parts:
            if part and part.precision is not Precision.QUARTER:
                yield part.iso


def plain(markdown: str | None) -> str:
    """The words of a Markdown text, without its signs and without the addresses in it."""
    if not markdown:
        return ""
    text = markdown
    if "]" in text:
        text = _REFERENCE.sub("", _TARGET.sub("", text))
    if ":" in text:
        text = _BARE.sub(" ", text)
    return html.unescape(_SIGNS.sub("", _NUMBER.sub("", text)))
