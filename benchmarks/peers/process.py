"""A command in; wall seconds, CPU seconds and the peak memory of its whole process tree out.

Memory is looked at every 20 ms (Linux, /proc). One process counts with its resident set, several
with their proportional sets, so that what they share counts once. The high-water mark that the
kernel keeps for each process covers what happens between two looks.
"""

from __future__ import annotations

import os
import subprocess
import tempfile
import threading
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from benchmarks.peers.errors import BuildError

_EVERY = 0.02  # seconds
_PAGE = os.sysconf("SC_PAGE_SIZE")
_KILO = 1024


@dataclass(frozen=True, slots=True)
class Spent:
    """What one command took: `wall` and `cpu` in seconds, `memory` in bytes; `said` on stdout."""

    wall: float
    cpu: float
    memory: int
    said: str


def run(command: Sequence[str], folder: Path, environment: Mapping[str, str]) -> Spent:
    """Run to the end; raises `BuildError` with the command's own words when it fails."""
    with tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as errors:
        start = time.perf_counter()
        process = subprocess.Popen(
            command, cwd=folder, env={**os.environ, **environment}, stdout=out, stderr=errors
        )
        memory = Memory(process.pid)
        _, status, usage = os.wait4(process.pid, 0)
        wall = time.perf_counter() - start
        process.returncode = os.waitstatus_to_exitcode(status)
        peak = memory.stop()
        out.seek(0)
        errors.seek(0)
        said, wrong = out.read().decode(), errors.read().decode()
    if process.returncode:
        raise BuildError(command[0], f"{said[-2000:]}\n{wrong[-4000:]}")
    return Spent(wall, usage.ru_utime + usage.ru_stime, peak, said)


class Memory:
    """Looks at the tree below a process, in a thread, until `stop`."""

    def __init__(self, root: int) -> None:
        self._root, self._peak = root, 0
        self._done = threading.Event()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def stop(self) -> int:
        """The most that was seen, in bytes."""
        self._done.set()
        self._thread.join()
        return self._peak

    def _watch(self) -> None:
        while not self._done.is_set():
            self._peak = max(self._peak, memory_now(self._root))
            self._done.wait(_EVERY)


def memory_now(root: int) -> int:
    """Bytes of the process `root` and all below it; 0 when they are gone."""
    tree = list(processes_below(root))
    marks = [_status(pid, "VmHWM") for pid in tree]
    together = sum(_proportional(pid) for pid in tree) if len(tree) > 1 else 0
    return max(together, *marks)


def processes_below(root: int) -> list[int]:
    """`root`, its children, their children and so on."""
    found = [root]
    for pid in found:  # it grows while it is read
        found += _children(pid)
    return found


def _children(pid: int) -> list[int]:
    try:
        threads = os.listdir(f"/proc/{pid}/task")
    except OSError:  # it has ended
        return []
    texts = (_read(f"/proc/{pid}/task/{thread}/children") for thread in threads)
    return [int(child) for text in texts for child in text.split()]


def _proportional(pid: int) -> int:
    """The proportional set; where the kernel does not tell it, the resident set."""
    for line in _read(f"/proc/{pid}/smaps_rollup").splitlines():
        if line.startswith("Pss:"):
            return int(line.split()[1]) * _KILO
    return int((_read(f"/proc/{pid}/statm").split() or ["0", "0"])[1]) * _PAGE


def _status(pid: int, name: str) -> int:
    for line in _read(f"/proc/{pid}/status").splitlines():
        if line.startswith(f"{name}:"):
            return int(line.split()[1]) * _KILO
    return 0


def _read(path: str) -> str:
    try:
        return Path(path).read_text("ascii", errors="replace")
    except OSError:  # it ended between two looks
        return ""
