"""The papers that a plan asks for: one by one, with how many copies, by level of award."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.plan.rows import paper_rows
from generator.importers.plan.tree import Node, Topic

_INLINE = re.compile(
    r"^(?P<level>(?:[^:()]|\([^()]*\)){2,120}?)\s*(?:bao\s+)?(?:gồm(?:\s+có)?|có)\s*(?::|"
    r"(?=\s\d))\s*(?P<list>.+)$"
)
_IN_TEXT = re.compile(
    r"(?i)hồ sơ[^.:;]{0,120}(?:bao\s+)?gồm(?:\s+có)?"
    r"(?:\s+\d{1,2}\s+(?:loại|thứ|giấy tờ|văn bản)[^.:;]{0,60})?\s*:\s*(?P<list>[^.]+)"
)
_COPIES = re.compile(r"^(?P<n>\d{1,2})\s+(?:bộ\s+|bản\s+(?:chính\s+)?|bảng\s+chính\s+)?(?=\S)")
#: What a paper of a dossier is called; a comma before it begins another paper.
_PAPER = (
    r"(?:bản\s+|bảng\s+)?(?:tờ trình|biên bản|báo cáo|danh sách|công văn|văn bản|quyết định|phiếu|"
    r"đơn|giấy (?:xác nhận|chứng nhận)|tóm tắt|bản (?:thành tích|sao|tự thuật|kê khai|xác nhận))"
)
_NAMED = re.compile(
    rf"(?i)^hồ sơ[^.:;]{{0,80}}:\s*(?:\d{{1,2}}\s*(?:\([^)]*\)\s*)?bộ"
    rf"[^:;.]{{0,40}}?gồm(?:\s+có)?\s*:?\s*)?"
    rf"(?P<list>(?:\(1\)\s*)?(?:\d{{1,2}}\s+(?:bản\s+)?)?"
    rf"{_PAPER}\b[^.]*)"
)
#: "Đề nghị tặng Giấy khen: Tờ trình; báo cáo thành tích": two papers or more make it a list.
_LEVELLED = re.compile(rf"(?i)^(?P<level>[^:.;()]{{2,120}}):\s*(?P<list>{_PAPER}\b[^;]*[;,].+)$")
#: Where the list ends: what is done with the papers, and by when.
_SENT = re.compile(
    r"(?i)[;,.]?\s+(?:được\s+)?(?:gửi|nộp|lập thành|đóng thành)\s+(?:về|đến|cho|qua|"
    r"tại|\d|kèm|(?-i:[A-ZĐ])).*$|"
    r"\.\s+(?:thời gian|thời hạn|hạn|nơi nhận|địa chỉ|hồ sơ|các đơn vị)\b.*$"
)
_SETS = re.compile(r"(?<![\d/])(?P<n>\d{1,2})\s*(?:\([^)\d]{2,20}\)\s*)?bộ\b")
_WHO_SENDS = re.compile(r"(?i)\b(?:gửi|nộp|lập)\b")
#: "02 bộ (bản chính), mỗi bộ có: Tờ trình; …": what stands before the first paper.
_LEADING_SETS = re.compile(r"(?i)^\d{1,2}\s*(?:\([^)]*\)\s*)?bộ\b[^:;.]{0,60}:\s*")
#: "Tờ trình: 01 bản; danh sách: 02 bản".
_EACH_COUNTED = re.compile(rf"(?i)(?:^|;\s+){_PAPER}[^:;.]*[:,]\s*\d{{1,2}}\s+bản\b")
_EACH_KIND = re.compile(
    r"(?i)\bmỗi\s+(?:loại|thứ)(?:\s+giấy tờ)?\s+(?:có\s+)?(?P<n>\d{1,2})\s+bản\b"
)
#: An item that is numbered "(1)", which is no mark of the outline.
_BRACKETED = re.compile(r"^\((?:[1-9a-zđ]|[ivx]{2,4})\)\s+")
_COUNTED = re.compile(
    r"\(\s*(?P<n>\d{1,2})\s+bản[^)]*\)\s*[;.]?$|"
    r"[,:]\s*(?P<m>\d{1,2})\s+bản[^;,.]*[;.]?$"
)
_BREAK = re.compile(
    r";\s+|,\s+(?=\d{1,2}\s)(?![^()]*\))|\s+và\s+(?=\d{1,2}\s)(?![^()]*\))|[;,]?\s*\((?:[1-9]|[ivx]{1,4})\)\s+|"
    rf"(?i:,\s+(?:và\s+)?(?={_PAPER}\b)|(?<!biên bản)\s+và\s+(?={_PAPER}\b))"
)
_NO_PART = re.compile(
    r"(?i)^(?:(?:thủ tục\s*,?\s*)?hồ sơ\s*:|(?:hồ sơ|số lượng)[^.]*\b(?:bộ|gửi|nộp|lập)\b|"
    r"thời gian|thời hạn|nơi nhận|địa chỉ|"
    r"gửi\b|lưu ý|ghi chú|các đơn vị)"
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
                yield Papers("", "", _parts(match["list"], node.text), node.at, node.line)
            index += 1
            continue
        end = index
        while end < len(nodes) and nodes[end].topic is Topic.DOSSIERS:
            end += 1
        yield from _section(nodes[index:end])
        index = end


def _section(nodes: tuple[Node, ...]) -> Iterator[Papers]:
    """The papers below one heading."""
    rows = paper_rows(nodes)
    level, text, at, line, sets = "", "", nodes[0].at, nodes[0].line, ""
    parts: list[tuple[str, str]] = []
    for index, node in enumerate(nodes):
        if row := rows.get(node.line):
            parts.append((row.name, row.copies or sets))
            continue
        match = _INLINE.match(node.text) or _LEVELLED.match(node.text)
        named = _NAMED.match(node.text)
        below = index + 1 < len(nodes) and node.paragraph in nodes[index + 1].above
        if match and not below:
            yield Papers(
                _level(match["level"]),
                node.text,
                _parts(match["list"], node.text),
                node.at,
                node.line,
            )
        elif len(_EACH_COUNTED.findall(node.text)) > 1 and not below:
            yield Papers("", node.text, _parts(node.text, ""), node.at, node.line)
        elif named and not below:
            yield Papers("", node.text, _parts(named["list"], node.text), node.at, node.line)
        elif node.titles or (below and node.text.rstrip().endswith(":")):
            if parts:
                yield Papers(level, text, tuple(parts), at, line)
                parts = []
            level = (
                "" if node.own else re.sub(r"\s*(?:bao\s+)?gồm(?:\s+có)?\s*:?$|:$", "", node.text)
            )
            text = "" if node.paragraph.heading else node.text
            at, line, sets = node.at, node.line, _sets(node.text) or sets * bool(node.own)
        elif node.text.endswith(":") and not node.paragraph.mark:
            sets = _sets(node.text) or sets
        elif not _NO_PART.match(node.text) and _is_paper(node):
            words, copies = _part(node.text)
            parts.append((words, copies or sets))
    if parts:
        yield Papers(level, text, tuple(parts), at, line)


def _is_paper(node: Node) -> bool:
    """Whether a paragraph is an item of a list, and short enough to be a paper's name."""
    return bool(node.paragraph.mark or _BRACKETED.match(node.text)) and len(node.text) < 400


def _level(words: str) -> str:
    """For which award a list of papers is; who sends how many sets of them is no award."""
    return "" if _SETS.search(words) or _WHO_SENDS.search(words) else words.strip()


def _sets(words: str) -> str:
    """How many sets of papers words ask for: "lập thành 02 bộ" → "02"; each paper is in each."""
    if len({match["n"] for match in _SETS.finditer(words)}) > 1:
        return ""  # "01 bộ chính và 02 bộ sao"
    match = _SETS.search(words) or _EACH_KIND.search(words)
    return match["n"] if match else ""


def _parts(words: str, text: str) -> tuple[tuple[str, str], ...]:
    """The papers in a list on one line; `text` is the whole paragraph, which may count sets."""
    listed = _SENT.sub("", _LEADING_SETS.sub("", words.strip())).rstrip(".;, ")
    pieces = (piece.strip() for piece in _BREAK.split(listed))
    found = (_part(piece) for piece in pieces if piece)
    return tuple((name, copies or _sets(text)) for name, copies in found)


def _part(words: str) -> tuple[str, str]:
    """A paper and its copies: "03 bảng báo cáo" → ("bảng báo cáo", "03")."""
    words = _BRACKETED.sub("", words)
    if match := _COPIES.match(words):
        return words[match.end() :].strip(), match["n"]
    if len(re.findall(r"\d\s+bản\b", words)) > 1:
        return words, ""  # "01 bản chính, 02 bản sao"
    if match := _COUNTED.search(words):
        return words, match["n"] or match["m"]
    return words, ""
