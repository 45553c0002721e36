"""Award forms: the words of a decision → the form, who may receive it, and who may grant it when.

The data stands in `forms.yml`: titles of emulation, forms of commendation, honours and prizes of
the State, and recognitions that are no awards, under the laws of 2003/2013 and of 2022, and the
rules of two levels of local government since 1 July 2025.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from functools import cache, lru_cache
from typing import Any

from generator.law.data import load_data
from generator.model.quota import RecipientKind
from generator.model.text import slug


class FormClass(StrEnum):
    """What sort of distinction it is; the last two are recognitions, and no awards."""

    TITLE = "danh_hieu_thi_dua"
    COMMENDATION = "hinh_thuc_khen_thuong"
    HONOUR = "danh_hieu_vinh_du_nha_nuoc"
    PRIZE = "giai_thuong"
    RECOGNITION = "cong_nhan_phong_trao"
    PRAISE = "bieu_duong"


class Level(StrEnum):
    """Who decides: the State, the Government, ministry or province, district, commune, a body."""

    STATE = "nha_nuoc"
    GOVERNMENT = "chinh_phu"
    PROVINCE = "bo_tinh"
    DISTRICT = "huyen"
    COMMUNE = "xa"
    BODY = "co_so"
    MANY = "nhieu_cap"


class Confidence(StrEnum):
    """How sure the data are of what they say."""

    HIGH = "cao"
    MIDDLE = "trung_binh"
    LOW = "thap"


@dataclass(frozen=True, slots=True)
class Power:
    """A level that may grant a form, between two days; both days included, None is open."""

    level: Level
    since: date | None = None
    until: date | None = None

    def holds(self, on: date) -> bool:
        """Whether the power is there on that day."""
        return (self.since is None or self.since <= on) and (self.until is None or on <= self.until)


@dataclass(frozen=True, slots=True)
class AwardForm:
    """One form. `recipients` are the law's words ("tap_the_cong_dong"), `kinds` those of rows.

    `powers` is empty where the data cannot tell who may grant it. `law` is (regime, article);
    `doubt` says what is not certain.
    """

    id: str
    name: str
    class_: FormClass
    level: Level
    recipients: tuple[str, ...]
    powers: tuple[Power, ...]
    confidence: Confidence
    decided_by: str = ""
    aliases: tuple[str, ...] = ()
    family: str = ""
    valid_from: date | None = None
    valid_to: date | None = None
    posthumous: bool = False
    public_consultation: bool = False
    law: tuple[tuple[str, str], ...] = ()
    sources: tuple[str, ...] = ()
    doubt: str = ""

    @property
    def kinds(self) -> frozenset[RecipientKind]:
        """The kinds of rows that may receive it."""
        return frozenset(_KINDS[name] for name in self.recipients)

    def holds(self, on: date | None) -> bool:
        """Whether the form is there on that day."""
        if on is None:
            return True
        return (self.valid_from is None or self.valid_from <= on) and (
            self.valid_to is None or on <= self.valid_to
        )


@dataclass(frozen=True, slots=True)
class Regime:
    """The texts of law that hold between two days."""

    id: str
    texts: tuple[str, ...]
    source: str
    since: date | None = None
    until: date | None = None
    doubt: str = ""


_KINDS: Mapping[str, RecipientKind] = {
    "ca_nhan": RecipientKind.INDIVIDUAL,
    "tap_the": RecipientKind.COLLECTIVE,
    "tap_the_dia_phuong": RecipientKind.COLLECTIVE,
    "tap_the_cong_dong": RecipientKind.COLLECTIVE,
    "ho_gia_dinh": RecipientKind.HOUSEHOLD,
}
_NO_AWARDS = frozenset({FormClass.RECOGNITION, FormClass.PRAISE})
#: Two ways to write the same, as slugs.
_SAME = (("chien-sy", "chien-si"), ("uy-ban-nhan-dan", "ubnd"))
_BEFORE = re.compile(r"^(tang|cong-nhan|danh-hieu|hinh-thuc)-")


def counts_as_award(form: AwardForm | None) -> bool:
    """Whether it is an award: a recognition is none; a form that the data do not know counts."""
    return form is None or form.class_ not in _NO_AWARDS


@lru_cache(maxsize=4_096)
def find_form(text: str, on: date | None = None) -> AwardForm | None:
    """The form that a decision names, or None: "Giấy khen", "Chiến sỹ thi đua cơ sở".

    Of forms that share a name, the one that holds `on` that day; "Giấy khen" alone is the family
    of all of them (`narrow` tells which one a level grants).
    """
    table, longer = _tables()
    key = form_key(text)
    found = table.get(key) or _beginning(key, longer)
    return next((form for form in found if form.holds(on)), found[0] if found else None)


@lru_cache(maxsize=4_096)
def same_form(one: str, other: str) -> bool:
    """Whether two ways to write a form may mean the same: "Giấy khen", "Giấy khen của UBND xã".

    Forms that the data do not know are compared by their words; so are grades ("hạng Ba") and who
    grants, where both say so.
    """
    ours, theirs = form_key(one), form_key(other)
    if _continues(ours, theirs, "-cua-") or _continues(theirs, ours, "-cua-"):
        return True
    first, second = find_form(one), find_form(other)
    if first is None or second is None:
        return False
    if first.id != second.id and first.family != second.id and second.family != first.id:
        return False
    return all(
        not mine or not yours or _continues(mine, yours, "-") or _continues(yours, mine, "-")
        for mine, yours in zip(_particulars(ours), _particulars(theirs), strict=True)
    )


def _continues(key: str, shorter: str, joint: str) -> bool:
    return key == shorter or key.startswith(shorter + joint)


def _particulars(key: str) -> tuple[str, str]:
    """What a name says beyond the form's: who grants it, and the rest ("hang-ba")."""
    table, longer = _tables()
    known = key if key in table else _longest(key, longer)
    granter = key.partition("-cua-")[2].removeprefix("chu-tich-")
    return granter, key[len(known) :].lstrip("-")


def narrow(form: AwardForm, level: Level | None) -> AwardForm:
    """Of a family, the form that `level` grants; else the form itself."""
    members = (item for item in all_forms() if form.id == item.family)
    return next((item for item in members if item.level is level), form)


@cache
def all_forms() -> tuple[AwardForm, ...]:
    """Every form of the data, without families."""
    return tuple(_form(data) for data in _data()["forms"])


@cache
def all_regimes() -> tuple[Regime, ...]:
    """The regimes of the law, the oldest first."""
    return tuple(
        Regime(
            id=data["id"],
            texts=tuple(data["texts"]),
            source=data["source"],
            since=_day(data.get("valid_from")),
            until=_day(data.get("valid_to")),
            doubt=data.get("doubt", ""),
        )
        for data in _data()["regimes"]
    )


def find_regime(on: date) -> Regime:
    """The regime of that day."""
    fits = (item for item in all_regimes() if Power(Level.STATE, item.since, item.until).holds(on))
    return next(fits)


@cache
def _data() -> Any:
    return load_data("forms.yml")


def _form(data: Mapping[str, Any]) -> AwardForm:
    powers = (
        Power(Level(item["level"]), _day(item.get("from")), _day(item.get("to")))
        for item in data["powers"]
    )
    return AwardForm(
        id=data["id"],
        name=data["name"],
        class_=FormClass(data["class"]),
        level=Level(data["level"]),
        recipients=tuple(data["recipients"]),
        powers=tuple(powers),
        confidence=Confidence(data["confidence"]),
        decided_by=data["decided_by"],
        aliases=tuple(data.get("aliases", ())),
        family=data.get("family", ""),
        valid_from=_day(data.get("valid_from")),
        valid_to=_day(data.get("valid_to")),
        posthumous=data.get("posthumous") == "true",
        public_consultation=data.get("public_consultation") == "true",
        law=tuple(data["law"].items()),
        sources=tuple(data["sources"]),
        doubt=data.get("doubt", ""),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


def _families() -> Iterable[AwardForm]:
    """Each family as one form: what any of its members is, may be given to, is granted by."""
    for id_, name in _data()["families"].items():
        members = [form for form in all_forms() if form.family == id_]
        yield replace(
            members[0],
            id=id_,
            name=name,
            level=Level.MANY,
            recipients=tuple(dict.fromkeys(who for form in members for who in form.recipients)),
            powers=tuple(power for form in members for power in form.powers),
            decided_by="; ".join(form.decided_by for form in members),
            aliases=(),
            family="",
            valid_from=None,
            valid_to=None,
            sources=tuple(dict.fromkeys(text for form in members for text in form.sources)),
            doubt="",
        )


_Table = dict[str, tuple[AwardForm, ...]]


@cache
def _tables() -> tuple[_Table, _Table]:
    """Name → the forms that bear it; and the same for names that may be written longer."""
    table: _Table = {}
    families = tuple(_families())
    for form in (*families, *all_forms()):
        for name in (form.name, *form.aliases):
            key = form_key(name)
            if form not in table.get(key, ()):
                table[key] = (*table.get(key, ()), form)
    ids = {data["id"] for data in _data()["forms"] if data.get("longer") == "true"}
    ids |= {form.id for form in families}
    longer = {
        key: forms
        for key, forms in table.items()
        if any(form.id in ids or form.family in ids for form in forms)
    }
    return table, longer


def _beginning(key: str, longer: _Table) -> tuple[AwardForm, ...]:
    """What the longest known name stands for that `key` begins with."""
    return longer.get(_longest(key, longer), ())


def _longest(key: str, longer: _Table) -> str:
    """The longest known name that `key` begins with; empty where there is none."""
    end = len(key)
    while end > 0 and key[:end] not in longer:
        end = key.rfind("-", 0, end)
    return key[: max(end, 0)]


def form_key(text: str) -> str:
    """What ways to write one form have in common: "tặng Chiến sỹ …" is "chien-si-…"."""
    key = slug(text)
    for one, other in _SAME:
        key = key.replace(one, other)
    while (cut := _BEFORE.sub("", key)) != key:
        key = cut
    return key
