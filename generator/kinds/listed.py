"""Rows of the lists that decisions and notices bring: what they have in common."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Protocol, TypeVar

from generator.kinds.base import link_to
from generator.locale import t
from generator.model.portal import Link, Portal
from generator.model.quota import RecipientKind
from generator.model.record import Entry
from generator.model.text import slug

#: In which order a page shows kinds of recipients.
_ORDER = (RecipientKind.COLLECTIVE, RecipientKind.HOUSEHOLD, RecipientKind.INDIVIDUAL)


@lru_cache(maxsize=4_096)
def row_anchor(kind: RecipientKind, no: str) -> str:
    """The permanent anchor of a row: "ca-nhan-12". It survives a corrected name."""
    return f"{t(f'anchor.{kind}')}-{slug(no)}"


class Listed(Protocol):
    """A row of such a list, whatever else it holds."""

    @property
    def kind(self) -> RecipientKind:
        """What is listed."""

    @property
    def unit(self) -> str | None:
        """The unit in the list's own words."""

    @property
    def unit_id(self) -> str | None:
        """The unit, where the portal has it."""

    @property
    def commune(self) -> str | None:
        """The commune."""


R = TypeVar("R", bound=Listed)


def rows_by_kind(rows: Sequence[R]) -> Iterator[tuple[RecipientKind, tuple[R, ...]]]:
    """The rows of each kind that there is, in their own order."""
    for kind in _ORDER:
        of_kind = tuple(row for row in rows if row.kind is kind)
        if of_kind:
            yield kind, of_kind


def unit_of_row(row: Listed, portal: Portal) -> Link | None:
    """The row's unit, as a link where the portal has its page."""
    found = link_to(portal, "unit", row.unit_id, row.unit)
    return found or (Link(row.unit) if row.unit else None)


def shared_commune(rows: Sequence[Listed]) -> str | None:
    """The commune of all rows, where they share one."""
    communes = {row.commune for row in rows}
    return communes.pop() if len(communes) == 1 else None


def withdrawn_rows(entry: Entry, portal: Portal) -> tuple[tuple[str, str], ...]:
    """Anchor and reason of each row that was withdrawn from the record's page."""
    here = f"{portal.address(entry)}#"
    return tuple(
        (address.removeprefix(here), notice.reason)
        for address, notice in portal.withdrawn.items()
        if address.startswith(here)
    )
