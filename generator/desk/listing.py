"""Records as lines of a list, and those lines that words ask for.

Words are compared without diacritics and case, as in the search of the site: each must stand
somewhere in the record's name, id or file.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from generator.desk.outcomes import label_of
from generator.desk.state import BY_FOLDER, BY_NAME, State, errors_of, kind_of, table_of
from generator.model.problem import Problem
from generator.model.source import Source
from generator.model.text import slug, sort_key
from generator.validate.drafts import id_of, is_draft


@dataclass(frozen=True, slots=True)
class Line:
    """A record in a list. `words` are what it is found by; `missing`: a photograph or a consent."""

    kind: str
    id: str
    label: str
    path: str
    draft: bool
    errors: int
    warnings: int
    address: str | None
    words: str
    missing: bool = False


class Listing:
    """All lines of one state, those of a kind in the order in which people look for them."""

    def __init__(self, state: State) -> None:
        self.state = state
        self.lines: Mapping[str, tuple[Line, ...]] = {
            BY_FOLDER[folder].name: tuple(sorted(_lines(state, sources), key=_order))
            for folder, sources in state.sources.by_folder.items()
            if folder in BY_FOLDER
        }

    def all(self) -> Iterator[Line]:
        """Every line, kind by kind."""
        for name in BY_NAME:
            yield from self.lines.get(name, ())

    def find(
        self, words: str, kind: str | None, only: str | None, drafts: Iterable[tuple[str, str]]
    ) -> list[Line]:
        """The lines of a kind, or of all, that hold all `words`; names that begin so come first.

        `only` is "errors", "warnings", "missing" or "drafts"; `drafts` are those of the desk.
        """
        kept = set(drafts)
        asked = [part for part in slug(words[:200]).split("-") if part]
        found = [
            line
            for line in (self.lines.get(kind, ()) if kind else self.all())
            if _is_wanted(line, only, kept) and all(word in line.words for word in asked)
        ]
        start = "-".join(asked)
        return sorted(found, key=lambda line: not line.words.startswith(start)) if start else found


def _is_wanted(line: Line, only: str | None, drafts: set[tuple[str, str]]) -> bool:
    if only == "errors":
        return line.errors > 0
    if only == "warnings":
        return line.warnings > 0
    if only == "missing":
        return line.missing
    return only != "drafts" or line.draft or (line.kind, line.id) in drafts


def _lines(state: State, sources: Sequence[Source]) -> Iterator[Line]:
    for source in sources:
        kind, id_, label = BY_FOLDER[source.path.split("/")[1]].name, id_of(source), None
        label = label_of(state, source)
        problems = state.problems_of(source)
        errors = len(errors_of(problems))
        yield Line(
            kind=kind,
            id=id_,
            label=label,
            path=source.path,
            draft=is_draft(source),
            errors=errors,
            warnings=len(problems) - errors,
            address=state.portal.addresses.get((kind, id_)) if state.portal else None,
            words=f"{slug(label)} {id_}",
            missing=_misses(source, problems),
        )


def _misses(source: Source, problems: Iterable[Problem]) -> bool:
    """Whether a record that tells of a person lacks a photograph, or a consent that it needs."""
    fields = BY_FOLDER[source.path.split("/")[1]].record.model_fields
    portrait = "photo" in fields and "consent" in fields
    return (portrait and not source.data.get("photo")) or any(
        problem.code.startswith("consent.") for problem in problems
    )


def _order(line: Line) -> tuple[str, str]:
    return sort_key(line.label)


def find_record(state: State, path: str) -> tuple[str, str] | None:
    """Kind and id of the record whose file or list `path` is; None where it is none's."""
    kind = kind_of(path)
    if kind is None:
        return None
    for source in state.sources.by_folder.get(kind.folder, ()):
        if path in (source.path, table_of(source)):
            return kind.name, id_of(source)
    return None
