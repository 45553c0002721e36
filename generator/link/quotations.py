"""Nothing stands on a plan's page that its plan does not say: the proof.

A record that quotes a paper: every field marked `Quoted` must stand in it word for word, every
field marked `InPlan` must name one of its parts.
"""

from __future__ import annotations

from collections.abc import Iterator

from generator.kinds.base import Paper
from generator.model.marks import find_marked
from generator.model.problem import Problem, suggest
from generator.model.record import Entry, InPlan, Quoted
from generator.model.text import squeeze


def check_quotations(entry: Entry, paper: Paper | None) -> Iterator[Problem]:
    """Each quotation that the paper does not hold; none where there is no paper."""
    if paper is None:
        return
    for loc, quoted, _ in find_marked(entry.record, Quoted):
        if squeeze(quoted) not in paper.text:
            yield entry.problem("quote.not-in-plan", *loc, found=quoted[:80])
    for loc, section, _ in find_marked(entry.record, InPlan):
        if section not in paper.sections:
            hint = suggest(section, paper.sections)
            yield entry.problem("quote.no-section", *loc, found=section, hint=hint)
