"""Values of the desk → plain facts for its pages."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import cache
from typing import Any

from generator import reporting
from generator.desk.files import Draft
from generator.desk.listing import Line
from generator.desk.outcomes import Opened
from generator.desk.recent import Recent
from generator.desk.state import BY_NAME, State, kind_of, table_of
from generator.importers.told import doubt_facts, find_doubts
from generator.kinds.base import Kind
from generator.kinds.schema import find_models
from generator.kinds.words import field_key
from generator.locale import has, t
from generator.model.marks import find_marked
from generator.model.media import PICTURES
from generator.model.portal import beside
from generator.model.problem import Problem
from generator.model.record import FilePath
from generator.reporting import describe
from generator.validate import INFO

#: A field by its name in files, and what it is called if that was told already.
_TICK = re.compile(r'(?:ghi )?"([a-z_]+): true"')
_NAME = re.compile(r'"([a-z_]+)"(?: \([^()"]*\))?')


def problem_facts(problem: Problem, state: State, kind: Kind) -> dict[str, Any]:
    """A problem as `thidua check` tells it; `loc` leads to the field, in a list to the row."""
    loc = list(problem.loc)
    if kind.rows and problem.path.lower().endswith(".csv"):
        loc = _row_loc(problem, state, kind)
    help_key = f"help.{problem.code}"
    return {
        **reporting.problem_facts(problem),
        "loc": loc,
        "message": plain_sentence(problem, kind),
        "help": t(help_key) if has(help_key) else None,
    }


def plain_sentence(problem: Problem, kind: Kind) -> str:
    """What is wrong, with the names that forms show instead of those of the files."""
    message, field = describe(problem), problem.field
    titles, ticks = _titles(kind.name), _titles(kind.name, ticked=True)
    words = message.removeprefix(f"{field}: ") if field else message
    words = _TICK.sub(
        lambda name: t("desk.tick", field=ticks[name[1]]) if name[1] in ticks else name[0],
        words,
    )
    words = _NAME.sub(lambda name: f"“{titles[name[1]]}”" if name[1] in titles else name[0], words)
    return words[:1].upper() + words[1:]


def told_facts(problem: Problem) -> dict[str, Any]:
    """A problem that no form is open for; of a record, in the words of its form."""
    kind = kind_of(problem.path)
    facts = reporting.problem_facts(problem)
    return {**facts, "message": plain_sentence(problem, kind)} if kind else facts


@cache
def _titles(kind: str, ticked: bool = False) -> dict[str, str]:
    """What fields of a kind are called, its own before those of its groups; or those to tick."""
    found: dict[str, str] = {}
    for model in find_models(BY_NAME[kind].record):
        for field, facts in model.model_fields.items():
            if ticked and facts.annotation is not bool:
                continue
            key = f"{field_key(model, field)}.title"
            if has(key):
                found.setdefault(field, t(key))
    return found


def _row_loc(problem: Problem, state: State, kind: Kind) -> list[str | int]:
    """A place in a CSV file as one in the record's own list."""
    assert kind.rows is not None
    table = state.sources.tables.get(problem.path)
    lines = [row.line for row in table.rows] if table else []
    loc: list[str | int] = [kind.rows.field]
    if problem.line in lines:
        loc += [lines.index(problem.line), *problem.loc]
    return loc


def all_problem_facts(
    problems: Iterable[Problem], state: State, kind: Kind
) -> list[dict[str, Any]]:
    """Errors first."""
    ordered = sorted(problems, key=lambda one: one.severity.value)
    return [problem_facts(problem, state, kind) for problem in ordered]


def line_facts(line: Line, state: State, drafted: set[tuple[str, str]]) -> dict[str, Any]:
    """A record in a list, with the short facts of its card."""
    return {
        "kind": line.kind,
        "id": line.id,
        "label": line.label,
        "meta": _meta(line, state),
        "path": line.path,
        "draft": line.draft,
        "saved_draft": (line.kind, line.id) in drafted,
        "errors": line.errors,
        "warnings": line.warnings,
        "address": line.address,
    }


def _meta(line: Line, state: State) -> str:
    entry = state.portal.find(line.kind, line.id) if state.portal else None
    if entry is None or state.portal is None:
        return ""
    try:
        card = BY_NAME[line.kind].card(entry, state.portal)
    except Exception:  # of a record whose references are broken, while they are mended
        return ""
    return " · ".join(part for part in (card.date, *card.meta) if part)


def record_facts(
    opened: Opened, kind: Kind, id_: str, state: State, draft: Draft | None
) -> dict[str, Any]:
    """A whole record for its form."""
    entry = state.entries.get(opened.source.path)
    portal = state.portal
    return {
        "kind": kind.name,
        "id": id_,
        "path": opened.source.path,
        "version": opened.version,
        "data": opened.file.data,
        "rows": opened.file.rows,
        "problems": all_problem_facts(opened.problems, state, kind),
        "address": portal.addresses.get((kind.name, id_)) if portal else None,
        "label": entry.record.label if entry else None,
        "saved_draft": draft_facts(draft) if draft else None,
        "photos": photo_facts(opened, state),
        "doubts": [doubt_facts(told) for told in find_doubts(opened.file, kind)],
    }


def photo_facts(opened: Opened, state: State) -> list[dict[str, Any]]:
    """The pictures that a record names, and where the desk shows them."""
    entry = state.entries.get(opened.source.path)
    if entry is None:
        return []
    found: dict[str, dict[str, Any]] = {}
    for _, file, _ in find_marked(entry.record, FilePath):
        path = beside(entry.path, file)
        media = state.sources.media.get(path)
        if media and media.width and f".{file.rpartition('.')[2].lower()}" in PICTURES:
            url = f"/files/{path.removeprefix('data/')}"
            size = {"width": media.width, "height": media.height}
            found[file] = {"file": file, "url": url, **size}
    return list(found.values())


def draft_facts(draft: Draft) -> dict[str, Any]:
    """What was typed and not saved."""
    return {
        "data": draft.data,
        "rows": draft.rows,
        "at": draft.at,
        "version": draft.version,
    }


def recent_facts(recent: Recent, state: State, seen: dict[str, str]) -> dict[str, Any]:
    """A change in words; `seen` is path → label of the records that are there."""
    words = f"desk.changes.{recent.what}"
    return {
        "at": recent.at,
        "who": recent.who,
        "path": recent.path,
        "kind": recent.kind,
        "id": recent.id,
        "label": recent.label or seen.get(recent.path),
        "what": recent.what if recent.committed else t(words),
        "undo": recent.undo,
    }


def title_of(state: State) -> str:
    """What the portal calls itself, valid or not."""
    info = state.sources.singles.get(INFO)
    name = info.data.get("name") if info else None
    return name if isinstance(name, str) else ""


def overview_facts(state: State, lines: Mapping[str, Sequence[Line]]) -> dict[str, Any]:
    """The kinds with their numbers, and the sums."""
    kinds = []
    for name in BY_NAME:
        found = lines.get(name, ())
        kinds.append(
            {
                "name": name,
                "one": t(f"kind.{name}.one"),
                "many": t(f"kind.{name}.nav"),
                "count": len(found),
                "errors": sum(1 for line in found if line.errors),
                "warnings": sum(1 for line in found if line.warnings),
            }
        )
    errors = sum(1 for problem in state.problems if problem.severity.value == "error")
    return {
        "kinds": kinds,
        "problems": {"errors": errors, "warnings": len(state.problems) - errors},
        "elsewhere": _elsewhere(state),
    }


def _elsewhere(state: State) -> list[dict[str, Any]]:
    """Problems of files that are no record's: the portal's own file, hand-written pages."""
    own = {
        path
        for sources in state.sources.by_folder.values()
        for source in sources
        for path in (source.path, table_of(source))
    }
    return [
        {"path": problem.path, "severity": problem.severity.value, "message": describe(problem)}
        for problem in state.problems
        if problem.path not in own
    ][:100]
