"""Publishing, seen from the disk."""

from __future__ import annotations

import errno
import os
import tracemalloc
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.model.output import Output, Written
from generator.write import publish
from tests.write.samples import (
    as_files,
    beside,
    builds,
    files_in,
    pages,
    published_version,
    stamps_in,
)


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where a site is to be published."""
    return tmp_path / "site"


def times_beside(site: Path) -> dict[str, int]:
    """When each build, each manifest and the folder around them was last changed."""
    folder = site.parent / ".site-builds"
    entries = [folder, *(entry for entry in folder.iterdir() if entry.name != "lock")]
    return {entry.name: entry.stat().st_mtime_ns for entry in entries}


def manifest_of(site: Path) -> Path:
    """The manifest of the published build."""
    return site.resolve().with_suffix(".json")


def test_first_build(site: Path) -> None:
    """A first build publishes every output, and nothing else."""
    assert publish(pages(1), site) == Written(len(pages(1)), len(pages(1)), 0)
    assert files_in(site) == as_files(pages(1))
    assert beside(site) == builds(1)


def test_equal_build(site: Path) -> None:
    """An equal build writes nothing, beside the site either, and switches nothing."""
    publish(pages(1), site)
    publish(pages(2), site)
    link, files, times = os.readlink(site), stamps_in(site), times_beside(site)
    assert publish(pages(2), site) == Written(len(pages(2)), 0, 0)
    assert (os.readlink(site), stamps_in(site), times_beside(site)) == (link, files, times)


def test_changes(site: Path) -> None:
    """Changed files are new, equal ones keep inode and time, removed ones are gone."""
    publish([Output("a", b"1"), Output("b/c", b"1"), Output("d", b"1")], site)
    before = stamps_in(site)
    written = publish([Output("a", b"1"), Output("b/c", b"2"), Output("e/f", b"1")], site)
    assert written == Written(total=3, changed=2, removed=1)
    assert files_in(site) == {"a": b"1", "b/c": b"2", "e/f": b"1"}
    after = stamps_in(site)
    assert after["a"] == before["a"]
    assert after["b/c"] != before["b/c"]


def test_file_becomes_folder(site: Path) -> None:
    """What was a file may be a folder in the next build, and the other way round."""
    for outputs in ([Output("a", b"1")], [Output("a/b", b"1")], [Output("a", b"2")]):
        publish(outputs, site)
        assert files_in(site) == as_files(outputs)


def test_empty_site(site: Path) -> None:
    """A build without outputs publishes an empty folder."""
    publish(pages(1), site)
    assert publish([], site) == Written(0, 0, len(pages(1)))
    assert list(site.iterdir()) == []


def test_previous_build_is_kept(site: Path) -> None:
    """The published build and the one before are kept; going back by hand is respected."""
    for version in (1, 2, 3):
        publish(pages(version), site)
    assert beside(site) == builds(2, 3)
    site.unlink()
    site.symlink_to(".site-builds/000002")
    assert publish(pages(2), site).changed == 0
    publish(pages(4), site)
    assert published_version(site) == 4
    assert beside(site) == builds(2, 4)


def test_moved_portal(tmp_path: Path) -> None:
    """A portal's folder may be moved: the link is relative."""
    publish(pages(1), tmp_path / "old" / "site")
    (tmp_path / "old").rename(tmp_path / "new")
    assert published_version(tmp_path / "new" / "site") == 1


def test_time_moves_on(site: Path) -> None:
    """A changed file is younger by a second at least: browsers compare no finer."""
    times = []
    for content in (b"1", b"2", b"1"):
        publish([Output("a", content)], site)
        times.append(int((site / "a").stat().st_mtime))
    assert times == sorted(set(times))


@pytest.mark.parametrize("content", [b"x", b"forged"])
def test_touched_file(site: Path, content: bytes) -> None:
    """A file that somebody touched is written anew, in a build of its own."""
    publish([Output("a", b"x"), Output("b", b"x")], site)
    (site / "a").write_bytes(content)
    os.utime(site / "a", (1, 1))
    assert publish([Output("a", b"x"), Output("b", b"x")], site) == Written(2, 1, 0)
    assert files_in(site) == {"a": b"x", "b": b"x"}


def test_foreign_file(site: Path) -> None:
    """A file that somebody put into the site is gone after the next build."""
    publish(pages(1), site)
    (site / "forged.html").write_bytes(b"")
    (site / "link").symlink_to("a.css")
    assert publish(pages(1), site) == Written(len(pages(1)), 0, 2)
    assert published_version(site) == 1


OTHER = b'{"version":2,"files":{}}'


@pytest.mark.parametrize(
    "damaged", [None, b"", b"[]", b'{"version":1,"files":{"a":1}}', b"\xff", OTHER]
)
def test_damaged_manifest(site: Path, damaged: bytes | None) -> None:
    """Without a manifest the files themselves are compared, and it is written again."""
    publish(pages(1), site)
    before, manifest = stamps_in(site), manifest_of(site).read_bytes()
    manifest_of(site).unlink()
    if damaged is not None:
        manifest_of(site).write_bytes(damaged)
    assert publish(pages(1), site) == Written(len(pages(1)), 0, 0)
    assert stamps_in(site) == before
    assert manifest_of(site).read_bytes() == manifest


def test_failing_outputs(site: Path) -> None:
    """When rendering fails, the old site stands whole and nothing is left of the new one."""
    publish(pages(1), site)
    publish(pages(2), site)

    def failing() -> Iterator[Output]:
        yield from pages(3)
        raise OSError("of the renderer, not of the disk")

    with pytest.raises(OSError, match="of the renderer"):
        publish(failing(), site)
    assert published_version(site) == 2
    assert beside(site) == builds(1, 2)


def test_full_disk(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """When the disk fills up amid a page, the old site stands whole and nothing is left."""
    publish(pages(1), site)
    write = os.write

    def fill(descriptor: int, data: bytes | memoryview) -> int:
        if isinstance(data, memoryview) and len(data) < 2000:  # the rest of a page
            raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))
        return write(descriptor, data[:2000])

    monkeypatch.setattr(os, "write", fill)
    with pytest.raises(PublishError) as caught:
        publish(pages(2), site)
    assert caught.value.key == "publish.disk-full"
    assert published_version(site) == 1
    assert beside(site) == builds(1)


def test_interrupted_after_the_switch(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Ctrl-C just after the switch leaves the new site, whole."""
    publish(pages(1), site)
    replace = os.replace

    def interrupt(source: Path, target: Path) -> None:
        replace(source, target)
        if target == site:
            raise KeyboardInterrupt

    monkeypatch.setattr(os, "replace", interrupt)
    with pytest.raises(KeyboardInterrupt):
        publish(pages(2), site)
    assert published_version(site) == 2
    assert beside(site) == builds(1, 2)


def test_partial_writes(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A file is whole even if the system takes it in pieces."""
    write = os.write
    monkeypatch.setattr(os, "write", lambda file, data: write(file, data[:1000]))
    publish(pages(1), site)
    assert published_version(site) == 1


def test_disk_without_hard_links(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where files cannot be linked they are copied, and keep their time."""

    def refuse(*_: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    publish(pages(1), site)
    time = stamps_in(site)["a.css"][1]
    monkeypatch.setattr(os, "link", refuse)
    publish(pages(2), site)
    assert published_version(site) == 2
    assert stamps_in(site)["a.css"][1] == time
    assert publish(pages(2), site).changed == 0


def test_disk_without_symbolic_links(site: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where there are no symbolic links, nothing is published and nothing is left."""

    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.EPERM, os.strerror(errno.EPERM))

    monkeypatch.setattr(os, "symlink", refuse)
    with pytest.raises(PublishError) as caught:
        publish(pages(1), site)
    assert (caught.value.key, caught.value.values["site"]) == ("publish.no-symlink", str(site))
    assert not site.exists()
    assert beside(site) == builds()


def test_empty_folder_is_replaced(site: Path) -> None:
    """An empty folder in the site's place gives way."""
    site.mkdir()
    publish(pages(1), site)
    assert published_version(site) == 1


@pytest.mark.parametrize(
    "put",
    [
        lambda site, theirs: theirs.rename(site),
        lambda site, theirs: site.symlink_to(theirs),
        lambda site, theirs: (theirs / "work.txt").rename(site),
    ],
    ids=["folder", "link", "file"],
)
def test_what_is_not_ours(site: Path, put: Callable[[Path, Path], object]) -> None:
    """A folder with files, a link or a file of somebody else stays, and nothing is built."""
    theirs = site.parent / "theirs"
    theirs.mkdir()
    (theirs / "work.txt").write_bytes(b"work")
    put(site, theirs)
    before = files_in(site.parent)
    with pytest.raises(PublishError) as caught:
        publish(pages(1), site)
    assert (caught.value.key, caught.value.values) == ("publish.not-ours", {"site": str(site)})
    assert files_in(site.parent) == before


BAD = ["", "/a", "a/", "a//b", ".", "..", "../a", "a/../b", "a/./b", "a\\b", "a\0", "a\n", "\ud800"]


@pytest.mark.parametrize("path", [*BAD, "a" * 300])
def test_bad_path(site: Path, path: str) -> None:
    """A path that leaves the site, or that no disk can hold, is refused."""
    publish(pages(1), site)
    with pytest.raises(PublishError) as caught:
        publish([Output(path, b"")], site)
    assert (caught.value.key, caught.value.values["path"]) == ("publish.bad-path", path)
    assert published_version(site) == 1


@pytest.mark.parametrize(
    ("paths", "key", "values"),
    [
        (["a", "a"], "publish.duplicate-path", {"path": "a"}),
        (["a/b", "a"], "publish.path-clash", {"path": "a/b", "other": "a"}),
        (["a", "a/b/c"], "publish.path-clash", {"path": "a/b/c", "other": "a"}),
    ],
)
def test_paths_that_clash(
    site: Path, paths: list[str], key: str, values: dict[str, object]
) -> None:
    """Two outputs that no folder can hold together are both named."""
    with pytest.raises(PublishError) as caught:
        publish([Output(path, b"") for path in paths], site)
    assert (caught.value.key, caught.value.values) == (key, values)


@pytest.mark.parametrize("path", [".well-known/x.txt", "...", "a b/tệp.html", "a/" * 300 + "b"])
def test_unusual_path(site: Path, path: str) -> None:
    """Dots at the front, blanks, Vietnamese letters and deep folders are no reason to refuse."""
    publish([Output(path, b"x")], site)
    assert files_in(site) == {path: b"x"}


def test_memory(site: Path) -> None:
    """Contents are not held: memory does not grow with the pages."""
    publish([], site)
    tracemalloc.start()
    try:
        publish((Output(str(n), b"%d" % n * 500_000) for n in range(40)), site)
        assert tracemalloc.get_traced_memory()[1] < 4_000_000
    finally:
        tracemalloc.stop()
