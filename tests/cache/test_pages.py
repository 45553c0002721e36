"""A page is drawn again when something that it shows has changed, and only then."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from generator.cache import pages
from generator.errors import RenderError
from generator.locale import catalogue, sentences
from generator.model.output import Kept, Output, Report, Written
from generator.write import publish
from tests.portals.toolbox import (
    REPOSITORY,
    SMALL,
    TODAY,
    add,
    build,
    check,
    copy_portal,
    read_site,
    settings_of,
    thidua,
)

MEMO = ".thidua/cache/pages.pickle"


@pytest.fixture
def built(small: Path) -> Path:
    """The small portal, built."""
    assert build(small).ok
    return small


def clean(root: Path, today: date = TODAY) -> dict[str, bytes]:
    """The site that a clean build makes of the portal at `root`."""
    fresh = copy_portal(root, root.with_name("fresh"))
    report = build(fresh, today)
    assert report.ok, report.problems
    assert report.rendered == report.pages
    return read_site(fresh / "site")


def changed_pages(before: dict[str, bytes], after: dict[str, bytes]) -> set[str]:
    """The pages that are new or other than they were."""
    return {path for path in after if path[-5:] == ".html" and before.get(path) != after[path]}


def replace_in(path: str, old: str, new: str) -> Callable[[Path], None]:
    """Other words in a file of the portal."""

    def edit(root: Path) -> None:
        text = (root / path).read_text("utf-8")
        assert old in text
        (root / path).write_text(text.replace(old, new), "utf-8")

    return edit


def put(path: str, content: str | bytes) -> Callable[[Path], None]:
    """A file of the portal."""

    def edit(root: Path) -> None:
        add(root, {path: content})

    return edit


def remove(path: str, notice: str) -> Callable[[Path], None]:
    """A record goes; where it stood a notice says so."""

    def edit(root: Path) -> None:
        (root / path).unlink()
        with (root / "data/withdrawn.yml").open("a", encoding="utf-8") as file:
            file.write(notice)

    return edit


def rename(folder: str, old: str, new: str) -> Callable[[Path], None]:
    """A record gets another id; its old address leads to the new one."""

    def edit(root: Path) -> None:
        file = (root / folder / old).rename(root / folder / new)
        with file.open("a", encoding="utf-8") as text:
            text.write(f"moved_from: [/tin-tuc/{Path(old).stem}/]\n")

    return edit


ROWS = "data/awards/quyet-dinh-45-qd-ubnd-2026.csv"
THEME = REPOSITORY / "theme"
ICON = (THEME / "assets/img/icon.svg").read_bytes()
ARTICLE = "thu-gom-rac-ben-song"
#: Edits that some pages show, with one of them.
SHOWN: dict[str, tuple[Callable[[Path], None], str]] = {
    "a story": (
        replace_in("data/exemplars/nguyen-van-cam.yml", "cái xẻng", "cái cuốc"),
        "dien-hinh/nguyen-van-cam/index.html",
    ),
    "a name": (
        replace_in("data/units/xa-song-trang.yml", "Xã Sông Trăng", "Xã Sông Sao"),
        "dien-hinh/index.html",
    ),
    "a cell": (
        replace_in(ROWS, "Dạy học trò trồng cây", "Trồng cây"),
        "khen-thuong/quyet-dinh-45-qd-ubnd-2026/index.html",
    ),
    "a recipient's name": (
        replace_in(ROWS, "Đặng Thị Mai", "Đặng Thị Đào"),
        "tra-cuu/a-z/d/index.html",
    ),
    "a row": (
        replace_in(ROWS, "3,individual", "4,individual,A,,,,,,,\n3,individual"),
        "phong-trao/ho-sach-vuon-xanh-2026/index.html",
    ),
    "a removed record": (
        remove(f"data/articles/{ARTICLE}.yml", f"/tin-tuc/{ARTICLE}/: {{reason: Nhầm}}\n"),
        "su-kien/hoi-nghi-tong-ket-2026/index.html",
    ),
    "a renamed record": (
        rename("data/articles", f"{ARTICLE}.yml", "don-rac.yml"),
        f"tin-tuc/{ARTICLE}/index.html",
    ),
    "a notice": (
        replace_in("data/withdrawn.yml", "Bài đưa nhầm", "Đưa nhầm"),
        "tin-tuc/tin-da-rut/index.html",
    ),
    "a hand-written page": (
        replace_in("content/gioi-thieu.md", "hư cấu", "bịa"),
        "gioi-thieu/index.html",
    ),
}


@pytest.mark.parametrize("name", SHOWN)
def test_what_shows_an_edit_is_drawn_again(name: str, built: Path) -> None:
    """Nothing else is, and the site is that of a clean build."""
    edit, shown = SHOWN[name]
    before = read_site(built / "site")
    edit(built)
    report = build(built)
    assert report.ok, report.problems
    after = read_site(built / "site")
    assert after == clean(built)
    changed = changed_pages(before, after)
    assert shown in changed
    assert report.rendered == len(changed)
    assert build(built).rendered == 0


def test_a_story_is_shown_on_one_page(built: Path) -> None:
    """Lists and indexes, which show the name and the summary, have nothing to do with it."""
    SHOWN["a story"][0](built)
    assert build(built).rendered == 1


def test_a_comment_is_shown_nowhere(built: Path) -> None:
    """What is not part of a record changes no page."""
    replace_in("data/units/xa-song-trang.yml", "name: ", "# Một lời\nname: ")(built)
    assert build(built).rendered == 0


@pytest.mark.parametrize(
    "edit",
    [
        put("theme/pages/moved.html", "<h1>Đã dời nhà</h1>"),
        put("theme/assets/img/icon.svg", ICON + b"\n"),
        replace_in("mkdocs.yml", ".example/", ".example.vn/"),
        replace_in("data/portal.yml", "name: ", "name: Cổng "),
    ],
    ids=["template", "style", "address", "name"],
)
def test_what_is_on_every_page_draws_every_page(edit: Callable[[Path], None], built: Path) -> None:
    """A template counts for all pages: macros are used everywhere."""
    edit(built)
    report = build(built)
    assert report.rendered == report.pages
    assert read_site(built / "site") == clean(built)
    assert build(built).rendered == 0


def test_a_word_of_the_catalogue_is_on_every_page(
    built: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The catalogue is not told apart by page.

    Compiled templates hold its words: those of the program, whose files stay the same here.
    """
    for words in (catalogue(), sentences("page")):
        monkeypatch.setitem(words, "page.moved.go", "Đi tới đó")
    shutil.rmtree(settings_of(built).cache / "templates")
    report = build(built)
    assert report.rendered == report.pages
    assert read_site(built / "site") == clean(built)


def test_another_day_is_on_every_page(built: Path) -> None:
    """Each says of what day it is; statuses change with it."""
    for day in (date(2026, 9, 30), date(2026, 10, 1)):
        report = build(built, day)
        assert report.rendered == report.pages
        assert read_site(built / "site") == clean(built, day)


def test_the_site_of_a_day_before_comes_back(built: Path) -> None:
    """What was remembered of one day is not taken for another's."""
    before = read_site(built / "site")
    build(built, TODAY + timedelta(1))
    assert read_site(built / "site") != before
    assert build(built).ok
    assert read_site(built / "site") == before


# --- a memo that cannot be believed


def _same_after(root: Path, before: dict[str, bytes]) -> Report:
    report = build(root)
    assert report.written is not None
    assert (report.written.changed, report.written.removed) == (0, 0)
    assert read_site(root / "site") == before
    return report


@pytest.mark.parametrize("place", [0, 40, 70, -1])
def test_a_damaged_memo_is_no_memo(place: int, built: Path) -> None:
    """One wrong byte anywhere: everything is drawn, and remembered anew."""
    before, file = read_site(built / "site"), built / MEMO
    content = bytearray(file.read_bytes())
    content[place] ^= 1
    file.write_bytes(content)
    report = _same_after(built, before)
    assert report.rendered == report.pages
    assert _same_after(built, before).rendered == 0


@pytest.mark.parametrize("size", [0, 20, 64, 1000])
def test_a_cut_off_memo_is_no_memo(size: int, built: Path) -> None:
    """A full disk or a killed build of an older program may leave one."""
    before, file = read_site(built / "site"), built / MEMO
    file.write_bytes(file.read_bytes()[:size])
    report = _same_after(built, before)
    assert report.rendered == report.pages


def test_another_programs_memo_is_no_memo(built: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Neither an older nor a newer one's."""
    before = read_site(built / "site")
    monkeypatch.setattr(pages, "code_stamp", lambda: b"x" * 32)
    report = _same_after(built, before)
    assert report.rendered == report.pages
    assert _same_after(built, before).rendered == 0


def test_keys_are_the_same_in_every_process(tmp_path: Path) -> None:
    """Neither hash seed nor folder can be read off the memo."""
    found = set()
    for seed in ("0", "1", "4294967295"):
        root = copy_portal(SMALL, tmp_path / seed / "cổng")
        done = thidua("build", "--today", str(TODAY), cwd=root, PYTHONHASHSEED=seed)
        assert done.returncode == 0, done.stderr
        found.add((root / MEMO).read_bytes())
    assert len(found) == 1


def test_a_failed_build_leaves_the_memo(built: Path) -> None:
    """What was drawn for it was not published."""
    before = (built / MEMO).read_bytes()
    add(built, {"data/articles/x.md": "---\ntitle: A\ndate: 2026\nsummary: S\n---\n[a](/b/)\n"})
    assert not build(built).ok
    assert (built / MEMO).read_bytes() == before


# --- a site that is not as it was


def test_a_lost_site_is_made_again(built: Path) -> None:
    """The memo alone is not the site: every page is drawn."""
    before = read_site(built / "site")
    (built / "site").unlink()
    shutil.rmtree(built / ".site-builds")
    report = build(built)
    assert report.rendered == report.pages
    assert read_site(built / "site") == before


def test_a_touched_page_is_made_again(built: Path) -> None:
    """Whatever somebody did to the published files, the next build mends it."""
    before = read_site(built / "site")
    (built / "site/index.html").write_text("?")
    (built / "site/tin-tuc/index.html").unlink()
    assert build(built).rendered == 2
    assert read_site(built / "site") == before


def test_an_older_site_is_not_taken_for_the_last(built: Path) -> None:
    """Who goes back to the build before by hand gets the new pages with the next build."""
    older = (built / "site").readlink()
    SHOWN["a story"][0](built)
    build(built)
    after = read_site(built / "site")
    (built / "site").unlink()
    (built / "site").symlink_to(older)
    assert build(built).rendered == 1
    assert read_site(built / "site") == after


def test_a_kept_file_must_be_there(tmp_path: Path) -> None:
    """A file is kept by its digest; else it is made."""
    site, output = tmp_path / "site", Output("a", b"1")
    drawn: list[str] = []

    def draw() -> Output:
        drawn.append("a")
        return output

    kept = Kept("a", output.digest, draw)
    assert publish([kept], site) == Written(1, 1, 0)
    assert publish([kept], site) == Written(1, 0, 0)
    assert len(drawn) == 1
    publish([Output("a", b"2")], site)
    assert publish([kept], site) == Written(1, 1, 0)
    assert read_site(site) == {"a": b"1"}
    assert kept.content == b"1"


# --- links


@pytest.mark.parametrize(
    ("link", "old", "new"),
    [
        ("/gioi-thieu/#doc-gi-o-day", "## Đọc gì ở đây", "## Đọc gì"),
        ("/tin-tuc/thu-gom-rac-ben-song/#x", "", ""),
    ],
)
def test_a_kept_pages_links_are_checked(link: str, old: str, new: str, small: Path) -> None:
    """A page that did not change may lead to one that did."""
    target = "content/gioi-thieu.md"
    add(small, {"content/them.md": f"# Thêm\n\n[a]({link})\n"})
    if old:
        assert build(small).ok
        replace_in(target, old, new)(small)
    expected = check(copy_portal(small, small.with_name("fresh"))).problems
    before = (small / MEMO).read_bytes()
    report = build(small)
    assert report.problems == expected
    assert [problem.code for problem in report.problems] == ["link.no-anchor"]
    assert report.written is None
    assert (small / MEMO).read_bytes() == before


# --- what templates see


@pytest.mark.parametrize(
    "expression",
    [
        "entry.record.summary",
        "entry['record'].summary",
        "(entry | attr('record')).summary",
        "[entry] | map(attribute='record.summary') | join",
        "entry.__dict__",
        "entry.__class__",
        "entry.listed.path",
    ],
)
def test_a_page_cannot_look_into_other_records(expression: str, small: Path) -> None:
    """It would depend on more than cards."""
    _look_at_entries(small, expression)
    with pytest.raises(RenderError, match=r"record|__dict__|__class__|listed"):
        build(small)


@pytest.mark.parametrize(
    "expression",
    ["entry", "entry ~ ''", "'%s' | format(entry)", "entry | pprint", "entry.id ~ entry['path']"],
)
def test_a_record_on_another_page_prints_as_its_name(expression: str, small: Path) -> None:
    """What can be printed of it changes with nothing but its place."""
    _look_at_entries(small, expression)
    assert build(small).ok
    before = read_site(small / "site")["phong-trao/ho-sach-vuon-xanh-2026/index.html"]
    SHOWN["a story"][0](small)
    assert build(small).rendered == 1
    assert b"data/exemplars/nguyen-van-cam.yml" in before


def _look_at_entries(root: Path, expression: str) -> None:
    template = (THEME / "pages/campaign.html").read_text("utf-8")
    looking = f"{{% for entry in view.exemplars %}}{{{{ {expression} }}}}{{% endfor %}}"
    template = template.replace("{% block main %}", f"{{% block main %}}{looking}")
    add(root, {"theme/pages/campaign.html": template})
