"""What is going on, on a terminal: apart, since most runs of machines have none."""

from __future__ import annotations

from rich.console import Console
from rich.live import Live
from rich.spinner import Spinner


class Ticker:
    """A turning sign with words, on the error stream.

    It is turned by hand: a thread that turns it would keep builds from using a second process.
    """

    def __init__(self) -> None:
        self._spinner = Spinner("dots")
        console = Console(stderr=True, highlight=False)
        self._live = Live(self._spinner, console=console, auto_refresh=False, transient=True)
        self._live.start()

    def show(self, words: str) -> None:
        """Turn on, with other words."""
        self._spinner.update(text=words)
        self._live.refresh()

    def stop(self) -> None:
        """Leave the terminal as it was."""
        self._live.stop()
