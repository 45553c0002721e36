"""Readers who are at work while the site is switched."""

from __future__ import annotations

import json
import threading
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, ExitStack
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from generator.model.output import Output
from generator.write import publish
from tests.servers import caddy, nginx
from tests.write.actors import actor
from tests.write.samples import SHARED, page, pages, published_version, version_of

SWITCHES = 200
PAGE = SHARED[0]


def test_readers_of_the_disk(tmp_path: Path) -> None:
    """During 200 switches no reader sees two builds at once, half a page, or an older one."""
    publish(pages(1), tmp_path / "site")
    with ExitStack() as stack:
        readers = [stack.enter_context(actor("read", tmp_path)) for _ in range(2)]
        for version in range(2, SWITCHES + 2):
            publish(pages(version), tmp_path / "site")
        (tmp_path / "stop").touch()
        seen = [json.loads(reader.communicate()[0]) for reader in readers]
    for each in seen:
        assert (each["mixed"], each["missing"], each["back"]) == (0, 0, 0)
        assert each["whole"] > 1
    assert published_version(tmp_path / "site") == SWITCHES + 1


@pytest.fixture(scope="module", params=[caddy, nginx], ids=["caddy", "nginx"])
def served(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[tuple[Path, HTTPConnection]]:
    """A site, and a connection to the server in front of it."""
    server: Callable[[Path], AbstractContextManager[str]] = request.param
    site = tmp_path_factory.mktemp("portal") / "site"
    publish(pages(0), site)
    with server(site) as address:
        connection = HTTPConnection(urlsplit(address).netloc, timeout=10)
        yield site, connection
        connection.close()


def test_readers_behind_a_server(served: tuple[Path, HTTPConnection]) -> None:
    """During switches a server answers each request with a whole page, never an older one."""
    site, connection = served
    bodies: list[tuple[int, bytes]] = []
    done = threading.Event()

    def read() -> None:
        while not done.is_set():
            connection.request("GET", f"/{PAGE.removesuffix('index.html')}")
            response = connection.getresponse()
            bodies.append((response.status, response.read()))

    reader = threading.Thread(target=read)
    reader.start()
    try:
        for version in range(1, SWITCHES // 2):
            publish(pages(version), site)
    finally:
        done.set()
        reader.join()
    assert {status for status, _ in bodies} == {200}
    versions = [version_of(body) for _, body in bodies]
    assert [body for _, body in bodies] == [page(PAGE, version) for version in versions]
    assert versions == sorted(versions)
    assert len(set(versions)) > 1


@pytest.mark.parametrize(
    ("header", "condition"), [("ETag", "If-None-Match"), ("Last-Modified", "If-Modified-Since")]
)
def test_browser_asks_again(
    served: tuple[Path, HTTPConnection], header: str, condition: str
) -> None:
    """A browser is told of a change within the same second and of the same size, and back."""
    site, connection = served
    mark = ""
    for content in (b"1", b"2", b"1"):
        publish([Output("a.txt", content)], site)
        for expected in (200, 304):
            connection.request("GET", "/a.txt", headers={condition: mark} if mark else {})
            response = connection.getresponse()
            body = response.read()
            assert response.status == expected
            assert body == (content if expected == 200 else b"")
            mark = response.headers.get(header, mark)
