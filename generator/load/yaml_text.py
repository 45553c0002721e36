"""YAML text → plain data in which every scalar is the text that was typed, or problems.

Built from libyaml's events, because its constructors guess: `00004` becomes 4, `NO` False and
`12:30` 750, and a repeated key silently wins (yaml/pyyaml#165). Depth and aliases are bounded:
2,000 nested brackets end PyYAML in `RecursionError`, and ten lines of aliases fill the memory.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import yaml

from generator.model.problem import Problem
from generator.model.source import Raw
from generator.model.text import UNFIT

MAX_DEPTH = 30
MAX_ALIASES = 10

_NOTHING = ("", "~", "null", "Null", "NULL")
_YAML_TAG = "tag:yaml.org,2002:"


class _Refused(Exception):
    """Reading stops here; the problem says why."""

    def __init__(self, code: str, mark: Any, found: str = "", hint: str = "") -> None:
        super().__init__(code)
        self.code, self.mark, self.found, self.hint = code, mark, found, hint


def parse_yaml(text: str, path: str, first_line: int = 1) -> tuple[dict[str, Raw], list[Problem]]:
    """The mapping at the root of `text`, or an empty one and the problems that stopped it.

    `first_line` is the line of the file on which `text` begins (front matter begins on 2).
    """
    builder = _Builder(text)
    try:
        data = builder.document()
    except _Refused as refused:
        line, column = _place(refused.mark)
        found, hint = refused.found, refused.hint
        problem = Problem(
            refused.code, path, (), found, hint, line=line + first_line - 1, column=column
        )
        return {}, [*builder.problems(path, first_line), problem]
    except yaml.YAMLError as error:
        return {}, [syntax_problem(error, text, path, first_line)]
    return data, builder.problems(path, first_line)


class _Builder:
    """One pass over the events of one document."""

    def __init__(self, text: str) -> None:
        self._next: Callable[[], Any] = yaml.CBaseLoader(text).get_event
        self._anchors: dict[str, Raw] = {}
        self._aliases = 0
        self._duplicates: list[tuple[str, Any]] = []

    def problems(self, path: str, first_line: int) -> list[Problem]:
        """The keys that stand twice, each at its second place."""
        found = []
        for key, mark in self._duplicates:
            line, column = _place(mark)
            code = "yaml.duplicate-key"
            found.append(
                Problem(code, path, (key,), key, line=line + first_line - 1, column=column)
            )
        return found

    def document(self) -> dict[str, Raw]:
        self._next()  # the stream starts
        event = self._next()
        if isinstance(event, yaml.StreamEndEvent):
            raise _Refused("yaml.empty", event.start_mark)
        event = self._next()
        if not isinstance(event, yaml.MappingStartEvent):
            raise _Refused("yaml.root", event.start_mark)
        root = self._mapping(event, 1)
        self._next()  # the document ends
        after = self._next()
        if not isinstance(after, yaml.StreamEndEvent):
            raise _Refused("yaml.second-document", after.start_mark)
        return root

    def _node(self, event: Any, depth: int) -> Raw:
        if isinstance(event, yaml.AliasEvent):
            return self._alias(event)
        if depth > MAX_DEPTH:
            raise _Refused("yaml.too-deep", event.start_mark, str(MAX_DEPTH))
        if event.tag is not None and event.tag != "!":
            raise _Refused("yaml.tag", event.start_mark, event.tag.replace(_YAML_TAG, "!!"))
        if isinstance(event, yaml.ScalarEvent):
            _check_characters(event)
            plain = event.style is None or event.style == ""
            return self._keep(event, None if plain and event.value in _NOTHING else event.value)
        if isinstance(event, yaml.MappingStartEvent):
            return self._mapping(event, depth)
        return self._sequence(event, depth)

    def _alias(self, event: Any) -> Raw:
        self._aliases += 1
        if self._aliases > MAX_ALIASES:
            raise _Refused("yaml.aliases", event.start_mark, str(MAX_ALIASES))
        if event.anchor not in self._anchors:
            raise _Refused("yaml.alias-unknown", event.start_mark, event.anchor)
        return self._anchors[event.anchor]

    def _keep(self, event: Any, value: Raw) -> Raw:
        if event.anchor:
            self._anchors[event.anchor] = value
        return value

    def _mapping(self, start: Any, depth: int) -> dict[str, Raw]:
        found: dict[str, Raw] = {}
        while not isinstance(event := self._next(), yaml.MappingEndEvent):
            if not isinstance(event, yaml.ScalarEvent):
                raise _Refused("yaml.key", event.start_mark)
            _check_characters(event)
            key = event.value
            value = self._node(self._next(), depth + 1)
            if key in found:
                self._duplicates.append((key, event.start_mark))
            found[key] = value
        self._keep(start, found)
        return found

    def _sequence(self, start: Any, depth: int) -> list[Raw]:
        found: list[Raw] = []
        while not isinstance(event := self._next(), yaml.SequenceEndEvent):
            found.append(self._node(event, depth + 1))
        self._keep(start, found)
        return found


def _check_characters(event: Any) -> None:
    """Refuse what an escape smuggles in; typed characters were looked at before."""
    if event.style == '"' and UNFIT.search(event.value):  # no other style knows escapes
        raise _Refused("yaml.character", event.start_mark)


def _place(mark: Any) -> tuple[int, int]:
    return (mark.line + 1, mark.column + 1) if mark else (1, 1)


def syntax_problem(error: yaml.YAMLError, text: str, path: str, first_line: int) -> Problem:
    """libyaml's complaint as a problem; a tab gets its own code, since editors cannot see it."""
    mark = getattr(error, "problem_mark", None)
    line, column = _place(mark)
    lines = text.splitlines()
    while line > 1 and (line > len(lines) or not lines[line - 1].strip()):
        line, column = line - 1, 1  # at the end of the file the last line with words is meant
    typed = lines[line - 1] if line <= len(lines) else ""
    indent = typed[: len(typed) - len(typed.lstrip())]
    code = "yaml.tab" if "\t" in indent or typed[column - 1 : column] == "\t" else "yaml.syntax"
    if isinstance(error, yaml.reader.ReaderError):
        code = "yaml.character"
    found = typed.strip()[:60] if code == "yaml.syntax" else ""
    return Problem(code, path, (), found, line=line + first_line - 1, column=column)
