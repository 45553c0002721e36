"""What people wrote down of the unseen plans, and what the importer finds there, in one form.

Each file in `unseen/` has its facts beside it (`.yml`), written by hand before the importer was run
on it. After the first run some facts of the first nine were corrected: slips of the pen (a list
parted at a comma, copies forgotten, numbered items of an annex), and where the records of the five
plans tell things in another way ("từ nay" is the day of the paper, "trong tháng 9/2019" is `on`, a
limit with an hour is `until`, a closing sentence charges whom it asks, money that an office is to
provide is its task). So were facts of seven of the eight plans of the third round: a part that only
titles others is no content, unless it leads tasks; "Mục tiêu" are aims to reach; "theo chỉ tiêu …
phân bổ" is pending; "Theo đề nghị của …" alone is no paper; what is to be done "Thường xuyên" has a
limit in words; "Tiêu chuẩn: theo Hướng dẫn" is a criterion; a number that stands twice has one
anchor. So were facts of the five short plans of the fourth round: the letters of "Phần", words of a
limit without "Trong", a congress as issuer, and none for who proposes, a party's number, "(02 bản)"
as part of a paper's words; "từ … đến …" and "khoảng" are numbers with a doubt, "Xét đề nghị" is a
basis in words, what leads a list of conditions is one of them. A name charged twice counts once.
The rules were mended on these texts afterwards, so the table is no measure of texts that are new
again. A due date is told by what it means ("until 2019-11-18"), or by its words.
"""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from generator.load.yaml_text import parse_yaml
from generator.model.outline import parse_outline
from generator.model.text import squeeze
from tests.importers.plan.comparing import Facts, plain

UNSEEN = Path(__file__).parent / "unseen"
FILES = {file.stem: file for end in ("txt", "md") for file in sorted(UNSEEN.glob(f"*.{end}"))}
NAMES = sorted(FILES)
_TIMES = ("on", "since", "before", "until", "after")
_HEAD = ("kind", "title", "number", "symbol", "place")
_STATED = ("contents", "participants", "funding", "measures", "process")


def expected(name: str) -> Mapping[str, Any]:
    """The facts that people wrote down of a plan."""
    path = UNSEEN / f"{name}.yml"
    data, problems = parse_yaml(path.read_text("utf-8"), str(path))
    assert not problems
    return data


def _when(due: Mapping[str, Any] | str | None) -> str:
    if not due:
        return ""
    if isinstance(due, str):
        return plain(due.replace(",", ""))
    times = [f"{name} {due[name]}" for name in _TIMES if due.get(name) is not None]
    return plain(" ".join(times) or due["text"])


def _outline_found(body: str) -> Facts:
    parts = parse_outline(body)
    return [(part.section, plain(part.text)) for part in parts if part.anchor]


def _outline_held(lines: list[str], found: Facts) -> Facts:
    """Headings as people wrote them, with the whole text where the beginning is the same."""
    facts: Facts = []
    for line in lines:
        first, _, rest = line.partition(" ")
        if first in ("PHẦN", "Phần"):
            second, _, rest = rest.partition(" ")
            first = f"{first} {second}"
        same = [text for at, text in found if at == first and text.startswith(plain(rest))]
        facts.append((first, same[0] if same else plain(rest)))
    return facts


def _list(data: Mapping[str, Any], name: str) -> list[Any]:
    return list(data.get(name) or ())


def _text(value: object) -> str:
    return "" if value is None else squeeze(str(value))


def _bases(document: Mapping[str, Any]) -> Facts:
    return [
        (
            _text(item.get("kind")),
            _text(item.get("number")),
            _text((item.get("date") or {}).get("on")),
            _text(item.get("issuer")),
        )
        for item in _list(document, "bases")
    ]


def _quotas(campaign: Mapping[str, Any]) -> Facts:
    return [
        (
            quota["form"],
            str(int(quota["count"])) if quota.get("count") else "",
            " ".join(quota.get("of") or ()),
            plain(quota.get("category") or ""),
        )
        for award in _list(campaign, "awards")
        for quota in _list(award, "quotas")
    ]


def _quotas_held(held: Mapping[str, Any]) -> Facts:
    return [
        (form, str(int(count)) if count else "", _text(of), plain(category or ""))
        for form, count, of, category in held["quotas"]
    ]


def _deadlines(campaign: Mapping[str, Any]) -> Facts:
    """Limits of tasks; the time of the whole movement stands in `period`."""
    period = _when(campaign.get("period"))
    dues = [_when(item["due"]) for item in _list(campaign, "deadlines")]
    return [(due,) for due in dues if due != period]


def _parts(campaign: Mapping[str, Any]) -> list[Mapping[str, Any]]:
    return [part for item in _list(campaign, "dossiers") for part in item["parts"]]


def _charged(campaign: Mapping[str, Any]) -> Facts:
    """Who is charged, each name once; who only takes part ("phối hợp với …") is left out."""
    return list(
        dict.fromkeys(
            (plain(to["name"]),)
            for item in _list(campaign, "assignments")
            for to in item["to"]
            if not plain(to.get("verb") or "").startswith("phối hợp")
        )
    )


def _at(campaign: Mapping[str, Any], *fields: str) -> Facts:
    return [(_text(item.get("at")),) for field in fields for item in _list(campaign, field)]


def _signer(document: Mapping[str, Any]) -> Facts:
    signature = document.get("signature") or {}
    return [(name, _text(signature.get(name))) for name in ("authority", "position", "name")]


Pair = tuple[Facts, Facts]


def facts_of(
    held: Mapping[str, Any], document: Mapping[str, Any], campaign: Mapping[str, Any]
) -> dict[str, Pair]:
    """Group → (what people hold, what was found)."""
    outline = _outline_found(document["body"])
    when = document.get("date") or {}
    head: Facts = [(name, _text(document.get(name))) for name in _HEAD]
    head.append(("date", _text(when.get("on"))))
    groups: dict[str, Pair] = {
        "head": ([(name, _text(held["head"][name])) for name in (*_HEAD, "date")], head),
        "bases": ([tuple(map(_text, item)) for item in held["bases"]], _bases(document)),
        "outline": (_outline_held(held["outline"], outline), outline),
        "period": ([(_when(held["period"]),)], [(_when(campaign.get("period")),)]),
        "deadlines": ([(_when(due),) for due in held["deadlines"]], _deadlines(campaign)),
        "quotas": (_quotas_held(held), _quotas(campaign)),
        "dossier": (
            [(plain(part),) for part in held["dossier"]],
            [(plain(part["text"]),) for part in _parts(campaign)],
        ),
        "copies": (
            [(str(copies),) for copies in _list(held, "copies")],
            [(str(part["copies"]),) for part in _parts(campaign) if part.get("copies")],
        ),
        "charged": ([(plain(name),) for name in held["charged"]], _charged(campaign)),
        "recipients": (
            [(squeeze(item),) for item in held["recipients"]],
            [(squeeze(item),) for item in _list(document, "recipients")],
        ),
        "signer": (
            list(zip(("authority", "position", "name"), map(_text, held["signer"]), strict=True)),
            _signer(document),
        ),
        "digital signature": (
            [(label, value) for label, value in held["digital"]],
            [(i["label"], i["value"]) for i in _list(document, "digital_signature")],
        ),
        "purposes": (
            [(at,) for at in held["purposes"]],
            _at(campaign, "purposes", "requirements", "aims"),
        ),
        "criteria": _criteria(held, campaign),
    }
    groups["contents"] = (
        [(at,) for at in held["contents"]],
        _at(campaign, "contents", "objectives"),
    )
    for field in _STATED[1:]:
        groups[field] = ([(at,) for at in _list(held, field)], _at(campaign, field))
    return groups


def _criteria(held: Mapping[str, Any], campaign: Mapping[str, Any]) -> Pair:
    found: Facts = [
        (plain(item.get("recipient") or ""), plain(text["text"]))
        for item in _list(campaign, "criteria")
        for text in item["items"]
    ]
    facts: Facts = []
    for recipient, begin in _list(held, "criteria"):
        whole = [text for who, text in found if who == recipient and text.startswith(plain(begin))]
        facts.append((recipient, whole[0] if whole else plain(begin)))
    return facts, found
