"""A kind → what a form needs: its JSON Schema with the marks of its fields, and in which order.

The marks stand beside a field's title: `x-ref` the kind that it refers to, `x-markdown`, `x-photo`,
`x-file` with its endings, `x-personal`, `x-labels` the words of each choice, `x-more` for what few
records need.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from enum import StrEnum
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel

from generator.kinds import KIND_BY_NAME
from generator.kinds.base import Kind
from generator.kinds.schema import field_key, find_models, find_schema
from generator.locale import has, t
from generator.model.marks import find_marks
from generator.model.media import PICTURES
from generator.model.record import FilePath, PageRef, Personal, Record, Ref

#: Where the catalogue has the words of a choice; all others stand below `desk.choice`.
_CHOICES = {
    "LifeState": "life.state",
    "Basis": "consent.basis",
    "Outcome": "status",
    "RecipientKind": "recipient",
    "UnitType": "unit-type",
    "DayUnit": "page.consultation.unit",
}
#: Fields whose words are Markdown, beside the body of each kind.
_MARKDOWN = frozenset({"story", "results"})
#: What every record may have, and few need.
_SELDOM = frozenset(Record.model_fields)


@cache
def form_of(name: str) -> dict[str, Any]:
    """What `GET /api/kinds/{kind}` answers, for a kind that stands in files."""
    kind = KIND_BY_NAME[name]
    schema = json.loads(find_schema(kind.name))
    groups = schema.get("$defs", {})
    for model in find_models(kind.record):
        group = schema if model is kind.record else groups[model.__name__]
        for field, facts in _properties(group).items():
            _mark(facts, model, field, kind)
    for choice in _choices(kind.record):
        if choice.__name__ in groups:
            groups[choice.__name__]["x-labels"] = _labels(choice)
    rows = None
    if kind.rows:
        row = {**groups[kind.rows.row.__name__], "$defs": groups}
        rows = {"field": kind.rows.field, "file": kind.rows.file, "schema": row}
    names = {part: t(f"kind.{kind.name}.{part}") for part in ("one", "nav")}
    return {
        "name": kind.name,
        "titles": {"one": names["one"], "many": names["nav"]},
        "schema": schema,
        "order": _order(kind),
        "body": kind.body,
        "rows": rows,
    }


def _properties(group: dict[str, Any]) -> dict[str, Any]:
    """The fields of a group, which may be but one of the forms that a value has."""
    forms = group.get("anyOf", [group])
    return next((form["properties"] for form in forms if "properties" in form), {})


def _order(kind: Kind) -> list[str]:
    """The kind's own fields as declared, the body last of them, then what every record has."""
    fields = [name for name in kind.record.model_fields if name not in _SELDOM]
    if kind.body in fields:
        fields = [*(name for name in fields if name != kind.body), str(kind.body)]
    return [*fields, *(name for name in kind.record.model_fields if name in _SELDOM)]


def _mark(facts: dict[str, Any], model: type[BaseModel], field: str, kind: Kind) -> None:
    """The marks of a field, on the field and on the items of its list."""
    marks: dict[str, Any] = {}
    for mark in find_marks(model, field):
        if isinstance(mark, Ref):
            marks["x-ref"] = mark.kind
        elif isinstance(mark, PageRef):
            marks["x-ref"] = "page"
        elif isinstance(mark, FilePath):
            marks["x-file"] = sorted(mark.endings)
            if mark.endings <= PICTURES:
                marks["x-photo"] = True
        elif isinstance(mark, Personal):
            marks["x-personal"] = True
    if model is kind.record and (field == kind.body or field in _MARKDOWN):
        marks["x-markdown"] = True
    if model is kind.record and field in _SELDOM:
        marks["x-more"] = True
    facts |= marks
    advice = field_key(model, field).replace("field.", "desk_help.", 1)
    if has(advice):  # words for those who choose and tick, where YAML's are of codes
        facts["description"] = t(advice)
    if isinstance(facts.get("items"), dict):
        facts["items"] |= {name: value for name, value in marks.items() if name != "x-more"}


def _choices(root: type[BaseModel]) -> Iterator[type[StrEnum]]:
    """The types of few values below `root`."""
    for model in find_models(root):
        for field in model.model_fields.values():
            yield from _enums(field.annotation)


def _enums(annotation: Any) -> Iterator[type[StrEnum]]:
    if isinstance(annotation, type) and issubclass(annotation, StrEnum):
        yield annotation
    for part in get_args(annotation):
        yield from _enums(part)


def _labels(choice: type[StrEnum]) -> dict[str, str]:
    parent = _CHOICES.get(choice.__name__, f"desk.choice.{choice.__name__}")
    keys = {value.value: f"{parent}.{value.value}" for value in choice}
    return {value: t(key) if has(key) else value for value, key in keys.items()}
