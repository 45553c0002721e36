"""What open pages must know, put up by the thread that builds, read by those that serve."""

from __future__ import annotations

from dataclasses import dataclass
from threading import Condition


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong, and where: `place` is "data/units/a.yml:3:1", or empty."""

    place: str
    text: str


@dataclass(frozen=True, slots=True)
class State:
    """The state of the preview.

    `token` names what the pages show: a page that was served under another token is out of
    date. `ready` tells whether any good pages stand.
    """

    token: str = ""
    findings: tuple[Finding, ...] = ()
    ready: bool = False


class Board:
    """Holds the present state, and wakes those who wait for the next one."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._state = State()

    @property
    def state(self) -> State:
        """The present state."""
        return self._state

    def show(self, state: State) -> None:
        """Put up `state`."""
        with self._changed:
            self._state = state
            self._changed.notify_all()

    def wait(self, seen: State | None, seconds: float) -> State:
        """The state as soon as it is not `seen`, or `seen` again after `seconds`."""
        with self._changed:
            self._changed.wait_for(lambda: self._state is not seen, seconds)
            return self._state
