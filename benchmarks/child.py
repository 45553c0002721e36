"""One measured run, in a process of its own: a task and a portal in, a JSON line of figures out.

Seconds by stage are those of the report (`thidua build --profile`): nothing is replaced or slowed
down.
"""

from __future__ import annotations

import json
import re
import resource
import sys
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path

from generator.model.output import Report
from generator.pipeline import build, preview
from generator.settings import Settings
from generator.write import filling

TODAY = date(2026, 11, 20)

_SUMMARY = re.compile(r"^summary: (>-\n +)?", re.MULTILINE)


def run_build(settings: Settings, edited: Path) -> dict[str, object]:
    """A build that is published."""
    return _measured(lambda: build(settings))


def run_edit(settings: Settings, edited: Path) -> dict[str, object]:
    """The second preview in one process, after an edit of one record: what `serve` does."""
    folder = settings.site.with_name("preview")

    _succeed(preview(settings, lambda: filling(folder)))
    edit(edited)
    return _measured(lambda: preview(settings, lambda: filling(folder)))


def edit(record: Path) -> None:
    """Put one more word into the record's summary."""
    text, count = _SUMMARY.subn(r"\g<0>Mới. ", record.read_text("utf-8"), count=1)
    assert count, record
    record.write_text(text, "utf-8")


def _measured(run: Callable[[], Report]) -> dict[str, object]:
    before, start = _processor(), time.perf_counter()
    report = _succeed(run())
    wall = time.perf_counter() - start
    user, system = (now - then for now, then in zip(_processor(), before, strict=True))
    return {
        "wall": wall,
        "user": user,
        "system": system,
        "stages": dict(report.seconds),
        "records": report.records,
        "pages": report.pages,
        "files": report.written.total if report.written else 0,
        "changed": report.written.changed if report.written else 0,
        "memory": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * 1024,
    }


def _processor() -> tuple[float, float]:
    """Seconds in our code (user) and in the kernel, of this process and its children."""
    both = [resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN)]
    return sum(usage.ru_utime for usage in both), sum(usage.ru_stime for usage in both)


def _succeed(report: Report) -> Report:
    assert report.ok, [(problem.code, problem.path) for problem in report.problems][:10]
    return report


TASKS = {"build": run_build, "edit": run_edit}


if __name__ == "__main__":
    task, root, record = sys.argv[1], Path(sys.argv[2]).resolve(), Path(sys.argv[3])
    settings = Settings(root, TODAY, root / "site")
    sys.stdout.write(json.dumps(TASKS[task](settings, record)))
