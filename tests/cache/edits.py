"""What happens to a portal between two builds: edits, accidents, and other people's hands.

Each edit takes a bench and a `Choice`, by which it picks where and how. An edit that finds nothing
to do leaves all as it is: the next build has to see that, too.
"""

from __future__ import annotations

import os
import re
import shutil
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from datetime import date
from pathlib import Path
from typing import TypeVar

from generator import pipeline
from generator.errors import ThiduaError
from generator.kinds import KINDS
from tests.cache.bench import LEDGER, Bench, as_version
from tests.portals.toolbox import REPOSITORY, settings_of

T = TypeVar("T")

THEME = REPOSITORY / "theme"
WORDS = ("An", "Bình & Cúc", "“Dần”")
SEGMENTS = {kind.folder: kind.segment for kind in KINDS}
WITHDRAWN = "data/withdrawn.yml"
ROWS = "data/awards/quyet-dinh-45-qd-ubnd-2026.csv"


class Choice:
    """A number, spent on one decision after the other."""

    def __init__(self, number: int) -> None:
        self._left = number

    def of(self, options: Sequence[T]) -> T:
        """One of `options`; the first of them for 0."""
        self._left, index = divmod(self._left, len(options))
        return options[index]


Edit = Callable[[Bench, Choice], None]


def apply(name: str, number: int, bench: Bench) -> None:
    """Does the edit `name`; a broken portal is mended instead every other time."""
    choice = Choice(number)
    if bench.broken and choice.of([True, False]):
        name = "mend"
    EDITS[name](bench, choice)


# --- records

_FREE = re.compile(
    r"^( *)(name|title|summary|place|contact|field|province|signer|position|author|text|by)"
    r": ([^\n\"{|]+)$",
    re.MULTILINE,
)


def change_word(bench: Bench, choice: Choice) -> None:
    """A word more, or another one, in a field that is free text."""
    path = choice.of(bench.files("data/*/*.yml", "data/*/*.md"))
    text = bench.read(path)
    fields = list(_FREE.finditer(text))
    if fields:
        match = choice.of(fields)
        value = f"{match[3].partition(' +')[0]} +{choice.of(WORDS)}"
        line = f"{match[1]}{match[2]}: {value}"
        bench.write(path, text[: match.start()] + line + text[match.end() :])


_LINES = (
    ("data/articles/thu-gom-rac-ben-song.yml", "campaigns: [ho-sach-vuon-xanh-2026]"),
    ("data/articles/thu-gom-rac-ben-song.yml", "exemplars: [nguyen-van-cam]"),
    ("data/articles/thu-gom-rac-ben-song.yml", "units: [xa-ben-go-cu]"),
    ("data/articles/trong-cay-dau-xuan.md", "units: [xa-song-trang]"),
    ("data/articles/trong-cay-dau-xuan.md", "exemplars: [nguyen-van-cam]"),
    ("data/exemplars/ho-ba-tran-thi-na.yml", "unit: xa-song-trang"),
    ("data/exemplars/ho-ba-tran-thi-na.yml", "campaigns: [ho-sach-vuon-xanh-2026]"),
    ("data/exemplars/nguyen-van-cam.yml", "campaigns: [ho-sach-vuon-xanh-2026]"),
    ("data/exemplars/nguyen-van-cam.yml", "unit: xa-song-trang"),
    ("data/units/xa-ben-go-cu.yml", "parent: xa-song-trang"),
    ("data/units/ubnd-xa-song-trang.yml", "parent: xa-song-trang"),
    ("data/awards/quyet-dinh-46-qd-ubnd-2026.yml", "campaign: ho-sach-vuon-xanh-2026"),
    ("data/awards/quyet-dinh-45-qd-ubnd-2026.yml", "event: hoi-nghi-tong-ket-2026"),
    ("data/events/hoi-nghi-tong-ket-2026.yml", "organiser: ubnd-xa-song-trang"),
    ("data/portal.yml", "tagline: Một câu khác"),
)


def change_reference(bench: Bench, choice: Choice) -> None:
    """A reference, or the mark of fictional data, comes or goes."""
    records = bench.files("data/*/*.yml", "data/*/*.md")
    if choice.of([True, True, False]):
        path, line = choice.of(_LINES)
    else:
        path, line = choice.of(records), "demo: true"
    if path in records or path == "data/portal.yml":
        _toggle(bench, path, f"{line}\n")


def _toggle(bench: Bench, path: str, line: str) -> None:
    text = bench.read(path)
    if line in text:
        bench.write(path, text.replace(line, "", 1))
        return
    head = "---\n" if path.endswith(".md") else ""
    # A key that is there with another value goes: a key may stand but once.
    rest = re.sub(rf"^{line.partition(':')[0]}:.*\n", "", text.removeprefix(head), flags=re.M)
    bench.write(path, head + line + rest)


_YEARS = (("year: 2026", "year: 2025"), ("type: household", "type: individual"))
_DATES = (("date: 2026-03", "date: 2026-05-02"), ("until: 2026-09-30", "until: 2026-12-31"))


def change_value(bench: Bench, choice: Choice) -> None:
    """A year, a date, a choice: what lists and filters sort by."""
    old, new = choice.of([*_YEARS, *_DATES])
    if choice.of([True, False]):
        old, new = new, old
    for path in bench.files("data/*/*.yml"):
        text = bench.read(path)
        if old in text:
            bench.write(path, text.replace(old, new))


def change_story(bench: Bench, choice: Choice) -> None:
    """Another paragraph or heading at the end of an article or an exemplar."""
    path = choice.of([*bench.files("data/articles/*.md"), "data/exemplars/nguyen-van-cam.yml"])
    more = choice.of(["**Thêm** một đoạn.", "### Một mục\n\n  Có chữ.", "- một\n  - hai"])
    text = bench.read(path)
    if path.endswith(".md"):
        kept = text.partition("\n\nThêm:")[0].rstrip("\n")
        bench.write(path, f"{kept}\n\nThêm:\n\n{more}\n")
    else:
        story, _, rest = text.partition("quotes:\n")
        kept = story.partition("\n\n  Thêm:")[0].rstrip("\n")
        bench.write(path, f"{kept}\n\n  Thêm:\n\n  {more}\nquotes:\n{rest}")


def change_rows(bench: Bench, choice: Choice) -> None:
    """A recipient more, one less, or another word about one."""
    head, *rows = bench.read(ROWS).rstrip("\n").split("\n")
    number = len(re.findall(r"^\d", "\n".join(rows), re.MULTILINE))
    what = choice.of(["change", "add", "remove"])
    if what == "add":
        number += 1
        unit = choice.of(["", "xa-song-trang", "xa-ben-go-cu"])
        person = choice.of(["", f"p-{number:04}"])
        who = f"{number},individual,Người thứ {number},,,{unit},Xã Sông Trăng"
        rows.append(f"{who},Trồng cây,,{person}")
        _withdraw(bench, f"{_decision()}#ca-nhan-{number}", back=True)
        _withdraw(bench, f"/duoc-khen/{person or 'khong-ai'}/", back=True)
    elif what == "remove" and number > 2:
        person = rows.pop().rpartition(",")[2]
        if person:
            _withdraw(bench, f"/duoc-khen/{person}/")
        if choice.of([True, True, False]):
            _withdraw(bench, f"{_decision()}#ca-nhan-{number}")
    elif rows:
        cells = rows[-1].split(",")
        cells[-3] = f"Dạy trò {choice.of(WORDS)}"
        rows[-1] = ",".join(cells)
    bench.write(ROWS, "\n".join([head, *rows]) + "\n")


def _decision() -> str:
    return f"/{SEGMENTS['awards']}/{Path(ROWS).stem}/"


_NEW = {
    "units": "name: Thôn {0}\ntype: other\nparent: xa-song-trang\n",
    "exemplars": "name: Bà {0}\ntype: individual\nyear: 2025\nsummary: Tốt.\nfield: Môi trường\n",
    "events": "title: Họp {0}\norganiser: ubnd-xa-song-trang\ndate:\n  on: 2026-06-02\n",
    "articles": "title: Tin {0}\ndate: 2026-05-30\nsummary: S.\nexemplars: [nguyen-van-cam]\n",
}


def add_record(bench: Bench, choice: Choice) -> None:
    """A new record, or another one in its place."""
    folder = choice.of(sorted(_NEW))
    name = f"moi-{choice.of([0, 1, 2])}"
    bench.write(f"data/{folder}/{name}.yml", _NEW[folder].format(choice.of(WORDS)))
    _withdraw(bench, f"/{SEGMENTS[folder]}/{name}/", back=True)


def _alone(bench: Bench) -> list[str]:
    """Records that nothing refers to."""
    patterns = ("data/*/moi-*.yml", "data/articles/thu-gom*.yml", "data/exemplars/ho-ba*.yml")
    return bench.files(*patterns)


def remove_record(bench: Bench, choice: Choice) -> None:
    """A record goes; its notice is mostly not forgotten."""
    found = _alone(bench)
    if found:
        path = choice.of(found)
        (bench.root / path).unlink()
        if choice.of([True, True, True, False]):
            _withdraw(bench, _address(path))


def rename_record(bench: Bench, choice: Choice) -> None:
    """A record gets another name; its old address mostly leads to it."""
    found = _alone(bench)
    if found:
        old = choice.of(found)
        new = old.replace("-2.yml", ".yml") if old.endswith("-2.yml") else f"{old[:-4]}-2.yml"
        text = re.sub(r"moved_from:.*\n", "", bench.read(old))
        moved = f"moved_from: [{_address(old)}]\n" if choice.of([True, True, False]) else ""
        (bench.root / old).unlink()
        bench.write(new, moved + text)
        _withdraw(bench, _address(new), back=True)


def _address(path: str) -> str:
    _, folder, name = path.split("/")
    return f"/{SEGMENTS[folder]}/{Path(name).stem}/"


def _withdraw(bench: Bench, address: str, *, back: bool = False) -> None:
    """Writes the notice for an address, or takes it `back`."""
    entry = f"{address}:\n  reason: Đã rút.\n"
    bench.write(WITHDRAWN, bench.read(WITHDRAWN).replace(entry, "") + ("" if back else entry))


# --- breaking and mending

_WRONG: Mapping[str, Sequence[str | bytes]] = {
    "data/units/xa-song-trang.yml": ("", b"\xff", "name: [\n", "name: X\ntype: comune\n"),
    "data/units/hong.yml": ("name: X\ntype: comune\n", "name: X\ntype: other\nparent: khong-co\n"),
    ROWS: ("", "no,name\n1,A\n"),
    "data/portal.yml": ("name: A\n",),
    "data/articles/hong.md": ("x", "---\ntitle: A\ndate: 2026\nsummary: S\n---\n[a](/b/)\n"),
    "data/exemplars/nguyen-van-cam.svg": ("<svg><script/></svg>", b"\xff"),
    "content/hong.md": (b"\xff", "# A\n\n[a](/khong-co/)\n"),
    "mkdocs.yml": ("a: [\n",),
    "theme/pages/article.html": ("{% if %}", "{{ khong_co }}"),
    "theme/main.html": ("x",),
    "theme/assets/css/order.txt": ("khong-co.css\n",),
}


def break_something(bench: Bench, choice: Choice) -> None:
    """A mistake that stops the build."""
    path = choice.of(sorted(_WRONG))
    bench.write(path, choice.of(_WRONG[path]))


def mend(bench: Bench, choice: Choice) -> None:
    """Everything as it was when the portal was last published."""
    now = bench.sources()
    for path in now.keys() - bench.good.keys() - {LEDGER}:
        (bench.root / path).unlink()
    for path, content in bench.good.items():
        if path != LEDGER and now.get(path) != content:
            bench.write(path, content)


# --- files as such


def touch(bench: Bench, choice: Choice) -> None:
    """A file gets another time, or is written again, with the same words."""
    path = choice.of(bench.files("*"))
    file = bench.root / path
    if choice.of([True, False]):
        stamp = choice.of([0, 1_700_000_000, 4_000_000_000])
        os.utime(file, (stamp, stamp))
    else:
        content = file.read_bytes()
        file.unlink()
        file.write_bytes(content)


#: By a file's ending: a letter that may be another one.
_LETTER = {
    ".yml": rb"(?m)^ *(?:name|title|summary|place|site_name): [^\n]*?([a-z])",
    ".md": rb"\n\n[^\n]*?([a-z])",
    ".csv": rb",[A-Z][^,\n]*?([a-z])[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*,[^,\n]*\n\Z",
    ".svg": rb'fill="#([a-f0-9])',
    ".txt": rb"([a-z])",
    ".css": rb"(?s)\A.*/\* [^\n]*?([a-z])",
    ".html": rb"<p>([A-Z])",
}


def change_silently(bench: Bench, choice: Choice) -> None:
    """One letter is another one; size and time of the file tell nothing."""
    path = choice.of([path for path in bench.files("*") if path != LEDGER])
    file = bench.root / path
    content, before = file.read_bytes(), file.stat()
    match = re.search(_LETTER[file.suffix], content)
    if match:
        letter = b"e" if match[1] == b"a" else b"a"
        changed = content[: match.start(1)] + letter + content[match.end(1) :]
        replace = choice.of([True, False])  # as editors save: a new file in the place of the old
        target = file.with_name(".moi") if replace else file
        target.write_bytes(changed)
        os.utime(target, ns=(before.st_atime_ns, before.st_mtime_ns))
        if replace:
            target.replace(file)


def move_portal(bench: Bench, choice: Choice) -> None:
    """The portal's folder gets another name, or is a copy of the old one."""
    target = bench.home / ("cong" if bench.root.name != "cong" else "cong-2")
    if choice.of([True, False]):
        bench.root.rename(target)
    else:
        shutil.copytree(bench.root, target, symlinks=True)
        shutil.rmtree(bench.root)
    bench.root = target


# --- the theme, the settings, the pages

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
        _withdraw(bench, "/them/")
    else:
        bench.write(path, f"# Thêm {word}\n\n[Giới thiệu](gioi-thieu.md)\n")
        _withdraw(bench, "/them/", back=True)


def change_picture(bench: Bench, choice: Choice) -> None:
    """Another drawing of a person."""
    bench.write("data/exemplars/nguyen-van-cam.svg", _drawing(choice))


# --- the day, the version


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


# --- the cache and the published site


def damage_cache(bench: Bench, choice: Choice) -> None:
    """Files of the cache are cut, changed, exchanged or gone, just before a build needs them."""
    damage = choice.of([_flip, _cut, _swap, _remove, _remove_all])
    found = _cached(bench)
    if choice.of([False, True]) and found:
        found = [choice.of(found)]
    for file in found:
        damage(bench, file, choice)
    if choice.of([True, False]):
        change_word(bench, choice)


def _flip(bench: Bench, file: Path, choice: Choice) -> None:
    content = bytearray(file.read_bytes())
    for place in range(choice.of([0, 40, 70, 500]), len(content), choice.of([100, 5000])):
        content[place] ^= 1
    file.write_bytes(content)


def _cut(bench: Bench, file: Path, choice: Choice) -> None:
    file.write_bytes(file.read_bytes()[: choice.of([0, 1, 40, 64, 1000])])


def _swap(bench: Bench, file: Path, choice: Choice) -> None:
    other = choice.of(_cached(bench))
    content, others = file.read_bytes(), other.read_bytes()
    file.write_bytes(others)
    other.write_bytes(content)


def _remove(bench: Bench, file: Path, choice: Choice) -> None:
    file.unlink()


def _remove_all(bench: Bench, file: Path, choice: Choice) -> None:
    shutil.rmtree(bench.cache, ignore_errors=True)


def _cached(bench: Bench) -> list[Path]:
    """The files of the cache; of the templates, which are many, the first."""
    files = sorted(file for file in bench.cache.rglob("*") if file.is_file())
    templates = [file for file in files if file.parent.name == "templates"]
    return [file for file in files if file not in templates[3:]]


def restore_cache(bench: Bench, choice: Choice) -> None:
    """The cache of an earlier day comes back; or this one is put aside for that."""
    kept = bench.home / "cache"
    if kept.exists() and choice.of([True, True, False]):
        shutil.rmtree(bench.cache, ignore_errors=True)
        shutil.copytree(kept, bench.cache)
    elif bench.cache.exists():
        shutil.rmtree(kept, ignore_errors=True)
        shutil.copytree(bench.cache, kept)


def tamper(bench: Bench, choice: Choice) -> None:
    """Somebody else changes, removes or adds a file of the published site."""
    site = bench.settings.site
    if not site.exists():
        return
    bench.tampered = True
    file = choice.of(sorted(file for file in site.rglob("*") if file.is_file()))
    what = choice.of(["change", "remove", "add", "touch", "folder"])
    if what == "change":
        file.write_bytes(file.read_bytes() + b"\n")
    elif what == "remove":
        file.unlink()
    elif what == "add":
        file.with_name("la.html").write_bytes(b"x")
    elif what == "touch":
        os.utime(file, (0, 0))
    elif file.parent != site.resolve() and file.parent != site:
        shutil.rmtree(file.parent)


def damage_builds(bench: Bench, choice: Choice) -> None:
    """What stands beside the site is cut or gone: manifests, builds, or all of it."""
    site, builds = bench.settings.site, bench.root / ".site-builds"
    if not site.exists():
        return
    what = choice.of(["cut", "remove", "previous", "all"])
    manifests = sorted(builds.glob("*.json"))
    if what == "all":
        site.unlink()
        shutil.rmtree(builds)
    elif what == "previous":
        for folder in builds.glob("[0-9]*[0-9]"):
            if folder.is_dir() and folder.resolve() != site.resolve():
                shutil.rmtree(folder)
    elif manifests:
        file = choice.of(manifests)
        if what == "cut":
            file.write_bytes(file.read_bytes()[: choice.of([0, 1, 100, 1000])])
        else:
            file.unlink()


def _nothing(bench: Bench, choice: Choice) -> None:
    """Nothing at all."""


EDITS: dict[str, Edit] = {
    edit.__name__.strip("_"): edit
    for edit in (
        _nothing, change_word, change_reference, change_value, change_story, change_rows,
        add_record, remove_record, rename_record, break_something, mend, touch, change_silently,
        move_portal, change_template, change_style, change_settings, change_portal, change_page,
        change_picture, change_day, change_version, check_another_day, damage_cache,
        restore_cache, tamper, damage_builds,
    )
}  # fmt: skip
#: What editors do most, and what is done in most ways, stands here several times.
NAMES = (
    *EDITS, *["change_word"] * 3, *["change_silently"] * 2, *["break_something"] * 2,
    *["change_reference", "change_rows", "change_day", "change_template", "damage_cache"],
)  # fmt: skip
