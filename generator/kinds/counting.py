"""How rows of decisions are classed: state, level, direct workers; each rule in one place.

Which rows count is said by `kinds/decision.py`; what statistics and open data say beyond that is
asked here and nowhere else.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from generator.kinds.decision import Award, Recipient, granted_rows, is_award
from generator.kinds.life import LifeState, last_step
from generator.kinds.powers import level_of
from generator.law.forms import Level, find_form, narrow
from generator.locale import t
from generator.model.portal import Portal, record_of
from generator.model.quota import RecipientKind
from generator.model.text import slug


class RowState(StrEnum):
    """What a row is: an award that stands or stands again, or what is not counted."""

    GRANTED = "granted"
    RESTORED = "restored"
    REVOKED = "revoked"
    RECOGNISED = "recognised"


#: The states that are counted: they are those of `granted_rows`.
COUNTED = frozenset({RowState.GRANTED, RowState.RESTORED})


def row_state(award: Award, row: Recipient, today: date) -> RowState:
    """The state of one row of a decision on the day of the build."""
    step = last_step(award.life, row.anchor, today) if award.life else None
    if step and step.state is LifeState.REVOKED:
        return RowState.REVOKED
    if not is_award(row, award):
        return RowState.RECOGNISED
    return RowState.RESTORED if step else RowState.GRANTED


def issuer_level(award: Award, portal: Portal) -> Level | None:
    """The level of the body that decided; None where it is not known."""
    return level_of(portal.find("unit", award.issuer), portal)


def form_level(form: str, on: date | None, issuer: Level | None) -> str | None:
    """The level of an award form on a day, in words; None where data do not tell.

    Of a family such as "Giấy khen", who granted it tells which form it is.
    """
    found = find_form(form, on)
    level = narrow(found, issuer).level if found else Level.MANY
    return None if level is Level.MANY else t(f"law.level.{level}")


@dataclass(frozen=True, slots=True)
class DirectWorkers:
    """How many people are workers without a post of leadership, of those of whom it is told."""

    direct: int
    known: int


def count_workers(portal: Portal) -> DirectWorkers:
    """Added up from the decisions that tell of their direct workers (`composition`)."""
    words = slug(t("statistics.direct"))
    direct = known = 0
    for entry in portal.all("award"):
        award = record_of(entry, Award)
        told = [int(group.count) for group in award.composition if words in slug(group.who)]
        if told:
            rows = granted_rows(entry, portal)
            people = sum(row.kind is RecipientKind.INDIVIDUAL for row in rows)
            if sum(told) <= people:
                direct += sum(told)
                known += people
    return DirectWorkers(direct, known)
