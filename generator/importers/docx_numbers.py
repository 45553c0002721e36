"""The numbering of a Word document → the number before each paragraph, as Word shows it.

Numbers of lists are not in the text of a document: "I.", "1.", "a)" and "-" are counted when it is
shown. Source of the rules: ECMA-376-1, 17.9 (numbering).
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from generator.importers.docx_runs import Node, path, value, w

_DEEPEST = 8
_PLACE = re.compile(r"%([1-9])")
_ROMAN = (
    (1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
    (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"),
)  # fmt: skip
_MOST_ROMAN = 4999


@dataclass(frozen=True, slots=True)
class _Level:
    form: str = "decimal"
    text: str = ""
    start: int = 1
    suffix: str = " "
    legal: bool = False


@dataclass(frozen=True, slots=True)
class _List:
    """A `w:num`: the scheme that it counts by, its levels, the levels that it begins anew."""

    scheme: str
    levels: dict[int, _Level]
    restarts: dict[int, int]
    by_style: dict[str, int]


@dataclass(slots=True)
class Numbers:
    """Counts the paragraphs of one document, which must come in their order."""

    lists: dict[str, _List]
    #: Style → (list, level) that its paragraphs are in.
    styles: dict[str, tuple[str, int]]
    _counts: dict[str, dict[int, int]] = field(default_factory=dict)
    _begun: set[tuple[str, int]] = field(default_factory=set)

    def label(self, properties: Node | None) -> str:
        """What stands before the text of a paragraph (its `w:pPr`): "a) ", "- ", or nothing."""
        if properties is None:
            return ""
        numbered, depth = self._place(properties)
        found = self.lists.get(numbered)
        if found is None or depth not in found.levels:
            return ""
        self._count(numbered, found, depth)
        return _label(found, depth, self._counts[found.scheme])

    def _place(self, properties: Node) -> tuple[str, int]:
        own = self.styles.get(value(properties.find(w("pStyle"))), ("", 0))
        direct = properties.find(w("numPr"))
        if direct is None:
            return own
        numbered = value(direct.find(w("numId"))) or own[0]
        depth = _number(value(direct.find(w("ilvl"))), own[1])
        return numbered, min(max(depth, 0), _DEEPEST)

    def _count(self, numbered: str, found: _List, depth: int) -> None:
        counts = self._counts.setdefault(found.scheme, {})
        start = found.levels[depth].start
        if depth in found.restarts and (numbered, depth) not in self._begun:
            counts.pop(depth, None)
            start = found.restarts[depth]
        self._begun.add((numbered, depth))
        counts[depth] = counts[depth] + 1 if depth in counts else start
        for deeper in [level for level in counts if level > depth]:
            del counts[deeper]


def _label(found: _List, depth: int, counts: dict[int, int]) -> str:
    level = found.levels[depth]
    if level.form == "bullet":
        return _bullet(level.text, depth) + level.suffix

    def number(match: re.Match[str]) -> str:
        at = int(match[1]) - 1
        other = found.levels.get(at, _Level())
        form = "decimal" if level.legal else other.form
        return _format(counts.get(at, other.start), form)

    text = _PLACE.sub(number, level.text)
    return text + level.suffix if text.strip() else ""


def _bullet(sign: str, depth: int) -> str:
    """A sign that outlines are written with; fonts of signs keep theirs at U+F000 and above."""
    sign = "".join(chr(ord(c) & 0xFF) if "\uf000" <= c <= "\uf0ff" else c for c in sign).strip()
    if sign in ("+", "*"):
        return sign
    return "-" if sign in ("-", "–", "—", "") or depth == 0 else "+"


def _format(number: int, form: str) -> str:
    if form in ("upperRoman", "lowerRoman") and 0 < number <= _MOST_ROMAN:
        text = _roman(number)
    elif form in ("upperLetter", "lowerLetter") and 0 < number <= 26 * 30:
        text = chr(ord("a") + (number - 1) % 26) * ((number - 1) // 26 + 1)
    elif form == "decimalZero":
        return f"{number:02}"
    else:
        return "" if form in ("none", "bullet") else str(number)
    return text.upper() if form.startswith("upper") else text


def _roman(number: int) -> str:
    text = ""
    for size, letters in _ROMAN:
        text += letters * (number // size)
        number %= size
    return text


def _number(text: str, default: int) -> int:
    """A number of at most nine digits; the default where there is none."""
    return int(text) if re.fullmatch(r"-?[0-9]{1,9}", text) else default


def read_numbers(numbering: Node | None, styles: Node | None) -> Numbers:
    """The lists of a document and the styles that are in them."""
    schemes: dict[str, Node] = {}
    nums: dict[str, Node] = {}
    for child in numbering if numbering is not None else ():
        if child.tag == w("abstractNum"):
            schemes[child.get(w("abstractNumId")) or ""] = child
        elif child.tag == w("num"):
            nums[child.get(w("numId")) or ""] = child
    links = _list_styles(styles)
    lists = {}
    for id_, num in nums.items():
        scheme = value(num.find(w("abstractNumId")))
        node = schemes.get(scheme)
        if node is not None and (link := value(node.find(w("numStyleLink")))):
            linked = nums.get(links.get(link, ("", None, ""))[0])
            scheme = value(linked.find(w("abstractNumId"))) if linked is not None else scheme
            node = schemes.get(scheme)
        if node is not None:
            lists[id_] = _list(scheme, node, num)
    return Numbers(lists, _styles_in_lists(links, lists))


def _list(scheme: str, node: Node, num: Node) -> _List:
    levels, by_style = _levels(node)
    restarts: dict[int, int] = {}
    for override in num:
        if override.tag != w("lvlOverride"):
            continue
        depth = _number(override.get(w("ilvl")) or "", -1)
        own, _ = _levels(override)
        levels.update(own)
        if (start := override.find(w("startOverride"))) is not None:
            restarts[depth] = _number(value(start), 1)
    return _List(scheme, levels, restarts, by_style)


def _levels(parent: Iterable[Node]) -> tuple[dict[int, _Level], dict[str, int]]:
    levels: dict[int, _Level] = {}
    by_style: dict[str, int] = {}
    for node in parent:
        if node.tag != w("lvl"):
            continue
        depth = _number(node.get(w("ilvl")) or "", -1)
        if style := value(node.find(w("pStyle"))):
            by_style[style] = depth
        levels[depth] = _Level(
            form=value(node.find(w("numFmt")), "decimal"),
            text=value(node.find(w("lvlText"))),
            start=_number(value(node.find(w("start"))), 0),
            suffix="" if value(node.find(w("suff"))) == "nothing" else " ",
            legal=node.find(w("isLgl")) is not None,
        )
    return levels, by_style


_Link = tuple[str, int | None, str]


def _list_styles(styles: Node | None) -> dict[str, _Link]:
    """Style → its own list, its own level, the style that it is based on."""
    links: dict[str, _Link] = {}
    for style in styles if styles is not None else ():
        if style.tag != w("style"):
            continue
        numbered = style.find(path("pPr", "numPr"))
        id_ = style.get(w("styleId")) or ""
        base = value(style.find(w("basedOn")))
        if numbered is None:
            links[id_] = ("", None, base)
        else:
            depth = _number(value(numbered.find(w("ilvl"))), -1)
            links[id_] = (
                value(numbered.find(w("numId"))),
                depth if 0 <= depth <= _DEEPEST else None,
                base,
            )
    return links


def _styles_in_lists(
    links: dict[str, _Link], lists: dict[str, _List]
) -> dict[str, tuple[str, int]]:
    found = {}
    for style in links:
        at, seen = style, set[str]()
        while at in links and at not in seen and not links[at][0]:
            seen.add(at)
            at = links[at][2]
        numbered, depth, _ = links.get(at, ("", None, ""))
        if numbered in lists:
            named = lists[numbered].by_style
            found[style] = (numbered, depth if depth is not None else named.get(style, 0))
    return found
