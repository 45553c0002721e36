"""Theme folders → `Theme`: templates as text, assets with hashed names.

Styles in `assets/css/` become one `portal.css`, in the order of `assets/css/order.txt`.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterable
from pathlib import Path, PurePosixPath

from generator.errors import SettingsError
from generator.load.files import find_files
from generator.model.theme import Asset, Theme

STYLE = "portal.css"
_CSS = "assets/css/"
_URL = re.compile(r"""url\(["']?(?:\.\./)?([\w/.-]+)["']?\)""")
_COMMENT = re.compile(r"/\*(?!!).*?\*/\s*", re.DOTALL)
_INDENT = re.compile(r"\n\s*")


def load_theme(folders: Iterable[Path]) -> Theme:
    """Every file of the theme; of two files of one name the earlier folder's wins.

    Pictures beside the templates are templates too: they are drawn into the page itself.
    """
    files: dict[str, Path] = {}
    for folder in folders:
        for name in find_files(folder):
            files.setdefault(name, folder / name)
    templates = {
        name: file.read_text("utf-8")
        for name, file in files.items()
        if name.endswith((".html", ".svg")) and not name.startswith("assets/")
    }
    assets: dict[str, Asset] = {}
    for name, file in files.items():
        published = name.startswith("assets/") and not name.startswith(_CSS)
        if published and file.suffix in (".js", ".woff2", ".svg", ".png", ".ico", ".webp"):
            short = name.removeprefix("assets/")
            assets[short] = _asset(short, file.read_bytes())
    assets[STYLE] = _asset(STYLE, _styles(files, assets))
    return Theme(templates, assets)


def _asset(name: str, content: bytes) -> Asset:
    path = PurePosixPath(name)
    digest = hashlib.sha256(content).hexdigest()[:10]
    return Asset(f"/assets/{path.stem}-{digest}{path.suffix}", content)


def _styles(files: dict[str, Path], assets: dict[str, Asset]) -> bytes:
    """All styles as one, without comments and indents, with fonts under their hashed names.

    Raises `SettingsError` for a style that is named but not there.
    """
    order = files.get(f"{_CSS}order.txt")
    if order is None:
        raise SettingsError("error.no-style", name="order.txt")
    text = ""
    for name in order.read_text("utf-8").split():
        file = files.get(_CSS + name)
        if file is None:
            raise SettingsError("error.no-style", name=name)
        text += file.read_text("utf-8") + "\n"

    def address(match: re.Match[str]) -> str:
        asset = assets.get(match[1])
        if asset is None:
            raise SettingsError("error.no-style", name=match[1])
        return f"url({PurePosixPath(asset.address).name})"

    return _URL.sub(address, _INDENT.sub("\n", _COMMENT.sub("", text))).encode()
