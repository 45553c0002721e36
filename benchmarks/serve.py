"""`python -m benchmarks.serve`: from saving a record to a real browser showing it."""

from __future__ import annotations

import re
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import click
from playwright.sync_api import Page, sync_playwright

from benchmarks.peers.data import make_records
from benchmarks.peers.ours import TODAY, write_portal
from benchmarks.peers.site import middle

_REPOSITORY = Path(__file__).parents[1]
_CHROMIUM = "/usr/bin/chromium"
_PATIENCE = 120_000  # ms
_ADDRESS = re.compile(r"http://\S+?:\d+")
_HELP = """Measure `thidua serve`: seconds from saving a file to the open page showing it.

A word is added to a story, which only the page itself shows, and then to a name, which lists show
too: of that the page itself is measured, and all other pages come after it.

\b
python -m benchmarks.serve
python -m benchmarks.serve --records 1000 --runs 5
"""


@click.command(help=_HELP)
@click.option("--records", default=10_000, show_default=True, help="People of the portal.")
@click.option("--runs", default=5, show_default=True, help="Each figure is their median.")
def main(records: int, runs: int) -> None:
    """Measure, and print the medians."""
    found = make_records(records)
    person = found.people[middle(found)]
    memory = Path("/dev/shm")
    with tempfile.TemporaryDirectory(dir=memory if memory.is_dir() else None) as folder:
        root = Path(folder) / "portal"
        write_portal(found, root)
        (file,) = (root / "data/exemplars").rglob(f"{person.id}.yml")
        with _served(root) as url, sync_playwright() as playwright:
            browser = playwright.chromium.launch(
                executable_path=_CHROMIUM, args=["--no-sandbox", "--disable-gpu"]
            )
            page = browser.new_page()
            page.goto(f"{url}/dien-hinh/{person.id}/", timeout=_PATIENCE)
            for what, old in (("story", "story: "), ("name", "name: ")):
                took = [_seconds(page, file, old, f"{what}{turn}") for turn in range(runs)]
                click.echo(
                    f"{records:,} people, a word in the {what}: {statistics.median(took):.2f} s "
                    f"(slowest {max(took):.2f} s)"
                )
            browser.close()


def _seconds(page: Page, file: Path, field: str, word: str) -> float:
    """How long it takes until `word`, added at the beginning of a field, is on the page."""
    time.sleep(_REST)
    text = file.read_text("utf-8")
    start = time.perf_counter()
    file.write_text(_with_word(text, field, word), "utf-8")
    page.wait_for_function(
        "word => document.querySelector('main')?.innerText.includes(word)",
        arg=word,
        polling=10,
        timeout=_PATIENCE,
    )
    return time.perf_counter() - start


#: Seconds between edits: the whole build that follows the edit of a name is over by then.
_REST = 20


def _with_word(text: str, field: str, word: str) -> str:
    """The record with a word more, inside the quotation marks that a value may have."""
    return re.sub(rf"(?m)^{field}('?)", rf"{field}\g<1>{word} ", text, count=1)


@contextmanager
def _served(root: Path) -> Iterator[str]:
    """The address of a running preview."""
    command = (sys.executable, "-m", "generator", "serve", "--portal", str(root))
    process = subprocess.Popen(
        [*command, "--port", "8765", "--today", TODAY],
        cwd=_REPOSITORY,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
    )
    assert process.stdout is not None
    try:
        yield next(match[0] for line in process.stdout if (match := _ADDRESS.search(line)))
    finally:
        process.terminate()
        process.wait()


if __name__ == "__main__":
    main()
