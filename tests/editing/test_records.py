"""Records with bodies and lists: what is saved is what was meant, and the rest stays."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from generator.editing.changes import write_changes
from generator.editing.records import RecordFile, UnreadableRecord, edited_record, read_record_file
from generator.kinds import KIND_BY_NAME

REPOSITORY = Path(__file__).parents[2]
AWARD, ARTICLE = KIND_BY_NAME["award"], KIND_BY_NAME["article"]
LIST = "data/awards/x.csv"
TABLE = (
    "\ufeffSTT;Đối tượng;Họ và tên;Chức vụ\r\n"
    '1;cá nhân;"Nguyễn ""Ba"" Tí";Nông dân\r\n'
    "\r\n"
    "2;Tập thể;Thôn A;\r\n"
    "3;Cá nhân;Lê Thị Hoa;Giáo viên"
)


def _award(root: Path) -> RecordFile:
    folder = root / "data/awards"
    folder.mkdir(parents=True)
    (folder / "x.yml").write_bytes(b"title: A # x\r\nrecipients_file: x.csv\r\n")
    (root / LIST).write_bytes(TABLE.encode())
    return read_record_file(root, "data/awards/x.yml", AWARD)


def test_every_record_of_the_repository_stays_as_it_is() -> None:
    """What is read and saved again changes nothing, in every record of the demonstration."""
    for kind in KIND_BY_NAME.values():
        for file in sorted((REPOSITORY / "data" / kind.folder).glob("*.[ym]*")):
            path = file.relative_to(REPOSITORY).as_posix()
            found = read_record_file(REPOSITORY, path, kind)
            assert edited_record(found, path, kind, found.data, found.rows) == ()


def test_a_changed_row_touches_its_own_line(tmp_path: Path) -> None:
    """A cell of a list changes alone; delimiter, header, mark, line ends and other rows stay."""
    found = _award(tmp_path)
    assert found.rows is not None
    rows = [dict(row) for row in found.rows]
    rows[2] |= {"title": "Hiệu trưởng; cũ"}
    (change,) = edited_record(found, found.path, AWARD, found.data, rows)
    assert change.after == TABLE.replace("Giáo viên", '"Hiệu trưởng; cũ"').encode() + b"\r\n"


def test_rows_come_and_go(tmp_path: Path) -> None:
    """A row is added in the words of the list, another goes with its line, a column comes."""
    found = _award(tmp_path)
    assert found.rows is not None
    rows: list[Any] = [
        *found.rows[1:],
        {"no": "4", "kind": "household", "name": "Hộ B", "commune": "Xã C"},
    ]
    changes = edited_record(found, found.path, AWARD, found.data, rows)
    write_changes(tmp_path, changes)
    after = read_record_file(tmp_path, found.path, AWARD)
    assert after.rows == rows
    text = (tmp_path / LIST).read_bytes().decode()
    assert text.splitlines()[-1] == "4;hộ gia đình;Hộ B;;Xã C"
    assert "Tí" not in text


def test_the_record_keeps_its_remark_and_line_ends(tmp_path: Path) -> None:
    """Another title leaves the remark behind it, and the file's Windows line ends."""
    found = _award(tmp_path)
    (change,) = edited_record(found, found.path, AWARD, {**found.data, "title": "B: c"}, None)
    assert change.after == b'title: "B: c" # x\r\nrecipients_file: x.csv\r\n'


def test_a_list_with_unknown_columns_is_not_touched(tmp_path: Path) -> None:
    """A list that cannot be read whole is for a person to mend."""
    _award(tmp_path)
    (tmp_path / LIST).write_text("A,B\n1,2\n", "utf-8")
    with pytest.raises(UnreadableRecord, match=r"x\.csv"):
        read_record_file(tmp_path, "data/awards/x.yml", AWARD)


@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_front_matter_and_body_change_apart(tmp_path: Path, end: str) -> None:
    """A new title leaves the body's bytes, a new body those of the front matter."""
    text = end.join(["---", "# đầu", "title: 'A'", "---", "", "Một  ", "", "Hai", "", ""])
    path = "data/articles/a.md"
    (tmp_path / "data/articles").mkdir(parents=True)
    (tmp_path / path).write_bytes(text.encode())
    found = read_record_file(tmp_path, path, ARTICLE)
    (change,) = edited_record(found, path, ARTICLE, {**found.data, "title": "B"})
    assert change.after == text.replace("'A'", "'B'").encode()
    (change,) = edited_record(found, path, ARTICLE, {**found.data, "body": "Ba\n\nBốn"})
    assert change.after == text.replace(f"Một  {end}{end}Hai", f"Ba{end}{end}Bốn").encode()


def test_a_new_article_is_markdown() -> None:
    """A record without a file gets one that says its data."""
    data = {"title": "A", "date": "2026-01-02", "body": "Lời"}
    (change,) = edited_record(None, "data/articles/a.md", ARTICLE, data)
    assert change.before is None
    assert change.after == "---\ntitle: A\ndate: 2026-01-02\n---\n\nLời\n".encode()
