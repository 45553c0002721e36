"""YAML text becomes the text that was typed, or problems in their places; nothing is guessed."""

from __future__ import annotations

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.yaml_text import MAX_ALIASES, MAX_DEPTH, parse_yaml

PATH = "data/units/x.yml"
TYPED = [
    "NO",
    "no",
    "Yes",
    "on",
    "y",
    "08",
    "00004",
    "0o17",
    "0x1F",
    "12:30",
    "190:20:30",
    "1e3",
    "1_000",
    ".5",
    ".inf",
    ".NaN",
    "2026-02-31",
    "2026-05-19",
    "2026-05-19 07:30:00",
    "+84",
    "1.10",
    "=",
    "true",
    "False",
]


@pytest.mark.parametrize("typed", TYPED)
def test_a_scalar_is_the_text_that_was_typed(typed: str) -> None:
    """No plain scalar becomes a number, a date, or yes and no."""
    assert parse_yaml(f"a: {typed}\n{typed}: b\n", PATH) == ({"a": typed, typed: "b"}, [])


@pytest.mark.parametrize("typed", ["", "~", "null", "Null", "NULL"])
def test_a_plain_nothing_is_nothing_and_a_quoted_one_is_text(typed: str) -> None:
    """A value that is left out is None; the same letters in quotation marks are text."""
    assert parse_yaml(f"a: {typed}\nb: '{typed}'\n", PATH) == ({"a": None, "b": typed}, [])


def test_block_and_folded_text_keep_their_lines() -> None:
    """`|` keeps the line ends, `>-` joins lines."""
    data, _ = parse_yaml("a: |\n  một\n  hai\nb: >-\n  một\n  hai\n", PATH)
    assert data == {"a": "một\nhai\n", "b": "một hai"}


def test_json_is_yaml() -> None:
    """A file that a program wrote as JSON is read as well."""
    assert parse_yaml('{"a": [1, "2", null], "b": {"c": true}}', PATH) == (
        {"a": ["1", "2", None], "b": {"c": "true"}},
        [],
    )


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: 1\nb: 2\na: 3\n", "yaml.duplicate-key", 3, 1),
        ("a:\n  b: 1\n  c: 2\n  b: 3\n", "yaml.duplicate-key", 4, 3),
        ("a: {b: 1, b: 2}\n", "yaml.duplicate-key", 1, 11),
        ("a:\n\tb: 1\n", "yaml.tab", 2, 1),
        ("a: 1\n\tb: 1\n", "yaml.tab", 2, 1),
        ("a: 1\n---\nb: 1\n", "yaml.second-document", 2, 1),
        ("- a\n- b\n", "yaml.root", 1, 1),
        ("một câu\n", "yaml.root", 1, 1),
        ("", "yaml.empty", 1, 1),
        ("# chỉ có ghi chú\n", "yaml.empty", 2, 1),
        ("a: !!int 3\n", "yaml.tag", 1, 4),
        ("a: !!python/name:os.system x\n", "yaml.tag", 1, 4),
        ("a: !ten x\n", "yaml.tag", 1, 4),
        ("a: !<tag:x> [1]\n", "yaml.tag", 1, 4),
        ("a: *b\n", "yaml.alias-unknown", 1, 4),
        ("a: &b [*b]\n", "yaml.alias-unknown", 1, 8),
        ("? [a]\n: b\n", "yaml.key", 1, 3),
        ("{a: 1}: b\n", "yaml.key", 1, 1),
        ('a: "\\x07"\n', "yaml.character", 1, 4),
        ('"\\0": a\n', "yaml.character", 1, 1),
        ('a: "\\uE000title\\uE001"\n', "yaml.character", 1, 4),
    ],
)
def test_what_is_refused_is_told_in_its_place(text: str, code: str, line: int, column: int) -> None:
    """Each refusal names the line and the column where an editor has to look."""
    _, problems = parse_yaml(text, PATH)
    assert [(found.code, found.line, found.column) for found in problems] == [(code, line, column)]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a: [1\nb: 2\n", 2),
        ("a: 'chưa đóng\nb: 2\n", 2),
        ("a: b: c\n", 1),
        ("a: 1\n b: 2\n", 2),
        ("a: @x\n", 1),
        ("a: %x\n", 1),
        ("%YAML 9.9\n---\na: 1\n", 1),
        ("a: |x\n  b\n", 1),
        ("a: [1\n\n\n\n", 1),
    ],
)
def test_wrong_syntax_is_told_on_a_line_with_words(text: str, line: int) -> None:
    """What libyaml cannot read is told near the place, never after the end of the file."""
    _, problems = parse_yaml(text, PATH)
    assert [(found.code, found.line) for found in problems] == [("yaml.syntax", line)]


def test_all_repeated_keys_are_told_at_once() -> None:
    """A file with three repeated keys is mended in one go."""
    _, problems = parse_yaml("a: 1\na: 2\nb: {c: 1, c: 2}\na: 3\n", PATH)
    assert [(found.line, found.found) for found in problems] == [(2, "a"), (3, "c"), (4, "a")]


@pytest.mark.parametrize("bracket", ["[", "{a: ", "- ", "? "])
def test_two_thousand_nested_levels_are_a_problem(bracket: str) -> None:
    """Depth ends in a problem, not in the interpreter's recursion limit."""
    _, problems = parse_yaml(f"a:\n  {bracket * 2000}", PATH)
    assert [found.code for found in problems] in (["yaml.too-deep"], ["yaml.key"])


def test_the_deepest_nesting_that_is_allowed_passes() -> None:
    """The bound refuses one level more, and no level less."""
    fine, deeper = MAX_DEPTH - 1, MAX_DEPTH
    assert parse_yaml(f"a: {'[' * fine}x{']' * fine}\n", PATH)[1] != []
    assert parse_yaml(f"a: {'[' * (fine - 1)}x{']' * (fine - 1)}\n", PATH)[1] == []
    assert parse_yaml(f"a: {'[' * deeper}x{']' * deeper}\n", PATH)[1][0].code == "yaml.too-deep"


def test_an_alias_bomb_is_refused_at_once() -> None:
    """Ten lines of aliases of aliases cost neither time nor memory."""
    bomb = "a0: &a0 [x, x]\n"
    bomb += "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 10))
    start = time.perf_counter()
    _, problems = parse_yaml(bomb, PATH)
    assert [found.code for found in problems] == ["yaml.aliases"]
    assert time.perf_counter() - start < 1


def test_a_few_aliases_are_allowed() -> None:
    """A value may be used again as often as the bound says, and once more is refused."""
    text = "a: &a x\nb: [{}]\n"
    assert parse_yaml(text.format(", ".join(["*a"] * MAX_ALIASES)), PATH)[1] == []
    assert parse_yaml(text.format(", ".join(["*a"] * (MAX_ALIASES + 1))), PATH)[1] != []


def test_a_merge_key_is_an_ordinary_key() -> None:
    """`<<` merges nothing; the record's type will refuse it as unknown."""
    data, problems = parse_yaml("a: &a {b: c}\nd:\n  <<: *a\n", PATH)
    assert (data["d"], problems) == ({"<<": {"b": "c"}}, [])


def test_lines_are_counted_from_the_start_of_the_file() -> None:
    """Front matter begins on line 2, and its problems say so."""
    assert parse_yaml("a: 1\na: 2\n", PATH, first_line=2)[1][0].line == 3
    assert parse_yaml("a: [\n", PATH, first_line=2)[1][0].line == 2


@given(st.text())
def test_any_text_is_data_or_problems(text: str) -> None:
    """Nothing that can be typed makes the reader raise."""
    data, problems = parse_yaml(text, PATH)
    assert isinstance(data, dict)
    assert all(found.line >= 1 and found.column >= 1 for found in problems)


@given(st.text(alphabet="-:?[]{}&*!|>'\"%@`#,~ \t\nab0\\"))
def test_any_heap_of_signs_is_data_or_problems(text: str) -> None:
    """YAML's own signs in any order make the reader raise nothing."""
    data, problems = parse_yaml(text, PATH)
    assert isinstance(data, dict)
    assert all(found.line >= 1 and found.column >= 1 for found in problems)
