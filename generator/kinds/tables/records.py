"""Tables of exemplars, units, papers, events and articles."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from generator.kinds.article import Article
from generator.kinds.decision import Award
from generator.kinds.document import Document
from generator.kinds.event import Event
from generator.kinds.exemplar import Exemplar
from generator.kinds.tables.base import Place, TableForm, day_of, joined_ids, words_of
from generator.kinds.unit import Unit
from generator.locale import t
from generator.model.portal import record_of
from generator.model.table import Day


class ExemplarRow(NamedTuple):
    """One exemplary person, collective or household."""

    id: str
    name: str
    kind: str
    kind_text: str
    title: str | None
    unit_id: str | None
    unit: str | None
    place: str | None
    field: str | None
    year: int
    summary: str
    campaign_ids: str | None
    address: str
    demo: bool


class UnitRow(NamedTuple):
    """One unit under the name that it bore."""

    id: str
    name: str
    type: str
    type_text: str
    parent_id: str | None
    parent: str | None
    province: str | None
    province_now: str | None
    valid_from: str | None
    valid_to: str | None
    successor_ids: str | None
    address: str
    demo: bool


class PaperRow(NamedTuple):
    """One public paper: a document or a decision."""

    id: str
    record: str
    name: str
    kind: str
    code: str | None
    number: str | None
    symbol: str | None
    date: Day | None
    date_text: str | None
    issuer_id: str
    issuer: str | None
    address: str
    demo: bool


class EventRow(NamedTuple):
    """One event."""

    id: str
    title: str
    organiser_id: str | None
    organiser: str | None
    date: Day | None
    date_text: str | None
    place: str | None
    campaign_ids: str | None
    address: str
    demo: bool


class ArticleRow(NamedTuple):
    """One article."""

    id: str
    title: str
    date: Day | None
    date_text: str
    author: str | None
    source: str | None
    summary: str
    campaign_ids: str | None
    unit_ids: str | None
    award_ids: str | None
    address: str
    demo: bool


def exemplar_rows(place: Place) -> Iterator[ExemplarRow]:
    """Every exemplar, in the order of ids."""
    for entry in place.portal.all("exemplar"):
        exemplar = record_of(entry, Exemplar)
        yield ExemplarRow(
            id=entry.id,
            name=exemplar.name,
            kind=str(exemplar.type),
            kind_text=t(f"recipient.{exemplar.type}"),
            title=exemplar.title,
            unit_id=exemplar.unit,
            unit=place.label("unit", exemplar.unit),
            place=exemplar.place,
            field=exemplar.field,
            year=exemplar.year,
            summary=exemplar.summary,
            campaign_ids=joined_ids(exemplar.campaigns),
            address=place.address(entry),
            demo=exemplar.demo,
        )


def unit_rows(place: Place) -> Iterator[UnitRow]:
    """Every unit, in the order of ids."""
    for entry in place.portal.all("unit"):
        unit = record_of(entry, Unit)
        yield UnitRow(
            id=entry.id,
            name=unit.name,
            type=str(unit.type),
            type_text=t(f"unit-type.{unit.type}"),
            parent_id=unit.parent,
            parent=place.label("unit", unit.parent),
            province=unit.province,
            province_now=unit.province_now,
            valid_from=str(unit.valid_from) if unit.valid_from else None,
            valid_to=str(unit.valid_to) if unit.valid_to else None,
            successor_ids=joined_ids(item.unit for item in unit.successors),
            address=place.address(entry),
            demo=unit.demo,
        )


def paper_rows(place: Place) -> Iterator[PaperRow]:
    """Every document and every decision: the register of public information."""
    for entry in (*place.portal.all("document"), *place.portal.all("award")):
        paper = entry.record
        assert isinstance(paper, Document | Award)
        kind = paper.kind if isinstance(paper, Document) else t("kind.award.one")
        yield PaperRow(
            id=entry.id,
            record=entry.kind,
            name=paper.title,
            kind=kind,
            code=paper.code,
            number=paper.number,
            symbol=paper.symbol,
            date=day_of(paper.date),
            date_text=words_of(paper.date, place.portal),
            issuer_id=paper.issuer,
            issuer=place.label("unit", paper.issuer),
            address=place.address(entry),
            demo=paper.demo,
        )


def event_rows(place: Place) -> Iterator[EventRow]:
    """Every event, in the order of ids."""
    for entry in place.portal.all("event"):
        event = record_of(entry, Event)
        yield EventRow(
            id=entry.id,
            title=event.title,
            organiser_id=event.organiser,
            organiser=place.label("unit", event.organiser),
            date=day_of(event.date),
            date_text=words_of(event.date, place.portal),
            place=event.place,
            campaign_ids=joined_ids(event.campaigns),
            address=place.address(entry),
            demo=event.demo,
        )


def article_rows(place: Place) -> Iterator[ArticleRow]:
    """Every article, in the order of ids."""
    for entry in place.portal.all("article"):
        article = record_of(entry, Article)
        yield ArticleRow(
            id=entry.id,
            title=article.title,
            date=day_of(article.date),
            date_text=str(article.date),
            author=article.author,
            source=article.source,
            summary=article.summary,
            campaign_ids=joined_ids(article.campaigns),
            unit_ids=joined_ids(article.units),
            award_ids=joined_ids(article.awards),
            address=place.address(entry),
            demo=article.demo,
        )


EXEMPLARS = TableForm("dien-hinh", ExemplarRow, ("id",), exemplar_rows)
UNITS = TableForm("don-vi", UnitRow, ("id",), unit_rows)
PAPERS = TableForm("van-ban", PaperRow, ("record", "id"), paper_rows)
EVENTS = TableForm("su-kien", EventRow, ("id",), event_rows)
ARTICLES = TableForm("tin-bai", ArticleRow, ("id",), article_rows)
