"""Comments that an import left in a record ("CẦN XEM LẠI: …") → what they say of which field.

`commenting.py` writes them. They go once somebody has looked, or another file knows better.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

import yaml

from generator.editing.changes import Change
from generator.editing.records import RecordFile
from generator.kinds.base import Kind
from generator.locale import t
from generator.model.problem import Loc

_NAMED = re.compile(r"(?:[^()]*\((?P<beside>\w+)\)|(?P<alone>\w+)): ")


@dataclass(frozen=True, slots=True)
class Told:
    """One comment: the way to its field, its words, and its lines in the file (from 0)."""

    loc: Loc
    words: str
    lines: range


def find_doubts(file: RecordFile, kind: Kind) -> tuple[Told, ...]:
    """The doubts that stand in the file of a record, in their order."""
    content = file.contents.get(file.path)
    if content is None or file.path.lower().endswith(".md"):
        return ()
    return tuple(_found(content.decode("utf-8-sig"), kind))


def _found(text: str, kind: Kind) -> Iterator[Told]:
    lines = [line.rstrip("\r") for line in text.split("\n")]
    blocks = list(_blocks(lines))
    places = _places(text) if blocks else {}
    for words, own in blocks:
        after = next(
            (at for at in range(own.stop, len(lines)) if not lines[at].lstrip().startswith("#")),
            len(lines),
        )
        loc = places.get(after, ())
        named = _NAMED.match(words)
        field = (named["beside"] or named["alone"]) if named else None
        if field in kind.record.model_fields and named:
            loc, words = (field,), words[named.end() :]
        yield Told(loc, words[:1].upper() + words[1:], own)


def _blocks(lines: list[str]) -> Iterator[tuple[str, range]]:
    """The words of each comment of this sort, and its lines."""
    mark = t("import.comment")
    at = 0
    while at < len(lines):
        line = lines[at].lstrip()
        if not line.startswith(f"# {mark}"):
            at += 1
            continue
        words, end = [line.removeprefix(f"# {mark}").strip()], at + 1
        while end < len(lines) and lines[end].lstrip().startswith("#   "):
            words.append(lines[end].lstrip()[1:].strip())
            end += 1
        yield " ".join(words), range(at, end)
        at = end


def _places(text: str) -> dict[int, Loc]:
    """Lines that begin a key or an item, and the way to it."""
    found: dict[int, Loc] = {}

    def walk(node: Any, loc: Loc) -> None:
        if isinstance(node, yaml.MappingNode):
            for key, value in node.value:
                inner = (*loc, key.value)
                found.setdefault(key.start_mark.line, inner)
                walk(value, inner)
        elif isinstance(node, yaml.SequenceNode):
            for index, value in enumerate(node.value):
                found.setdefault(value.start_mark.line, (*loc, index))
                walk(value, (*loc, index))

    walk(yaml.compose(text, Loader=yaml.CSafeLoader), ())
    return found


def settled(
    changes: tuple[Change, ...], before: RecordFile, kind: Kind, seen: Iterable[str]
) -> tuple[Change, ...]:
    """`changes` of a record with the comments gone whose words are among `seen`."""
    wanted = set(seen)
    old = before.contents.get(before.path)
    ours = next((one for one in changes if one.path == before.path), None)
    content = ours.after if ours else old
    if not wanted or content is None:
        return changes
    text = content.decode("utf-8-sig")
    gone = {line for told in _found(text, kind) if told.words in wanted for line in told.lines}
    kept = [line for at, line in enumerate(text.split("\n")) if at not in gone]
    new = content[: len(content) - len(text.encode())] + "\n".join(kept).encode()
    others = tuple(one for one in changes if one is not ours)
    return others if new == old else (Change(before.path, old, new), *others)


def doubt_facts(told: Told) -> Mapping[str, Any]:
    """A doubt for the form."""
    return {"loc": list(told.loc), "message": told.words}
