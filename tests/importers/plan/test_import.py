"""`thidua import` of a plan: shown, written, and the same file again changes nothing."""

from __future__ import annotations

import re
from pathlib import Path

from tests.portals.toolbox import SMALL, check, copy_portal, thidua

PLAN = Path(__file__).parent / "plans" / "xa-song-trang.txt"
UNSEEN = Path(__file__).parent / "unseen"


def _files(root: Path) -> dict[str, str]:
    return {file.name: file.read_text("utf-8") for file in sorted((root / "data").rglob("*.yml"))}


def test_a_plan_is_imported_once_and_builds_when_it_is_no_draft_any_more(tmp_path: Path) -> None:
    """The small portal has the unit that issued it: only the mark of the draft must go."""
    root = copy_portal(SMALL, tmp_path / "portal")
    before = _files(root)
    first = thidua("import", PLAN, "--yes", "--today", "2026-06-01", cwd=root)
    assert first.returncode == 0, first.stderr + first.stdout
    after = _files(root)
    added = set(after) - set(before)
    assert {name.partition("-")[0] for name in added} == {"ke", "phat"}
    assert all("draft: true" in after[name] for name in added)

    again = thidua("import", PLAN, "--yes", "--today", "2026-06-01", cwd=root)
    assert again.returncode == 0, again.stderr + again.stdout
    assert _files(root) == after

    for file in (root / "data").rglob("*.yml"):
        if file.name in added:
            file.write_text(re.sub(r"(?m)^draft: true\n", "", file.read_text("utf-8")), "utf-8")
    report = check(root)
    assert report.ok, [str(problem) for problem in report.problems]


def test_a_text_that_is_no_paper_is_refused(tmp_path: Path) -> None:
    """Nothing is written, the message names the file, and the status is 1."""
    root = copy_portal(SMALL, tmp_path / "portal")
    before = _files(root)
    note = tmp_path / "ghi-chep.txt"
    note.write_text("Mua rau, mua thịt\nđi chợ sớm\n", "utf-8")
    result = thidua("import", note, "--yes", cwd=root)
    assert result.returncode == 1
    assert "import.no-plan" in result.stdout + result.stderr
    assert "Traceback" not in result.stderr
    assert _files(root) == before


def test_the_preview_of_a_plan_is_short(tmp_path: Path) -> None:
    """What a plan gives stands on two screens: long texts and lists are cut and counted."""
    root = copy_portal(SMALL, tmp_path / "portal")
    result = thidua("import", UNSEEN / "tinh-dak-mia-2021.txt", "--dry-run", cwd=root)
    assert result.returncode == 0, result.stderr
    lines = result.stdout.splitlines()
    assert len(lines) < 80
    body = next(index for index, line in enumerate(lines) if "Toàn văn" in line)
    assert "(tất cả 600 chữ)" in " ".join(lines[body : body + 4])
    assert "KINH PHÍ THỰC HIỆN" not in result.stdout
    # Offices that the portal lacks are told in one line.
    assert sum("chưa chắc đây là đơn vị nào" in line for line in lines) == 1
    # A name of a field as people call it, and never a key.
    assert not any(re.match(r"  - (?:dòng [\d, dòng]+: )?[a-z_]+:", line) for line in lines)
