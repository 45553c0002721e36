"""A server for browsers on this machine: the port is taken first, answers begin later."""

from __future__ import annotations

import errno
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import ThreadingHTTPServer
from pathlib import Path
from threading import Thread
from typing import Any

from generator.errors import ThiduaError
from generator.preview.answering import Handler
from generator.preview.board import Board

HOST = "127.0.0.1"


class Server(ThreadingHTTPServer):
    """Answers in threads that end with the program."""

    def __init__(self, port: int, folder: Path, board: Board) -> None:
        super().__init__((HOST, port), partial(Handler, folder, board))
        self.url = f"http://{HOST}:{self.server_address[1]}/"
        self._thread: Thread | None = None

    def start(self) -> None:
        """Begin to answer; until then, requests wait."""
        self._thread = Thread(target=self.serve_forever, args=(0.1,), daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """End, whether or not it began: `shutdown` alone would wait for a loop that never ran."""
        if self._thread:
            self.shutdown()
        self.server_close()

    def handle_error(self, request: Any, client_address: Any) -> None:
        """A browser that goes away is nothing to talk about."""
        if not isinstance(sys.exception(), OSError):
            super().handle_error(request, client_address)


@contextmanager
def open_server(port: int, folder: Path, board: Board) -> Iterator[Server]:
    """A server whose port is ours, but which does not answer yet; raises `ThiduaError`."""
    try:
        server = Server(port, folder, board)
    except OSError as error:
        busy = error.errno == errno.EADDRINUSE
        raise ThiduaError("cli.serve.port" if busy else "preview.port", port=port) from error
    try:
        yield server
    finally:
        server.stop()
