"""The desk as an ASGI application: the guard around the answers."""

from __future__ import annotations

from contextlib import suppress

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from generator.desk import api, helping, publishing, showing
from generator.desk.asked import EXPECTED, answered
from generator.desk.desk import Desk
from generator.desk.guard import Guard, Secrets, TooLargeError
from generator.desk.outcomes import DeskError


def make_app(desk: Desk, keys: Secrets) -> ASGIApp:
    """What answers the browser that knows the secret of `keys`, and nobody else."""

    async def tell(request: Request, error: Exception) -> Response:
        return answered(error)

    async def missing(request: Request, error: Exception) -> Response:
        return answered(DeskError(404, "no-page"))

    handlers = dict.fromkeys((*EXPECTED, TooLargeError, Exception), tell)
    app = Starlette(
        routes=[*showing.routes(), *api.routes(), *helping.routes(), *publishing.routes()],
        exception_handlers={**handlers, 404: missing},
    )
    app.router.redirect_slashes = False
    app.state.desk = desk
    return Guard(_Calm(app), keys)


class _Calm:
    """Goes on after what Starlette has answered and raises once more, for servers that log it."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(Exception):
            await self.app(scope, receive, send)
