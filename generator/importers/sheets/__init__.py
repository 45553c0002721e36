"""Spreadsheets (xlsx, ods, xls, csv) with a list of recipients → the draft of an award record."""

from __future__ import annotations

from pathlib import PurePosixPath

from generator.importers.awards import draft_award
from generator.importers.facts import Facts, find_facts, is_fact_sheet, read_fact_sheet
from generator.importers.found import Found
from generator.importers.known import Known
from generator.importers.lists import Grid, ReadList, read_list
from generator.importers.sheets.unpacking import unpack_csv, unpack_workbook
from generator.importers.words import words
from generator.model.problem import Problem, has_errors
from generator.model.text import slug


def read_sheets(data: bytes, name: str, known: Known) -> Found:
    """One award record of all the lists in the file, sheets in their order.

    Sheets that the template calls "Ví dụ" and "Hướng dẫn" are passed over.
    """
    is_text = PurePosixPath(name).suffix.lower() in (".csv", ".tsv")
    book = unpack_csv(data, name) if is_text else unpack_workbook(data, name)
    problems = list(book.problems)
    grids = [grid for grid in book.grids if slug(grid.name) not in words("sheet.passed-over")]
    facts, rest = _facts(grids, known)
    near = facts.data.get("issuer")
    lists: list[ReadList] = []
    for grid in rest:
        found = read_list(grid, known, near)
        if not found.found:
            continue
        problems += found.problems
        if not facts.data:
            facts = find_facts(found.head, known)
            if facts.data.get("issuer"):  # units that share a name are those near the issuer
                found = read_list(grid, known, facts.data["issuer"])
        if facts.proposal:
            place = f"{name}!{grid.name}" if grid.name else name
            told = Problem("import.proposal", place, found=facts.proposal)
            problems.append(told.as_warning())
        lists.append(found)
    if not has_errors(problems) and not any(found.rows for found in lists):
        code = "import.no-rows" if lists else "import.no-list"
        seen = ", ".join(grid.name for grid in book.grids if grid.name)
        problems.append(Problem(code, name, found=seen))
    if has_errors(problems):
        return Found(problems=tuple(problems))
    return Found((draft_award(facts, lists, name, known),), tuple(problems))


def _facts(grids: list[Grid], known: Known) -> tuple[Facts, list[Grid]]:
    """The facts of the first sheet of facts, and the other sheets."""
    sheets = [grid for grid in grids if is_fact_sheet(grid)]
    facts = read_fact_sheet(sheets[0], known) if sheets else Facts()
    return facts, [grid for grid in grids if grid not in sheets]
