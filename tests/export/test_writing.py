"""What is written can be read back, word for word, and is never a formula."""

from __future__ import annotations

import io
import re
import subprocess
import sys
import time
import zipfile
from datetime import date

import pytest
import python_calamine
from hypothesis import given
from hypothesis import strategies as st

from generator.export import xlsx
from generator.export.csv_text import csv_lines, defuse, header, restore
from generator.export.json_text import json_objects, json_text
from generator.export.xlsx import Sheet, workbook
from generator.model.output import digest_of
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

#: Columns in which one sort of cell follows another.
MIXED: list[Row] = [
    (None, None, None, "1890-05-19"),
    ("a", 1, True, "2026-04-10"),
    (" á ", 0, None, None),
    (None, -5, False, "1899-12-31"),
    ("=1", 10**9, True, "1930-02-03"),
]


def csv_of(rows: list[Row]) -> bytes:
    """The rows as a CSV file."""
    return b"".join([header(COLUMNS), *csv_lines(COLUMNS, rows)])


def xlsx_of(rows: list[Row]) -> bytes:
    """The rows as a workbook."""
    names = [column.name for column in COLUMNS]
    return workbook([Sheet("Dữ liệu", COLUMNS, names, [20] * 4, rows)])


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
    assert [tuple(row) for row in found] == (rows or [(None,) * 4])


@given(ROWS)
def test_equal_rows_give_equal_bytes(rows: list[Row]) -> None:
    """Nothing but the rows decides what stands in a file."""
    assert csv_of(rows) == csv_of(list(rows))
    assert xlsx_of(rows) == xlsx_of(list(rows))


def test_a_workbook_tells_no_time() -> None:
    """Neither its properties nor the entries of its archive say when it was made."""
    with zipfile.ZipFile(io.BytesIO(xlsx_of([("a", 1, True, "2026-04-10")]))) as archive:
        assert {entry.date_time[:2] for entry in archive.infolist()} == {(1980, 1)}
        times = re.findall(r"\d{4}-\d\d-\d\dT", archive.read("docProps/core.xml").decode())
    assert set(times) == {"1980-01-01T"}


def test_two_processes_at_two_times_make_one_workbook() -> None:
    """The same rows are the same bytes in another second, and by a process with other hashes."""
    content, now = xlsx_of(MIXED), time.time()
    call = "from tests.export.test_writing import *; print(digest_of(xlsx_of(MIXED)))"
    time.sleep(1 - now % 1)
    run = [sys.executable, "-c", call]
    found = subprocess.run(run, check=True, capture_output=True, text=True).stdout
    assert found.strip() == digest_of(content)


def test_many_rows_come_back(monkeypatch: pytest.MonkeyPatch) -> None:
    """A workbook of many rows, written row by row, says the same and tells no time either."""
    few = xlsx_of(MIXED)
    monkeypatch.setattr(xlsx, "_MANY", 3)
    many = xlsx_of(MIXED)
    assert read_xlsx(many) == read_xlsx(few)
    assert xlsx_of(MIXED) == many != few
    with zipfile.ZipFile(io.BytesIO(many)) as archive:
        assert {entry.date_time[:2] for entry in archive.infolist()} == {(1980, 1)}


def test_a_reader_of_others_finds_the_same() -> None:
    """Texts, numbers, truths and days are read as what they are, in columns of several sorts."""
    book = python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(xlsx_of(MIXED)))
    assert book.sheet_names == ["Dữ liệu"]
    headings, *found = book.get_sheet_by_index(0).to_python()
    assert headings == [column.name for column in COLUMNS]
    days = [row.pop() for row in found]
    assert days == ["1890-05-19", date(2026, 4, 10), "", "1899-12-31", date(1930, 2, 3)]
    assert found == [["" if cell is None else cell for cell in row[:3]] for row in MIXED]


@pytest.mark.parametrize(
    "text",
    [
        "=1+1",
        "{=A1}",
        "https://thi-dua.example/",
        "mailto:a@thi-dua.example",
        "12",
        "0012",
        "1e5",
        "<r>",
        "<r></r>",
        "<r><t>x</t></r>",
        "<r>&<b>\n </r>",
        "_x0041_\r\n",
        "<r>a</r>" * 3,
    ],
)
def test_a_text_stays_a_text(text: str) -> None:
    """Neither a formula, a link, a number nor markup is made of it."""
    content = xlsx_of([(text, None, None, None)])
    assert read_xlsx(content)[1] == [text, None, None, None]
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert b"hyperlink" not in archive.read("xl/worksheets/sheet1.xml")


@pytest.mark.parametrize("start", ["", "<r>"])
def test_a_text_longer_than_a_cell_is_cut(start: str) -> None:
    """Excel opens no file with a longer one. What takes two units of UTF-16 counts twice."""
    (text,) = {
        row[0] for row in read_xlsx(xlsx_of([(start + "🌾" * 40_000, None, None, None)]))[1:]
    }
    assert isinstance(text, str)
    assert 31_000 < len(text.encode("utf-16-le")) // 2 <= 32_767
    assert (start + "🌾" * 40_000).startswith(text)


@pytest.mark.parametrize(("day", "typed"), [("1900-02-28", False), ("1900-03-01", True)])
def test_days_before_spreadsheets_count_are_texts(day: str, typed: bool) -> None:
    """They count a 29 February 1900: what comes before it would be shown as another day."""
    content = xlsx_of([(None, None, None, day)])
    assert read_xlsx(content)[1][3] == day
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert (day.encode() in archive.read("xl/sharedStrings.xml")) is not typed


def test_headings_stay_in_view() -> None:
    """The first row is frozen and bold, each column has its width, a filter stands over all."""
    with zipfile.ZipFile(io.BytesIO(xlsx_of([("a", 1, True, "2026-04-10")]))) as archive:
        sheet = archive.read("xl/worksheets/sheet1.xml").decode()
        assert 'name="Dữ liệu"' in archive.read("xl/workbook.xml").decode()
    assert '<pane ySplit="1"' in sheet
    assert '<autoFilter ref="A1:D2"/>' in sheet
    assert '<c r="A1" s="1" t="s">' in sheet
    assert 'width="20.7109375"' in sheet


def test_one_and_true_are_two_things() -> None:
    """A number that equals a truth is written as a number."""
    rows: list[Row] = [("a", 1, True, None), ("b", 0, False, None)]
    assert read_csv(csv_of(rows))[1] == [["a", "1", "true", ""], ["b", "0", "false", ""]]
    assert read_xlsx(xlsx_of(rows))[1:] == [["a", 1, True, None], ["b", 0, False, None]]
