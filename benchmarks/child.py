"""One measured run, in a process of its own: a task and a portal in, a JSON line of figures out.

Seconds by stage come from the pipeline's own report of progress, which names each stage as it
begins: nothing of the pipeline is replaced or slowed down. Only the task "parts" looks inside the
last stage, and measures a few functions there.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import date
from pathlib import Path
from typing import Any

import jinja2

from generator import render
from generator.check import LinkCheck
from generator.model.output import Report
from generator.pipeline import build, preview
from generator.render import templates
from generator.settings import Settings
from generator.write import filling

TODAY = date(2026, 11, 20)
#: What a build does before its first stage, and what it does after the last.
START, END = "start", "end"

_SUMMARY = re.compile(r"^summary: (>-\n +)?", re.MULTILINE)


class Clock:
    """Seconds by stage: of the clock, and of the CPU in our code (user) and in the kernel."""

    def __init__(self) -> None:
        self.stages: dict[str, dict[str, float]] = {}
        self._stage = START
        self._now = _now()

    def progress(self, stage: str, pages: int) -> None:
        """Take note that a stage begins."""
        if pages == 0:
            self.turn(stage)

    def turn(self, stage: str) -> None:
        """End the present stage, and begin another."""
        before, self._now = self._now, _now()
        spent = self.stages.setdefault(self._stage, dict.fromkeys(before, 0.0))
        for name, value in self._now.items():
            spent[name] += value - before[name]
        self._stage = stage


def _now() -> dict[str, float]:
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {"wall": time.perf_counter(), "user": usage.ru_utime, "system": usage.ru_stime}


def run_build(settings: Settings, edited: Path) -> dict[str, object]:
    """A build that is published; its last stage, "write", renders, compares and writes."""
    return _measured(lambda clock: build(settings, clock.progress))


def run_parts(settings: Settings, edited: Path) -> dict[str, object]:
    """A build whose last stage is taken apart: CPU seconds of what it does before it stamps."""
    parts = Parts()
    parts.watch(jinja2.Template, "render", "templates")
    parts.watch(templates, "render_markdown", "markdown")
    parts.watch(LinkCheck, "read", "links")
    parts.watch(LinkCheck, "problems", "links")
    parts.watch_iterator(render, "find_pages", "views")
    return {**run_build(settings, edited), "parts": parts.seconds}


class Parts:
    """CPU seconds in functions that are watched; what they call among themselves counts once."""

    def __init__(self) -> None:
        self.seconds: dict[str, float] = {}
        self._inside: set[str] = set()

    def watch(self, owner: object, name: str, part: str) -> None:
        """Put a function that measures in the place of `owner.name`."""
        inner = getattr(owner, name)

        def measured(*args: Any, **values: Any) -> Any:
            with self._spent(part):
                return inner(*args, **values)

        setattr(owner, name, measured)

    def watch_iterator(self, owner: object, name: str, part: str) -> None:
        """The same for a function whose work is done while its items are taken."""
        inner = getattr(owner, name)

        def measured(*args: Any) -> Iterator[Any]:
            items, nothing = inner(*args), object()
            while True:
                with self._spent(part):
                    item = next(items, nothing)
                if item is nothing:
                    return
                yield item

        setattr(owner, name, measured)

    @contextmanager
    def _spent(self, part: str) -> Iterator[None]:
        if part in self._inside:
            yield
            return
        self._inside.add(part)
        start = time.process_time()
        yield
        self.seconds[part] = self.seconds.get(part, 0.0) + time.process_time() - start
        self._inside.discard(part)


def run_edit(settings: Settings, edited: Path) -> dict[str, object]:
    """The second preview in one process, after an edit of one record: what `serve` does."""
    folder = settings.site.with_name("preview")

    _succeed(preview(settings, lambda: filling(folder)))
    edit(edited)
    return _measured(lambda clock: preview(settings, lambda: filling(folder), clock.progress))


def edit(record: Path) -> None:
    """Put one more word into the record's summary."""
    text, count = _SUMMARY.subn(r"\g<0>Mới. ", record.read_text("utf-8"), count=1)
    assert count, record
    record.write_text(text, "utf-8")


def _measured(run: Callable[[Clock], Report]) -> dict[str, object]:
    clock = Clock()
    report = _succeed(run(clock))
    clock.turn(END)
    usage = resource.getrusage(resource.RUSAGE_SELF)
    return {
        "stages": clock.stages,
        "records": report.records,
        "pages": report.pages,
        "files": report.written.total if report.written else 0,
        "changed": report.written.changed if report.written else 0,
        "memory": usage.ru_maxrss * 1024,
    }


def _succeed(report: Report) -> Report:
    assert report.ok, [(problem.code, problem.path) for problem in report.problems][:10]
    return report


TASKS = {"build": run_build, "parts": run_parts, "edit": run_edit}


if __name__ == "__main__":
    task, root, record = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    settings = Settings(root, TODAY, root / "site")
    sys.stdout.write(json.dumps(TASKS[task](settings, record)))
