"""Markdown becomes clean HTML; HTML typed into it is shown, never obeyed."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.frame import ROOT
from generator.model.sanitize import ATTRIBUTES, SCHEMES, TAGS, sanitize
from generator.render.markdown import render_markdown
from tests.portals.toolbox import MATERIAL, parse_page, shown

NAUGHTY: list[str] = json.loads((MATERIAL / "blns" / "blns.json").read_text("utf-8"))


def assert_harmless(html: str) -> None:
    """Nothing but allowed tags and attributes, and no address that runs or asks others."""
    page = parse_page(html)
    for tag in page.tags:
        assert tag.name in TAGS, tag
        allowed = ATTRIBUTES["*"] | ATTRIBUTES.get(tag.name, set()) | {"rel"}
        assert set(tag.attributes) <= allowed, tag
        for name in ("href", "src"):
            scheme = tag.attributes.get(name, "").partition(":")[0].strip().lower()
            if ":" in tag.attributes.get(name, ""):
                assert scheme in SCHEMES or not scheme.isalpha(), tag
        if tag.name == "img":
            assert "//" not in tag.attributes.get("src", "").replace("\\", "/"), tag


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("a *b* **c**", "<p>a <em>b</em> <strong>c</strong></p>"),
        ("a\nb", "<p>a\nb</p>"),
        ("<b>a</b>", "<p>&lt;b&gt;a&lt;/b&gt;</p>"),
        ("a & b < c", "<p>a &amp; b &lt; c</p>"),
        ("![Ảnh](a.png)", '<p><img src="a.png" alt="Ảnh"></p>'),
        ("![x](https://example.com/a.png)", "<p>x</p>"),
        ("![x](//example.com/a.png)", "<p>x</p>"),
        ("[x](/van-ban/)", f'<p><a href="{ROOT}van-ban/" rel="noopener">x</a></p>'),
        ("[x](../a/)", '<p><a href="../a/" rel="noopener">x</a></p>'),
        ("[x](#muc-i)", '<p><a href="#muc-i" rel="noopener">x</a></p>'),
        ("<https://a.vn/>", '<p><a href="https://a.vn/" rel="noopener">https://a.vn/</a></p>'),
    ],
)
def test_markdown_is_what_editors_expect(text: str, html: str) -> None:
    """Emphasis, pictures and links work; foreign pictures do not."""
    assert render_markdown(text).strip() == html


def test_tables_work() -> None:
    """A table in a story is a table."""
    page = parse_page(render_markdown("| a | b |\n|---|:-:|\n| 1 | 2 |\n"))
    assert [tag.name for tag in page.tags if tag.name in ("table", "th", "td")] == [
        *("table", "th", "th", "td", "td")
    ]


@pytest.mark.parametrize(
    ("top", "text", "names"),
    [
        (2, "# A\n\n## B\n", ["h2", "h3"]),
        (3, "### A\n", ["h3"]),
        (3, "# A\n\n### B\n", ["h3", "h5"]),
        (5, "# A\n\n## B\n\n### C\n", ["h5", "h6", "h6"]),
        (2, "A\n=\n\nB\n-\n", ["h2", "h3"]),
    ],
)
def test_headings_go_below_the_pages_own(top: int, text: str, names: list[str]) -> None:
    """A story's first heading is one level below the page's, and none is deeper than six."""
    assert [tag.name for tag in parse_page(render_markdown(text, top)).tags] == names


def test_headings_have_anchors_of_their_own() -> None:
    """Đ becomes d, equal headings are counted, and an empty one has a name too."""
    page = parse_page(render_markdown("## Đặng Thị Mai\n\n## Đặng Thị Mai\n\n## ???\n"))
    assert page.anchors == ["dang-thi-mai", "dang-thi-mai-2", "muc"]


@pytest.mark.parametrize(
    "html",
    [
        "<script>alert(1)</script>",
        "<style>a { color: red }</style>",
        '<img src=x onerror="alert(1)">',
        '<a href="javascript:alert(1)">a</a>',
        '<a href=" java\nscript:alert(1)">a</a>',
        '<a href="data:text/html,x">a</a>',
        '<a href="vbscript:x">a</a>',
        '<p style="position:fixed">a</p>',
        '<iframe src="/"></iframe>',
        '<form action="/"><input name="a"></form>',
        '<meta http-equiv="refresh" content="0">',
        '<base href="https://example.com/">',
        '<link rel="stylesheet" href="a.css">',
        "<svg><script>alert(1)</script></svg>",
        "<math><mi xlink:href='javascript:alert(1)'></math>",
        '<object data="a"></object><embed src="a">',
        '<video poster="https://example.com/"></video>',
        '<img srcset="https://example.com/ 1x">',
        '<img src="https://example.com/a.png">',
        '<img src="//example.com/a.png">',
        '<img src="\\\\example.com/a.png">',
        '<img src="/\\example.com/a.png">',
        '<img src=" /\t/example.com/a.png">',
        '<img src="/&#10;/example.com/a.png">',
        '<img src="data:image/svg+xml,x">',
        "<h1>a</h1>",
        "<template><script>alert(1)</script></template>",
        "<noscript><p title='</noscript><img src=x onerror=alert(1)>'>",
    ],
)
def test_html_beyond_the_allow_list_goes(html: str) -> None:
    """Scripts, styles, forms, frames, handlers, foreign pictures: none of them stays."""
    clean = sanitize(html)
    assert_harmless(clean)
    assert "alert(1)" not in clean or "<" not in clean


def test_allowed_html_of_hand_written_pages_stays() -> None:
    """What `docs/safety.md` allows, a hand-written page may use."""
    html = '<details open><summary>a</summary><p id="b" class="c" lang="vi">d</p></details>'
    page = parse_page(sanitize(html))
    assert [tag.name for tag in page.tags] == ["details", "summary", "p"]
    assert page.tags[2].attributes == {"id": "b", "class": "c", "lang": "vi"}


def test_a_link_from_the_root_works_under_any_path() -> None:
    """The way to the root is filled in when the page is stamped."""
    assert sanitize('<a href="/van-ban/">a</a>').startswith(f'<a href="{ROOT}van-ban/"')
    assert ROOT not in sanitize('<a href="//example.com/">a</a>')


@pytest.mark.parametrize("number", range(0, len(NAUGHTY), 50))
def test_naughty_strings_do_no_harm_in_markdown(number: int) -> None:
    """Each of the big list of naughty strings comes out as text or as allowed HTML."""
    for text in NAUGHTY[number : number + 50]:
        for typed in (text, f"# {text}", f"[{text}]({text})", f"![{text}]({text})", f"- {text}\n"):
            assert_harmless(render_markdown(typed))
        assert_harmless(sanitize(text))


PLAIN = st.text(st.characters(categories=["L", "N"]), min_size=1)


@given(PLAIN)
def test_words_stay_words(text: str) -> None:
    """Letters and digits come out as they went in."""
    assert shown(text) in parse_page(render_markdown(f"{text} x")).words


@given(st.text())
def test_any_text_is_harmless_as_markdown_and_as_html(text: str) -> None:
    """Nothing that can be typed makes the renderer raise or let anything through."""
    assert_harmless(render_markdown(text))
    assert_harmless(sanitize(text))


@given(st.text(alphabet="<>!-[]()/=\"'`&;:# \nabix"))
def test_any_heap_of_brackets_is_harmless(text: str) -> None:
    """HTML's and Markdown's own signs in any order neither crash nor pass."""
    assert_harmless(render_markdown(text))
    assert_harmless(sanitize(f"<{text}>"))
