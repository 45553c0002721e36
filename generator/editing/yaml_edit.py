"""What differs between a YAML text and data → the places of the text that change.

Everything else stays byte for byte: comments, order, blank lines, quotation marks, folded lines.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from generator.editing import yaml_emit as emit
from generator.editing.yaml_emit import Look, Model
from generator.editing.yaml_nodes import Item, Node
from generator.editing.yaml_pairs import face, find_pairs, same


class Splice(NamedTuple):
    """`text` instead of what stands from `start` to `end`."""

    start: int
    end: int
    text: str


def splice(text: str, splices: Iterable[Splice]) -> str:
    """`text` with the `splices` made, which may stand in any order.

    Raises `ValueError` where two of them meet.
    """
    parts, place = [], 0
    for start, end, new in sorted(splices, key=lambda one: (one.start, one.end)):
        if start < place:
            raise ValueError("two changes of one place")
        parts += [text[place:start], new]
        place = end
    return "".join([*parts, text[place:]])


class Editor:
    """Finds the splices that make `text`, whose tree is `root`, mean other data."""

    def __init__(self, text: str, root: Node) -> None:
        self.text, self.look = text, _look(root)
        self.splices: list[Splice] = []

    def edit(self, node: Node, new: Any) -> bool:
        """Whether `node` could be changed to mean `new` without being written anew."""
        if same(node.value, new):
            return True
        if not node.items or not new or isinstance(new, str):
            return False
        if isinstance(node.value, dict) and isinstance(new, Mapping):
            return self._group(node, new)
        if isinstance(node.value, list) and isinstance(new, list | tuple):
            return self._list(node, new)
        return False

    def _group(self, node: Node, new: Mapping[str, Any]) -> bool:
        wanted = {key: value for key, value in new.items() if value is not None}
        old = {item.key: item for item in node.items}
        # A key without a value may stay, where nothing is wanted there.
        kept = [key for key, item in old.items() if key in wanted or (item.node.value is None)]
        if not kept:
            return False
        for key in kept:
            if key in wanted and not self.edit(old[key].node, wanted[key]):
                self._replace(old[key], wanted[key], node)
        self._remove(node, [key in kept for key in old])
        places = {key: place for place, key in enumerate(old)}
        first, before = min(places[key] for key in kept), None
        for key, value in wanted.items():
            if key in kept:
                before = key
                continue
            written = (
                f"{emit.key_text(key, flow=True)}: {emit.inline(value)}"
                if node.flow
                else emit.pair(key, value, node.column, self.look)
            )
            self._insert(node, places[before] if before is not None else None, written, first)
        return True

    def _list(self, node: Node, new: Sequence[Any]) -> bool:
        old = [item.node.value for item in node.items]
        pairs = find_pairs(old, new)
        if not pairs:
            return False
        for i, j in pairs.items():
            if not self.edit(node.items[i].node, new[j]):
                self._replace(node.items[i], new[j], node)
        gone = {face(old[i]): i for i in range(len(old)) if i not in pairs}
        after: int | None = None
        by_new = {j: i for i, j in pairs.items()}
        model = _model(node.items[min(pairs)].node)
        for j, value in enumerate(new):
            if j in by_new:
                after = by_new[j]
                continue
            moved = gone.get(face(value))
            written = self._moved(node, moved) if moved is not None else None
            if written is None:
                written = (
                    emit.inline(value, model)
                    if node.flow
                    else emit.item(value, node.column, self.look, model)
                )
            self._insert(node, after, written, min(pairs))
        self._remove(node, [i in pairs for i in range(len(old))])
        return True

    def _moved(self, node: Node, place: int) -> str | None:
        """The text of an item that stands elsewhere now."""
        item = node.items[place]
        return self.text[item.start : item.end if node.flow else self._line_end(item.end)]

    def _insert(self, node: Node, after: int | None, written: str, first: int) -> None:
        """`written` after the item `after`, or before the `first` of those that stay."""
        if after is None:
            start = node.items[first].start
            between = ", " if node.flow else "\n" + " " * node.column
            self.splices.append(Splice(start, start, written + between))
        elif node.flow:
            end = node.items[after].end
            self.splices.append(Splice(end, end, ", " + written))
        else:
            end = self._own_end(node, after)
            self.splices.append(Splice(end, end, "\n" + " " * node.column + written))

    def _remove(self, node: Node, stays: Sequence[bool]) -> None:
        """Take out the items that do not stay."""
        for place, item in enumerate(node.items):
            if stays[place]:
                continue
            if node.flow:
                followed = any(stays[place:])
                start = item.start if followed else node.items[place - 1].end
                end = node.items[place + 1].start if followed else item.end
                self.splices.append(Splice(start, end, ""))
                continue
            line = self.text.rfind("\n", 0, item.start) + 1
            end = self._line_end(item.end)
            if self.text[line : item.start].strip():  # on the line of a dash
                end = self._joined(node, place, item)
                self.splices.append(Splice(item.start, end, ""))
            else:
                stop = min(end + 1, len(self.text))
                self.splices.append(Splice(line, stop, ""))

    def _joined(self, node: Node, place: int, item: Item) -> int:
        """Where the next item starts, if nothing but blanks is between; else the item's end."""
        following = node.items[place + 1].start if place + 1 < len(node.items) else item.end
        return item.end if self.text[item.end : following].strip() else following

    def _replace(self, item: Item, new: Any, parent: Node) -> None:
        """The value of `item` written anew."""
        node = item.node
        scalar = isinstance(new, str) and node.style in ("", "'", '"') and not node.items
        if parent.flow or (scalar and node.end > node.start):
            written = self._inline(node, new, flow=parent.flow)
            if written is not None:
                gap = " " if node.start == node.end and written else ""
                self.splices.append(Splice(node.start, node.end, gap + written))
                return
        self._replace_lines(item, new, parent)

    def _inline(self, node: Node, new: Any, *, flow: bool) -> str | None:
        """`new` on the line of the old value; None where it is too long for one."""
        if not flow and "\n" in new:
            return None
        return emit.inline(new, _model(node), flow=flow)

    def _replace_lines(self, item: Item, new: Any, parent: Node) -> None:
        """A value that takes lines of its own, or took them so far."""
        node, listed = item.node, not (item.key or item.colon)
        start = item.start if listed else item.colon + 1
        head = self.text[start : self._line_end(start)]
        if node.style in ("|", ">") and isinstance(new, str):
            written = self._block(node, new, parent.column)
            if written is not None:
                self.splices.append(Splice(node.start, node.end, written))
                return
        model = Model(style=node.style or None) if node.style != ">" else None
        if listed:
            written = emit.item(new, parent.column, self.look, model)
        else:
            written = emit.after_key(new, parent.column, self.look, model)
        first, sign, rest = written.partition("\n")
        end = max(item.end, start)
        tail = self.text[end : self._line_end(end)]
        if sign and tail.strip():  # a remark at the end of the line stays on the line of the key
            self.splices.append(Splice(start, self._line_end(end), f"{first}{tail}{sign}{rest}"))
            return
        remark = _remark(head) if node.style in ("|", ">") or node.block else ""
        self.splices.append(Splice(start, end, f"{first}{remark}{sign}{rest}"))

    def _block(self, node: Node, new: str, outer: int) -> str | None:
        """A block scalar with other words: its first line, its columns and old lines stay."""
        old = self.text[node.start : node.end]
        head, _, body = old.partition("\n")
        lines = body.split("\n")
        first = next((line for line in lines if line.strip()), "")
        column = len(first) - len(first.lstrip(" ")) or outer + 2
        if node.style == "|":
            written = emit.literal(new, column)
        else:
            width = max(emit.WIDTH, *map(len, lines))
            written = emit.folded(new, column, body, width)
        if written is None:
            return None
        sign, _, rest = written.partition("\n")
        if any(mark.isdigit() for mark in head.split("#")[0]):
            return None
        return f"{sign}{_remark(head)}\n{rest}"

    def _own_end(self, node: Node, place: int) -> int:
        """The end of the last line of an item, with remarks further in than the item itself."""
        end = self._line_end(node.items[place].end)
        last = place + 1 == len(node.items)
        while not last or end < len(self.text):
            stop = self._line_end(end + 1)
            line = self.text[end + 1 : stop]
            inner = len(line) - len(line.lstrip(" "))
            if not line.strip().startswith("#") or inner <= node.column:
                break
            end = stop
        return end

    def _line_end(self, place: int) -> int:
        found = self.text.find("\n", place)
        return len(self.text) if found < 0 else found


def _remark(line: str) -> str:
    """The remark at the end of a line, with the blanks before it."""
    place = line.find(" #")
    if place < 0:
        return ""
    return line[len(line[:place].rstrip()) :]


def _model(node: Node) -> Model:
    """How `node` is written."""
    fields = {item.key: _model(item.node) for item in node.items if item.key}
    style = node.style if node.style in ("'", '"') else None
    return Model(bool(node.flow and node.items), style, fields)


def _look(root: Node) -> Look:
    """The columns of the first group and the first list that stand further in than their key."""
    steps: dict[type, int] = {}
    waiting = [root]
    while waiting:
        node = waiting.pop(0)
        for item in node.items if node.block else ():
            inner = item.node
            if inner.block:
                if isinstance(node.value, dict):
                    steps.setdefault(type(inner.value), inner.column - node.column)
                waiting.append(inner)
    return Look(max(1, steps.get(dict, 2)), max(0, steps.get(list, 2)))
