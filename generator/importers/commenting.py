"""Doubts as comments in the YAML of a new record, above their fields."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Iterable
from typing import Any

import yaml

from generator.importers.found import Doubt
from generator.locale import has, t
from generator.model.problem import Loc
from generator.model.text import squeeze

_WIDTH = 100


def doubt_sentence(doubt: Doubt) -> str:
    """What an editor must look at: `chưa có đơn vị này trong cổng`."""
    values = {"found": squeeze(doubt.found), "hint": squeeze(doubt.hint)}
    sentence = t(doubt.why, **values) if has(doubt.why) else doubt.why
    if doubt.found and len(doubt.found) <= 60 and "{found}" not in (t(doubt.why) if has(doubt.why) else ""):
        return f"“{values['found']}”: {sentence}"
    return sentence


def field_title(kind: str, field: str) -> str:
    """The field as people call it: "Ngày ký"."""
    key = f"field.{kind.capitalize()}.{field}.title"
    return t(key) if has(key) else field


def _named(kind: str, field: str) -> str:
    title = field_title(kind, field)
    return field if title == field else f"{title} ({field})"


def with_comments(text: str, kind: str, doubts: Iterable[Doubt]) -> str:
    """`text` with a comment above the line of each field that is doubtful.

    What is doubtful in a row of a list of its own (CSV), and fields that are missing, come first.
    """
    node = yaml.compose(text, Loader=yaml.CSafeLoader)
    above: dict[int, list[str]] = {}
    for doubt in doubts:
        line = _line(node, doubt.loc)
        if line is None and len(doubt.loc) > 1 and isinstance(doubt.loc[1], int):
            continue  # a row of the list beside: it is told where the list is shown
        field = "" if line is not None else f"{_named(kind, str(doubt.loc[0]))}: "
        place = f" ({doubt.place})" if doubt.place else ""
        words = f"{t('import.comment')} {field}{doubt_sentence(doubt)}{place}"
        above.setdefault(line or 0, []).append(words)
    lines = text.split("\n")
    written: list[str] = []
    for number, line_text in enumerate(lines):
        indent = re.match(r"[ ]*", line_text)
        for words in above.get(number, ()):
            start = (indent[0] if indent else "") + "# "
            written += textwrap.wrap(
                words,
                _WIDTH,
                initial_indent=start,
                subsequent_indent=f"{start}  ",
                break_long_words=False,
                break_on_hyphens=False,
            )
        written.append(line_text)
    return "\n".join(written)


def _line(node: Any, loc: Loc) -> int | None:
    """The line of the key or item at `loc`; of what is above it, where the field is missing."""
    line: int | None = None
    for part in loc:
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            if part >= len(node.value):
                return line
            node = node.value[part]
            line = node.start_mark.line
        elif isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
            if pair is None:
                return line
            line, node = pair[0].start_mark.line, pair[1]
        else:
            return line
    return line
