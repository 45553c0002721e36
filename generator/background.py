"""Work on another core, where there is one and it pays: a forked process that hands back a value."""

from __future__ import annotations

import os
import pickle
import signal
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from typing import TypeVar

T = TypeVar("T")


def can_fork() -> bool:
    """Whether a second process would run beside this one, and may be made by forking.

    A process with several threads must not be forked: a lock that another thread holds would
    never be freed in the child.
    """
    return hasattr(os, "fork") and threading.active_count() == 1 and len(_cores()) > 1


def _cores() -> set[int]:
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else {0}


@contextmanager
def background(work: Callable[[], T], worth: bool = True) -> Iterator[Callable[[], T]]:
    """Begins `work` beside what the block does; the function that it gives waits for its value.

    Where the work is not worth a process of its own, or none can be made, it is done when its
    value is asked for. What `work` raises is raised there. A block that ends early ends the work.
    """
    if not (worth and can_fork()):
        yield work
        return
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        _work(work, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            yield lambda: _value(pipe.read())
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)  # it has nothing more to say, or nobody listens
        os.waitpid(child, 0)


def _work(work: Callable[[], object], writing: int) -> None:
    """The child's life: the value or the exception into the pipe, and no clean-up of the parent's.

    Everything else that the parent has open is closed: its lock above all ends with the parent.
    """
    status = 1
    try:
        os.closerange(3, writing)
        os.closerange(writing + 1, os.sysconf("SC_OPEN_MAX"))
        try:
            answer: tuple[object, BaseException | None] = (work(), None)
        except BaseException as error:
            answer = (None, error)
        with os.fdopen(writing, "wb") as pipe:
            pickle.dump(answer, pipe, protocol=5)
        status = 0
    finally:
        os._exit(status)


def _value(answer: bytes) -> T:  # type: ignore[type-var]  # what the work's own type says
    """The value that a child sent.

    Raises what the work raised, and `ChildProcessError` for a child that was killed.
    """
    if not answer:
        raise ChildProcessError("a process that was to help has been ended")
    value, error = pickle.loads(answer)
    if error is not None:
        raise error
    return value  # type: ignore[no-any-return]
