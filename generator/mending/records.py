"""A record's plain data and its type → what in it can be mended, and to what."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, StringConstraints

from generator.kinds.unit import Code
from generator.kinds.words import field_titles, value_words_of
from generator.mending.values import (
    mend_choice,
    mend_code,
    mend_date,
    mend_reference,
    mend_slug,
    mend_spaces,
    mend_yes_no,
)
from generator.model.dates import Day, PartialDate, WrittenDate_
from generator.model.problem import Loc
from generator.model.record import FilePath, Ref, Slug
from generator.model.source import Raw
from generator.model.text import slug

#: Kind → id → title, of all records.
Titles = Mapping[str, Mapping[str, str]]
_SLUG = next(mark.pattern for mark in get_args(Slug) if isinstance(mark, StringConstraints))


@dataclass(frozen=True, slots=True)
class Wanted:
    """The value at `loc`, or its key, should be `after`; `what` names the sort of mistake."""

    loc: Loc
    what: str
    before: str
    after: str
    key: bool = False


@dataclass(frozen=True, slots=True)
class Mender:
    """Knows the records of a portal, and what the unit is of which codes are told."""

    titles: Titles
    unit_type: str = ""

    def find(self, model: type[BaseModel], data: Mapping[str, Raw]) -> Iterator[Wanted]:
        """All that can be mended in `data`, which should be a `model`."""
        yield from self._group(model, data, ())

    def _group(self, model: type[BaseModel], data: Mapping[str, Raw], loc: Loc) -> Iterator[Wanted]:
        for key, raw in data.items():
            name = key if key in model.model_fields else _meant_key(model, key)
            if name is None or (name != key and name in data):
                continue
            if name != key:
                yield Wanted((*loc, key), "key", key, name, key=True)
            field = model.model_fields[name]
            if model is Code and name == "code" and isinstance(raw, str):
                after = mend_code(raw, self.unit_type)
                if after:
                    yield Wanted((*loc, key), "code", raw, after)
                continue
            yield from self._value(field.annotation, tuple(field.metadata), raw, (*loc, key))

    def _value(
        self, annotation: Any, marks: tuple[Any, ...], raw: Raw, loc: Loc
    ) -> Iterator[Wanted]:
        annotation, marks = _bare(annotation, marks)
        if isinstance(raw, dict):
            if isinstance(annotation, type) and issubclass(annotation, BaseModel):
                yield from self._group(annotation, raw, loc)
        elif isinstance(raw, list):
            if get_origin(annotation) is tuple:
                for index, item in enumerate(raw):
                    yield from self._value(get_args(annotation)[0], (), item, (*loc, index))
        elif isinstance(raw, str):
            what, after = self._text(annotation, marks, raw)
            if after is not None and after != raw:
                yield Wanted(loc, what, raw, after)

    def _text(self, type_: Any, marks: tuple[Any, ...], text: str) -> tuple[str, str | None]:
        """The sort of mistake, and what was meant."""
        if type_ in (PartialDate, WrittenDate_):
            return "date", mend_date(text, whole=any(mark in marks for mark in _DAY))
        if type_ is bool:
            return "yes-no", mend_yes_no(text)
        if isinstance(type_, type) and issubclass(type_, StrEnum):
            return "choice", mend_choice(text, value_words_of(type_))
        for mark in marks:
            if isinstance(mark, Ref):
                return "reference", mend_reference(text, self.titles.get(mark.kind, {}))
            if isinstance(mark, FilePath):
                return "", None
            if isinstance(mark, StringConstraints) and mark.pattern == _SLUG:
                return "id", mend_slug(text)
        return "spaces", mend_spaces(text) if type_ is str else None


_DAY = get_args(Day)[1:]


def _bare(annotation: Any, marks: tuple[Any, ...]) -> tuple[Any, tuple[Any, ...]]:
    """A type without `Annotated` and `None`, and the marks that were around it."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation, *more = get_args(annotation)
            marks = (*marks, *more)
        elif get_origin(annotation) in (Union, UnionType):
            annotation = next(part for part in get_args(annotation) if part is not type(None))
        else:
            return annotation, marks


@cache
def _keys(model: Any) -> Mapping[str, str]:
    """What a field may be called, without marks → the field; names that fit two are left out."""
    found: dict[str, str] = {}
    twice = set()
    for name, titles in field_titles(model).items():
        for bare in {slug(name.replace("_", "-")), *map(slug, titles)}:
            if found.setdefault(bare, name) != name:
                twice.add(bare)
    return {bare: name for bare, name in found.items() if bare not in twice}


def _meant_key(model: type[BaseModel], key: str) -> str | None:
    return _keys(model).get(slug(key.replace("_", "-")))
