"""The parts of a plan as fields of a campaign: purposes, contents, criteria, and the rest."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from generator.importers.plan.citations import preamble_parts
from generator.importers.plan.forms import FORM
from generator.importers.plan.names import read_charge
from generator.importers.plan.tree import Node, Topic, sentences

Data = dict[str, Any]

_LISTS = (
    Topic.PURPOSES, Topic.REQUIREMENTS, Topic.AIMS, Topic.OBJECTIVES, Topic.PROCESS, Topic.MEASURES,
)  # fmt: skip
#: Who is chosen and proposed is told there already, or is no rule.
_NO_PROCESS = frozenset(
    (
        Topic.PROCESS, Topic.PREAMBLE, Topic.CLOSING, Topic.PURPOSES, Topic.REQUIREMENTS,
        Topic.AIMS, Topic.OBJECTIVES, Topic.CRITERIA, Topic.DOSSIERS, Topic.PARTICIPANTS,
    )
)  # fmt: skip
_SELECTS = re.compile(r"(?i)\b(?:bình xét|lựa chọn|xét khen thưởng)\b")
_PROPOSES = re.compile(r"(?i)\b(?:đề nghị|đề xuất|trình)\b[^.;]*\bkhen\b")
_MONEY = re.compile(r"^(?:Nguồn\s+)?[Kk]inh phí\b")
_QUOTE = re.compile(r"[“\"]([^“”\"]{5,200})[”\"]")
_MOVEMENT = re.compile(r"(?i)phong trào|cuộc vận động")
_FOR = re.compile(
    r"^(?:(?:Đối với|đối với)\s+(?=[^:.;]{3,150}:)|"
    r"(?=(?:Tập thể|Cá nhân|Hộ gia đình)[^:.;]{0,60}:)|"
    r"(?=(?:Các\s+)?(?:[Tt]hôn|[Bb]ản|[Ấấ]p|[Kk]hu phố|[Tt]ổ dân phố|[Xx]ã|[Pp]hường|"
    r"[Đđ]ơn vị|[Tt]rường|[Dd]oanh nghiệp)(?:\s*,\s*[^:.;,]{2,20})*:))"
    r"(?P<who>[^:.;]+):"
)
_MUST = re.compile(
    r"^(?P<who>(?:Các\s+)?(?:tập thể|cá nhân|hộ gia "
    r"đình)[^.;:]{0,80}?)\s+(?:phải|được\s+(?:xét|đề nghị|bình chọn|lựa chọn))\b",
    re.IGNORECASE,
)
_BULLETS = ("-", "–", "+", "*")
_LEVEL = re.compile(
    r"(?i)(?:khen thưởng\s+)?cấp\s+(?:tỉnh|huyện|xã|phường|cơ sở|trung ương|"
    r"thành phố)"
)
_COLLECTIVE = re.compile(r"(?i)^(?:về\s+)?(?:các\s+)?tập thể")
_INDIVIDUAL = re.compile(r"(?i)^(?:về\s+)?(?:các\s+)?cá nhân")
_HOUSEHOLD = re.compile(r"(?i)^(?:về\s+)?(?:các\s+)?hộ gia đình")


def statement(node: Node) -> Data:
    """A paragraph as a statement with its part."""
    return _at({"text": node.text}, node.at)


def _at(data: Data, at: str | None) -> Data:
    return {**data, "at": at} if at else data


def background(nodes: tuple[Node, ...], bases: frozenset[str]) -> list[Data]:
    """What stands before the first part and is no basis."""
    return [
        {"text": sentence}
        for node in nodes
        if node.topic is Topic.PREAMBLE
        for sentence in preamble_parts(node.text)
        if sentence not in bases
    ]


def is_money(node: Node) -> bool:
    """Whether a paragraph tells where the money comes from."""
    return bool(_MONEY.match(node.text)) and not node.titles


def lists_of(nodes: tuple[Node, ...], charged: frozenset[int]) -> dict[str, list[Data]]:
    """Statements by field. `charged` are lines that charge somebody with a task."""
    found: dict[str, list[Data]] = {}
    for index, node in enumerate(nodes):
        if is_money(node):
            found.setdefault("funding", []).append(statement(node))
        elif node.topic in (*_LISTS, Topic.FUNDING) and not node.titles:
            found.setdefault(node.topic.value, []).append(statement(node))
        elif node.topic is Topic.CONTENTS:
            below = [other for other in nodes[index + 1 :] if node.paragraph in other.above]
            titles_tasks = (
                bool(below)
                and node.own is None
                and any(
                    other.line in charged or other.topic is not Topic.CONTENTS for other in below
                )
            )
            if titles_tasks if node.titles else _is_content(node, charged):
                found.setdefault("contents", []).append(statement(node))
    for chosen in _selecting(nodes):
        found.setdefault("process", []).append(chosen)
    return found


def _selecting(nodes: tuple[Node, ...]) -> Iterator[Data]:
    """Sentences outside a part on the process that say who chooses whom to propose for an award."""
    for node in nodes:
        if node.titles or node.topic in _NO_PROCESS:
            continue
        for sentence in sentences(node.text):
            if _SELECTS.search(sentence) and _PROPOSES.search(sentence):
                yield _at({"text": sentence}, node.at)


def _is_content(node: Node, charged: frozenset[int]) -> bool:
    """Whether a paragraph says what is to be done, without charging one body alone with it."""
    first = sentences(node.text)[:1]
    return node.line not in charged or not any(map(read_charge, first))


def slogan(nodes: tuple[Node, ...]) -> Data | None:
    """The slogan, where a part has that name."""
    for node in nodes:
        if node.topic is Topic.SLOGAN and not node.titles:
            _, colon, words = node.text.partition(":")
            inline = node.own is Topic.SLOGAN and colon and words.strip()
            return _at({"text": words.strip() if inline else node.text}, node.at)
    return None


def movements(nodes: tuple[Node, ...]) -> list[Data]:
    """Movements that the plan names in quotation marks."""
    found: dict[str, Data] = {}
    for node in nodes:
        for sentence in sentences(node.text) if _MOVEMENT.search(node.text) else ():
            start = _MOVEMENT.search(sentence)
            for match in _QUOTE.finditer(sentence, start.end() if start else len(sentence)):
                found.setdefault(match[1].strip(), _at({"name": match[1].strip()}, node.at))
    return list(found.values())


def kind_of(words: str) -> str | None:
    """The kind of recipient that words begin with."""
    kinds = (
        ("collective", _COLLECTIVE), ("individual", _INDIVIDUAL), ("household", _HOUSEHOLD)
    )  # fmt: skip
    return next((kind for kind, pattern in kinds if pattern.match(words)), None)


def participants(nodes: tuple[Node, ...]) -> list[Data]:
    """Who takes part, paragraph by paragraph."""
    found = []
    for node in nodes:
        if node.topic is not Topic.PARTICIPANTS or node.titles:
            continue
        above = node.above[-1].text if node.above else ""
        kind = kind_of(node.text) or kind_of(above)
        found.append(_at({"text": node.text, **({"kind": kind} if kind else {})}, node.at))
    return found


def criteria(nodes: tuple[Node, ...]) -> list[Data]:
    """What recipients must meet, by award and by kind of recipient."""
    groups: dict[tuple[str, ...], Data] = {}
    lead, lead_at = "", None
    for node in nodes:
        if node.topic is not Topic.CRITERIA or node.titles:
            continue
        award = level = recipient = ""
        if match := _MUST.match(node.text) or _FOR.match(node.text):
            recipient = match["who"].strip()
        elif lead and node.paragraph.mark in _BULLETS and node.at == lead_at:
            recipient = lead
        if not node.paragraph.mark:
            lead = recipient if node.text.endswith(":") else ""
            lead_at = node.at
        for heading in reversed(node.above):
            words = heading.text.rstrip(":").strip()
            if form := FORM.search(words):
                award = award or form[0].strip()
            elif found := _LEVEL.search(words):
                level = level or found[0]
            elif kind_of(words) or words.startswith("Đối với"):
                recipient = recipient or words.removeprefix("Đối với ").strip()
        key = (award, recipient, level, node.at or "")
        fields = {"award": award, "recipient": recipient, "level": level}
        group = groups.setdefault(
            key,
            _at({**{name: text for name, text in fields.items() if text}, "items": []}, node.at),
        )
        group["items"].append(statement(node))
    return list(groups.values())


def rest(nodes: tuple[Node, ...], told: frozenset[int]) -> Iterator[Data]:
    """What no field covers, below the heading that it stands under. `told` are lines elsewhere."""
    groups: dict[tuple[str, str | None], list[Data]] = {}
    for node in nodes:
        if node.line in told or node.titles or node.topic in (Topic.PREAMBLE, Topic.CLOSING):
            continue
        heading = next((part for part in reversed(node.above) if part.text), None)
        if heading is None:
            continue
        key = (heading.text.rstrip(":").strip(), heading.section or None)
        groups.setdefault(key, []).append(statement(node))
    for (title, at), items in groups.items():
        if title:
            yield _at({"title": title, "items": items}, at)
