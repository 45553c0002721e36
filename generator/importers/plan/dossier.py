"""The papers that a plan asks for: one by one, with how many copies, by level of award."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.plan.tree import Node, Topic

_INLINE = re.compile(r"^(?P<level>[^:]{2,120}?)\s*(?:bao\s+)?(?:gồm(?:\s+có)?|có)\s*(?::|(?=\s\d))\s*(?P<list>.+)$")
_IN_TEXT = re.compile(r"(?i)hồ sơ[^.:;]{0,120}(?:bao\s+)?gồm(?:\s+có)?\s*:\s*(?P<list>[^.]+)")
_COPIES = re.compile(r"^(?P<n>\d{1,2})\s+(?:bộ\s+|bản\s+(?:chính\s+)?|bảng\s+chính\s+)?(?=\S)")
_COUNTED = re.compile(r"\(\s*(?P<n>\d{1,2})\s+bản[^)]*\)\s*[;.]?$|[,:]\s*(?P<m>\d{1,2})\s+bản[^;,.]*[;.]?$")
_BREAK = re.compile(r";\s+|,\s+(?=\d{1,2}\s)|\s+và\s+(?=\d{1,2}\s)")
_NO_PART = re.compile(
    r"(?i)^(?:(?:hồ sơ|số lượng)[^.]*\b(?:bộ|gửi|nộp|lập)\b|thời gian|thời hạn|nơi nhận|địa chỉ|gửi\b|lưu ý|ghi chú|các đơn vị)"
)


@dataclass(frozen=True, slots=True)
class Papers:
    """The papers of a dossier: (words, copies) each; `level` is for which award, as printed."""

    level: str
    text: str
    parts: tuple[tuple[str, str], ...]
    at: str | None
    line: int


def find_dossiers(nodes: tuple[Node, ...]) -> tuple[Papers, ...]:
    """Every list of papers in a plan, in its order."""
    return tuple(_dossiers(nodes))


def _dossiers(nodes: tuple[Node, ...]) -> Iterator[Papers]:
    index = 0
    while index < len(nodes):
        node = nodes[index]
        if node.topic is not Topic.DOSSIERS:
            if (match := _IN_TEXT.search(node.text)) and node.topic is not Topic.CRITERIA:
                yield Papers("", "", tuple(_parts(match["list"])), node.at, node.line)
            index += 1
            continue
        end = index
        while end < len(nodes) and nodes[end].topic is Topic.DOSSIERS:
            end += 1
        yield from _section(nodes[index:end])
        index = end


def _section(nodes: tuple[Node, ...]) -> Iterator[Papers]:
    """The papers below one heading."""
    level, text, at, line = "", "", nodes[0].at, nodes[0].line
    parts: list[tuple[str, str]] = []
    for index, node in enumerate(nodes):
        match = _INLINE.match(node.text)
        below = index + 1 < len(nodes) and node.paragraph in nodes[index + 1].above
        if match and not below:
            yield Papers(match["level"].strip(), node.text, tuple(_parts(match["list"])), node.at, node.line)
        elif node.titles or (below and node.text.rstrip().endswith(":")):
            if parts:
                yield Papers(level, text, tuple(parts), at, line)
                parts = []
            level = "" if node.own else re.sub(r"\s*(?:bao\s+)?gồm(?:\s+có)?\s*:?$|:$", "", node.text)
            text = "" if node.paragraph.heading else node.text
            at, line = node.at, node.line
        elif not _NO_PART.match(node.text) and _is_paper(node):
            parts.append(_part(node.text))
    if parts:
        yield Papers(level, text, tuple(parts), at, line)


def _is_paper(node: Node) -> bool:
    """Whether a paragraph is an item of a list, and short enough to be a paper's name."""
    return bool(node.paragraph.mark) and len(node.text) < 400


def _parts(words: str) -> Iterator[tuple[str, str]]:
    for piece in _BREAK.split(words.strip().rstrip(".;")):
        if piece.strip():
            yield _part(piece.strip())


def _part(words: str) -> tuple[str, str]:
    """A paper and its copies: "03 bảng báo cáo" → ("bảng báo cáo", "03")."""
    if match := _COPIES.match(words):
        return words[match.end() :].strip(), match["n"]
    if match := _COUNTED.search(words):
        return words, match["n"] or match["m"]
    return words, ""
