"""The name of a kind → the JSON Schema of its records, in words that teach an editor.

pydantic gives the structure, the catalogue the titles and descriptions:
`field.<class that declares the field>.<field>.title` and `.description`.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any, get_args

from pydantic import BaseModel

from generator.errors import ThiduaError
from generator.kinds import FILED
from generator.kinds.words import field_key
from generator.locale import t
from generator.model.dates import WrittenDate_
from generator.model.portal import PortalInfo, Withdrawal
from generator.model.problem import suggest

__all__ = ["field_key", "find_models", "find_schema"]

_DIALECT = "https://json-schema.org/draft/2020-12/schema"
_PORTAL = "portal"
#: `load` hands on each scalar as the text that was typed: `number: 15` needs no quotation marks.
_SCALAR = ["string", "number", "boolean"]


def find_schema(kind: str) -> str:
    """The schema of a kind's record, or of `data/portal.yml` for "portal", as JSON text.

    Raises `ThiduaError` for a kind that there is none of, with the nearest or all names.
    """
    types: dict[str, type[BaseModel]] = {item.name: item.record for item in FILED}
    types[_PORTAL] = PortalInfo
    if kind not in types:
        hint = suggest(kind, types) or ", ".join(types)
        raise ThiduaError("schema.unknown", found=kind, hint=hint)
    title = t("schema.portal") if kind == _PORTAL else t(f"kind.{kind}.one")
    return json.dumps(_schema(types[kind], title), ensure_ascii=False, indent=2)


def find_models(*roots: type[BaseModel]) -> tuple[type[BaseModel], ...]:
    """Every group of fields below `roots`, each once, in the order in which they are met.

    Without `roots`: of all kinds, of the portal's own file and of notices.
    """
    found: dict[type[BaseModel], None] = {}
    for root in roots or (*(kind.record for kind in FILED), PortalInfo, Withdrawal):
        _collect(root, found)
    return tuple(found)


def _collect(annotation: Any, found: dict[type[BaseModel], None]) -> None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        if annotation in found:
            return
        found[annotation] = None
        for field in annotation.model_fields.values():
            _collect(field.annotation, found)
    for part in get_args(annotation):
        _collect(part, found)


def _schema(model: type[BaseModel], title: str) -> dict[str, Any]:
    schema = model.model_json_schema()
    groups = schema.get("$defs", {})
    for found in find_models(model):
        group = schema if found is model else groups[found.__name__]
        for field, facts in group["properties"].items():
            key = field_key(found, field)
            facts |= {"title": t(f"{key}.title"), "description": t(f"{key}.description")}
    for group in (schema, *groups.values()):  # written for those who read the code
        group.pop("title", None)
        group.pop("description", None)
    for part in _parts(schema):
        if part.get("type") == "string" and "enum" not in part:
            part["type"] = _SCALAR
    written = WrittenDate_.__name__
    if written in groups:  # a bare date stands for one whose words are that day
        groups[written] = {"anyOf": [groups[written], {"type": _SCALAR}]}
    return {"$schema": _DIALECT, "title": title, **schema}


def _parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every group inside a schema."""
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from _parts(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _parts(inner)
