from __future__ import annotations

import subprocess
import sys
import sysconfig
import venv
from collections.abc import Callable
from pathlib import Path

import pytest

from generator.starter import create_portal

REPOSITORY = Path(__file__).parents[2]
DAY = "1795132800"  # 2026-11-20: MkDocs has no --today
Run = Callable[..., subprocess.CompletedProcess[str]]


@pytest.fixture(scope="session")
def bin(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The commands of an environment that holds the package as strangers install it.

    The wheel is made and installed without a network. What it depends on comes from the
    environment of the tests, by a path that does not lead to the repository.
    """
    scratch = tmp_path_factory.mktemp("installed")
    _call("hatchling", "build", "--target", "wheel", "--directory", str(scratch), cwd=REPOSITORY)
    (wheel,) = scratch.glob("*.whl")
    venv.create(scratch / "venv", with_pip=False)
    python = scratch / "venv" / "bin" / "python"
    _call("pip", "--python", str(python), "install", "--no-deps", "--no-index", str(wheel))
    (packages,) = (scratch / "venv").glob("lib/python*/site-packages")
    (packages / "dependencies.pth").write_text(sysconfig.get_path("purelib"))
    return python.parent


@pytest.fixture(scope="session")
def run(bin: Path) -> Run:
    """Runs an installed command in a folder: `run(folder, "thidua", "build")`."""

    def call(folder: Path, *words: str) -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(bin / "python"), "-I", "-m", *words],
            cwd=folder,
            env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": DAY, "LANG": "C.UTF-8"},
            capture_output=True,
            text=True,
            timeout=300,
            check=False,
        )

    return call


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """A new portal."""
    create_portal(tmp_path / "cong")
    return tmp_path / "cong"


def _call(*words: str, cwd: Path | None = None) -> None:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=cwd, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout + done.stderr
