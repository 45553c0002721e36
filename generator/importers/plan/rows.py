"""Rows of a plan's tables below a row of headings: papers of a dossier, tasks of offices."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.plan.lines import CELLS
from generator.importers.plan.names import BODY
from generator.importers.plan.tree import Node

_PAPER = re.compile(
    r"(?i)(?:tên |thành phần |danh mục |loại )*(?:hồ sơ|giấy tờ|tài liệu|văn bản)(?: cần nộp)?"
)
_COPIES = re.compile(r"(?i)số (?:bản|bộ|lượng)\b.*")
_OFFICE = re.compile(
    r"(?i)(?:tên )?(?:cơ quan|đơn vị|bộ phận)(?:, (?:cơ quan|đơn vị))?"
    r"(?: (?:chủ trì|thực hiện|chịu trách nhiệm|được giao))*"
)
_TASK = re.compile(
    r"(?i)(?:nội dung )?(?:nhiệm vụ|công việc|nội dung)(?: (?:công việc|thực hiện|được giao))*"
)
_DUE = re.compile(r"(?i)(?:thời hạn|hạn|thời gian)\b.*")


@dataclass(frozen=True, slots=True)
class PaperRow:
    """A row that names a paper of a dossier, and how many copies of it."""

    name: str
    copies: str


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A row that gives an office a task; `due` is the cell with its limit, `last` its day."""

    office: str
    task: str
    due: str
    last: bool


def paper_rows(nodes: tuple[Node, ...]) -> dict[int, PaperRow]:
    """Line → the paper that the row on it names."""
    found = {}
    for node, row in _rows(nodes):
        name, copies = _cell(row, _PAPER), _cell(row, _COPIES)
        if name:
            found[node.line] = PaperRow(name, copies if re.fullmatch(r"\d{1,2}", copies) else "")
    return found


def task_rows(nodes: tuple[Node, ...]) -> dict[int, TaskRow]:
    """Line → the task that the row on it gives to an office."""
    found = {}
    for node, row in _rows(nodes):
        office, task = _cell(row, _OFFICE), _cell(row, _TASK)
        if office and task and BODY.match(office):
            last = any(_DUE.fullmatch(head) and "hạn" in head.lower() for head, _ in row)
            found[node.line] = TaskRow(office, task, _cell(row, _DUE), last)
    return found


def _rows(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[tuple[str, str], ...]]]:
    """The rows of each table, each cell with the heading of its column."""
    heads: tuple[str, ...] = ()
    for node in nodes:
        cells = tuple(cell.strip() for cell in node.text.split(CELLS))
        if len(cells) < 3:
            heads = ()
        elif not heads:
            heads = cells
        elif len(cells) == len(heads):
            yield node, tuple(zip(heads, cells, strict=True))


def _cell(row: tuple[tuple[str, str], ...], heading: re.Pattern[str]) -> str:
    return next((cell for head, cell in row if heading.fullmatch(head)), "")
