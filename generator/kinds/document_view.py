"""What a paper's page shows: its facts, its text as a tree with notes, and what rests on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from generator.kinds.base import link_to
from generator.kinds.display import When, describe_date
from generator.kinds.document import (
    Attachment,
    Citation,
    Document,
    foot_texts,
    head_texts,
    paper_sections,
)
from generator.kinds.notes import Notes, NoteView, view_notes
from generator.model.media import Media
from generator.model.outline import Paragraph, parse_outline, section_anchor
from generator.model.portal import Link, Portal, record_of
from generator.model.record import Entry

#: Places of notes that stand beside no paragraph: at the head, at the foot, after the text.
_HEAD, _FOOT, _ALL = -1, -2, -3


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
        if any(note.is_about(text) for text in head_texts(paper)):
            return _HEAD
        if any(note.is_about(text) for text in foot_texts(paper)):
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
