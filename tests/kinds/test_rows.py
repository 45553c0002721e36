"""Lists of recipients as offices keep them: Vietnamese headers and words in a CSV file."""

from __future__ import annotations

import pytest

from generator.kinds import award
from generator.kinds.decision import Recipient
from generator.load.csv_text import parse_csv
from generator.locale import has, t
from generator.model.source import Sources
from generator.validate.rows import Joined, join_rows


def join(text: str) -> Joined:
    """The rows of the CSV file with this text, as a decision would have them."""
    table, problems = parse_csv(text, "data/awards/a.csv")
    assert table is not None
    assert problems == []
    sources = Sources({}, {"data/awards/a.csv": table}, {})
    return join_rows({"recipients_file": "a.csv"}, "data/awards/a.yml", award.KIND, sources)


def recipients(text: str) -> list[Recipient]:
    """The recipients in this text."""
    joined = join(text)
    assert joined.problems == ()
    rows = joined.data["recipients"]
    assert isinstance(rows, list)
    return [Recipient.model_validate(row) for row in rows]


def test_headers_and_values_may_be_vietnamese() -> None:
    """The list can be saved from a spreadsheet as it is."""
    (row,) = recipients(
        "STT,Đối tượng,Họ và tên,Chức vụ,Đơn vị,Xã,Thành tích\n"
        "1,Hộ gia đình,Hộ ông Vũ Văn Ví,Chủ hộ,Thôn Đình,Xã Nắng Mai,Hiến đất\n"
    )
    assert (row.no, row.kind) == ("1", "household")
    assert (row.name, row.title) == ("Hộ ông Vũ Văn Ví", "Chủ hộ")
    assert (row.unit, row.commune, row.achievement) == ("Thôn Đình", "Xã Nắng Mai", "Hiến đất")


def test_fields_may_be_named_as_in_yaml() -> None:
    """The names of the record's own fields are headers, too."""
    header = ",".join(Recipient.model_fields)
    (row,) = recipients(f"{header}\n7,collective,Thôn Đình,,,,,,,,,\n")
    assert (row.no, row.kind, row.title) == ("7", "collective", None)


@pytest.mark.parametrize(
    ("typed", "kind"),
    [
        ("cá nhân", "individual"),
        ("CÁ NHÂN", "individual"),
        ("Tập thể", "collective"),
        ("hộ", "household"),
        ("household", "household"),
        ("", "individual"),
    ],
)
def test_kinds_of_recipients_may_be_vietnamese(typed: str, kind: str) -> None:
    """Capitals do not matter, and an empty cell is a person."""
    assert recipients(f"STT;Đối tượng;Họ tên\n1;{typed};A\n")[0].kind == kind


def test_every_name_of_a_column_means_one_field() -> None:
    """Titles, other names and field names of all columns differ, and each leads to its field."""
    for field in Recipient.model_fields:
        key = f"field.Recipient.{field}"
        others = t(f"{key}.headers").split("; ") if has(f"{key}.headers") else []
        for header in (field, t(f"{key}.title"), *others):
            joined = join(f'"{header}"\nx\n')
            assert joined.problems == ()
            assert joined.data["recipients"] == [{field: "x"}], header


def test_an_unknown_column_is_told_once() -> None:
    """A misspelt header brings the right one, and not a problem for each row below it."""
    joined = join("STT,Họ và tênn\n1,A\n2,B\n")
    (problem,) = joined.problems
    assert (problem.code, problem.line, problem.column) == ("csv.header", 1, 2)
    assert problem.hint == "Họ và tên"
    assert "recipients" not in joined.data
