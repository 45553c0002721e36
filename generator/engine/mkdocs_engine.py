"""MkDocs + Material as the theme engine: the only importer of MkDocs beside the plugin.

It runs one ordinary MkDocs build of `content/` plus one empty page per section, and catches what
would have been written. Our part in it uses documented plugin events only.
"""

from __future__ import annotations

import logging
import re
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import jinja2
import yaml
from mkdocs.commands.build import build as mkdocs_build
from mkdocs.config import load_config
from mkdocs.config.base import Config
from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import MkDocsException
from mkdocs.plugins import BasePlugin, event_priority
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page
from mkdocs.theme import Theme
from mkdocs.utils.yaml import yaml_load
from typing_extensions import override

from generator.errors import EngineError, PageError
from generator.model.frame import Frame, Frames, HandPage, hole, split_frame
from generator.model.sanitize import sanitize
from generator.model.text import slug
from generator.settings import Settings, theme_folders

_FRAME_NAME = "khung-trang"
_OWN_PLUGIN = "thidua"
_TITLE = re.compile(r"\A\s*<h1\b.*?</h1>\s*", re.DOTALL)


def render_frames(
    settings: Settings, sections: tuple[str, ...], globals_: Mapping[str, object]
) -> Frames:
    """Frames and hand-written pages, from one MkDocs build that writes nothing to the site."""
    catcher = _Catcher(sections, globals_)
    with tempfile.TemporaryDirectory(prefix="thidua-") as scratch, _collected_log() as log:
        try:
            config = _config(settings, scratch)
            config.plugins["thidua-frames"] = catcher
            mkdocs_build(config)
        except (MkDocsException, jinja2.TemplateError, yaml.YAMLError) as error:
            told = [message for level, message in log if level in ("ERROR", "CRITICAL")]
            detail = "; ".join(told) or str(error)
            raise EngineError("error.engine", path=catcher.reading, detail=detail) from error
        except AssertionError as error:
            # Python's HTML parser asserts on "<![" in Markdown (DESIGN §7).
            raise _unreadable(settings, catcher.reading) from error
    site_url = config.site_url or ""
    return Frames(
        by_section=catcher.frames(),
        pages=tuple(catcher.pages),
        site_url=site_url if not site_url or site_url.endswith("/") else f"{site_url}/",
        static=tuple(catcher.static),
        warnings=tuple(log),
    )


def _unreadable(settings: Settings, path: str) -> PageError:
    """The page's first line with a mark that Python's HTML parser stumbles over."""
    lines = (settings.root / path).read_text("utf-8").splitlines()
    marked = (number for number, line in enumerate(lines, start=1) if "<!" in line)
    number = next(marked, 1)
    return PageError(path, number, lines[number - 1].strip()[:60])


def _config(settings: Settings, scratch: str) -> MkDocsConfig:
    """The portal's own configuration, without our plugin and with the built-in theme behind it."""
    with settings.config.open("rb") as file:
        plugins = yaml_load(file).get("plugins") or []
    if isinstance(plugins, dict):
        plugins = [{name: options} for name, options in plugins.items()]
    others = [item for item in plugins if _name(item) != _OWN_PLUGIN]
    content = settings.root / "content"
    empty = Path(scratch) / "content"
    empty.mkdir()
    config = load_config(
        str(settings.config),
        plugins=others,
        site_dir=str(Path(scratch) / "site"),
        docs_dir=str(content if content.is_dir() else empty),
        use_directory_urls=True,
    )
    # Material's own drops Đ: "Đọc" would be #oc.
    config.mdx_configs.setdefault("toc", {})["slugify"] = lambda text, separator: slug(text)
    config.theme.static_templates = set()  # Material's own page for what is not there, and more
    config.theme = _Templates(config.theme)
    add_theme_folders(config, settings)
    return config


def _name(item: object) -> str:
    return next(iter(item)) if isinstance(item, dict) else str(item)


def add_theme_folders(config: MkDocsConfig, settings: Settings) -> None:
    """Put the portal's and the built-in theme before Material's own templates."""
    folders = [str(folder) for folder in theme_folders(settings.root)]
    config.theme.dirs[:] = folders + [path for path in config.theme.dirs if path not in folders]


class _Templates(Theme):
    """A theme of which only templates are used: MkDocs does not search it for other files.

    Material has thousands of icons, which would all be looked at and left out.
    """

    def __init__(self, theme: Theme) -> None:
        vars(self).update(vars(theme))

    @override
    def get_env(self) -> jinja2.Environment:
        """The environment of the theme, whose loader lists nothing."""
        env = super().get_env()
        env.loader = _UnlistedLoader(self.dirs)
        return env


class _UnlistedLoader(jinja2.FileSystemLoader):
    """Finds templates by their names only."""

    @override
    def list_templates(self) -> list[str]:
        return []


class NoOptions(Config):
    """A plugin that has nothing to configure."""


class _Catcher(BasePlugin[NoOptions]):
    """Adds the frames' pages, cleans what Markdown made, and keeps each page's HTML."""

    def __init__(self, sections: tuple[str, ...], globals_: Mapping[str, object]) -> None:
        super().__init__()
        self.sections = {f"{_FRAME_NAME}-{section or 'chung'}.md": section for section in sections}
        self.globals = globals_
        self.html: dict[str, str] = {}
        self.pages: list[HandPage] = []
        self.static: list[str] = []
        self.reading = "mkdocs.yml"
        self._bodies: dict[str, str] = {}

    @event_priority(-100)
    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """The theme's files go; the portal's own stay, so that links to them are understood."""
        files = Files([file for file in files if file.inclusion.is_included()])
        pages = [file for file in files if file.is_documentation_page()]
        docs = config.docs_dir
        own = [
            file
            for file in files.media_files()
            if str(file.abs_src_path).startswith(docs)
            and not (file.is_javascript() or file.is_css())  # only the theme runs and styles
        ]
        self.static = sorted(file.src_uri for file in own)
        frames = [
            File.generated(config, source, content=f"---\ntitle: {_FRAME_NAME}\n---\n")
            for source in self.sections
        ]
        return Files([*pages, *own, *frames])

    def on_env(
        self, env: jinja2.Environment, *, config: MkDocsConfig, files: Files
    ) -> jinja2.Environment:
        """Give the theme its words: `hole`, `link` and the plain values."""
        env.globals.update(self.globals)
        env.globals["hole"] = hole

        def link(address: str) -> str:
            """A link to a site address ("/van-ban/"); the way to the root is a hole."""
            return hole("root") + address.lstrip("/")

        env.filters["link"] = link
        return env

    def on_pre_page(self, page: Page, *, config: MkDocsConfig, files: Files) -> Page:
        self.reading = f"content/{page.file.src_uri}"
        return page

    def on_page_content(self, html: str, *, page: Page, config: MkDocsConfig, files: Files) -> str:
        """The page's body, clean; its title stands above it and is no part of it."""
        clean = sanitize(_TITLE.sub("", html, count=1))
        self._bodies[page.file.src_uri] = clean
        return clean

    def on_page_context(self, context: Any, *, page: Page, config: MkDocsConfig, nav: Any) -> Any:
        """Tell the theme which section the frame is for."""
        context["section"] = self.sections.get(page.file.src_uri, "")
        return context

    def on_post_page(self, output: str, *, page: Page, config: MkDocsConfig) -> str:
        """Keep the HTML; the empty answer keeps MkDocs from writing a file."""
        source = page.file.src_uri
        if source in self.sections:
            self.html[self.sections[source]] = output
        else:
            self.pages.append(
                HandPage(
                    path=f"content/{source}",
                    address="/" + ("" if page.url in (".", "./") else page.url),
                    title=str(page.title or ""),
                    description=str(page.meta.get("description", "")),
                    body=self._bodies.get(source, ""),
                )
            )
        return ""

    def frames(self) -> dict[str, Frame]:
        """Every wanted frame.

        Raises `EngineError` for one that MkDocs did not draw or that lacks a hole.
        """
        found = {}
        for section in self.sections.values():
            try:
                found[section] = split_frame(self.html[section])
            except KeyError as error:
                missing = error.args[0]
                raise EngineError("error.no-hole", hole=missing, section=section) from error
        return found


@contextmanager
def _collected_log() -> Iterator[list[tuple[str, str]]]:
    """MkDocs' warnings, as (level, message), instead of on the screen."""
    found: list[tuple[str, str]] = []

    class Handler(logging.Handler):
        def emit(self, record: logging.LogRecord) -> None:
            found.append((record.levelname, record.getMessage()))

    logger = logging.getLogger("mkdocs")
    handler = Handler(logging.WARNING)
    before, propagate = logger.handlers[:], logger.propagate
    logger.handlers[:], logger.propagate = [handler], False
    try:
        yield found
    finally:
        logger.handlers[:], logger.propagate = before, propagate
