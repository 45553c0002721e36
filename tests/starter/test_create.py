"""`create_portal`: whole or not at all."""

from __future__ import annotations

import os
from datetime import date
from pathlib import Path

import pytest

from generator.errors import PublishError, ThiduaError
from generator.kinds import FILED, KINDS
from generator.load import load
from generator.pipeline import build, check
from generator.settings import Settings
from generator.starter import create_portal
from generator.validate import validate


def test_a_new_portal_has_no_problem(portal: Path) -> None:
    """A new portal builds as it stands, without a warning."""
    report = check(Settings(portal, date(2026, 11, 20), portal / "site"))
    assert report.problems == ()


def test_every_kind_has_an_example(portal: Path) -> None:
    """There is a record of each kind; all are marked as invented, and all explain themselves."""
    sources = load(portal, frozenset(kind.folder for kind in FILED))
    entries = validate(sources, KINDS).entries
    assert {entry.kind for entry in entries} == {kind.name for kind in FILED}
    for entry in entries:
        assert entry.record.demo
        assert (portal / entry.path).read_text("utf-8").count("# ") >= 3


def test_a_blank_portal_has_no_records_and_builds(tmp_path: Path) -> None:
    """Who begins in earnest has nothing to take out first; what belongs beside records is there."""
    folder = tmp_path / "cong"
    create_portal(folder, blank=True)
    report = build(Settings(folder, date(2026, 11, 20), folder / "site"))
    assert (report.ok, report.records, report.problems) == (True, 0, ())
    assert (folder / "data" / ".schemas").is_dir()


def test_what_belongs_beside_the_records_is_there(portal: Path) -> None:
    """Next steps, the files that git leaves out, and a list with Vietnamese headers."""
    assert "thidua serve" in (portal / "HUONG-DAN.md").read_text("utf-8")
    assert "/site" in (portal / ".gitignore").read_text("utf-8")
    (table,) = portal.rglob("*.csv")
    assert table.read_text("utf-8").startswith("STT,Đối tượng,Họ và tên,")


def test_an_empty_folder_is_filled(tmp_path: Path) -> None:
    """An empty folder stays the folder that it is: somebody may be working in it."""
    before = tmp_path.stat().st_ino
    create_portal(tmp_path)
    assert tmp_path.stat().st_ino == before
    assert (tmp_path / "mkdocs.yml").is_file()


@pytest.mark.parametrize("kind", ["folder", "file", "link"])
def test_nothing_is_written_over(tmp_path: Path, kind: str) -> None:
    """A folder with anything in it, a file or a dead link is refused and stays."""
    place = tmp_path / "cong"
    if kind == "folder":
        place.mkdir()
        (place / "thư.txt").write_text("của tôi")
    elif kind == "file":
        place.write_text("của tôi")
    else:
        place.symlink_to(tmp_path / "không có")
    before = sorted(tmp_path.rglob("*"))
    with pytest.raises(ThiduaError) as error:
        create_portal(place)
    assert error.value.key == "cli.new.exists"
    assert sorted(tmp_path.rglob("*")) == before


@pytest.mark.parametrize("exists", [True, False])
@pytest.mark.parametrize("failing", ["write_bytes", "rename"])
def test_a_failure_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failing: str, exists: bool
) -> None:
    """When the disk refuses half-way, what was there before is all that is there."""
    folder = tmp_path / "a" / "b"
    if exists:
        folder.mkdir(parents=True)
    before = sorted(tmp_path.rglob("*"))
    target = Path if failing == "write_bytes" else os
    real, calls = getattr(target, failing), []

    def refuse(*words: object) -> object:
        calls.append(words)
        if len(calls) == (4 if failing == "write_bytes" else 3 if exists else 1):
            raise OSError(28, "No space left on device")
        return real(*words)

    monkeypatch.setattr(target, failing, refuse)
    with pytest.raises(PublishError):
        create_portal(folder)
    assert sorted(tmp_path.rglob("*")) == before
