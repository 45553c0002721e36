"""A build that has nothing to do looks at files and reads none; whatever changed is seen."""

import os
import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.building import build
from generator.model.output import Report
from tests.portals.toolbox import read_site, settings_of


def run(root: Path, today: date | None = None) -> Report:
    """What a build of the portal at `root` reports."""
    settings = settings_of(root, today) if today else settings_of(root)
    return build(settings, lambda stage, pages: None)


def skipped(report: Report) -> bool:
    """Whether the build found that there was nothing to do."""
    return [name for name, _ in report.seconds] == ["unchanged"]


@pytest.fixture
def built(small: Path) -> Path:
    """The small portal, built once."""
    assert not skipped(run(small))
    return small


def test_nothing_changed_is_known_without_a_build(built: Path) -> None:
    """The report is that of the build before, with nothing written."""
    before = read_site(built / "site")
    report = run(built)
    assert skipped(report)
    assert report.ok
    assert report.pages > 0
    assert report.written is not None
    assert (report.written.changed, report.written.removed) == (0, 0)
    assert read_site(built / "site") == before


def _edit(root: Path) -> None:
    file = next((root / "data/articles").glob("*.md"))
    file.write_text(file.read_text("utf-8") + "\nThêm một câu.\n", "utf-8")


def _edit_in_secret(root: Path) -> None:
    """Another letter, and size and time as they were."""
    file = next((root / "data/articles").glob("*.md"))
    status, text = file.stat(), file.read_bytes()
    file.write_bytes(text[:-2] + b"X\n")
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))


def _add(root: Path) -> None:
    (root / "content" / "moi.md").write_text("# Trang mới\n\nChữ.\n", "utf-8")


def _change_settings(root: Path) -> None:
    file = root / "mkdocs.yml"
    file.write_text(file.read_text("utf-8") + "\nsite_author: Ai đó\n", "utf-8")


def _add_theme(root: Path) -> None:
    (root / "theme/pages").mkdir(parents=True)
    (root / "theme/pages/missing.html").write_text("<p>Không có</p>", "utf-8")


def _tamper(root: Path) -> None:
    page = root / "site/index.html"
    page.write_bytes(page.read_bytes() + b"!")


def _remove_page(root: Path) -> None:
    (root / "site/404.html").unlink()


def _add_page(root: Path) -> None:
    (root / "site/la.html").write_text("lạ", "utf-8")


def _remove_site(root: Path) -> None:
    (root / "site").unlink()


def _remove_cache(root: Path) -> None:
    shutil.rmtree(root / ".thidua/cache")


def _damage_cache(root: Path) -> None:
    file = root / ".thidua/cache/unchanged.pickle"
    content = bytearray(file.read_bytes())
    content[-20] ^= 1
    file.write_bytes(content)


@pytest.mark.parametrize(
    "change",
    [
        _edit,
        _edit_in_secret,
        _add,
        _change_settings,
        _add_theme,
        _tamper,
        _remove_page,
        _add_page,
        _remove_site,
        _remove_cache,
        _damage_cache,
    ],
)
def test_every_change_is_seen(change: Callable[[Path], None], built: Path, tmp_path: Path) -> None:
    """And what is built then is what a clean build gives; the build after it has nothing to do."""
    change(built)
    assert not skipped(run(built))
    site = read_site(built / "site")
    fresh = tmp_path / "sach"
    for name in ("data", "content", "theme"):
        if (built / name).exists():
            shutil.copytree(built / name, fresh / name)
    shutil.copy(built / "mkdocs.yml", fresh)
    run(fresh)
    assert site == read_site(fresh / "site")
    assert skipped(run(built))


def test_another_day_is_another_build(built: Path) -> None:
    """Pages say as of when they are."""
    assert not skipped(run(built, today=settings_of(built).today + timedelta(days=1)))


def test_a_build_that_failed_is_not_remembered(built: Path) -> None:
    """Its problems are told again each time."""
    (built / "data/articles/hong.md").write_text("---\ntitle: [\n---\n", "utf-8")
    assert not run(built).ok
    report = run(built)
    assert not report.ok
    assert not skipped(report)
