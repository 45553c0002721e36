"""Work on another core, where there is one and it pays: a forked process that hands back values.

`stream` does one thing beside another, `divide` the same kind of thing in both.
"""

from __future__ import annotations

import gc
import os
import pickle
import select
import signal
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager, suppress
from itertools import chain
from typing import Any, BinaryIO, Generic, TypeVar

T = TypeVar("T")

_PIPE = 1 << 20  # bytes


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
def stream(
    work: Callable[[], Iterable[T]], worth: bool = True, writes: bool = False
) -> Iterator[Stream[T]]:
    """Begins `work` beside what the block does, and hands back its values one after the other.

    Where the work is not worth a process of its own, or none can be made, it is done when its
    values are asked for. What `work` raises is raised there. A block that ends early ends the work.

    The other process has no file of this one open. One that `writes` has all of them: a lock that
    this one holds is not free before both have ended, and it ends as soon as this one has.
    """
    if not (worth and can_fork()):
        yield Stream(values=_when_asked(work))
        return
    reading, writing = os.pipe()
    _widen(writing)
    gc.freeze()  # what stands now is shared for as long as nobody's collector looks at it
    child = os.fork()
    if child == 0:
        os.close(reading)
        _work(work, writing, writes)
    os.close(writing)
    try:
        with os.fdopen(reading, "rb") as pipe:
            yield Stream(pipe=pipe)
    finally:
        with suppress(ProcessLookupError):
            os.kill(child, signal.SIGKILL)  # it has nothing more to say, or nobody listens
        os.waitpid(child, 0)
        gc.unfreeze()


def _widen(pipe: int) -> None:
    """Lets the pipe hold more, where the system can: a child that finds it full has to wait."""
    with suppress(ImportError, AttributeError, OSError):
        import fcntl

        fcntl.fcntl(pipe, fcntl.F_SETPIPE_SZ, _PIPE)


#: A piece of work, and the values that it gives.
Task = Callable[[], Iterable[T]]


def divide(first: Sequence[Task[T]], second: Sequence[Task[T]], worth: bool) -> Iterator[T]:
    """The values of all tasks, as they come; where it is `worth` it, another process helps.

    This process begins with the `first` tasks, the other with the `second`; each goes on with what
    is left of the rest. Tasks may write files. What one raises is raised here.
    """
    if not (worth and can_fork()):
        for task in (*first, *second):
            yield from task()
        return
    with (
        _Turns(first) as ours,
        _Turns(second) as theirs,
        stream(lambda: chain(theirs.values(), ours.values()), writes=True) as told,
    ):
        for value in chain(ours.values(), theirs.values()):
            yield value
            yield from told.ready()
        yield from told


class _Turns(Generic[T]):
    """Tasks in lots, each of which is done by the process that comes first.

    A pipe holds a byte for each lot: whoever takes it out of there has the lot.
    """

    def __init__(self, tasks: Sequence[Task[T]]) -> None:
        size = len(tasks) // 256 + 1
        self._lots = [tasks[at : at + size] for at in range(0, len(tasks), size)]

    def __enter__(self) -> _Turns[T]:
        self._reading, writing = os.pipe()
        os.write(writing, bytes(range(len(self._lots))))
        os.close(writing)
        return self

    def __exit__(self, *_: object) -> None:
        os.close(self._reading)

    def values(self) -> Iterator[T]:
        """What the lots give that nobody else took."""
        while turn := os.read(self._reading, 1):
            for task in self._lots[turn[0]]:
                yield from task()


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


@contextmanager
def seldom_collected() -> Iterator[None]:
    """Python looks for cycles seldom: a build makes few of them, and many values that stay."""
    usual = gc.get_threshold()
    gc.set_threshold(50_000, 20, 50)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def _when_asked(work: Callable[[], Iterable[T]]) -> Iterator[T]:
    yield from work()


class Stream(Generic[T]):
    """Values from another process, by `pipe`, or from `values`."""

    def __init__(self, pipe: BinaryIO | None = None, values: Iterator[T] | None = None) -> None:
        self._pipe = pipe
        self._values = values

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
        return value[0]

    def ready(self) -> Iterator[T]:
        """The values that are there already."""
        while self._pipe is not None and _is_there(self._pipe):
            with suppress(StopIteration):
                yield next(self)


def _is_there(pipe: BinaryIO) -> bool:
    return bool(select.select([pipe], [], [], 0)[0])


def _work(work: Callable[[], Iterable[object]], writing: int, writes: bool) -> None:
    """The child's life: values or an exception into the pipe, and no clean-up of the parent's."""
    status = 1
    try:
        if writes:
            threading.Thread(target=_end_with_parent, args=(writing,), daemon=True).start()
        else:
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


def _end_with_parent(writing: int) -> None:
    """Ends this process when nobody can read any more what it writes."""
    watched = select.poll()
    watched.register(writing, 0)  # nothing but the other end's closing
    watched.poll()
    os._exit(1)


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
