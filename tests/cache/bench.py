"""A portal that is edited and built again and again, each time beside a clean build.

Both builds are real. Two things are remembered between them, each by everything that it depends
on, so that a step costs a tenth of a second: what MkDocs made of a portal's configuration, pages
and theme, and what a clean build of the very same sources, day and version gave before.
"""

from __future__ import annotations

import hashlib
import os
import pickle
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass, field
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from tempfile import TemporaryDirectory
from unittest.mock import patch

import generator
from generator import building, pipeline
from generator.engine import mkdocs_engine
from generator.errors import ThiduaError
from generator.locale import t
from generator.model.frame import Frames
from generator.model.output import Progress, Report
from generator.model.problem import Problem
from generator.settings import Settings
from tests.portals.toolbox import TODAY, add, settings_of

_MEMORY = Path("/dev/shm")
LEDGER = "data/ledger.txt"
#: What a portal's owner writes; all else in the folder is made by builds.
_WRITTEN = ("mkdocs.yml", "data", "content", "theme")

Files = Mapping[str, bytes]
Stamped = Mapping[str, tuple[bytes, int]]
Build = Callable[[Settings, Progress], Report]


@dataclass(frozen=True, slots=True)
class Told:
    """What a build said: an error that ended it, or problems and numbers."""

    error: str = ""
    problems: tuple[Problem, ...] = ()
    records: int = 0
    pages: int = 0
    files: int = 0


@dataclass(frozen=True, slots=True)
class Outcome:
    """What a clean build said and left behind; without a site if it failed."""

    told: Told
    site: Files
    ledger: bytes


@dataclass(slots=True)
class Bench:
    """One portal below `home`, its day and version, and what edits leave for later ones."""

    home: Path
    root: Path
    day: date = TODAY
    version: str = generator.__version__
    #: The words of the last build that was published.
    good: Files = field(default_factory=dict)
    broken: bool = False
    #: Whether somebody else changed the published site since it was published.
    tampered: bool = False

    # --- for edits

    def files(self, *patterns: str) -> list[str]:
        """The paths of the portal's own files that fit a pattern."""
        paths = self.sources()
        return [path for path in paths if any(fnmatch(path, pattern) for pattern in patterns)]

    def read(self, path: str) -> str:
        """A file's text, whatever its bytes."""
        return (self.root / path).read_text("utf-8", errors="replace")

    def write(self, path: str, content: str | bytes) -> None:
        """Puts a file into the portal."""
        add(self.root, {path: content})

    def sources(self) -> dict[str, bytes]:
        """Everything that a build reads of the portal: path → bytes."""
        return _read_sources(self.root)

    @property
    def cache(self) -> Path:
        """The folder of the portal's cache."""
        return self.settings.cache

    @property
    def settings(self) -> Settings:
        """The portal's settings on its day."""
        return settings_of(self.root, self.day)

    # --- for tests

    def build(self) -> Told:
        """Builds as `thidua build` does, and holds all that follows against a clean build."""
        before = read_stamped(self.settings.site)
        expected = clean(self.home / "sach", self.sources(), self.day, self.version)
        told, report = self.build_alone()
        after = read_stamped(self.settings.site)
        assert told == expected.told
        assert _ledger(self.root) == expected.ledger
        self.broken = not expected.site
        if self.broken:
            assert _differing(after, before) == []
        else:
            assert _differing(contents(after), expected.site) == []
            if report and not self.tampered:
                _check_thrift(report, before, after)
            self.good, self.tampered = self.sources(), False
        return told

    def build_alone(self) -> tuple[Told, Report | None]:
        """Builds as `thidua build` does."""
        return _run(building.build, self.settings, self.version)


def _check_thrift(report: Report, before: Stamped, after: Stamped) -> None:
    """Passes when only what differs was written, and counted."""
    assert report.written is not None
    equal = contents(before).items() & contents(after).items()
    assert [path for path, _ in equal if before[path] != after[path]] == []
    assert report.written.changed == len(after) - len(equal)
    assert report.written.removed == len(before.keys() - after.keys())


def _differing(found: Mapping[str, object], expected: Mapping[str, object]) -> list[str]:
    """The paths at which two sites differ."""
    paths = found.keys() | expected.keys()
    return sorted(path for path in paths if found.get(path) != expected.get(path))


def read_stamped(site: Path) -> Stamped:
    """Every file of a built site: path → content and time."""
    found = {}
    for folder, _, names in os.walk(site):
        for file in (f"{folder}/{name}" for name in names):
            with open(file, "rb") as opened:
                stamp = os.fstat(opened.fileno()).st_mtime_ns
                found[os.path.relpath(file, site)] = (opened.read(), stamp)
    return found


def contents(site: Stamped) -> dict[str, bytes]:
    """The same without times."""
    return {path: content for path, (content, _) in site.items()}


@contextmanager
def scratch() -> Iterator[Path]:
    """A folder for one bench, in memory where there is some: a step makes and removes 400 files."""
    with TemporaryDirectory(dir=_MEMORY if os.access(_MEMORY, os.W_OK) else None) as home:
        yield Path(home)


def start(home: Path, portal: Path) -> Bench:
    """A bench with a copy of a built `portal`, as a restored backup would be."""
    root = home / "cong"
    shutil.copytree(portal, root, symlinks=True)
    return Bench(home, root, good=_read_sources(root))


# --- the clean build

_CLEAN: dict[bytes, Outcome] = {}


def clean(folder: Path, sources: Files, day: date, version: str) -> Outcome:
    """What building `sources` gives in a fresh folder, without a cache or an earlier site.

    Only compiled templates come along, which are held against their sources.
    """
    key = _digest(sorted(sources.items()), day, version)
    if key not in _CLEAN:
        root, compiled = folder / "moi", folder / "templates"
        kept = root / ".thidua/cache/templates"
        add(root, sources)
        if compiled.is_dir():
            kept.parent.mkdir(parents=True)
            compiled.rename(kept)
        settings = settings_of(root, day)
        told, _ = _run(pipeline.build, settings, version)
        _CLEAN[key] = Outcome(told, contents(read_stamped(settings.site)), _ledger(root))
        if kept.is_dir():
            kept.rename(compiled)
        shutil.rmtree(root)
    return _CLEAN[key]


def _run(build: Build, settings: Settings, version: str) -> tuple[Told, Report | None]:
    with as_version(version):
        try:
            report = build(settings, lambda stage, pages: None)
        except ThiduaError as error:
            words = t(error.key, **error.values).replace(str(settings.root), "")
            return Told(error=f"{type(error).__name__}: {words}"), None
    files = report.written.total if report.written else 0
    return Told("", report.problems, report.records, report.pages, files), report


def _ledger(root: Path) -> bytes:
    file = root / LEDGER
    return file.read_bytes() if file.is_file() else b""


@contextmanager
def as_version(version: str) -> Iterator[None]:
    """The generator as if this were its version, wherever the number was imported to."""
    with ExitStack() as patches:
        for name, module in list(sys.modules.items()):
            if name.partition(".")[0] == "generator" and hasattr(module, "__version__"):
                patches.enter_context(patch.object(module, "__version__", version))
        yield


# --- the engine, remembered

_FRAMES: dict[bytes, bytes] = {}


@contextmanager
def quick_engine() -> Iterator[None]:
    """MkDocs draws only what it has not drawn before from the very same bytes."""
    draw = mkdocs_engine.render_frames

    def remembered(
        settings: Settings, sections: tuple[str, ...], globals_: Mapping[str, object]
    ) -> Frames:
        files = _read_sources(settings.root).items()
        read = [(path, content) for path, content in files if not path.startswith("data/")]
        key = _digest(sorted(read), sections, sorted(globals_.items()))
        if key not in _FRAMES:
            _FRAMES[key] = pickle.dumps(draw(settings, sections, globals_))
        frames: Frames = pickle.loads(_FRAMES[key])
        return frames

    with patch.object(mkdocs_engine, "render_frames", remembered):
        yield


def _read_sources(root: Path) -> dict[str, bytes]:
    files = (file for name in _WRITTEN for file in [root / name, *sorted((root / name).rglob("*"))])
    return {str(file.relative_to(root)): file.read_bytes() for file in files if file.is_file()}


def _digest(*values: object) -> bytes:
    return hashlib.sha256(repr(values).encode()).digest()
