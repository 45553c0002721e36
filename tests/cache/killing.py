"""A process whose builds are killed, each at another step, and built again."""

from __future__ import annotations

import os
import signal
import sys
import time
from contextlib import suppress
from itertools import count
from pathlib import Path
from random import Random

from generator import background, making
from generator.errors import LockedError
from generator.write import lock
from tests.cache.bench import Bench, clean, contents, quick_engine, read_stamped, scratch, start
from tests.cache.edits import NAMES, apply

#: Some builds of the small portal take fewer steps, and are not killed.
STEPS = 600


def kill_builds(portal: Path, trials: int, seed: int) -> int:
    """The number of builds that were killed.

    What each left is the old site, whole, or the new one; the next build is as good as a clean one.
    """
    random, killed = Random(seed), 0
    with scratch() as home, quick_engine():
        bench = start(home, portal)
        for _ in range(trials):
            apply(random.choice(NAMES), random.randrange(2**40), bench)
            expected = clean(home / "sach", bench.sources(), bench.day, bench.version)
            before = contents(read_stamped(bench.settings.site))
            killed += _was_killed(bench, random.randrange(1, STEPS))
            _wait_for_others(bench)
            assert contents(read_stamped(bench.settings.site)) in (before, expected.site)
            bench.build()
    return killed


def _wait_for_others(bench: Bench) -> None:
    """Lets a process end that was to help, and may hold the lock for a moment longer."""
    for _ in range(1000):
        with suppress(LockedError), lock(bench.settings.root):
            return
        time.sleep(0.01)
    raise AssertionError("a helper outlives its build")


def _was_killed(bench: Bench, step: int) -> bool:
    """Whether a build in a fork reached its `step`th step, at which it is killed.

    A step is whatever Python audits of files: the same steps in each run of the test.
    """
    child = os.fork()
    if not child:
        steps = count(1)

        def hook(event: str, arguments: tuple[object, ...]) -> None:
            if event.startswith(("os.", "open", "shutil.", "fcntl.")) and next(steps) == step:
                os.kill(os.getpid(), signal.SIGKILL)

        sys.addaudithook(hook)
        try:
            bench.build_alone()
        finally:
            os._exit(0)
    return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1]) == -signal.SIGKILL


if __name__ == "__main__":
    if sys.argv[4] == "two":
        background._cores = lambda: {0, 1}
        making._MANY = 1
    print(kill_builds(Path(sys.argv[1]), int(sys.argv[2]), int(sys.argv[3])))
