"""YAML text → a tree that knows where in the text each value stands.

Offsets count characters. libyaml's end of a block runs on to the next word; here a block ends with
its last line.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import yaml

_NOTHING = frozenset(("", "~", "null", "Null", "NULL"))


@dataclass(frozen=True, slots=True)
class Node:
    """A value: its plain data, where it begins and ends, how it is written.

    `column` is that of a block's keys or dashes. A scalar's `style` is "", one of its quotation
    marks, or the sign of its block; lists and groups have `items`.
    """

    value: Any
    start: int
    end: int
    column: int
    style: str = ""
    flow: bool = False
    items: tuple[Item, ...] = ()

    @property
    def block(self) -> bool:
        """Whether this is a list or a group on lines of its own."""
        return not self.flow and bool(self.items)


@dataclass(frozen=True, slots=True)
class Item:
    """An item of a list, from its dash on, or a pair of a group, from its key on."""

    start: int
    node: Node
    key: str = ""
    colon: int = 0

    @property
    def end(self) -> int:
        """Where it ends."""
        return max(self.node.end, self.colon + 1 if self.key or self.colon else 0)


class Unusual(Exception):
    """The text has what is read well, but not edited in place: anchors, or a key twice."""


def read_nodes(text: str) -> Node | None:
    """The root of `text`; None for a text without data.

    Raises `Unusual`, or `yaml.YAMLError` for what is no YAML.
    """
    root = yaml.compose(text, Loader=yaml.CSafeLoader)
    return _Reading(text).node(root, -1) if root is not None else None


class _Reading:
    def __init__(self, text: str) -> None:
        self.text = text
        self.seen: set[int] = set()

    def node(self, found: Any, outer: int) -> Node:
        """A node; `outer` is the column of the key or dash that it belongs to."""
        if id(found) in self.seen:
            raise Unusual("alias")
        self.seen.add(id(found))
        if isinstance(found, yaml.ScalarNode):
            return self._scalar(found, outer)
        start, column = found.start_mark.index, found.start_mark.column
        flow = bool(found.flow_style)
        many = self._pairs if isinstance(found, yaml.MappingNode) else self._entries
        items = many(found, column)
        if isinstance(found, yaml.MappingNode):
            value: Any = {item.key: item.node.value for item in items}
            if len(value) != len(items):
                raise Unusual("twice")
        else:
            value = [item.node.value for item in items]
        end = found.end_mark.index if flow or not items else items[-1].end
        return Node(value, start, end, column, "", flow or not items, items)

    def _scalar(self, found: Any, outer: int) -> Node:
        start, end, style = found.start_mark.index, found.end_mark.index, found.style or ""
        value = None if not style and found.value in _NOTHING else found.value
        if style and style in "|>":
            end = self._block_end(start, outer)
        return Node(value, start, end, found.start_mark.column, style)

    def _pairs(self, found: Any, column: int) -> tuple[Item, ...]:
        items = []
        for key, value in found.value:
            if not isinstance(key, yaml.ScalarNode):
                raise Unusual("key")
            colon = self.text.find(":", key.end_mark.index)
            items.append(Item(key.start_mark.index, self.node(value, column), key.value, colon))
        return tuple(items)

    def _entries(self, found: Any, column: int) -> tuple[Item, ...]:
        items = []
        for value in found.value:
            node = self.node(value, column)
            start = node.start if found.flow_style else self._dash(node.start, column)
            items.append(Item(start, node))
        return tuple(items)

    def _dash(self, start: int, column: int) -> int:
        """The dash in `column` before what starts at `start`."""
        line = self.text.rfind("\n", 0, start) + 1
        while self.text[line + column : line + column + 1] != "-" or line + column >= start:
            if line == 0:
                raise Unusual("dash")
            line = self.text.rfind("\n", 0, line - 1) + 1
        return line + column

    def _block_end(self, start: int, outer: int) -> int:
        """The end of the last line of the block scalar whose sign stands at `start`."""
        head_end = self.text.find("\n", start)
        if head_end < 0:
            return len(self.text)
        head = self.text[start:head_end].split("#")[0]
        end, place, inner = start + len(head.rstrip()), head_end + 1, 0
        while place < len(self.text):
            stop = self.text.find("\n", place)
            stop = len(self.text) if stop < 0 else stop
            line = self.text[place:stop]
            indent = len(line) - len(line.lstrip(" "))
            if line.strip():
                if indent < (inner or outer + 1):
                    break
                inner = inner or (outer + 1 if any(sign.isdigit() for sign in head) else indent)
            if line.strip() or "+" in head:
                end = stop
            place = stop + 1
        return end
