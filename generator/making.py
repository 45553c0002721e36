"""The files of a site, made by this process and another, and put where they belong."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import partial
from typing import NamedTuple, TypeVar

from generator.background import Task, divide
from generator.cache.pages import PageMemo, Told
from generator.check import LinkCheck, Links
from generator.export import Known, Wish, make_files
from generator.export import Made as MadeFile
from generator.index.build import arrange, index
from generator.kinds import KINDS
from generator.kinds.topics import search_words
from generator.model.frame import HOME, Frames
from generator.model.output import AnyOutput
from generator.model.problem import Problem
from generator.model.search import Findings
from generator.render import Context, Draw, Page, Rendered
from generator.running import Run
from generator.write import Entry, Shelf

T = TypeVar("T")

#: So many pages, or rows of open data, are worth a second process.
_MANY = 2_000
#: So many pages are drawn by one process before the other may take the next ones.
_LOT = 40
#: Sections whose records may change alone.
_APART = frozenset(kind.segment for kind in KINDS if kind.own)


class PageDone(NamedTuple):
    """A page on the shelf: its place among the pages, what it came to, how often it was drawn."""

    place: int
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

    def pages(self, pages: Sequence[Page]) -> None:
        """Pages that could not be told before the files of open data."""
        self._make(pages, _in_lots(pages, self._draw_pages), [], len(pages) >= _MANY)

    def all(
        self,
        pages: Sequence[Page],
        findings: Findings,
        wishes: Sequence[Sequence[Wish]],
        known: Known,
    ) -> None:
        """Pages, open data and index. Wishes are for the same rows, and `known` by the last build.

        The index comes with the pages, so that one switch publishes both.
        """
        new = sum(len(some[0].places) for some in wishes if some[0].keys["csv"] not in known)
        others = [partial(self._export, some, known) for some in wishes]
        others.append(partial(self._index, findings))
        many = len(pages) >= _MANY or new >= _MANY
        self._make(pages, _in_lots(pages, self._draw_pages), others, many)

    def check(self, frames: Frames) -> None:
        """Raises `BrokenLinksError` where a link of a page or a frame leads nowhere."""
        for section, frame in frames.by_section.items():
            self._check.read_frame(
                frame.text, [f"/{section}/" if section not in ("", HOME) else "/"]
            )
        if problems := self._check.problems():
            raise BrokenLinksError(problems)

    def _make(
        self,
        pages: Sequence[Page],
        first: Sequence[Task[Done]],
        second: Sequence[Task[Done]],
        many: bool,
    ) -> None:
        """Does all tasks, and tells the run how long each stage took of both processes."""
        start, spent = time.perf_counter(), defaultdict[str, float](float)
        for done in divide(first, second, many):
            match done:
                case PageDone():
                    self._take_page(pages[done.place], done)
                case FileDone():
                    self._take_file(done)
                case Numbered():
                    self.numbers = done.numbers
                case Took():
                    for stage, seconds in done.seconds.items():
                        spent[stage] += seconds
        self._run.spend(time.perf_counter() - start, spent)

    def _take_page(self, page: Page, done: PageDone) -> None:
        self._note(page.path, done.entry)
        links = self._memo.keep(done.told)
        self._check.take(page.address, links, page.source)
        if page.section in _APART and page.source:
            self.links[page.address] = links
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

    def _draw_pages(self, start: int, pages: Sequence[Page]) -> Iterator[Done]:
        clock = _Clock()
        for place, page in enumerate(pages, start):
            before = self._drawn
            with clock("render"):
                told, output = self._memo.tell(page, self._count)
            with clock("write"):
                entry = self._shelf.take(output)
            yield PageDone(place, told, entry, self._drawn - before)
        yield clock.took()

    def _count(self, page: Page, context: Context) -> Rendered:
        self._drawn += 1
        return self._draw(page, context)

    def _export(self, wishes: Sequence[Wish], known: Known) -> Iterator[Done]:
        clock = _Clock()
        for made, output in clock.each("export", make_files(wishes, known)):
            with clock("write"):
                entry = self._shelf.take(output)
            yield FileDone(output.path, entry, made)
        yield clock.took()

    def _index(self, findings: Findings) -> Iterator[Done]:
        clock = _Clock()
        with clock("index"):
            arranged = arrange(findings.items)
        for output in clock.each("index", index(arranged, findings.topics, search_words(KINDS))):
            with clock("write"):
                entry = self._shelf.take(output)
            yield FileDone(output.path, entry)
        yield Numbered({item.address: number for number, item in enumerate(arranged.items)})
        yield clock.took()


def _in_lots(
    pages: Sequence[Page], draw: Callable[[int, Sequence[Page]], Iterator[Done]]
) -> list[Task[Done]]:
    return [partial(draw, at, pages[at : at + _LOT]) for at in range(0, len(pages), _LOT)]


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

    def took(self) -> Took:
        """What it came to."""
        return Took(self._seconds)
