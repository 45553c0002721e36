"""status: a portal's records and its problems → what is new, and what waits for an editor. Pure.

`looking.py` reads what that takes from the disk.
"""

from __future__ import annotations

import calendar
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date

from generator.kinds.correction import OPEN, Correction, correction_state, view_correction
from generator.kinds.deadlines import running_dues
from generator.kinds.display import format_day
from generator.kinds.exemplar import Exemplar
from generator.kinds.held import Held
from generator.locale import t
from generator.model.marks import find_marked
from generator.model.portal import Portal, beside
from generator.model.problem import Problem, Severity
from generator.model.record import Entry, FilePath

_CONSENTS = ("consent.missing", "consent.photo", "consent.guardian")


@dataclass(frozen=True, slots=True)
class Item:
    """One thing to look at: what it is called, the file to open, and a few words or a day more."""

    title: str
    path: str
    note: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Published:
    """What was published last: when, its addresses, and the files that changed since then.

    `changed` is None where nothing remembers what the files were like. Paths are relative to the
    portal's folder; `gone` are those that are no more.
    """

    on: date | None = None
    ledger: frozenset[str] = frozenset()
    changed: frozenset[str] | None = None
    gone: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Status:
    """One screen. The groups of `news` are what the next build publishes, `waiting` all else.

    Keys of `news`: new, changed, removed; of `waiting`: draft, embargo, consent, photo, correction,
    deadline. Empty groups are left out. `known` tells whether changes could be told.
    """

    published: date | None
    known: bool
    errors: int
    warnings: int
    news: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)
    waiting: Mapping[str, tuple[Item, ...]] = field(default_factory=dict)

    @property
    def quiet(self) -> bool:
        """Whether there is nothing to do: all is published, and nothing waits."""
        return not (self.errors or self.news or self.waiting)


def find_status(
    entries: Iterable[Entry],
    unfinished: Iterable[Held],
    portal: Portal | None,
    problems: Iterable[Problem],
    published: Published,
    today: date,
) -> Status:
    """What is new since the last publication, and what waits, as of `today`.

    `entries` are all records, those included that nobody may see yet; `portal` holds the others.
    """
    every, told = tuple(entries), tuple(problems)
    shown = [entry for entry in every if not entry.record.is_held(today)]
    news = {
        "new": tuple(_new(shown, portal, published)),
        "changed": tuple(_changed(shown, portal, published)),
        "removed": tuple(_removed(told, published)),
    }
    waiting = {
        "draft": tuple(_drafts(every, unfinished, told)),
        "embargo": tuple(_embargoed(every, today)),
        "consent": tuple(_consents(every, told)),
        "photo": tuple(_photos(shown)),
        "correction": tuple(_corrections(portal)) if portal else (),
        "deadline": tuple(_deadlines(portal)) if portal else (),
    }
    return Status(
        published=published.on,
        known=published.changed is not None,
        errors=sum(one.severity is Severity.ERROR for one in told),
        warnings=sum(one.severity is Severity.WARNING for one in told),
        news={group: items for group, items in news.items() if items},
        waiting={group: items for group, items in waiting.items() if items},
    )


def _kind(entry: Entry) -> str:
    return t(f"kind.{entry.kind}.one")


def _is_published(entry: Entry, portal: Portal | None, published: Published) -> bool:
    address = portal.addresses.get((entry.kind, entry.id)) if portal else None
    return address is None or address in published.ledger


def _new(shown: Iterable[Entry], portal: Portal | None, published: Published) -> Iterator[Item]:
    for entry in shown:
        if not _is_published(entry, portal, published):
            yield Item(entry.record.label, entry.path, _kind(entry))


def _changed(shown: Iterable[Entry], portal: Portal | None, published: Published) -> Iterator[Item]:
    changed = published.changed or frozenset()
    seen: set[str] = set()
    for entry in shown:
        files = {entry.path, *({entry.listed.path} if entry.listed else ())}
        files |= {beside(entry.path, file) for _, file, _ in find_marked(entry.record, FilePath)}
        seen |= files
        if changed & files and _is_published(entry, portal, published):
            yield Item(entry.record.label, entry.path, _kind(entry))
    for path in sorted(changed - seen):
        if path.startswith("content/"):
            yield Item(path.removeprefix("content/"), path, t("status.page"))
        elif path in ("data/portal.yml", "data/withdrawn.yml"):
            yield Item(path.removeprefix("data/"), path, t("status.portal"))


def _removed(problems: Iterable[Problem], published: Published) -> Iterator[Item]:
    for path in sorted(published.gone):
        if path.startswith(("data/", "content/")):
            yield Item(path, path)
    for problem in problems:
        if problem.code == "address.lost" and "#" not in problem.found:
            yield Item(problem.found, problem.path, t("status.lost"))


def _drafts(
    every: Iterable[Entry], unfinished: Iterable[Held], problems: tuple[Problem, ...]
) -> Iterator[Item]:
    for entry in every:
        if entry.record.draft:
            yield Item(entry.record.label, entry.path, _to_do(entry.path, problems))
    for one in unfinished:
        yield Item(one.id, one.path, _to_do(one.path, problems))


def _to_do(path: str, problems: tuple[Problem, ...]) -> str:
    count = sum(problem.path == path for problem in problems)
    return t("status.to-do", count=count) if count else t("status.ready")


def _embargoed(every: Iterable[Entry], today: date) -> Iterator[Item]:
    found = []
    for entry in every:
        day = entry.record.publish_at
        if day and not entry.record.draft and day.first > today:
            words = t("status.from", day=format_day(day.first))
            found.append(Item(entry.record.label, entry.path, words, day.first))
    yield from sorted(found, key=lambda item: (item.day or today, item.path))


def _consents(every: Iterable[Entry], problems: Iterable[Problem]) -> Iterator[Item]:
    titles = {entry.path: entry.record.label for entry in every}
    paths = dict.fromkeys(one.path for one in problems if one.code in _CONSENTS)
    for path in sorted(paths):
        yield Item(titles.get(path, path), path)


def _photos(shown: Iterable[Entry]) -> Iterator[Item]:
    """Exemplars: of other records, most need none."""
    for entry in shown:
        if isinstance(entry.record, Exemplar) and entry.record.photo is None:
            yield Item(entry.record.label, entry.path)


def _corrections(portal: Portal) -> Iterator[Item]:
    for entry in portal.all("correction"):
        record = entry.record
        if isinstance(record, Correction) and correction_state(record) == OPEN:
            due = view_correction(entry, portal).due
            note = ""
            if due:
                note = t("status.late" if due.late else "status.until", day=due.day)
            yield Item(record.title, entry.path, note)


def _deadlines(portal: Portal) -> Iterator[Item]:
    """What is due from today to the end of the month."""
    today = portal.today
    end = today.replace(day=calendar.monthrange(today.year, today.month)[1])
    entries = {
        portal.address(entry): entry for of in portal.entries.values() for entry in of.values()
    }
    for due in running_dues(portal):
        entry = entries.get(due.source.address or "")
        if entry and due.last and today <= due.last <= end:
            yield Item(due.task, entry.path, t("status.until", day=format_day(due.last)), due.last)
