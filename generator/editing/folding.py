"""Words → the lines of a folded block, with as many of the old lines as still hold.

In a folded block (`>-`) a line end is a blank, and an empty line is a line end (YAML 1.1, 9.3.3).
"""

from __future__ import annotations

import re

_ODD_BLANKS = re.compile(r"(^|\n)[ \t]|[ \t]($|\n)")


def foldable(body: str) -> bool:
    """Whether lines may be joined without a change: none of `body` begins or ends with a blank."""
    return not _ODD_BLANKS.search(body)


def fold(body: str, old: list[str], width: int) -> list[str]:
    """The lines of `body`; where paragraphs of the `old` lines say the same, these very lines.

    Paragraphs are told apart by single line ends; an empty one stands for a further line end.
    """
    before, after = _paragraphs(old), body.split("\n")
    lines: list[str] = []
    for place, paragraph in enumerate(after):
        if place:
            lines.append("")
        if paragraph:
            lines += _wrap(paragraph, _nearest(before, place, len(after)), width)
    return lines


def _paragraphs(lines: list[str]) -> list[list[str]]:
    """Lines between empty ones; n empty lines in a row leave n - 1 empty paragraphs."""
    found: list[list[str]] = [[]]
    for line in lines:
        if line:
            found[-1].append(line)
        else:
            found.append([])
    return found


def _nearest(before: list[list[str]], place: int, count: int) -> list[str]:
    """The old lines of the paragraph at `place` of `count`, counted from the nearer end."""
    if len(before) != count and place >= count // 2:
        place += len(before) - count
    return before[place] if 0 <= place < len(before) else []


def _wrap(text: str, old: list[str], width: int) -> list[str]:
    """`text` in lines; the first and the last of the `old` ones stay while they fit."""
    head: list[str] = []
    rest = text
    for line in old:
        if rest == line:
            return [*head, line]
        if not rest.startswith(line + " ") or rest[len(line) + 1 :].startswith(" "):
            break
        head.append(line)
        rest = rest[len(line) + 1 :]
    tail: list[str] = []
    for line in reversed(old[len(head) :]):
        if not rest.endswith(" " + line) or rest[: -len(line) - 1].endswith(" "):
            break
        tail.insert(0, line)
        rest = rest[: -len(line) - 1]
    return [*head, *_filled(rest, width), *tail]


def _filled(text: str, width: int) -> list[str]:
    """Lines no wider than `width`, broken at single blanks only."""
    lines: list[str] = []
    for word in re.split(r"(?<! ) (?! )", text):
        if lines and len(lines[-1]) + 1 + len(word) <= width:
            lines[-1] += " " + word
        else:
            lines.append(word)
    return lines
