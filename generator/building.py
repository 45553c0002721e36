"""`thidua build`: nothing, where nothing has changed; one page, where one record has; or all.

Apart from the pipeline, whose stages take longer to import than it takes to see that.
"""

from __future__ import annotations

import time

from generator.background import collector_at_rest, seldom_collected, stream
from generator.cache.unchanged import (
    changed_inputs,
    edited_alone,
    look_at_inputs,
    recall,
    unchanged,
)
from generator.model.output import Progress, Report
from generator.settings import Settings
from generator.write.locking import lock
from generator.write.site import find_standing, is_intact


@seldom_collected()
def build(settings: Settings, progress: Progress) -> Report:
    """Build and publish what is not yet published."""
    start = time.perf_counter()
    with lock(settings.root):
        inputs = look_at_inputs(settings)
        known = recall(settings)
        changed = changed_inputs(known.inputs, inputs) if known else set()
        if known and not changed and is_intact(settings.site):
            return unchanged(known, time.perf_counter() - start)
        file = edited_alone(changed, known.inputs, inputs) if known else None
        if known and file:
            # The site is looked at by another process, while this one imports what it needs.
            looking = stream(lambda: [find_standing(settings.site)])
            with collector_at_rest(), looking as standing:
                from generator.patch import patch

                report = patch(settings, known, inputs, file, lambda: next(standing))
                if report:
                    return report
        from generator.pipeline import build_locked

        return build_locked(settings, inputs, progress)
