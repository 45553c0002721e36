"""What a Word file holds → the draft of an award: a decision with its lists, or a list alone."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace

from generator.importers.awards import draft_award
from generator.importers.decision_facts import decision_facts
from generator.importers.decision_lists import DecisionList, find_single, read_lists
from generator.importers.decision_parts import Decision, split_decision
from generator.importers.docx_text import Line
from generator.importers.docx_values import WordFile
from generator.importers.found import Found
from generator.importers.known import Known
from generator.importers.lists import ListRow, ReadList
from generator.locale import t
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.text import slug

_COUNT = re.compile(
    r"(?<![\d/.])(?P<n>\d{1,4})\s*(?:\([^)\d]{1,30}\)\s*)?(?P<kind>tập thể|cá nhân|hộ)\b",
    re.IGNORECASE,
)
_COUNT_AFTER = re.compile(
    r"(?P<kind>tập thể|cá nhân|hộ gia đình)\s*(?::|\(|là|gồm)\s*(?P<n>\d{1,4})\b", re.IGNORECASE
)
_KINDS = {
    "tap-the": RecipientKind.COLLECTIVE,
    "ca-nhan": RecipientKind.INDIVIDUAL,
    "ho": RecipientKind.HOUSEHOLD,
    "ho-gia-dinh": RecipientKind.HOUSEHOLD,
}
#: Words by which an article grants.
_GRANTS = re.compile(
    r"^\W*(?:tặng|khen thưởng|công nhận|biểu dương|truy tặng|nay)\b", re.IGNORECASE
)


def is_decision(file: WordFile) -> bool:
    """Whether a Word file is a decision, as its heading says, or holds a list by its heading."""
    decision = split_decision(file.blocks)
    return decision.titled or any(
        slug(line.text).startswith("danh-sach") for line in (*decision.loose, *_above(decision))
    )


def _above(decision: Decision) -> Iterator[Line]:
    for listed in decision.lists:
        yield from listed.above


def decision_in(file: WordFile, name: str, known: Known) -> Found:
    """The award that a Word file decides; nothing is made up that it does not say.

    Problems: `import.no-award` where it is neither decision nor list, `import.count` (a warning)
    where an article says another number than its lists have rows.
    """
    decision = split_decision(file.blocks)
    first = decision_facts(decision, (), known)
    lists = read_lists(decision, name, known, near=first.data.get("issuer"))
    problems = [problem for one in lists for problem in one.read.problems]
    if not decision.titled and not any(one.read.found for one in lists):
        return Found(problems=(*problems, Problem("import.no-award", name)))
    if file.hidden:
        problems.append(Problem("import.hidden-text", name).as_warning())
    facts = decision_facts(decision, lists, known)
    problems += _miscounted(decision, lists, name)
    draft = draft_award(facts, [_with_form(one) for one in lists], name, known)
    return Found((draft,), tuple(problems))


def _with_form(one: DecisionList) -> ReadList:
    """The rows of a list, each with the form that stands above the list, unless it has its own."""
    if not one.form:
        return one.read
    rows = (ListRow({"form": one.form, **row.fields}, row.place) for row in one.read.rows)
    return replace(one.read, rows=tuple(rows))


def _miscounted(decision: Decision, lists: Sequence[DecisionList], name: str) -> Iterator[Problem]:
    """Kinds of which the articles name another number than there are rows."""
    rows = Counter(row.fields.get("kind", "") for one in lists for row in one.read.rows)
    said, place = _counts(decision)
    for kind, count in said.items():
        if rows[kind.value] != count:
            told = t("import.word.count", count=count, kind=t(f"recipient.{kind}").lower())
            problem = Problem("import.count", f"{name}!{place}", found=told)
            yield problem.about(expected=str(rows[kind.value])).as_warning()


def _counts(decision: Decision) -> tuple[dict[RecipientKind, int], str]:
    """How many of each kind the granting articles name: the first line that does, of each."""
    total: Counter[RecipientKind] = Counter()
    where = ""
    for article in decision.articles:
        if not _GRANTS.match(article[0].text):
            continue
        if not _counts_in(article[0].text) and find_single(article[0].text):
            total[RecipientKind.INDIVIDUAL] += 1
            continue
        for line in article:
            if found := _counts_in(line.text):
                total.update(found)
                where = where or line.place
                # What follows tells the same in parts, unless this was but one kind of several.
                if line is article[0]:
                    break
    return dict(total), where


def _counts_in(text: str) -> dict[RecipientKind, int]:
    matches = list(_COUNT.finditer(text)) or list(_COUNT_AFTER.finditer(text))
    return {_KINDS[slug(match["kind"])]: int(match["n"]) for match in matches}
