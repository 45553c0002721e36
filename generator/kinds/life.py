"""The life of an award: proposed → public consultation → granted → revoked → restored.

A decision lists what came before and after it; each step is about some of its rows, or about all of
it. A revoked row stays where it is, under a plain notice, and is counted nowhere.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from functools import cached_property
from typing import Annotated

from pydantic import model_validator
from pydantic_core import PydanticCustomError

from generator.kinds.base import link_to
from generator.kinds.display import card_date
from generator.kinds.listed import row_anchor
from generator.locale import t
from generator.model.dates import WrittenDate, WrittenDate_
from generator.model.portal import Link, Portal
from generator.model.problem import Problem
from generator.model.quota import RecipientKind
from generator.model.record import Entry, Ref, RowNumber, Text, Value


class LifeState(StrEnum):
    """What happened to an award."""

    PROPOSED = "proposed"
    CONSULTED = "consulted"
    GRANTED = "granted"
    POSTHUMOUS = "posthumous"
    REVOKED = "revoked"
    RESTORED = "restored"


_BEFORE = frozenset({LifeState.PROPOSED, LifeState.CONSULTED})
_AFTER = frozenset({LifeState.REVOKED, LifeState.RESTORED})


class RowRef(Value):
    """A row of the decision, by the kind of recipient and the number in its list."""

    no: RowNumber
    kind: RecipientKind = RecipientKind.INDIVIDUAL

    @property
    def anchor(self) -> str:
        """The row's anchor."""
        return row_anchor(self.kind, self.no)


class LifeStep(Value):
    """One step; without `rows` it is about the whole decision.

    A revocation and a restoration name the decision that made them, as words or as a document of
    the portal. `basis` is the article of law, `reason` what stands in that decision.
    """

    state: LifeState
    date: WrittenDate
    rows: tuple[RowRef, ...] = ()
    decision: Text | None = None
    document: Annotated[str, Ref("document")] | None = None
    basis: Text | None = None
    reason: Text | None = None

    @model_validator(mode="after")
    def _says_by_what(self) -> LifeStep:
        if self.state in _AFTER and not self.decision and not self.document:
            raise PydanticCustomError("award.life-decision", "no decision", {"hint": ""})
        return self

    def concerns(self, anchor: str) -> bool:
        """Whether it is about that row."""
        return not self.rows or anchor in self._anchors

    @cached_property
    def _anchors(self) -> frozenset[str]:
        return frozenset(row.anchor for row in self.rows)


@dataclass(frozen=True, slots=True)
class StepView:
    """A step as pages show it; `rows` are anchor and name, none for the whole decision."""

    state: LifeState
    date: str | None
    decision: Link | None
    basis: str | None
    reason: str | None
    rows: tuple[tuple[str, str], ...]


def last_step(life: Sequence[LifeStep], anchor: str, today: date | None = None) -> LifeStep | None:
    """The last revocation or restoration of a row by `today` (None: of all), or None."""
    found = None
    for step in life:
        begun = today is None or (step.date.first_day or today) <= today
        if step.state in _AFTER and begun and step.concerns(anchor):
            found = step
    return found


def is_revoked(life: Sequence[LifeStep], anchor: str, today: date | None = None) -> bool:
    """Whether the row of that anchor is revoked by `today`."""
    step = last_step(life, anchor, today)
    return step is not None and step.state is LifeState.REVOKED


def is_posthumous(life: Sequence[LifeStep], anchor: str) -> bool:
    """Whether the row was granted after death."""
    return any(step.state is LifeState.POSTHUMOUS and step.concerns(anchor) for step in life)


def view_steps(
    life: Sequence[LifeStep], names: Mapping[str, str], portal: Portal
) -> tuple[StepView, ...]:
    """Every step in its order; `names` is anchor → name."""
    return tuple(
        StepView(
            state=step.state,
            date=card_date(step.date, portal),
            decision=link_to(portal, "document", step.document, step.decision)
            or (Link(step.decision) if step.decision else None),
            basis=step.basis,
            reason=step.reason,
            rows=tuple((row.anchor, names.get(row.anchor, row.no)) for row in step.rows),
        )
        for step in life
    )


def describe_step(step: LifeStep, portal: Portal) -> str:
    """One line about a revocation or restoration: what, when, by which decision."""
    paper = link_to(portal, "document", step.document, step.decision)
    by = paper.title if paper else step.decision or ""
    return t(f"life.told.{step.state}", date=card_date(step.date, portal) or "", by=by)


def check_life(
    entry: Entry, life: Sequence[LifeStep], when: WrittenDate_, anchors: Collection[str]
) -> Iterator[Problem]:
    """Rows that are not there, days that go backwards, and what was revoked or restored in vain."""
    revoked: dict[str, bool] = {}
    previous: date | None = None
    for index, step in enumerate(life):
        for place, row in enumerate(step.rows):
            if row.anchor not in anchors:
                where = ("life", index, "rows", place, "no")
                yield entry.problem("award.life-row", *where, found=row.no)
        day = step.date.last_day
        if day and ((previous and day < previous) or _is_out_of_order(step, day, when)):
            yield entry.problem("award.life-order", "life", index, "date", found=str(day))
        previous = day or previous
        yield from _check_state(entry, index, step, revoked, anchors)


def _is_out_of_order(step: LifeStep, day: date, when: WrittenDate_) -> bool:
    """Whether it was proposed after it was decided, or revoked before."""
    if step.state in _BEFORE:
        return bool(when.last_day and day > when.last_day)
    return bool(step.state in _AFTER and when.first_day and day < when.first_day)


def _check_state(
    entry: Entry, index: int, step: LifeStep, revoked: dict[str, bool], anchors: Collection[str]
) -> Iterator[Problem]:
    """Nothing is revoked twice, and only what is revoked can be restored."""
    if step.state not in _AFTER:
        return
    named = [row.anchor for row in step.rows] or [*anchors, ""]
    ends = step.state is LifeState.REVOKED
    if all(revoked.get(anchor, False) is ends for anchor in named):
        found = t(f"life.state.{step.state}")
        yield entry.problem("award.life-state", "life", index, "state", found=found)
    revoked |= dict.fromkeys(named, ends)
