"""Problems that know their field → the same problems with line and column.

Marks are not kept while loading: a file with a problem is read once more, the others are not.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from pathlib import Path
from typing import Any

import yaml

from generator.load.files import load_text
from generator.load.front_matter import split_front_matter
from generator.model.problem import Loc, Problem

#: Codes of problems with a key, and not with its value.
_ABOUT_KEYS = ("record.unknown-key", "field.private")


def locate(problems: Iterable[Problem], root: Path) -> tuple[Problem, ...]:
    """Each problem with its place; where the field is missing, the place of what should hold it."""

    @lru_cache(maxsize=64)
    def root_node(path: str) -> tuple[Any, int, str]:
        return _compose(root / path, path)

    def place(problem: Problem) -> Problem:
        if problem.line:
            return problem
        node, first_line, text = (
            root_node(problem.path) if _is_text(problem.path) else (None, 1, "")
        )
        return _at_words(_placed(problem, node, first_line), text)

    return tuple(map(place, problems))


def _is_text(path: str) -> bool:
    return path.lower().endswith((".yml", ".yaml", ".md"))


def _compose(file: Path, path: str) -> tuple[Any, int, str]:
    """The root node of the file's YAML, the line on which that YAML begins, and the file's text."""
    text = load_text(file, path)[0] if file.is_file() else None
    if text is None:
        return None, 1, ""
    first_line, yaml_text = 1, text
    if path.lower().endswith(".md"):
        split = split_front_matter(text)
        yaml_text, first_line = (split[0], 2) if split else ("", 1)
    try:
        return yaml.compose(yaml_text, Loader=yaml.CSafeLoader), first_line, text
    except yaml.YAMLError:
        return None, 1, text


def _at_words(problem: Problem, text: str) -> Problem:
    """The problem where its words stand, at its place in `text` or below."""
    parts = problem.words.split()
    if not parts:
        return problem
    lines = text.split("\n")
    start = sum(len(line) + 1 for line in lines[: problem.line - 1]) + problem.column - 1
    match = re.compile(r"\s+".join(map(re.escape, parts))).search(text, start)
    if match is None:
        return problem
    before = text[: match.start()]
    return problem.at(before.count("\n") + 1, match.start() - before.rfind("\n"))


def _placed(problem: Problem, node: Any, first_line: int) -> Problem:
    mark = _mark(node, problem.loc, on_key=problem.code in _ABOUT_KEYS)
    if mark is None:
        return problem.at(1, 1)
    return problem.at(mark.line + first_line, mark.column + 1)


def _mark(node: Any, loc: Loc, *, on_key: bool) -> Any:
    """The mark of the value at `loc`, of its key, or of the nearest thing above it."""
    mark = node.start_mark if node is not None else None
    for depth, part in enumerate(loc):
        last = depth == len(loc) - 1
        if isinstance(node, yaml.SequenceNode) and isinstance(part, int) and part < len(node.value):
            node = node.value[part]
            mark = node.start_mark
        elif isinstance(node, yaml.MappingNode):
            pair = next((pair for pair in node.value if pair[0].value == part), None)
            if pair is None:
                break
            mark = pair[0].start_mark if (last and on_key) else pair[1].start_mark
            node = pair[1]
        else:
            break
    return mark
