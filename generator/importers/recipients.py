"""One row of a list → the fields of a recipient, and what is doubtful in them."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field

from generator.importers.headers import NAMES, Column, Header
from generator.importers.known import Known
from generator.importers.sections import find_kind_in
from generator.importers.words import begins, words
from generator.kinds.decision import Recipient
from generator.law.forms import all_forms, find_form
from generator.locale import t
from generator.model.problem import suggest
from generator.model.quota import RecipientKind
from generator.model.text import slug, squeeze

_POLITE = re.compile(r"^(?:Ông|Bà|Anh|Chị|Đ/c|Đồng chí|ÔNG|BÀ)[.:]?\s+(?=\S+\s+\S)")
#: After "Ông" these begin no name: it is a family name then.
_MIDDLE = re.compile(r"^(?:Ông|ÔNG)\s+(?:Văn|Thị|VĂN|THỊ)\b")
_NUMBER = re.compile(r"[0-9A-Za-z]")
_TWO_NAMES = re.compile(r"\n\s*(?:\d+[.)]|[-+])?\s*[A-ZĐÀ-Ỹ]\w+ [A-ZĐÀ-Ỹ]\w+")
#: A doubt on a field: the field, the key of its sentence, what was found, what may be meant.
Said = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class Group:
    """What headings say of the rows below them; `sure`: a heading of the list itself names it."""

    kind: RecipientKind | None = None
    form: str = ""
    unit: str = ""
    sure: bool = False


@dataclass(frozen=True, slots=True)
class ReadRow:
    """The fields that a row gives, and its doubts."""

    fields: Mapping[str, str]
    doubts: tuple[Said, ...] = ()


@dataclass(slots=True)
class _Row:
    cells: Mapping[str, str]
    fields: dict[str, str] = field(default_factory=dict)
    doubts: list[Said] = field(default_factory=list)

    def doubt(self, name: str, why: str, found: str = "", hint: str = "") -> None:
        self.doubts.append((name, f"import.doubt.{why}", found, hint))


def read_recipient(
    cells: tuple[str, ...], header: Header, group: Group, known: Known, near: str | None
) -> ReadRow:
    """The recipient of one row, which has a name."""
    name = header.name
    assert name is not None
    row = _Row(_by_field(cells, header))
    typed = cells[name.index]
    kind = _kind(row, typed, name, group, known)
    row.fields["no"] = _number(row.cells.get("no", ""))
    row.fields["kind"] = kind.value
    _name(row, typed, name, kind)
    _title_and_unit(row, name, group, known, near)
    collective = kind is RecipientKind.COLLECTIVE
    _address(row, collective and known.unit_id(row.fields["name"], near) is not None)
    _unit_id(row, kind, known, near)
    _form(row, cells, header, group)
    for plain in ("commune", "achievement", "period", "exemplar", "person", "unit_id"):
        if text := squeeze(row.cells.get(plain, "")):
            row.fields[plain] = text
    fields = {key: row.fields[key] for key in Recipient.model_fields if row.fields.get(key)}
    return ReadRow(fields, tuple(row.doubts))


def _by_field(cells: tuple[str, ...], header: Header) -> dict[str, str]:
    return {
        column.field: cells[column.index]
        for column in header.columns
        if column.index < len(cells) and cells[column.index] and column.field != "mark"
    }


def _number(text: str) -> str:
    """The number of a row as printed, without what follows it: "01." is "01"."""
    text = squeeze(text).rstrip(".):")
    return text if _NUMBER.search(text) and len(text) <= 20 else ""


def _kind(row: _Row, name: str, column: Column, group: Group, known: Known) -> RecipientKind:
    """Who is listed: the row's own column, else headings, the header, and last the name itself."""
    told = row.cells.get("kind", "")
    said = find_kind_in(told) or _enum(told)
    if said:
        return said
    if begins(slug(name), "household-words") and group.kind is not RecipientKind.COLLECTIVE:
        return RecipientKind.HOUSEHOLD
    if group.kind and group.sure:
        return group.kind
    by_header = NAMES.get(column.field)
    if by_header:
        return by_header
    if group.kind:
        return group.kind
    collective = begins(slug(name), "collective-words") or known.unit_id(name) is not None
    guess = RecipientKind.COLLECTIVE if collective else RecipientKind.INDIVIDUAL
    row.doubt("kind", "kind-guessed", name, t(f"recipient.{guess}"))
    return guess


def _enum(text: str) -> RecipientKind | None:
    key = slug(text)
    short = {"ho": RecipientKind.HOUSEHOLD}
    return short.get(key) or next((kind for kind in RecipientKind if kind.value == key), None)


def _name(row: _Row, typed: str, column: Column, kind: RecipientKind) -> None:
    if _TWO_NAMES.search(typed) and kind is RecipientKind.INDIVIDUAL:
        row.doubt("name", "two-names", squeeze(typed))
    name = squeeze(typed)
    if column.field == "name_title" and "," in name:
        name, _, title = name.partition(",")
        row.fields["title"] = title.strip()
    if kind is RecipientKind.INDIVIDUAL and _POLITE.match(name) and not _MIDDLE.match(name):
        name = _POLITE.sub("", name)
    row.fields["name"] = name.strip(" .;,") or squeeze(typed)


def _title_and_unit(row: _Row, name: Column, group: Group, known: Known, near: str | None) -> None:
    """Title and unit; a cell that holds both is divided where its end is a unit of the portal."""
    title, unit = squeeze(row.cells.get("title", "")), squeeze(row.cells.get("unit", ""))
    if name.field == "unit":
        unit = ""
    both = squeeze(row.cells.get("title_unit", ""))
    if both:
        title = both
        parts = [part.strip() for part in both.split(",")]
        for cut in range(1, min(len(parts), 9)):
            rest = ", ".join(parts[cut:])
            if known.unit_id(rest, near) or begins(slug(rest), "collective-words"):
                title, unit = ", ".join(parts[:cut]), rest
                break
    if title:
        row.fields["title"] = title
    if unit or group.unit:
        row.fields["unit"] = unit or group.unit


def _address(row: _Row, itself: bool) -> None:
    """Of an address the village and the commune: where exactly people live is not kept.

    `itself`: the recipient is a unit of the portal, which has a place of its own.
    """
    address = squeeze(row.cells.get("address", ""))
    if not address:
        return
    left = []
    for part in (part.strip(" .") for part in re.split(r"[,;]| - ", address)):
        key = slug(part)
        if _is_place(key, "village-words"):
            if "unit" not in row.fields and not itself:
                row.fields["unit"] = part[0].upper() + part[1:]
        elif _is_place(key, "commune-words"):
            commune = row.fields.get("commune", "")
            named = part[0].upper() + part[1:]
            row.fields["commune"] = f"{commune}, {named}" if commune else named
        elif part:
            left.append(part)
    if left:
        row.doubt("commune", "address-cut")


def _is_place(key: str, group: str) -> bool:
    return any(key.startswith(f"{word}-") for word in words(group))


def _unit_id(row: _Row, kind: RecipientKind, known: Known, near: str | None) -> None:
    """The id of the unit that the row names; of a collective without one, that it is itself."""
    if row.cells.get("unit_id"):
        return
    if "unit" in row.fields:
        text = row.fields["unit"]
        match = known.find_unit(text, near)
        if match.id:
            row.fields["unit_id"] = match.id
        elif len(match.maybe) > 1:
            row.doubt("unit", "unit-many", text, "; ".join(match.maybe))
        elif match.maybe:
            row.doubt("unit", "unit-near", text, match.maybe[0])
        else:
            row.doubt("unit", "unit-unknown", text)
    elif kind is RecipientKind.COLLECTIVE:
        own = known.unit_id(row.fields["name"], near)
        if own:
            row.fields["unit_id"] = own


def _form(row: _Row, cells: tuple[str, ...], header: Header, group: Group) -> None:
    form = squeeze(row.cells.get("form", ""))
    if not form:
        crossed = [
            column.mark
            for column in header.columns
            if column.mark and _is_mark(cells[column.index] if column.index < len(cells) else "")
        ]
        form = crossed[0] if len(crossed) == 1 else group.form
    if not form:
        return
    row.fields["form"] = form
    if find_form(form) is None:
        near = suggest(form, [item.name for item in all_forms()])
        row.doubt("form", "form-unknown", form, near)


def _is_mark(cell: str) -> bool:
    return squeeze(cell).strip("\"'").casefold() in _MARKS


_MARKS = frozenset({"x", "có", "v", "✓", "✔", "1"})
