"""The portal's files → every record with its problems, and the same after some files changed.

A `State` is a value: what an edit would lead to is a state too, and costs a link of all records.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from generator.cache.sources import SourceMemo
from generator.desk.after import with_file
from generator.desk.alone import link_alone
from generator.editing.changes import Change
from generator.kinds import FILED, KINDS
from generator.kinds.base import Kind
from generator.kinds.held import Held
from generator.load import load, load_some
from generator.model.portal import Portal
from generator.model.problem import Problem, Severity
from generator.model.record import Entry
from generator.model.source import Source, Sources
from generator.settings import Settings
from generator.standing import FOLDERS, find_source, link_records, new_problems, unless_followed
from generator.validate import Records, validate, validate_source
from generator.validate.drafts import id_of, is_draft, soften
from generator.validate.files import check_unnamed
from generator.validate.private import Looked, check_private

_UNNAMED = "photo.unnamed"
BY_FOLDER: Mapping[str, Kind] = {kind.folder: kind for kind in FILED}
BY_NAME: Mapping[str, Kind] = {kind.name: kind for kind in FILED}


@dataclass(frozen=True, slots=True)
class State:
    """The portal as of one moment.

    `portal` is None while what the portal says of itself cannot be read. `problems` are those that
    `thidua check` finds without drawing pages, those between records being of `linking`; `by_path`
    has them by file. A `quick` state was made of another by looking at one record and what is next
    to it.
    """

    settings: Settings
    sources: Sources
    records: Records
    portal: Portal | None
    linking: tuple[Problem, ...]
    problems: tuple[Problem, ...]
    by_path: Mapping[str, tuple[Problem, ...]]
    entries: Mapping[str, Entry]
    quick: bool = False

    def source(self, kind: Kind, id_: str) -> Source | None:
        """The file of a record, valid or not; None where there is none."""
        return find_source(self.sources, kind.folder, id_)

    def problems_of(self, source: Source) -> tuple[Problem, ...]:
        """What is wrong with a record, in its file or in its list."""
        found = self.by_path.get(source.path, ())
        table = table_of(source)
        return found + (self.by_path.get(table, ()) if table else ())


def kind_of(path: str) -> Kind | None:
    """The kind of the records that stand where `path` does."""
    parts = path.split("/")
    return BY_FOLDER.get(parts[1]) if len(parts) > 2 and parts[0] == "data" else None


def table_of(source: Source) -> str | None:
    """The path of the CSV file that a record names."""
    kind = kind_of(source.path)
    name = source.data.get(kind.rows.file) if kind and kind.rows else None
    folder = source.path.rpartition("/")[0]
    return f"{folder}/{name}" if isinstance(name, str) and name else None


def read_state(settings: Settings) -> State:
    """The portal as it stands on the disk; files that are known are not parsed again."""
    return checked(read_names(settings))


def read_names(settings: Settings) -> State:
    """The same with nothing checked: enough to show and to find records by their names."""
    parsed = SourceMemo(settings)
    sources = load(settings.root, FOLDERS, parsed)
    parsed.save()
    return _state(settings, sources, Records((), None, {}, ()), None, ())


def checked(state: State) -> State:
    """A state with all records validated and linked."""
    return _linked(state.settings, state.sources, validate(state.sources, KINDS))


def changed_state(state: State, changes: Sequence[Change]) -> State:
    """The portal after `changes` of records and their lists."""
    sources = state.sources
    for change in changes:
        sources = with_file(sources, change)
    touched = {change.path for change in changes}
    records = _revalidated(state, sources, touched)
    return _quick(state, sources, records) or _linked(state.settings, sources, records)


def relinked(state: State) -> State:
    """A quick state with everything looked at."""
    return _linked(state.settings, state.sources, state.records)


def with_media(state: State, paths: Iterable[str]) -> State:
    """The portal after pictures or attachments came or went, which stand on the disk already."""
    changed = set(paths)
    there = [path for path in changed if (state.settings.root / path).is_file()]
    found = load_some(state.settings.root, FOLDERS, there)
    media = {path: one for path, one in state.sources.media.items() if path not in changed}
    texts = {path: one for path, one in state.sources.documents.items() if path not in changed}
    problems = tuple(one for one in state.sources.problems if one.path not in changed)
    sources = replace(
        state.sources,
        media={**media, **found.media},
        documents={**texts, **found.documents},
        problems=(*problems, *found.problems),
    )
    names = {path.rpartition("/")[2] for path in changed}
    waiting = {one.path for one in state.problems if one.found in names}  # for such a file
    portal = state.portal and replace(state.portal, media=sources.media)
    if not waiting and portal:
        return replace(state, sources=sources, portal=portal)
    return _linked(state.settings, sources, _revalidated(state, sources, waiting))


def _revalidated(state: State, sources: Sources, touched: set[str]) -> Records:
    """The records, those of the `touched` files validated again."""
    again = {
        source.path
        for folder, of_folder in sources.by_folder.items()
        for source in of_folder
        if source.path in touched or (BY_FOLDER[folder].rows and table_of(source) in touched)
    }
    gone = touched | again
    gone |= {one.path for one in state.sources.problems if one not in sources.problems}
    told = [one for one in state.records.problems if one.path not in gone]
    unfinished = [one for one in state.records.unfinished if one.path not in gone]
    new = [one for one in sources.problems if one.path in gone]
    drafts: list[Source] = []
    entries = [entry for entry in state.records.entries if entry.path not in gone]
    looked: list[Looked] = []
    for folder, of_folder in sources.by_folder.items():
        for source in of_folder:
            if source.path in again:
                kind = BY_FOLDER[folder]
                entry = validate_source(source, kind, sources, new, looked)
                entries += [entry] if entry else []
                if is_draft(source):
                    drafts.append(source)
                    if entry is None:
                        unfinished.append(Held(kind.name, id_of(source), source.path))
    new += check_private(looked)
    new = soften(new, drafts, entries) if drafts else new
    told = [one for one in told if one.code != _UNNAMED] + new
    told += check_unnamed(entries, sources)
    return replace(
        state.records,
        entries=tuple(entries),
        problems=tuple(told),
        unfinished=tuple(unfinished),
    )


def _quick(state: State, sources: Sources, records: Records) -> State | None:
    """The state after one record changed, by what is next to it; None where that is not enough."""
    if state.portal is None:
        return None
    before = {(entry.path, id(entry)): entry for entry in state.records.entries}
    after = {(entry.path, id(entry)): entry for entry in records.entries}
    gone = [entry for key, entry in before.items() if key not in after]
    come = [entry for key, entry in after.items() if key not in before]
    if len(come) != 1 or len(gone) > 1:
        return None
    old = gone[0] if gone else None
    found = link_alone(state.portal, sources, state.linking, old, come[0])
    if found is None:
        return None
    portal, linking = found
    return _state(state.settings, sources, records, portal, linking, quick=True)


def _linked(settings: Settings, sources: Sources, records: Records) -> State:
    portal, found = link_records(settings, sources, records)
    return _state(settings, sources, records, portal, found)


def _state(
    settings: Settings,
    sources: Sources,
    records: Records,
    portal: Portal | None,
    linking: tuple[Problem, ...],
    *,
    quick: bool = False,
) -> State:
    problems = [*records.problems]
    problems += unless_followed(linking, problems)
    by_path: defaultdict[str, list[Problem]] = defaultdict(list)
    for problem in dict.fromkeys(problems):
        by_path[problem.path].append(problem)
    return State(
        settings=settings,
        sources=sources,
        records=records,
        portal=portal,
        linking=linking,
        problems=tuple(dict.fromkeys(problems)),
        by_path={path: tuple(found) for path, found in by_path.items()},
        entries={entry.path: entry for entry in records.entries},
        quick=quick,
    )


def errors_of(problems: Iterable[Problem]) -> list[Problem]:
    """Those that stop a build."""
    return [problem for problem in problems if problem.severity is Severity.ERROR]


def new_errors(before: State, after: State) -> list[Problem]:
    """The errors that `after` has and `before` had not; places within a file do not count."""
    return new_problems(errors_of(before.problems), errors_of(after.problems))
