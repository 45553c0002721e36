"""The desk's page, its words, and the files that its browser half is made of.

All views are drawn in the browser from one page without inline script or style; what it needs
besides the desk's own files (colours, fonts, the emblem) is the theme's.
"""

from __future__ import annotations

import re
from functools import cache
from html import escape
from pathlib import Path

from generator.locale import catalogue, t

_ASSETS = Path(__file__).with_name("assets")
_WORDS = "desk_ui."
#: The desk looks like the portal: these of the theme's styles precede its own.
_STYLES = ("tokens.css", "fonts.css", "base.css", "components/buttons.css")
_TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".svg": "image/svg+xml",
    ".woff2": "font/woff2",
}


def desk_words() -> dict[str, str]:
    """Every sentence of the desk's pages, by key: `{"home.title": "Nội dung của cổng", …}`."""
    return {
        key.removeprefix(_WORDS): text
        for key, text in catalogue().items()
        if key.startswith(_WORDS)
    }


def find_asset(name: str, theme: Path) -> tuple[bytes, str] | None:
    """Content and media type of the file at `/assets/<name>`; None where there is none.

    `theme` is the folder of the program's own theme. Only names of files that are there are
    known, so no name leads out of the two folders.
    """
    files = {file.name: file for file in _ASSETS.iterdir() if file.suffix in _TYPES}
    files |= {f"fonts/{file.name}": file for file in (theme / "assets/fonts").glob("*.woff2")}
    files["icon.svg"] = theme / "assets/img/icon.svg"
    file = files.get(name)
    if file is None:
        return None
    content = _style(theme) if name == "desk.css" else file.read_bytes()
    return content, _TYPES[file.suffix]


def _style(theme: Path) -> bytes:
    parts = [theme / "assets/css" / name for name in _STYLES]
    parts += sorted(_ASSETS.glob("*.css"))
    return "\n".join(part.read_text("utf-8") for part in parts).encode()


def shell_html(portal: str, theme: Path) -> str:
    """The one page of the desk of the portal that is called `portal`; `theme` as above."""
    links = (
        ("#/", "all"),
        ("#/nhap", "import"),
        ("#/cong-bo", "publish"),
        ("#/thay-doi", "changes"),
    )
    nav = "".join(
        f'<li><a href="{address}">{escape(t("desk_ui.nav." + key))}</a></li>'
        for address, key in links
    )
    return _SHELL.format(
        title=escape(t("desk_ui.title")),
        portal=escape(portal),
        skip=escape(t("desk_ui.skip")),
        no_script=escape(t("desk_ui.no_script")),
        label=escape(t("desk_ui.nav.label")),
        nav=nav,
        emblem=_emblem(theme),
    )


@cache
def _emblem(theme: Path) -> str:
    drawing = (theme / "parts/emblem.svg").read_text("utf-8")
    return re.sub(r"\{\{.*?\}\}", "brand__emblem", drawing).strip()


_SHELL = """<!DOCTYPE html>
<html lang="vi">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>{title}</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/assets/desk.css">
<script type="module" src="/assets/desk.js"></script>
</head>
<body>
<a class="skip-link" href="#main">{skip}</a>
<header class="masthead">
<div class="masthead__row">
<a class="brand" href="#/">{emblem}<span><span class="brand__name">{title}</span>
<span class="brand__place">{portal}</span></span></a>
<nav class="desk-nav" aria-label="{label}"><ul>{nav}</ul></nav>
</div>
</header>
<main id="main" tabindex="-1"><noscript><p class="narrow empty">{no_script}</p></noscript></main>
<div id="said" class="visually-hidden" role="status" aria-live="polite"></div>
<div id="toast" class="toast" hidden></div>
</body>
</html>
"""
