"""What the importer finds in the five plans, held against the records that people made of them.

Both sides are brought into one form, field by field: white space aside; a subject without its
"về (việc)"; counts as numbers; a due date by what it means, or by its words where it has no date.
Names that differ only by capitals are one. Nothing else is forgiven. What people wrote from other
knowledge (a portal's events, notes, who launched a movement) is compared nowhere.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from generator.model.outline import parse_outline
from generator.model.text import squeeze

Data = Mapping[str, Any]
Facts = list[tuple[str, ...]]
_TIMES = ("on", "since", "before", "until", "after", "days_before")


@dataclass(frozen=True, slots=True)
class Score:
    """How many facts people hold, how many were found, and how many are the same."""

    held: int
    found: int
    same: int
    missing: tuple[tuple[str, ...], ...]
    extra: tuple[tuple[str, ...], ...]

    @property
    def recall(self) -> float:
        """Which part of what people hold was found."""
        return self.same / self.held if self.held else 1.0

    @property
    def precision(self) -> float:
        """Which part of what was found people hold too."""
        return self.same / self.found if self.found else 1.0


def compare(held: Facts, found: Facts) -> Score:
    """The facts of both sides, each counted as often as it stands there."""
    one, other = Counter(held), Counter(found)
    same = sum((one & other).values())
    return Score(
        len(held), len(found), same, tuple((one - other).elements()), tuple((other - one).elements())
    )


def plain(words: object) -> str:
    """Words as they are compared: white space, capitals and the last stop aside."""
    return squeeze(str(words)).rstrip(" .;,:").casefold()


def due(data: Data | str | None) -> str:
    """A written date by what it means; by its words where they give no day."""
    if data is None:
        return ""
    if isinstance(data, str):
        return f"on {data}"
    times = [f"{name} {data[name]}" for name in _TIMES if data.get(name) is not None]
    return ", ".join(times) or plain(data["text"])


def _head(document: Data) -> Facts:
    names = ("kind", "title", "number", "symbol", "number_text", "place", "place_date", "issuer")
    facts = [(name, str(document.get(name) or "")) for name in names]
    when = document.get("date") or {}
    facts += [("date text", str(when.get("text", ""))), ("date", str(when.get("on", "")))]
    return [(name, squeeze(value)) for name, value in facts]


def _bases(document: Data) -> Facts:
    facts: Facts = []
    for item in document.get("bases", ()):
        key = str(item.get("number") or item["text"])
        subject = re.sub(r"^về việc |^về ", "", plain(item.get("subject", "")))
        facts += [
            (key, "verb", str(item.get("verb", ""))),
            (key, "kind", str(item.get("kind", ""))),
            (key, "date", due(item.get("date"))),
            (key, "issuer", str(item.get("issuer", ""))),
            (key, "subject", subject),
        ]
    return facts


def _outline(document: Data) -> Facts:
    parts = parse_outline(document["body"])
    return [(part.section, part.mark, str(part.depth), part.text) for part in parts]


def _deadlines(campaign: Data) -> Facts:
    return [(due(item["due"]), str(item.get("at", ""))) for item in campaign.get("deadlines", ())]


def _quotas(campaign: Data) -> Facts:
    return [
        (
            str(quota["form"]),
            str(int(quota["count"])) if quota.get("count") else "",
            " ".join(sorted(quota.get("of", ()))),
            plain(quota.get("category", "")),
            str(quota.get("at", "")),
        )
        for award in campaign.get("awards", ())
        for quota in award.get("quotas", ())
    ]


def _awards(campaign: Data) -> Facts:
    facts: Facts = []
    for award in campaign.get("awards", ()):
        named = (plain(award["form"]), str(award.get("at", "")))
        facts += [
            (*named, "grantor", str(award.get("grantor", ""))),
            (*named, "level", plain(award.get("level", ""))),
        ]
    return facts


def _dossiers(campaign: Data) -> Facts:
    return [
        (str(item.get("at", "")), plain(item.get("level", "")), plain(part["text"]),
         str(part.get("copies", "")))
        for item in campaign.get("dossiers", ())
        for part in item["parts"]
    ]  # fmt: skip


def _assignments(campaign: Data) -> Facts:
    """Who is charged where; who only takes part ("phối hợp với …") is compared nowhere."""
    return list(
        dict.fromkeys(
            (plain(to["name"]), _outer(item.get("at")))
            for item in campaign.get("assignments", ())
            for to in item["to"]
            if plain(to.get("verb") or "") not in ("phối hợp với", "phối hợp chặt chẽ với")
        )
    )


def _outer(at: str | None) -> str:
    """The part of the plan down to its second level: "III.3.a" and "III.3" are one place."""
    return ".".join(str(at or "").split(".")[:2])


def _tasks(campaign: Data) -> Facts:
    """Sentences that tasks are made of."""
    return [
        (plain(piece),)
        for item in campaign.get("assignments", ())
        for task in item["tasks"]
        for piece in re.split(r"(?<=[.;])\s+", squeeze(task["text"]))
    ]


def _recipients(document: Data) -> Facts:
    heading = [("heading", str(document.get("recipients_heading", "")))]
    return heading + [("recipient", squeeze(item)) for item in document.get("recipients", ())]


def _signer(document: Data) -> Facts:
    signature = document.get("signature") or {}
    return [(name, str(signature.get(name, ""))) for name in ("authority", "position", "name")]


def _digital(document: Data) -> Facts:
    return [(str(i["label"]), str(i["value"])) for i in document.get("digital_signature", ())]


def _statements(*fields: str) -> Callable[[Data], Facts]:
    """The sentences in fields of statements."""

    def find(campaign: Data) -> Facts:
        return [
            (field, plain(piece))
            for field in fields
            for item in campaign.get(field, ())
            for piece in re.split(r"(?<=[.;])\s+", squeeze(item["text"]))
        ]

    return find


def _criteria(campaign: Data) -> Facts:
    return [
        (plain(item.get("award", "")), plain(item.get("recipient", "")), plain(text["text"]))
        for item in campaign.get("criteria", ())
        for text in item["items"]
    ]


def _period(campaign: Data) -> Facts:
    return [(name, due(campaign.get(name))) for name in ("period", "review")]


#: Group → whether its facts stand in the document, and how they are taken out of a record.
GROUPS: Mapping[str, tuple[bool, Callable[[Data], Facts]]] = {
    "head": (True, _head),
    "bases": (True, _bases),
    "outline": (True, _outline),
    "recipients": (True, _recipients),
    "signer": (True, _signer),
    "digital signature": (True, _digital),
    "deadlines": (False, _deadlines),
    "quotas": (False, _quotas),
    "awards": (False, _awards),
    "dossiers": (False, _dossiers),
    "assignments": (False, _assignments),
    "purposes": (False, _statements("purposes", "requirements", "aims")),
    "contents": (False, _statements("contents", "objectives")),
    "participants": (False, _statements("participants")),
    "other statements": (False, _statements("background", "measures", "funding", "process")),
    "criteria": (False, _criteria),
    "period": (False, _period),
}


def facts_of(group: str, document: Data, campaign: Data) -> Facts:
    """The facts of a group in a plan's two records."""
    from_document, find = GROUPS[group]
    return find(document if from_document else campaign)


def total(scores: Iterable[Score]) -> Score:
    """Several scores as one."""
    listed = list(scores)
    return Score(
        sum(score.held for score in listed),
        sum(score.found for score in listed),
        sum(score.same for score in listed),
        tuple(fact for score in listed for fact in score.missing),
        tuple(fact for score in listed for fact in score.extra),
    )
