"""The files of a site, made by this process and another, and put where they belong."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple, TypeVar

from generator.background import divide
from generator.cache.pages import PageMemo, Told
from generator.check import LinkCheck, Links
from generator.export import Known, describe, make_files, plan_export
from generator.export import Made as MadeFile
from generator.index.build import arrange, index
from generator.kinds import KINDS
from generator.kinds.topics import search_words
from generator.model.frame import HOME, Frames
from generator.model.output import AnyOutput
from generator.model.portal import Portal
from generator.model.problem import Problem
from generator.model.search import Findings
from generator.render import Context, Draw, Page, Rendered
from generator.render.pages import Lot, find_lots, offer_pages
from generator.running import Run
from generator.write import Entry, Shelf

T = TypeVar("T")

#: So many things to be found, each with a page or a row, are worth a second process.
_MANY = 2_000
#: Sections whose records may change alone.
_APART = frozenset(kind.segment for kind in KINDS if kind.own)


class PageDone(NamedTuple):
    """A page on the shelf: its file, address and source, what it came to, how often it was drawn.

    `apart` tells whether it may be drawn alone the next time.
    """

    path: str
    address: str
    source: str
    apart: bool
    told: Told
    entry: Entry
    drawn: int


class FileDone(NamedTuple):
    """Another file on the shelf; `made` is what is told of one of open data."""

    path: str
    entry: Entry
    made: MadeFile | None = None


class Numbered(NamedTuple):
    """The items of the index → their numbers, by address."""

    numbers: Mapping[str, int]


class Took(NamedTuple):
    """How many seconds a task took, by stage."""

    seconds: Mapping[str, float]


Done = PageDone | FileDone | Numbered | Took


class BrokenLinksError(Exception):
    """Ends writing before anything is switched: the last page showed that links are broken."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


class Making:
    """What was made so far, of one run, and put on `shelf`.

    `files` are those of open data, `numbers` those of the items of the index, and `links` those of
    pages that may be drawn alone, by address.
    """

    def __init__(self, run: Run, memo: PageMemo, draw: Draw, shelf: Shelf) -> None:
        self.files: list[MadeFile] = []
        self.numbers: Mapping[str, int] = {}
        self.links: dict[str, Links] = {}
        self._run, self._memo, self._draw, self._shelf = run, memo, draw, shelf
        self._check = LinkCheck()
        self._drawn = 0

    def put(self, outputs: Iterable[AnyOutput]) -> None:
        """Files that are there already."""
        with self._run.stage("write"):
            for output in outputs:
                self._check.offer([f"/{output.path}"])
                self._shelf.take(output)

    def make(self, portal: Portal, frames: Frames, findings: Findings, known: Known) -> None:
        """Pages, open data and index; of open data the last build knew what is `known`.

        The index comes with the pages, so that one switch publishes both.
        """
        lots = find_lots(portal, KINDS, frames, findings)
        drawing = [partial(self._draw_pages, lot) for lot in lots]
        others = [
            partial(self._export, portal, frames.site_url, known),
            partial(self._index, findings),
        ]
        start, spent = time.perf_counter(), defaultdict[str, float](float)
        for done in divide(drawing, others, len(findings.items) >= _MANY):
            match done:
                case PageDone():
                    self._take_page(done)
                case FileDone():
                    self._take_file(done)
                case Numbered():
                    self.numbers = done.numbers
                case Took():
                    for stage, seconds in done.seconds.items():
                        spent[stage] += seconds
        self._run.spend(time.perf_counter() - start, spent)

    def check(self, frames: Frames) -> None:
        """Raises `BrokenLinksError` where a link of a page or a frame leads nowhere."""
        for section, frame in frames.by_section.items():
            self._check.read_frame(
                frame.text, [f"/{section}/" if section not in ("", HOME) else "/"]
            )
        if problems := self._check.problems():
            raise BrokenLinksError(problems)

    def _take_page(self, done: PageDone) -> None:
        self._note(done.path, done.entry)
        links = self._memo.keep(done.told)
        self._check.take(done.address, links, done.source)
        if done.apart:
            self.links[done.address] = links
        self._run.rendered += done.drawn
        self._run.pages += 1
        self._run.progress("write", self._run.pages)

    def _take_file(self, done: FileDone) -> None:
        self._note(done.path, done.entry)
        self._check.offer([f"/{done.path}"])
        if done.made:
            self.files.append(done.made)

    def _note(self, path: str, entry: Entry) -> None:
        if path not in self._shelf.manifest:  # another process put it there
            self._shelf.note(path, entry)

    def _draw_pages(self, lot: Lot) -> Iterator[Done]:
        clock = _Clock()
        with clock("render"):
            pages = lot()
        for page in clock.each("render", pages):
            before = self._drawn
            with clock("render"):
                told, output = self._memo.tell(page, self._count)
            entry = clock.put(self._shelf, output)
            apart, drawn = page.section in _APART and bool(page.source), self._drawn - before
            yield PageDone(page.path, page.address, page.source, apart, told, entry, drawn)
        yield clock.took()

    def _count(self, page: Page, context: Context) -> Rendered:
        self._drawn += 1
        return self._draw(page, context)

    def _export(self, portal: Portal, site_url: str, known: Known) -> Iterator[Done]:
        """Open data, and the pages that tell of its files."""
        clock, made = _Clock(), list[MadeFile]()
        with clock("export"):
            plan = plan_export(portal, site_url)
        for one, output in clock.each("export", make_files(plan.wishes, known)):
            made.append(one)
            yield FileDone(output.path, clock.put(self._shelf, output), one)
        offer = plan.offer(made)
        for output in clock.each("export", describe(offer, portal, site_url)):
            yield FileDone(output.path, clock.put(self._shelf, output))
        yield clock.took()
        yield from self._draw_pages(partial(offer_pages, offer, portal))

    def _index(self, findings: Findings) -> Iterator[Done]:
        clock = _Clock()
        with clock("index"):
            arranged = arrange(findings.items)
        for output in clock.each("index", index(arranged, findings.topics, search_words(KINDS))):
            yield FileDone(output.path, clock.put(self._shelf, output))
        yield Numbered({item.address: number for number, item in enumerate(arranged.items)})
        yield clock.took()


class _Clock:
    """The seconds of a task, by stage: what its values wait for is not among them."""

    def __init__(self) -> None:
        self._seconds = defaultdict[str, float](float)

    @contextmanager
    def __call__(self, stage: str) -> Iterator[None]:
        start = time.perf_counter()
        yield
        self._seconds[stage] += time.perf_counter() - start

    def each(self, stage: str, values: Iterable[T]) -> Iterator[T]:
        """`values`; it is the stage that waits for each of them."""
        start = time.perf_counter()
        for value in values:
            self._seconds[stage] += time.perf_counter() - start
            yield value
            start = time.perf_counter()
        self._seconds[stage] += time.perf_counter() - start

    def put(self, shelf: Shelf, output: AnyOutput) -> Entry:
        """The output's entry on the shelf."""
        with self("write"):
            return shelf.take(output)

    def took(self) -> Took:
        """What it came to."""
        return Took(self._seconds)
