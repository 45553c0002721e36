"""A paragraph of a Word document → its text as a reader sees it.

What a tracked change deleted, instructions of fields and hidden text are left out; what was
inserted, results of fields, links and content controls are read. Text boxes are told apart.
Element names: ECMA-376-1, 17.3 (paragraphs and runs) and 17.13 (tracked changes).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache
from typing import Any, Protocol

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
_MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"


class Node(Protocol):
    """An element of XML, as far as it is looked at here."""

    @property
    def tag(self) -> Any:
        """The full name; something else for comments."""

    @property
    def text(self) -> str | None:
        """The text before the first child."""

    def get(self, key: str, /) -> str | None:
        """An attribute."""

    def find(self, path: str, /) -> Node | None:
        """The first element on that path."""

    def __iter__(self) -> Iterator[Node]: ...
    def __len__(self) -> int: ...


@cache
def w(name: str) -> str:
    """The full name of an element or attribute of WordprocessingML."""
    return _W + name


@cache
def path(*names: str) -> str:
    """A path of such elements, for `Node.find`."""
    return "/".join(_W + name for name in names)


def value(node: Node | None, default: str = "") -> str:
    """The `w:val` of an element that may be missing."""
    return default if node is None else (node.get(_W + "val") or default)


def is_on(node: Node | None) -> bool:
    """Whether a switch is there and not turned off."""
    return node is not None and value(node, "true") not in ("0", "false", "off")


@dataclass(slots=True)
class Runs:
    """What a paragraph holds: pieces of text, text boxes, notes it refers to."""

    pieces: list[str] = field(default_factory=list)
    boxes: list[Node] = field(default_factory=list)
    notes: list[str] = field(default_factory=list)
    hidden: bool = False

    @property
    def text(self) -> str:
        """The text, with its line breaks and tabs."""
        return "".join(self.pieces)


_SIGNS = {
    _W + "tab": "\t",
    _W + "ptab": "\t",
    _W + "br": "\n",
    _W + "cr": "\n",
    _W + "noBreakHyphen": "-",
}
_LEFT_OUT = frozenset(
    {_W + name for name in ("del", "moveFrom", "pPr", "rPr", "instrText", "delText", "sdtPr")}
    | {_MC + "Fallback"}
)
_TEXT = frozenset({_W + "t", _MATH + "t"})
_BOX, _RUN = _W + "txbxContent", _W + "r"
_NOTES = frozenset({_W + "footnoteReference", _W + "endnoteReference"})


def read_runs(paragraph: Node) -> Runs:
    """The text of a paragraph with what hangs on it."""
    runs = Runs()
    _walk(paragraph, runs)
    return runs


def _walk(node: Node, runs: Runs) -> None:
    for child in node:
        tag = child.tag
        if tag in _TEXT:
            runs.pieces.append(child.text or "")
        elif tag in _SIGNS:
            runs.pieces.append(_SIGNS[tag])
        elif tag == _BOX:
            runs.boxes.append(child)
        elif tag in _NOTES:
            runs.notes.append(child.get(_W + "id") or "")
        elif tag == _RUN and is_on(child.find(path("rPr", "vanish"))):
            runs.hidden = True
        elif tag not in _LEFT_OUT and isinstance(tag, str):
            _walk(child, runs)


def is_joined(properties: Node | None) -> bool:
    """Whether the end of the paragraph was deleted: the next one belongs to it."""
    return properties is not None and properties.find(path("rPr", "del")) is not None
