"""A finding about content: where it is, what was found, and what was probably meant.

Problems are collected, never raised. Their sentences stand in the catalogue under
`problem.<code>`; `docs/problems/` explains each code.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.model.nearness import suggest

__all__ = ["Loc", "Problem", "Severity", "has_errors", "sort_problems", "suggest"]

Loc = tuple[str | int, ...]


class Severity(StrEnum):
    """An error stops the build; a warning is only told."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Problem:
    """One finding in one place.

    `path` is relative to the portal's folder, with forward slashes. `loc` is the way to the
    value inside the file, e.g. `("assignments", 2, "due")`; a line of 0 means "not yet
    located": `load.locate` turns `loc` into line and column before anything is printed. `words` are
    what the place is about, where that is but a part of the value; they are never printed.
    """

    code: str
    path: str
    loc: Loc = ()
    found: str = ""
    hint: str = ""
    line: int = 0
    column: int = 0
    severity: Severity = Severity.ERROR
    values: tuple[tuple[str, str], ...] = ()
    words: str = ""

    @property
    def field(self) -> str:
        """The field as an editor would say it: `assignments[3].due` (counted from 1)."""
        parts = [f"[{part + 1}]" if isinstance(part, int) else f".{part}" for part in self.loc]
        return "".join(parts).lstrip(".")

    def at(self, line: int, column: int) -> Problem:
        """The same problem with its place."""
        return replace(self, line=line, column=column)

    def about(self, **values: str) -> Problem:
        """The same problem with more words for its sentence."""
        return replace(self, values=(*self.values, *values.items()))

    def as_warning(self) -> Problem:
        """The same problem, only told."""
        return replace(self, severity=Severity.WARNING)


def sort_problems(problems: Iterable[Problem]) -> tuple[Problem, ...]:
    """Problems by path, line and column, each once."""

    def place(problem: Problem) -> tuple[str, int, int, str, str, str]:
        return (
            problem.path,
            problem.line,
            problem.column,
            problem.code,
            problem.field,
            problem.found,
        )

    return tuple(sorted(dict.fromkeys(problems), key=place))


def has_errors(problems: Iterable[Problem]) -> bool:
    """Whether a build must stop."""
    return any(problem.severity is Severity.ERROR for problem in problems)
