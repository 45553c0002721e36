"""Whether JSON-LD uses the vocabulary of schema.org as it is meant: JSON in, complaints out."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from typing import Any

from tests.linked_data.excerpt import TABLE

_TYPES: dict[str, Any] = json.loads(TABLE.read_text("utf-8"))["types"]
_DATE = re.compile(r"\d{4}(-\d\d(-\d\d)?)?")
_URL = re.compile(r"(https?://|(\.\./)*|\./)[^\s<>\"]*")
#: What a property that expects a value, and no thing, takes.
_VALUES = {
    "Text": lambda value: isinstance(value, str),
    "URL": lambda value: isinstance(value, str) and bool(_URL.fullmatch(value)),
    "Date": lambda value: isinstance(value, str) and bool(_DATE.fullmatch(value)),
    "DateTime": lambda value: isinstance(value, str),
    "Integer": lambda value: type(value) is int,
    "Number": lambda value: type(value) in (int, float),
    "Boolean": lambda value: type(value) is bool,
}


def complaints(block: Any) -> Iterator[str]:
    """What is wrong with a whole block."""
    if block.get("@context") != "https://schema.org" or set(block) != {"@context", "@graph"}:
        yield "no graph of schema.org"
    for thing in block.get("@graph", ()):
        yield from of_thing(thing)


def of_thing(thing: Any) -> Iterator[str]:
    """What is wrong with a thing and all that is in it."""
    type_ = thing.get("@type")
    if type_ not in _TYPES:
        yield f"no type {type_}"
        return
    known = _properties(type_)
    for name, value in thing.items():
        if name in ("@type", "@id"):
            continue
        if name not in known:
            yield f"{type_} has no {name}"
            continue
        for one in value if isinstance(value, list) else [value]:
            yield from _of_value(f"{type_}.{name}", one, known[name].split("|"))


def _of_value(place: str, value: Any, expected: list[str]) -> Iterator[str]:
    if isinstance(value, dict):
        things = [name for name in expected if name not in _VALUES]
        if not things:
            yield f"{place} takes no thing"
        elif set(value) != {"@id"}:  # the name of a thing says nothing of its type
            if not any(name in ancestry(value.get("@type", "")) for name in things):
                yield f"{place} takes no {value.get('@type')}"
            yield from of_thing(value)
    elif not any(_VALUES[name](value) for name in expected if name in _VALUES):
        yield f"{place} takes no {value!r}"
    elif value == "":
        yield f"{place} is empty"


def ancestry(type_: str) -> set[str]:
    """The type and all above it."""
    above = (ancestry(name) for name in _TYPES.get(type_, {}).get("is", ()))
    return {type_}.union(*above)


def _properties(type_: str) -> dict[str, str]:
    return {
        name: expected
        for one in ancestry(type_)
        if one in _TYPES
        for name, expected in _TYPES[one]["has"].items()
    }
