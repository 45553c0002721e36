"""pydantic's findings → problems in our own codes, with what was found and what was meant."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any, get_args

from pydantic import BaseModel
from pydantic_core import ErrorDetails

from generator.kinds.words import field_titles, value_words_of
from generator.locale import t
from generator.model import quota, record
from generator.model.problem import Loc, Problem, suggest
from generator.privacy.fields import is_private_field

#: pydantic's error types → our codes. A type that is not here is a `record.value`.
_CODES = {
    "extra_forbidden": "record.unknown-key",
    "missing": "record.missing",
    "string_too_short": "record.empty",
    "too_short": "record.empty",
    "string_type": "record.text",
    "enum": "record.choice",
    "literal_error": "record.choice",
    "bool_parsing": "record.yes-no",
    "bool_type": "record.yes-no",
    "int_parsing": "record.number",
    "int_type": "record.number",
    "int_from_float": "record.number",
    "greater_than_equal": "record.range",
    "less_than_equal": "record.range",
    "string_pattern_mismatch": "record.form",
    "string_too_long": "record.long",
    "tuple_type": "record.list",
    "model_type": "record.group",
    "model_attributes_type": "record.group",
    "dict_type": "record.group",
}

#: Where an office says how it can be reached.
_CONTACT = "contact"
_FORMS = {**record.FORMS, **quota.FORMS}


def translate(detail: ErrorDetails, type_: type[BaseModel], path: str) -> Problem:
    """One finding of pydantic about a record of `type_` as a problem with its field."""
    loc: Loc = tuple(detail["loc"])
    kind, given = detail["type"], detail["input"]
    context: Mapping[str, Any] = detail.get("ctx", {})
    if "." in kind:  # raised by our own validators, with our own code
        return Problem(kind, path, loc, _found(given), str(context.get("hint", "")))
    code = _CODES.get(kind, "record.value")
    if given is None and code in ("record.text", "record.list", "record.group"):
        code = "record.empty"
    hint, found, expected = "", _found(given), ""
    if code == "record.unknown-key":
        found = str(loc[-1])
        known = fields_at(type_, loc[:-1])
        hint = suggest(found, known, field_titles(model_at(type_, loc[:-1])))
        if is_private_field(found):
            code, hint = "field.private", _CONTACT if _CONTACT in known else ""
    elif code == "record.missing":
        found = str(loc[-1])
    elif code == "record.choice":
        choices = _choices(str(context.get("expected", "")))
        words = value_words(type_, loc)
        hint = suggest(found, choices, words)
        every = ", ".join(_worded(choice, words) for choice in choices)
        expected = "" if hint else t("problem-part.choices", choices=every)
    elif code == "record.range":
        hint = str(context.get("ge", context.get("le", "")))
    elif code == "record.form":
        hint = _FORMS.get(str(context.get("pattern", "")), "")
    problem = Problem(code, path, loc, found, hint)
    return problem.about(expected=expected) if code == "record.choice" else problem


def _found(given: object) -> str:
    """What was typed, short; nothing for a group or a list."""
    if isinstance(given, str):
        return given if len(given) <= 60 else given[:57] + "…"
    return ""


def _choices(expected: str) -> list[str]:
    """pydantic's "'a', 'b' or 'c'" as a list."""
    return [part.strip(" '") for part in expected.replace(" or ", ", ").split(",")]


def value_words(type_: type[BaseModel], loc: Loc) -> Mapping[str, tuple[str, ...]]:
    """The Vietnamese words for each value of the field at `loc`."""
    names = [part for part in loc if isinstance(part, str)]
    model = model_at(type_, tuple(names[:-1]))
    field: Any = model.model_fields.get(names[-1]) if model and names else None
    return value_words_of(field.annotation) if field else {}


def _worded(choice: str, words: Mapping[str, tuple[str, ...]]) -> str:
    """`individual (cá nhân)`."""
    return f"{choice} ({words[choice][0]})" if words.get(choice) else choice


def fields_at(type_: type[BaseModel], loc: Loc) -> tuple[str, ...]:
    """The fields of the group at `loc` below a record of `type_`."""
    model = model_at(type_, loc)
    return tuple(model.model_fields) if model else ()


def model_at(type_: type[BaseModel], loc: Loc) -> type[BaseModel] | None:
    """The type of the group at `loc` below a record of `type_`."""
    model: type[BaseModel] | None = type_
    for part in loc:
        if isinstance(part, int) or model is None:
            continue
        field = model.model_fields.get(str(part))
        annotation: Any = field.annotation if field else None
        model = _model_in(annotation)
    return model


@cache
def _model_in(annotation: Any) -> type[BaseModel] | None:
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        return annotation
    inner: Iterator[Any] = (_model_in(part) for part in get_args(annotation))
    return next((found for found in inner if found), None)
