"""A problem that knows its field gets the line and column where an editor finds it."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.load import locate
from generator.model.problem import Loc, Problem
from tests.portals.toolbox import add

TEXT = """\
# một ghi chú
title: Bài thử
photo:
  file: a.svg
units: [một, hai]
notes:
  - text: a
  - text: b
    at: c
"""


def place(root: Path, path: str, loc: Loc, code: str = "record.text") -> tuple[int, int]:
    """Where a problem at `loc` of the file is put."""
    (found,) = locate([Problem(code, path, loc)], root)
    return found.line, found.column


@pytest.mark.parametrize(
    ("loc", "expected"),
    [
        ((), (2, 1)),
        (("title",), (2, 8)),
        (("photo",), (4, 3)),
        (("photo", "file"), (4, 9)),
        (("photo", "alt"), (4, 3)),
        (("units", 1), (5, 14)),
        (("units", 5), (5, 8)),
        (("notes", 1, "at"), (9, 9)),
        (("notes", 1, "found"), (8, 5)),
        (("notes", 1, "at", "on"), (9, 9)),
        (("summary",), (2, 1)),
    ],
)
def test_a_field_is_found_or_what_should_hold_it(
    loc: Loc, expected: tuple[int, int], tmp_path: Path
) -> None:
    """A missing field is told at the group that lacks it."""
    add(tmp_path, {"data/x.yml": TEXT})
    assert place(tmp_path, "data/x.yml", loc) == expected


def test_an_unknown_key_is_told_at_the_key(tmp_path: Path) -> None:
    """It is the key that is wrong, not its value."""
    add(tmp_path, {"data/x.yml": TEXT})
    assert place(tmp_path, "data/x.yml", ("photo", "file"), "record.unknown-key") == (4, 3)


@pytest.mark.parametrize("name", ["x.md", "x.MD"])
def test_front_matter_counts_from_the_fence(name: str, tmp_path: Path) -> None:
    """Lines are lines of the file."""
    add(tmp_path, {f"data/{name}": f"---\n{TEXT}---\nThân\n"})
    assert place(tmp_path, f"data/{name}", ("title",)) == (3, 8)


@pytest.mark.parametrize("name", ["x.yml", "x.yaml", "x.YML"])
def test_the_case_of_an_ending_does_not_matter(name: str, tmp_path: Path) -> None:
    """Old Windows tools write endings in capitals."""
    add(tmp_path, {f"data/{name}": TEXT})
    assert place(tmp_path, f"data/{name}", ("title",)) == (2, 8)


def test_a_place_that_is_known_is_kept(tmp_path: Path) -> None:
    """What a reader has placed is not placed again."""
    problem = Problem("csv.width", "data/x.csv", line=7, column=2)
    assert locate([problem], tmp_path) == (problem,)


@pytest.mark.parametrize("path", ["data/a.jpg", "data/khong-co.yml", "data", "/tin-tuc/x/"])
def test_a_problem_without_a_place_is_told_at_the_beginning(path: str, tmp_path: Path) -> None:
    """Every problem has a real line: a picture's, a missing file's, and a page's as well."""
    assert place(tmp_path, path, ("title",)) == (1, 1)


def test_lines_are_counted_before_letters_are_composed(tmp_path: Path) -> None:
    """Columns count letters as a reader of the file sees them, composed or not."""
    add(tmp_path, {"data/x.yml": "a: {Đường: 1, b: 2}\n"})
    assert place(tmp_path, "data/x.yml", ("a", "b")) == (1, 18)
