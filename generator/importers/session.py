"""One call of `thidua import`: files are read, their changes planned and held against the rules."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from generator.editing.changes import Change, write_changes
from generator.errors import ThiduaError
from generator.importers.found import Draft
from generator.importers.known import Known, known_of
from generator.importers.planning import Planned, plan_drafts
from generator.importers.reading import read_file
from generator.model.problem import Problem, has_errors, suggest
from generator.settings import Settings
from generator.standing import look_at, problems_to_come

#: A larger file holds no list of recipients.
MOST_BYTES = 64_000_000


class ImportError_(ThiduaError):
    """A file that cannot be opened at all, or a decision that is not there."""


@dataclass(frozen=True, slots=True)
class Session:
    """What the files give: planned records, and all that is wrong or worth telling."""

    settings: Settings
    planned: tuple[Planned, ...]
    problems: tuple[Problem, ...]

    @property
    def ok(self) -> bool:
        """Whether it may be written."""
        return not has_errors(self.problems)

    @property
    def changes(self) -> tuple[Change, ...]:
        """Every change, in the order of the files."""
        return tuple(change for plan in self.planned for change in plan.changes)

    @property
    def has_drafts(self) -> bool:
        """Whether a new record lacks something and is kept back."""
        return any(plan.new and plan.draft.data.get("draft") for plan in self.planned)

    def write(self) -> None:
        """Make all changes, or none. Raises what `write_changes` raises."""
        write_changes(self.settings.root, self.changes)


def prepare(
    settings: Settings,
    files: Sequence[Path],
    decision: str | None,
    progress: Callable[[str, int], None],
) -> Session:
    """Read `files` for the portal of `settings`; with `decision` their rows go to that award.

    Raises `ImportError_` where a file is not there, is a folder, or is far too large.
    """
    contents = [(file.name, _content(file)) for file in files]
    progress("load", 0)
    standing = look_at(settings)
    known = known_of(standing.entries, settings.today, decision)
    if decision:
        _check_decision(decision, known)
    progress("read", 0)
    drafts: list[Draft] = []
    problems: list[Problem] = []
    for name, content in contents:
        found = read_file(content, name, known)
        drafts += found.drafts
        problems += found.problems
    if has_errors(problems):
        return Session(settings, (), tuple(problems))
    planned = plan_drafts(settings.root, standing, drafts)
    problems += [problem for plan in planned for problem in plan.problems]
    changes = [change for plan in planned for change in plan.changes]
    if changes and not has_errors(problems):
        progress("validate", 0)
        problems += problems_to_come(settings, standing, changes)
    return Session(settings, planned, tuple(problems))


def _content(file: Path) -> bytes:
    if file.is_dir():
        raise ImportError_("cli.import.folder", path=file)
    if not file.is_file():
        folder = file.parent if file.parent.is_dir() else Path()
        near = suggest(file.name, [one.name for one in folder.iterdir() if one.is_file()])
        key = "cli.import.missing-near" if near else "cli.import.missing"
        raise ImportError_(key, path=file, near=near)
    if file.stat().st_size > MOST_BYTES:
        raise ImportError_("cli.import.large", path=file, most=MOST_BYTES // 1_000_000)
    return file.read_bytes()


def _check_decision(id_: str, known: Known) -> None:
    ids = known.ids.get("award", frozenset())
    if id_ not in ids:
        near = suggest(id_, ids)
        key = "cli.import.no-decision-near" if near else "cli.import.no-decision"
        raise ImportError_(key, id=id_, near=near)
