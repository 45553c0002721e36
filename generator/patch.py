"""A build after one record changed in fields of its own: its page and its words in the index.

The stages are those of the pipeline. They work on the skeleton of the last portal, whose records
are read when a stage asks for them: a handful. Whatever could change more is left to the pipeline.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from pathlib import Path

from generator.cache.compiled import CompiledTemplates
from generator.cache.skeleton import Files, Key, Own, Told, face_of, load_skeleton
from generator.cache.unchanged import Known, Looks, remember
from generator.check import Links, read_links
from generator.index.naming import FOLDER, MANIFEST
from generator.index.patch import Change, NameTakenError, change_words
from generator.index.text import words
from generator.kinds import KIND_BY_NAME
from generator.link.quotations import check_quotations
from generator.load import load_some
from generator.load.theme import load_theme
from generator.model.frame import Frames
from generator.model.media import Media
from generator.model.output import Output, Report
from generator.model.portal import Portal
from generator.model.problem import Problem
from generator.model.record import Entry
from generator.render import Rendered, record_page, renderer
from generator.settings import Settings, theme_folders
from generator.validate import validate_source
from generator.validate.private import Looked, check_private
from generator.write import Standing, publish_changes

#: Address of an item → its number, and the text that the search reads of it.
_Bodies = Mapping[str, tuple[int, str]]


class MoreChangedError(Exception):
    """More than the page of one record may be new, or there is something to tell."""


@dataclass(frozen=True, slots=True)
class Made:
    """Files that are new, paths that are no more, and what is now known of the record."""

    outputs: list[Output]
    gone: list[str]
    own: Own


def patch(
    settings: Settings,
    known: Known,
    inputs: Looks,
    file: str,
    standing: Callable[[], Standing | None],
) -> Report | None:
    """The report of a build after `file` changed; None where the pipeline has to build.

    `standing` tells what stands at the site, if it is as it was written.
    """
    start = time.perf_counter()
    path = Path(file).relative_to(settings.root).as_posix()
    told = known.told
    if not isinstance(told, Told) or any(problem.path == path for problem in known.report.problems):
        return None
    skeleton = load_skeleton(settings, told)
    own = skeleton and (told.since.get(path) or skeleton.own(path))
    if not skeleton or not own:
        return None
    read = Reader(settings.root, path, skeleton.media)
    try:
        portal = skeleton.portal(settings.today, read)
        entry = portal.entries[own.key[0]][own.key[1]]
        made = remake(settings, portal, entry, own, skeleton.frames, settings.site)
    except MoreChangedError:
        return None
    drawn = time.perf_counter()
    site = standing()
    if site is None:
        return None
    written = publish_changes(made.outputs, made.gone, settings.site, site)
    seconds = (("render", drawn - start), ("write", time.perf_counter() - drawn))
    report = replace(known.report, rendered=1, written=written, seconds=seconds)
    remember(settings, inputs, report, replace(told, since={**told.since, path: made.own}))
    return report


def remake(
    settings: Settings, portal: Portal, entry: Entry, own: Own, frames: Frames, site: Path
) -> Made:
    """The page of a record of `portal`, and its words in the index that stands in `site`.

    Raises `MoreChangedError` where the record changed in other fields than those of its own.
    """
    kind = KIND_BY_NAME[entry.kind]
    if face_of(entry, kind) != own.face:
        raise MoreChangedError
    if [*check_quotations(entry, kind.paper(entry, portal)), *kind.check(entry, portal)]:
        raise MoreChangedError
    rendered = draw_alone(settings, portal, entry, frames)
    links = read_links(rendered.page.address, rendered.fragment)
    bodies = {item.address: item.body for item in kind.items(entry, portal)}
    if not _leads_no_further(own.links, links) or bodies.keys() != own.bodies.keys():
        raise MoreChangedError
    now = {address: (own.bodies[address][0], body) for address, body in bodies.items()}
    files, gone = _index(site / FOLDER, own.bodies, now)
    outputs = [Output(rendered.page.path, rendered.content), *files]
    return Made(outputs, gone, replace(own, links=links, bodies=now))


def draw_alone(settings: Settings, portal: Portal, entry: Entry, frames: Frames) -> Rendered:
    """The record's page in its frame, from templates that were compiled before.

    Raises `MoreChangedError` for a record that nobody may see any more.
    """
    if entry.record.is_held(settings.today):
        raise MoreChangedError
    theme = load_theme(theme_folders(settings.root))
    draw = renderer(portal, frames, theme, CompiledTemplates(settings.cache / "templates"))
    page = record_page(entry, KIND_BY_NAME[entry.kind], portal)
    return draw(page, page.context())


def _leads_no_further(before: Links, now: Links) -> bool:
    """Whether all that led to the page still does, and the page leads nowhere new."""
    return {*before.anchors} <= {*now.anchors} and {*now.targets} <= {*before.targets}


def _index(folder: Path, before: _Bodies, now: _Bodies) -> tuple[list[Output], list[str]]:
    """New files of the index that stands in `folder`, and the paths of those that are no more."""
    changes = [
        Change(number, frozenset(words(before[address][1])), frozenset(words(body)))
        for address, (number, body) in now.items()
    ]
    names = [name.removesuffix(".json") for name in os.listdir(folder) if name != MANIFEST]
    try:
        files, gone = change_words(changes, names, lambda name: (folder / name).read_bytes())
    except NameTakenError as error:
        raise MoreChangedError from error
    new = [Output(f"{FOLDER}{name}", content) for name, content in files]
    return new, [f"{FOLDER}{name}" for name in gone]


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads records of a portal that was right: what is wrong now, or derived, is not for here.

    Of all files only `edited` is another since, and may hold something private.
    """

    root: Path
    edited: str
    media: Mapping[str, Media]

    def __call__(self, key: Key, files: Files) -> Entry:
        """The record in `files`. Raises `MoreChangedError` where it is none, or another one."""
        kind = KIND_BY_NAME[key[0]]
        sources = replace(load_some(self.root, frozenset({kind.folder}), files), media=self.media)
        problems: list[Problem] = [*sources.problems]
        looked: list[Looked] = []
        entries = [
            validate_source(source, kind, sources, problems, looked)
            for source in sources.by_folder.get(kind.folder, ())
        ]
        if self.edited in files:
            problems += check_private(looked)
        (entry,) = entries if len(entries) == 1 else (None,)
        if problems or entry is None or (entry.kind, entry.id) != key:
            raise MoreChangedError
        return entry
