"""The files of the desk's pages: what they name is there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from generator.desk import shell
from generator.desk.shell import desk_words, find_asset, shell_html
from generator.locale import catalogue
from generator.settings import theme_folders
from tests.portals.toolbox import REPOSITORY

ASSETS = Path(shell.__file__).with_name("assets")
SCRIPTS = sorted(ASSETS.glob("*.js"))
THEME = theme_folders(REPOSITORY)[-1]
_ASKED = re.compile(r"""\bt\(\s*(?:`([^`]+)`|"([^"]+)")""")
#: Keys that are chosen by a value: `a ? "x" : "y"` within t(…).
_CHOSEN = re.compile(r"""\bt\(([^()]*\?[^()]*)[,)]""")


def keys_of(script: Path) -> set[str]:
    """The keys that a script asks for; `*` stands for a part that is put in."""
    text = script.read_text("utf-8")
    found = {one or other for one, other in _ASKED.findall(text)}
    for chosen in _CHOSEN.findall(text):
        found |= {key for key in re.findall(r'"([a-z_.]+)"', chosen) if "." in key}
    return {re.sub(r"\$\{[^}]*\}", "*", key) for key in found}


def test_words_are_there() -> None:
    """Every sentence that a script asks for is in the catalogue."""
    words = desk_words()
    for script in SCRIPTS:
        for key in keys_of(script):
            pattern = re.compile(re.escape(key).replace(r"\*", r"[\w-]+"))
            assert any(pattern.fullmatch(one) for one in words), (script.name, key)


def test_words_are_asked_for() -> None:
    """The catalogue has no sentence that neither scripts nor the page ask for."""
    asked = {key for script in SCRIPTS for key in keys_of(script)}
    patterns = [re.compile(re.escape(key).replace(r"\*", r"[\w-]+")) for key in asked]
    own = {"skip", "no_script", "nav.label", "nav.changes", "nav.publish"}
    idle = [k for k in desk_words() if k not in own and not any(p.fullmatch(k) for p in patterns)]
    assert idle == []


def test_help_replaces_help() -> None:
    """Every word of help for the desk stands for one of a field that is there."""
    words = catalogue()
    for key in words:
        if key.startswith("desk_help."):
            assert f"field.{key.removeprefix('desk_help.')}.description" in words


def test_modules_are_there() -> None:
    """Every module that a script imports is a file of the desk."""
    for script in SCRIPTS:
        for name in re.findall(r'from "\./([\w.-]+)"', script.read_text("utf-8")):
            assert (ASSETS / name).is_file(), (script.name, name)


@pytest.mark.parametrize(
    "name", ["../shell.py", "", "x.js", "/etc/passwd", "fonts/../desk.js", "desk.js/"]
)
def test_no_other_files(name: str) -> None:
    """Only the desk's own files are given out."""
    assert find_asset(name, THEME) is None


def test_page() -> None:
    """The page holds no script or style of its own, and a portal's name does it no harm."""
    page = shell_html("<script>Xã</script>", THEME)
    assert "<script>X" not in page
    assert "style=" not in page
    assert re.findall(r"<script(?![^>]*\bsrc=)", page) == []


def test_styles_begin_with_the_portals() -> None:
    """The desk's style has the portal's colours and all of its own files."""
    found = find_asset("desk.css", THEME)
    assert found is not None
    text = found[0].decode()
    assert text.startswith((THEME / "assets/css/tokens.css").read_text("utf-8"))
    for file in ASSETS.glob("*.css"):
        assert file.read_text("utf-8") in text
    for font in re.findall(r'url\("([^"]+)"\)', text):
        assert find_asset(font, THEME) is not None
