"""The portal's folder → its `Status`: reads records, the ledger, and what the last build saw."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from generator.cache.unchanged import Known, changed_inputs, look_at_inputs, recall_last
from generator.model.source import LEDGER
from generator.settings import Settings
from generator.standing import look_at
from generator.status import Published, Status, find_status


def look(settings: Settings) -> Status:
    """The status of a portal as it stands; nothing is drawn or written."""
    standing = look_at(settings)
    published = _published(settings, standing.sources.ledger)
    return find_status(
        standing.entries,
        standing.records.unfinished,
        standing.portal,
        standing.problems,
        published,
        settings.today,
    )


def _published(settings: Settings, ledger: frozenset[str]) -> Published:
    on = _day_of(settings)
    known = recall_last(settings)
    if known is None:
        return Published(on, ledger)
    changed, gone = _changes(settings, known)
    return Published(on, ledger, changed, gone)


def _day_of(settings: Settings) -> date | None:
    """When the site was written that stands there now."""
    try:
        return date.fromtimestamp(settings.site.lstat().st_mtime)
    except OSError:
        return None


def _changes(settings: Settings, known: Known) -> tuple[frozenset[str], frozenset[str]]:
    """The portal's files that are other than the last build saw them, and those that are gone."""
    now = look_at_inputs(settings)
    changed: set[str] = set()
    gone: set[str] = set()
    for file in changed_inputs(known.inputs, now):
        path = Path(file)
        if not path.is_relative_to(settings.root):
            continue
        name = path.relative_to(settings.root).as_posix()
        if name != LEDGER:
            (changed if file in now else gone).add(name)
    return frozenset(changed), frozenset(gone)
