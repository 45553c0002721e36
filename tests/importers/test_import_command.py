"""`thidua import`: shown before it is written, all or nothing, and twice is once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from click.testing import CliRunner

from generator.cli import main
from tests.importers.books import make_book
from tests.portals.toolbox import check, read_site

HEAD = (
    ("DANH SÁCH",),
    ("Cá nhân được tặng Giấy khen",),
    ("(Kèm theo Quyết định số 77/QĐ-UBND ngày 15/5/2026 của UBND xã Nắng Mai)",),
    ("STT", "Họ và tên", "Chức vụ", "Thành tích"),
)
PEOPLE = ((1, "Nguyễn Văn An", "Trưởng thôn", "Vận động 42 hộ"), (2, "Trần Thị Bình", "", ""))
RECORD = "data/awards/quyet-dinh-77-qd-ubnd-xa-nang-mai-2026"


@dataclass(frozen=True, slots=True)
class Done:
    """How the command ended, and what it said."""

    returncode: int
    stdout: str
    stderr: str


def run(root: Path, *arguments: str | Path) -> Done:
    """The command on the portal at `root`, on the day of the tests; nobody can answer it."""
    words = ["import", *map(str, arguments), "--portal", str(root), "--today", "2026-06-01"]
    result = CliRunner().invoke(main, words)
    return Done(result.exit_code, result.stdout, result.stderr)


@pytest.fixture
def listed(small: Path, tmp_path: Path) -> Path:
    """A workbook that fits the small portal."""
    names = {
        entry["name"]: file.stem
        for file in (small / "data/units").glob("*.yml")
        if (entry := yaml.safe_load(file.read_text("utf-8"))) and entry["type"] == "committee"
    }
    name = next(iter(names))
    head = tuple((line[0].replace("UBND xã Nắng Mai", name),) for line in HEAD[:3])
    file = tmp_path / "danh-sach.xlsx"
    file.write_bytes(make_book({"Sheet1": [*head, HEAD[3], *PEOPLE]}))
    return file


def data_of(root: Path) -> dict[str, bytes]:
    """Every file below data/."""
    return read_site(root / "data")


def test_nothing_is_written_without_an_answer(small: Path, listed: Path) -> None:
    """No terminal and no --yes: the list is shown, the status tells that nothing was done."""
    before = data_of(small)
    done = run(small, listed)
    assert done.returncode == 2
    assert "Nguyễn Văn An" in done.stdout
    assert "+title" in done.stdout
    assert "--yes" in done.stderr
    assert run(small, listed, "--dry-run").returncode == 0
    assert data_of(small) == before


def test_a_list_becomes_a_record_that_the_check_passes(small: Path, listed: Path) -> None:
    """--yes writes the record and its list; once more nothing changes."""
    before = data_of(small)
    done = run(small, listed, "--yes")
    assert done.returncode == 0, done.stdout + done.stderr
    new = sorted(set(data_of(small)) - set(before))
    assert [Path(name).suffix for name in new] == [".csv", ".yml"]
    assert check(small).ok
    written = data_of(small)
    again = run(small, listed, "--yes")
    assert again.returncode == 0
    assert "không có gì để ghi" in again.stdout
    assert data_of(small) == written


def test_machines_get_the_same_as_json(small: Path, listed: Path) -> None:
    """Records, changes with their diff, doubts and problems; whether it was written."""
    facts = json.loads(run(small, listed, "--yes", "--format", "json").stdout)
    assert facts["ok"]
    assert facts["written"]
    (record,) = facts["records"]
    assert (record["kind"], record["rows"], record["added"], record["new"]) == ("award", 2, 2, True)
    assert {Path(change["path"]).suffix for change in facts["changes"]} == {".yml", ".csv"}
    facts = json.loads(run(small, listed, "--yes", "--format", "json").stdout)
    assert facts["changes"] == []
    assert not facts["written"]


def test_rows_are_added_to_a_decision_that_is_there(small: Path, tmp_path: Path) -> None:
    """Rows that stand stay as they are; a number that is taken becomes the next one."""
    file = tmp_path / "them.csv"
    file.write_text("STT,Họ và tên\n1,Đặng Người Mới\n", "utf-8")
    old = (small / "data/awards/quyet-dinh-45-qd-ubnd-2026.csv").read_text("utf-8")
    done = run(small, file, "--decision", "quyet-dinh-45-qd-ubnd-2026", "--yes")
    assert done.returncode == 0, done.stderr
    new = (small / "data/awards/quyet-dinh-45-qd-ubnd-2026.csv").read_text("utf-8")
    assert new.startswith(old.rstrip("\n"))
    assert "Đặng Người Mới" in new
    assert check(small).ok
    done = run(small, file, "--decision", "quyet-dinh-45-qd-ubnd-2026", "--yes")
    assert "không có gì để ghi" in done.stdout


def test_what_an_editor_wrote_is_never_overwritten(small: Path, listed: Path) -> None:
    """A field that differs is told and kept; comments stay."""
    run(small, listed, "--yes")
    (record,) = (small / "data/awards").glob("quyet-dinh-77*.yml")
    text = record.read_text("utf-8").replace("form: Giấy khen", "form: Bằng khen  # theo bản ký")
    record.write_text(text, "utf-8")
    done = run(small, listed, "--yes")
    assert "được giữ nguyên" in done.stdout
    assert record.read_text("utf-8") == text


def test_a_change_that_would_break_the_portal_is_refused(small: Path, tmp_path: Path) -> None:
    """A telephone number in a text is an error of the check: nothing is written."""
    file = tmp_path / "a.csv"
    file.write_text("STT,Họ và tên,Thành tích\n9,Đặng Văn Mới,Gọi 0912 345 678\n", "utf-8")
    before = data_of(small)
    done = run(small, file, "--decision", "quyet-dinh-45-qd-ubnd-2026", "--yes")
    assert done.returncode == 1, done.stdout
    assert "privacy" in done.stderr or "private" in done.stderr
    assert data_of(small) == before


def test_a_list_without_a_decision_is_kept_as_a_draft(small: Path, tmp_path: Path) -> None:
    """What is missing is named in the record, which no page shows."""
    file = tmp_path / "khen quý 2.csv"
    file.write_text("STT,Họ và tên\n1,Nguyễn Văn An\n", "utf-8")
    done = run(small, file, "--yes")
    assert done.returncode == 0, done.stderr
    assert "bản nháp" in done.stdout
    text = (small / "data/awards/khen-quy-2.yml").read_text("utf-8")
    assert "draft: true" in text
    assert "# CẦN XEM LẠI: Ngày ký (date)" in text
    assert check(small).ok


@pytest.mark.parametrize(
    ("name", "words"),
    [("khong-co.xlsx", "Không có tệp"), ("thu-muc", "là một thư mục"), ("a.exe", ".xlsx")],
)
def test_what_is_no_list_is_told_in_one_sentence(
    small: Path, tmp_path: Path, name: str, words: str
) -> None:
    """No traceback; the sentence says what to do."""
    (tmp_path / "thu-muc").mkdir()
    (tmp_path / "a.exe").write_bytes(b"MZ")
    done = run(small, tmp_path / name, "--yes")
    assert done.returncode in (1, 2)
    assert words in done.stderr
    assert "Traceback" not in done.stderr


def test_a_decision_that_is_not_there_is_suggested(small: Path, listed: Path) -> None:
    """The nearest id is offered."""
    done = run(small, listed, "--decision", "quyet-dinh-45-qd-ubnd-2025")
    assert done.returncode == 2
    assert "quyet-dinh-45-qd-ubnd-2026" in done.stderr
