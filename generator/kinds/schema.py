"""The name of a kind → the JSON Schema of its records, in words that teach an editor.

pydantic gives the structure, the catalogue the titles and descriptions:
`field.<class that declares the field>.<field>.title` and `.description`.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_args

from pydantic import BaseModel

from generator.errors import ThiduaError
from generator.kinds import FILED
from generator.kinds.words import field_key, value_words_of
from generator.locale import t
from generator.model.dates import WrittenDate_
from generator.model.portal import WITHDRAWN_ADDRESS, PortalInfo, Withdrawal
from generator.model.problem import suggest

__all__ = ["field_key", "find_models", "find_schema", "find_schemas"]

#: How descriptions give an example.
_EXAMPLE = re.compile("ví dụ “([^”]+)”")

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


def find_schemas() -> dict[str, tuple[str, str]]:
    """File name of each schema → the files of a portal that it is for, and its text as JSON."""
    found = {
        f"{kind.name}.schema.json": (
            f"data/{kind.folder}/**/*.yml",
            _typed(_schema(kind.record, t(f"kind.{kind.name}.one"))),
        )
        for kind in FILED
    }
    portal = _typed(_schema(PortalInfo, t("schema.portal")))
    found["portal.schema.json"] = ("data/portal.yml", portal)
    found["withdrawn.schema.json"] = ("data/withdrawn.yml", _typed(_notices()))
    return found


def _typed(schema: dict[str, Any]) -> str:
    """A schema as a file, for whoever types: a number may stand in quotation marks."""
    for part in _parts(schema):
        if part.get("type") == "integer":
            part |= {"type": ["integer", "string"], "pattern": "^ *[0-9]+ *$"}
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _notices() -> dict[str, Any]:
    """The schema of `data/withdrawn.yml`: an address → why nothing is there any more."""
    notice = _schema(Withdrawal, t("schema.withdrawn"))
    groups = {"$defs": notice.pop("$defs")} if "$defs" in notice else {}
    head = {"$schema": notice.pop("$schema"), "title": notice.pop("title")}
    names = {"pattern": WITHDRAWN_ADDRESS, "description": t("schema.address")}
    rest = {"type": "object", "propertyNames": names, "additionalProperties": notice}
    return {**head, **rest, **groups}


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
            description = t(f"{key}.description")
            facts |= {"title": t(f"{key}.title"), "description": description}
            examples = _EXAMPLE.findall(description)
            if examples:
                facts["examples"] = examples
            annotation: Any = found.model_fields[field].annotation
            words = value_words_of(annotation)
            if words:
                _explain_values(facts, groups, words)
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


def _explain_values(
    facts: dict[str, Any], groups: dict[str, Any], words: Mapping[str, tuple[str, ...]]
) -> None:
    """Give each value of a field its words, where editors show them (`enumDescriptions`)."""
    for part in (*_parts(facts), *groups.values()):
        if part.get("enum") == list(words):
            part["enumDescriptions"] = [names[0] for names in words.values()]


def _parts(node: Any) -> Iterator[dict[str, Any]]:
    """Every group inside a schema."""
    if isinstance(node, dict):
        yield node
        for inner in node.values():
            yield from _parts(inner)
    elif isinstance(node, list):
        for inner in node:
            yield from _parts(inner)
