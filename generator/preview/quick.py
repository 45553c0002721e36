"""One edited record → its page at once: before a whole build, or instead of it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache.skeleton import Own, files_of
from generator.cache.unchanged import Looks, changed_inputs, edited_alone, look_at_inputs
from generator.engine import build_frames
from generator.kinds import KINDS
from generator.load.theme import load_theme
from generator.model.frame import Frames
from generator.model.output import Output, Report, Written
from generator.model.portal import Portal
from generator.model.record import Entry
from generator.patch import MoreChangedError, Reader, draw_alone, remake
from generator.render import frame_words, sections_of
from generator.settings import Settings, theme_folders
from generator.write import change_folder


@dataclass(frozen=True, slots=True)
class Memory:
    """The last good build: what it read, what it made of it, and what it said."""

    settings: Settings
    inputs: Looks
    portal: Portal
    own: Mapping[str, Own]
    report: Report


@dataclass(frozen=True, slots=True)
class Quick:
    """What was made at once; `memory` is that of a whole build, if nothing is left to do."""

    written: Written
    memory: Memory | None


def show_at_once(memory: Memory, settings: Settings, folder: Path) -> Quick | None:
    """The page of the one record that changed since, in `folder`; None where more did."""
    if settings != memory.settings:
        return None
    inputs = look_at_inputs(settings)
    file = edited_alone(changed_inputs(memory.inputs, inputs), memory.inputs, inputs)
    path = file and Path(file).relative_to(settings.root).as_posix()
    before = _find(memory.portal, path) if path else None
    if path is None or before is None:
        return None
    try:
        read = Reader(settings.root, path, memory.portal.media)
        entry = read((before.kind, before.id), files_of(before))
        portal = _with(memory.portal, entry)
        return _all(memory, inputs, portal, entry, folder) or _first(
            settings, portal, entry, folder
        )
    except MoreChangedError:
        return None


def _all(memory: Memory, inputs: Looks, portal: Portal, entry: Entry, folder: Path) -> Quick | None:
    """Everything that is new, where that is the page alone and its words in the index."""
    own = memory.own.get(entry.path)
    told = any(problem.path == entry.path for problem in memory.report.problems)
    if own is None or told:
        return None
    try:
        frames = _frames(memory.settings, portal)
        made = remake(memory.settings, portal, entry, own, frames, folder)
    except MoreChangedError:
        return None
    written = change_folder(made.outputs, made.gone, folder)
    report = replace(memory.report, rendered=1, written=written)
    known = {**memory.own, entry.path: made.own}
    return Quick(written, Memory(memory.settings, inputs, portal, known, report))


def _first(settings: Settings, portal: Portal, entry: Entry, folder: Path) -> Quick:
    """The record's own page; all others are still to come."""
    frames = _frames(settings, portal)
    rendered = draw_alone(settings, portal, entry, frames)
    return Quick(change_folder([Output(rendered.page.path, rendered.content)], (), folder), None)


def _frames(settings: Settings, portal: Portal) -> Frames:
    """The frames of the last build, which are cached."""
    theme = load_theme(theme_folders(settings.root))
    return build_frames(settings, sections_of(KINDS), frame_words(portal, KINDS, theme))


def _find(portal: Portal, path: str) -> Entry | None:
    """The record that is read from the file `path`."""
    every = (entry for entries in portal.entries.values() for entry in entries.values())
    return next((entry for entry in every if path in files_of(entry)), None)


def _with(portal: Portal, entry: Entry) -> Portal:
    """The portal with another record in the place of one of the same id."""
    if portal.find(entry.kind, entry.id) is None:
        raise MoreChangedError
    entries = {**portal.entries[entry.kind], entry.id: entry}
    return replace(portal, entries={**portal.entries, entry.kind: entries})
