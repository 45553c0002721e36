"""Frames are built again only when something that the engine reads has changed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path

from generator import __version__
from generator.cache.guarded import read_guarded, write_guarded
from generator.model import frame, sanitize, text
from generator.model.frame import Frames
from generator.settings import Settings, theme_folders
from generator.versions import find_versions

_PACKAGES = ("mkdocs", "mkdocs-material", "jinja2", "markdown", "nh3")


def build_frames(
    settings: Settings, sections: tuple[str, ...], globals_: Mapping[str, object]
) -> Frames:
    """A frame for each of `sections`, and the hand-written pages.

    `globals_` are the plain values that the theme may use (assets, sections, the portal's name).
    Raises `EngineError` when the engine fails or a frame lacks a hole.
    """
    digest = _digest(settings, sections, globals_)
    file = settings.cache / "frames.pickle"
    cached = read_guarded(file, digest)
    if isinstance(cached, Frames):
        return cached
    # Imported here: MkDocs takes half a second to import, and most builds do not need it.
    from generator.engine.mkdocs_engine import render_frames

    frames = render_frames(settings, sections, globals_)
    write_guarded(file, digest, frames)
    return frames


def _digest(settings: Settings, sections: tuple[str, ...], globals_: Mapping[str, object]) -> bytes:
    """A hash of everything that the engine's result depends on."""
    parts = [__version__, *find_versions(_PACKAGES)]
    hasher = hashlib.sha256(repr((parts, sections, sorted(globals_.items()))).encode())
    for file in _inputs(settings):
        hasher.update(f"\0{file.name}\0".encode())
        hasher.update(str(file).removeprefix(str(settings.root)).encode())
        hasher.update(file.read_bytes())
    return hasher.digest()


def _inputs(settings: Settings) -> Iterator[Path]:
    yield settings.config
    # The code that cleans and cuts counts as well: a new release can keep its number for days.
    yield from sorted(Path(__file__).parent.glob("*.py"))
    yield from (Path(frame.__file__), Path(sanitize.__file__), Path(text.__file__))
    folders = (settings.root / "content", *theme_folders(settings.root))
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            is_text = file.suffix in (".md", ".html", ".yml", ".svg")
            if file.is_file() and (is_text or folder.name == "content"):
                yield file
