"""What a build produces, one file after the other, and what it found."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from functools import cached_property

from generator.model.problem import Problem, has_errors


def digest_of(content: bytes) -> str:
    """The hash by which contents are compared."""
    return hashlib.sha256(content).hexdigest()


@dataclass(frozen=True)
class Output:
    """One file of the site: `path` below the site's root ("van-ban/x/index.html")."""

    path: str
    content: bytes

    @cached_property
    def digest(self) -> str:
        """The hash of the content."""
        return digest_of(self.content)


@dataclass(frozen=True, slots=True)
class Kept:
    """A file that is known to be as an earlier build made it: `digest` is its content's hash.

    Where that file no longer stands, `draw` makes it again.
    """

    path: str
    digest: str
    draw: Callable[[], Output]

    @property
    def content(self) -> bytes:
        """The file's bytes, made again."""
        return self.draw().content


#: What writers take.
AnyOutput = Output | Kept


#: Told the name of each stage as it begins, and of each page as it is done.
Progress = Callable[[str, int], None]


@dataclass(frozen=True, slots=True)
class Written:
    """What publishing did, in numbers of files; `size` is that of the changed ones, in bytes."""

    total: int = 0
    changed: int = 0
    removed: int = 0
    size: int = field(default=0, compare=False)


@dataclass(frozen=True, slots=True)
class Report:
    """The result of one run: problems, what was written, seconds by stage.

    Of `pages`, those that showed something new were `rendered`.
    """

    problems: tuple[Problem, ...] = ()
    records: int = 0
    pages: int = 0
    rendered: int = 0
    written: Written | None = None
    seconds: tuple[tuple[str, float], ...] = field(default=(), compare=False)

    @property
    def ok(self) -> bool:
        """Whether nothing stands in the way of publishing."""
        return not has_errors(self.problems)
