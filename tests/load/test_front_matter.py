"""A Markdown file is its front matter and its body."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.front_matter import parse_front_matter

PATH = "data/articles/x.md"


def test_the_body_stands_below_the_second_fence() -> None:
    """Head and body come apart at the fence; blank lines around the body mean nothing."""
    assert parse_front_matter("---\na: 1\n---\n\nMột\n\nHai\n\n", PATH) == (
        {"a": "1", "body": "Một\n\nHai"},
        [],
    )


def test_a_rule_in_the_body_is_part_of_the_body() -> None:
    """Only the first closing fence counts."""
    data, _ = parse_front_matter("---\na: 1\n---\nMột\n\n---\n\nHai\n", PATH)
    assert data["body"] == "Một\n\n---\n\nHai"


def test_a_file_without_a_body_has_none() -> None:
    """An empty body is no empty text."""
    assert parse_front_matter("---\na: 1\n---\n \n", PATH) == ({"a": "1"}, [])


@pytest.mark.parametrize(
    "text", ["", "# Một\n", "a: 1\n---\n", "---\na: 1\n", "\n---\na: 1\n---\n"]
)
def test_a_file_without_front_matter_is_refused(text: str) -> None:
    """A file that does not open with a fence, or does not close it, is no record."""
    assert [found.code for found in parse_front_matter(text, PATH)[1]] == ["markdown.front-matter"]


def test_problems_of_the_front_matter_count_lines_of_the_file() -> None:
    """The fence is line 1."""
    _, problems = parse_front_matter("---\na: 1\na: 2\n---\n", PATH)
    assert [(found.code, found.line, found.column) for found in problems] == [
        ("yaml.duplicate-key", 3, 1)
    ]


def test_the_body_may_be_written_once() -> None:
    """A body above and below the fence is refused: nobody could say which one counts."""
    _, problems = parse_front_matter("---\nbody: a\n---\nb\n", PATH)
    assert [found.code for found in problems] == ["markdown.body-twice"]


@given(st.text())
def test_any_text_is_data_or_problems(text: str) -> None:
    """Nothing that can be typed makes the reader raise."""
    for typed in (text, f"---\n{text}\n---\n{text}"):
        data, problems = parse_front_matter(typed, PATH)
        assert isinstance(data, dict)
        assert all(found.line >= 1 for found in problems)
