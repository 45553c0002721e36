"""What a list says of the decision that it belongs to: number, symbol, date, issuer, form, title.

Taken from title rows ("(Kèm theo Quyết định số 203/QĐ-UBND ngày 15/7/2026 của Chủ tịch UBND xã A)")
or from a sheet of labels and values, as the template has. What is not written stays away.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from generator.importers.found import Doubt
from generator.importers.grid import Grid
from generator.importers.known import Known
from generator.importers.sections import find_form_in
from generator.importers.words import names
from generator.model.days import iso_day
from generator.model.problem import suggest
from generator.model.text import slug, squeeze

_BLANK = r"[\s.…_]*"
_SIGN = r"[/-]|(?<=\d)\."
_DAY = (
    rf"ngày{_BLANK}(?P<day>\d{{1,2}})?{_BLANK}(?:{_SIGN}|tháng)"
    rf"{_BLANK}(?P<month>\d{{1,2}})?{_BLANK}(?:{_SIGN}|năm){_BLANK}(?P<year>\d{{4}})"
)
_SYMBOL = r"[A-ZĐ][\w.]*(?:\s?-\s?[A-ZĐ][\w.]*)*"
_CITED = re.compile(
    rf"quyết định\s+số\s*:?\s*(?P<number>\d+[A-Za-z]?)?[\s.…_]*/\s*(?P<symbol>{_SYMBOL})"
    rf"(?:\s*,?\s*(?P<when>{_DAY}|ngày[\s./…]*(?=của)))?"
    r"(?:\s*,?\s*của\s+(?P<issuer>[^()\n;]+?))?\s*(?:\)|;|$|,?\s+(?:về|V/v)\b)",
    re.IGNORECASE | re.MULTILINE,
)
_PROPOSAL = re.compile(r"kèm theo\s+(?:tờ trình|công văn|đề nghị|biên bản|báo cáo)", re.IGNORECASE)
_TYPED = re.compile(r"(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})")
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?")
_HEAD_OF = re.compile(r"^(?:chủ tịch|giám đốc|hiệu trưởng|thủ trưởng)\s+", re.IGNORECASE)
_OFFICE = re.compile(r"^(?:cộng h[oò]à? xã hội|độc lập|số\s*:|phụ lục|-{2,}|\*)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Facts:
    """Fields of an award record with their data, and doubts about them.

    `proposal`: the words by which the list says that it belongs to a proposal, not to a decision.
    """

    data: Mapping[str, Any] = field(default_factory=dict)
    doubts: tuple[Doubt, ...] = ()
    proposal: str = ""


def find_facts(lines: Sequence[str], known: Known) -> Facts:
    """What the lines above a list say."""
    text = "\n".join(lines)
    joined = squeeze(text)
    data: dict[str, Any] = {}
    doubts: list[Doubt] = []
    title = _heading(lines)
    if title:
        data["title"] = title
        doubts.append(Doubt(("title",), "import.doubt.title-from-heading", title))
    proposal = _PROPOSAL.search(joined)
    if proposal:
        return Facts(data, tuple(doubts), proposal[0])
    match = _CITED.search(joined)
    if match:
        _cited(match, known, data, doubts)
    form = find_form_in(title) if title else ""
    if form:
        data["form"] = form
        doubts.append(Doubt(("form",), "import.doubt.form-from-heading", form))
    return Facts(data, tuple(doubts))


def _cited(match: re.Match[str], known: Known, data: dict[str, Any], doubts: list[Doubt]) -> None:
    """The decision that the list is attached to."""
    if match["number"]:
        data["number"] = match["number"]
    data["symbol"] = re.sub(r"\s", "", match["symbol"]).rstrip(".")
    if match["when"] and match["year"]:
        data["date"] = _written(match["when"], match["day"], match["month"], match["year"])
    if match["issuer"]:
        _issuer(squeeze(match["issuer"]), "", known, data, doubts)


def _written(text: str, day: str | None, month: str | None, year: str) -> Any:
    """A date with its words, and the part of it that is a date."""
    iso = iso_day(day or "", month or "", year)
    return {"text": squeeze(text), "on": iso} if iso else {"text": squeeze(text)}


def _issuer(name: str, place: str, known: Known, data: dict[str, Any], doubts: list[Doubt]) -> None:
    """The unit that decided: of "Chủ tịch UBND xã A" it is the UBND."""
    bare = _HEAD_OF.sub("", name)
    match = known.find_unit(bare)
    if match.id is None and bare in known.unit_by_id:
        data["issuer"] = bare
    elif match.id:
        data["issuer"] = match.id
    else:
        hint = "; ".join(match.maybe)
        why = "unit-near" if hint else "issuer-unknown"
        doubts.append(Doubt(("issuer",), f"import.doubt.{why}", name, place, hint))


def _heading(lines: Sequence[str]) -> str:
    """The heading of the list, from "DANH SÁCH" to where a paper is cited."""
    found: list[str] = []
    for line in lines:
        key = slug(line)
        if not found and not key.startswith(("danh-sach", "tong-hop")):
            continue
        if line.lstrip().startswith("(") or _OFFICE.match(line) or "kem-theo" in key:
            break
        found.append(line.strip())
    return squeeze(" ".join(found))


def is_fact_sheet(grid: Grid) -> bool:
    """Whether the sheet is a list of labels and values about a decision."""
    labels = {names("fact").get(slug(_cell(cells, 0))) for cells in grid.rows}
    return len(labels - {None}) >= 4


def read_fact_sheet(grid: Grid, known: Known) -> Facts:
    """The facts of such a sheet: label in the first column, value in the second."""
    data: dict[str, Any] = {}
    doubts: list[Doubt] = []
    for row, cells in enumerate(grid.rows):
        name = names("fact").get(slug(_cell(cells, 0)))
        text = squeeze(_cell(cells, 1))
        if not name or not text or name in data:
            continue
        place = grid.place(row, 1)
        if name == "date":
            _date(text, place, data, doubts)
        elif name == "issuer":
            _issuer(text, place, known, data, doubts)
        elif name == "campaign":
            _campaign(text, place, known, data, doubts)
        else:
            data[name] = text
    return Facts(data, tuple(doubts))


def _cell(cells: tuple[str, ...], index: int) -> str:
    return cells[index] if index < len(cells) else ""


def _date(text: str, place: str, data: dict[str, Any], doubts: list[Doubt]) -> None:
    typed = _TYPED.search(text)
    written = re.search(_DAY, text, re.IGNORECASE)
    if _ISO.fullmatch(text):
        data["date"] = text
    elif typed and squeeze(text) == typed[0]:
        found = _written(text, typed[1], typed[2], typed[3])
        data["date"] = found.get("on", found)
    elif written:
        data["date"] = _written(text, written["day"], written["month"], written["year"])
    else:
        data["date"] = {"text": text}
    if isinstance(data["date"], dict) and "on" not in data["date"]:
        doubts.append(Doubt(("date",), "import.doubt.date-unclear", text, place))


def _campaign(
    text: str, place: str, known: Known, data: dict[str, Any], doubts: list[Doubt]
) -> None:
    """The campaign by its id, or by its title with the id in brackets, as the template lists it."""
    ids = known.ids.get("campaign", frozenset())
    named = re.search(r"\[([a-z0-9-]+)\]$", text)
    id_ = named[1] if named else slug(text)
    if id_ in ids:
        data["campaign"] = id_
    else:
        near = suggest(id_, ids)
        why = "campaign-unknown"
        doubts.append(Doubt(("campaign",), f"import.doubt.{why}", text, place, near))
