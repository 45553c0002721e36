"""What a portal already has, as far as importers must know it: ids, names of units, decisions.

`Known` is a frozen value, so that importers stay pure; `known_of` makes it of a portal's entries.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cached_property

from generator.kinds.decision import Award
from generator.kinds.unit import Unit
from generator.model.problem import suggest
from generator.model.record import Entry
from generator.model.text import nfc, slug

#: One and the same in a unit's name; as slugs, whole words only.
_SAME = (
    ("uy-ban-nhan-dan", "ubnd"),
    ("hoi-dong-nhan-dan", "hdnd"),
    ("chu-tich-ubnd", "ubnd"),
    ("mat-tran-to-quoc", "mttq"),
    ("trung-hoc-co-so", "thcs"),
    ("trung-hoc-pho-thong", "thpt"),
)


@dataclass(frozen=True, slots=True)
class KnownUnit:
    """A unit of the portal: its id, its name, other names, the unit it belongs to."""

    id: str
    name: str
    aliases: tuple[str, ...] = ()
    parent: str | None = None
    type: str = ""


@dataclass(frozen=True, slots=True)
class KnownAward:
    """A decision of the portal: its id and what tells it from others; its date is ISO text."""

    id: str
    number: str | None = None
    symbol: str | None = None
    date: str = ""
    issuer: str = ""
    form: str = ""


@dataclass(frozen=True, slots=True)
class UnitMatch:
    """Which unit a name means: its id, or the names that it may mean."""

    id: str | None = None
    maybe: tuple[str, ...] = ()


@dataclass(frozen=True)
class Known:
    """The portal as importers see it. `ids` is kind → the ids of its records."""

    today: date
    ids: Mapping[str, frozenset[str]] = field(default_factory=dict)
    units: tuple[KnownUnit, ...] = ()
    awards: tuple[KnownAward, ...] = ()
    #: Id → title.
    campaigns: Mapping[str, str] = field(default_factory=dict)
    #: The decision that rows are to be added to (`--decision`).
    decision: str | None = None

    @cached_property
    def _by_name(self) -> Mapping[str, tuple[str, ...]]:
        found: dict[str, dict[str, None]] = {}
        for unit in self.units:
            for name in (unit.name, *unit.aliases):
                found.setdefault(unit_key(name), {})[unit.id] = None
        return {key: tuple(ids) for key, ids in found.items()}

    @cached_property
    def unit_by_id(self) -> Mapping[str, KnownUnit]:
        """Id → unit."""
        return {unit.id: unit for unit in self.units}

    def unit_id(self, name: str, near: str | None = None) -> str | None:
        """The id of the unit that `name` means: "UBND xã Hoa Ban Trắng", in any case.

        A name that several units bear means the one that belongs to the unit `near`, or to the
        same unit as `near`; without such a one it means none.
        """
        ids = self._near(unit_key(name), near)
        return ids[0] if len(ids) == 1 and _spelling(name) in self._spellings[ids[0]] else None

    def find_unit(self, name: str, near: str | None = None) -> UnitMatch:
        """The same; and where no id can be told, the names of units that may be meant."""
        key = (name, near)
        if key not in self._matches:
            self._matches[key] = self._find_unit(name, near)
        return self._matches[key]

    def _find_unit(self, name: str, near: str | None) -> UnitMatch:
        id_ = self.unit_id(name, near)
        if id_:
            return UnitMatch(id_)
        key = unit_key(name)
        ids = self._near(key, near) or self._by_name.get(suggest(key, self._by_name), ())
        return UnitMatch(None, tuple(self.unit_by_id[id_].name for id_ in ids))

    def _near(self, key: str, near: str | None) -> tuple[str, ...]:
        ids = self._by_name.get(key, ())
        if len(ids) > 1 and near:
            home = self._home(near)
            return tuple(id_ for id_ in ids if home & self._home(id_)) or ids
        return ids

    @cached_property
    def _matches(self) -> dict[tuple[str, str | None], UnitMatch]:
        """What was looked for before."""
        return {}

    @cached_property
    def _spellings(self) -> Mapping[str, frozenset[str]]:
        return {
            unit.id: frozenset(map(_spelling, (unit.name, *unit.aliases))) for unit in self.units
        }

    def _home(self, id_: str) -> frozenset[str]:
        """The unit and the one that it belongs to."""
        unit = self.unit_by_id.get(id_)
        return frozenset(part for part in (id_, unit.parent if unit else None) if part)

    def find_award(
        self, number: str | None, symbol: str | None, issuer: str | None, year: str
    ) -> KnownAward | None:
        """The decision of that number, symbol, issuer and year, where the portal has it."""
        if not number:
            return None
        for award in self.awards:
            same = (award.number, award.symbol, award.date[:4]) == (number, symbol, year)
            if same and (issuer is None or award.issuer == issuer):
                return award
        return None

    def has(self, kind: str, id_: str) -> bool:
        """Whether the portal has that record."""
        return id_ in self.ids.get(kind, ())


def unit_key(name: str) -> str:
    """What ways to write a unit's name have in common: "UBND Xã A" is "ubnd-xa-a"."""
    key = f"-{slug(name)}-"
    for long, short in _SAME:
        key = key.replace(f"-{long}-", f"-{short}-")
    return re.sub(r"-+", "-", key).strip("-")


def _spelling(name: str) -> str:
    """The words of a unit's name with their marks, in any case: "Thôn Bản" is not "Thôn Bàn".

    Where the mark of a tone stands ("hòa", "hoà") makes no difference.
    """
    text = re.sub(r"[\W_]+", " ", nfc(name).casefold()).strip()
    for long, short in _SAME:
        spelt = r"\b" + _LONG[long] + r"\b"
        text = re.sub(spelt, short, text)
    return " ".join(_toneless(word) for word in text.split())


def _toneless(word: str) -> str:
    letters = unicodedata.normalize("NFD", word)
    tones = "".join(letter for letter in letters if letter in _TONES)
    return "".join(letter for letter in letters if letter not in _TONES) + tones


_TONES = "\u0300\u0301\u0303\u0309\u0323"
_LONG = {
    "uy-ban-nhan-dan": "(?:ủy|uỷ) ban nhân dân",
    "hoi-dong-nhan-dan": "hội đồng nhân dân",
    "chu-tich-ubnd": "chủ tịch ubnd",
    "mat-tran-to-quoc": "mặt trận tổ quốc",
    "trung-hoc-co-so": "trung học cơ sở",
    "trung-hoc-pho-thong": "trung học phổ thông",
}


def known_of(entries: Iterable[Entry], today: date, decision: str | None = None) -> Known:
    """What importers must know of a portal's `entries`."""
    ids: dict[str, set[str]] = {}
    units: list[KnownUnit] = []
    awards: list[KnownAward] = []
    campaigns: dict[str, str] = {}
    for entry in entries:
        ids.setdefault(entry.kind, set()).add(entry.id)
        record = entry.record
        if isinstance(record, Unit):
            units.append(
                KnownUnit(entry.id, record.name, record.aliases, record.parent, record.type.value)
            )
        elif entry.kind == "campaign":
            campaigns[entry.id] = record.label
        elif isinstance(record, Award):
            day = record.date.last_day
            iso = day.isoformat() if day else ""
            awards.append(
                KnownAward(entry.id, record.number, record.symbol, iso, record.issuer, record.form)
            )
    frozen = {kind: frozenset(found) for kind, found in ids.items()}
    return Known(today, frozen, tuple(units), tuple(awards), campaigns, decision)
