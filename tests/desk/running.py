"""The real command on a free port, and a page of another origin on another one."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

from tests.portals.toolbox import REPOSITORY, TODAY


@contextmanager
def desk_of(root: Path) -> Iterator[str]:
    """The start address of `thidua desk` for the portal at `root`."""
    command = ["desk", "--portal", str(root), "--port", "0", "--no-browser", "--format", "json"]
    process = subprocess.Popen(
        [sys.executable, "-m", "generator", *command, "--today", TODAY.isoformat()],
        stdout=subprocess.PIPE,
        env={**os.environ, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1"},
        text=True,
    )
    assert process.stdout is not None
    try:
        yield json.loads(process.stdout.readline())["url"]
    finally:
        process.send_signal(signal.SIGINT)
        process.wait(20)
        process.stdout.close()


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@contextmanager
def site_of(folder: Path) -> Iterator[int]:
    """The port of a foreign site with the files of `folder`."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(_Quiet, directory=str(folder)))
    Thread(target=server.serve_forever, args=(0.05,), daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()
