"""What ends a measurement."""

from __future__ import annotations


class BuildError(Exception):
    """A tool's build failed; `said` holds the tool's own words."""

    def __init__(self, program: str, said: str) -> None:
        super().__init__(f"{program}\n{said}")
        self.program, self.said = program, said
