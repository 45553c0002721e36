"""The scripts of the search: the committed files are what their sources give, and are small."""

from __future__ import annotations

import gzip
import json
import subprocess
from pathlib import Path

import pytest

from generator.load.theme import load_theme
from tests.portals.toolbox import REPOSITORY

FOLDER = REPOSITORY / "theme/assets/js"
#: Bytes, gzipped: what every search box loads, and what two pages load besides.
MOST = {"search.js": 8_000, "search-page.js": 2_500, "search-verify.js": 1_500}


def test_the_committed_scripts_are_fresh(tmp_path: Path) -> None:
    """`npm run search` would write the very bytes that are committed."""
    command = json.loads((REPOSITORY / "package.json").read_text("utf-8"))["scripts"]["search"]
    program, *words, output = command.split()
    assert output == f"--outdir={FOLDER.relative_to(REPOSITORY)}"
    run = [f"node_modules/.bin/{program}", *words, f"--outdir={tmp_path}", "--log-level=warning"]
    subprocess.run(run, cwd=REPOSITORY, check=True)
    for name in MOST:
        assert (tmp_path / name).read_bytes() == (FOLDER / name).read_bytes(), "npm run search"


@pytest.mark.parametrize("name", MOST)
def test_scripts_are_small(name: str) -> None:
    """What a browser runs for the search, gzipped."""
    assert len(gzip.compress((FOLDER / name).read_bytes(), 9)) <= MOST[name]


def test_the_scripts_make_no_html() -> None:
    """Nothing in the sources turns a text into HTML or code."""
    for source in (REPOSITORY / "theme/search").glob("*.js"):
        text = source.read_text("utf-8")
        for forbidden in ("innerHTML", "outerHTML", "insertAdjacentHTML", "eval(", "Function("):
            assert forbidden not in text, source.name


def test_the_sources_are_not_published() -> None:
    """Of the search a portal publishes three files."""
    theme = load_theme([REPOSITORY / "theme"])
    found = [name for name in theme.assets if "search" in name]
    assert sorted(found) == ["js/search-page.js", "js/search-verify.js", "js/search.js"]
    assert not [name for name in theme.templates if name.startswith("search/")]
