"""What the check of facts takes for the words of a page."""

from __future__ import annotations

import pytest

from tests.facts.pages import read_page
from tests.facts.plans import holds, plan_text, words_of


def test_block_elements_part_words() -> None:
    """Texts of two blocks are two words, those of inline elements run together."""
    page = read_page("<main><td>06</td><td>tập <b>th</b>ể</td><br>và</main>")
    assert page.own_text == "06 tập thể và"


@pytest.mark.parametrize("mark", ['class="ours"', 'class="badge related"', 'class="note"'])
def test_what_is_ours_is_not_said(mark: str) -> None:
    """Elements of our classes are left out with all that they hold, and nothing after them."""
    page = read_page(f"<main><p {mark}>của <b>ta</b></p><p>của kế hoạch</p></main>")
    assert list(page.said()) == ["của kế hoạch"]
    assert page.text == "của ta của kế hoạch"


def test_only_the_main_element_is_said() -> None:
    """Navigation, scripts and the page's head and foot are not what a plan says."""
    page = read_page(
        "<head><title>A1</title></head><body><nav>B2</nav><main>C3<nav>D4</nav>"
        "<script>E5</script><img alt='F6'><input>G7</main><footer>H8</footer></body>"
    )
    assert list(page.said()) == ["C3", "G7"]


def test_links_are_read_in_the_main_element() -> None:
    """Only links of the main element lead to the plan's other pages."""
    page = read_page("<a href='/x/'>x</a><main><a href='../../don-vi/y/'>y</a></main>")
    assert page.links == ("../../don-vi/y/",)


def test_facts_are_whole_words() -> None:
    """A number inside a longer one is not the fact."""
    assert holds("không quá 05 cá nhân.", "05 cá nhân")
    assert not holds("105 cá nhân", "05 cá nhân")
    assert not holds("05 cá nhânh", "05 cá nhân")
    assert holds("105 cá nhân, 05 cá nhân", "05 cá nhân")


def test_marks_of_markdown_are_no_words() -> None:
    """The plan's text has its own marks, and none of those that Markdown put in."""
    text = plan_text("thu-thua-2019")
    assert "* Khen tỉnh gồm: 01 Tờ trình" in text
    assert "**" not in text
    assert "#" not in text
    assert words_of("- 06 tập thể / và ./.") == ["06", "tập", "thể", "và"]
