"""Which rows of decisions count, and how they are classed: each rule in one place.

What statistics and open data say of a row is asked here and nowhere else.
"""

from __future__ import annotations

from datetime import date
from enum import StrEnum

from generator.kinds.award import Award, Recipient
from generator.model.portal import Portal
from generator.model.record import Entry


class RowState(StrEnum):
    """What became of an award: only those that stand are counted."""

    GRANTED = "granted"
    REVOKED = "revoked"


def row_state(award: Award, row: Recipient) -> RowState:
    """The state of one row of a decision on the day of the build."""
    return RowState.GRANTED


def counts(award: Award, row: Recipient) -> bool:
    """Whether the row is counted: only an award that stands is."""
    return row_state(award, row) is RowState.GRANTED


def level_of(form: str, on: date | None) -> str | None:
    """The level of an award form as the law has it on a day; None where it cannot be told."""
    return None


def is_direct_worker(row: Recipient) -> bool | None:
    """Whether the recipient is a worker without a post of leadership; None where unknown."""
    return None


def quota_state(campaign: Entry, portal: Portal) -> str | None:
    """How the campaign's awards stand against its plan's quotas, in words; None where unknown."""
    return None
