"""Facts of a decision and its recipients → the draft of an award record with its list."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import PurePosixPath
from typing import Any

from generator.importers.facts import Facts
from generator.importers.found import Doubt, Draft
from generator.importers.known import Known
from generator.importers.lists import ReadList
from generator.law.forms import form_key
from generator.model.text import slug

#: Without these an award is no valid record.
_NEEDED = ("title", "date", "issuer", "form")
_ORDER = (
    "draft", "title", "number", "symbol", "date", "issuer", "form", "authority", "position",
    "signer", "campaign", "achievement", "summary", "recipients_file",
)  # fmt: skip
_MOST = 120


def draft_award(facts: Facts, lists: Sequence[ReadList], name: str, known: Known) -> Draft:
    """The award record that a file called `name` gives; what it lacks is doubted, and not made up.

    For `Known.decision` the rows alone: they are added to the decision that is there.
    """
    rows, doubts = _joined(lists)
    rows, numbered = _numbered(rows)
    doubts += numbered
    data = dict(facts.data)
    told = list(facts.doubts)
    if known.decision:
        return Draft("award", known.decision, {}, rows, tuple(doubts))
    form, rows = _common_form(data.get("form"), rows)
    if form:
        data["form"] = form
    for field in _NEEDED:
        if field not in data:
            if not any(doubt.loc == (field,) for doubt in told):
                told.append(Doubt((field,), "import.doubt.missing"))
            data["draft"] = "true"
    id_ = _id(data, name, known)
    if rows:
        data["recipients_file"] = f"{id_}.csv"
    ordered = {key: data[key] for key in _ORDER if key in data}
    ordered |= {key: value for key, value in data.items() if key not in ordered}
    return Draft("award", id_, ordered, rows, (*told, *doubts))


Rows = tuple[Mapping[str, str], ...]


def _joined(lists: Sequence[ReadList]) -> tuple[Rows, list[Doubt]]:
    """The rows of all lists, one after the other; doubts follow their rows."""
    rows: list[Mapping[str, str]] = []
    doubts: list[Doubt] = []
    for found in lists:
        for doubt in found.doubts:
            head, index, *rest = doubt.loc
            place = (int(index) + len(rows),)
            doubts.append(replace(doubt, loc=(head, *place, *rest)))
        rows += [{**row.fields, "_place": row.place} for row in found.rows]
    return tuple(rows), doubts


def _numbered(rows: Rows) -> tuple[Rows, list[Doubt]]:
    """Each row with a number that no other of its kind has: its own, where that is free."""
    taken = {(row["kind"], slug(row["no"])) for row in rows if "no" in row}
    seen: set[tuple[str, str]] = set()
    found: list[Mapping[str, str]] = []
    doubts: list[Doubt] = []
    last = max((int(row["no"]) for row in rows if _is_number(row.get("no", ""))), default=0)
    for index, row in enumerate(rows):
        place, typed = row["_place"], row.get("no", "")
        fields = {key: value for key, value in row.items() if key != "_place"}
        key = (row["kind"], slug(typed))
        if not typed or key in seen:
            last += 1
            while (row["kind"], str(last)) in taken:
                last += 1
            fields = {"no": str(last), **{k: v for k, v in fields.items() if k != "no"}}
            why = "import.doubt.renumbered" if typed else "import.doubt.numbered"
            doubts.append(Doubt(("recipients", index, "no"), why, typed, place))
            key = (row["kind"], str(last))
        seen.add(key)
        found.append(fields)
    return tuple(found), doubts


def _is_number(text: str) -> bool:
    return text.isascii() and text.isdigit() and len(text) < 7


def _common_form(form: str | None, rows: Rows) -> tuple[str | None, Rows]:
    """The form of the decision, and rows that name only another one."""
    named = Counter(row["form"] for row in rows if "form" in row)
    if form is None and named:
        form = named.most_common(1)[0][0]
    if form is None:
        return None, rows
    same = form_key(form)
    return form, tuple(
        {key: text for key, text in row.items() if key != "form" or form_key(text) != same}
        for row in rows
    )


def _id(data: Mapping[str, Any], name: str, known: Known) -> str:
    """The id as the portal names its decisions: `quyet-dinh-203-qd-ubnd-xa-a-2026`.

    A decision that the portal has keeps its id. Without a number the id comes from the file's name.
    """
    number, symbol, issuer = (data.get(key) for key in ("number", "symbol", "issuer"))
    year = _year(data.get("date"))
    there = known.find_award(number, symbol, issuer, year)
    if there:
        return there.id
    if number and symbol:
        short = slug(symbol)
        body = issuer or ""
        if body.startswith("ubnd-") and short.endswith("ubnd"):
            body = body.removeprefix("ubnd-")
        parts = ("quyet-dinh", slug(number), short, body, year)
        return "-".join(part for part in parts if part)[:_MOST].rstrip("-")
    stem = slug(PurePosixPath(name).stem) or "danh-sach"
    return stem[:_MOST].rstrip("-")


def _year(written: Any) -> str:
    text = written.get("on", "") if isinstance(written, Mapping) else written or ""
    return str(text)[:4]
