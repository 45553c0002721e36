"""Break any value in any file: the answer is a portal, or problems with a place, never a crash."""

from __future__ import annotations

import copy
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from generator.load.yaml_text import parse_yaml
from generator.model.output import Report
from generator.model.source import Raw
from tests.portals.toolbox import REPOSITORY, SMALL, check, copy_portal

#: What editors, other programs and accidents put in a value's place.
VALUES: list[Any] = [
    None,
    "",
    " ",
    "NO",
    "31/02/2026",
    "2026-02-31",
    "2026-05-19",
    "2019",
    "khong-co",
    "xa-song-trang",
    "-1",
    "99999999999999999999",
    "<script>alert(1)</script>",
    "# [a](javascript:alert(1))",
    "a\nb\n\n  c",
    "x" * 5000,
    "../../../etc/passwd",
    [],
    {},
    ["a"],
    [[["a"]]],
    [None],
    {"text": "a"},
    {"a": {"b": "c"}},
    [{"text": "a", "on": "2026"}],
]
#: What a slip of the hand does to a line of text.
SLIPS: list[Callable[[str], str]] = [
    lambda line: "",
    lambda line: f"\t{line}",
    lambda line: f" {line}",
    lambda line: line.lstrip(),
    lambda line: line.replace(":", "", 1),
    lambda line: line.replace('"', "", 1),
    lambda line: f"{line} '",
    lambda line: f"{line}: x",
    lambda line: f"{line}\n{line}",
    lambda line: f"{line}\n---",
    lambda line: f"{line} &a *a",
    lambda line: line[::-1],
    lambda line: line.replace("-", "–"),
    lambda line: f"{line}\u0007",
    lambda line: f"- {line}",
    lambda line: f"{line} [" * 60,
]
YAML = st.sampled_from(["delete", "replace", "insert", "copy"])

ANY = settings(
    max_examples=80,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
FEW = settings(ANY, max_examples=12)


@pytest.fixture(scope="module")
def small_copy(small_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the small portal that each example changes and puts back."""
    return copy_portal(small_built, tmp_path_factory.mktemp("any") / "cong", cache=True)


@pytest.fixture(scope="module")
def real_copy(real_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the repository's own portal that each example changes and puts back."""
    return copy_portal(real_built, tmp_path_factory.mktemp("real-copy") / "cong", cache=True)


def files_of(root: Path, *endings: str) -> list[str]:
    """The files below `data/`, as paths from the portal's folder."""
    files = (root / "data").rglob("*")
    return sorted(str(file.relative_to(root)) for file in files if file.suffix in endings)


def places(data: Raw, way: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The way to every value below `data`."""
    pairs: list[tuple[str | int, Raw]] = []
    if isinstance(data, dict):
        pairs = list(data.items())
    elif isinstance(data, list):
        pairs = list(enumerate(data))
    for key, value in pairs:
        yield (*way, key)
        yield from places(value, (*way, key))


def mutate(text: str, draw: st.DataObject) -> str:
    """The YAML in `text` with one value deleted, replaced, inserted or doubled."""
    tree, problems = parse_yaml(text, "x")
    assert problems == []
    data: Any = copy.deepcopy(tree)
    way = draw.draw(st.sampled_from(list(places(data))), label="place")
    inner = data
    for key in way[:-1]:
        inner = inner[key]
    action = draw.draw(YAML, label="action")
    value = draw.draw(st.sampled_from(VALUES) | st.text(max_size=30), label="value")
    last: Any = way[-1]
    if action == "delete":
        del inner[last]
    elif action == "replace":
        inner[last] = value
    elif isinstance(inner, list):
        inner.insert(last, value if action == "insert" else copy.deepcopy(inner[last]))
    else:
        new = value if isinstance(value, str) else "them"
        inner[new] = value if action == "insert" else copy.deepcopy(inner[last])
    return str(yaml.safe_dump(data, allow_unicode=True, sort_keys=False))


def slip(text: str, draw: st.DataObject) -> str:
    """`text` with one line spoilt."""
    lines = text.split("\n")
    index = draw.draw(st.integers(0, len(lines) - 1), label="line")
    lines[index] = draw.draw(st.sampled_from(SLIPS), label="slip")(lines[index])
    return "\n".join(lines)


def assert_told(report: Report, root: Path) -> None:
    """Every problem has a place that exists and a field or words that help."""
    for problem in report.problems:
        assert problem.line >= 1
        assert problem.column >= 1
        file = root / problem.path
        if file.is_file() and file.suffix in (".yml", ".csv", ".md"):
            lines = file.read_bytes().count(b"\n") + 1
            assert problem.line <= lines + 1, problem


def try_file(root: Path, path: str, content: bytes) -> None:
    """Check the portal at `root` with another content of one file, and put the file back."""
    file = root / path
    before = file.read_bytes()
    file.write_bytes(content)
    try:
        assert_told(check(root), root)
    finally:
        file.write_bytes(before)


@ANY
@given(st.sampled_from(files_of(SMALL, ".yml")), st.data())
def test_any_value_of_the_small_portal_may_be_wrong(
    small_copy: Path, path: str, draw: st.DataObject
) -> None:
    """One value deleted, replaced, inserted or doubled, anywhere."""
    text = (small_copy / path).read_text("utf-8")
    try_file(small_copy, path, mutate(text, draw).encode())


@ANY
@given(st.sampled_from(files_of(SMALL, ".yml", ".csv", ".md")), st.data())
def test_any_line_of_the_small_portal_may_be_spoilt(
    small_copy: Path, path: str, draw: st.DataObject
) -> None:
    """One slip of the hand, on any line of any file."""
    text = (small_copy / path).read_text("utf-8")
    try_file(small_copy, path, slip(text, draw).encode())


@FEW
@given(st.sampled_from(files_of(REPOSITORY, ".yml")), st.data())
def test_any_value_of_the_real_portal_may_be_wrong(
    real_copy: Path, path: str, draw: st.DataObject
) -> None:
    """The same for the portal of this repository, its five real plans included."""
    text = (real_copy / path).read_text("utf-8")
    try_file(real_copy, path, mutate(text, draw).encode())


@pytest.mark.parametrize("path", files_of(SMALL, ".yml", ".md", ".csv"))
def test_any_file_may_be_missing_or_empty(small_copy: Path, path: str) -> None:
    """Each file emptied, cut in half or filled with noise is told, or not needed."""
    whole = (small_copy / path).read_bytes()
    for content in (b"", whole[: len(whole) // 2], b"\x00" * 10, whole * 2):
        try_file(small_copy, path, content)
