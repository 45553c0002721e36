"""Portals for tests: the small one and copies of it, how to read and to build them, what they say.

Nothing here asserts; a test that needs a portal takes one of the fixtures in `tests/conftest.py`.
"""

from __future__ import annotations

import html
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from functools import cache
from html.parser import HTMLParser
from pathlib import Path

from generator import pipeline
from generator.kinds import FILED, KINDS
from generator.link.linking import link
from generator.load import load, locate
from generator.locale import catalogue
from generator.model.output import Report
from generator.model.portal import Portal
from generator.model.problem import Problem, sort_problems
from generator.settings import Settings
from generator.validate import validate

REPOSITORY = Path(__file__).parents[2]
SMALL = Path(__file__).parent / "small"
MATERIAL = REPOSITORY / "tests" / "material"
#: The day of the tests: in the small portal the campaign runs and the first deadline is over.
TODAY = date(2026, 6, 1)

_MADE = ("site", ".site-builds", ".thidua")


def copy_portal(source: Path, target: Path, *, cache: bool = False) -> Path:
    """`target`, now a portal with the words of `source`; with `cache` its frames come along."""
    leave = [name for name in _MADE if not (cache and name == ".thidua")]
    shutil.copytree(source, target, ignore=shutil.ignore_patterns(*leave), dirs_exist_ok=True)
    return target


def add(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """`root` with `files` (path → content) written into it."""
    for path, content in files.items():
        file = root / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(content if isinstance(content, bytes) else content.encode())
    return root


def settings_of(root: Path, today: date = TODAY) -> Settings:
    """The settings of the portal at `root`."""
    return Settings(root, today, root / "site")


def build(root: Path, today: date = TODAY) -> Report:
    """What building the portal at `root` reports."""
    return pipeline.build(settings_of(root, today))


def check(root: Path, today: date = TODAY) -> Report:
    """What checking the portal at `root` reports."""
    return pipeline.check(settings_of(root, today))


@dataclass(frozen=True, slots=True)
class Reading:
    """A portal after `link`: all that shows without drawing a page."""

    portal: Portal | None
    problems: tuple[Problem, ...]

    @property
    def codes(self) -> list[str]:
        """The codes of its problems, in their order."""
        return [problem.code for problem in self.problems]


def read(root: Path, today: date = TODAY) -> Reading:
    """The portal at `root` as load, validate and link see it, without the pipeline's choices."""
    sources = load(root, frozenset(kind.folder for kind in FILED))
    records = validate(sources, KINDS)
    found = [*records.problems]
    portal = None
    if records.info:
        portal, problems = link(
            records.entries,
            records.info,
            records.withdrawn,
            sources,
            KINDS,
            today,
            records.unfinished,
        )
        found += problems
    return Reading(portal, sort_problems(locate(found, root)))


@cache
def problem_codes() -> frozenset[str]:
    """Every code that a problem can have: those with a sentence."""
    start = "problem."
    return frozenset(key.removeprefix(start) for key in catalogue() if key.startswith(start))


@cache
def checked_codes() -> frozenset[str]:
    """Codes that `thidua check` can find: all but those of files that are imported."""
    return frozenset(code for code in problem_codes() if not code.startswith("import."))


def thidua(
    *arguments: str | Path, cwd: Path, python: Iterable[str] = (), **environment: str
) -> subprocess.CompletedProcess[str]:
    """The command in a process of its own, with `environment` and little else."""
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    return subprocess.run(
        [sys.executable, *python, "-m", "generator", *map(str, arguments)],
        cwd=cwd,
        env={**kept, "PYTHONPATH": str(REPOSITORY), "PYTHONUTF8": "1", **environment},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def read_site(site: Path) -> dict[str, bytes]:
    """Every file of a built site: path → bytes."""
    files = (file for file in sorted(site.rglob("*")) if file.is_file())
    return {file.relative_to(site).as_posix(): file.read_bytes() for file in files}


@dataclass(slots=True)
class Tag:
    """One start tag with its attributes, unescaped."""

    name: str
    attributes: dict[str, str]

    @property
    def runs(self) -> bool:
        """Whether a browser would run it: a script, and not a block of data."""
        return self.name == "script" and self.attributes.get("type") != "application/ld+json"


@dataclass(slots=True)
class Page:
    """An HTML page as a reader's program sees it: tags in order, words, and the title.

    `scripts` is what stands in scripts and in blocks of data, which nobody reads.
    """

    source: str
    tags: list[Tag] = field(default_factory=list)
    words: str = ""
    title: str = ""
    scripts: tuple[str, ...] = ()

    def all(self, name: str) -> Iterator[Tag]:
        """The tags of one name."""
        return (tag for tag in self.tags if tag.name == name)

    def values(self, *attributes: str) -> list[str]:
        """The values of attributes, over all tags."""
        return [
            tag.attributes[name]
            for tag in self.tags
            for name in attributes
            if name in tag.attributes
        ]

    @property
    def links(self) -> list[str]:
        """Where the page leads and what it fetches."""
        return self.values("href", "src", "action", "srcset", "poster", "data")

    @property
    def anchors(self) -> list[str]:
        """The places inside the page."""
        return self.values("id")


def parse_page(source: str) -> Page:
    """The page in `source`."""
    reader = _Reader(Page(source))
    reader.feed(source)
    reader.close()
    reader.page.words = " ".join(reader.page.words.split())
    return reader.page


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self._in_title = self._in_script = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.page.tags.append(Tag(tag, {name: value or "" for name, value in attrs}))
        self._in_title = tag == "title"
        self._in_script = tag == "script"

    def handle_endtag(self, tag: str) -> None:
        self._in_title = self._in_script = False
        # Words of two blocks are two words.
        self.page.words += " "

    def handle_data(self, data: str) -> None:
        if self._in_title:
            self.page.title += data
        elif self._in_script:
            self.page.scripts += (data,)
        else:
            self.page.words += data


def shown(text: str) -> str:
    """`text` as `Page.words` holds it."""
    return " ".join(html.unescape(html.escape(text)).split())


Change = Callable[[Path], None]
