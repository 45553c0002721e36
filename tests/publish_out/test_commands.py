"""`thidua publish` and `thidua rollback` as people call them."""

from __future__ import annotations

import json
from pathlib import Path

from tests.portals.toolbox import add, read_site, thidua

DAY = ("--today", "2026-06-01")


def test_publish_asks_shows_and_goes_back(small: Path, tmp_path: Path) -> None:
    """From a portal that is not built: shown, refused without a word, published, and returned."""
    www = tmp_path / "www"
    shown = thidua("publish", www, "--dry-run", *DAY, cwd=small)
    assert shown.returncode == 0, shown.stderr
    assert "dựng lại" in shown.stdout
    assert not www.exists()
    silent = thidua("publish", www, *DAY, cwd=small)
    assert silent.returncode == 2
    assert "--yes" in silent.stderr
    add(small, {"publish.yml": f"chinh: {www}\n"})
    done = thidua("publish", "--yes", "--format", "json", *DAY, cwd=small)
    facts = json.loads(done.stdout)
    assert (facts["published"], facts["place"]) == (True, str(www))
    assert read_site(www) == read_site(small / "site")
    first = read_site(www)
    info = (small / "data/portal.yml").read_text("utf-8")
    add(small, {"data/portal.yml": info.replace("name: ", "name: Mới ", 1)})
    assert thidua("publish", "--yes", *DAY, cwd=small).returncode == 0
    assert read_site(www) != first
    back = thidua("rollback", "--yes", *DAY, cwd=small)
    assert back.returncode == 0, back.stderr
    assert read_site(www) == first
    again = thidua("rollback", "--yes", *DAY, cwd=small)
    assert again.returncode == 2


def test_a_wrong_portal_is_not_published(small: Path, tmp_path: Path) -> None:
    """Errors in the content stop it, with status 1; nothing is published."""
    info = (small / "data/portal.yml").read_text("utf-8")
    add(small, {"data/portal.yml": f"{info}sai: x\n"})
    done = thidua("publish", tmp_path / "www", "--yes", *DAY, cwd=small)
    assert done.returncode == 1
    assert "record.unknown-key" in done.stderr
    assert not (tmp_path / "www").exists()
