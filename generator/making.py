"""Pages and index made, by this process and another, and the files of the site in order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.background import Stream, can_fork, stream
from generator.cache.pages import Made, PageMemo, Told
from generator.check import LinkCheck, Links
from generator.index import arrange, index
from generator.kinds import KINDS
from generator.kinds.topics import search_words
from generator.model.frame import HOME, Frames
from generator.model.output import AnyOutput, Output
from generator.model.problem import Problem
from generator.model.search import Findings
from generator.render import Draw, Page
from generator.running import Run

#: So many pages are worth a second process.
_MANY = 2_000
#: Which pages of twelve it makes, and the index: this one has to write them all.
_OTHERS = frozenset({1, 3, 5, 6, 8, 10, 11})
#: Sections whose records may change alone.
_APART = frozenset(kind.segment for kind in KINDS if kind.own)
#: Items of the index → their numbers, by address.
_Numbers = dict[str, int]


@dataclass(slots=True)
class Making:
    """Pages and index, made by this process and another.

    `mine` are made here; `others`, and then the index and the numbers of its items, are `told`
    from there. The index comes with the pages, so that one switch publishes both. `links` are
    those of pages that may be drawn alone.
    """

    run: Run
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
def making(
    run: Run, memo: PageMemo, draw: Draw, pages: Sequence[Page], findings: Findings
) -> Iterator[Making]:
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
        yield Making(run, memo, draw, mine, others, told)


class BrokenLinksError(Exception):
    """Ends writing before anything is switched: the last page showed that links are broken."""

    def __init__(self, problems: list[Problem]) -> None:
        super().__init__(len(problems))
        self.problems = problems


def outputs_of(
    run: Run, files: Iterable[AnyOutput], frames: Frames, pages: Iterable[Made]
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
        raise BrokenLinksError(problems)
