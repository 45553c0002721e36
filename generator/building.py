"""`thidua build`: nothing, where nothing has changed; else the pipeline.

Apart from the pipeline, whose stages take longer to import than it takes to see that.
"""

from __future__ import annotations

from generator.cache.unchanged import find_unchanged
from generator.model.output import Progress, Report
from generator.settings import Settings


def build(settings: Settings, progress: Progress) -> Report:
    """Build and publish what is not yet published."""
    report = find_unchanged(settings)
    if report is not None:
        return report
    from generator.pipeline import build as run

    return run(settings, progress)
