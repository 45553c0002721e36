"""What `thidua publish` and `thidua rollback` ask of every place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol

from generator.publish.planning import Plan, Wanted

#: Told what is going on ("send", "remove", …), how many files are done, and of how many.
Progress = Callable[[str, int, int], None]


@dataclass(frozen=True, slots=True)
class Version:
    """A publication that can be returned to, or the present one: number, moment (ISO), files."""

    number: int
    moment: str
    files: int
    present: bool = False


@dataclass(frozen=True, slots=True)
class Source:
    """The site as built: its folder, and each of its files."""

    folder: Path
    files: Mapping[str, Wanted]


class Target(Protocol):
    """A place to which a site is published."""

    name: str

    def plan(self, source: Source, keeping: bool) -> Plan:
        """What publishing would do; looks, and changes nothing."""

    def publish(self, plan: Plan, source: Source, moment: str, progress: Progress) -> None:
        """Does what was planned. `moment` is when this is, as the place will tell it."""

    def versions(self) -> tuple[Version, ...]:
        """The present publication, then those that are kept, newest first."""

    def plan_back(self, number: int) -> Plan:
        """What returning to a kept publication would do."""

    def go_back(self, plan: Plan, number: int, progress: Progress) -> None:
        """Returns to a kept publication, byte for byte."""
