"""Previews: an ordinary folder that follows the outputs."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from generator.errors import PublishError
from generator.model.output import Output, Written
from generator.write import publish
from tests.write.samples import (
    as_files,
    files_in,
    pages,
    published_version,
    stamps_in,
    write_folder,
)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a preview is to be written."""
    return tmp_path / "deep" / "preview"


def test_first_call(folder: Path) -> None:
    """A first call writes every output, and makes the folder."""
    assert write_folder(pages(1), folder) == Written(len(pages(1)), len(pages(1)), 0)
    assert files_in(folder) == as_files(pages(1))


def test_equal_outputs(folder: Path) -> None:
    """Equal outputs leave every inode and time alone."""
    write_folder(pages(1), folder)
    before = stamps_in(folder)
    assert write_folder(pages(1), folder) == Written(len(pages(1)), 0, 0)
    assert stamps_in(folder) == before


def test_changes(folder: Path) -> None:
    """Changed files are new, equal ones are not touched, removed ones and their folders gone."""
    write_folder([Output("a", b"1"), Output("b", b"1"), Output("c/d/e", b"1")], folder)
    before = stamps_in(folder)
    assert write_folder([Output("a", b"1"), Output("b", b"2")], folder) == Written(2, 1, 1)
    assert files_in(folder) == {"a": b"1", "b": b"2"}
    assert stamps_in(folder)["a"] == before["a"]
    assert not (folder / "c").exists()


def test_file_becomes_folder(folder: Path) -> None:
    """What was a file may be a folder in the next call, and the other way round."""
    for version in (1, 2, 3):
        write_folder(pages(version), folder)
        assert files_in(folder) == as_files(pages(version))


def test_open_file(folder: Path) -> None:
    """A reader who has opened a file reads it to its end, whatever takes its place."""
    write_folder([Output("a", b"old")], folder)
    with (folder / "a").open("rb") as reader:
        write_folder([Output("a", b"new")], folder)
        assert reader.read() == b"old"


def test_files_of_others(folder: Path) -> None:
    """What others put into the folder stays; what they changed of ours is written anew."""
    write_folder([Output("a", b"1"), Output("b", b"1")], folder)
    (folder / "notes.txt").write_bytes(b"theirs")
    (folder / "a").write_bytes(b"changed")
    assert write_folder([Output("a", b"1")], folder) == Written(1, 1, 1)
    assert files_in(folder) == {"a": b"1", "notes.txt": b"theirs"}


def test_forgotten_record(folder: Path) -> None:
    """Without the record of earlier calls contents are compared, and nothing is removed."""
    write_folder([Output("a", b"1"), Output("b", b"1")], folder)
    before = stamps_in(folder)
    (folder / ".thidua" / "files.json").unlink()
    assert write_folder([Output("a", b"1")], folder) == Written(1, 0, 0)
    assert stamps_in(folder) == before


def test_failing_outputs(folder: Path) -> None:
    """When rendering fails, the preview is as it was."""
    write_folder(pages(1), folder)
    before = stamps_in(folder)

    def failing() -> Iterator[Output]:
        yield from pages(2)
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        write_folder(failing(), folder)
    assert stamps_in(folder) == before
    assert os.listdir(folder / ".thidua") == ["files.json"]


def test_published_site(tmp_path: Path) -> None:
    """A published site is not changed file by file."""
    publish(pages(1), tmp_path / "site")
    with pytest.raises(PublishError) as caught:
        write_folder(pages(2), tmp_path / "site")
    assert caught.value.key == "publish.not-ours"
    assert published_version(tmp_path / "site") == 1


@pytest.mark.parametrize(("theirs", "ours"), [("a/notes.txt", "a"), ("a", "a/index.html")])
def test_in_the_way(folder: Path, theirs: str, ours: str) -> None:
    """A page whose place somebody else has taken is refused by name, and they keep it."""
    (folder / theirs).parent.mkdir(parents=True)
    (folder / theirs).write_bytes(b"theirs")
    with pytest.raises(PublishError) as caught:
        write_folder([Output(ours, b"")], folder)
    assert caught.value.key == "publish.failed"
    assert caught.value.values["path"] == str(folder / ours)
    assert files_in(folder) == {theirs: b"theirs"}
