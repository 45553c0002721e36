"""document: an official paper, with its text word for word."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from typing_extensions import override

from generator.kinds.base import Card, Kind, Paper, link_to
from generator.kinds.display import When, card_date, describe_date, short
from generator.kinds.facets import by_unit, by_words, by_year
from generator.kinds.finding import CAMPAIGN, iso_dates, item_of, keys
from generator.kinds.linked import Linked, day_of, organization, thing_of
from generator.kinds.notes import Notes, NoteView, view_notes
from generator.model.dates import WrittenDate
from generator.model.media import Media
from generator.model.outline import Paragraph, parse_outline, section_anchor
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry, File, Record, Ref, Section, Text, Value, Words, paper_code
from generator.model.search import Item
from generator.model.text import squeeze

#: Places of notes that stand beside no paragraph: at the head, at the foot, after the text.
_HEAD, _FOOT, _ALL = -1, -2, -3


class Citation(Value):
    """A paper that this one names: as a legal basis, or elsewhere in its text."""

    text: Words
    verb: Words | None = None
    kind: Words | None = None
    number: Words | None = None
    date: WrittenDate | None = None
    issuer: Words | None = None
    subject: Words | None = None
    document: Annotated[str, Ref("document")] | None = None
    at: Section | None = None


class Signature(Value):
    """The foot of a paper: authority ("TM. ỦY BAN NHÂN DÂN"), position, name."""

    authority: Text | None = None
    position: Text | None = None
    name: Text | None = None


class Line(Value):
    """One labelled line of a digital signature block, as printed."""

    label: Text
    value: Text


class Attachment(Value):
    """A file that belongs to the paper."""

    file: File
    title: Text


class Document(Record):
    """An official paper.

    `number` and `symbol` together are "108/KH-UBND"; a paper can have a symbol and no number.
    `number_text` and `place_date` keep the two lines of its head as printed. `body` is the
    text from the first legal basis to the closing sentence, one paragraph a line, with the
    paper's own marks (I., 1., a), -, +, *).
    """

    kind: Text
    title: Text
    issuer: Annotated[str, Ref("unit")]
    number: Text | None = None
    symbol: Text | None = None
    number_text: Text | None = None
    place: Text | None = None
    date: WrittenDate | None = None
    place_date: Text | None = None
    bases: tuple[Citation, ...] = ()
    cites: tuple[Citation, ...] = ()
    body: Text | None = None
    recipients_heading: Text | None = None
    recipients: tuple[Text, ...] = ()
    signature: Signature | None = None
    digital_signature: tuple[Line, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    source: Text | None = None

    @property
    @override
    def label(self) -> str:
        return self.title

    @property
    def code(self) -> str | None:
        """`108/KH-UBND`; without a number `/KH-UBND`, as official papers leave it blank."""
        return paper_code(self.number, self.symbol)


@dataclass(frozen=True, slots=True)
class CitationView:
    """A cited paper; `link` leads to it where this portal holds it."""

    citation: Citation
    date: When | None
    link: Link | None


@dataclass(frozen=True, slots=True)
class PartView:
    """One paragraph with those that stand below it, and the notes about its words.

    `level` counts the headings above it.
    """

    paragraph: Paragraph
    level: int
    notes: tuple[NoteView, ...]
    parts: tuple[PartView, ...]


@dataclass(frozen=True, slots=True)
class DocumentView:
    """What a paper's page shows: its facts, its text as printed, and what rests on it.

    `outline` is the text as one list, `parts` the same as a tree. Each note stands once: beside
    the paragraph that it is about, at the head, at the foot, or after the text.
    """

    record: Document
    address: str
    date: When | None
    issuer: Link | None
    bases: tuple[CitationView, ...]
    cites: tuple[CitationView, ...]
    outline: tuple[Paragraph, ...]
    parts: tuple[PartView, ...]
    sections: frozenset[str]
    notes: Notes
    notes_on_head: tuple[NoteView, ...]
    notes_on_foot: tuple[NoteView, ...]
    notes_on_all: tuple[NoteView, ...]
    attachments: tuple[tuple[Attachment, Media], ...]
    campaigns: tuple[Entry, ...]
    events: tuple[Entry, ...]
    awards: tuple[Entry, ...]


def view_document(entry: Entry, portal: Portal) -> DocumentView:
    """The paper with what refers to it."""
    paper = record_of(entry, Document)
    outline = parse_outline(paper.body) if paper.body else ()
    sections = paper_sections(entry)
    notes = view_notes(paper.notes, sections)
    places = {note: _place(note, paper, outline) for note in notes.all}

    def placed(place: int) -> tuple[NoteView, ...]:
        return tuple(note for note in notes.all if places[note] == place)

    return DocumentView(
        record=paper,
        address=portal.address(entry),
        date=describe_date(paper.date, portal),
        issuer=link_to(portal, "unit", paper.issuer),
        bases=tuple(_citation(item, portal) for item in paper.bases),
        cites=tuple(_citation(item, portal) for item in paper.cites),
        outline=outline,
        parts=_nest(outline, placed)[0],
        sections=sections,
        notes=notes,
        notes_on_head=placed(_HEAD),
        notes_on_foot=placed(_FOOT),
        notes_on_all=placed(_ALL),
        attachments=tuple((item, portal.media_of(entry, item.file)) for item in paper.attachments),
        campaigns=tuple(portal.linking(entry, "campaign")),
        events=tuple(portal.linking(entry, "event")),
        awards=tuple(portal.linking(entry, "award")),
    )


def _place(note: NoteView, paper: Document, outline: tuple[Paragraph, ...]) -> int:
    """Where a note stands: the index of its paragraph, or `_HEAD`, `_FOOT`, `_ALL`."""
    if note.section is None:
        if any(note.is_about(text) for text in _head_texts(paper)):
            return _HEAD
        if any(note.is_about(text) for text in _foot_texts(paper)):
            return _FOOT
    found = [
        (part.section != note.section, index)
        for index, part in enumerate(outline)
        if note.is_about(f"{part.mark} {part.text}", part.section)
    ]
    if not found and note.section:
        named = section_anchor(note.section)
        found = [(True, index) for index, part in enumerate(outline) if part.anchor == named]
    return min(found)[1] if found else _ALL


def _nest(
    outline: tuple[Paragraph, ...],
    placed: Callable[[int], tuple[NoteView, ...]],
    index: int = 0,
    depth: int = 0,
    level: int = 0,
) -> tuple[tuple[PartView, ...], int]:
    """The paragraphs from `index` on that stand at `depth` or below, as a tree; and the next."""
    parts = []
    while index < len(outline) and outline[index].depth >= depth:
        here, paragraph = index, outline[index]
        below, index = _nest(
            outline, placed, index + 1, paragraph.depth + 1, level + paragraph.heading
        )
        parts.append(PartView(paragraph, level, placed(here), below))
    return tuple(parts), index


def _citation(item: Citation, portal: Portal) -> CitationView:
    return CitationView(
        item, describe_date(item.date, portal), link_to(portal, "document", item.document)
    )


def full_text(paper: Document) -> str:
    """Every word of the paper, head and foot included: what quotations are held against."""
    return " ".join([*_head_texts(paper), paper.body or "", *_foot_texts(paper)])


def _head_texts(paper: Document) -> list[str]:
    head = (paper.kind, paper.title, paper.number_text, paper.place_date)
    return [text for text in head if text]


def _foot_texts(paper: Document) -> list[str]:
    foot = paper.signature or Signature()
    texts = [
        paper.recipients_heading,
        *paper.recipients,
        foot.authority,
        foot.position,
        foot.name,
        *(f"{line.label} {line.value}" for line in paper.digital_signature),
    ]
    return [text for text in texts if text]


def quoted_paper(entry: Entry | None) -> Paper | None:
    """The words and parts of the paper, where this portal holds its text."""
    paper = record_of(entry, Document) if entry else None
    if paper is None or not paper.body:
        return None
    return Paper(squeeze(full_text(paper)), paper_sections(entry))


def paper_sections(entry: Entry | None) -> frozenset[str]:
    """The names of the paper's parts ("II.1.a"), where this portal holds its text."""
    body = record_of(entry, Document).body if entry else None
    return frozenset(part.section for part in parse_outline(body or "") if part.section)


def document_year(entry: Entry, portal: Portal) -> int | None:
    """The year of the paper."""
    when = record_of(entry, Document).date
    return when.year if when else None


def card_document(entry: Entry, portal: Portal) -> Card:
    """The paper as an item of a list."""
    paper = record_of(entry, Document)
    issuer = portal.find("unit", paper.issuer)
    meta = [
        " ".join(part for part in (paper.kind.capitalize(), paper.code) if part),
        issuer.record.label if issuer else "",
    ]
    return Card(
        kind="document",
        title=paper.title,
        address=portal.address(entry),
        meta=tuple(part for part in meta if part),
        date=card_date(paper.date, portal),
        demo=paper.demo,
    )


def find_document(entry: Entry, portal: Portal) -> list[Item]:
    """The paper: by its number and by its text, or by what it cites where that is all we hold."""
    paper = record_of(entry, Document)
    sign = paper.signature or Signature()
    cited = () if paper.body else (item.text for item in (*paper.bases, *paper.cites))
    body = (paper.kind, paper.place_date, paper.body, *paper.recipients, *cited)
    campaigns = portal.linking(entry, "campaign", "plan")
    return [
        item_of(
            entry,
            portal,
            unit=paper.issuer,
            year=document_year(entry, portal),
            topics=keys(CAMPAIGN, (campaign.id for campaign in campaigns)),
            numbers=(paper.code,),
            dates=iso_dates(paper.date),
            body=(*body, sign.authority, sign.position, sign.name),
        )
    ]


def link_document(entry: Entry, portal: Portal) -> Linked:
    """The paper: its number, its day, and whose it is."""
    paper = record_of(entry, Document)
    return thing_of(
        "DigitalDocument",
        entry,
        portal,
        identifier=paper.code,
        dateCreated=day_of(paper.date),
        publisher=organization(portal, paper.issuer),
    )


def _order(entry: Entry, portal: Portal) -> tuple[int, int, str]:
    when = record_of(entry, Document).date
    day = when.last_day if when else None
    return (-(document_year(entry, portal) or 0), -(day.toordinal() if day else 0), entry.id)


KIND = Kind(
    name="document",
    folder="documents",
    segment="van-ban",
    record=Document,
    order=_order,
    card=card_document,
    view=view_document,
    description=lambda entry, portal: short(
        f"{record_of(entry, Document).kind.capitalize()} {entry.record.label}"
    ),
    facets=(
        by_year(document_year),
        by_unit(lambda entry: [record_of(entry, Document).issuer]),
        by_words("loai", lambda entry: [record_of(entry, Document).kind.capitalize()]),
    ),
    paper=lambda entry, portal: quoted_paper(entry),
    items=find_document,
    linked_data=link_document,
)
