"""Work on another core: its value, its exceptions, and its end."""

import os
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from generator.background import can_fork, divide, stream
from generator.errors import LockedError
from generator.write.locking import hold


def alone(*lines: str) -> subprocess.CompletedProcess[str]:
    """What a process of its own makes of a script: here, other tests may have left a thread.

    It forks even where there is but one core.
    """
    head = (
        "import os, signal, time",
        "from generator import background",
        "from generator.background import stream",
        "background._cores = lambda: {0, 1}",
    )
    script = "\n".join([*head, *lines])
    command = [sys.executable, "-c", script]
    return subprocess.run(command, capture_output=True, check=False, encoding="utf-8", timeout=50)


def test_the_value_comes_from_another_process() -> None:
    """Where a second core is there and no thread is in the way."""
    with stream(lambda: [os.getpid()]) as values:
        assert (next(values) == os.getpid()) is not can_fork()


def test_large_values_come_whole() -> None:
    """More than a pipe holds."""
    with stream(lambda: [b"x" * 5_000_000]) as values:
        assert len(next(values)) == 5_000_000


def test_what_is_not_worth_a_process_is_done_here() -> None:
    """When its value is asked for."""
    with stream(lambda: [os.getpid()], worth=False) as values:
        assert next(values) == os.getpid()


def test_beside_a_thread_nothing_is_forked() -> None:
    """A lock of the other thread would never be freed in the child."""
    ended = threading.Event()
    thread = threading.Thread(target=ended.wait)
    thread.start()
    try:
        with stream(lambda: [os.getpid()]) as values:
            assert next(values) == os.getpid()
    finally:
        ended.set()
        thread.join()


def test_what_the_work_raises_is_raised_where_its_value_is_asked_for() -> None:
    """As if it had been done there."""

    def fail() -> list[int]:
        raise KeyError("x")

    with stream(fail) as values, pytest.raises(KeyError, match="x"):
        next(values)


def test_a_child_that_is_killed_is_told() -> None:
    """The memory of the machine may be at its end."""
    result = alone(
        "with stream(lambda: [os.kill(os.getpid(), signal.SIGKILL)]) as values:",
        "    next(values)",
    )
    assert "ChildProcessError" in result.stderr


def test_a_block_that_ends_early_ends_the_work() -> None:
    """Nobody waits for what nobody wants, and no process stays."""
    result = alone(
        "try:",
        "    with stream(lambda: [time.sleep(60)]):",
        "        raise ZeroDivisionError",
        "except ZeroDivisionError:",
        "    os.waitpid(-1, os.WNOHANG)",
    )
    assert "No child processes" in result.stderr


def test_a_stream_gives_every_value_in_order() -> None:
    """Those that are ready while the block does its own work, and the rest at its end."""
    with stream(lambda: (str(number) * 1000 for number in range(500))) as values:
        found = []
        for _ in range(50):
            found += list(values.ready())
        found += list(values)
    assert found == [str(number) * 1000 for number in range(500)]


def test_a_stream_that_fails_midway_gives_what_came_before() -> None:
    """And then what the work raised."""

    def work() -> Iterator[int]:
        yield 1
        raise KeyError("x")

    with stream(work) as values:
        assert next(values) == 1
        with pytest.raises(KeyError):
            next(values)


def test_divided_work_is_done_once_by_whoever_comes_first() -> None:
    """Every task gives its values once; both processes do some, each beginning where it should."""
    done = alone(
        "from generator.background import divide",
        "def task(name):",
        "    time.sleep(0.002)",
        "    yield name, os.getpid()",
        "    yield name, os.getpid()",
        "first = [lambda at=at: task(at) for at in range(300)]",
        "second = [lambda: task('x')]",
        "found = list(divide(first, second, worth=True))",
        "names = [name for name, _ in found]",
        "print(sorted(map(str, names)) == sorted(['x'] * 2 + [str(at) for at in range(300)] * 2))",
        "mine = {name for name, who in found if who == os.getpid()}",
        "print(0 in mine, 'x' in mine, 30 < len(mine) < 270)",
    )
    assert done.stdout.splitlines() == ["True", "True False True"], done.stderr


def test_divided_work_that_is_not_worth_it_is_done_here() -> None:
    """One task after the other."""
    tasks = [lambda at=at: [at, os.getpid()] for at in range(3)]
    here = os.getpid()
    assert list(divide(tasks[:2], tasks[2:], worth=False)) == [0, here, 1, here, 2, here]


@pytest.mark.parametrize("queues", ["[fail], [rest]", "[rest], [fail]", "[fail], []"])
def test_what_divided_work_raises_is_raised_here(queues: str) -> None:
    """From whichever process, and nobody stays behind."""
    done = alone(
        "from generator.background import divide",
        "def fail(): return [1 // 0]",
        "def rest(): return [time.sleep(0.2)]",
        "try:",
        f"    list(divide({queues}, worth=True))",
        "except ZeroDivisionError:",
        "    os.waitpid(-1, os.WNOHANG)",
    )
    assert "No child processes" in done.stderr


def test_a_writing_process_ends_with_this_one(tmp_path: Path) -> None:
    """Killed at once, this process leaves nobody who writes; until then its lock is held."""
    file = tmp_path / "file"
    done = alone(
        "from generator.background import divide",
        "from generator.write.locking import hold",
        "from pathlib import Path",
        "def write():",
        "    while True:",
        f"        Path({str(file)!r}).open('ab').write(b'.')",
        "        time.sleep(0.001)",
        "def die():",
        f"    while not Path({str(file)!r}).exists():",
        "        time.sleep(0.001)",
        "    os.kill(os.getpid(), signal.SIGKILL)",
        f"with hold(Path({str(tmp_path / 'lock')!r})):",
        "    list(divide([die], [write], worth=True))",
    )
    assert done.returncode < 0
    for _ in range(1000):
        with suppress(LockedError), hold(tmp_path / "lock"):
            break
        time.sleep(0.01)
    size = file.stat().st_size
    time.sleep(0.05)
    assert file.stat().st_size == size > 0
