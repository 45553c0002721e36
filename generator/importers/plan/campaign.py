"""A plan → the draft of its campaign record: every field in the plan's own words."""

from __future__ import annotations

from typing import Any

from generator.importers.found import Doubt, Draft
from generator.importers.plan.assignments import Given, Task
from generator.importers.plan.awards import PlanAward, find_awards
from generator.importers.plan.deadlines import TimeLimit, find_period, find_review
from generator.importers.plan.document import pruned
from generator.importers.plan.dossier import Papers, find_dossiers
from generator.importers.plan.marking import Marks
from generator.importers.plan.paper import Paper
from generator.importers.plan.statements import (
    background,
    criteria,
    is_money,
    lists_of,
    movements,
    participants,
    rest,
    slogan,
)
from generator.importers.plan.tree import Topic
from generator.importers.plan.units import Issuer, Units
from generator.model.text import slug

Data = dict[str, Any]
_ID_LENGTH = 70
#: Topics whose paragraphs stand in a field of their own.
_TOLD = frozenset(
    (
        Topic.PURPOSES, Topic.REQUIREMENTS, Topic.AIMS, Topic.OBJECTIVES, Topic.PROCESS,
        Topic.MEASURES, Topic.FUNDING, Topic.SLOGAN, Topic.PARTICIPANTS, Topic.CRITERIA,
        Topic.CONTENTS,
    )
)  # fmt: skip


def draft_campaign(paper: Paper, plan: str, issuer: Issuer, units: Units, marks: Marks) -> Draft:
    """The campaign record of the plan whose document has the id `plan`."""
    nodes = paper.nodes
    awards, dossiers = find_awards(nodes), find_dossiers(nodes)
    limits, given = paper.limits, paper.given
    charged = frozenset(line for item in given for line in _lines(item, paper))
    period, review = find_period(limits, nodes), find_review(limits)
    data: Data = {
        "draft": "true",
        "title": paper.title or None,
        "unit": issuer.id,
        "plan": plan,
        "period": period.due.written if period else None,
        "review": review.due.written if review else None,
        "slogan": slogan(nodes),
        "background": background(nodes, frozenset(basis.sentence for basis in paper.bases)),
        **lists_of(nodes, charged),
        "movements": movements(nodes),
        "participants": participants(nodes),
        "awards": [_award(award) for award in awards],
        "criteria": criteria(nodes),
        "dossiers": [_dossier(papers) for papers in dossiers],
        "deadlines": [_deadline(limit) for limit in limits],
        "assignments": [_assignment(item, units) for item in given],
    }
    told = _told(paper, awards, dossiers, charged)
    told |= {node.line for node in nodes if is_money(node)}
    data["more"] = list(rest(nodes, told))
    doubts = [
        *marks.issuer(issuer, "unit"),
        *_period_doubts(period, limits, marks),
        *_award_doubts(awards, marks),
        *_deadline_doubts(limits, marks),
        *_unit_doubts(given, units, marks),
        *_rest_doubts(data["more"]),
    ]
    if not paper.title:
        doubts.append(Doubt(("title",), "import.plan.doubt.no-title"))
    return Draft("campaign", campaign_id(paper), pruned(data), doubts=tuple(doubts))


def campaign_id(paper: Paper) -> str:
    """The id of the record: the subject, cut at a word, and the year of the plan."""
    words = slug(paper.title)
    if len(words) > _ID_LENGTH:
        words = words[:_ID_LENGTH].rpartition("-")[0]
    year = paper.head.dated.on[:4] if paper.head.dated else ""
    parts = [part for part in (words, year if year not in words else "") if part]
    return "-".join(parts) or "phong-trao"


def _lines(item: Given, paper: Paper) -> set[int]:
    """The lines whose words are tasks of an assignment."""
    texts = [task.text for task in item.tasks]
    return {
        node.line
        for node in paper.nodes
        if node.line >= item.line and any(text in node.text for text in texts)
    }


def _told(
    paper: Paper,
    awards: tuple[PlanAward, ...],
    dossiers: tuple[Papers, ...],
    charged: frozenset[int],
) -> frozenset[int]:
    """The lines that some field tells in full."""
    said = {text for award in awards for text, _ in award.statements}
    said |= {words for papers in dossiers for words, _ in papers.parts}
    said |= {papers.text for papers in dossiers}
    dated = {limit.node for limit in paper.limits if limit.task == paper.nodes[limit.node].text}
    generic = {
        index
        for index, node in enumerate(paper.nodes)
        if node.topic is Topic.PERIOD and any(limit.node == index for limit in paper.limits)
    }
    found = set(charged).union(*(award.lines for award in awards))
    for index, node in enumerate(paper.nodes):
        if node.topic in _TOLD or node.text in said or index in dated or index in generic:
            found.add(node.line)
    return frozenset(found)


def _award(award: PlanAward) -> Data:
    return {
        "form": award.form,
        "level": award.level or None,
        "grantor": award.grantor or None,
        "statements": [{"text": text, "at": at} for text, at in award.statements],
        "quotas": [
            {
                "text": line.text,
                "form": line.form,
                "count": line.count or None,
                "of": list(line.of),
                "category": line.category or None,
                "at": line.at,
            }
            for line in award.quotas
        ],
        "at": award.at,
    }


def _dossier(papers: Papers) -> Data:
    return {
        "level": papers.level or None,
        "text": papers.text or None,
        "parts": [{"text": words, "copies": copies or None} for words, copies in papers.parts],
        "at": papers.at,
    }


def _deadline(limit: TimeLimit) -> Data:
    return {
        "task": limit.task,
        "due": limit.due.written,
        "who": limit.who or None,
        "at": limit.at,
    }


def _assignment(item: Given, units: Units) -> Data:
    return {
        "to": [
            {"name": named.name, "unit": units.find(named.name), "verb": named.verb or None}
            for named in item.to
        ],
        "text": item.text or None,
        "tasks": [_task(task) for task in item.tasks],
        "at": item.at,
    }


def _task(task: Task) -> Data:
    return {"text": task.text, "due": task.due.written if task.due else None, "at": task.at}


def _period_doubts(
    period: TimeLimit | None, limits: tuple[TimeLimit, ...], marks: Marks
) -> list[Doubt]:
    if period is None:
        return [Doubt(("period",), "import.plan.doubt.no-period")] if limits else []
    open_end = set(period.due.fields) == {"since"}
    why = period.due.unsure or ("import.plan.doubt.no-end" if open_end else "")
    if not why:
        return []
    return [Doubt(("period",), why, period.due.text, marks.at(period.line))]


def _award_doubts(awards: tuple[PlanAward, ...], marks: Marks) -> list[Doubt]:
    found = []
    for index, award in enumerate(awards):
        if award.unsure:
            found.append(Doubt(("awards", index), award.unsure, award.form, marks.at(award.line)))
        for number, line in enumerate(award.quotas):
            if line.unsure:
                place = ("awards", index, "quotas", number)
                found.append(Doubt(place, line.unsure, line.text[:120], marks.at(line.line)))
        if not award.quotas:
            loc = ("awards", index)
            found.append(Doubt(loc, "import.plan.doubt.no-quota", award.form, marks.at(award.line)))
    return found


def _deadline_doubts(limits: tuple[TimeLimit, ...], marks: Marks) -> list[Doubt]:
    return [
        Doubt(("deadlines", index), limit.due.unsure, limit.due.text, marks.at(limit.line))
        for index, limit in enumerate(limits)
        if limit.due.unsure
    ]


def _unit_doubts(given: tuple[Given, ...], units: Units, marks: Marks) -> list[Doubt]:
    """Names of single bodies that are no unit of this portal, or not surely one."""
    return [
        Doubt(
            ("assignments", index, "to", number),
            "import.plan.doubt.unit",
            named.name,
            marks.at(item.line),
        )
        for index, item in enumerate(given)
        for number, named in enumerate(item.to)
        if units.is_named(named.name) and units.find(named.name) is None
    ]


def _rest_doubts(groups: list[Data]) -> list[Doubt]:
    return [
        Doubt(("more", index), "import.plan.doubt.unplaced", str(group["title"])[:80])
        for index, group in enumerate(groups)
    ]
