"""What a build produces, one file after the other, and what it found."""

from __future__ import annotations

from dataclasses import dataclass, field

from generator.model.problem import Problem, has_errors


@dataclass(frozen=True, slots=True)
class Output:
    """One file of the site: `path` below the site's root ("van-ban/x/index.html")."""

    path: str
    content: bytes


@dataclass(frozen=True, slots=True)
class Written:
    """What publishing did, in numbers of files."""

    total: int = 0
    changed: int = 0
    removed: int = 0


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run: problems, what was written, seconds by stage."""

    problems: tuple[Problem, ...] = ()
    records: int = 0
    pages: int = 0
    written: Written | None = None
    seconds: tuple[tuple[str, float], ...] = field(default=(), compare=False)

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return not has_errors(self.problems)
