"""What edits choose by, and what several of them do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TypeVar

from tests.cache.bench import Bench

T = TypeVar("T")

WORDS = ("An", "Bình & Cúc", "“Dần”")
ROWS = "data/awards/quyet-dinh-45-qd-ubnd-2026.csv"
_WITHDRAWN = "data/withdrawn.yml"


class Choice:
    """A number, spent on one decision after the other."""

    def __init__(self, number: int) -> None:
        self._left = number

    def of(self, options: Sequence[T]) -> T:
        """One of `options`; the first of them for 0."""
        self._left, index = divmod(self._left, len(options))
        return options[index]


Edit = Callable[[Bench, Choice], None]


def withdraw(bench: Bench, address: str, *, back: bool = False) -> None:
    """Writes the notice for an address, or takes it `back`."""
    entry = f"{address}:\n  reason: Đã rút.\n"
    bench.write(_WITHDRAWN, bench.read(_WITHDRAWN).replace(entry, "") + ("" if back else entry))
