"""Fields and values in Vietnamese words, as forms and tables call them: from the catalogue."""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from functools import cache
from inspect import get_annotations
from typing import Any, get_args

from pydantic import BaseModel

from generator.locale import has, t


def field_key(model: type[BaseModel], field: str) -> str:
    """The catalogue's key of a field: the class that declares it owns its words."""
    owner = next(base for base in model.__mro__ if field in get_annotations(base))
    return f"field.{owner.__name__}.{field}"


def field_titles(model: type[BaseModel] | None) -> dict[str, tuple[str, ...]]:
    """Field → its title, and what else a column of it may be called."""
    return {name: _titles(field_key(model, name)) for name in model.model_fields} if model else {}


def _titles(key: str) -> tuple[str, ...]:
    others = t(f"{key}.headers").split(";") if has(f"{key}.headers") else []
    title = (t(f"{key}.title"),) if has(f"{key}.title") else ()
    return (*title, *(other.strip() for other in others))


@cache
def value_words_of(annotation: Any) -> Mapping[str, tuple[str, ...]]:
    """Value → its words, the best first, of a field that takes one of a few values; else nothing.

    The catalogue's key is `value.<class>.<value>`; words are parted by semicolons.
    """
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        start = f"value.{annotation.__name__}"
        return {
            str(value): tuple(word.strip() for word in t(f"{start}.{value}").split(";"))
            for value in annotation
        }
    found = (value_words_of(part) for part in get_args(annotation))
    return next((words for words in found if words), {})
