"""The awards that a plan names, with what it says of each, and how many there are."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace

from generator.importers.plan.forms import FORM, GRANTOR, KIND_WORDS, NAMES, level_of, named_award
from generator.importers.plan.quota_words import (
    GIVES,
    NUMBER,
    OF_PAPERS,
    PENDING,
    PERCENT,
    REFERENCE,
    TAIL,
)
from generator.importers.plan.quotas import QuotaLine, quota_lines
from generator.importers.plan.tables import table_rows
from generator.importers.plan.tree import Node, Topic, find_topics, sentences

_CLAUSES = re.compile(
    rf";\s+|(?<=[^\W\d_]{{2}}\.)\s+|(?:,|,?\s+và)\s+"
    rf"(?=(?:đề nghị\s+)?(?:(?:{GRANTOR})\s+)?(?:xét\s+)?(?:tặng\s+)?(?:thưởng\s+)?"
    rf"(?:\d+\s+)?(?i:{NAMES})\b)"
)
#: A longer paragraph is read in one.
_LONG = 3000
_NO_FORM = re.compile(r"khen thưởng")
_NAMES_ONE = re.compile(rf"(?i:{NAMES})|đề nghị khen thưởng|khen thưởng cho")
_UNSTATED = re.compile(
    r"(?:đề xuất|đề nghị|hồ sơ đề nghị|xét)[^.;]{0,60}?khen(?: thưởng)?\b|"
    r"tặng thưởng các hình thức|cấp tỉnh khen"
)
_ASKED = re.compile(
    rf"(?:đề nghị|trình)\s+(?P<by>cấp có thẩm quyền|cấp trên|"
    rf"{GRANTOR})\s+(?:xét\s+)?tặng(?:\s+thưởng)?\s+"
    r"(?P<form>(?:các\s+)?hình thức khen thưởng[^;,.]*)"
)
_ASKED_LEVEL = re.compile(r"đề nghị\s+(?P<level>cấp\s+\w+)\s+khen")


@dataclass(frozen=True, slots=True)
class PlanAward:
    """An award form of the plan: who grants it, on which level, what is said of it, how many."""

    form: str
    grantor: str
    level: str
    at: str | None
    line: int
    statements: tuple[tuple[str, str | None], ...]
    quotas: tuple[QuotaLine, ...]
    unsure: str = ""
    lines: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class _Said:
    """A paragraph about an award, and which one it is: form, grantor, level."""

    node: Node
    key: tuple[str, str, str]
    named_by: str | None


def find_awards(nodes: tuple[Node, ...]) -> tuple[PlanAward, ...]:
    """The awards of a plan with their quota lines, in its order."""
    groups: dict[tuple[str, str, str], list[_Said]] = {}
    tables = {row.line: lines for row, lines in table_rows(nodes)}
    for said in _said(nodes, frozenset(tables)):
        groups.setdefault(said.key, []).append(said)
    awards = tuple(_award(key, found, tables) for key, found in groups.items())
    return awards or _unstated(nodes)


def _said(nodes: tuple[Node, ...], rows: frozenset[int]) -> Iterator[_Said]:
    for index, node in enumerate(nodes):
        if node.topic in (
            Topic.CRITERIA,
            Topic.DOSSIERS,
            Topic.PREAMBLE,
            Topic.CLOSING,
            Topic.AIMS,
        ):
            continue
        if node.titles and _has_below(nodes, index):
            continue
        for piece in _pieces(node):
            yield from _one(piece, node.line in rows)


def _pieces(node: Node) -> tuple[Node, ...]:
    """A paragraph; parted where it counts one award, and then another.

    "Bằng khen … cho 10 tập thể; Giấy khen … cho 20 cá nhân" speaks of two.
    """
    if len(node.text) > _LONG or len(FORM.findall(node.text)) < 2:
        return (node,)
    joints = list(_CLAUSES.finditer(node.text))
    starts = [0, *(joint.end() for joint in joints)]
    ends = [*(joint.start() for joint in joints), len(node.text)]
    spans: list[tuple[int, int]] = []
    for start, end in zip(starts, ends, strict=True):
        last = node.text[slice(*spans[-1])] if spans else ""
        if spans and not (_counts_one(last) and _counts_one(node.text[start:end])):
            spans[-1] = (spans[-1][0], end)
        else:
            spans.append((start, end))
    return tuple(
        replace(node, paragraph=replace(node.paragraph, text=node.text[start:end]))
        for start, end in spans
    )


def _counts_one(text: str) -> bool:
    """Whether words name an award and say how many."""
    counts = (NUMBER, TAIL, PENDING, PERCENT)
    return bool(FORM.search(text)) and any(pattern.search(text) for pattern in counts)


def _one(node: Node, row: bool) -> Iterator[_Said]:
    counted = row or any(pattern.search(node.text) for pattern in (NUMBER, TAIL, PERCENT))
    awards = node.topic is Topic.AWARDS or (counted and _is_below_awards(node))
    form, grantor, at = _award_of(node, awards)
    pending = bool(PENDING.search(node.text) or (awards and REFERENCE.search(node.text)))
    if not form and OF_PAPERS.match(node.text):
        return
    if awards and not form and (counted or pending):
        form, grantor = _word_for_award(node), ""
    if not form or not (awards or ((counted or pending) and GIVES.search(node.text))):
        return
    if not awards and not _NAMES_ONE.search(node.text):
        return
    yield _Said(node, (form, grantor, level_of(node, awards)), at)


def _is_below_awards(node: Node) -> bool:
    """Whether a heading names awards among other things: "Tiêu chuẩn và số lượng khen thưởng"."""
    if node.topic is not Topic.OTHER:
        return False
    return any(Topic.AWARDS in find_topics(part.text) for part in node.above if part.heading)


def _word_for_award(node: Node) -> str:
    """What a paragraph that counts awards and names none calls them, or the headings above it."""
    for words in (node.text, *(part.text for part in reversed(node.above))):
        if match := re.search(r"(?i)khen thưởng|khen", words):
            return match[0]
    return "khen thưởng" if node.topic is Topic.AWARDS else ""


def _has_below(nodes: tuple[Node, ...], index: int) -> bool:
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    return bool(after and nodes[index].paragraph in after.above)


def _award_of(node: Node, under: bool) -> tuple[str, str, str | None]:
    """Form and grantor, from the sentence or the nearest heading, and the part that names it."""
    if found := named_award(node.text):
        return *found, node.at
    if under:
        for heading in reversed(node.above):
            if found := named_award(heading.text):
                return *found, heading.section
    elif match := _NO_FORM.search(node.text):
        return match[0], "", node.at
    return "", "", node.at


def _award(
    key: tuple[str, str, str], found: list[_Said], tables: Mapping[int, tuple[QuotaLine, ...]]
) -> PlanAward:
    form, grantor, level = key
    quotas = tuple(
        _held(line) if several else line
        for said in found
        for several in (_names_several(said.node),)
        for line in tables.get(said.node.line) or quota_lines(said.node)
    )
    return PlanAward(
        form,
        grantor,
        level,
        found[0].named_by,
        found[0].node.line,
        tuple((said.node.text, said.node.at) for said in found),
        quotas,
        "import.plan.doubt.no-form"
        if not FORM.search(form)
        else ""
        if grantor
        else "import.plan.doubt.no-grantor",
        frozenset(said.node.line for said in found),
    )


def _names_several(node: Node) -> bool:
    return len({match["name"].lower() for match in FORM.finditer(node.text)}) > 1


def _held(line: QuotaLine) -> QuotaLine:
    """A number, marked since its words name two awards, so that it may be that of the other."""
    if line.unsure or line.form in ("pending", "by_reference"):
        return line
    return replace(line, unsure="import.plan.doubt.two-forms")


def _unstated(nodes: tuple[Node, ...]) -> tuple[PlanAward, ...]:
    """A plan that speaks of awards and names none: its sentences, marked for the editor."""
    found: list[tuple[str, str | None, int]] = []
    for node in nodes:
        if node.topic in (
            Topic.PREAMBLE,
            Topic.CLOSING,
            Topic.AIMS,
            Topic.REQUIREMENTS,
            Topic.DOSSIERS,
        ):
            continue
        found += [
            (sentence, node.at, node.line)
            for sentence in sentences(node.text)
            if not node.titles and _UNSTATED.search(sentence)
        ]
    if not found:
        return ()
    text, at, line = next((one for one in found if _recipients(one[0])), found[0])
    quota = QuotaLine(text, "unstated", "", _recipients(text), "", at, line)
    statements = tuple((words, where) for words, where, _ in found)
    places = {where for _, where, _ in found}
    asked = next((match for words, _, _ in found if (match := _ASKED.search(words))), None)
    level = next((match for words, _, _ in found if (match := _ASKED_LEVEL.search(words))), None)
    return (
        PlanAward(
            asked["form"].strip() if asked else "khen thưởng",
            asked["by"].strip() if asked else "",
            level["level"] if level else "",
            places.pop() if len(places) == 1 else None,
            line,
            statements,
            (quota,),
            "import.plan.doubt.no-form",
        ),
    )


def _recipients(text: str) -> tuple[str, ...]:
    """The kinds of recipient named near the words for the award."""
    match = _UNSTATED.search(text)
    near = text[max(0, match.start() - 80) :] if match else text
    return tuple(kind for kind, words in KIND_WORDS if words in near.lower())
