"""The theme engine gives frames with every hole, and hand-written pages with clean bodies."""

from __future__ import annotations

import json
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from generator.cache.guarded import read_guarded
from generator.engine import build_frames, cache
from generator.engine.mkdocs_engine import render_frames
from generator.errors import EngineError
from generator.kinds import KINDS
from generator.load.theme import load_theme
from generator.model.frame import HOLES, ROOT, Frames, hole, split_frame
from generator.model.sanitize import ATTRIBUTES, TAGS
from generator.model.text import UNFIT
from generator.render import frame_words, sections_of
from generator.settings import theme_folders
from tests.portals.toolbox import (
    MATERIAL,
    REPOSITORY,
    SMALL,
    add,
    copy_portal,
    parse_page,
    read,
    read_site,
    settings_of,
)

SECTIONS = sections_of(KINDS)


def words(root: Path) -> dict[str, object]:
    """What the theme is told of the portal at `root`."""
    portal = read(SMALL).portal
    assert portal is not None
    return frame_words(portal, KINDS, load_theme(theme_folders(root)))


def frames(root: Path) -> Frames:
    """Frames and pages of the portal at `root`, drawn anew."""
    return render_frames(settings_of(root), SECTIONS, words(root))


@pytest.fixture
def plain(tmp_path: Path) -> Path:
    """A copy of the small portal without anything drawn."""
    return copy_portal(SMALL, tmp_path / "cong")


def test_every_section_has_a_frame_with_every_hole(plain: Path) -> None:
    """One frame for each kind, one for the home page, one for all else; each can be stamped."""
    found = frames(plain)
    assert set(found.by_section) == set(SECTIONS)
    for frame in found.by_section.values():
        own = {name: f"[{name}]" for name in HOLES if name != "root"}
        page = frame.sheet({"root": "[root]"}).stamp(own).decode()
        assert all(f"[{name}]" in page for name in HOLES)
        assert "\ue000" not in page


def test_a_frame_does_not_know_where_it_was_drawn(plain: Path, tmp_path: Path) -> None:
    """Two copies of a portal give the same frames and pages."""
    other = copy_portal(SMALL, tmp_path / "mot" / "noi" / "khac")
    assert frames(plain) == frames(other)


def test_hand_written_pages_come_with_title_and_body(plain: Path) -> None:
    """The title stands apart from the body; links within the site carry the mark of the root."""
    pages = {page.path: page for page in frames(plain).pages}
    page = pages["content/gioi-thieu.md"]
    assert (page.address, page.title) == ("/gioi-thieu/", "Giới thiệu")
    assert page.description == "Cổng này của ai, để làm gì."
    assert page.body.startswith("<p>Xã Sông Trăng là xã hư cấu")
    assert f'href="{ROOT}phong-trao/ho-sach-vuon-xanh-2026/"' in page.body
    assert 'href="../mau/bao-cao.txt"' in page.body
    assert '<h2 id="doc-gi-o-day">' in page.body


def test_files_beside_pages_are_named_for_publication(plain: Path) -> None:
    """Pictures and papers go with their pages; hidden files, scripts and pages do not."""
    add(plain, {"content/.bi-mat": "x", "content/a.js": "x", "content/b.html": "x"})
    add(plain, {"content/anh/c.png": "x", "content/d.pdf": "x"})
    assert frames(plain).static == ("anh/c.png", "d.pdf", "mau/bao-cao.txt")


@pytest.mark.parametrize(
    "markdown",
    [
        "<script>alert(1)</script>",
        '<img src="x" onerror="alert(1)">',
        '<a href="javascript:alert(1)">a</a>',
        "[a](javascript:alert(1))",
        '<p style="color:red">a</p>',
        '<iframe src="https://example.com/"></iframe>',
        "![a](https://example.com/a.png)",
        'a{ onclick="alert(1)" }',
    ],
)
def test_hand_written_html_is_cleaned(markdown: str, plain: Path) -> None:
    """What Markdown lets through, the allow-list does not."""
    add(plain, {"content/them.md": f"# Thêm\n\n{markdown}\n"})
    (page,) = [page for page in frames(plain).pages if page.path == "content/them.md"]
    for tag in parse_page(page.body).tags:
        assert tag.name not in ("script", "iframe")
        assert not {"onerror", "onclick", "style"} & set(tag.attributes)
        assert not re.search("javascript:|//example", "".join(tag.attributes.values()))


@pytest.mark.parametrize("markdown", ["<![><img", "<!", "<?x", "</", "<a b='", "&#0;", "[[[", "\\"])
def test_markdown_that_breaks_parsers_is_drawn_or_named(markdown: str, plain: Path) -> None:
    """A page is drawn, or refused with the name of its file."""
    add(plain, {"content/them.md": f"# Thêm\n\n{markdown}\n"})
    try:
        found = frames(plain)
    except EngineError as error:
        refused = error
    else:
        assert any(page.path == "content/them.md" for page in found.pages)
        return
    assert refused.values["path"] == "content/them.md"


def test_naughty_strings_do_no_harm_in_hand_written_pages(plain: Path) -> None:
    """The big list of naughty strings, as titles and as text of pages, obeys the allow-list."""
    naughty: list[str] = json.loads((MATERIAL / "blns" / "blns.json").read_text("utf-8"))
    texts = [text for text in naughty if "<![" not in text and not UNFIT.search(text)]
    for number in range(0, len(texts), 25):
        text = "\n\n".join(texts[number : number + 25])
        add(plain, {f"content/trang-{number}.md": f"# {texts[number]}\n\n{text}\n"})
    found = frames(plain)
    assert len(found.pages) == 2 + len(range(0, len(texts), 25))
    for page in found.pages:
        for tag in parse_page(page.body).tags:
            assert tag.name in TAGS
            assert set(tag.attributes) <= ATTRIBUTES["*"] | ATTRIBUTES.get(tag.name, set()) | {
                "rel"
            }
            address = tag.attributes.get("href", "") + tag.attributes.get("src", "")
            assert not re.match(r"\s*(javascript|vbscript|data):", address, re.IGNORECASE)


@pytest.mark.parametrize(
    ("files", "key"),
    [
        ({"theme/main.html": "không có chỗ điền nào"}, "error.no-hole"),
        ({"theme/main.html": "{% if %}"}, "error.engine"),
        ({"theme/main.html": "{{ khong_co() }}"}, "error.engine"),
        ({"mkdocs.yml": "site_name: A\ntheme: khong-co\n"}, "error.engine"),
        ({"mkdocs.yml": "site_name: A\ntheme: material\nplugins: [khong-co]\n"}, "error.engine"),
        ({"mkdocs.yml": "theme: material\n"}, "error.engine"),
    ],
)
def test_a_theme_or_configuration_that_fails_is_our_own_error(
    files: dict[str, str], key: str, plain: Path
) -> None:
    """What MkDocs and Jinja2 raise becomes one error with a sentence and its reason."""
    with pytest.raises(EngineError) as caught:
        frames(add(plain, files))
    assert caught.value.key == key
    assert all(caught.value.values.values())


def test_mkdocs_warnings_are_handed_on(plain: Path) -> None:
    """A page that the navigation names and nobody wrote is a warning, not a line on the screen."""
    config = (plain / "mkdocs.yml").read_text("utf-8")
    found = frames(add(plain, {"mkdocs.yml": f"{config}  - khong-co.md\n"}))
    assert any("khong-co.md" in message for _, message in found.warnings)


def test_a_portal_without_pages_of_its_own_is_drawn(plain: Path) -> None:
    """`content/` may be missing."""
    shutil.rmtree(plain / "content")
    config = (plain / "mkdocs.yml").read_text("utf-8")
    add(plain, {"mkdocs.yml": config.partition("\nnav:")[0] + "\n"})
    assert set(frames(plain).by_section) == set(SECTIONS)


def test_a_hole_is_one_of_those_that_are_filled() -> None:
    """A misspelt hole is told to the theme's author at once."""
    with pytest.raises(KeyError):
        hole("titel")
    with pytest.raises(KeyError, match="root"):
        split_frame("<html></html>")


# --- the cache


def test_frames_are_drawn_again_only_when_something_changed(plain: Path) -> None:
    """A second build reads the frames; a change of a page, the theme or the settings redraws."""
    settings, given = settings_of(plain), words(plain)
    first = build_frames(settings, SECTIONS, given)
    file = settings.cache / "frames.pickle"
    stamp = file.stat().st_mtime_ns
    assert build_frames(settings, SECTIONS, given) == first
    assert file.stat().st_mtime_ns == stamp
    changes = [
        {"content/gioi-thieu.md": "# Khác\n"},
        {"theme/parts/x.html": "x"},
        {"mkdocs.yml": (plain / "mkdocs.yml").read_text("utf-8") + "\n# khác\n"},
    ]
    digests = set()
    for change in changes:
        add(plain, change)
        digests.add(cache._digest(settings, SECTIONS, given))
    digests.add(cache._digest(settings, SECTIONS, {**given, "info": {"name": "B"}}))
    digests.add(cache._digest(settings, SECTIONS[1:], given))
    assert len(digests) == len(changes) + 2


@pytest.mark.parametrize("damage", [b"", b"x", b"x" * 500])
def test_a_damaged_cache_is_only_a_miss(damage: bytes, plain: Path) -> None:
    """Frames are drawn anew; nothing is read that this program did not write whole."""
    settings, given = settings_of(plain), words(plain)
    first = build_frames(settings, SECTIONS, given)
    file = settings.cache / "frames.pickle"
    whole = file.read_bytes()
    evil = pickle.dumps(Path("khong-phai-khung"))
    for content in (damage, whole[:-1], whole[:64] + evil, whole + b"x"):
        file.write_bytes(content)
        assert read_guarded(file, whole[:32]) is None
    assert build_frames(settings, SECTIONS, given) == first


# --- the plugin


def test_mkdocs_builds_the_same_site(small: Path, small_built: Path) -> None:
    """`mkdocs build` gives the same bytes as `thidua build`."""
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "--quiet"],
        cwd=small,
        env={"PATH": "/usr/bin:/bin", "SOURCE_DATE_EPOCH": "1780272000", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert read_site(small / "site") == read_site(small_built / "site")


def test_mkdocs_tells_what_is_wrong(small: Path) -> None:
    """People of the MkDocs world see the same problems, without a traceback."""
    add(small, {"data/units/x.yml": "name: X\ntype: comune\n"})
    done = subprocess.run(
        [sys.executable, "-m", "mkdocs", "build"],
        cwd=small,
        env={"PATH": "/usr/bin:/bin", "PYTHONUTF8": "1"},
        capture_output=True,
        encoding="utf-8",
        check=False,
    )
    assert done.returncode == 1
    assert "data/units/x.yml:2:7: type:" in done.stderr
    assert "Traceback" not in done.stderr
    assert not (small / "site").exists()


def test_only_the_engine_imports_mkdocs() -> None:
    """A second engine is a second module: nobody else knows this one."""
    for file in (REPOSITORY / "generator").rglob("*.py"):
        if file.parent.name != "engine":
            assert "mkdocs" not in [
                line.split()[1].partition(".")[0]
                for line in file.read_text("utf-8").splitlines()
                if line.lstrip().startswith(("import ", "from "))
            ], file
