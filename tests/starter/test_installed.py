"""The package as strangers install it, outside of this repository."""

from __future__ import annotations

import shutil
import urllib.request
from pathlib import Path

import pytest

from tests.servers import HOST, free_port, running
from tests.starter.conftest import DAY, REPOSITORY, Run


def files_of(site: Path) -> dict[str, bytes]:
    """Every file of a site by its path."""
    return {
        str(file.relative_to(site)): file.read_bytes() for file in site.rglob("*") if file.is_file()
    }


def copy_demonstration(target: Path) -> Path:
    """The repository's own portal, as if nothing had been published yet."""
    for name in ("content", "data", "theme"):
        shutil.copytree(REPOSITORY / name, target / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", target)
    (target / "data" / "ledger.txt").unlink(missing_ok=True)
    return target


def test_a_new_portal_builds(tmp_path: Path, run: Run) -> None:
    """`thidua new` and `thidua build` need nothing but the installed package."""
    made = run(tmp_path, "generator", "new", "cong")
    assert made.returncode == 0, made.stderr
    built = run(tmp_path / "cong", "generator", "build")
    assert (built.returncode, built.stderr) == (0, ""), built.stderr
    names = files_of(tmp_path / "cong" / "site")
    assert "index.html" in names
    assert "dien-hinh/nguyen-thi-minh-hoa-thon-dinh/index.html" in names
    assert any(name.startswith("assets/portal-") for name in names)
    where = run(tmp_path, "generator", "--version")
    assert where.returncode == 0


def test_the_package_is_not_the_repository(tmp_path: Path, run: Run) -> None:
    """These tests see the wheel: its theme stands in the package, its code is not here."""
    seen = run(tmp_path, "pip", "--version")  # no pip of its own: only what the tests lend it
    assert str(REPOSITORY / "generator") not in seen.stdout
    report = run(tmp_path, "generator", "build")
    assert report.returncode == 2
    assert "mkdocs.yml" in report.stderr


@pytest.mark.parametrize("name", ["new", "demonstration"])
def test_mkdocs_builds_the_same_files(tmp_path: Path, run: Run, name: str) -> None:
    """`mkdocs build` and `thidua build` give the same bytes under the same names."""
    sites = []
    for tool in ("generator", "mkdocs"):
        portal = tmp_path / tool
        portal.mkdir()
        if name == "new":
            assert run(portal.parent, "generator", "new", tool).returncode == 0
        else:
            copy_demonstration(portal)
        done = run(portal, tool, "build")
        assert done.returncode == 0, done.stdout + done.stderr
        sites.append(files_of(portal / "site"))
    ours, theirs = sites
    assert ours.keys() == theirs.keys()
    assert [path for path in ours if ours[path] != theirs[path]] == []


def test_mkdocs_serves(portal: Path, bin: Path, tmp_path: Path) -> None:
    """`mkdocs serve` shows the portal's pages."""
    port = free_port()
    address = f"{HOST}:{port}"
    command = [str(bin / "python"), "-I", "-m", "mkdocs", "serve", "--dev-addr", address]
    config = ["--config-file", str(portal / "mkdocs.yml")]
    with running([*command, *config], {"SOURCE_DATE_EPOCH": DAY}, tmp_path / "log", port):
        page = urllib.request.urlopen(f"http://{address}/lien-he/", timeout=60).read().decode()
    assert "Cổng thi đua xã Nắng Mai" in page
    assert not (portal / "site").exists()
