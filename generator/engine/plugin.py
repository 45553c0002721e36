"""`mkdocs build` and `mkdocs serve` give the same pages: a thin plugin around the pipeline."""

from __future__ import annotations

import os
import shutil
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Literal

from mkdocs.config.defaults import MkDocsConfig
from mkdocs.exceptions import PluginError
from mkdocs.livereload import LiveReloadServer
from mkdocs.plugins import BasePlugin
from mkdocs.structure.files import Files

from generator.engine.mkdocs_engine import NoOptions
from generator.errors import ThiduaError
from generator.locale import t
from generator.reporting import format_problem
from generator.settings import find_settings


class ThiduaPlugin(BasePlugin[NoOptions]):
    """Lets MkDocs read its configuration and watch its files; our pipeline makes the site."""

    def on_startup(self, *, command: Literal["build", "gh-deploy", "serve"], dirty: bool) -> None:
        """Remember whether MkDocs serves a preview or builds for publication."""
        self._serving = command == "serve"

    def on_config(self, config: MkDocsConfig) -> MkDocsConfig:
        """Give MkDocs a scratch folder: it would empty the published site before it builds."""
        self._site = Path(config.site_dir)
        config.nav = None  # MkDocs would warn of pages that it does not see
        config.theme.static_templates = set()  # our templates want words that only we give
        if not self._serving:
            config.site_dir = tempfile.mkdtemp(prefix="thidua-mkdocs-")
        return config

    def on_files(self, files: Files, *, config: MkDocsConfig) -> Files:
        """MkDocs itself has nothing to draw."""
        return Files([])

    def on_post_build(self, *, config: MkDocsConfig) -> None:
        """Build the portal in place of what MkDocs made.

        Raises `PluginError`, which MkDocs prints without a traceback, for wrong content.
        """
        from generator import pipeline  # the pipeline imports the engine, which holds this module
        from generator.write import filling

        settings = find_settings(Path(config.config_file_path).parent, None, os.environ)
        try:
            if self._serving:
                target = Path(config.site_dir)
                report = pipeline.preview(settings, lambda: filling(target))
            else:
                shutil.rmtree(config.site_dir, ignore_errors=True)
                report = pipeline.build(replace(settings, site=self._site))
        except ThiduaError as error:
            raise PluginError(t(error.key, **error.values)) from error
        if not report.ok:
            lines = [format_problem(problem) for problem in report.problems]
            raise PluginError("\n".join(["", *lines]))

    def on_serve(
        self, server: LiveReloadServer, *, config: MkDocsConfig, builder: object
    ) -> LiveReloadServer:
        """Watch the records and the theme as well as the hand-written pages."""
        root = Path(config.config_file_path).parent
        for folder in ("data", "theme"):
            if (root / folder).is_dir():
                server.watch(str(root / folder))
        return server
