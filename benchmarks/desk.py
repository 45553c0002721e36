"""`python -m benchmarks.desk`: a large portal at the desk, in a real browser."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from benchmarks.big_portal import make_big_portal

_REPOSITORY = Path(__file__).parents[1]
_CHROMIUM = "/usr/bin/chromium"
_ADDRESS = re.compile(r"http://\S+")
_PATIENCE = 120_000  # ms
_QUERY = "nguyen thi"
_HELP = """Measure `thidua desk`: seconds until the list is seen, an answer to each key, and so on.

The first opening has no caches. A key's time ends when the browser has the list that it asks for;
the time of a preview begins with the last key, and so holds the pause after which it is asked for.

\b
python -m benchmarks.desk
python -m benchmarks.desk --records 1000 --runs 5
"""


@click.command(help=_HELP)
@click.option("--records", default=10_000, show_default=True, help="Exemplars of the portal.")
@click.option("--runs", default=3, show_default=True, help="Each figure is their median.")
def main(records: int, runs: int) -> None:
    """Measure, and print the medians."""
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = make_big_portal(Path(folder) / "portal", records, _REPOSITORY).root
        browser = playwright.chromium.launch(
            executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
        )
        opened = []
        for turn in range(runs + 1):
            page, start = browser.new_page(), time.perf_counter()
            with _desk(root) as url:
                page.goto(url, timeout=_PATIENCE)
                page.locator(".row").first.wait_for(timeout=_PATIENCE)
                opened.append(time.perf_counter() - start)
                if turn == runs:
                    _tell("without caches, list seen", opened[:1])
                    _tell("list seen", opened[1:])
                    page.wait_for_timeout(10_000)  # all records have been checked by then
                    _use(page, runs)
            page.close()
        browser.close()


def _use(page: Page, runs: int) -> None:
    box = page.get_by_label("Tìm bản ghi")
    box.click()
    _tell("a key of a search", [_took(page, "/api/records?", _typing(page, key)) for key in _QUERY])
    page.locator(".row a").first.click()
    summary = page.locator("[data-field=summary] textarea, textarea[name=summary]").first
    summary.wait_for(timeout=_PATIENCE)
    page.wait_for_timeout(4_000)
    shown, saved = [], []
    for _ in range(runs):
        summary.click()
        page.keyboard.press("End")
        shown.append(_took(page, "/preview/", _typing(page, "x")))
        save = page.get_by_role("button", name="Lưu vào cổng")
        saved.append(_took(page, "/api/records/", save.click))
        page.wait_for_timeout(2_500)
    _tell("the page beside the form, after a key", shown)
    _tell("saved", saved)


def _typing(page: Page, key: str) -> Callable[[], None]:
    return lambda: page.keyboard.type(key)


def _took(page: Page, part: str, act: Callable[[], object]) -> float:
    """Seconds from an act to the end of the answer whose address holds `part`."""
    start = time.perf_counter()
    with page.expect_response(lambda answer: part in answer.url, timeout=_PATIENCE) as found:
        act()
    found.value.finished()
    return time.perf_counter() - start


def _tell(what: str, seconds: list[float]) -> None:
    click.echo(f"{what}: {statistics.median(seconds):.2f} s (slowest {max(seconds):.2f} s)")


@contextmanager
def _desk(root: Path) -> Iterator[str]:
    """The address of a desk on the portal at `root`."""
    command = [sys.executable, "-u", "-m", "generator", "desk", "--portal", str(root)]
    with subprocess.Popen(
        [*command, "--port", "0", "--no-browser"],
        cwd=_REPOSITORY,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdout
        try:
            yield next(found[0] for line in process.stdout if (found := _ADDRESS.search(line)))
        finally:
            process.terminate()


if __name__ == "__main__":
    main()
