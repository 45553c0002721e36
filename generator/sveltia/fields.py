"""A record's type in; the fields of a form of Sveltia CMS, in Vietnamese, out.

The structure comes from the record's type, the words from the catalogue: the same as the JSON
Schema (`kinds/schema.py`).
"""

from __future__ import annotations

from datetime import date
from enum import Enum
from typing import Any, get_args, get_origin

from pydantic import BaseModel
from pydantic.fields import FieldInfo

from generator.kinds import FILED
from generator.kinds.base import Kind
from generator.kinds.schema import field_key
from generator.locale import t
from generator.model.marks import find_marks
from generator.model.media import PICTURES
from generator.model.record import FilePath, Ref

Field = dict[str, Any]

#: Texts of several lines, in every kind.
_LONG = frozenset({"summary", "text", "note", "reason", "description"})
#: The fields that name a record, the first that a kind has.
_NAMES = ("title", "name", "subject", "number")
#: So deep a form may be; what lies deeper is kept as it is.
_DEPTH = 5


def collection(kind: Kind) -> dict[str, Any]:
    """The collection of a kind: where its files are, and the form of one."""
    names = [name for name in _NAMES if name in kind.record.model_fields]
    return {
        "name": kind.folder,
        "label": t(f"kind.{kind.name}.nav"),
        "label_singular": t(f"kind.{kind.name}.one"),
        "folder": f"data/{kind.folder}",
        "extension": "yml",
        "format": "yaml",
        "create": True,
        "media_folder": "",
        "public_folder": "",
        "identifier_field": names[0] if names else "id",
        "fields": form(kind.record, kind.body),
    }


def form(model: type[BaseModel], body: str | None = None, depth: int = 0) -> list[Field]:
    """The fields of a group, in its order; `body` is the one that holds Markdown."""
    return [
        _field(model, name, info, depth, markdown=name == body)
        for name, info in model.model_fields.items()
    ]


def _field(
    model: type[BaseModel], name: str, info: FieldInfo, depth: int, *, markdown: bool
) -> Field:
    key = field_key(model, name)
    words = {"name": name, "label": t(f"{key}.title"), "hint": t(f"{key}.description")}
    widget = {"widget": "markdown"} if markdown else _widget(model, name, info, depth)
    return {**words, **widget, "required": info.is_required()}


def _widget(model: type[BaseModel], name: str, info: FieldInfo, depth: int) -> Field:
    """By what a field is filled in."""
    type_, many = _plain(info.annotation)
    marks = find_marks(model, name)
    ref = next((mark for mark in marks if isinstance(mark, Ref)), None)
    if isinstance(type_, type) and issubclass(type_, BaseModel):
        return _group(type_, depth, many=many)
    if ref and ref.kind in _FOLDERS:
        found = {"widget": "relation", "collection": _FOLDERS[ref.kind], "value_field": "{{slug}}"}
        return {**found, "multiple": True} if many else found
    if isinstance(type_, type) and issubclass(type_, Enum):
        chosen = {"widget": "select", "options": [item.value for item in type_]}
        return {**chosen, "multiple": True} if many else chosen
    if many:
        return {"widget": "list"}
    return _text(type_, name, marks)


def _group(type_: type[BaseModel], depth: int, *, many: bool) -> Field:
    if depth == _DEPTH:
        return {"widget": "hidden"}
    fields = form(type_, depth=depth + 1)
    if many:
        return {"widget": "list", "fields": fields, "collapsed": True}
    return {"widget": "object", "fields": fields, "collapsed": True}


def _text(type_: Any, name: str, marks: tuple[Any, ...]) -> Field:
    path = next((mark for mark in marks if isinstance(mark, FilePath)), None)
    if path:
        return {"widget": "image" if path.endings <= PICTURES else "file"}
    if type_ is bool:
        return {"widget": "boolean"}
    if type_ is date:
        return {"widget": "datetime", "type": "date", "format": "YYYY-MM-DD"}
    return {"widget": "text" if name in _LONG else "string"}


def _plain(annotation: Any) -> tuple[Any, bool]:
    """The type without "or nothing" and without its list; whether it was a list."""
    origin, parts = get_origin(annotation), get_args(annotation)
    if hasattr(annotation, "__metadata__"):
        return _plain(parts[0])
    if origin is tuple:
        return _plain(parts[0])[0], True
    rest = [part for part in parts if part is not type(None)]
    if rest and origin is not None:
        groups = [part for part in rest if _is_group(part)]
        return _plain((groups or rest)[0])
    return annotation, False


def _is_group(part: Any) -> bool:
    return isinstance(part, type) and issubclass(part, BaseModel)


_FOLDERS = {kind.name: kind.folder for kind in FILED}
