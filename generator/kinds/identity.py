"""Whom rows of decisions are about: an id says it, or an exemplar's page; never a name."""

from __future__ import annotations

from generator.kinds.decision import Award, Recipient
from generator.kinds.exemplar import Exemplar
from generator.model.portal import Portal, record_of


class Identities:
    """Tells rows of one recipient from others; asks the portal once for each exemplar."""

    def __init__(self, portal: Portal) -> None:
        self._portal = portal
        self._known: dict[str, str] = {}

    def of(self, row: Recipient) -> str | None:
        """What all rows of the recipient have in common; None where only a name is known."""
        if row.person or not row.exemplar:
            return row.person
        if row.exemplar not in self._known:
            self._known[row.exemplar] = self._person(row.exemplar) or f"exemplar/{row.exemplar}"
        return self._known[row.exemplar]

    def _person(self, id_: str) -> str | None:
        """The id that the exemplar names itself, else the one of a row that names both."""
        entry = self._portal.find("exemplar", id_)
        if entry is None:
            return None
        rows = (
            row
            for award in self._portal.linking(entry, "award", "recipients")
            for row in record_of(award, Award).recipients
            if row.exemplar == id_ and row.person
        )
        return record_of(entry, Exemplar).person or next((row.person for row in rows), None)
