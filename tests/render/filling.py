"""Records made up from their types alone: every text field holds the text that a test asks for.

A new kind or field is filled without a change here.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel, StringConstraints

from generator.engine import build_frames
from generator.kinds import FILED, KINDS
from generator.kinds.topics import find_all
from generator.link.linking import link
from generator.load.theme import load_theme
from generator.model.dates import PartialDate, WrittenDate_
from generator.model.frame import Frames
from generator.model.media import Media
from generator.model.portal import Portal, PortalInfo
from generator.model.problem import Problem
from generator.model.record import FORMS, FilePath, InPlan, PageRef, Ref
from generator.model.source import Raw, Source, Sources
from generator.model.theme import Theme
from generator.render import Rendered, frame_words, renderer, sections_of
from generator.render.pages import find_lots, offer_pages
from generator.settings import theme_folders
from generator.validate import validate
from tests.export.offered import offer_all
from tests.portals.toolbox import SMALL, TODAY, settings_of

PICTURE = Media("data/tep/anh.svg", "/tep/anh.svg", 4, 5)
_TABLE_FIELDS = {kind.rows.file for kind in FILED if kind.rows}
#: What would say something else of the record than what stands in it.
_LEFT_OUT = {
    "id",
    "draft",
    "publish_at",
    "moved_from",
    "demo",
    "until_event",
    "after_event",
    "withdrawn",
}


@dataclass(frozen=True, slots=True)
class Made:
    """A portal that stands on no disk, with what was found wrong with it."""

    portal: Portal
    problems: tuple[Problem, ...]


def make(
    records: Mapping[str, Mapping[str, Raw]],
    info: Mapping[str, Raw] | None = None,
    today: date = TODAY,
) -> Made:
    """The portal whose records are `records`: path below `data/` → data."""
    by_folder: dict[str, list[Source]] = {kind.folder: [] for kind in FILED}
    for path, data in records.items():
        by_folder[path.split("/")[0]].append(Source(f"data/{path}", dict(data)))
    given = dict(info or {"name": "Cổng thử", "body": "Cơ quan thử"})
    sources = Sources(
        by_folder={folder: tuple(found) for folder, found in by_folder.items()},
        tables={},
        media={PICTURE.path: PICTURE},
        singles={"portal.yml": Source("data/portal.yml", given)},
    )
    found = validate(sources, KINDS)
    known = found.info or PortalInfo(name="x", body="x")
    portal, problems = link(found.entries, known, {}, sources, KINDS, today)
    return Made(portal, (*found.problems, *problems))


@cache
def the_theme() -> Theme:
    """The theme that the small portal uses."""
    return load_theme(theme_folders(SMALL))


def frames_of(portal: Portal, cache_root: Path) -> Frames:
    """The frames for `portal`, with the small portal's hand-written pages."""
    settings = replace(settings_of(SMALL), root=cache_root)
    return build_frames(settings, sections_of(KINDS), frame_words(portal, KINDS, the_theme()))


def draw(portal: Portal, frames: Frames) -> Iterator[Rendered]:
    """Every page of `portal`."""
    drawn = renderer(portal, frames, the_theme())
    offer = offer_all(portal, frames.site_url).offer
    lots = find_lots(portal, KINDS, frames, find_all(portal, KINDS))
    for page in (*(page for lot in lots for page in lot()), *offer_pages(offer, portal)):
        yield drawn(page, page.context())


def fill(type_: type[BaseModel], text: str, ids: Mapping[str, str]) -> dict[str, Raw]:
    """Data for a record of `type_` in which every field is filled, each text field with `text`."""
    found: dict[str, Raw] = {}
    for name, field in type_.model_fields.items():
        if name in _LEFT_OUT | _TABLE_FIELDS:
            continue
        value = _value(_whole(field.annotation, field.metadata), text, ids)
        if value is not None:
            found[name] = value
    return found


def _whole(annotation: Any, metadata: list[Any]) -> Any:
    for item in metadata:
        annotation = Annotated[annotation, item]
    return annotation


def _value(annotation: Any, text: str, ids: Mapping[str, str]) -> Raw:
    """A value that a field of that type takes, or None where it has to be left out."""
    marks = list(getattr(annotation, "__metadata__", ()))
    if marks:
        return _marked(annotation, marks, text, ids)
    if get_origin(annotation) in (Union, UnionType):
        inner = next(arg for arg in get_args(annotation) if arg is not type(None))
        return _value(inner, text, ids)
    if get_origin(annotation) is tuple:
        item = _value(get_args(annotation)[0], text, ids)
        return None if item is None else [item]
    return _plain(annotation, text, ids)


def _marked(annotation: Any, marks: list[Any], text: str, ids: Mapping[str, str]) -> Raw:
    for mark in marks:
        if isinstance(mark, Ref):
            return ids.get(mark.kind)
        if isinstance(mark, PageRef):
            return f"unit/{ids['unit']}"
        if isinstance(mark, InPlan):
            return None
        if isinstance(mark, FilePath):
            return "../tep/anh.svg"
    for mark in marks:
        if isinstance(mark, StringConstraints) and mark.pattern is not None:
            return FORMS.get(str(mark.pattern), "06")
        if isinstance(mark, AfterValidator):  # a whole day
            return "2026-05-04"
    return _value(get_args(annotation)[0], text, ids)


def _plain(type_: Any, text: str, ids: Mapping[str, str]) -> Raw:
    if type_ is str:
        return text
    if type_ is int:
        return "2026"
    if type_ is bool:
        return "true"
    if type_ is PartialDate:
        return "2026-05"
    if type_ is WrittenDate_:
        return {"text": text, "on": "2026-05"}
    if issubclass(type_, StrEnum):
        return str(next(iter(type_)))
    assert issubclass(type_, BaseModel), type_
    return fill(type_, text, ids)
