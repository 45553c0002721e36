"""The real `thidua serve` as a process, and what it tells the pages that are open."""

from __future__ import annotations

import http.client
import json
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from types import TracebackType
from typing import Any, Self
from urllib.parse import quote

from tests.servers import HOST, end, free_port

PATIENCE = 30.0  # seconds that a busy machine may need
TODAY = date(2026, 11, 20)
EXEMPLAR = "data/exemplars/nguyen-thi-minh-hoa-thon-dinh.yml"
EXEMPLAR_PAGE = "/dien-hinh/nguyen-thi-minh-hoa-thon-dinh/"
NAME = "Nguyễn Thị Minh Họa"


def command(portal: Path, port: int) -> list[str]:
    """The words that start a preview."""
    words = [sys.executable, "-m", "generator", "serve", "--portal", str(portal)]
    return [*words, "--port", str(port), "--today", TODAY.isoformat()]


def edit(file: Path, old: str, new: str) -> None:
    """Replace every `old` in a file by `new`, as somebody with an editor does."""
    text = file.read_text("utf-8")
    assert old in text
    file.write_text(text.replace(old, new), "utf-8")


@dataclass(frozen=True, slots=True)
class Answer:
    """What came back for one address."""

    status: int
    text: str
    headers: http.client.HTTPMessage


class Preview:
    """A running preview; as a context it ends with the block."""

    def __init__(self, portal: Path) -> None:
        self.port = free_port()
        self.url = f"http://{HOST}:{self.port}"
        self.process = subprocess.Popen(
            command(portal, self.port),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            start_new_session=True,
        )
        self.said: list[str] = []

    def __enter__(self) -> Self:
        assert self.process.stdout is not None
        for line in self.process.stdout:
            self.said.append(line.decode())
            if self.url in self.said[-1]:
                return self
        raise AssertionError("".join(self.said))

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        end(self.process)
        assert self.process.stdout is not None
        self.process.stdout.close()

    def get(self, address: str, method: str = "GET") -> Answer:
        """The answer for an address; redirects are not followed."""
        connection = http.client.HTTPConnection(HOST, self.port, timeout=PATIENCE)
        connection.request(method, quote(address, safe="/?%.:"))
        response = connection.getresponse()
        answer = Answer(response.status, response.read().decode("utf-8", "replace"), response.msg)
        connection.close()
        return answer

    def listen(self) -> Events:
        """What an open page hears; the first event tells the present state."""
        return Events(self.port)


class Events:
    """The server-sent events of one open page."""

    def __init__(self, port: int) -> None:
        self._connection = http.client.HTTPConnection(HOST, port, timeout=PATIENCE)
        self._connection.request("GET", "/__thidua/events")
        self._response = self._connection.getresponse()

    def wait(self, wanted: Callable[[dict[str, Any]], bool] = lambda state: True) -> dict[str, Any]:
        """The next state that is as wanted."""
        deadline = time.monotonic() + PATIENCE
        while time.monotonic() < deadline and (line := self._response.readline()):
            if line.startswith(b"data: "):
                state: dict[str, Any] = json.loads(line.removeprefix(b"data: "))
                if wanted(state):
                    return state
        raise AssertionError("the preview told no such state")
