"""A desk on a portal of the tests, and one who asks it as its browser would."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import httpx

from generator.desk.app import make_app
from generator.desk.desk import Desk
from generator.desk.guard import Secrets
from tests.portals.toolbox import settings_of

PORT = 8100
#: Asks from a thread of its own: that of the tests may have the loop of a browser.
_THREAD = ThreadPoolExecutor(1)
ORIGIN = f"http://127.0.0.1:{PORT}"


@dataclass
class Asking:
    """Asks the desk of one portal; `cookies` and `headers` are those of its own page."""

    root: Path
    keys: Secrets = field(default_factory=lambda: Secrets(PORT))

    def __post_init__(self) -> None:
        self.desk = Desk(settings_of(self.root))
        self.app = make_app(self.desk, self.keys)

    @property
    def cookie(self) -> dict[str, str]:
        """The cookie of the session."""
        return {self.keys.cookie: self.keys.session}

    def send(
        self,
        method: str,
        path: str,
        *,
        headers: Mapping[str, str] | None = None,
        cookies: Mapping[str, str] | None = None,
        base: str = ORIGIN,
        **body: Any,
    ) -> httpx.Response:
        """One request, as bare as it is given."""

        async def sent() -> httpx.Response:
            transport = httpx.ASGITransport(self.app, raise_app_exceptions=True)
            async with httpx.AsyncClient(
                transport=transport, base_url=base, cookies=dict(cookies or {})
            ) as client:
                return await client.request(method, path, headers=dict(headers or {}), **body)

        return _THREAD.submit(asyncio.run, sent()).result()

    def ask(self, method: str, path: str, body: Any = None, status: int = 200) -> Any:
        """What the desk answers its own page; the answer must have the `status`."""
        headers = {"Origin": ORIGIN, "Sec-Fetch-Site": "same-origin"}
        more = {} if body is None else {"json": body}
        answer = self.send(method, path, headers=headers, cookies=self.cookie, **more)
        assert answer.status_code == status, answer.text
        return answer.json()

    def record(self, kind: str, id_: str) -> Any:
        """A record as its form gets it."""
        return self.ask("GET", f"/api/records/{kind}/{id_}")
