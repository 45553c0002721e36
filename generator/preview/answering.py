"""One request of a browser → the answer: a page, what the preview adds, or the events."""

from __future__ import annotations

from http import HTTPStatus
from http.server import BaseHTTPRequestHandler
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from generator.preview import pages
from generator.preview.board import Board, State
from generator.preview.finding import find_file, type_of

#: The policy that docs/publish/Caddyfile sends: what breaks it there is seen here first.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
_BREATH = 15.0  # seconds; so often an open page is told that the preview still lives
#: Browsers ask for it unasked; a page without an icon is no fault to report on its console.
_ICON = "/favicon.ico"
_HTML = "text/html; charset=utf-8"


class Handler(BaseHTTPRequestHandler):
    """One connection; `folder` holds the good pages, `board` the state of the preview."""

    protocol_version = "HTTP/1.1"

    def __init__(self, folder: Path, board: Board, *connection: Any) -> None:
        self._folder, self._board = folder, board
        super().__init__(*connection)  # which answers at once

    def do_GET(self) -> None:
        """Send what stands at the address."""
        address = urlsplit(self.path).path
        state = self._board.state  # before any file is read: see `with_reload`
        own = pages.own_asset(address)
        if address == pages.EVENTS:
            self._events()
        elif own:
            self._send(HTTPStatus.OK, *own)
        elif address == _ICON and not (self._folder / _ICON[1:]).is_file():
            self._send(HTTPStatus.NO_CONTENT, b"", _HTML)
        elif not state.ready:
            self._send(HTTPStatus.SERVICE_UNAVAILABLE, pages.problems_page(state), _HTML)
        else:
            self._file(state)

    do_HEAD = do_GET

    def _file(self, state: State) -> None:
        found, status = find_file(self._folder, self.path), HTTPStatus.OK
        if found.redirect:
            self._send(HTTPStatus.FOUND, b"", _HTML, Location=found.redirect)
            return
        file = found.file
        if file is None:
            file, status = self._folder / "404.html", HTTPStatus.NOT_FOUND
        try:
            content, type_ = file.read_bytes(), type_of(file)
        except OSError:  # just now replaced by a folder, or removed
            content, type_, status = b"", _HTML, HTTPStatus.NOT_FOUND
        if type_ == _HTML:
            content = pages.with_reload(content, state)
        self._send(status, content, type_)

    def _send(self, status: HTTPStatus, content: bytes, type_: str, **headers: str) -> None:
        self.send_response(status)
        self._common_headers(type_)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(content)

    def _common_headers(self, type_: str) -> None:
        self.send_header("Content-Type", type_)
        self.send_header("Content-Security-Policy", POLICY)
        self.send_header("Referrer-Policy", "strict-origin-when-cross-origin")
        self.send_header("X-Content-Type-Options", "nosniff")
        self.send_header("Cache-Control", "no-store")

    def _events(self) -> None:
        """Tell the page every state, until it goes away."""
        self.close_connection = True
        self.send_response(HTTPStatus.OK)
        self._common_headers("text/event-stream; charset=utf-8")
        self.end_headers()
        seen = None
        while self.command != "HEAD":
            state = self._board.wait(seen, _BREATH)
            self.wfile.write(b": \n\n" if state is seen else pages.event(state))
            seen = state

    def log_message(self, format: str, *args: Any) -> None:
        """Say nothing: the terminal is for problems of the content."""
