"""unit: a body, office, commune, village or group, with its life and its succession."""

from __future__ import annotations

from enum import StrEnum
from typing import Annotated

from typing_extensions import override

from generator.model.dates import PartialDate
from generator.model.record import OfficialText, Record, Ref, Text, Value


class UnitType(StrEnum):
    """What sort of unit it is; it decides how lists group units."""

    DISTRICT = "district"
    COMMUNE = "commune"
    COMMITTEE = "committee"
    OFFICE = "office"
    COUNCIL = "council"
    PARTY = "party"
    FRONT = "front"
    FORCE = "force"
    SERVICE = "service"
    SCHOOL = "school"
    VILLAGE = "village"
    UNION = "union"
    BUSINESS = "business"
    OTHER = "other"


class Code(Value):
    """An official code, which is reused: an attribute with dates, never a key."""

    code: Text
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None


class Succession(Value):
    """A unit that took over all or part of this one. `parts` names what went over.

    `date` and `basis` are told where they are not those of the units themselves.
    """

    unit: Annotated[str, Ref("unit")]
    partial: bool = False
    parts: tuple[Text, ...] = ()
    date: PartialDate | None = None
    basis: Text | None = None


class Change(Value):
    """A dated change in a unit's life, with its legal basis and its source."""

    date: PartialDate | None = None
    text: Text
    basis: Text | None = None
    source: Text | None = None


class Unit(Record):
    """A unit under the name it bore; a successor of the same name is another record."""

    name: Text
    type: UnitType
    parent: Annotated[str, Ref("unit")] | None = None
    province: Text | None = None
    province_now: Text | None = None
    aliases: tuple[Text, ...] = ()
    codes: tuple[Code, ...] = ()
    valid_from: PartialDate | None = None
    valid_to: PartialDate | None = None
    basis: Text | None = None
    successors: tuple[Succession, ...] = ()
    history: tuple[Change, ...] = ()
    sources: tuple[Text, ...] = ()
    summary: Text | None = None
    contact: OfficialText | None = None

    @property
    @override
    def label(self) -> str:
        return self.name
