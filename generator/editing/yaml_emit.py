"""Plain data → YAML text: the scalars, lists and groups that `yaml_edit` puts into a file.

A scalar is written plain where every reader of YAML takes it for what `load.yaml_text` does, and
in quotation marks or as a block where not. A `Look` says how its neighbours are written.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from generator.editing.folding import fold, foldable

WIDTH = 100
_INT = re.compile(r"-?(0|[1-9][0-9]{0,14})")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_-]*")
_DAY = re.compile(r"[0-9]{4}-[0-9]{2}-[0-9]{2}")
_LIKE_NUMBER = re.compile(r"[-+.]?[0-9][0-9a-fA-FxXoObe_.:,+-]*|[-+]?\.(inf|nan)", re.IGNORECASE)
_WORDS = frozenset(("y", "n", "yes", "no", "on", "off", "null", "~", "=", "<<"))
_FIRST = frozenset("-?:,[]{}#&*!|>'\"%@`. \t")
_UNSAFE = re.compile(r":(\s|$)|\s#|[\x00-\x1f\x7f-\x9f\u2028\u2029\ufeff\ud800-\udfff]|\s$")
_IN_FLOW = re.compile(r"[,\[\]{}:#?]")
_ODD = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u2028\u2029\ufeff]")


@dataclass(frozen=True, slots=True)
class Look:
    """How a file is written: columns by which lists and groups stand in from their key."""

    mapping: int = 2
    sequence: int = 2


@dataclass(frozen=True, slots=True)
class Model:
    """How a neighbour is written that a new value should look like; `style` of a scalar."""

    flow: bool = False
    style: str | None = None
    fields: Mapping[str, Model] | None = None


def plain_safe(text: str, *, flow: bool = False) -> bool:
    """Whether `text` may stand without quotation marks."""
    if not text or text[0] in _FIRST or _UNSAFE.search(text) or text.lower() in _WORDS:
        return False
    if _LIKE_NUMBER.fullmatch(text) and not (_INT.fullmatch(text) or _DAY.fullmatch(text)):
        return False
    return not (flow and _IN_FLOW.search(text))


def quoted(text: str, mark: str = '"') -> str:
    """`text` in quotation marks, on one line."""
    if mark == "'" and not re.search(r"[\n\r\t]", text) and not _ODD.search(text):
        return "'" + text.replace("'", "''") + "'"
    escaped = json.dumps(text, ensure_ascii=False)
    return _ODD.sub(lambda found: f"\\u{ord(found[0]):04x}", escaped)


def inline(value: Any, model: Model | None = None, *, flow: bool = True) -> str:
    """`value` on one line: a scalar, or a list or group in brackets."""
    model = model or Model()
    if value is None:
        return "null" if flow else ""
    if isinstance(value, Mapping):
        inner = (
            f"{key_text(key, flow=True)}: {inline(item, (model.fields or {}).get(key))}"
            for key, item in value.items()
            if item is not None
        )
        return "{" + ", ".join(inner) + "}"
    if isinstance(value, list | tuple):
        return "[" + ", ".join(inline(item) for item in value) + "]"
    if model.style in ("'", '"'):
        return quoted(value, model.style)
    return value if plain_safe(value, flow=flow) else quoted(value)


def key_text(text: str, *, flow: bool = False) -> str:
    """A key as it is written: a single word stands plain, "no" among them."""
    if _NAME.fullmatch(text):
        return text
    return text if plain_safe(text, flow=flow) else quoted(text)


def after_key(value: Any, column: int, look: Look, model: Model | None = None) -> str:
    """What stands behind the colon of a key in `column`: " x", or lines below; no last line end."""
    model = model or Model()
    if value is None:
        return ""
    if not value or model.flow or isinstance(value, str):
        return f" {_scalar(value, column, model)}"
    if isinstance(value, Mapping):
        inner = column + look.mapping
        return "\n" + " " * inner + group(value, inner, look, model)
    inner = column + look.sequence
    return "".join("\n" + " " * inner + item(one, inner, look) for one in value)


def pair(key: str, value: Any, column: int, look: Look, model: Model | None = None) -> str:
    """A key in `column` with its value; the first line without its indentation."""
    return f"{key_text(key)}:{after_key(value, column, look, model)}"


def group(value: Mapping[str, Any], column: int, look: Look, model: Model | None = None) -> str:
    """The lines of a group whose keys stand in `column`; the first without its indentation."""
    fields = (model and model.fields) or {}
    lines = (
        pair(key, inner, column, look, fields.get(key))
        for key, inner in value.items()
        if inner is not None
    )
    return ("\n" + " " * column).join(lines)


def item(value: Any, column: int, look: Look, model: Model | None = None) -> str:
    """An item of a list whose dash stands in `column`; the first line without its indentation."""
    if value is None:
        return "-"
    if model and model.flow and not isinstance(value, str):
        return f"- {inline(value, model)}"
    if value and isinstance(value, Mapping) and any(one is not None for one in value.values()):
        return f"- {group(value, column + 2, look, model)}"
    if value and isinstance(value, list | tuple):
        inner = ("\n" + " " * (column + 2)).join(item(one, column + 2, look) for one in value)
        return f"- {inner}"
    return f"- {_scalar(value, column, model or Model())}"


def _scalar(value: Any, column: int, model: Model) -> str:
    """A scalar in the style of `model` where it can be: its head, and lines of a block below."""
    if not isinstance(value, str):
        return inline(value, model)
    long = model.style is None and len(value) > WIDTH
    if "\n" in value and model.style != ">":
        block = literal(value, column + 2)
    elif model.style in ("|", ">") or (long and " " in value):
        block = folded(value, column + 2)
    else:
        block = None
    if block:
        return block
    return inline(value, model if model.style in ("'", '"') else None, flow=False)


def literal(value: str, column: int) -> str | None:
    """`value` as a block whose lines are its lines; None where a block cannot hold it."""
    body = value.rstrip("\n")
    if not _blockable(body):
        return None
    tail = len(value) - len(body)
    sign = "-" if tail == 0 else "" if tail == 1 else "+"
    lines = (" " * column + line if line else "" for line in body.split("\n"))
    return f"|{sign}\n" + "\n".join(lines) + "\n" * max(0, tail - 1)


def folded(value: str, column: int, before: str | None = None, width: int = WIDTH) -> str | None:
    """`value` as a block whose lines are joined; `before` is the block's text so far.

    Lines of `before` stay as they are where their words do. None where a block cannot hold it.
    """
    body = value.rstrip("\n")
    tail = len(value) - len(body)
    if not _blockable(body) or not foldable(body) or tail > 1:
        return None
    old = [line.strip() for line in before.split("\n")] if before is not None else []
    lines = fold(body, old, max(40, width - column))
    sign = "" if tail else "-"
    return f">{sign}\n" + "\n".join(" " * column + line if line else "" for line in lines)


def _blockable(body: str) -> bool:
    return bool(body) and body[0] not in " \t\n" and not _ODD.search(body) and "\r" not in body
