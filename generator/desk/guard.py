"""Who may ask the desk: pages of its own, in the browser that was opened with its secret.

Every request is looked at before any other code sees it:

* `Host` must be the desk's own: a foreign name that was made to lead here (DNS rebinding) is not.
* `Origin` and `Sec-Fetch-Site` must not name another page; whatever writes must say where it is
  from.
* The cookie must hold the session's secret. It is given for the secret of the start address alone,
  is kept from scripts (HttpOnly) and from other sites (SameSite=Strict), and dies with the desk.
* Bodies have a size, and no more than is allowed.
"""

from __future__ import annotations

import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field
from http.cookies import CookieError, SimpleCookie
from urllib.parse import parse_qs

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from generator.locale import t

_JSON_LIMIT, _FILE_LIMIT = 8_000_000, 64_000_000
_FILES = ("/api/photos/", "/api/import")
_READING = frozenset({"GET", "HEAD"})
_METHODS = _READING | {"POST", "PUT", "DELETE"}
_OWN = "/preview/"

#: The desk's own pages: nothing but their own files.
POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; "
    "font-src 'self'; connect-src 'self'; frame-src 'self'; base-uri 'none'; "
    "form-action 'self'; frame-ancestors 'self'"
)
#: Pages on show: they may look as on the site, and do nothing.
PREVIEW_POLICY = (
    "default-src 'none'; style-src 'self'; img-src 'self'; font-src 'self'; base-uri 'none'; "
    "form-action 'none'; frame-ancestors 'self'; sandbox allow-same-origin"
)


@dataclass(frozen=True, slots=True)
class Secrets:
    """What only this desk and its browser know: that of the start address, that of the cookie."""

    port: int
    start: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)
    session: str = field(default_factory=lambda: secrets.token_urlsafe(32), repr=False)

    @property
    def cookie(self) -> str:
        """The cookie's name: desks on other ports have their own."""
        return f"thidua-desk-{self.port}"

    @property
    def hosts(self) -> frozenset[str]:
        """What a browser may call this desk."""
        return frozenset({f"127.0.0.1:{self.port}", f"localhost:{self.port}"})

    @property
    def url(self) -> str:
        """The address to open."""
        return f"http://127.0.0.1:{self.port}/?token={self.start}"


class TooLargeError(Exception):
    """A body is larger than may be, whatever it said."""


class Guard:
    """Lets through to `app` what may be asked, and sets what every answer says."""

    def __init__(self, app: ASGIApp, keys: Secrets) -> None:
        self.app, self.keys = app, keys

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """One request."""
        if scope["type"] == "lifespan":
            await self.app(scope, receive, send)
            return
        if scope["type"] != "http":  # a web socket, which the desk has none of
            await send({"type": "websocket.close", "code": 1008})
            return
        headers = Headers(scope=scope)
        answer = self._refusal(scope, headers) or self._entry(scope)
        if answer is None and not self._is_known(headers):
            answer = _refused(403, "token")
        limit = self._limit(scope)
        answer = answer or _too_large(headers, limit)
        guarded = self._sender(scope, send)
        if answer is not None:
            await answer(scope, receive, guarded)
            return
        await self.app(scope, _counted(receive, limit), guarded)

    def _refusal(self, scope: Scope, headers: Headers) -> Response | None:
        """Why a request is not for this desk, or not from it."""
        hosts = headers.getlist("host")
        if len(hosts) != 1 or hosts[0].lower() not in self.keys.hosts:
            return _refused(403, "host")
        method = scope["method"]
        if method not in _METHODS:
            return _refused(405, "method")
        origins = headers.getlist("origin")
        own = f"http://{hosts[0].lower()}"
        if any(origin != own for origin in origins) or len(origins) > 1:
            return _refused(403, "origin")
        if headers.get("sec-fetch-site", "none") not in ("same-origin", "none"):
            return _refused(403, "origin")
        if method not in _READING and not origins:
            return _refused(403, "origin")
        return None

    def _entry(self, scope: Scope) -> Response | None:
        """The cookie for the secret of the start address, which then leaves the address."""
        query = parse_qs(scope.get("query_string", b"").decode("latin-1"))
        if scope["path"] != "/" or "token" not in query or scope["method"] != "GET":
            return None
        if not _equal(query["token"][0], self.keys.start):
            return _refused(403, "token")
        answer = RedirectResponse("/", 303)
        answer.set_cookie(
            self.keys.cookie, self.keys.session, httponly=True, samesite="strict", path="/"
        )
        return answer

    def _is_known(self, headers: Headers) -> bool:
        for line in headers.getlist("cookie"):
            try:
                found = SimpleCookie(line).get(self.keys.cookie)
            except CookieError:
                continue
            if found is not None and _equal(found.value, self.keys.session):
                return True
        return False

    def _limit(self, scope: Scope) -> int:
        if scope["method"] in _READING:
            return 0
        return _FILE_LIMIT if scope["path"].startswith(_FILES) else _JSON_LIMIT

    def _sender(self, scope: Scope, send: Send) -> Send:
        preview = scope["path"].startswith(_OWN)

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in _headers(preview).items():
                    headers[name] = value
            await send(message)

        return sending


def _headers(preview: bool) -> Mapping[str, str]:
    return {
        "Content-Security-Policy": PREVIEW_POLICY if preview else POLICY,
        "X-Content-Type-Options": "nosniff",
        "X-Frame-Options": "SAMEORIGIN",
        "Referrer-Policy": "no-referrer",
        "Cross-Origin-Opener-Policy": "same-origin",
        "Cross-Origin-Resource-Policy": "same-origin",
        "Permissions-Policy": "camera=(), microphone=(), geolocation=()",
        "Cache-Control": "no-store",
    }


def _equal(one: str, other: str) -> bool:
    return secrets.compare_digest(one.encode("utf-8", "replace"), other.encode())


def _too_large(headers: Headers, limit: int) -> Response | None:
    length = headers.get("content-length")
    if length is None:
        return None
    if not (length.isascii() and length.isdigit()):
        return _refused(400, "length")
    return _refused(413, "too-large") if int(length[:20]) > limit else None


def _counted(receive: Receive, limit: int) -> Receive:
    """`receive`, which ends where a body is larger than it said, or may be."""
    count = 0

    async def receiving() -> Message:
        nonlocal count
        message = await receive()
        count += len(message.get("body", b""))
        if count > limit:
            raise TooLargeError
        return message

    return receiving


def _refused(status: int, code: str) -> Response:
    facts = {"error": {"code": code, "message": t(f"desk.refused.{code}")}}
    return JSONResponse(facts, status)
