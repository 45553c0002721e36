"""Plans as text, Markdown or Word → drafts of a document and of a campaign, in the plan's own words.

The layout is that of Nghị định 30/2020/NĐ-CP (phụ lục I), and of Thông tư 01/2011/TT-BNV before it:
`lines` and `parts` take a paper apart, `head` and `foot` read its ends, `tree` its text by headings;
`citations`, `deadlines`, `quotas`, `dossier`, `assignments` find what it says, and `document` and
`campaign` make drafts of it. What is not sure is marked, and what a paper leaves blank stays blank.
"""

from __future__ import annotations

from generator.importers.encodings import decode_text
from generator.importers.found import Found
from generator.importers.known import Known
from generator.importers.plan.reading import read_plan

__all__ = ["read_plan", "read_text_plan"]


def read_text_plan(data: bytes, name: str, known: Known) -> Found:
    """The drafts that a file of plain text or Markdown gives, in any encoding of Vietnam."""
    decoded, problems = decode_text(data, name)
    if decoded is None:
        return Found(problems=problems)
    found = read_plan(decoded.text, name, known)
    return Found(found.drafts, (*problems, *found.problems))
