"""Small sites by version, and what is looked at after they were written."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from generator.model.output import AnyOutput, Output, Written
from generator.write import filling, write_all

SHARED = [f"van-ban/{number}/index.html" for number in range(3)]


def write_folder(outputs: Iterable[AnyOutput], folder: Path) -> Written:
    """What changed when `outputs` came to stand in `folder`."""
    return write_all(outputs, filling(folder))


def page(path: str, version: int) -> bytes:
    """A page that is long enough to be seen half-written, and of one length in all versions."""
    return f"{version:06} {path}\n".encode() * 300


def version_of(content: bytes) -> int:
    """The version that a page tells."""
    return int(content[:6])


def pages(version: int) -> list[Output]:
    """A site: shared pages that change, one file that does not, and some that come and go.

    In odd versions `tin` is a file, in even ones a folder.
    """
    paths = [*SHARED, *(f"tin/{n}.html" for n in range(2) if version % 2 == 0)]
    paths += [f"su-kien/{n}/index.html" for n in range(3) if (n + version) % 3]
    paths += ["tin"] if version % 2 else []
    return [Output(path, page(path, version)) for path in paths] + [Output("a.css", b"p{}")]


def as_files(outputs: list[Output]) -> dict[str, bytes]:
    """What must stand in a folder that holds exactly `outputs`."""
    return {output.path: output.content for output in outputs}


def paths_in(folder: Path) -> list[str]:
    """The files in `folder`, without what `write_folder` keeps for itself."""
    found = (path.relative_to(folder) for path in folder.rglob("*") if path.is_file())
    return [path.as_posix() for path in found if path.parts[0] != ".thidua"]


def files_in(folder: Path) -> dict[str, bytes]:
    """What stands in `folder`: path → content."""
    return {path: (folder / path).read_bytes() for path in paths_in(folder)}


def stamps_in(folder: Path) -> dict[str, tuple[int, int]]:
    """Inode and time of each file."""
    status = {path: (folder / path).stat() for path in paths_in(folder)}
    return {path: (each.st_ino, each.st_mtime_ns) for path, each in status.items()}


def published_version(site: Path) -> int:
    """The version of the site, after making sure that it is whole."""
    files = files_in(site)
    version = version_of(files[SHARED[0]])
    assert files == as_files(pages(version))
    return version


def beside(site: Path) -> set[str]:
    """What stands beside the published site: builds, manifests, the lock."""
    return {entry.name for entry in (site.parent / f".{site.name}-builds").iterdir()}


def builds(*numbers: int) -> set[str]:
    """What must stand beside a site of which exactly these builds are kept."""
    return {"lock"}.union(*({f"{n:06}", f"{n:06}.json"} for n in numbers))
