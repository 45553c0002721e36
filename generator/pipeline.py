"""The line: load → validate → link → frame → pages, open data and index, written → check.

Only here is the order.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from contextlib import AbstractContextManager, contextmanager
from dataclasses import replace
from functools import partial

from jinja2 import BytecodeCache

from generator.background import can_fork, seldom_collected, stream
from generator.cache.album import Album
from generator.cache.compiled import CompiledTemplates
from generator.cache.exports import ExportMemo
from generator.cache.media import MediaMemo
from generator.cache.pages import PageKeys, PageMemo
from generator.cache.skeleton import Own, find_own, save_skeleton
from generator.cache.sources import SourceMemo
from generator.cache.unchanged import Looks, look_at_inputs, remember
from generator.engine import build_frames
from generator.errors import PageError
from generator.index.naming import have_own_names
from generator.kinds import KINDS
from generator.kinds.delays import find_delays
from generator.kinds.topics import find_all
from generator.load import load
from generator.load.media import load_media
from generator.load.published import find_published, load_published
from generator.load.theme import load_theme
from generator.making import BrokenLinksError, Making
from generator.model.output import Progress, Report, Written
from generator.model.portal import Portal
from generator.model.problem import Problem, has_errors
from generator.render import frame_words, render_assets, renderer, sections_of
from generator.render.files import find_files
from generator.render.templates import compile_templates
from generator.running import Run, silent
from generator.settings import Settings, theme_folders
from generator.standing import FOLDERS, link_records, unless_followed
from generator.validate import validate
from generator.write import Shelf, lock, nowhere, publishing
from generator.write.ledger import ledger_addresses, write_ledger

#: A shelf that takes all files of the site and, in the end, puts them where they belong.
Writer = Callable[[], AbstractContextManager[Shelf]]
#: Takes a portal that was built, and what is known of records that may change alone, by file.
Keep = Callable[[Portal, Mapping[str, Own]], None]


def build(settings: Settings, progress: Progress = silent) -> Report:
    """Build and publish; nothing is written while anything is wrong."""
    with lock(settings.root):
        return build_locked(settings, look_at_inputs(settings), progress)


@seldom_collected()
def build_locked(settings: Settings, inputs: Looks, progress: Progress) -> Report:
    """The same where no other build can run; `inputs` were looked at since."""
    run = Run(settings, progress)
    portal, written = _run(run, lambda: publishing(settings.site))
    report = run.report(written)
    if portal and written is not None:
        write_ledger(settings.root, ledger_addresses(portal, KINDS))
        told = None
        if run.own and run.frames:
            told = save_skeleton(settings, portal, run.own, run.frames)
        remember(settings, inputs, report, told)
    return report


@seldom_collected()
def preview(
    settings: Settings, writer: Writer, progress: Progress = silent, keep: Keep | None = None
) -> Report:
    """Build into a place of the caller's; the ledger stays as it is.

    What was built goes to `keep`, for builds of single pages.
    """
    run = Run(settings, progress)
    portal, written = _run(run, writer)
    if keep and portal and run.own is not None:
        keep(portal, run.own)
    return run.report(written)


@seldom_collected()
def check(settings: Settings, progress: Progress = silent) -> Report:
    """Everything that `build` would refuse, without building."""
    run = Run(settings, progress)
    portal, _ = _run(run, nowhere, published=False)
    return replace(run.report(), delays=find_delays(portal)) if portal else run.report()


def _run(run: Run, writer: Writer, published: bool = True) -> tuple[Portal | None, Written | None]:
    """The portal, and what was written; None for either where errors stood in the way."""
    with _templates(run.settings) as templates:
        portal = _read(run)
        return portal, _produce(run, portal, templates, writer, published) if portal else None


@contextmanager
def _templates(settings: Settings) -> Iterator[Callable[[], BytecodeCache]]:
    """Gives the compiled templates, once they are asked for.

    Where there are none yet, another process makes them while this one reads.
    """
    compiled = CompiledTemplates(settings.cache / "templates")
    pays = can_fork() and not (settings.cache / "templates").exists()

    def compile_all() -> Iterator[None]:
        compile_templates(load_theme(theme_folders(settings.root)), compiled)
        yield

    def wait() -> BytecodeCache:
        for _ in done if pays else ():
            pass
        return compiled

    with stream(compile_all, worth=pays) as done:
        yield wait
        wait()


def _read(run: Run) -> Portal | None:
    """The linked portal, or None when there are errors."""
    settings = run.settings
    with run.stage("load"):
        parsed = SourceMemo(settings)
        seen = MediaMemo(settings, load_media)
        sources = load(settings.root, FOLDERS, parsed, seen)
        parsed.save()
        seen.save()
    with run.stage("validate"):
        records = validate(sources, KINDS)
    run.problems += records.problems
    run.records = len(records.entries)
    with run.stage("link"):
        portal, problems = link_records(settings, sources, records)
    run.problems += unless_followed(problems, run.problems)
    return None if has_errors(run.problems) else portal


def _produce(
    run: Run,
    portal: Portal,
    templates: Callable[[], BytecodeCache],
    writer: Writer,
    published: bool,
) -> Written | None:
    """Frame, make all files, write and check; None when the check found errors.

    What pages showed is remembered once they are `published`.
    """
    settings = run.settings
    theme = load_theme(theme_folders(settings.root))
    with run.stage("frame"):
        try:
            frames = build_frames(settings, sections_of(KINDS), frame_words(portal, KINDS, theme))
        except PageError as error:
            problem = Problem("markdown.mark", error.path, (), error.found)
            run.problems.append(problem.at(error.line, 1))
            return None
    run.problems += [
        Problem("engine.warning", "mkdocs.yml", found=message, line=1, column=1).as_warning()
        for _, message in frames.warnings
    ]
    album, files_named = Album(settings), find_published(portal)
    with run.stage("pictures"):
        photos = [media for media in files_named if media.renditions]
        look = album.encode if published else album.check
        broken = look(photos, partial(run.progress, "pictures"))
        run.problems += broken
    if has_errors(broken):
        return None
    with run.stage("index"):
        findings = find_all(portal, KINDS)
    exported = ExportMemo(settings.cache / "exports.pickle")
    memo = PageMemo(settings.cache / "pages.pickle", PageKeys(portal, frames, theme))
    draw = renderer(portal, frames, theme, templates())
    try:
        with run.stage("write"), writer() as shelf:
            made = Making(run, memo, draw, shelf)
            made.put(render_assets(theme))
            made.put(load_published(settings.root, files_named, frames, album.outputs))
            made.put(find_files(portal, frames.site_url))
            made.make(portal, frames, findings, exported.known)
            made.check(frames)
    except BrokenLinksError as broken:
        run.problems += broken.problems
        return None
    if published:
        memo.save()
        album.save()
        run.frames = frames
        exported.save(made.files)
        index_named = have_own_names({path: one.digest for path, one in shelf.manifest.items()})
        own = find_own(portal, KINDS, findings.items, made.numbers, made.links)
        run.own = own if index_named else {}
    return shelf.written
