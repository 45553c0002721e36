"""A decision's rows may stand in a CSV file: the same rows, with the way back to their lines."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.decision import Award, Recipient
from generator.locale import t
from generator.model.portal import record_of
from generator.model.quota import RecipientKind
from tests.portals.toolbox import add, read

DECISION = "title: Q\ndate: 2026-05-04\nissuer: ubnd-xa-song-trang\nform: Giấy khen\n"


def rows(root: Path, csv: str) -> tuple[Recipient, ...]:
    """The recipients of a decision with that CSV file, which must be in order."""
    add(
        root, {"data/awards/q.yml": f"{DECISION}recipients_file: q.csv\n", "data/awards/q.csv": csv}
    )
    found = read(root)
    assert found.problems == ()
    assert found.portal is not None
    entry = found.portal.find("award", "q")
    assert entry is not None
    return record_of(entry, Award).recipients


def problems(root: Path, csv: str) -> list[tuple[str, str, int, int, str]]:
    """Code, path, line, column and field of each problem of a decision with that CSV file."""
    add(
        root, {"data/awards/q.yml": f"{DECISION}recipients_file: q.csv\n", "data/awards/q.csv": csv}
    )
    return [
        (found.code, found.path, found.line, found.column, found.field)
        for found in read(root).problems
    ]


def test_a_row_is_a_recipient(small: Path) -> None:
    """Cells become fields as typed; an empty cell says nothing."""
    found = rows(small, "no,kind,name,title,achievement\n01,collective,Tổ một,,NO\n")
    assert found == (
        Recipient(no="01", kind=RecipientKind.COLLECTIVE, name="Tổ một", achievement="NO"),
    )
    assert found[0].title is None


def test_columns_may_bear_their_vietnamese_titles(small: Path) -> None:
    """The header that office staff would type means the same as the field's name."""
    titles = [t(f"field.Recipient.{field}.title") for field in ("no", "kind", "name")]
    found = rows(small, f"{','.join(titles).upper()}\n1,individual,An\n")
    assert found == (Recipient(no="1", kind=RecipientKind.INDIVIDUAL, name="An"),)


@pytest.mark.parametrize("word", ["cá nhân", "Cá nhân", "tập thể", "hộ gia đình"])
def test_kinds_may_be_named_in_vietnamese(word: str, small: Path) -> None:
    """The cell says who receives as decisions say it."""
    (found,) = rows(small, f"no,kind,name\n1,{word},An\n")
    assert t(f"recipient.{found.kind}") == word.lower()


def test_columns_may_stand_in_any_order(small: Path) -> None:
    """It is the header that tells, not the place."""
    assert rows(small, "name;no\nAn;1\n") == (Recipient(no="1", name="An"),)


def test_a_problem_of_a_row_is_told_in_the_table(small: Path) -> None:
    """Line and column are those of the CSV file, below cells of several lines too."""
    csv = 'no,name,unit_id,kind\n1,"An\nAn",,\n2,,,\n3,Cam,khong-co,\n3,Dậu,,\n4,Én,,người\n'
    assert problems(small, csv) == [
        ("record.missing", "data/awards/q.csv", 4, 2, "name"),
        ("record.choice", "data/awards/q.csv", 7, 4, "kind"),
    ]
    assert problems(small, csv.replace("2,,,", "2,Bình,,").replace("người", "")) == [
        ("ref.unknown", "data/awards/q.csv", 5, 3, "unit_id"),
        ("award.duplicate-row", "data/awards/q.csv", 6, 1, "no"),
    ]


def test_all_headers_that_are_wrong_are_told_at_once(small: Path) -> None:
    """Unknown and repeated columns are told together, and rows are not blamed for them."""
    assert problems(small, "no,name,born,name\n1,An,1990,An\n") == [
        ("field.private", "data/awards/q.csv", 1, 3, ""),
        ("csv.header-twice", "data/awards/q.csv", 1, 4, ""),
    ]


def test_personal_data_in_a_table_is_refused_and_reaches_nothing(small: Path) -> None:
    """A column beyond the allow-list is refused by its header, before any cell is read."""
    for header in ("Ngày sinh", "Số CCCD", "Điện thoại", "Nơi thường trú", "born", "sdt"):
        (found,) = problems(small, f"no,name,{header}\n1,An,x\n")
        assert found[0] == "field.private"


def test_rows_in_two_places_are_refused(small: Path) -> None:
    """A list in the record and in a table: nobody could say which one counts."""
    add(
        small,
        {
            "data/awards/q.yml": (
                f"{DECISION}recipients_file: q.csv\nrecipients: [{{no: '1', name: An}}]\n"
            ),
            "data/awards/q.csv": "no,name\n1,An\n",
        },
    )
    assert read(small).codes == ["csv.rows-twice"]


def test_a_table_may_serve_from_a_folder_beside(small: Path) -> None:
    """The record names its table by the way from its own file."""
    text = f"{DECISION}recipients_file: ../bang/q.csv\n"
    add(small, {"data/awards/q.yml": text, "data/bang/q.csv": "no,name\n1,An\n"})
    assert read(small).codes == []
