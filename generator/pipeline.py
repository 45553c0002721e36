"""The line: load → validate → link → frame → index → export → render → write → check.

Only here is the order.
"""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from functools import partial
from itertools import chain
from pathlib import PurePosixPath

from generator.background import Stream, can_fork, share, stream
from generator.cache.compiled import CompiledTemplates
from generator.cache.exports import ExportMemo
from generator.cache.pages import Made, PageKeys, PageMemo, Told
from generator.cache.skeleton import Own, find_own, save_skeleton
from generator.cache.sources import SourceMemo
from generator.cache.unchanged import Looks, look_at_inputs, remember
from generator.check import LinkCheck, Links
from generator.engine import build_frames
from generator.errors import PageError
from generator.export import export, export_files
from generator.index import arrange, index
from generator.kinds import FILED, KINDS
from generator.kinds.delays import find_delays
from generator.kinds.topics import find_all, search_words
from generator.link import link
from generator.load import load, locate
from generator.load.published import load_published
from generator.load.theme import load_theme
from generator.model.frame import HOME, Frames
from generator.model.output import AnyOutput, Output, Progress, Report, Written
from generator.model.portal import Portal
from generator.model.problem import Problem, has_errors, sort_problems
from generator.model.search import Findings
from generator.render import (
    Context,
    Draw,
    Page,
    Rendered,
    find_files,
    find_pages,
    frame_words,
    render_assets,
    renderer,
    sections_of,
)
from generator.settings import Settings, theme_folders
from generator.validate import validate
from generator.write import lock, publish
from generator.write.ledger import ledger_addresses, write_ledger

#: How the addresses begin of pages whose records stand in no file.
_DERIVED = tuple(f"/{kind.segment}/" for kind in KINDS if kind.derive)
#: So many pages are worth a second process.
_MANY = 2_000
#: So many rows of workbooks as well.
_DEAR = 4_000
#: Which pages of twelve it makes, and the index: this one has to write them all.
_OTHERS = frozenset({1, 3, 5, 6, 8, 10, 11})
#: Sections whose records may change alone.
_APART = frozenset(kind.segment for kind in KINDS if kind.own)
#: Items of the index → their numbers, by address.
_Numbers = dict[str, int]
#: Takes all files of the site and puts them where they belong.
Writer = Callable[[Iterator[AnyOutput]], Written]


#: Takes a portal that was built, and what is known of records that may change alone, by file.
Keep = Callable[[Portal, Mapping[str, Own]], None]


def _silent(stage: str, pages: int) -> None:
    return None


@dataclass(slots=True)
class _Run:
    """What one run has found so far."""

    settings: Settings
    progress: Progress = _silent
    problems: list[Problem] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    records: int = 0
    pages: int = 0
    rendered: int = 0
    own: Mapping[str, Own] | None = None

    @contextmanager
    def stage(self, name: str) -> Iterator[None]:
        """Tell that a stage begins, and measure it, without the stages that are part of it."""
        self.progress(name, 0)
        start, others = time.perf_counter(), sum(self.seconds.values())
        yield
        others = sum(self.seconds.values()) - others
        took = time.perf_counter() - start - others
        self.seconds[name] = self.seconds.get(name, 0.0) + took

    def rendering(self, outputs: Iterator[AnyOutput]) -> Iterator[AnyOutput]:
        """`outputs`; the time that it takes to make them is that of a stage of their own."""
        took, start = 0.0, time.perf_counter()
        for output in outputs:
            took += time.perf_counter() - start
            yield output
            start = time.perf_counter()
        took += time.perf_counter() - start
        self.seconds["render"] = self.seconds.get("render", 0.0) + took

    def counted(self, draw: Draw) -> Draw:
        """`draw`, with the pages counted that it draws."""

        def counting(page: Page, context: Context) -> Rendered:
            self.rendered += 1
            return draw(page, context)

        return counting

    def report(self, written: Written | None = None) -> Report:
        """What the run found, with the place of each problem."""
        located = locate(self.problems, self.settings.root)
        return Report(
            problems=sort_problems(located),
            records=self.records,
            pages=self.pages,
            rendered=self.rendered,
            written=written,
            seconds=tuple(self.seconds.items()),
        )


def build(settings: Settings, progress: Progress = _silent) -> Report:
    """Build and publish; nothing is written while anything is wrong."""
    with lock(settings.root):
        return build_locked(settings, look_at_inputs(settings), progress)


def build_locked(settings: Settings, inputs: Looks, progress: Progress) -> Report:
    """The same where no other build can run; `inputs` were looked at since."""
    run = _Run(settings, progress)
    portal = _read(run)
    if portal is None:
        return run.report()
    written = _produce(run, portal, lambda outputs: publish(outputs, settings.site))
    report = run.report(written)
    if written is not None:
        write_ledger(settings.root, ledger_addresses(portal, KINDS))
        told = save_skeleton(settings, portal, run.own) if run.own else None
        remember(settings, inputs, report, told)
    return report


def preview(
    settings: Settings, writer: Writer, progress: Progress = _silent, keep: Keep | None = None
) -> Report:
    """Build into a place of the caller's; the ledger stays as it is.

    What was built goes to `keep`, for builds of single pages.
    """
    run = _Run(settings, progress)
    portal = _read(run)
    written = _produce(run, portal, writer) if portal else None
    if keep and portal and run.own is not None:
        keep(portal, run.own)
    return run.report(written)


def check(settings: Settings, progress: Progress = _silent) -> Report:
    """Everything that `build` would refuse, without building."""
    run = _Run(settings, progress)
    portal = _read(run)
    if portal:
        _produce(run, portal, _discard, published=False)
        return replace(run.report(), delays=find_delays(portal))
    return run.report()


def _discard(outputs: Iterator[AnyOutput]) -> Written:
    """Let every page be rendered, so that its links are checked, and keep none."""
    return Written(total=sum(1 for _ in outputs))


def _read(run: _Run) -> Portal | None:
    """The linked portal, or None when there are errors."""
    settings = run.settings
    with run.stage("load"):
        parsed = SourceMemo(settings)
        sources = load(settings.root, frozenset(kind.folder for kind in FILED), parsed)
        parsed.save()
    with run.stage("validate"):
        records = validate(sources, KINDS)
    run.problems += [*sources.problems, *records.problems]
    run.records = len(records.entries)
    if records.info is None:
        return None
    with run.stage("link"):
        portal, problems = link(
            records.entries, records.info, records.withdrawn, sources, KINDS, settings.today
        )
    run.problems += _unless_followed(problems, run.problems)
    return None if has_errors(run.problems) else portal


def _unless_followed(found: tuple[Problem, ...], earlier: list[Problem]) -> list[Problem]:
    """Problems of linking, without those that only follow from a file that could not be read."""
    broken = {PurePosixPath(problem.path).stem for problem in earlier}
    return [problem for problem in found if not _follows(problem, broken)]


def _follows(problem: Problem, broken: set[str]) -> bool:
    """Whether the problem is about a record or a page that is there, in a `broken` file."""
    if problem.code == "exemplar.unknown-row":  # the rows can stand in a file of any name
        return bool(broken)
    if problem.code == "address.lost" and problem.found.startswith(_DERIVED):
        return bool(broken)  # such a page is made of records of other names
    about = problem.code in ("ref.unknown", "address.lost")
    return about and not broken.isdisjoint(re.split("[/#]", problem.found))


def _produce(run: _Run, portal: Portal, writer: Writer, published: bool = True) -> Written | None:
    """Frame, render, write and check; None when the check found errors.

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
    with run.stage("index"):
        findings = find_all(portal, KINDS)
    with run.stage("export"):
        exported = ExportMemo(settings.cache / "exports.pickle")
        offer = export(portal, frames.site_url, exported.known, partial(share, worth=_DEAR))
    files = chain(
        render_assets(theme),
        load_published(settings.root, portal, frames),
        find_files(portal, frames.site_url),
        export_files(offer, portal, frames.site_url),
    )
    with run.stage("render"):
        memo = PageMemo(settings.cache / "pages.pickle", PageKeys(portal, frames, theme))
        compiled = CompiledTemplates(settings.cache / "templates")
        draw = renderer(portal, frames, theme, compiled)
        pages = tuple(find_pages(portal, KINDS, frames, findings, offer))
    with run.stage("write"), _making(run, memo, draw, pages, findings) as making:
        try:
            outputs = run.rendering(_outputs(run, files, frames, making.pages()))
            written = writer(chain(outputs, making.index()))
        except _BrokenLinks as broken:
            run.problems += broken.problems
            return None
    if published:
        memo.save()
        run.own = find_own(portal, KINDS, findings.items, making.numbers, making.links)
        exported.save(offer.kept)
    return written


@dataclass(slots=True)
class _Making:
    """Pages and index, made by this process and another.

    `mine` are made here; `others`, and then the index and the numbers of its items, are `told`
    from there. The index comes with the pages, so that one switch publishes both. `links` are
    those of pages that may be drawn alone.
    """

    run: _Run
    memo: PageMemo
    draw: Draw
    mine: Sequence[Page]
    others: Sequence[Page]
    told: Stream[Told | Output | _Numbers]
    numbers: _Numbers = field(default_factory=dict)
    links: dict[str, Links] = field(default_factory=dict)

    def pages(self) -> Iterator[Made]:
        """Every page, as soon as it is there."""
        left, take = iter(self.others), self._take
        for page in self.mine:
            yield take(page, self.memo.tell(page, self.draw))
            for some in self.told.ready(len(self.others)):
                yield take(next(left), some)
        for page in left:
            yield take(page, next(self.told))

    def index(self) -> Iterator[Output]:
        """The files of the index, after all pages."""
        with self.run.stage("index"):
            found = [*self.told]
        for some in found:
            if isinstance(some, Output):
                yield some
            elif isinstance(some, dict):
                self.numbers = some

    def _take(self, page: Page, told: Told | Output | _Numbers) -> Made:
        assert isinstance(told, Told), page.address
        made = self.memo.take(page, told, self.run.counted(self.draw))
        if page.section in _APART and page.source:
            self.links[page.address] = made.links
        return made


@contextmanager
def _making(
    run: _Run, memo: PageMemo, draw: Draw, pages: Sequence[Page], findings: Findings
) -> Iterator[_Making]:
    """What makes the pages and the index of `findings`; of a large portal, by two processes."""
    many = len(pages) >= _MANY and can_fork()
    mine: list[Page] = []
    others: list[Page] = []
    for place, page in enumerate(pages):
        (others if many and place % 12 in _OTHERS else mine).append(page)

    def work() -> Iterator[Told | Output | _Numbers]:
        yield from (memo.tell(page, draw) for page in others)
        arranged = arrange(findings.items)
        yield from index(arranged, findings.topics, search_words(KINDS))
        yield {item.address: number for number, item in enumerate(arranged.items)}

    with stream(work, worth=many) as told:
        yield _Making(run, memo, draw, mine, others, told)


class _BrokenLinks(Exception):
    """Ends writing before anything is switched: the last page showed that links are broken."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


def _outputs(
    run: _Run, files: Iterable[AnyOutput], frames: Frames, pages: Iterable[Made]
) -> Iterator[AnyOutput]:
    """All files but the index; after the last one, the links of all of them are compared."""
    links = LinkCheck()
    for output in files:
        links.offer([f"/{output.path}"])
        yield output
    for section, frame in frames.by_section.items():
        links.read_frame(frame.text, [f"/{section}/" if section not in ("", HOME) else "/"])
    for made in pages:
        run.pages += 1
        run.progress("write", run.pages)
        run.rendered += isinstance(made.output, Output)
        links.take(made.page.address, made.links, made.page.source)
        yield made.output
    problems = links.problems()
    if problems:
        raise _BrokenLinks(problems)
