"""One mended mistake, as it is told."""

from __future__ import annotations

from dataclasses import dataclass

from generator.locale import t


@dataclass(frozen=True, slots=True)
class Mend:
    """In line `line` of `path`, what was mended (`mend.<what>`); texts before and after."""

    path: str
    line: int
    what: str
    before: str = ""
    after: str = ""

    @property
    def sentence(self) -> str:
        """What is mended, in words."""
        return t(f"mend.{self.what}", before=self.before, after=self.after)
