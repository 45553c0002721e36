"""A Word file → the award of a decision, or the document and the campaign of a plan."""

from __future__ import annotations

from generator.importers.docx_blocks import read_word
from generator.importers.docx_text import find_lines
from generator.importers.found import Found
from generator.importers.known import Known
from generator.importers.plan.reading import read_plan
from generator.importers.word import decision_in, is_decision
from generator.model.problem import has_errors


def read_word_paper(data: bytes, name: str, known: Known) -> Found:
    """What a Word file gives; a plan where it is no decision and has the layout of a paper.

    Problems: those of `read_word`, and of `decision_in`, which tells of files that are neither.
    """
    file = read_word(data, name)
    if has_errors(file.problems):
        return Found(problems=file.problems)
    if not file.blocks or is_decision(file):
        return decision_in(file, name, known)
    lines = [line for line in find_lines(file) if not line.aside]
    # A cell may hold several lines: each keeps the place of its cell.
    rows = [(row, line.place) for line in lines for row in line.text.splitlines()]
    places = {number: place for number, (_, place) in enumerate(rows, start=1)}
    found = read_plan("\n".join(row for row, _ in rows), name, known, places)
    if found.problems:
        return decision_in(file, name, known)
    return Found(found.drafts)
