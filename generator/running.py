"""What one run finds: problems, numbers, and the seconds of each stage."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.cache.skeleton import Own
from generator.load import locate
from generator.model.frame import Frames
from generator.model.output import AnyOutput, Progress, Report, Written
from generator.model.problem import Problem, sort_problems
from generator.render import Context, Draw, Page, Rendered
from generator.settings import Settings


def silent(stage: str, pages: int) -> None:
    """Progress that nobody is told."""


@dataclass(slots=True)
class Run:
    """What one run has found so far."""

    settings: Settings
    progress: Progress = silent
    problems: list[Problem] = field(default_factory=list)
    seconds: dict[str, float] = field(default_factory=dict)
    records: int = 0
    pages: int = 0
    rendered: int = 0
    own: Mapping[str, Own] | None = None
    frames: Frames | None = None

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
