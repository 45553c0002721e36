"""What one run finds: problems, numbers, and the seconds of each stage."""

from __future__ import annotations

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field

from generator.cache.skeleton import Own
from generator.load import locate
from generator.model.frame import Frames
from generator.model.output import Progress, Report, Written
from generator.model.problem import Problem, sort_problems
from generator.settings import Settings

#: The stages in their order; the last four go on at the same time.
STAGES = (
    "load",
    "validate",
    "link",
    "frame",
    "pictures",
    "index",
    "export",
    "render",
    "write",
)


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

    def spend(self, wall: float, spent: Mapping[str, float]) -> None:
        """Share out `wall` seconds as several stages `spent` them, maybe in two processes."""
        whole = sum(spent.values()) or 1.0
        for name, seconds in spent.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + wall * seconds / whole

    def report(self, written: Written | None = None) -> Report:
        """What the run found, with the place of each problem."""
        located = locate(self.problems, self.settings.root)
        return Report(
            problems=sort_problems(located),
            records=self.records,
            pages=self.pages,
            rendered=self.rendered,
            written=written,
            seconds=tuple((name, self.seconds[name]) for name in STAGES if name in self.seconds),
        )
