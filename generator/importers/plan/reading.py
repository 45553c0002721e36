"""The text of a plan → what an import writes: its document and its campaign."""

from __future__ import annotations

from collections.abc import Mapping

from generator.importers.found import Found
from generator.importers.known import Known
from generator.importers.plan.campaign import draft_campaign
from generator.importers.plan.document import draft_document
from generator.importers.plan.marking import Marks
from generator.importers.plan.paper import Paper, read_paper
from generator.importers.plan.units import Units, find_issuer
from generator.model.problem import Problem

#: Papers that start a campaign; others are documents only.
_PLANS = frozenset(
    (
        "KẾ HOẠCH", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN", "THÔNG BÁO", "THỂ LỆ",
        "CHỈ THỊ", "QUY CHẾ", "",
    )
)  # fmt: skip
#: Longer texts are books, and no papers; they are told instead of being read.
_MOST = 2_000_000


def read_plan(
    text: str, name: str, known: Known, places: Mapping[int, str] | None = None
) -> Found:
    """The drafts of a document and of a campaign that the plan in `text` gives.

    `places` are the places of its lines as people see them; without them, numbers of lines. A text
    that is no paper gives the problem `import.no-plan`, and nothing else.
    """
    if len(text) > _MOST:
        return Found(problems=(Problem("import.no-plan", name),))
    paper = read_paper(text)
    if not _is_paper(paper):
        return Found(problems=(Problem("import.no-plan", name),))
    marks = Marks(places or {})
    place = paper.head.dated.place if paper.head.dated else ""
    issuer = find_issuer(known, paper.issuers, place)
    document = draft_document(paper, issuer, marks)
    if paper.parts.kind not in _PLANS:
        return Found((document,))
    units = Units(known, issuer.id or "")
    return Found((document, draft_campaign(paper, document.id, issuer, units, marks)))


def _is_paper(paper: Paper) -> bool:
    """Whether a text has enough of a paper's layout: two of kind, number, date, bases and parts."""
    marks = (
        bool(paper.parts.kind),
        paper.head.number is not None,
        paper.head.dated is not None,
        bool(paper.bases),
        any(node.paragraph.heading for node in paper.nodes),
        bool(paper.foot.heading),
    )
    return sum(marks) >= 2 and bool(paper.body)
