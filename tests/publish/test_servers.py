"""The sample configurations of docs/publish/, under the servers that they are written for."""

from __future__ import annotations

import gzip
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from dataclasses import dataclass
from email.message import Message
from http.client import HTTPConnection
from pathlib import Path
from urllib.parse import urlsplit

import pytest

from tests.servers import caddy, nginx

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; "
    "connect-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'"
)
FOREVER = "public, max-age=31536000, immutable"
LONG = "Thi đua là yêu nước, yêu nước thì phải thi đua. " * 40

Server = Callable[[Path], AbstractContextManager[str]]


@dataclass(frozen=True)
class Answer:
    """What the server said."""

    status: int
    headers: Message
    body: bytes

    @property
    def text(self) -> str:
        """The body as a reader sees it."""
        return self.body.decode("utf-8")

    @property
    def type(self) -> str:
        """The content type, as browsers compare it."""
        return str(self.headers["Content-Type"]).lower().replace(" ", "")


@dataclass(frozen=True)
class Site:
    """A served site: its address and the link that the server was given."""

    base: str
    link: Path

    def get(self, path: str, **headers: str) -> Answer:
        """The answer to one request; redirects are not followed."""
        where = urlsplit(self.base)
        connection = HTTPConnection(where.hostname or "", where.port, timeout=10)
        try:
            names = {name.replace("_", "-"): value for name, value in headers.items()}
            connection.request("GET", path, headers=names)
            response = connection.getresponse()
            return Answer(response.status, response.headers, response.read())
        finally:
            connection.close()


def write_build(folder: Path, mark: str) -> Path:
    """A small site whose pages hold `mark`."""
    files = {
        "index.html": f"<!doctype html><title>{mark}</title><p>{LONG}",
        "404.html": f"<!doctype html><title>Không tìm thấy {mark}</title><p>{LONG}",
        "phong-trao/thu-thua/index.html": f"<!doctype html><title>Thủ Thừa {mark}</title>",
        "assets/x.abc123.css": "p { color: green }\n" * 100,
        "assets/x.abc123.js": "export {}\n",
        "assets/x.abc123.woff2": "wOF2",
        "assets/x.abc123.webp": "RIFF",
        "tra-cuu/chi-muc/ab2cd.json": "[]",
        "tra-cuu/chi-muc/index.json": "{}",
        "lich.ics": "BEGIN:VCALENDAR\r\nEND:VCALENDAR\r\n",
        "bang.csv": "tên,năm\n",
        ".thidua/manifest.json": "{}",
        ".thidua-manifest.json": "{}",
        ".thidua-previous/000001.json": "{}",
        ".well-known/security.txt": "Contact: mailto:a@example.vn\n",
    }
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return folder


def switch(link: Path, target: Path) -> None:
    """Nothing, after `link` has been moved to `target` in one step, as `thidua build` does."""
    new = link.with_name("new-link")
    new.symlink_to(target)
    new.replace(link)


@pytest.fixture(scope="module", params=[caddy, nginx], ids=["caddy", "nginx"])
def server(request: pytest.FixtureRequest) -> Server:
    """One server after the other."""
    chosen: Server = request.param
    return chosen


@pytest.fixture(scope="module")
def site(server: Server, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    """A site behind a link, in a folder whose name has a space."""
    folder = tmp_path_factory.mktemp("mot cong")
    link = folder / "site"
    link.symlink_to(write_build(folder / ".site-1", "một"))
    with server(link) as base:
        yield Site(base, link)


@pytest.mark.parametrize("path", ["/", "/index.html", "/phong-trao/thu-thua/", "/404.html"])
def test_page(site: Site, path: str) -> None:
    """A page comes as UTF-8, under exactly the policy, and is asked for again."""
    answer = site.get(path)
    assert answer.status == 200
    assert answer.type == "text/html;charset=utf-8"
    assert answer.headers.get_all("Content-Security-Policy") == [POLICY]
    assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]
    assert answer.headers.get_all("Referrer-Policy") == ["strict-origin-when-cross-origin"]
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]


def test_folder_address(site: Site) -> None:
    """A folder's address answers with its page."""
    assert site.get("/phong-trao/thu-thua/").text.endswith("<title>Thủ Thừa một</title>")


def test_folder_without_slash(site: Site) -> None:
    """A folder's address without its last slash leads to the one with it."""
    answer = site.get("/phong-trao/thu-thua")
    assert answer.status in (301, 308)
    assert answer.headers["Location"] == "/phong-trao/thu-thua/"


@pytest.mark.parametrize(
    "path",
    [
        "/khong-co",
        "/khong-co/",
        "/assets/khong-co.css",
        "/tra-cuu/chi-muc/khong-co.json",
        "/khong-co.ics",
        "/assets/",
        "/phong-trao/",
    ],
)
def test_missing(site: Site, path: str) -> None:
    """What does not exist answers 404 with the site's own page, which nobody keeps."""
    answer = site.get(path)
    assert answer.status == 404
    assert "Không tìm thấy một" in answer.text
    assert answer.type == "text/html;charset=utf-8"
    assert answer.headers.get_all("Cache-Control") == ["no-cache"]
    assert answer.headers.get_all("Content-Security-Policy") == [POLICY]


@pytest.mark.parametrize(
    "path",
    [
        "/.thidua/manifest.json",
        "/.thidua/",
        "/.thidua-manifest.json",
        "/.thidua-previous/000001.json",
        "/%2ethidua-previous/000001.json",
        "/../.site-1/index.html",
    ],
)
def test_hidden(site: Site, path: str) -> None:
    """A name that begins with a dot is not served."""
    assert site.get(path).status in (400, 404)


def test_well_known(site: Site) -> None:
    """The one folder whose name begins with a dot by right is served."""
    assert site.get("/.well-known/security.txt").status == 200


@pytest.mark.parametrize("ending", ["css", "js", "woff2", "webp"])
def test_asset(site: Site, ending: str) -> None:
    """A file with its content's hash in its name is kept for a year."""
    answer = site.get(f"/assets/x.abc123.{ending}")
    assert answer.status == 200
    assert answer.headers.get_all("Cache-Control") == [FOREVER]
    assert answer.headers.get_all("X-Content-Type-Options") == ["nosniff"]


@pytest.mark.parametrize(
    ("path", "types"),
    [
        ("/assets/x.abc123.css", {"text/css;charset=utf-8"}),
        (
            "/assets/x.abc123.js",
            {"text/javascript;charset=utf-8", "application/javascript;charset=utf-8"},
        ),
        ("/assets/x.abc123.woff2", {"font/woff2"}),
        ("/assets/x.abc123.webp", {"image/webp"}),
        ("/lich.ics", {"text/calendar;charset=utf-8"}),
        ("/bang.csv", {"text/csv;charset=utf-8"}),
        ("/.well-known/security.txt", {"text/plain;charset=utf-8"}),
    ],
)
def test_type(site: Site, path: str, types: set[str]) -> None:
    """A file says what it is."""
    assert site.get(path).type in types


@pytest.mark.parametrize("path", ["/", "/assets/x.abc123.css", "/khong-co"])
def test_compression(site: Site, path: str) -> None:
    """Text comes compressed to those who ask, and only to them."""
    plain, packed = site.get(path), site.get(path, Accept_Encoding="gzip")
    assert plain.headers["Content-Encoding"] is None
    assert packed.headers["Content-Encoding"] == "gzip"
    assert packed.headers["Vary"] == "Accept-Encoding"
    assert gzip.decompress(packed.body) == plain.body
    assert len(packed.body) < len(plain.body) / 2


def test_zstd(tmp_path: Path) -> None:
    """Caddy offers zstd as well."""
    with caddy(write_build(tmp_path / "site", "một")) as base:
        answer = Site(base, tmp_path).get("/", Accept_Encoding="zstd, gzip")
        assert answer.headers["Content-Encoding"] == "zstd"


def test_switch(server: Server, tmp_path: Path) -> None:
    """After the link has moved, the very next request sees the new build, asked anew or again."""
    link = tmp_path / "site"
    link.symlink_to(write_build(tmp_path / "1", "một"))
    new = write_build(tmp_path / "2", "hai")
    later = new.stat().st_mtime_ns + 2_000_000_000
    os.utime(new / "index.html", ns=(later, later))
    with server(link) as base:
        site = Site(base, link)
        before = site.get("/")
        assert "<title>một" in before.text
        assert site.get("/", If_None_Match=before.headers["ETag"]).status == 304
        switch(link, new)
        assert "<title>hai" in site.get("/").text
        assert "<title>hai" in site.get("/", If_None_Match=before.headers["ETag"]).text
        assert "Không tìm thấy hai" in site.get("/khong-co").text


def test_processes_end(server: Server, tmp_path: Path) -> None:
    """A server is gone when its context ends."""
    with server(write_build(tmp_path / "site", "một")) as base:
        site = Site(base, tmp_path)
        assert site.get("/").status == 200
    with pytest.raises(ConnectionRefusedError):
        site.get("/")


def test_search_index(site: Site) -> None:
    """Files of the index are kept for a year; the list of them is asked for each time."""
    kept, asked = (site.get(f"/tra-cuu/chi-muc/{name}.json") for name in ("ab2cd", "index"))
    assert kept.status == asked.status == 200
    assert kept.headers.get_all("Cache-Control") == [FOREVER]
    assert asked.headers.get_all("Cache-Control") == ["no-cache"]
