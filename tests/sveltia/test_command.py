"""`thidua desk --sveltia`: the one way to the hosted editor."""

from __future__ import annotations

from pathlib import Path

from click.testing import CliRunner

from generator.cli import main


def _run(root: Path, *words: str) -> tuple[int, str]:
    (root / "mkdocs.yml").touch()
    done = CliRunner().invoke(main, ["desk", *words, "--portal", str(root)])
    return done.exit_code, done.output


def test_the_folder_is_written_once(tmp_path: Path) -> None:
    """The first call writes `admin/`, a second one has nothing to do; no desk opens."""
    status, told = _run(tmp_path, "--sveltia", "--repo", "ubnd-xa/cong")
    assert (status, "admin/" in told) == (0, True)
    assert "ubnd-xa/cong" in (tmp_path / "admin/config.yml").read_text("utf-8")
    assert "đã đúng" in _run(tmp_path, "--sveltia", "--repo", "ubnd-xa/cong")[1]


def test_what_is_missing_is_told(tmp_path: Path) -> None:
    """Without a repository, with a folder that is no package, or without --sveltia: words."""
    assert _run(tmp_path, "--sveltia")[0] == 2
    assert _run(tmp_path, "--sveltia", "--host", "test-repo", "--package", str(tmp_path))[0] == 2
    status, told = _run(tmp_path, "--repo", "ubnd-xa/cong")
    assert (status, "--sveltia" in told) == (2, True)
    assert not (tmp_path / "admin").exists()
