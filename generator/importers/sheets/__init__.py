"""Spreadsheets (xlsx, ods, xls, csv) with lists of recipients → drafts of award records."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from pathlib import PurePosixPath

from generator.importers.awards import draft_award
from generator.importers.facts import Facts, find_facts, is_fact_sheet, read_fact_sheet
from generator.importers.found import Found
from generator.importers.grid import Grid
from generator.importers.known import Known
from generator.importers.lists import ReadList, find_head, read_list
from generator.importers.sheets.unpacking import unpack_csv, unpack_workbook
from generator.importers.words import words
from generator.law.forms import form_key
from generator.model.problem import Problem, has_errors
from generator.model.text import slug


@dataclass(slots=True)
class _Decision:
    """The lists of one decision, sheet by sheet, and what they say of it."""

    facts: Facts
    lists: list[ReadList] = field(default_factory=list)


def read_sheets(data: bytes, name: str, known: Known) -> Found:
    """An award record of the lists in the file; several where sheets name several decisions.

    Sheets that the template calls "Ví dụ" and "Hướng dẫn" are passed over.
    """
    is_text = PurePosixPath(name).suffix.lower() in (".csv", ".tsv")
    book = unpack_csv(data, name) if is_text else unpack_workbook(data, name)
    problems = list(book.problems)
    grids = [grid for grid in book.grids if slug(grid.name) not in words("sheet.passed-over")]
    sheets = [grid for grid in grids if is_fact_sheet(grid)]
    told = read_fact_sheet(sheets[0], known) if sheets else None
    decisions = [_Decision(told)] if told else []
    seen = False
    for grid in grids:
        if grid in sheets:
            continue
        own = Facts() if told else find_facts(find_head(grid), known)
        issuer = (told or own).data.get("issuer")  # units that share a name are those near it
        found = read_list(grid, known, issuer)
        seen = seen or found.found
        if found.found:
            problems += found.problems
            problems += _take(decisions, grid, found, own)
    decisions = [one for one in decisions if any(found.rows for found in one.lists)]
    if not has_errors(problems) and not decisions:
        names = ", ".join(grid.name for grid in book.grids if grid.name)
        code = "import.no-rows" if seen else "import.no-list"
        problems.append(Problem(code, name, found=names))
    if has_errors(problems):
        return Found(problems=tuple(problems))
    drafts = tuple(draft_award(one.facts, one.lists, name, known) for one in decisions)
    return Found(drafts, tuple(problems))


def _take(decisions: list[_Decision], grid: Grid, found: ReadList, own: Facts) -> list[Problem]:
    """Put a list to the decision that it belongs to: the last one, unless it names another."""
    if not decisions or _differs(decisions[-1].facts, own):
        decisions.append(_Decision(own))
    else:
        form = own.data.get("form")
        last = decisions[-1]
        if form and form_key(last.facts.data.get("form", form)) != form_key(form):
            found = _with_form(found, form)
        last.facts = _with(last.facts, own)
    decisions[-1].lists.append(found)
    if not own.proposal:
        return []
    place = f"{grid.file}!{grid.name}" if grid.name else grid.file
    return [Problem("import.proposal", place, found=own.proposal).as_warning()]


def _differs(one: Facts, other: Facts) -> bool:
    """Whether both name a decision, and not the same."""
    return any(
        one.data.get(key) and other.data.get(key) and one.data[key] != other.data[key]
        for key in ("number", "symbol")
    )


def _with(first: Facts, more: Facts) -> Facts:
    """What the sheets before say, and what the next one says of the rest."""
    doubts = tuple(doubt for doubt in more.doubts if doubt.loc[0] not in first.data)
    proposal = first.proposal or more.proposal
    return Facts({**more.data, **first.data}, (*first.doubts, *doubts), proposal)


def _with_form(found: ReadList, form: str) -> ReadList:
    """The list under a heading that names another form than that of the decision."""
    rows = tuple(
        replace(row, fields={**row.fields, "form": row.fields.get("form", form)})
        for row in found.rows
    )
    return replace(found, rows=rows)
