"""One publication at a time, and the moment that it is told by."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime

from generator.settings import Settings
from generator.write.locking import hold


@contextmanager
def alone(settings: Settings) -> Iterator[None]:
    """The only publication of this portal on this machine; what a killed one left is gone."""
    folder = settings.root / ".thidua" / "publish"
    with hold(folder / "lock"):
        for stage in folder.glob("stage-*"):
            shutil.rmtree(stage, ignore_errors=True)
        yield


def now() -> str:
    """The present moment, as places tell it of what stands there."""
    return datetime.now().astimezone().isoformat(timespec="minutes")
