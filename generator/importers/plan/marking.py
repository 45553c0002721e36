"""What an editor must look at: doubts, with their place in the file."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.importers.found import Doubt
from generator.importers.plan.units import Issuer
from generator.locale import t


@dataclass(frozen=True, slots=True)
class Marks:
    """Numbers of lines → places as people see them; a Word file has its own (`places`)."""

    places: Mapping[int, str] = field(default_factory=dict)

    def at(self, line: int) -> str:
        """The place of a line: "dòng 12"."""
        if line <= 0:
            return ""
        return self.places.get(line) or t("import.plan.line", number=line)

    def issuer(self, issuer: Issuer, name: str) -> Iterator[Doubt]:
        """Why the unit in the field `name` must be looked at, if it must."""
        if issuer.unsure:
            maybe = issuer.maybe[0] if issuer.maybe else ""
            why = "import.plan.doubt.issuer-near" if maybe else issuer.unsure
            yield Doubt((name,), why, issuer.words, "", maybe)
