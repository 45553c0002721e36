"""What is found once for a record of a portal."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

from generator.model.portal import Portal, PortalInfo, once
from generator.model.record import Entry, Record


class Note(Record):
    """A record that says nothing."""


def test_each_record_of_each_portal_is_looked_at_once() -> None:
    """Equal records are two, and a portal with other records knows nothing of the first."""
    looked: list[Entry] = []

    @once
    def look(entry: Entry, portal: Portal) -> int:
        looked.append(entry)
        return len(looked)

    one, other = (Entry("note", "a", "data/a.yml", Note()) for _ in range(2))
    info = PortalInfo(name="Cổng", body="Ban")
    portal = Portal(date(2026, 11, 20), info, {}, {}, {}, {}, {}, {}, {})
    assert [look(one, portal), look(one, portal), look(other, portal)] == [1, 1, 2]
    assert look(one, replace(portal, entries={"note": {"a": one}})) == 3
