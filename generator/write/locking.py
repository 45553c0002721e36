"""One build at a time: a lock that the kernel frees when its holder ends, however it ends."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from generator.errors import LockedError, PublishError
from generator.write.failure import failures


@contextmanager
def lock(root: Path) -> Iterator[None]:
    """The only build in the portal's folder `root`, for the length of the block."""
    with hold(root / ".thidua" / "lock"):
        yield


@contextmanager
def hold(path: Path) -> Iterator[None]:
    """The lock on the file `path`, which then tells the holder's pid and start.

    The file stays: removing it would let two builds lock two files of one name. Raises
    `LockedError` at once when another process, or another block of this one, holds it.
    """
    with failures(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o666)
    try:
        _lock(descriptor, path)
        with failures(path):
            os.ftruncate(descriptor, 0)
            os.write(descriptor, f"{os.getpid()} {_now()}\n".encode())
        yield
    finally:
        os.close(descriptor)


def _lock(descriptor: int, path: Path) -> None:
    if sys.platform == "win32":
        raise PublishError("publish.no-lock", path=str(path))
    import fcntl

    try:
        fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError as error:
        pid, started = _holder(descriptor)
        raise LockedError("publish.locked", pid=pid, started=started) from error
    except OSError as error:  # some network disks know no locks
        raise PublishError("publish.no-lock", path=str(path)) from error


def _holder(descriptor: int) -> tuple[int | str, str]:
    """Pid and start of the holder; "?" while it has not yet written them."""
    pid, _, started = os.read(descriptor, 100).decode(errors="replace").strip().partition(" ")
    return int(pid) if pid.isdecimal() else "?", started or "?"


def _now() -> str:
    return datetime.now().astimezone().isoformat(sep=" ", timespec="seconds")
