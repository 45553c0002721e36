"""Work on another core, where there is one and it pays: a forked process that hands back values."""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from typing import Any, BinaryIO, Generic, TypeVar

T = TypeVar("T")


def can_fork() -> bool:
    """Whether a second process would run beside this one, and may be made by forking.

    A process with several threads must not be forked: a lock that another thread holds would
    never be freed in the child.
    """
    return hasattr(os, "fork") and threading.active_count() == 1 and len(_cores()) > 1


def count_cores() -> int:
    """How many cores this process may use."""
    return len(_cores())


def _cores() -> set[int]:
    return os.sched_getaffinity(0) if hasattr(os, "sched_getaffinity") else {0}


@contextmanager
def stream(work: Callable[[], Iterable[T]], worth: bool = True) -> Iterator[Stream[T]]:
    """Begins `work` beside what the block does, and hands back its values one after the other.

    Where the work is not worth a process of its own, or none can be made, it is done when its
    values are asked for. What `work` raises is raised there. A block that ends early ends the work.
    """
    if not (worth and can_fork()):
        yield Stream(values=_when_asked(work))
        return
    reading, writing = os.pipe()
    gc.freeze()  # what stands now is shared for as long as nobody's collector looks at it
    child = os.fork()
    if child == 0:
        _work(work, writing)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            yield Stream(pipe=pipe)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)  # it has nothing more to say, or nobody listens
        os.waitpid(child, 0)
        gc.unfreeze()


def share(calls: Sequence[Callable[[], T]], costs: Sequence[int], worth: int) -> list[T]:
    """What `calls` give, in their order; half of the work is done by another process.

    Each call costs as much as `costs` says, in any unit. Less than `worth` in all is not shared.
    Python does not look for cycles meanwhile: it would read millions of new values again and again.
    """
    mine, others = _halves(costs)
    with collector_at_rest():
        shared = stream(
            lambda: [[calls[at]() for at in others]], bool(others) and sum(costs) >= worth
        )
        with shared as told:
            found = {at: calls[at]() for at in mine}
            found.update(zip(others, next(told), strict=True))
    return [found[at] for at in range(len(calls))]


def _halves(costs: Sequence[int]) -> tuple[list[int], list[int]]:
    """The places of `costs` in two lots that cost about the same."""
    lots: tuple[list[int], list[int]] = ([], [])
    sums = [0, 0]
    for at in sorted(range(len(costs)), key=costs.__getitem__, reverse=True):
        lesser = sums[1] < sums[0]
        lots[lesser].append(at)
        sums[lesser] += costs[at]
    return lots


@contextmanager
def collector_at_rest() -> Iterator[None]:
    """Python looks for no cycles meanwhile."""
    was = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was:
            gc.enable()


def _when_asked(work: Callable[[], Iterable[T]]) -> Iterator[T]:
    yield from work()


class Stream(Generic[T]):
    """Values from another process, by `pipe`, or from `values`."""

    def __init__(self, pipe: BinaryIO | None = None, values: Iterator[T] | None = None) -> None:
        self._pipe = pipe
        self._values = values
        self._taken = 0

    def __iter__(self) -> Iterator[T]:
        return self

    def __next__(self) -> T:
        """The next value, waited for.

        Raises what the work raised, and `ChildProcessError` for a child that was killed.
        """
        if self._values is not None:
            return next(self._values)
        value: list[T] | None = _receive(self._pipe) if self._pipe else None
        if value is None:
            self._pipe = None
            raise StopIteration
        self._taken += 1
        return value[0]

    def ready(self, most: int) -> Iterator[T]:
        """The values that are there already, of the first `most`."""
        while self._pipe is not None and self._taken < most and _is_there(self._pipe):
            yield next(self)


def _is_there(pipe: BinaryIO) -> bool:
    return bool(select.select([pipe], [], [], 0)[0])


def _work(work: Callable[[], Iterable[object]], writing: int) -> None:
    """The child's life: values or an exception into the pipe, and no clean-up of the parent's.

    Everything else that the parent has open is closed: its lock above all ends with the parent.
    """
    status = 1
    try:
        os.closerange(3, writing)
        os.closerange(writing + 1, os.sysconf("SC_OPEN_MAX"))
        with os.fdopen(writing, "wb", buffering=0) as pipe:
            try:
                for value in work():
                    _send(pipe, ([value], None))
                _send(pipe, (None, None))
            except BaseException as error:
                _send(pipe, (None, error))
        status = 0
    finally:
        os._exit(status)


def _send(pipe: BinaryIO, message: tuple[list[object] | None, BaseException | None]) -> None:
    content = pickle.dumps(message, protocol=5)
    rest = memoryview(len(content).to_bytes(8, "big") + content)
    while rest:
        rest = rest[pipe.write(rest) :]


def _receive(pipe: BinaryIO) -> list[Any] | None:
    """A list of one value, or None when there are no more."""
    size = int.from_bytes(pipe.read(8), "big")
    content = pipe.read(size) if size else b""
    if not content or len(content) < size:
        raise ChildProcessError("a process that was to help has been ended")
    values, error = pickle.loads(content)
    if error is not None:
        raise error
    return values if values is None else list(values)
