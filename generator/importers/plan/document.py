"""A paper → the draft of its document record, with the full text and what an editor must look at."""

from __future__ import annotations

from typing import Any

from generator.importers.found import Doubt, Draft
from generator.importers.plan.citations import Cited, find_cited
from generator.importers.plan.marking import Marks
from generator.importers.plan.paper import Paper
from generator.importers.plan.tree import Topic
from generator.importers.plan.units import Issuer
from generator.model.text import slug

Data = dict[str, Any]


def paper_id(paper: Paper) -> str:
    """The id of the record: "ke-hoach-353-kh-ubnd-tam-duong-2019"; by the subject without a head."""
    number, dated = paper.head.number, paper.head.dated
    words = [paper.parts.kind or "van ban"]
    if number:
        words += [number.number, number.symbol]
    words.append(dated.place if dated else "")
    words.append(dated.on[:4] if dated else "")
    if not number or not (number.number or dated):
        words.append(" ".join(paper.title.split()[:8]))
    return slug(" ".join(part for part in words if part))[:110].strip("-") or "van-ban"


def draft_document(paper: Paper, issuer: Issuer, marks: Marks) -> Draft:
    """The document record."""
    head, foot = paper.head, paper.foot
    data: Data = {"draft": "true", "kind": paper.parts.kind or None, "title": paper.title or None}
    data["issuer"] = issuer.id
    if head.number:
        data |= {
            "number": head.number.number or None,
            "symbol": head.number.symbol or None,
            "number_text": head.number.text,
        }
    if head.dated:
        written = {"text": head.dated.date_text, "on": head.dated.on or None}
        data |= {"place": head.dated.place, "place_date": head.dated.text, "date": written}
    bases = [cited for basis in paper.bases for cited in basis.cited]
    data["bases"] = [_citation(cited) for cited in bases]
    data["cites"] = _cites(paper)
    data["body"] = "\n".join(line.text for line in (*paper.body, *paper.parts.annex)) + "\n"
    data["recipients_heading"] = foot.heading or None
    data["recipients"] = list(foot.recipients)
    signed = {"authority": foot.authority, "position": foot.position, "name": foot.name}
    data["signature"] = {key: value for key, value in signed.items() if value}
    data["digital_signature"] = [
        {"label": label, "value": value} for label, value in paper.parts.digital
    ]
    kept = pruned(data)
    return Draft("document", paper_id(paper), kept, doubts=tuple(_doubts(paper, issuer, marks, kept)))


def _citation(cited: Cited, at: str | None = None) -> Data:
    date = {"text": cited.date_text, "on": cited.on or None} if cited.date_text else None
    return {
        "verb": cited.verb or None,
        "kind": cited.kind or None,
        "number": cited.number or None,
        "date": date,
        "issuer": cited.issuer or None,
        "subject": cited.subject or None,
        "text": cited.text,
        "at": at,
    }


def _cites(paper: Paper) -> list[Data]:
    """Papers with a number that the text names below its bases."""
    return [
        _citation(cited, node.at)
        for node in paper.nodes
        if node.topic is not Topic.PREAMBLE
        for cited in find_cited(node.text)
    ]


def _doubts(paper: Paper, issuer: Issuer, marks: Marks, data: Data) -> list[Doubt]:
    head, foot = paper.head, paper.foot
    found = list(marks.issuer(issuer, "issuer"))
    if not paper.parts.kind:
        found.append(Doubt(("kind",), "import.plan.doubt.no-kind"))
    if not paper.title:
        found.append(Doubt(("title",), "import.plan.doubt.no-title"))
    if head.number is None:
        found.append(Doubt(("number",), "import.plan.doubt.no-number"))
    elif not head.number.number:
        number = head.number
        found.append(
            Doubt(("number",), "import.plan.doubt.blank-number", number.text, marks.at(number.line))
        )
    elif not head.number.symbol:
        number = head.number
        found.append(
            Doubt(("number",), "import.plan.doubt.party-number", number.text, marks.at(number.line))
        )
    if head.dated is None:
        found.append(Doubt(("date",), "import.plan.doubt.no-date"))
    elif not head.dated.whole or head.dated.impossible:
        why = "no-such-day" if head.dated.impossible else "torn-date"
        found.append(
            Doubt(("date",), f"import.plan.doubt.{why}", head.dated.text, marks.at(head.dated.line))
        )
    number = 0
    for basis in paper.bases:
        for cited in basis.cited:
            for why in _unsure(cited):
                found.append(Doubt(("bases", number), why, cited.text[:120], marks.at(basis.line)))
            number += 1
    if foot.name and not foot.position:
        found.append(Doubt(("signature",), "import.plan.doubt.no-position", foot.name, marks.at(foot.line)))
    if not foot.name:
        found.append(Doubt(("signature",), "import.plan.doubt.no-signer"))
    for line in foot.unread:
        found.append(Doubt(("signature",), "import.plan.doubt.unread", line.text[:120], marks.at(line.number)))
    if not foot.recipients:
        found.append(Doubt(("recipients",), "import.plan.doubt.no-recipients"))
    if paper.parts.annex:
        line = paper.parts.annex[0]
        found.append(Doubt(("body",), "import.plan.doubt.annex", line.flat[:80], marks.at(line.number)))
    return found


def _unsure(cited: Cited) -> list[str]:
    """Why a basis must be looked at."""
    if not cited.kind:
        return ["import.plan.doubt.basis-words"]
    found = []
    if cited.shared:
        found.append("import.plan.doubt.shared-subject")
    if cited.date_text and not cited.on:
        found.append("import.plan.doubt.no-such-day")
    if cited.number and not cited.issuer:
        found.append("import.plan.doubt.no-issuer")
    return found


def pruned(data: Data) -> Data:
    """`data` without fields that say nothing, at any depth."""
    return {key: kept for key, value in data.items() if (kept := _kept(value)) not in (None, [], {})}


def _kept(value: Any) -> Any:
    if isinstance(value, dict):
        return pruned(value)
    if isinstance(value, list):
        return [_kept(item) for item in value]
    return value
