"""YAML text and what is wanted of it → the text with just these words replaced."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

import yaml

from generator.load.front_matter import split_front_matter
from generator.mending.found import Mend
from generator.mending.records import Wanted

#: What needs no quotation marks anywhere in YAML, and is what it looks like.
_PLAIN = re.compile(r"[\w][\w /.\-]*", re.UNICODE)


@dataclass(frozen=True, slots=True)
class _Splice:
    start: int
    end: int
    text: str
    mend: Mend


def splice_yaml(text: str, path: str, wanted: Iterable[Wanted]) -> tuple[str, list[Mend]]:
    """`text` (YAML, or Markdown with front matter) with what is wanted; what was done.

    Texts over several lines are left as they are.
    """
    shift, yaml_text = 0, text
    if path.lower().endswith(".md"):
        split = split_front_matter(text)
        if split is None:
            return text, []
        shift, yaml_text = text.index("\n") + 1, split[0]
    root = yaml.compose(yaml_text, Loader=yaml.SafeLoader)  # whose marks count characters
    splices = []
    for one in wanted:
        node = _node(root, one)
        splice = _splice(node, one, yaml_text, shift, path, text) if node is not None else None
        if splice:
            splices.append(splice)
    splices.sort(key=lambda splice: splice.start)
    for splice in reversed(splices):
        text = text[: splice.start] + splice.text + text[splice.end :]
    return text, [splice.mend for splice in splices]


def _node(node: Any, wanted: Wanted) -> Any:
    """The node of the value, or of the key."""
    for index, part in enumerate(wanted.loc):
        last = index == len(wanted.loc) - 1
        if isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
            if pair is None:
                return None
            node = pair[0] if wanted.key and last else pair[1]
        elif isinstance(node, yaml.SequenceNode) and isinstance(part, int):
            node = node.value[part]
        else:
            return None
    return node if isinstance(node, yaml.ScalarNode) else None


def _splice(
    node: Any, wanted: Wanted, yaml_text: str, shift: int, path: str, text: str
) -> _Splice | None:
    start, end = node.start_mark.index, node.end_mark.index
    typed = yaml_text[start:end]
    if "\n" in typed or node.style in ("|", ">"):
        return None
    line = text.count("\n", 0, start + shift) + 1
    mend = Mend(path, line, wanted.what, wanted.before, wanted.after)
    return _Splice(start + shift, end + shift, _written(wanted.after, node.style, typed), mend)


def _written(value: str, style: str | None, typed: str) -> str:
    """The value in the quotation marks that stood there, if any."""
    if style == '"':
        return '"' + value.replace("\\", "\\\\").replace('"', '\\"') + '"'
    plain = _PLAIN.fullmatch(value) or " ".join(typed.split()) == value
    return value if style is None and plain else "'" + value.replace("'", "''") + "'"
