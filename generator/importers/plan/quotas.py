"""Quota lines of a plan: exactly, at most, per unit, pending, by reference, rows of tables."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from generator.importers.plan.forms import FORM, GRANTOR
from generator.importers.plan.numerals import number_in_words
from generator.importers.plan.quota_words import (
    ABOUT,
    COLLECTIVE,
    EACH,
    EACH_TIME,
    GIVES,
    HOUSES,
    LEAST,
    MANY_PROPOSE,
    MOST,
    NUMBER,
    OF_PAPERS,
    OF_WHICH,
    PENDING,
    PEOPLE,
    PERCENT,
    PLAIN_KINDS,
    REFERENCE,
    SIZE,
    SIZE_AFTER,
    SIZE_BEFORE,
    TAIL,
    VERBS,
)
from generator.importers.plan.tree import Node, sentences


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One line: its words, form and count; `of` are kinds of recipient; `unsure` a key."""

    text: str
    form: str
    count: str
    of: tuple[str, ...]
    category: str
    at: str | None
    line: int
    unsure: str = ""


def quota_lines(node: Node) -> Iterator[QuotaLine]:
    """The quota lines of a paragraph."""
    found = False
    for sentence in sentences(node.text):
        if OF_PAPERS.match(sentence):
            continue
        for clause in re.split(r"(?<=;)\s+", sentence):
            for line in _clause(clause.rstrip(";").strip(), node, sentence):
                found = True
                yield line
    if found:
        return
    if match := PENDING.search(node.text):
        yield QuotaLine(match[0].strip(), "pending", "", _kinds(node.text), "", node.at, node.line)
    elif match := REFERENCE.search(node.text):
        yield QuotaLine(
            match[0].strip(), "by_reference", "", _kinds(node.text), "", node.at, node.line
        )


def _clause(clause: str, node: Node, sentence: str) -> Iterator[QuotaLine]:
    numbers = [match for match in NUMBER.finditer(clause) if not _is_size(clause, match)]
    numbers = numbers or list(TAIL.finditer(clause))
    if not numbers and PERCENT.search(clause):
        yield from _percents(clause, node)
        return
    start, bounded = 0, False
    inner = found.start() if (found := OF_WHICH.search(clause)) else -1
    about = guess.start() if (guess := ABOUT.search(clause)) else -1
    part_of = "import.plan.doubt.of-which"
    each_time = "import.plan.doubt.each-time" if EACH_TIME.search(sentence) else ""
    each: re.Match[str] | None = None
    parts = _parts(clause, numbers)
    for match, (begin, end) in zip(numbers, parts, strict=True):
        words = clause[begin:end].strip(" ,:")
        before = clause[start : match.start()]
        bound = match["bound"] or ""
        form, unsure = "exactly", ""
        low = match["low"] or (match["low2"] if "low2" in match.re.groupindex else None)
        if MOST.search(bound):
            form = "at_most"
        elif low:
            form, unsure = "at_most", "import.plan.doubt.range"
        elif LEAST.search(bound):
            form, unsure = "unstated", "import.plan.doubt.at-least"
        elif ABOUT.search(bound) or 0 <= about < match.start():
            unsure = "import.plan.doubt.about"
        elif bounded and _joined(clause, match):
            form, unsure = "at_most", "import.plan.doubt.shared-bound"
        here = EACH.search(clause, start, match.end())
        each = here or (each if _joined(clause, match) else None)
        category = _category(before, match, node)
        if _per(match):
            unsure = unsure or ("import.plan.doubt.at-most-each" if form == "at_most" else "")
            form, category = ("unstated" if form == "unstated" else "per_unit"), match["noun2"]
        bounded = form == "at_most" and not low
        if each:
            unsure = unsure or ("import.plan.doubt.at-most-each" if form == "at_most" else "")
            form = "per_unit" if form in ("exactly", "at_most") else form
            category = _unit_of(each["unit"], clause[: each.start()])
        nouns = [match["noun"]]
        other = _other_noun(match)
        if other and not _per(match):
            nouns.append(other)
        count = _count(match) if form != "unstated" else ""
        if not unsure and not each:
            unsure = part_of if 0 <= inner < match.start() else each_time
        if (
            not unsure
            and form != "per_unit"
            and (MANY_PROPOSE.match(before) or SIZE.search(before))
        ):
            unsure = "import.plan.doubt.maybe-each"
        if each and not here:
            words = clause[: match.end()]
        yield QuotaLine(
            words, form, count, _kinds(" ".join(nouns)), category, node.at, node.line, unsure
        )
        start = match.end()


def _percents(clause: str, node: Node) -> Iterator[QuotaLine]:
    """Parts of a hundred, which are no numbers of awards."""
    for match in PERCENT.finditer(clause):
        yield QuotaLine(
            match[0], "unstated", "", _kinds(match["noun"]), "", node.at, node.line,
            "import.plan.doubt.percent",
        )  # fmt: skip


def _other_noun(match: re.Match[str]) -> str:
    """The second of two kinds that share a number: "20 tập thể và cá nhân"."""
    if "noun2" not in match.re.groupindex:
        return ""
    return match["noun2"] or match["also"] or ""


def _per(match: re.Match[str]) -> bool:
    """Whether a stroke tells for each of what the number is: "03 người/đơn vị"."""
    other = _other_noun(match)
    return bool(other) and "/" in match[0] and other.lower() not in PLAIN_KINDS


def _count(match: re.Match[str]) -> str:
    """The number, in digits where the plan writes it in words."""
    words = match["words"] if "words" in match.re.groupindex else None
    return number_in_words(words) if words else str(match["count"])


def _is_size(clause: str, match: re.Match[str]) -> bool:
    """Whether a number tells how many people a body has: "đơn vị có dưới 20 người"."""
    people = match["noun"].lower() in ("người", "đồng chí", "cán bộ", "hội viên", "đoàn viên")
    near = clause[max(0, match.start() - 30) : match.start()]
    around = SIZE_BEFORE.search(near) or SIZE_AFTER.match(clause, match.end())
    named = re.search(r"(?i)\b(?:trong đó|gồm)\b", near)
    return people and bool(around) and not named


def _joined(clause: str, match: re.Match[str]) -> bool:
    """Whether a number goes on with the list that "mỗi" began."""
    return bool(
        re.search(
            r"(?:,|và)\s*(?:không quá |tối đa )?$",
            clause[max(0, match.start() - 40) : match.start()],
        )
    )


def _parts(clause: str, numbers: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Which words of a clause belong to each of its numbers."""
    places = []
    for index, match in enumerate(numbers):
        begin = 0
        if index:
            gap = clause[numbers[index - 1].end() : match.start()]
            joint = list(re.finditer(r"[,:]\s+|\bvà\s+", gap))
            begin = numbers[index - 1].end() + (joint[0].end() if joint else 0)
        if index + 1 < len(numbers):
            gap = clause[match.end() : numbers[index + 1].start()]
            joint = list(re.finditer(r"[,:]\s+|\s+và\s+", gap))
            end = match.end() + (joint[0].start() if joint else len(gap))
        else:
            end = len(clause)
        places.append((begin, end))
    if len(numbers) == 1 and len(clause) > 200:
        match = numbers[0]
        places = [(match.start(), match.end())]
    elif numbers and FORM.search(clause[: numbers[0].start()]):
        places[0] = (numbers[0].start(), places[0][1])
        last = numbers[-1]
        places[-1] = (places[-1][0], last.end())
    return places


def _unit_of(unit: str, before: str) -> str:
    """For which units "mỗi" counts: "các trường học mỗi đơn vị" are the schools."""
    if re.fullmatch(r"(?i)(?:cơ quan, )?đơn vị|nơi|trường|khối", unit.strip()) and (
        before.strip() and not re.search(r"[\d(]", before)
    ):
        if unit.strip().lower() == "trường" and re.search(r"(?i)\bkhối\b", before):
            return unit.strip()  # a school of the block, not the block
        return re.sub(r"(?i)^(?:đối với|riêng)\s+", "", before.strip(" ,:"))
    return VERBS.sub("", unit).strip(" ,:")


def _category(before: str, match: re.Match[str], node: Node) -> str:
    """For whom a number is: the words before it, or what is counted."""
    words = before.strip(" ,")
    words = re.sub(r"(?i)^(?:và|riêng|trong đó|đối với)\s*:?(?:\s+|$)", "", words)
    head, colon, tail = words.partition(":")
    if colon:
        words = head if not tail.strip() or VERBS.match(" " + tail) or GIVES.search(tail) else tail
    words = re.sub(r"(?i)^(?:cá nhân|tập thể)\s+là\s+", "", words).strip(" ,:")
    if (
        not words
        or GIVES.search(words)
        or re.fullmatch(GRANTOR, words)
        or FORM.search(words)
        or len(words) > 120
        or re.search(r"\d", words)
    ):
        return _counted(match, before)
    words = re.sub(r"(?i)\s*\b(?:khoảng|dự kiến|từ)$", "", words)
    named = VERBS.sub("", words).strip(" ,:")
    return _counted(match, before) if named.lower() in PLAIN_KINDS else named


def _counted(match: re.Match[str], before: str) -> str:
    """What is counted, where that says more than "tập thể" or "cá nhân"."""
    noun = match["noun"].lower()
    after = match.string[match.end() : match.end() + 40]
    if second := _other_noun(match):
        end = match.end("noun2" if match["noun2"] else "also")
        return match.string[match.start("noun") : end] if second else ""
    if noun in (*PLAIN_KINDS, "người", "đồng chí", "gia đình", "hộ"):
        more = re.match(rf"\s+({COLLECTIVE})\b", after)
        return match.string[match.start("noun") : match.end() + more.end()] if more else ""
    return match["noun"]


def _kinds(words: str) -> tuple[str, ...]:
    """The kinds of recipient that words name, in a fixed order."""
    found = {
        "collective": re.search(rf"(?i)\b(?:{COLLECTIVE})\b", words),
        "individual": re.search(rf"(?i)\b(?:{PEOPLE})\b", words),
        "household": re.search(rf"(?i)\b(?:{HOUSES})\b", words),
    }
    return tuple(kind for kind, match in found.items() if match)
