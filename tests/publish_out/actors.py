"""A process that publishes and is killed on the way: `actors.py ROOT NAME ENDPOINT STAGE COUNT`."""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

from generator.publish.built import load_source
from generator.publish.places import Where, open_target
from generator.settings import Settings
from tests.portals.toolbox import TODAY
from tests.publish_out.places import MOMENT


def main(root: Path, name: str, endpoint: str, stage: str, count: int) -> None:
    """Publish, or go back, until so many files of the stage are done; nobody cleans up."""
    settings = Settings(root, TODAY, root / "site")

    def die(now: str, done: int, total: int) -> None:
        if now == stage.removeprefix("back-") and done >= count:
            os.kill(os.getpid(), signal.SIGKILL)

    target = open_target(Where(name, endpoint or None), settings)
    if stage.startswith("back-"):
        number = next(version.number for version in target.versions() if not version.present)
        target.go_back(target.plan_back(number), number, die)
    else:
        source = load_source(settings)
        target.publish(target.plan(source, True), source, MOMENT, die)


if __name__ == "__main__":
    _, root, name, endpoint, stage, count = sys.argv
    main(Path(root), name, endpoint, stage, int(count))
