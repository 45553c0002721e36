"""`thidua build` as it is, except for what it prints: its pages and its seconds by stage, as JSON.

The whole command is measured, with the time that Python and the command line take.
"""

from __future__ import annotations

import json
import sys
from pathlib import Path

from generator.cli import main
from generator.model.output import Report
from generator.reporting import Reporter


def _tell(self: Reporter, report: Report, site: Path, wall: float | None = None) -> None:
    if not report.ok:
        raise SystemExit(str(report.problems[:5]))
    written = report.written
    told = {"pages": report.pages, "changed": written.changed if written else 0}
    sys.stdout.write(json.dumps({**told, "stages": dict(report.seconds)}))


if __name__ == "__main__":
    Reporter.built = _tell  # type: ignore[method-assign]
    main(["build", *sys.argv[1:]])
