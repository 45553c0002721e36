"""What changes the look of all pages: the theme, the settings, hand-written pages, the day."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from generator import pipeline
from generator.errors import ThiduaError
from tests.cache.bench import Bench, as_version
from tests.cache.choosing import WORDS, Choice, withdraw
from tests.portals.toolbox import REPOSITORY, settings_of

THEME = REPOSITORY / "theme"
_TEMPLATES = (
    "pages/unit.html",
    "pages/article.html",
    "pages/list.html",
    "pages/withdrawn.html",
    "pages/home.html",
    "parts/card.html",
    "parts/band.html",
    "parts/search.svg",
    "main.html",
)


def change_template(bench: Bench, choice: Choice) -> None:
    """The portal's own template takes the place of a built-in one, or leaves it."""
    name = choice.of(_TEMPLATES)
    if choice.of([False, False, True]):
        (bench.root / "theme" / name).unlink(missing_ok=True)
        return
    text, more = (THEME / name).read_text("utf-8"), f"<p>{choice.of(['An', 'Hai'])}</p>"
    if name == "main.html":
        text = text.replace("</body>", f"{more}</body>")
    elif name.endswith(".svg"):
        text = text.replace("</svg>", f"<desc>{more[3:-4]}</desc></svg>")
    elif "{% block main %}" in text:
        text = text.replace("{% block main %}", f"{{% block main %}}{more}")
    else:
        text = f"{text}{more}\n"
    bench.write(f"theme/{name}", text)


def change_style(bench: Bench, choice: Choice) -> None:
    """A style or a picture of the portal's own theme comes, changes or goes."""
    name = choice.of(["css/tokens.css", "css/print.css", "img/icon.svg", "img/moi.svg"])
    file = bench.root / "theme/assets" / name
    if choice.of([False, False, True]):
        file.unlink(missing_ok=True)
    elif name.endswith(".css"):
        rule = choice.of(["b{color:red}", "i{color:blue}"])
        text = (THEME / "assets" / name).read_text("utf-8")
        bench.write(f"theme/assets/{name}", f"{text}\n/* own */ {rule}\n")
    else:
        bench.write(f"theme/assets/{name}", _drawing(choice))


def _drawing(choice: Choice) -> str:
    colour = choice.of(["efe6d2", "d2e6ef", "112233"])
    space, box = 'xmlns="http://www.w3.org/2000/svg"', choice.of(["4 5", "8 4"])
    return f'<svg {space} viewBox="0 0 {box}"><rect width="4" height="4" fill="#{colour}"/></svg>'


_CONFIG = (
    ("site_url", " https://song-trang.example/thi-dua/"),
    ("site_url", " https://khac.example/"),
    ("site_url", ""),
    ("site_name", " Cổng khác"),
    ("nav", "\n  - index.md\n  - gioi-thieu.md"),
    ("nav", "\n  - Về xã: gioi-thieu.md\n  - index.md"),
    ("nav", "\n  - index.md"),
)


def change_settings(bench: Bench, choice: Choice) -> None:
    """The address, the name, or the navigation of the site."""
    text = bench.read("mkdocs.yml")
    key, value = choice.of([line for line in _CONFIG if f"\n{':'.join(line)}\n" not in text])
    rest = re.sub(rf"^{key}:.*\n(?: +-.*\n)*", "", text, flags=re.MULTILINE).rstrip("\n")
    bench.write("mkdocs.yml", f"{rest}\n{key}:{value}\n" if value else f"{rest}\n")


def change_portal(bench: Bench, choice: Choice) -> None:
    """What the portal says of itself."""
    key, value = choice.of(["name", "phone", "tagline"]), choice.of(WORDS[:2])
    rest = re.sub(rf"^{key}:.*\n", "", bench.read("data/portal.yml"), flags=re.MULTILINE)
    bench.write("data/portal.yml", f"{key}: {value}\n{rest}")


def change_page(bench: Bench, choice: Choice) -> None:
    """A hand-written page, or a file beside one, comes, changes or goes."""
    path = choice.of(
        ["content/index.md", "content/gioi-thieu.md", "content/them.md", "content/mau/bao-cao.txt"]
    )
    word = choice.of(WORDS[:2])
    if path.endswith(".txt"):
        bench.write(path, f"Mẫu {word}\n")
    elif path != "content/them.md":
        bench.write(path, f"{bench.read(path).partition('<!--')[0]}<!-- -->\n\n{word}\n")
    elif choice.of([False, False, True]) and (bench.root / path).exists():
        (bench.root / path).unlink()
        withdraw(bench, "/them/")
    else:
        bench.write(path, f"# Thêm {word}\n\n[Giới thiệu](gioi-thieu.md)\n")
        withdraw(bench, "/them/", back=True)


def change_picture(bench: Bench, choice: Choice) -> None:
    """Another drawing of a person."""
    bench.write("data/exemplars/nguyen-van-cam.svg", _drawing(choice))


_DAYS = (
    "2026-01-04", "2026-01-05", "2026-05-18", "2026-05-19", "2026-06-01", "2026-06-02",
    "2026-09-30", "2026-10-01", "2026-10-10", "2026-10-11", "2027-01-01",
)  # fmt: skip


def change_day(bench: Bench, choice: Choice) -> None:
    """Another day, on which campaigns begin, deadlines pass, events are over."""
    bench.day = date.fromisoformat(choice.of(_DAYS))


def change_version(bench: Bench, choice: Choice) -> None:
    """Another release of the generator, or the old one again."""
    bench.version = choice.of(["9.9.9", "9.9.10", "0.0.1"])


def check_another_day(bench: Bench, choice: Choice) -> None:
    """Somebody checks the portal, with the same cache, as of another day."""
    settings = settings_of(bench.root, date.fromisoformat(choice.of(_DAYS)))
    with suppress(ThiduaError), as_version(bench.version):
        pipeline.check(settings)
