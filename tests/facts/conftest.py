"""The repository's own portal, built once, and the pages of each plan in it."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

import pytest

from generator.pipeline import preview
from generator.settings import Settings
from generator.write import filling
from tests.facts.pages import Read, read_page

REPOSITORY = Path(__file__).parents[2]
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Site:
    """The built site in `folder`; pages are named by the plan that they show."""

    folder: Path

    def page(self, address: str) -> Read:
        """The page at an address; an empty one where there is none."""
        return _read(self.folder / address.strip("/") / "index.html")

    def campaign(self, plan: str) -> Read:
        """The page of the plan's campaign."""
        return self.page(f"/phong-trao/{plan}/")

    def document(self, plan: str) -> Read:
        """The page of the plan itself."""
        return self.page(f"/van-ban/ke-hoach-{plan}/")

    def linked(self, plan: str, segment: str) -> Iterator[Read]:
        """The pages below `segment` that the campaign's page leads to."""
        found = re.compile(rf"(?:^|/)({segment}/[a-z0-9-]+)/(?:#|$)")
        addresses = (
            match[1] for link in self.campaign(plan).links if (match := found.search(link))
        )
        for address in dict.fromkeys(addresses):
            yield self.page(address)

    def texts(self, plan: str, page: str) -> list[str]:
        """The texts of the pages of a kind, for a plan, without what is ours."""
        if page == "campaign":
            return [self.campaign(plan).own_text]
        if page == "document":
            return [self.document(plan).own_text]
        if page == "event":
            return [
                self.campaign(plan).own_text,
                *(read.own_text for read in self.linked(plan, "su-kien")),
            ]
        assert page == "unit", page
        return [read.own_text for read in self.linked(plan, "don-vi")]


@cache
def _read(file: Path) -> Read:
    return read_page(file.read_text("utf-8") if file.is_file() else "")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The demonstration portal, built by the real pipeline on a fixed day."""
    root = tmp_path_factory.mktemp("demonstration")
    for name in ("content", "data", "theme"):
        shutil.copytree(REPOSITORY / name, root / name)
    shutil.copy(REPOSITORY / "mkdocs.yml", root)
    folder = root / "site"
    settings = Settings(root, TODAY, folder)
    report = preview(settings, lambda: filling(folder))
    assert report.ok, [str(problem) for problem in report.problems]
    return Site(folder)
