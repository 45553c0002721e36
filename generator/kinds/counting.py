"""Which rows of decisions count, and how they are classed: each rule in one place.

What statistics and open data say of a row is asked here and nowhere else.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from generator.kinds.award import Award, Recipient
from generator.model.portal import Portal


class RowState(StrEnum):
    """What a row is: only an award that stands is counted, a mere recognition is none."""

    GRANTED = "granted"
    REVOKED = "revoked"
    RECOGNISED = "recognised"


def row_state(award: Award, row: Recipient, portal: Portal) -> RowState:
    """The state of one row of a decision on the day of the build."""
    return RowState.GRANTED


def counts(award: Award, row: Recipient, portal: Portal) -> bool:
    """Whether the row is counted."""
    return row_state(award, row, portal) is RowState.GRANTED


def level_of(form: str, on: date | None) -> str | None:
    """The level of an award form as the law has it on a day; None where it cannot be told."""
    return None


def is_direct_worker(row: Recipient) -> bool | None:
    """Whether the recipient is a worker without a post of leadership; None where unknown."""
    return None
