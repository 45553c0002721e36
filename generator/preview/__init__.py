"""preview: `thidua serve`: the portal on this machine, built again and reloaded after each edit.

Receives the portal's folder; returns when the person at the keyboard presses Ctrl+C.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from datetime import date
from pathlib import Path

from generator.errors import LockedError, ThiduaError
from generator.preview.board import Board
from generator.preview.rebuilding import Builder
from generator.preview.serving import open_server
from generator.preview.watching import watch
from generator.reporting import Reporter
from generator.settings import find_settings
from generator.write.locking import hold

__all__ = ["serve"]


def serve(portal: Path, today: date | None, port: int, reporter: Reporter) -> None:
    """Nothing, after Ctrl+C.

    Raises `ThiduaError` where `portal` holds no portal, the port is taken, or the portal is
    already being served.
    """
    root = find_settings(portal, today, os.environ).root
    folder = root / ".thidua" / "preview"
    board, builder = Board(), Builder(root, folder, today, reporter)
    with open_server(port, folder, board) as server, _alone(root), suppress(KeyboardInterrupt):
        changes = watch(root)
        next(changes)  # the watch stands: no edit from here on is missed
        board.show(builder.build())
        server.start()
        reporter.say("cli.serve.at", url=server.url)
        for _ in changes:
            for state in builder.states():
                board.show(state)


@contextmanager
def _alone(root: Path) -> Iterator[None]:
    """The only preview of this portal: two would write into one folder."""
    try:
        with hold(root / ".thidua" / "preview.lock"):
            yield
    except LockedError as error:
        raise ThiduaError("preview.running", **error.values) from error
