"""A paper taken apart, once: what the drafts of its document and of its campaign are made of."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importers.plan.assignments import Given, find_assignments
from generator.importers.plan.citations import Cited, preamble_parts, read_bases
from generator.importers.plan.deadlines import TimeLimit, find_deadlines
from generator.importers.plan.foot import Foot, read_foot
from generator.importers.plan.head import Head, read_head
from generator.importers.plan.lines import Line, join_paragraphs, read_lines
from generator.importers.plan.parts import Parts, split_parts
from generator.importers.plan.tree import Node, Topic, read_tree
from generator.model.text import squeeze

_ISSUES = re.compile(
    r"^(?P<name>(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Hội đồng|Ban|Đảng ủy|Huyện ủy|Ủy ban|Phòng|Sở|Trường)[^,;:.]{2,90}?)"
    r",?\s+(?:ban hành|xây dựng|tổ chức|phát động|triển khai|đề ra|quyết định|lập|thông báo|hướng dẫn)\b"
)


@dataclass(frozen=True, slots=True)
class Basis:
    """A sentence of the preamble that names what the plan rests on, and its line."""

    sentence: str
    cited: tuple[Cited, ...]
    line: int


@dataclass(frozen=True, slots=True)
class Paper:
    """What a paper says, before it is told which units of the portal it means."""

    parts: Parts
    head: Head
    title: str
    body: tuple[Line, ...]
    nodes: tuple[Node, ...]
    bases: tuple[Basis, ...]
    limits: tuple[TimeLimit, ...]
    given: tuple[Given, ...]
    foot: Foot

    @property
    def issuers(self) -> tuple[str, ...]:
        """Names of who may have issued it, the surest first."""
        found = [self.head.organ] if self.head.organ else []
        for node in self.nodes:
            if node.topic in (Topic.PREAMBLE, Topic.CLOSING):
                found += [
                    match["name"] for part in preamble_parts(node.text) if (match := _ISSUES.match(part))
                ]
        return tuple(dict.fromkeys(found))


def read_paper(text: str) -> Paper:
    """The paper in `text`: plain text, Markdown, or the lines of a Word file."""
    parts = split_parts(read_lines(text))
    head = read_head(parts.head)
    body = join_paragraphs(parts.body)
    nodes = read_tree(body)
    signed = head.dated.on if head.dated and head.dated.whole else ""
    limits = find_deadlines(nodes, signed)
    return Paper(
        parts,
        head,
        squeeze(" ".join(line.flat for line in parts.title)),
        body,
        nodes,
        tuple(_bases(nodes)),
        limits,
        find_assignments(nodes, limits),
        read_foot(parts.foot),
    )


def _bases(nodes: tuple[Node, ...]) -> list[Basis]:
    found = []
    for node in nodes:
        if node.topic is Topic.PREAMBLE:
            for sentence in preamble_parts(node.text):
                if cited := read_bases(sentence):
                    found.append(Basis(sentence, cited, node.line))
    return found
