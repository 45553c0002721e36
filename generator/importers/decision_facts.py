"""The parts of a decision → the fields of its award record, and what an editor must look at."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.importers.decision_lists import DecisionList
from generator.importers.decision_parts import Decision, subject_of
from generator.importers.docx_text import Line
from generator.importers.facts import Facts, find_facts
from generator.importers.found import Doubt
from generator.importers.known import Known
from generator.importers.plan.foot import read_foot
from generator.importers.plan.head import Head, read_head
from generator.importers.plan.lines import Line as PlainLine
from generator.importers.sections import find_form_in
from generator.model.days import iso_day
from generator.model.text import squeeze

_DAY = re.compile(
    r"ngày\s*(?P<d>\d{0,2})[\s.…_]*tháng\s*(?P<m>\d{0,2})[\s.…_]*năm\s*(?P<y>\d{4})", re.IGNORECASE
)
_LEADER = re.compile(
    r"^(?:CHỦ TỊCH|GIÁM ĐỐC|TỔNG GIÁM ĐỐC|HIỆU TRƯỞNG|THỦ TRƯỞNG|TRƯỞNG|CHÁNH|BỘ TRƯỞNG)\s+",
    re.IGNORECASE,
)
_ACHIEVEMENT = re.compile(
    r"\b(?:đã\s+)?((?:có|đạt|lập)\s+(?:nhiều\s+)?(?:thành tích|đóng góp)\s[^.;(]+"
    r"|hoàn thành\s[^.;(]{0,200}nhiệm vụ[^.;(]+)",
    re.IGNORECASE,
)
_LISTED = re.compile(
    r",?\s*(?:có tên|kèm theo|có danh sách|theo danh sách|\(có|gồm|cụ thể|như sau|sau đây).*$",
    re.IGNORECASE,
)
_MONEY = re.compile(
    r"[^.;()]{0,60}?\b(?:thưởng|số tiền|mức tiền)\b[^;()]{0,80}?\d[\d.,]*\s*"
    r"(?:đồng|đ\b|triệu|lần)(?:[^.;()]|\.(?=\d)){0,80}",
    re.IGNORECASE,
)
#: What a list says of its decision, and where the decision's own head has it.
_CITED = ("number", "symbol", "date", "issuer")


@dataclass(slots=True)
class _Facts:
    known: Known
    data: dict[str, Any] = field(default_factory=dict)
    doubts: list[Doubt] = field(default_factory=list)

    def doubt(self, name: str, why: str, found: str = "", place: str = "", hint: str = "") -> None:
        self.doubts.append(Doubt((name,), f"import.doubt.{why}", found, place, hint))


def decision_facts(decision: Decision, lists: Sequence[DecisionList], known: Known) -> Facts:
    """What head, subject, articles and foot say; `lists` say the same of it, and are compared."""
    facts = _Facts(known)
    if subject := subject_of(decision.subject):
        facts.data["title"] = subject
    head = read_head(_plain(decision.head))
    _number(facts, head, decision)
    _date(facts, head, decision)
    _issuer(facts, head, decision)
    _form(facts, decision, lists)
    _achievement(facts, decision)
    _signer(facts, decision)
    _cited(facts, decision, lists)
    _money(facts, decision)
    return Facts(facts.data, tuple(facts.doubts))


def _plain(lines: Iterable[Line]) -> tuple[PlainLine, ...]:
    return tuple(PlainLine(line.text, number) for number, line in enumerate(lines, 1))


def _number(facts: _Facts, head: Head, decision: Decision) -> None:
    """Number and symbol as the head has them; a number that was left blank stays so."""
    if head.number is None:
        return
    if head.number.number:
        facts.data["number"] = head.number.number
    else:
        place = decision.head[head.number.line - 1].place
        facts.doubt("number", "number-blank", head.number.text, place)
    if head.number.symbol:
        facts.data["symbol"] = head.number.symbol


def _date(facts: _Facts, head: Head, decision: Decision) -> None:
    if head.dated:
        _dated(facts, head.dated.date_text, head.dated.on, head.dated.whole)
        return
    for line in decision.head:
        if match := _DAY.search(line.text):
            on = iso_day(match["d"], match["m"], match["y"])
            _dated(facts, squeeze(match[0]), on, bool(match["d"] and match["m"]))
            return


def _dated(facts: _Facts, text: str, on: str, whole: bool) -> None:
    """A date that is not whole is kept as far as it goes, and doubted."""
    if on:
        facts.data["date"] = {"text": text, "on": on}
    if not whole or not on:
        facts.doubt("date", "date-partial" if on else "date-unclear", text)


def _issuer(facts: _Facts, head: Head, decision: Decision) -> None:
    names = tuple(dict.fromkeys(filter(None, _issuers(head, decision))))
    for name in names:
        if id_ := facts.known.find_unit(name).id:
            facts.data["issuer"] = id_
            return
    if names:
        near = next((m.maybe for n in names if (m := facts.known.find_unit(n)).maybe), ())
        why = "unit-near" if near else "issuer-unknown"
        facts.doubt("issuer", why, names[0], hint="; ".join(near))


def _issuers(head: Head, decision: Decision) -> Iterator[str]:
    """Names of who decides: below the subject ("CHỦ TỊCH UBND XÃ A"), and in the head."""
    yield _LEADER.sub("", squeeze(decision.body_name).rstrip(" :"))
    organ = head.organ
    yield organ
    capitals = [line.text for line in decision.head if line.column <= 1 and line.text.isupper()]
    for start in range(1, len(capitals)):
        yield " ".join(capitals[start:])
        yield capitals[start]


def _form(facts: _Facts, decision: Decision, lists: Sequence[DecisionList]) -> None:
    """The form that is granted: as the first article says, else the subject, else a list."""
    texts = [line.text for article in decision.articles for line in article[:1]]
    texts.append(facts.data.get("title", ""))
    form = next(filter(None, map(find_form_in, texts)), "")
    form = form or next((one.form for one in lists if one.form), "")
    if form:
        facts.data["form"] = form


def _achievement(facts: _Facts, decision: Decision) -> None:
    """For what: the words of the first article, else of the subject."""
    texts = [line.text for article in decision.articles[:1] for line in article[:1]]
    for text in (*texts, facts.data.get("title", "")):
        if match := _ACHIEVEMENT.search(text):
            words = _LISTED.sub("", squeeze(match[1])).strip(" ,:-–")
            facts.data["achievement"] = words[:1].upper() + words[1:]
            return


def _signer(facts: _Facts, decision: Decision) -> None:
    foot = read_foot(_plain(decision.foot))
    for name, text in (
        ("authority", foot.authority), ("position", foot.position), ("signer", foot.name)
    ):  # fmt: skip
        if text:
            facts.data[name] = squeeze(text)
    if decision.titled and not foot.name:
        place = decision.foot[0].place if decision.foot else ""
        facts.doubt("signer", "missing", place=place)


def _cited(facts: _Facts, decision: Decision, lists: Sequence[DecisionList]) -> None:
    """What the lists say of the decision: fills what its head lacks, and is held against it."""
    for one in lists:
        said = find_facts(one.read.head, facts.known)
        wanted = _CITED if decision.titled else (*_CITED, "title", "form")
        for name in wanted:
            if name not in said.data:
                continue
            ours, theirs = facts.data.get(name), said.data[name]
            if ours is None:
                facts.data[name] = theirs
                if decision.titled:
                    facts.doubts = [d for d in facts.doubts if d.loc != (name,)]
                    facts.doubt(name, "from-list", _words(theirs), one.where)
            elif _words(ours) != _words(theirs):
                facts.doubt(name, "list-differs", _words(theirs), one.where)


def _words(value: Any) -> str:
    """A value to compare and to show: of a date its ISO form."""
    return str(value.get("on", value.get("text", ""))) if isinstance(value, dict) else str(value)


def _money(facts: _Facts, decision: Decision) -> None:
    """A sum that goes with the award has no field; the editor is told."""
    for article in decision.articles:
        for line in article:
            if match := _MONEY.search(line.text):
                facts.doubt("form", "amount", squeeze(match[0]).strip(" ,-–"), line.place)
                return
