"""Texts of records, rows and hand-written pages → problems where they hold something private.

What an office says of how it can be reached (`Official`) is not looked at; neither are words that
the record itself, or the front matter of a page, calls `not_private`.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from pydantic import BaseModel

from generator.model.document import Document
from generator.model.marks import find_marked
from generator.model.portal import beside
from generator.model.problem import Loc, Problem
from generator.model.record import Entry, FilePath, Official
from generator.model.source import Raw, Source, find_texts
from generator.model.text import squeeze
from generator.privacy import BETWEEN, Finding, find_private, find_suspects

ACCEPTED = "not_private"


@dataclass(frozen=True, slots=True)
class Looked:
    """Data to look into, the valid record made of it, if any, and the words that may stand.

    `attached` are the files that the record names and whose text can be read, with their paths.
    """

    path: str
    data: dict[str, Raw]
    record: BaseModel | None = None
    entry: Entry | None = None
    accepted: tuple[str, ...] = ()
    attached: tuple[tuple[str, Document], ...] = ()

    def problem(self, code: str, loc: Loc, found: str) -> Problem:
        """A problem with a text of this file, or of the list that belongs to it."""
        if self.entry:
            return self.entry.problem(code, *loc, found=found)
        return Problem(code, self.path, loc, found)


def look_at_record(entry: Entry, data: dict[str, Raw], documents: Mapping[str, Document]) -> Looked:
    """A record with the rows of its list and the documents that it attaches."""
    record = entry.record
    attached: tuple[tuple[str, Document], ...] = ()
    if documents:
        paths = (beside(entry.path, file) for _, file, _ in find_marked(record, FilePath))
        attached = tuple((path, documents[path]) for path in paths if path in documents)
    return Looked(entry.path, data, record, entry, record.not_private, attached)


def look_at_page(source: Source) -> Looked:
    """A hand-written page; its front matter may accept words too."""
    accepted = source.data.get(ACCEPTED)
    words = accepted if isinstance(accepted, list) else [accepted]
    return Looked(
        source.path, source.data, accepted=tuple(word for word in words if isinstance(word, str))
    )


def check_private(looked: Sequence[Looked]) -> Iterator[Problem]:
    """Each private thing in its place, and accepted words that stand nowhere."""
    for place in find_suspects(_joined(one.data) for one in looked):
        yield from _check(looked[place])
    for one in looked:
        for path, document in one.attached:
            yield from _check_document(one, path, document)
        yield from _unused(one)


def _joined(data: dict[str, Raw]) -> str:
    found: list[str] = []
    for key, value in data.items():
        if key != ACCEPTED:
            find_texts(value, found)
    return BETWEEN.join(found)


def _texts(value: Raw, loc: Loc = ()) -> Iterator[tuple[Loc, str]]:
    """Every text below `value` with its place: this is done for suspects."""
    if isinstance(value, str):
        yield loc, value
    elif isinstance(value, dict):
        for key, inner in value.items():
            if loc or key != ACCEPTED:
                yield from _texts(inner, (*loc, key))
    else:
        for index, inner in enumerate(value or ()):
            yield from _texts(inner, (*loc, index))


def _check(one: Looked) -> Iterator[Problem]:
    official = set(_official(one.record)) if one.record else set()
    accepted = tuple(map(squeeze, one.accepted))
    texts = list(_texts(one.data))
    for place in find_suspects(text for _, text in texts):  # of a long list, but few
        loc, text = texts[place]
        if loc not in official:
            for finding in find_private(text):
                if not _is_accepted(finding, accepted):
                    yield _problem(one, loc, finding)


def _check_document(one: Looked, path: str, document: Document) -> Iterator[Problem]:
    """What an attached file tells that nobody asked it to; it has no lines to point at."""
    if document.broken:
        name = path.rpartition("/")[2]
        problem = Problem("document.broken", path, (), name, line=1, column=1)
        yield problem.as_warning() if document.unsure else problem
    if document.authors:
        found = ", ".join(document.authors)
        yield Problem("document.author", path, (), found, line=1, column=1).as_warning()
    accepted = tuple(map(squeeze, one.accepted))
    for finding in find_private(document.text):
        if not _is_accepted(finding, accepted):
            problem = Problem(f"private.{finding.kind}", path, (), finding.masked, "", 1, 1)
            yield problem if finding.kind.severe else problem.as_warning()


def _is_accepted(finding: Finding, accepted: Sequence[str]) -> bool:
    return any(squeeze(finding.text) in words for words in accepted)


def _official(record: Any) -> Iterator[Loc]:
    return (loc for loc, _, _ in find_marked(record, Official))


def _problem(one: Looked, loc: Loc, finding: Finding) -> Problem:
    problem = one.problem(f"private.{finding.kind}", loc, finding.masked)
    problem = replace(problem, words=finding.text)
    return problem if finding.kind.severe else problem.as_warning()


def _unused(one: Looked) -> Iterator[Problem]:
    """Accepted words that stand nowhere: the text was changed, or they were mistyped."""
    if one.accepted:
        texts = [squeeze(text) for _, text in _texts(one.data)]
        texts += [squeeze(document.text) for _, document in one.attached]
        for index, words in enumerate(one.accepted):
            if not any(squeeze(words) in text for text in texts):
                yield one.problem("private.not-there", (ACCEPTED, index), words)
