"""Drafts: what is wrong with them and with the files that belong to them alone is only told."""

from __future__ import annotations

from collections.abc import Iterable

from generator.model.marks import find_marked
from generator.model.portal import beside
from generator.model.problem import Problem
from generator.model.record import Entry, FilePath
from generator.model.source import Source, find_texts

#: The words that pydantic takes for true.
_YES = frozenset({"true", "yes", "on", "t", "y", "1"})


def is_draft(source: Source) -> bool:
    """Whether a file says of itself that it is a draft, whatever else is wrong with it."""
    said = source.data.get("draft")
    return isinstance(said, str) and said.strip().lower() in _YES


def id_of(source: Source) -> str:
    """The id that the record of a file would have."""
    said = source.data.get("id")
    return said if isinstance(said, str) else source.stem


def soften(
    problems: Iterable[Problem], drafts: Iterable[Source], entries: Iterable[Entry]
) -> list[Problem]:
    """Problems, as warnings where they are about `drafts` or files that no other record names."""
    of_drafts = set()
    for source in drafts:
        of_drafts.add(source.path)
        of_drafts.update(beside(source.path, text) for text in find_texts(source.data))
    for entry in entries:
        if entry.path not in of_drafts:
            named = (beside(entry.path, file) for _, file, _ in find_marked(entry.record, FilePath))
            of_drafts.difference_update(named)
    return [one.as_warning() if one.path in of_drafts else one for one in problems]
