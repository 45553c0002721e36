"""Other processes: what they do with a site while a test looks on, or ends them."""

from __future__ import annotations

import errno
import json
import os
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from itertools import count
from pathlib import Path

from generator.errors import PublishError
from generator.model.output import Output
from generator.write import generations, lock, publish
from tests.write.samples import (
    SHARED,
    as_files,
    beside,
    builds,
    files_in,
    page,
    pages,
    published_version,
    version_of,
    write_folder,
)

_DONE, _REFUSED, _NOT_REACHED = 0, 6, 7  # how interrupted writing ended: the last without it


@contextmanager
def actor(role: str, root: Path) -> Iterator[subprocess.Popen[str]]:
    """A process in one of `ROLES`, which has begun; it ends with the block."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.write.actors", role, str(root)],
        cwd=Path(__file__).parents[2],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "ready\n"
            yield process
        finally:
            process.kill()


def _build(root: Path) -> None:
    """Publishes one version after the other, until it is killed."""
    site = root / "site"
    first = published_version(site) + 1 if site.exists() else 1
    for version in count(first):
        publish(pages(version), site)
        if version == first:
            print("ready", flush=True)


def _hold(root: Path) -> None:
    """Holds the lock of the portal and the one of the site, until it is killed."""

    def wait() -> Iterator[Output]:
        print("ready", flush=True)
        sys.stdin.read()
        yield Output("index.html", b"")

    with lock(root):
        publish(wait(), root / "site")


def _read(root: Path) -> None:
    """Reads the site until it is told to stop; tells how often it was whole, or mixed."""
    seen = {"whole": 0, "mixed": 0, "gone": 0, "missing": 0, "back": 0}
    print("ready", flush=True)
    latest = 0
    while not (root / "stop").exists():
        for read in (_through_descriptor, _through_resolved_path):
            try:
                versions = read(root / "site")
            except FileNotFoundError:  # two switches later the build may be removed
                seen["gone"] += 1
            else:
                seen["whole" if len(versions - {-1}) == len(versions) == 1 else "mixed"] += 1
        for path in SHARED:
            try:
                version = _checked_version(path, (root / "site" / path).read_bytes())
            except FileNotFoundError:
                seen["missing"] += 1
            else:
                seen["back"] += version < latest
                latest = version
    print(json.dumps(seen))


def _through_descriptor(site: Path) -> set[int]:
    """The versions of the pages below one open folder."""
    versions = set()
    folder = os.open(site, os.O_RDONLY | os.O_DIRECTORY)
    try:
        for path in SHARED:
            with open(os.open(path, os.O_RDONLY, dir_fd=folder), "rb") as file:
                versions.add(_checked_version(path, file.read()))
    finally:
        os.close(folder)
    return versions


def _through_resolved_path(site: Path) -> set[int]:
    """The versions of the pages below the folder that the link meant at first."""
    folder = site.resolve()
    return {_checked_version(path, (folder / path).read_bytes()) for path in SHARED}


def _checked_version(path: str, content: bytes) -> int:
    """The version of a page, or -1 for one that is not whole."""
    version = version_of(content) if content[:6].isdigit() else -1
    return version if content == page(path, version) else -1


def _die(root: Path) -> None:
    """Is killed before each step of writing in turn; tells how many steps there are."""
    print("ready", flush=True)
    print(_interrupt_each_step(root, lambda: os.kill(os.getpid(), signal.SIGKILL)))


def _die_soon(root: Path) -> None:
    """The same where the build before the last is taken at once, to be made the next one."""
    generations.REST = 0.0
    _die(root)


def _fail(root: Path) -> None:
    """Finds the disk full at each step of writing in turn; tells how many steps there are."""

    def refuse() -> None:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    print("ready", flush=True)
    print(_interrupt_each_step(root, refuse))


def _interrupt_each_step(root: Path, interrupt: Callable[[], None]) -> int:
    """The number of steps at each of which writing was interrupted.

    Whatever was left behind, the site is whole and the next writing finds its way. Each
    interruption is in a fork: that is why this is a process of its own, without threads.
    """
    site, folder = root / "site", root / "preview"
    _write(1, site, folder)
    for step in count(1):
        _write(2, site, folder)
        before = beside(site)
        child = os.fork()
        if not child:
            os._exit(_write_interrupted(site, folder, step, interrupt))
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        assert ended in (_REFUSED, _DONE, _NOT_REACHED, -signal.SIGKILL), (step, ended)
        _is_whole(site, folder)
        assert ended != _REFUSED or beside(site) == before or published_version(site) == 3
        _write(4, site, folder)
        assert (published_version(site), files_in(folder)) == (4, as_files(pages(4)))
        assert len(beside(site)) == len(builds(1, 2))
        if ended == _NOT_REACHED:
            return step - 1
    raise AssertionError("count() ended")


def _is_whole(site: Path, folder: Path) -> None:
    """Passes when the site is one of two builds, and the preview consists of their files."""
    assert published_version(site) in (2, 3)
    known = {*as_files(pages(2)).items(), *as_files(pages(3)).items()}
    assert files_in(folder).items() <= known


def _write(version: int, site: Path, folder: Path) -> None:
    publish(pages(version), site)
    write_folder(pages(version), folder)


def _write_interrupted(site: Path, folder: Path, step: int, interrupt: Callable[[], None]) -> int:
    """The exit status after writing version 3, interrupted at its `step`th audited call."""
    steps = count(1)

    def hook(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith(("os.", "open", "fcntl.")) and next(steps) == step:
            interrupt()

    sys.addaudithook(hook)
    try:
        _write(3, site, folder)
    except PublishError:
        return _REFUSED
    except BaseException as error:
        print(step, repr(error), file=sys.stderr)
        return 1
    return _NOT_REACHED if next(steps) <= step else _DONE


ROLES = {
    "build": _build,
    "hold": _hold,
    "read": _read,
    "die": _die,
    "soon": _die_soon,
    "fail": _fail,
}

if __name__ == "__main__":
    ROLES[sys.argv[1]](Path(sys.argv[2]))
