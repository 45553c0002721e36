"""Records that nobody may see yet are kept back: drafts, and those whose day has not come.

Runs before anything else is linked, so no later stage, list, index or export can see them. What
refers to them from a record that is shown is rebuilt without the reference, and told; where the
reference cannot be left out, it is an error.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property
from typing import Any

from pydantic import BaseModel

from generator.kinds.base import Kind
from generator.kinds.held import Held, Key
from generator.model.marks import find_marks
from generator.model.naming import split_name
from generator.model.problem import Loc, Problem
from generator.model.record import Entry, FilePath, PageRef, Ref
from generator.model.source import Source


@dataclass(frozen=True)
class Holding:
    """All that is kept back, by kind and id, and the files of those that are records.

    `lists` are the CSV files of these.
    """

    held: Mapping[Key, Held]
    kinds: Sequence[Kind]
    paths: frozenset[str] = field(default=frozenset())
    lists: frozenset[str] = field(default=frozenset())

    def __bool__(self) -> bool:
        return bool(self.held or self.paths)

    @cached_property
    def by_address(self) -> dict[str, Held]:
        """The address that each would have."""
        segments = {kind.name: kind.segment for kind in self.kinds}
        return {f"/{segments[one.kind]}/{one.id}/": one for one in self.held.values()}

    @cached_property
    def links(self) -> re.Pattern[str]:
        """Markdown that leads to one of them: `[words](address)`, or the address by itself."""
        some = "|".join(re.escape(address.strip("/")) for address in self.by_address)
        target = rf"(?:[^()\s<>\"]*/)?(?P<{{}}>{some})/[^()\s<>\"]*"
        words = rf"\[(?P<words>[^\]]*)\]\({target.format('first')}[^)]*\)"
        return re.compile(rf"{words}|<?(?<![\w/.-]){target.format('second')}>?")

    def named(self, name: str) -> Held | None:
        """The record that a page's name names, if it is one of these."""
        page, _ = split_name(name)
        kind, _, id_ = page.partition("/")
        return self.by_address.get(page) or self.held.get((kind, id_))

    def of_match(self, match: re.Match[str]) -> Held:
        """The record that a piece of Markdown leads to."""
        return self.by_address[f"/{match['first'] or match['second']}/"]

    def list_of(self, held: Held) -> str:
        """The address of the list that the record would stand in."""
        return next(f"/{kind.segment}/" for kind in self.kinds if kind.name == held.kind)


def find_held(
    entries: Iterable[Entry],
    unfinished: Iterable[Held],
    kinds: Sequence[Kind],
    today: date | None,
) -> Holding:
    """What is to be kept back on `today`, or but the drafts where no day is given.

    `unfinished` are drafts that are no records yet. Where a draft bears the id of a record that is
    shown, references mean the latter.
    """
    held = {(one.kind, one.id): one for one in unfinished}
    shown: set[Key] = set()
    paths: set[str] = set()
    lists: set[str] = set()
    for entry in entries:
        key, record = (entry.kind, entry.id), entry.record
        if not record.is_held(today or date.max):
            shown.add(key)
            continue
        paths.add(entry.path)
        lists.update({entry.listed.path} if entry.listed else ())
        day = None if record.draft or not record.publish_at else record.publish_at.first
        held[key] = Held(entry.kind, entry.id, entry.path, day)
    left = {key: one for key, one in held.items() if key not in shown}
    return Holding(left, kinds, frozenset(paths), frozenset(lists))


def without_held(
    entries: Iterable[Entry], holding: Holding
) -> tuple[tuple[Entry, ...], list[Problem], bool]:
    """The records that are shown, what is told of them, and whether any had to be rebuilt."""
    problems: list[Problem] = []
    left, rebuilt = [], False
    for entry in entries:
        if entry.path in holding.paths:
            continue
        record = entry.record
        if holding.held:
            record = _Unlinker(entry, holding, problems).model(record, ())
        rebuilt = rebuilt or record is not entry.record
        left.append(entry if record is entry.record else replace(entry, record=record))
    return tuple(left), problems, rebuilt


def check_pages(pages: Iterable[Source], holding: Holding) -> Iterator[Problem]:
    """Hand-written pages that lead to what is kept back: their words are an editor's to change."""
    for page in pages:
        for key, text in page.data.items() if holding.held else ():
            for match in holding.links.finditer(text) if isinstance(text, str) else ():
                held = holding.of_match(match)
                problem = Problem("link.held", page.path, (key,), held.path, words=match[0])
                yield problem.about(other=held.why)


class _Unlinker:
    """Rebuilds one record without what leads to records that are kept back."""

    def __init__(self, entry: Entry, holding: Holding, problems: list[Problem]) -> None:
        self._entry, self._holding, self._problems = entry, holding, problems

    def model(self, value: Any, loc: Loc) -> Any:
        """The group of fields without the references; itself where it has none."""
        type_: Any = type(value)  # what mypy takes for hashable
        changed = {}
        for name, info in type_.model_fields.items():
            before = getattr(value, name)
            if before is None:
                continue
            needed = info.is_required()
            after = self._value(before, (*loc, name), find_marks(type_, name), needed)
            if after is not before:
                changed[name] = after
        return value.model_copy(update=changed) if changed else value

    def _value(self, value: Any, loc: Loc, marks: tuple[Any, ...], needed: bool) -> Any:
        if type(value) is str:
            return self._text(value, loc, marks, needed)
        if isinstance(value, BaseModel):
            return self.model(value, loc)
        if isinstance(value, tuple):
            found = [self._value(item, (*loc, n), marks, False) for n, item in enumerate(value)]
            if all(new is old for new, old in zip(found, value, strict=True)):
                return value
            return tuple(item for item in found if item is not None)
        return value

    def _text(self, text: str, loc: Loc, marks: tuple[Any, ...], needed: bool) -> str | None:
        for mark in marks:
            if isinstance(mark, Ref):
                return self._reference(text, loc, self._holding.held.get((mark.kind, text)), needed)
            if isinstance(mark, PageRef):
                held = self._holding.named(text)
                if held:
                    self._tell("ref.held", loc, text, held)
                return self._holding.list_of(held) if held else text
            if isinstance(mark, FilePath):
                return text
        return self._holding.links.sub(lambda match: self._words(match, loc), text)

    def _reference(self, text: str, loc: Loc, held: Held | None, needed: bool) -> str | None:
        if held is None:
            return text
        self._tell("ref.held-needed" if needed else "ref.held", loc, text, held)
        return text if needed else None

    def _words(self, match: re.Match[str], loc: Loc) -> str:
        held = self._holding.of_match(match)
        self._tell("ref.held", loc, held.id, held, match[0])
        return match["words"] or ""

    def _tell(self, code: str, loc: Loc, found: str, held: Held, words: str = "") -> None:
        problem = self._entry.problem(code, *loc, found=found, hint=held.path).about(other=held.why)
        problem = replace(problem, words=words)
        self._problems.append(problem.as_warning() if code == "ref.held" else problem)
