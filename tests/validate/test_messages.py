"""What an editor reads: one Vietnamese line with place, field, what was found, what was meant."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.locale import catalogue
from generator.model.problem import Problem, Severity, sort_problems, suggest
from generator.reporting import describe, format_problem, problem_facts
from tests.portals.toolbox import add, problem_codes, read

ARTICLE = "title: A\ndate: 2026\nsummary: S\n"


def messages(root: Path, path: str, text: str) -> list[str]:
    """What is said about the portal at `root` with one file more."""
    return [format_problem(found) for found in read(add(root, {path: text})).problems]


def test_a_message_says_where_what_and_what_was_meant(small: Path) -> None:
    """The line of an unknown unit is the one that the design promises."""
    text = f"{ARTICLE}units:\n  - xa-song-tranng\n"
    assert messages(small, "data/articles/x.yml", text) == [
        'data/articles/x.yml:5:5: units[1]: không có đơn vị "xa-song-tranng"; '
        'có phải "xa-song-trang"? [ref.unknown]'
    ]


def test_a_message_is_one_line_whatever_was_found(small: Path) -> None:
    """Line ends, escapes and very long texts of a value do not spread over the screen."""
    text = f"{ARTICLE}demo: |\n  một\n  hai\n  {'ba ' * 100}\n"
    (message,) = messages(small, "data/articles/x.yml", text)
    assert "\n" not in message
    assert len(message) < 200
    problem = Problem("record.value", "x", found="\x1b[2Ja\u202e", hint="b\x07c\nd")
    assert not any(char in describe(problem) for char in "\x1b\x07\n")


def test_choices_are_listed_or_the_nearest_is_named(small: Path) -> None:
    """A near miss gets one suggestion, anything else the whole list."""
    near, far = "name: A\ntype: comittee\n", "name: A\ntype: qwrt\n"
    assert "có phải" not in messages(small, "data/units/x.yml", far)[0]
    assert "village" in messages(small, "data/units/x.yml", far)[0]
    assert 'có phải "committee"?' in messages(small, "data/units/x.yml", near)[0]
    for words in ("Thôn", "tổ dân phố", "vilage", "thon"):
        text = f"name: A\ntype: {words}\n"
        assert 'có phải "village"?' in messages(small, "data/units/x.yml", text)[0]


def test_a_pattern_is_shown_by_a_text_that_fits(small: Path) -> None:
    """Nobody has to read regular expressions."""
    for key, value in (("id", "A B"), ("moved_from", "[x]")):
        (message,) = messages(small, "data/articles/x.yml", f"{ARTICLE}{key}: {value}\n")
        assert "^" not in message
        assert "$" not in message


@pytest.mark.parametrize("code", sorted(problem_codes()))
def test_every_code_can_be_told(code: str) -> None:
    """Each sentence is filled by what a problem carries, with a suggestion and without."""
    for hint in ("", "gợi ý"):
        problem = Problem(code, "x", ("a", 0), "tìm", hint).about(
            kind="unit", other="y", expected="3", page="/x/"
        )
        message = describe(problem)
        assert "{" not in message
        assert message


def test_every_suggestion_belongs_to_a_code() -> None:
    """No `hint.` sentence stands in the catalogue for a code that does not exist."""
    hints = {key.removeprefix("hint.") for key in catalogue() if key.startswith("hint.")}
    assert hints - {"common", "none"} <= problem_codes()


def test_fields_are_counted_from_one() -> None:
    """An editor's third assignment is number 3."""
    assert Problem("x", "y", ("assignments", 2, "due")).field == "assignments[3].due"
    assert Problem("x", "y", (0, "a")).field == "[1].a"
    assert Problem("x", "y").field == ""


def test_problems_are_sorted_by_place_and_told_once() -> None:
    """Path, then line, then column, whatever the order in which they were found."""
    first, second = Problem("b", "a", line=2, column=1), Problem("a", "a", line=10, column=1)
    third = Problem("a", "b", line=1, column=1)
    assert sort_problems([third, second, first, third]) == (first, second, third)


def test_machines_get_the_same_facts() -> None:
    """The JSON form carries everything that the line does."""
    problem = Problem("ref.unknown", "x.yml", ("a",), "b", "c", 3, 4).about(kind="unit")
    facts = problem_facts(problem.as_warning())
    assert facts["severity"] == Severity.WARNING
    line = "{path}:{line}:{column}: {message} [{code}]".format(**facts)
    assert line == format_problem(problem)
    assert {facts["field"], facts["found"], facts["hint"]} == {"a", "b", "c"}


@pytest.mark.parametrize(
    ("found", "known", "expected"),
    [
        ("sumary", ["summary", "title"], "summary"),
        ("xyz", ["summary", "title"], ""),
        ("", ["a"], ""),
        ("a", [], ""),
    ],
)
def test_only_what_is_near_is_suggested(found: str, known: list[str], expected: str) -> None:
    """A far-fetched suggestion is worse than none."""
    assert suggest(found, known) == expected
