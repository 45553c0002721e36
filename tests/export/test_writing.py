"""What is written can be read back, word for word, and is never a formula."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.export.csv_text import csv_lines, defuse, header, restore
from generator.export.json_text import json_objects, json_text
from generator.export.xlsx import Sheet, workbook, xlsx_rows
from generator.model.table import CellType, Column, Row
from tests.export.reading import as_csv, read_csv, read_json, read_xlsx

COLUMNS = (
    Column("text", CellType.STRING, False),
    Column("number", CellType.INTEGER, False),
    Column("truth", CellType.BOOLEAN, False),
    Column("day", CellType.DATE, False),
)
#: What a portal can hold: `load` refuses control characters (model/text.py).
TEXTS = st.text(
    st.characters(
        codec="utf-8", exclude_categories=("Cc", "Cs", "Co"), include_characters="\t\r\n=+-@'\","
    ),
    max_size=40,
)
SIGNS = st.tuples(st.text("'", max_size=3), st.sampled_from("=+-@\t\r\n＝＋－＠"), TEXTS)
ANY_TEXT = TEXTS | SIGNS.map("".join)
DAYS = st.dates().filter(lambda day: day.year >= 1000).map(lambda day: day.isoformat())
ROWS = st.lists(
    st.tuples(
        st.none() | ANY_TEXT.filter(bool),
        st.none() | st.integers(-(10**9), 10**9),
        st.none() | st.booleans(),
        st.none() | DAYS,
    ),
    max_size=8,
)


def csv_of(rows: list[Row]) -> bytes:
    """The rows as a CSV file."""
    return b"".join([header(COLUMNS), *csv_lines(COLUMNS, rows)])


def xlsx_of(rows: list[Row]) -> bytes:
    """The rows as a workbook."""
    names = [column.name for column in COLUMNS]
    return workbook([Sheet("Dữ liệu", names, [20] * 4, xlsx_rows(COLUMNS, rows))])


@given(ANY_TEXT)
def test_a_defused_text_begins_with_no_sign_and_comes_back(text: str) -> None:
    """No text makes a spreadsheet compute, and none is lost by that."""
    safe = defuse(text)
    assert not safe.startswith(tuple("=+-@\t\r\n＝＋－＠"))
    assert restore(safe) == text
    assert safe in (text, f"'{text}")


@pytest.mark.parametrize(
    ("text", "safe"),
    [
        ("=1+1", "'=1+1"),
        ("-Nguyễn Văn Cam", "'-Nguyễn Văn Cam"),
        ("@nhom", "'@nhom"),
        ("'=x", "''=x"),
        ("Nguyễn Văn Cam", "Nguyễn Văn Cam"),
        ("'Bến", "'Bến"),
        ("2-3", "2-3"),
    ],
)
def test_only_what_needs_it_gets_an_apostrophe(text: str, safe: str) -> None:
    """Names stay as they are."""
    assert defuse(text) == safe


@given(ROWS)
def test_csv_comes_back(rows: list[Row]) -> None:
    """Every value can be read from CSV."""
    names, found = read_csv(csv_of(rows))
    assert names == [column.name for column in COLUMNS]
    assert found == [[as_csv(cell) for cell in row] for row in rows]


@given(ROWS)
def test_json_comes_back(rows: list[Row]) -> None:
    """Every value can be read from JSON, each with its type."""
    found = read_json(json_text("bang", json_objects(COLUMNS, rows)))
    assert [tuple(row.values()) for row in found] == rows
    assert [[type(cell) for cell in row.values()] for row in found] == [
        [type(cell) for cell in row] for row in rows
    ]


@given(ROWS)
def test_xlsx_comes_back(rows: list[Row]) -> None:
    """Every value can be read from the workbook; texts are texts whatever they begin with."""
    headings, *found = read_xlsx(xlsx_of(rows))
    assert headings == [column.name for column in COLUMNS]
    assert [tuple(row) for row in found] == rows


@given(ROWS)
def test_equal_rows_give_equal_bytes(rows: list[Row]) -> None:
    """Nothing but the rows decides what stands in a file."""
    assert csv_of(rows) == csv_of(list(rows))
    assert xlsx_of(rows) == xlsx_of(list(rows))


def test_one_and_true_are_two_things() -> None:
    """A number that equals a truth is written as a number."""
    rows: list[Row] = [("a", 1, True, None), ("b", 0, False, None)]
    assert read_csv(csv_of(rows))[1] == [["a", "1", "true", ""], ["b", "0", "false", ""]]
    assert read_xlsx(xlsx_of(rows))[1:] == [["a", 1, True, None], ["b", 0, False, None]]
