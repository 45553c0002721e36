"""The desk on a port of this machine, until Ctrl+C."""

from __future__ import annotations

import errno
import socket
import time
import webbrowser
from collections.abc import Iterator
from contextlib import contextmanager
from threading import Thread

import uvicorn

from generator.background import collector_at_rest
from generator.desk.app import make_app
from generator.desk.desk import Desk
from generator.desk.guard import Secrets
from generator.errors import LockedError, ThiduaError
from generator.preview.watching import watch
from generator.reporting import Reporter
from generator.settings import Settings
from generator.write.locking import hold

HOST = "127.0.0.1"
#: Seconds; saves are looked at by one record, and now and then by all.
_PAUSE = 1.5
#: So many seconds the first list is waited for, and then the browser that shows it.
_FIRST, _BREATH = 3, 0.4


def serve_desk(settings: Settings, port: int, open_browser: bool, reporter: Reporter) -> None:
    """Nothing, after Ctrl+C.

    `port` 0 takes any. Raises `ThiduaError` where the port is taken, or another desk is open.
    """
    with _alone(settings), open_port(port) as taken:
        keys = Secrets(taken.getsockname()[1])
        with collector_at_rest():
            desk = Desk(settings)
        for work in (_watch, _warm, _settle):
            Thread(target=work, args=(desk,), daemon=True).start()
        reporter.say("cli.desk.at", url=keys.url)
        if open_browser:
            Thread(target=webbrowser.open, args=(keys.url,), daemon=True).start()
        server = _server(desk, keys)
        try:
            server.run(sockets=[taken])
        except KeyboardInterrupt:
            pass
        finally:
            desk.ended = True


def _server(desk: Desk, keys: Secrets) -> uvicorn.Server:
    config = uvicorn.Config(
        make_app(desk, keys),
        log_config=None,
        log_level="critical",  # what stops a desk is told by the command
        access_log=False,
        lifespan="off",
        server_header=False,
        date_header=False,
        ws="none",
        proxy_headers=False,
        timeout_graceful_shutdown=1,
        timeout_keep_alive=30,
        h11_max_incomplete_event_size=32_768,
        http="h11",
    )
    return uvicorn.Server(config)


def _watch(desk: Desk) -> None:
    """Takes in what other programs change, as soon as they do."""
    _after_the_list(desk)
    for _ in watch(desk.store.root):  # the first time at once: what changed until then is seen
        if desk.ended:
            return
        try:
            desk.look_again()
        except (OSError, ThiduaError):  # a file went away at this very moment: the next look tells
            continue


def _settle(desk: Desk) -> None:
    """Looks at all records once nothing was saved for a moment."""
    while not desk.ended:
        time.sleep(_PAUSE)
        if desk.store.glimpse.quick:
            desk.settle()


def _warm(desk: Desk) -> None:
    """Checks all records and makes ready what the first preview needs; the list is there before."""
    try:
        desk.listing()
        _after_the_list(desk)
        desk.check()
        desk.listing()  # anew for what was found: the next key press need not wait for it
        portal = desk.store.state.portal
        if portal is not None:
            desk.drawer.warm(portal)
    except Exception:  # the first preview meets it again, and tells it
        return


def _after_the_list(desk: Desk) -> None:
    """Waits until a browser had time to show the first list."""
    desk.listed.wait(_FIRST)
    time.sleep(_BREATH)


@contextmanager
def open_port(port: int) -> Iterator[socket.socket]:
    """A port of this machine that nobody else can reach; raises `ThiduaError`."""
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM) as taken:
        taken.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            taken.bind((HOST, port))
            taken.listen()  # who comes before the first answer waits, and is not refused
        except OSError as error:
            busy = error.errno == errno.EADDRINUSE
            raise ThiduaError("cli.serve.port" if busy else "preview.port", port=port) from error
        yield taken


@contextmanager
def _alone(settings: Settings) -> Iterator[None]:
    """The only desk of this portal: two would not know of each other's saves."""
    try:
        with hold(settings.root / ".thidua" / "desk.lock"):
            yield
    except LockedError as error:
        raise ThiduaError("desk.running", **error.values) from error
