"""Workbooks that are broken or made to do harm: one clear problem, little memory, little time."""

from __future__ import annotations

import time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.importers.sheets import child
from generator.importers.sheets.unpacking import unpack_workbook
from generator.model.problem import Severity
from tests.importers.books import make_book, read
from tests.importers.office import make_ods, make_xlsx, part_of, with_parts

GOOD = make_book({"A": [("STT", "Họ và tên"), (1, "Nguyễn Văn An")]})
SHEET = "xl/worksheets/sheet1.xml"


def with_sheet(old: bytes, new: bytes) -> bytes:
    """The good workbook with one thing in its sheet replaced."""
    xml = part_of(GOOD, SHEET)
    assert old in xml
    return with_parts(GOOD, {SHEET: xml.replace(old, new)})


def test_a_cell_in_the_last_corner_is_no_reason_to_fill_the_memory() -> None:
    """A sheet of two cells that asks for seventeen thousand million is refused before that."""
    data = with_sheet(b'r="B2"', b'r="XFD1048576"')
    found = read(data)
    assert [problem.code for problem in found.problems] == ["import.too-large"]
    assert child.MEMORY < 512 * child.MEGA


def test_repeated_rows_of_opendocument_are_counted_before_they_are_made() -> None:
    """A row that says that it stands a million times is refused when it holds something."""
    data = make_ods(("STT", "Họ và tên"), ("1", "Nguyễn Văn An"))
    xml = part_of(data, "content.xml")
    many = xml.replace(
        b"<table:table-row>", b'<table:table-row table:number-rows-repeated="1048576">'
    )
    assert many != xml
    found = read(with_parts(data, {"content.xml": many}), "a.ods")
    assert [problem.code for problem in found.problems] == ["import.too-large"]


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"PK\x03\x04",
        GOOD[:200],
        GOOD[: len(GOOD) // 2],
        with_parts(GOOD, {SHEET: b"<worksheet><sheetData><row><c r='A1'"}),
        with_parts(GOOD, {"xl/workbook.xml": b"nothing"}),
        with_sheet(b'r="B2"', b'r="??"'),
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600),
    ],
)
def test_broken_workbooks_are_refused(data: bytes) -> None:
    """A file that is cut off or no workbook at all gives a problem, and no draft."""
    for name in ("a.xlsx", "a.xls"):
        found = read(data, name)
        assert found.drafts == ()
        assert found.problems


def test_a_value_that_was_never_computed_is_refused() -> None:
    """A formula without its value names its cell."""
    data = with_sheet(b'<c r="A2"><v>1</v></c>', b'<c r="A2"><f>ROW()</f></c>')
    found = read(data)
    errors = [one for one in found.problems if one.severity is Severity.ERROR]
    assert [(problem.code, problem.path) for problem in errors] == [
        ("import.formula-empty", "danh-sach.xlsx!A!A2")
    ]
    assert found.drafts == ()


@settings(max_examples=12, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(st.tuples(st.integers(0, len(GOOD) - 1), st.integers(0, 255)), max_size=30))
def test_spoilt_bytes_end_in_a_list_or_in_problems(spoilt: list[tuple[int, int]]) -> None:
    """Whatever bytes are changed, nothing is raised."""
    data = bytearray(GOOD)
    for place, byte in spoilt:
        data[place] = byte
    found = read(bytes(data))
    assert found.drafts or found.problems


def test_text_that_looks_like_a_formula_stays_text() -> None:
    """A name that begins with a sign of formulas is a name."""
    book = unpack_workbook(make_xlsx(("STT", "Họ và tên"), ("1", "@Nguyễn An")), "a.xlsx")
    assert book.grids[0].rows[1][1] == "@Nguyễn An"


def test_many_rows_are_read_quickly() -> None:
    """5,000 rows take a fraction of the three seconds that a command may take."""
    rows = [("STT", "Họ và tên", "Đơn vị")]
    rows += [(str(n), f"Nguyễn Văn An {n}", "Thôn Ao Sen") for n in range(1, 5_001)]
    data = make_xlsx(*rows)
    start = time.process_time()
    found = read(data)
    assert len(found.drafts[0].rows) == 5_000
    assert time.process_time() - start < 3
