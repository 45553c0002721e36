"""`thidua check --fix`: what is shown is what is written, comments stay, nothing gets worse."""

from __future__ import annotations

import json
from collections.abc import Iterable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.editing.changes import Change
from generator.kinds import KINDS
from generator.mending.planning import Mending, plan_mending
from generator.model.problem import Problem
from generator.standing import look_after
from tests.portals.toolbox import REPOSITORY, add, copy_portal, read, read_site, settings_of

ARTICLE = (
    "\ufefftitle: 'Tin  mới'  # lời chú\r\n"
    "Ngày đăng: 15/7/2026\r\n"
    "summary: >\r\n  Hai  dấu cách\r\n  ở đây.\r\n"
    'units: [Xã Sông Trăng, "Ủy ban nhân dân xã Sông Trăng"] # hai nơi\r\n'
    "demo: Có\r\n"
)
MENDED = (
    "title: 'Tin mới'  # lời chú\n"
    "date: 2026-07-15\n"
    "summary: >\n  Hai  dấu cách\n  ở đây.\n"
    'units: [xa-song-trang, "ubnd-xa-song-trang"] # hai nơi\n'
    "demo: true\n"
)
UNIT = "name: Xã Hoà\ntype: Xã\ncodes:\n  - code: 4   # mã\n    valid_from: 1/7/2025\n"
UNIT_MENDED = (
    "name: Xã Hoà\ntype: commune\ncodes:\n  - code: 00004   # mã\n    valid_from: 1/7/2025\n"
)
CAMPAIGN = "ho-sach-vuon-xanh-2026"


@pytest.fixture
def bad(small: Path) -> Path:
    """The small portal with mistakes of every sort."""
    add(small, {"data/articles/Tin mới.yml": ARTICLE, "data/units/xa-hoa.yml": UNIT})
    page = (
        "---\r\ntitle: Bài\r\ndate: 2026-3-1\r\nsummary: S\r\n---\r\nMột  hai\u00a0ba  \r\nbốn\r\n"
    )
    add(small, {"data/articles/bai.md": page})
    table = small / "data/awards/quyet-dinh-45-qd-ubnd-2026.csv"
    text = table.read_text("utf-8")
    text = text.replace("2,individual,Nguyễn Văn Cam", "2,cá nhân,Nguyễn  Văn Cam")
    table.write_text(text.replace(",,xa-song-trang,Xã Sông", ",,Xã Sông Trăng,Xã Sông"), "utf-8")
    return small


def plan(root: Path) -> Mending:
    """What would be mended."""
    settings = settings_of(root)
    return plan_mending(root, KINDS, lambda changes: look_after(settings, changes).problems)


def fix(root: Path, *options: str, answer: str = "") -> Result:
    """What the command says, of the day of the tests."""
    arguments = ["check", "--fix", "--portal", str(root), "--today", "2026-06-01", *options]
    return CliRunner().invoke(main, arguments, input=answer)


def test_what_is_shown_is_written_and_all_else_stays(bad: Path) -> None:
    """Comments, quotation marks, folded texts and rows that are right are as they were."""
    before = read_site(bad / "data")
    done = fix(bad, answer="n\n")
    assert "Chưa thay đổi gì." in done.output
    assert read_site(bad / "data") == before
    table = (bad / "data/awards/quyet-dinh-45-qd-ubnd-2026.csv").read_text("utf-8")
    done = fix(bad, "--yes")
    assert '"Xã Sông Trăng" → "xa-song-trang"' in done.output
    assert "-date: 2026-3-1" in done.output
    assert "+date: 2026-03-01" in done.output
    assert not (bad / "data/articles/Tin mới.yml").exists()
    assert (bad / "data/articles/tin-moi.yml").read_bytes() == MENDED.encode()
    assert (bad / "data/units/xa-hoa.yml").read_text("utf-8") == UNIT_MENDED
    mended = (bad / "data/articles/bai.md").read_bytes().decode()
    assert mended == "---\ntitle: Bài\ndate: 2026-03-01\nsummary: S\n---\nMột  hai ba  \nbốn\n"
    after = (bad / "data/awards/quyet-dinh-45-qd-ubnd-2026.csv").read_text("utf-8")
    wanted = table.replace("Nguyễn  Văn Cam", "Nguyễn Văn Cam")
    assert after == wanted.replace(",,Xã Sông Trăng,Xã", ",,xa-song-trang,Xã")
    assert plan(bad) == Mending()
    assert [problem.code for problem in read(bad).problems] == ["date.form"]


def test_machines_are_told_and_write_only_when_they_say_so(bad: Path) -> None:
    """JSON asks nothing; without `--yes` nothing is written."""
    before = read_site(bad / "data")
    facts = json.loads(fix(bad, "--format", "json").output)
    assert facts["written"] is False
    assert read_site(bad / "data") == before
    assert {mend["what"] for mend in facts["mends"]} >= {"bom", "key", "date", "reference", "code"}
    assert facts["problems"]


def test_a_portal_without_mistakes_is_left_alone(small: Path) -> None:
    """Neither the small portal nor the demonstration has anything to mend."""
    assert plan(small) == Mending()


def test_the_demonstration_has_nothing_to_mend(tmp_path: Path) -> None:
    """All hand-written files of the repository's own portal stand as they are."""
    for name in ("data", "content"):
        copy_portal(REPOSITORY / name, tmp_path / name)
    no_problems: tuple[Problem, ...] = ()
    assert plan_mending(tmp_path, KINDS, lambda changes: no_problems) == Mending()


def test_what_would_make_a_new_problem_is_left_to_the_editor(bad: Path) -> None:
    """A file whose mending the check dislikes stays; the others are mended."""
    path = "data/units/xa-hoa.yml"

    def dislike(changes: Iterable[Change]) -> list[Problem]:
        return [Problem("x", path) for change in changes if change.path == path]

    mending = plan_mending(bad, KINDS, dislike)
    assert mending.left == (path,)
    assert path not in {change.path for change in mending.changes}
    assert mending.changes


def test_a_name_that_is_taken_is_not_given_twice(small: Path) -> None:
    """Files that would get the name of another one keep theirs."""
    text = "title: A\ndate: 2026\nsummary: S\n"
    add(
        small,
        {"data/articles/Á.yml": text, "data/articles/À.yml": text, "data/articles/a.yml": text},
    )
    assert plan(small).renamed == {}


def test_options_of_mending_need_it(small: Path) -> None:
    """`--yes` alone is a mistake of usage."""
    done = CliRunner().invoke(main, ["check", "--yes", "--portal", str(small)])
    assert done.exit_code == 2
    assert "--fix" in done.output
