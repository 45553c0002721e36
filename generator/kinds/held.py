"""A record that nobody may see yet: which it is, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from generator.kinds.display import format_day
from generator.locale import t

#: Kind and id of a record.
Key = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Held:
    """A record that is kept back: a draft, or one that waits for its `day`."""

    kind: str
    id: str
    path: str
    day: date | None = None

    @property
    def why(self) -> str:
        """Why it is not shown, as part of a sentence."""
        return t("held.waiting", day=format_day(self.day)) if self.day else t("held.draft")

    @property
    def field(self) -> str:
        """The field that keeps it back."""
        return "publish_at" if self.day else "draft"
