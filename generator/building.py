"""`thidua build`: nothing, where nothing has changed; else the pipeline.

Apart from the pipeline, whose stages take longer to import than it takes to see that.
"""

from __future__ import annotations

from collections.abc import Callable

from generator.cache.unchanged import find_unchanged
from generator.model.output import Report
from generator.settings import Settings

Progress = Callable[[str, int], None]


def build(settings: Settings, progress: Progress) -> Report:
    """Build and publish what is not yet published."""
    report = find_unchanged(settings)
    if report is not None:
        return report
    from generator.pipeline import build as run

    return run(settings, progress)
