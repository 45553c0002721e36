"""Sveltia CMS opens with our configuration, in a real Chromium, in Vietnamese, from one origin."""

from __future__ import annotations

import json
import threading
from collections.abc import Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import jsonschema
import pytest
import yaml
from playwright.sync_api import Browser

from generator.editing.changes import write_changes
from generator.kinds import FILED
from generator.settings import Settings
from generator.sveltia import write_config
from tests.portals.toolbox import REPOSITORY, TODAY

SIGNS_ARE_THERE = """[...document.fonts].some(
    font => font.family.includes("Material Symbols") && font.status === "loaded")"""
PACKAGE = REPOSITORY / "node_modules/@sveltia/cms"


class _Quiet(SimpleHTTPRequestHandler):
    def log_message(self, format: str, *args: object) -> None:
        """Nothing."""


@pytest.fixture
def portal(tmp_path: Path) -> Settings:
    """A portal whose admin/ is written for a trial without a git host."""
    settings = Settings(tmp_path, TODAY, tmp_path / "site")
    write_changes(tmp_path, write_config(settings, "test-repo", package=PACKAGE))
    return settings


@pytest.fixture
def address(portal: Settings) -> Iterator[str]:
    """Where the portal's folder is served."""
    handler = partial(_Quiet, directory=str(portal.root))
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()


def test_the_configuration_fits_the_schema_of_sveltia(portal: Settings) -> None:
    """What is written is what the package's own schema allows; a second time nothing changes."""
    schema = json.loads((PACKAGE / "schema/sveltia-cms.json").read_text("utf-8"))
    written = yaml.safe_load((portal.root / "admin/config.yml").read_text("utf-8"))
    jsonschema.Draft7Validator(schema).validate(written)
    assert [item["folder"] for item in written["collections"]] == [
        f"data/{kind.folder}" for kind in FILED
    ]
    assert write_config(portal, "test-repo", package=PACKAGE) == ()


@pytest.mark.browser
def test_it_opens_in_vietnamese(chromium: Browser, address: str) -> None:
    """The collections stand there, a form opens, nobody else is asked, nothing is reported."""
    page = chromium.new_page(locale="en-US", viewport={"width": 1280, "height": 800})
    asked: list[str] = []
    errors: list[str] = []
    answered: set[str] = set()
    page.on("response", lambda answer: answered.add(answer.url))
    page.on("request", lambda request: asked.append(request.url))
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if said.type == "error" else None)
    page.goto(f"{address}/admin/")
    page.get_by_role("button", name="Làm việc với kho mã nguồn thử nghiệm").click()
    for kind in ("Phong trào", "Điển hình", "Khen thưởng", "Văn bản", "Đơn vị"):
        page.get_by_text(kind, exact=True).first.wait_for()
    assert page.evaluate("document.documentElement.lang") == "vi"
    page.goto(f"{address}/admin/#/collections/units/new")
    page.get_by_text("Mã bản ghi").first.wait_for()
    # Sveltia's style names fonts of a public server: the page's policy lets none of them be asked.
    fonts = "https://cdn.jsdelivr.net/fontsource/fonts/"
    assert not [url for url in asked if not url.startswith((address, "blob:", "data:", fonts))]
    assert not [said for said in errors if not said.startswith(f"Loading the font '{fonts}")]
    assert all(url.removeprefix("blob:").startswith((address, "data:")) for url in answered)
    page.wait_for_function(SIGNS_ARE_THERE)
    page.close()
