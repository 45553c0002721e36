"""The command line: help with examples, three exit statuses, words or JSON, never a traceback."""

from __future__ import annotations

import json
import os
from pathlib import Path
from typing import Any

import click
import pytest
from click.testing import CliRunner, Result

from generator import __version__
from generator.cli import COMMANDS, main
from generator.kinds import FILED
from tests.portals.toolbox import SMALL, TODAY, add, copy_portal, thidua

WRONG = {"data/units/x.yml": "name: X\ntype: comune\n"}


def run(*arguments: str | Path, root: Path | None = None) -> Result:
    """What the command says and how it ends; on the portal at `root` and the tests' day."""
    more = ["--portal", str(root), "--today", TODAY.isoformat()] if root else []
    return CliRunner().invoke(main, [*map(str, arguments), *more])


@pytest.mark.parametrize("command", COMMANDS)
def test_help_has_an_example(command: str) -> None:
    """Each command's help shows how it is called, each option what it does, in Vietnamese."""
    found = run(command, "--help")
    assert found.exit_code == 0
    assert "Ví dụ:" in found.output
    assert f"thidua {command}" in found.output.split("Ví dụ:")[1]
    named = main.get_command(click.Context(main), command)
    assert named
    for parameter in named.params:
        if isinstance(parameter, click.Option):
            assert parameter.help


def test_help_of_the_whole_names_every_command() -> None:
    """`thidua --help` is where a stranger begins."""
    found = run("--help")
    assert found.exit_code == 0
    assert all(command in found.output for command in COMMANDS)
    assert run("--version").output.strip().endswith(__version__)


def test_zero_is_done(small: Path) -> None:
    """A portal in order is built, and checked, with status 0 and a sentence."""
    assert "12 bản ghi" in run("check", root=small).output
    built = run("build", root=small)
    assert built.exit_code == 0
    assert "Đã dựng" in built.output
    again = run("build", root=small)
    assert again.exit_code == 0
    assert "Không có gì thay đổi" in again.output


@pytest.mark.parametrize("command", ["build", "check"])
def test_one_is_wrong_content(command: str, small: Path) -> None:
    """Problems go to the error stream, each on its line, and their number at the end."""
    found = run(command, root=add(small, WRONG))
    assert found.exit_code == 1
    assert found.stdout == ""
    first, last = found.stderr.strip().splitlines()
    assert "data/units/x.yml:2:7: type:" in first
    assert "[record.choice]" in first
    assert last.startswith("1 lỗi")


@pytest.mark.parametrize(
    "arguments",
    [
        ["build", "--portal", "khong-co"],
        ["build", "--portal", "mkdocs.yml"],
        ["build", "--today", "hôm nay"],
        ["build", "--today", "2026-02-31"],
        ["build", "--format", "xml"],
        ["build", "--khong-co"],
        ["build", "thua"],
        ["serve", "--port", "0"],
        ["serve", "--port", "70000"],
        ["schema"],
        ["schema", "khong-co"],
        ["schema", "campain"],
        ["new"],
        ["khong-co"],
        [],
    ],
)
def test_two_is_a_command_that_cannot_run(
    arguments: list[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Wrong usage ends with status 2 and a Vietnamese sentence."""
    monkeypatch.chdir(add(tmp_path, {"mkdocs.yml": "site_name: A\n"}))
    found = run(*arguments)
    assert found.exit_code == 2
    assert found.output.strip()
    assert "Traceback" not in found.output
    assert not set(found.output.split()) & {"Usage:", "Error:", "Try", "Invalid", "Missing"}


def test_an_unknown_kind_is_answered_with_the_nearest() -> None:
    """`thidua schema campain` names `campaign`."""
    assert "campaign" in run("schema", "campain").output


@pytest.mark.parametrize("kind", [kind.name for kind in FILED])
def test_a_schema_is_json(kind: str) -> None:
    """Every kind's schema can be read by an editor."""
    found = run("schema", kind)
    assert found.exit_code == 0
    assert json.loads(found.stdout)["type"] == "object"


def facts(result: Result) -> Any:
    """The JSON on standard output."""
    return json.loads(result.stdout)


def test_json_carries_the_same_facts(small: Path) -> None:
    """What is printed for people is there for machines, warnings and errors alike."""
    add(small, WRONG)
    add(small, {"data/articles/x.yml": 'title: "Nhà “Cam”"\ndate: 2026-02-31\nsummary: S\n'})
    lines = run("check", root=small).stderr.strip().splitlines()[:-1]
    found = run("check", "--format", "json", root=small)
    assert found.exit_code == 1
    given = facts(found)
    assert given["ok"] is False
    assert len(given["problems"]) == len(lines)
    for problem, line in zip(given["problems"], lines, strict=True):
        place = "{path}:{line}:{column}: {message} [{code}]".format(**problem)
        assert line.endswith(place)
        assert {"field", "found", "hint", "severity"} <= set(problem)


def test_json_of_a_build_counts(small: Path) -> None:
    """Records, pages, files, and what changed."""
    first = facts(run("build", "--format", "json", root=small))
    assert first["ok"] is True
    assert first["records"] == 12
    assert first["files"] == first["changed"] > first["pages"] > 12
    second = facts(run("build", "--format", "json", root=small))
    assert (second["changed"], second["removed"]) == (0, 0)


def test_a_profile_tells_what_each_stage_took(small: Path) -> None:
    """Stages in their order, shares of the whole, and what was really drawn and written."""
    found = facts(run("build", "--profile", "--format", "json", root=small))
    costs = {cost["stage"]: cost for cost in found["profile"]}
    stages = ["load", "validate", "link", "frame", "pictures", "index", "export", "render"]
    stages += ["write", "other"]
    assert list(costs) == stages
    assert all(cost["seconds"] >= 0 for cost in costs.values())
    assert sum(cost["share"] for cost in costs.values()) == pytest.approx(1, abs=0.001)
    assert costs["render"]["pages"] == found["pages"]
    assert costs["write"]["files"] == found["files"]
    files = [file for file in (small / "site").rglob("*") if file.is_file()]
    assert costs["write"]["bytes"] == sum(file.stat().st_size for file in files)
    assert "profile" not in facts(run("build", "--format", "json", root=small))


def test_a_profile_is_a_table_for_people(small: Path) -> None:
    """A line for each stage and one for the whole, below the result; also of what failed."""
    built = run("build", "--profile", root=small).stdout.splitlines()
    assert built[0].startswith("Đã dựng")
    assert built[1].split() == ["Công", "đoạn", "Giây", "Phần", "Trang", "Tệp", "Byte"]
    assert built[2].startswith("Đọc tệp ")
    assert built[-1].split()[:1] == ["Cộng"]
    assert built[-1].split()[2] == "100%"
    again = run("build", "--profile", root=small).stdout.splitlines()
    assert len(again[-1].split()) == 3  # nothing drawn, nothing written
    wrong = run("build", "--profile", root=add(small, WRONG))
    assert wrong.exit_code == 1
    assert wrong.stdout.splitlines()[1].startswith("Đọc tệp ")


def test_json_is_utf8_whatever_the_name_of_a_file(small: Path) -> None:
    """A file name that is no UTF-8 is told, and the report can still be read."""
    name = os.fsencode(small) + b"/data/units/x\xff.yml"
    with open(name, "wb") as file:
        file.write(b"name: X\ntype: comune\n")
    done = thidua("check", "--format", "json", cwd=small)
    assert done.returncode == 1, done.stderr
    assert json.loads(done.stdout)["problems"]
    done = thidua("check", cwd=small)
    assert done.returncode == 1
    assert "Traceback" not in done.stderr


STRANGE: dict[str, tuple[dict[str, str | bytes], int]] = {
    "mkdocs.yml is no YAML": ({"mkdocs.yml": "a: [\n"}, 1),
    "mkdocs.yml is a list": ({"mkdocs.yml": "- a\n"}, 1),
    "mkdocs.yml is empty": ({"mkdocs.yml": ""}, 1),
    "mkdocs.yml is no UTF-8": ({"mkdocs.yml": b"\xff\xfe"}, 1),
    "mkdocs.yml names no theme that exists": ({"mkdocs.yml": "site_name: A\ntheme: x\n"}, 2),
    "mkdocs.yml names a strange plugin": ({"mkdocs.yml": "site_name: A\nplugins: [x]\n"}, 2),
    "mkdocs.yml has a wrong type": ({"mkdocs.yml": "site_name: A\nnav: 3\n"}, 2),
    "a template has a mistake": ({"theme/pages/article.html": "{% if %}"}, 2),
    "a template uses an unknown name": ({"theme/pages/article.html": "{{ x.y }}"}, 2),
    "the band has a mistake": ({"theme/parts/band.html": "{% if %}"}, 2),
    "a template divides by zero": ({"theme/pages/article.html": "{{ 1 / 0 }}"}, 2),
    "a template is no UTF-8": ({"theme/pages/article.html": b"\xff"}, 2),
    "the frame has a mistake": ({"theme/main.html": "{% if %}"}, 2),
    "the frame has no holes": ({"theme/main.html": "x"}, 2),
    "a style is missing": ({"theme/assets/css/order.txt": "khong-co.css\n"}, 2),
    "the ledger is no UTF-8": ({"data/ledger.txt": b"\xff"}, 1),
    "a page is no UTF-8": ({"content/a.md": b"\xff"}, 1),
    "a page has broken front matter": ({"content/a.md": "---\ntitle: [\n---\n# A\n"}, 0),
    "a drawing is broken": ({"data/units/a.svg": b"\xff"}, 1),
}


@pytest.mark.parametrize("name", STRANGE)
def test_no_traceback_reaches_an_editor(name: str, small: Path) -> None:
    """Whatever is broken in a portal, the answer is a sentence that names the file."""
    files, status = STRANGE[name]
    found = run("build", root=add(small, files))
    assert "Traceback" not in found.output
    assert found.exit_code == status, found.output
    if status:
        (path,) = files
        assert Path(path).name.partition(".")[0] in found.output or status == 2


def test_a_missing_portal_is_told_with_what_to_do(tmp_path: Path) -> None:
    """Who stands in the wrong folder is told how to begin."""
    found = run("check", root=tmp_path)
    assert found.exit_code == 2
    assert "thidua new" in found.output
    add(tmp_path, {"mkdocs.yml": "site_name: A\n"})
    found = run("check", root=tmp_path)
    assert found.exit_code == 1
    assert "thidua new" in found.output


def test_a_folder_that_cannot_be_read_is_told(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A folder without access is not passed over as if it were empty."""
    scandir = os.scandir

    def refusing(path: Any) -> Any:
        if Path(path).name == "units":
            raise PermissionError(13, "Permission denied", str(path))
        return scandir(path)

    monkeypatch.setattr(os, "scandir", refusing)
    found = run("check", root=small)
    assert found.exit_code == 2
    assert "units" in found.output
    assert "Traceback" not in found.output


def test_a_link_to_nothing_is_told(small: Path) -> None:
    """A file that is only a dangling link is named."""
    (small / "data/units/x.yml").symlink_to("khong-co.yml")
    found = run("check", root=small)
    assert found.exit_code == 2
    assert "x.yml" in found.output


def test_debug_shows_where_it_broke(small: Path) -> None:
    """With `--debug` the exception passes through, for the developers."""
    add(small, {"theme/pages/article.html": "{{ 1 / 0 }}"})
    assert isinstance(run("build", "--debug", root=small).exception, ZeroDivisionError)
    hidden = run("build", root=small)
    assert isinstance(hidden.exception, SystemExit)
    assert "--debug" in hidden.output


def test_errors_are_json_too(small: Path) -> None:
    """A machine that asked for JSON gets JSON, whatever happens."""
    found = run("build", "--format", "json", root=add(small, {"theme/main.html": "x"}))
    assert found.exit_code == 2
    assert json.loads(found.stdout or found.stderr)


def test_the_epoch_must_be_a_number(tmp_path: Path) -> None:
    """A wrong SOURCE_DATE_EPOCH is told, not ignored."""
    root = copy_portal(SMALL, tmp_path / "cong")
    done = thidua("check", cwd=root, SOURCE_DATE_EPOCH="hôm qua")
    assert done.returncode == 2
    assert "SOURCE_DATE_EPOCH" in done.stderr


def test_words_are_printed_on_a_plain_terminal(tmp_path: Path) -> None:
    """Vietnamese comes out whole where the locale is C, and no colours where it is no terminal."""
    root = add(copy_portal(SMALL, tmp_path / "cong"), WRONG)
    done = thidua("check", cwd=root, LC_ALL="C", PYTHONUTF8="0")
    assert done.returncode == 1
    assert "không dùng được" in done.stderr
    assert "\x1b" not in done.stderr
