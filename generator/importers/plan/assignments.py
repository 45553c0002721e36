"""Who is charged with what: headings that name a body, and sentences that begin with one."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.plan.deadlines import TimeLimit, is_generic
from generator.importers.plan.due import Due
from generator.importers.plan.lines import CELLS
from generator.importers.plan.names import (
    BODY,
    VERB_FIRST,
    Charge,
    Named,
    read_addressees,
    read_charge,
    split_names,
)
from generator.importers.plan.rows import task_rows
from generator.importers.plan.tree import Node, Topic, sentences

#: Where sentences that begin with a body are no tasks.
_SILENT = frozenset(
    (
        Topic.PREAMBLE, Topic.PURPOSES, Topic.REQUIREMENTS, Topic.AIMS, Topic.OBJECTIVES,
        Topic.CRITERIA, Topic.PARTICIPANTS, Topic.DOSSIERS, Topic.SLOGAN,
    )
)  # fmt: skip
_BY_WHOM = frozenset(
    (Topic.PROCESS, Topic.ASSIGNMENTS, Topic.AWARDS, Topic.MEASURES, Topic.CONTENTS)
)
_BY = re.compile(
    r"\b[Dd]o\s+(?P<who>[^.;]{4,160}?)\s+(?=chủ trì|thực hiện|xét|lựa chọn|tổng "
    r"hợp)"
)
_CLOSING_CHARGE = re.compile(r"[,.;]\s+(?=(?:đề nghị|yêu cầu|Đề nghị|Yêu cầu)\s)")
_NEXT_BODY = re.compile(
    r"(?<=;)\s+(?=(?:Các|UBND|Ủy ban|Phòng|Ban|Hội|Đoàn|Trung tâm|Văn phòng|"
    r"Trường|Công an)\b)"
)
_GRANTS = re.compile(
    r"(?:đề nghị\s+)?(?:xét\s+|xem xét\s*,?\s+)?(?:quyết định\s+)?(?:tặng|khen)\b|được\b"
)
_PEOPLE = re.compile(
    r"^(?:đối với\s+)?(?:các\s+)?(?:tập thể|cá nhân|nhân dân|hộ gia đình|"
    r"đồng chí(?!\s(?-i:[A-ZĐ])))",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Task:
    """One task in the plan's words."""

    text: str
    due: Due | None
    at: str | None


@dataclass(frozen=True, slots=True)
class Given:
    """Tasks for one or more bodies. `text`: the heading or sentence that charges them."""

    to: tuple[Named, ...]
    tasks: tuple[Task, ...]
    at: str | None
    line: int
    text: str = ""


def find_assignments(nodes: tuple[Node, ...], limits: tuple[TimeLimit, ...]) -> tuple[Given, ...]:
    """What the plan charges whom with, in its order."""
    return tuple(_assignments(nodes, limits))


def _assignments(nodes: tuple[Node, ...], limits: tuple[TimeLimit, ...]) -> Iterator[Given]:
    done: set[int] = set()
    rows = task_rows(nodes)
    for index, node in enumerate(nodes):
        if row := rows.get(node.line):
            due = next((limit.due for limit in limits if limit.node == index), None)
            task = Task(row.task, due, node.at)
            yield Given(tuple(split_names(row.office)), (task,), node.at, node.line)
            continue
        if CELLS in node.text:
            continue  # a row of another table charges nobody
        if index in done or node.topic in _SILENT:
            continue
        named = _heading(nodes, index)
        if named:
            below = list(_below(nodes, index))
            own = [i for i in below if not read_charge_of_others(nodes[i])]
            tasks = tuple(task for i in own for task in _tasks(nodes[i], limits, i))
            if tasks:
                done |= set(own)
                yield from _split_by_office(named, nodes, own, tasks, node)
                continue
        if not node.titles or node.topic is Topic.CLOSING:
            yield from _sentences(node, limits, index)


def _heading(nodes: tuple[Node, ...], index: int) -> tuple[Named, ...]:
    """The bodies that a paragraph names which titles others."""
    node = nodes[index]
    following = nodes[index + 1] if index + 1 < len(nodes) else None
    if not node.paragraph.mark or following is None or node.topic is Topic.AWARDS:
        return ()
    if not (following.above and following.above[-1] is node.paragraph):
        return ()
    if _PEOPLE.match(node.text):
        return ()
    return read_addressees(node.text)


def read_charge_of_others(node: Node) -> bool:
    """Whether a paragraph below a heading charges somebody of its own: "Giao Phòng Nội vụ …"."""
    charge = read_charge(node.text)
    return bool(charge and charge.to[0].verb)


def _below(nodes: tuple[Node, ...], index: int) -> Iterator[int]:
    heading = nodes[index].paragraph
    for number in range(index + 1, len(nodes)):
        if heading not in nodes[number].above:
            return
        yield number


def _tasks(node: Node, limits: tuple[TimeLimit, ...], index: int) -> Iterator[Task]:
    """The paragraph as a task; "Thời gian hoàn thành: …" is the limit of another."""
    mine = [limit for limit in limits if limit.node == index]
    if any(limit.task not in node.text for limit in mine):
        return
    text = node.text
    generic = [limit for limit in mine if not limit.due.text or limit.due.text not in limit.task]
    for limit in generic:
        cut = text.rfind(limit.task)
        if cut >= 0:
            text = text[: cut + len(limit.task)]
    due = mine[0].due if mine else _later_due(node, limits, index)
    yield Task(text, due, node.at)


def _later_due(node: Node, limits: tuple[TimeLimit, ...], index: int) -> Due | None:
    for limit in limits:
        if limit.node > index and limit.task == node.text:
            return limit.due
    return None


def _split_by_office(
    named: tuple[Named, ...],
    nodes: tuple[Node, ...],
    own: list[int],
    tasks: tuple[Task, ...],
    node: Node,
) -> Iterator[Given]:
    """One assignment; several where each task names another of the heading's bodies."""
    charges = [read_charge(task.text) for task in tasks]
    if len(named) > 1 and len(tasks) > 1 and all(charges):
        for charge, task in zip(charges, tasks, strict=True):
            assert charge is not None
            yield Given(charge.to, (task,), node.at, node.line)
        return
    together = _together(tasks)
    text = node.text if (named[0].verb or not node.text.startswith(named[0].name)) else ""
    yield Given((*named, *together), tasks, node.at, node.line, text.rstrip(":"))


def _together(tasks: tuple[Task, ...]) -> tuple[Named, ...]:
    """With whom a single task is to be done."""
    charge = read_charge(f"Các đơn vị {tasks[0].text[:1].lower()}{tasks[0].text[1:]}")
    return charge.together if charge and len(tasks) == 1 else ()


def _sentences(node: Node, limits: tuple[TimeLimit, ...], index: int) -> Iterator[Given]:
    mine = [limit for limit in limits if limit.node == index]
    who: tuple[Named, ...] = ()
    text = node.text
    if node.topic is Topic.CLOSING:
        cut = _CLOSING_CHARGE.search(text)
        if not cut:
            return
        text = text[cut.end() :]
    for sentence in _charging(text):
        if is_generic(sentence):
            continue
        charge = read_charge(sentence)
        if node.topic in _BY_WHOM and (charge is None or sentence.startswith("Đối với")):
            charge = _by(sentence) or charge
        if charge is None and who and sentence[:1].isupper() and _goes_on(sentence):
            charge = Charge(who, sentence)
        if charge is None or _is_people(charge) or _GRANTS.match(charge.task):
            continue
        if node.topic is Topic.CONTENTS and charge.task.startswith("thi đua"):
            continue  # who competes in what is content, and charges no office
        if node.topic is Topic.AWARDS and _counts(charge):
            continue
        due = next(
            (
                limit.due
                for limit in mine
                if limit.due.text in charge.task or limit.task == sentence
            ),
            None,
        )
        due = due or next((limit.due for limit in limits if limit.task == node.text), None)
        who = charge.to
        yield Given(
            (*charge.to, *charge.together, *charge.asked),
            (Task(charge.task, due, node.at),),
            node.at,
            node.line,
            sentence if charge.led else "",
        )


def _charging(text: str) -> Iterator[str]:
    """Sentences, parted where another body is charged after a semicolon."""
    for sentence in sentences(text):
        pieces = _NEXT_BODY.split(sentence)
        if len(pieces) > 1 and all(read_charge(piece) for piece in pieces):
            yield from pieces
        else:
            yield sentence


def _counts(charge: Charge) -> bool:
    """Whether it says how many, and charges nobody: "Trung tâm Y tế: 05 cá nhân"."""
    return not VERB_FIRST.match(charge.task)


def _goes_on(sentence: str) -> bool:
    """Whether a sentence without a subject goes on with the tasks of the one before."""
    charge = read_charge(f"Các đơn vị {sentence[:1].lower()}{sentence[1:]}")
    return bool(charge and charge.to[0].name == "Các đơn vị")


def _by(sentence: str) -> Charge | None:
    """The charge in words like "… do Phòng Nội vụ chủ trì xét chọn"."""
    match = _BY.search(sentence)
    if not match or not BODY.match(match["who"]) or match["who"].startswith("mình"):
        return None
    return Charge((Named(match["who"]),), sentence)


def _is_people(charge: Charge) -> bool:
    """Whether it names those who compete, and no office."""
    return all(_PEOPLE.match(named.name) for named in charge.to)
