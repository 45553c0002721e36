"""One measured run, in a process of its own: a task and a portal in, a JSON line of figures out.

Seconds by stage come from the pipeline's own report of progress, which names each stage as it
begins: nothing of the pipeline is replaced or slowed down.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path

from generator.kinds import KINDS
from generator.load import load
from generator.model.output import Output, Report, Written
from generator.pipeline import build, check, preview
from generator.render.markdown import render_markdown
from generator.settings import Settings
from generator.write import write_folder

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


def run_check(settings: Settings, edited: Path) -> dict[str, object]:
    """All pages are rendered and their links checked, but none is compared or written."""
    return _measured(lambda clock: check(settings, clock.progress))


def run_edit(settings: Settings, edited: Path) -> dict[str, object]:
    """The second preview in one process, after an edit of one record: what `serve` does."""
    folder = settings.site.with_name("preview")

    def writer(outputs: Iterator[Output]) -> Written:
        return write_folder(outputs, folder)

    _succeed(preview(settings, writer))
    edit(edited)
    return _measured(lambda clock: preview(settings, writer, clock.progress))


def run_markdown(settings: Settings, edited: Path) -> dict[str, object]:
    """The stories of all exemplars as HTML, and nothing else."""
    sources = load(settings.root, frozenset(kind.folder for kind in KINDS))
    stories = [str(source.data.get("story", "")) for source in sources.by_folder["exemplars"]]
    clock = Clock()
    for story in stories:
        render_markdown(story, 2)
    clock.turn(END)
    return {"stages": {"markdown": clock.stages[START]}, "letters": sum(map(len, stories))}


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


TASKS = {"build": run_build, "check": run_check, "edit": run_edit, "markdown": run_markdown}


if __name__ == "__main__":
    task, root, record = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    settings = Settings(root, TODAY, root / "site")
    sys.stdout.write(json.dumps(TASKS[task](settings, record)))
