"""A folder with an index in; what a real Chromium gets from a real Caddy out.

The page imports the engine as the plain modules of theme/search/. What a visitor loads instead is
their bundle, theme/assets/js/search.js: its bytes are counted, those of the modules are not.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from urllib.parse import urlsplit

from playwright.sync_api import Browser, Error, Page, Request, sync_playwright

from tests.servers import HOST, free_port, program, running

_REPOSITORY = Path(__file__).parents[2]
_PAGE = Path(__file__).parent / "page"
_CHROMIUM = "/usr/bin/chromium"
_ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking")
_PATIENCE = 60_000  # milliseconds
_CODE, _INDEX = "/assets/search.js", "/tra-cuu/chi-muc/"
_CADDYFILE = """
{{
	admin off
}}
{address} {{
	root * "{root}"
	encode gzip
	header Content-Security-Policy "default-src 'none'; script-src 'self'; connect-src 'self'"
	@index path {index}*
	header @index Cache-Control no-cache
	file_server
}}
"""


@dataclass(frozen=True, slots=True)
class Answer:
    """The first page of hits; milliseconds of the first time and of a later one."""

    addresses: tuple[str, ...]
    first: float
    later: float
    error: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """Bytes, as sent, that a first query took, and the number of files."""

    code: int
    index: int
    files: int

    @property
    def all(self) -> int:
        """Code and index together."""
        return self.code + self.index


def lay_out(folder: Path) -> None:
    """Put the page of the benchmark, the engine and its bundle into `folder`."""
    for file in _PAGE.iterdir():
        shutil.copy(file, folder)
    shutil.copytree(_REPOSITORY / "theme" / "search", folder / "engine")
    bundle = folder / _CODE.lstrip("/")
    bundle.parent.mkdir(parents=True)
    shutil.copy(_REPOSITORY / "theme" / "assets" / "js" / "search.js", bundle)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """The address at which Caddy serves `folder`, compressed by gzip and nothing else."""
    port = free_port()
    address = f"http://{HOST}:{port}"
    with TemporaryDirectory(prefix="thidua-bench-") as home:
        config = Path(home) / "Caddyfile"
        text = _CADDYFILE.format(address=address, root=folder, index=_INDEX)
        config.write_text(text, "utf-8")
        environment = {"HOME": home, "XDG_CONFIG_HOME": home, "XDG_DATA_HOME": home}
        command = [program("caddy"), "run", "--adapter", "caddyfile", "--config", str(config)]
        with running(command, environment, Path(home) / "log", port):
            yield address


@contextmanager
def chromium() -> Iterator[Browser]:
    """A Chromium that nobody else uses."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=_CHROMIUM, args=_ARGUMENTS)
        yield browser
        browser.close()


def answers(browser: Browser, address: str, texts: Sequence[str]) -> list[Answer]:
    """What one page answers: first to all of `texts`, then to all of them once more."""
    with _opened(browser, address) as page:
        first = [_ask(page, "ask", text) for text in texts]
        later = [_ask(page, "ask", text) for text in texts]
    return [
        Answer(tuple(one["addresses"]), one["ms"], other["ms"], one["error"])
        for one, other in zip(first, later, strict=True)
    ]


def loaded(browser: Browser, address: str, text: str) -> Loaded:
    """What a visitor with an empty cache loads for `text`, until its hits can be shown."""
    with _opened(browser, address) as page:
        requests: list[Request] = []
        page.on("requestfinished", lambda request: requests.append(request))
        _ask(page, "askCold", text)
        sizes = [(urlsplit(one.url).path, one.sizes()["responseBodySize"]) for one in requests]
    index = [size for path, size in sizes if path.startswith(_INDEX)]
    return Loaded(sum(size for path, size in sizes if path == _CODE), sum(index), len(index) + 1)


@contextmanager
def _opened(browser: Browser, address: str) -> Iterator[Page]:
    """The page of the benchmark in a context of its own: nothing is in its cache."""
    context = browser.new_context()
    page = context.new_page()
    page.set_default_timeout(_PATIENCE)
    page.goto(f"{address}/")
    try:
        yield page
    finally:
        context.close()


def _ask(page: Page, how: str, text: str) -> dict[str, Any]:
    try:
        answer = page.evaluate("([how, text]) => window.bench[how](text)", [how, text])
    except Error as error:
        return {"addresses": (), "ms": 0.0, "error": str(error)}
    return {**answer, "error": ""}
