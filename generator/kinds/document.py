"""document: an official paper, with its text word for word."""

from __future__ import annotations

from typing import Annotated

from typing_extensions import override

from generator.kinds.base import Card, Kind, Paper
from generator.kinds.display import card_date, short
from generator.kinds.facets import by_unit, by_words, by_year
from generator.kinds.finding import CAMPAIGN, iso_dates, item_of, keys
from generator.kinds.linked import Linked, day_of, organization, thing_of
from generator.model.dates import WrittenDate
from generator.model.outline import parse_outline
from generator.model.portal import Portal, record_of
from generator.model.record import Entry, File, Record, Ref, Section, Text, Value, Words, paper_code
from generator.model.search import Item
from generator.model.text import squeeze


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


def full_text(paper: Document) -> str:
    """Every word of the paper, head and foot included: what quotations are held against."""
    return " ".join([*head_texts(paper), paper.body or "", *foot_texts(paper)])


def head_texts(paper: Document) -> list[str]:
    """What stands above the paper's text."""
    head = (paper.kind, paper.title, paper.number_text, paper.place_date)
    return [text for text in head if text]


def foot_texts(paper: Document) -> list[str]:
    """What stands below the paper's text."""
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


def _view(entry: Entry, portal: Portal) -> object:
    """What the page shows. Imported with the first page: other records need less of a paper."""
    from generator.kinds.document_view import view_document

    return view_document(entry, portal)


KIND = Kind(
    name="document",
    folder="documents",
    segment="van-ban",
    record=Document,
    order=_order,
    card=card_document,
    view=_view,
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
