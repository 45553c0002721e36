"""Which fields of a record carry which marks: the stages read these, never a kind's name.

Built once per type from its annotations; walking a value then touches marked fields only.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin

from pydantic import BaseModel

from generator.model.problem import Loc

Mark = TypeVar("Mark")
_Walk = Callable[[Any, Loc], Iterator[tuple[Loc, str, Any]]]


def find_marked(value: BaseModel, mark: type[Mark]) -> Iterator[tuple[Loc, str, Mark]]:
    """Place, text and mark of every text below `value` whose type carries a `mark`."""
    # `Any` since mypy does not take a type for hashable, which `cache` asks for.
    type_: Any = type(value)
    wanted: Any = mark
    walk = _walker(type_, wanted)
    return walk(value, ()) if walk else iter(())


@cache
def find_marks(type_: Any, name: str) -> tuple[Any, ...]:
    """Every mark of the field `name` of a group of `type_`, those of its items included."""
    field = type_.model_fields[name]
    return (*field.metadata, *_all_marks(field.annotation))


def _all_marks(annotation: Any) -> Iterator[Any]:
    yield from _metadata(annotation)
    for part in _arguments(annotation):
        if not (isinstance(part, type) and issubclass(part, BaseModel)):
            yield from _all_marks(part)


@cache
def _walker(annotation: Any, mark: Any) -> _Walk | None:
    """What walks a value of type `annotation`; None where nothing below it can carry `mark`."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return _model_walker(annotation, mark)
    for found in _metadata(annotation):
        if isinstance(found, mark):
            return _leaf_walker(found)
    walkers = [walk for walk in (_walker(arg, mark) for arg in _arguments(annotation)) if walk]
    if not walkers:
        return None
    inner = walkers[0]
    return _many_walker(inner) if get_origin(annotation) is tuple else inner


def _metadata(annotation: Any) -> tuple[Any, ...]:
    return tuple(getattr(annotation, "__metadata__", ()))


def _arguments(annotation: Any) -> tuple[Any, ...]:
    args = get_args(annotation)
    return args[:1] if get_origin(annotation) is Annotated else args


def _model_walker(model: type[BaseModel], mark: Any) -> _Walk | None:
    fields: list[tuple[str, _Walk]] = []
    for name, field in model.model_fields.items():
        found = next((meta for meta in field.metadata if isinstance(meta, mark)), None)
        annotation: Any = field.annotation
        walk = _leaf_walker(found) if found else _walker(annotation, mark)
        if walk:
            fields.append((name, walk))
    if not fields:
        return None

    def walk_model(value: Any, loc: Loc) -> Iterator[tuple[Loc, str, Any]]:
        for name, walk in fields:
            inner = getattr(value, name)
            if inner is not None:
                yield from walk(inner, (*loc, name))

    return walk_model


def _leaf_walker(found: Any) -> _Walk:
    def walk_leaf(value: Any, loc: Loc) -> Iterator[tuple[Loc, str, Any]]:
        yield loc, value, found

    return walk_leaf


def _many_walker(inner: _Walk) -> _Walk:
    def walk_many(value: Any, loc: Loc) -> Iterator[tuple[Loc, str, Any]]:
        for index, item in enumerate(value):
            yield from inner(item, (*loc, index))

    return walk_many
