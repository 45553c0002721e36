"""What must be done by when, and by whom: the deadlines of a plan, its period and its review."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.importers.plan.due import Due, clauses, find_dues
from generator.importers.plan.names import Named, read_addressees, read_charge
from generator.importers.plan.rows import task_rows
from generator.importers.plan.tree import (
    Node,
    Topic,
    find_topics,
    names_several,
    own_topic,
    sentences,
)
from generator.model.outline import Paragraph

_SILENT = frozenset((Topic.PREAMBLE, Topic.CRITERIA, Topic.CLOSING))
#: By when something shall be reached is no limit of a task.
_AIMING = frozenset((Topic.PURPOSES, Topic.AIMS))
#: Nor, perhaps, by when a share shall be reached.
_TARGETS = frozenset((Topic.CONTENTS, Topic.OBJECTIVES))
#: "Thời gian hoàn thành: tháng 11/2024" is the limit of what stands before it.
_GENERIC = re.compile(
    r"^Hoàn thành\s+(?:trong|trước|vào)\b|^(?:Thời gian|Thời hạn)(?:\s+(?:thực hiện|hoàn thành|"
    r"tổ chức|triển khai|tiến hành))?\s*(?::|là\b|(?=\s*(?:tháng|quý|trong|trước|ngày|từ|năm)))",
    re.IGNORECASE,
)
_NAMED_TIME = re.compile(r"^(?:Thời gian|Thời hạn)\b", re.IGNORECASE)
_WHOLE = re.compile(
    r"thời gian\s+(?:thi đua|phát động|tổ chức (?:đợt|phong trào)|(?:thực hiện|triển khai) "
    r"(?:đợt|phong trào)|của (?:đợt|phong trào))",
    re.IGNORECASE,
)
#: "Phát động: từ ngày 15/3/2019" tells when it begins, not how long it runs.
_STARTS = re.compile(r"(?i)^(?:tổ chức\s+)?(?:lễ\s+)?phát động\s*:")
#: A part of the whole time.
_ROUND = re.compile(r"(?i)^(?:đợt|giai đoạn|vòng|học kỳ|bước|quý|tháng)\s+(?:thứ\s+|\d|[IVX])")
_STEP = re.compile(
    r"nộp|gửi|trình|xét|hồ sơ|đăng ký|báo cáo|hoàn thành|sơ kết|tổng kết", re.IGNORECASE
)


@dataclass(frozen=True, slots=True)
class TimeLimit:
    """A deadline: the task in the plan's words, its limit, who, and the part that says it."""

    task: str
    due: Due
    who: str
    at: str | None
    line: int
    node: int
    topic: Topic


def find_deadlines(nodes: tuple[Node, ...], signed: str) -> tuple[TimeLimit, ...]:
    """Every deadline of a plan, in its order."""
    return tuple(_deadlines(nodes, signed))


def _deadlines(nodes: tuple[Node, ...], signed: str) -> Iterator[TimeLimit]:
    rows = task_rows(nodes)
    for index, node in enumerate(nodes):
        if row := rows.get(node.line):
            for due in find_dues(row.due, about_time=True, signed=signed):
                due = _by_then(due) if row.last else due
                yield TimeLimit(
                    row.task, due, row.office, node.at, node.line, index, Topic.ASSIGNMENTS
                )
            continue
        if node.topic in _SILENT or (node.titles and not find_dues_in_heading(node, signed)):
            continue
        before = who_before = ""
        for sentence in sentences(node.text):
            about_time = node.topic in (Topic.PERIOD, Topic.REVIEW) or bool(
                _NAMED_TIME.match(sentence)
            )
            charge = read_charge(sentence)
            lead = _names(charge.to, sentence) if charge else ""
            first, *_ = parts = list(clauses(sentence))
            for clause in parts:
                for due in find_dues(clause, about_time=about_time, signed=signed):
                    if node.topic in _AIMING and _is_year(due):
                        continue
                    if node.topic in _TARGETS and "%" in clause and not due.unsure:
                        due = replace(due, unsure="import.plan.doubt.target")
                    due = _not_past(due, signed)
                    task, who = _task(nodes, index, clause, before)
                    who = who or (lead if clause is not first else "") or who_before
                    yield TimeLimit(task, due, who, node.at, node.line, index, node.topic)
            who_before = lead or who_before
            before = sentence


def _by_then(due: Due) -> Due:
    """A day alone in a column "Thời hạn" is the last day."""
    if set(due.fields) == {"on"} and len(due.fields["on"]) == 10:
        return replace(due, fields={"until": due.fields["on"]})
    return due


def _not_past(due: Due, signed: str) -> Due:
    """A limit; marked where its day was over when the paper was signed."""
    last = next((due.fields[name] for name in ("until", "before", "on") if name in due.fields), "")
    if due.unsure or len(last) != 10 or not signed or last >= signed:
        return due
    return replace(due, unsure="import.plan.doubt.past")


def _is_year(due: Due) -> bool:
    return any(len(iso) == 4 for iso in due.fields.values())


def is_generic(sentence: str) -> bool:
    """Whether it only says until when the task before it is to be done."""
    return bool(_GENERIC.match(sentence))


def find_dues_in_heading(node: Node, signed: str) -> tuple[Due, ...]:
    """The limits in a heading that says one: "4. Thời gian thi đua: từ nay đến ngày 30/4/2020"."""
    if node.own is Topic.PERIOD:
        return find_dues(node.text, about_time=True, signed=signed)
    sends = node.topic is Topic.DOSSIERS and re.search(r"(?i)\b(?:gửi|nộp)\b", node.text)
    if sends or re.search(r"(?i)\btừ nay\b", node.text):
        return find_dues(node.text, about_time=False, signed=signed)
    return ()


def _task(nodes: tuple[Node, ...], index: int, clause: str, before: str) -> tuple[str, str]:
    """What is to be done, and by whom."""
    node = nodes[index]
    if not _GENERIC.match(clause):
        charge = read_charge(clause)
        who = _names(charge.to, clause) if charge else _whose(node)
        return clause, who
    if before:
        charge = read_charge(before)
        return before, _names(charge.to, before) if charge else _whose(node)
    heading = node.above[-1] if node.above else None
    if heading is None or own_topic(heading) or _names_several(heading):
        return clause, ""
    if not read_addressees(heading.text):
        return heading.text.rstrip(":"), _whose(node)
    for other in reversed(nodes[:index]):
        if other.paragraph is heading:
            break
        if other.above and other.above[-1] is heading:
            return other.text, _whose(node)
    return clause, _whose(node)


def _names_several(heading: Paragraph) -> bool:
    return names_several(heading.text, find_topics(heading.text))


def _names(named: tuple[Named, ...], source: str) -> str:
    """The words of `source` from the first name to the last: "A, B và C"."""
    start = source.find(named[0].name)
    end = source.find(named[-1].name, max(start, 0))
    return source[start : end + len(named[-1].name)] if 0 <= start <= end else named[0].name


def _whose(node: Node) -> str:
    """Whom the nearest heading charges."""
    for heading in reversed(node.above):
        if named := read_addressees(heading.text):
            return _names(named, heading.text)
    return ""


def find_period(limits: tuple[TimeLimit, ...], nodes: tuple[Node, ...]) -> TimeLimit | None:
    """The limit that tells how long the whole campaign runs."""
    for limit in limits:
        node = nodes[limit.node]
        if node.titles and re.match(r"(?i)từ nay", limit.due.text):
            return limit
        words = " ".join((*(part.text for part in node.above[-1:]), limit.task))
        if _STARTS.match(limit.task) or _ROUND.match(limit.task):
            continue
        if limit.topic is not Topic.PERIOD or not (
            {"since", "until", "on"} & set(limit.due.fields)
        ):
            continue
        if _WHOLE.search(words) and not _STEP.search(limit.task.replace("tổ chức", "")):
            return limit
        if _is_step(limit, limits, node):
            continue
        top = len(node.above) <= 1 and node.paragraph.depth <= 2
        if top and "since" in limit.due.fields and not _STEP.search(words):
            return limit
    return None


def _is_step(limit: TimeLimit, limits: tuple[TimeLimit, ...], node: Node) -> bool:
    """Whether it is one of several bullets of a timetable, no one of which is the whole time."""
    beside = sum(other.at == limit.at and other.topic is limit.topic for other in limits)
    return beside > 1 and node.paragraph.mark in ("-", "–", "+", "*")


def find_review(limits: tuple[TimeLimit, ...]) -> TimeLimit | None:
    """The limit that tells when the campaign is reviewed."""
    found = [
        limit
        for limit in limits
        if re.search(r"tổng kết", limit.task, re.IGNORECASE) and limit.topic is Topic.REVIEW
    ]
    return found[-1] if found else None
