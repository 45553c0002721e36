"""CSV text becomes rows that know their lines, or problems; no cell is lost or moved."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.csv_text import parse_csv
from generator.model.source import Table

PATH = "data/awards/x.csv"


def table(text: str) -> Table:
    """The table in `text`, which must have one."""
    found, problems = parse_csv(text, PATH)
    assert problems == []
    assert found is not None
    return found


@pytest.mark.parametrize("delimiter", [",", ";", "\t"])
def test_the_delimiter_is_read_off_the_header(delimiter: str) -> None:
    """Commas, semicolons (Excel in Vietnam) and tabs all separate cells."""
    text = "no,name\n1,An\n".replace(",", delimiter)
    assert table(text).header == ("no", "name")
    assert [row.cells for row in table(text).rows] == [("1", "An")]


def test_a_comma_in_a_cell_of_a_semicolon_table_is_text() -> None:
    """Only the header decides what separates cells."""
    assert table("no;name\n1;An, Bình\n").rows[0].cells == ("1", "An, Bình")


def test_quotation_marks_hold_delimiters_quotes_and_lines() -> None:
    """A quoted cell keeps commas, doubled quotation marks and line ends."""
    found = table('no,name\n1,"An, ""Cả"",\nthôn Bến"\n')
    assert found.rows[0].cells == ("1", 'An, "Cả",\nthôn Bến')


def test_a_row_knows_the_line_on_which_it_begins() -> None:
    """Cells of several lines and blank lines do not shift the numbers of the rows below."""
    found = table('no,name\n1,"a\nb\nc"\n\n2,d\n,\n3,"e\n"\n4,f\n')
    assert [(row.line, row.cells[0]) for row in found.rows] == [
        (2, "1"),
        (6, "2"),
        (8, "3"),
        (10, "4"),
    ]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_any_line_end_is_a_line_end(end: str) -> None:
    """Unix, Windows and old Macintosh files give the same rows."""
    found = table("no,name\n1,An\n2,Bình\n".replace("\n", end))
    assert [(row.line, row.cells) for row in found.rows] == [(2, ("1", "An")), (3, ("2", "Bình"))]


def test_cells_are_trimmed() -> None:
    """Blanks around a cell mean nothing."""
    assert table(" no , name \n 1 , An \n") == table("no,name\n1,An\n")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("csv.empty", 1, "")]),
        ("\n\n", [("csv.empty", 1, "")]),
        ("   \nno\n", [("csv.empty", 1, "")]),
        ("no,name\n1\n2,Bình\n3,Cam,thừa\n", [("csv.width", 2, "1"), ("csv.width", 4, "3")]),
        ('no,name\n1,An\n2,"Bình\n3,Cam\n', [("csv.syntax", 3, "")]),
        ('no,name\n1,"An"x\n', [("csv.syntax", 2, "")]),
        ('"no\n', [("csv.syntax", 1, "")]),
        ('no,name\n1\n2,"\n', [("csv.width", 2, "1"), ("csv.syntax", 3, "")]),
    ],
)
def test_what_is_refused_is_told_on_its_line(
    text: str, expected: list[tuple[str, int, str]]
) -> None:
    """All rows of a wrong width are told at once; a broken quotation mark where it opens."""
    _, problems = parse_csv(text, PATH)
    assert [(found.code, found.line, found.found) for found in problems] == expected


def test_a_row_of_a_wrong_width_is_left_out() -> None:
    """Its cells would stand in the wrong columns."""
    found, _ = parse_csv("no,name\n1\n2,Bình\n", PATH)
    assert found is not None
    assert [row.cells for row in found.rows] == [("2", "Bình")]


def test_equal_headers_keep_all_their_cells() -> None:
    """A repeated header is the business of `validate`; no cell is lost before."""
    assert table("no,no\n1,2\n").rows[0].cells == ("1", "2")


def test_a_cell_that_is_too_long_is_a_problem() -> None:
    """A cell beyond what the csv module takes ends in a problem."""
    assert parse_csv(f"no,name\n1,{'x' * 200_000}\n", PATH)[1][0].code == "csv.syntax"


CELL = st.text(alphabet=st.characters(exclude_categories=["Cc", "Cs", "Zs", "Zl", "Zp"]))


@given(st.lists(st.lists(CELL, min_size=3, max_size=3), max_size=5), st.sampled_from(",;\t"))
def test_what_a_program_wrote_comes_back(rows: list[list[str]], delimiter: str) -> None:
    """Rows that Python's own writer made are read as they were, blank ones aside."""
    buffer = io.StringIO()
    csv.writer(buffer, delimiter=delimiter).writerows([["no", "name", "unit"], *rows])
    found = [row.cells for row in table(buffer.getvalue()).rows]
    assert found == [tuple(row) for row in rows if any(row)]


@given(st.text())
def test_any_text_is_a_table_or_problems(text: str) -> None:
    """Nothing that can be typed makes the reader raise."""
    found, problems = parse_csv(text, PATH)
    assert found is not None or problems
    assert all(problem.line >= 1 and problem.column >= 1 for problem in problems)
    if found:
        assert all(len(row.cells) == len(found.header) for row in found.rows)
