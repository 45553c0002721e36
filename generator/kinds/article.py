"""article: news or a feature (tin, bài)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from typing_extensions import override

from generator.kinds.base import Card, Kind, Picture
from generator.kinds.display import format_partial, picture_of, short
from generator.kinds.facets import by_campaign, by_unit, by_year
from generator.kinds.finding import iso_dates, item_of, plain
from generator.model.dates import PartialDate
from generator.model.portal import Portal, record_of
from generator.model.record import Entry, Photo, Record, Ref, Text
from generator.model.search import Item


class Article(Record):
    """An article. `body` is Markdown: the text below the front matter of a `.md` file."""

    title: Text
    date: PartialDate
    summary: Text
    body: Text | None = None
    author: Text | None = None
    source: Text | None = None
    photo: Photo | None = None
    units: tuple[Annotated[str, Ref("unit")], ...] = ()
    campaigns: tuple[Annotated[str, Ref("campaign")], ...] = ()
    exemplars: tuple[Annotated[str, Ref("exemplar")], ...] = ()
    events: tuple[Annotated[str, Ref("event")], ...] = ()
    awards: tuple[Annotated[str, Ref("award")], ...] = ()

    @property
    @override
    def label(self) -> str:
        return self.title


@dataclass(frozen=True, slots=True)
class ArticleView:
    """What an article's page shows."""

    record: Article
    date: str
    picture: Picture | None
    related: tuple[Entry, ...]


def view_article(entry: Entry, portal: Portal) -> ArticleView:
    """The article with the records that it is about."""
    article = record_of(entry, Article)
    named = (
        ("campaign", article.campaigns),
        ("exemplar", article.exemplars),
        ("award", article.awards),
        ("event", article.events),
        ("unit", article.units),
    )
    found = (portal.find(kind, id) for kind, ids in named for id in ids)
    return ArticleView(
        record=article,
        date=format_partial(article.date),
        picture=picture_of(entry, article.photo, portal),
        related=tuple(other for other in found if other),
    )


def card_article(entry: Entry, portal: Portal) -> Card:
    """The article as an item of a list."""
    article = record_of(entry, Article)
    return Card(
        kind="article",
        title=article.title,
        address=portal.address(entry),
        meta=(article.author,) if article.author else (),
        summary=article.summary,
        picture=picture_of(entry, article.photo, portal),
        date=format_partial(article.date),
        demo=article.demo,
    )


def find_article(entry: Entry, portal: Portal) -> list[Item]:
    """The article: by its words and its author."""
    article = record_of(entry, Article)
    return [
        item_of(
            entry,
            portal,
            unit=next(iter(article.units), None),
            year=article.date.year,
            dates=iso_dates(article.date),
            body=(article.summary, plain(article.body), article.author),
        )
    ]


KIND = Kind(
    name="article",
    folder="articles",
    segment="tin-tuc",
    record=Article,
    order=lambda entry, portal: (-record_of(entry, Article).date.last.toordinal(), entry.id),
    card=card_article,
    view=view_article,
    description=lambda entry, portal: short(record_of(entry, Article).summary),
    facets=(
        by_year(lambda entry, portal: record_of(entry, Article).date.year),
        by_unit(lambda entry: record_of(entry, Article).units),
        by_campaign(lambda entry: record_of(entry, Article).campaigns),
    ),
    body="body",
    own=frozenset({"body"}),
    items=find_article,
)
