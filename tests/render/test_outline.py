"""The text of a paper as a tree: every mark as printed, every part under its own name."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.load.yaml_text import parse_yaml
from generator.model.outline import Paragraph, parse_outline, section_anchor
from tests.portals.toolbox import REPOSITORY

#: The numbered parts of the five real plans, read off the papers by hand.
PARTS = {
    "thu-thua-2019": """
        I I.1 I.2
        II II.1 II.1.a II.1.b II.2
        III III.1 III.2 III.3 III.3.a III.3.b
        IV IV.1 IV.2 IV.3
        V V.1 V.2 V.3 V.4
    """,
    "cam-my-2020": """
        I I.1 I.2 I.3
        II II.1 II.1.a II.1.b II.1.c II.1.d II.1.đ II.2
        III III.1 III.2 III.3
    """,
    "tam-duong-2019": """
        I I.1 I.2 I.3
        II II.1 II.2 II.3 II.4
        III III.1
        III.2 III.2.1 III.2.1.a III.2.1.b III.2.2 III.2.2.a III.2.2.b III.2.3
        III.3 III.3.1 III.3.1.a III.3.1.b III.3.2 III.3.2.a III.3.2.b
        IV IV.1 IV.1.a IV.1.b IV.2 IV.3 IV.4
        V V.1 V.2 V.3 V.4 V.5 V.6 V.7
    """,
    "go-quao-2021": """
        I I.1 I.2
        II II.1 II.1.a II.1.b II.2 II.2.a II.2.b II.3 II.3.a II.3.c II.4 II.5
        III
    """,
    "chi-lang-2024": """
        I I.1 I.2 I.3 I.4
        II II.1 II.2 II.2.1 II.2.2 II.3
        III III.1 III.2 III.3 III.4
        IV IV.1 IV.2 IV.3 IV.4 IV.5 IV.6 IV.7
    """,
}


def body_of(plan: str) -> str:
    """The text of a real plan."""
    file = REPOSITORY / "data" / "documents" / f"ke-hoach-{plan}.yml"
    data, problems = parse_yaml(file.read_text("utf-8"), file.name)
    assert problems == []
    body = data["body"]
    assert isinstance(body, str)
    return body


def shape(body: str) -> list[tuple[str, int, str]]:
    """Mark, depth and section of each paragraph."""
    return [(part.mark, part.depth, part.section) for part in parse_outline(body)]


@pytest.mark.parametrize("plan", PARTS)
def test_the_parts_of_a_real_plan_are_the_ones_that_it_prints(plan: str) -> None:
    """Each of the five real plans is taken apart as its own numbers say."""
    outline = parse_outline(body_of(plan))
    assert [part.section for part in outline if part.anchor] == PARTS[plan].split()


@pytest.mark.parametrize("plan", PARTS)
def test_no_word_of_a_real_plan_is_lost(plan: str) -> None:
    """Marks and words of the tree, put together again, are the text."""
    body = body_of(plan)
    lines = [" ".join(line.split()) for line in body.splitlines() if line.strip()]
    outline = parse_outline(body)
    assert [" ".join(f"{part.mark} {part.text}".split()) for part in outline] == lines


@pytest.mark.parametrize("plan", PARTS)
def test_the_closing_sentence_belongs_to_no_part(plan: str) -> None:
    """The sentence "Trên đây là Kế hoạch …" stands outside of the last part."""
    closing = [
        part for part in parse_outline(body_of(plan)) if part.text.startswith("Trên đây là ")
    ]
    assert all((part.depth, part.section) == (0, "") for part in closing)


def test_a_plan_of_all_marks_is_a_tree() -> None:
    """Roman, arabic, letter, dash, plus and star stand below each other as offices write them."""
    body = """
        Căn cứ Luật;
        I. MỘT
        1. Mục đích
        a) Ý một:
        - gạch một:
        + cộng một
        - gạch hai
        đ) Ý năm
        2. Yêu cầu: rõ ràng.
        * Lưu ý
        II. HAI
        Lời dẫn của mục hai.
        1. Việc
    """
    assert shape(body) == [
        ("", 0, ""),
        ("I.", 0, "I"),
        ("1.", 1, "I.1"),
        ("a)", 2, "I.1.a"),
        ("-", 3, "I.1.a"),
        ("+", 4, "I.1.a"),
        ("-", 3, "I.1.a"),
        ("đ)", 2, "I.1.đ"),
        ("2.", 1, "I.2"),
        ("*", 2, "I.2"),
        ("II.", 0, "II"),
        ("", 1, "II"),
        ("1.", 1, "II.1"),
    ]


def test_dotted_numbers_stand_below_their_head() -> None:
    """Part "2.1" below "2" is called "II.2.1", not "II.2.2.1"."""
    body = "II. A\n2. B\n2.1. C\na) D\n2.2 E\n3. F\n"
    assert [part.section for part in parse_outline(body)] == [
        *("II", "II.2", "II.2.1", "II.2.1.a", "II.2.2", "II.3")
    ]


def test_a_letter_beyond_d_has_an_anchor_of_its_own() -> None:
    """The letters "d" and "đ" are two, in anchors too."""
    assert section_anchor("II.1.d") == "muc-ii-1-d"
    assert section_anchor("II.1.đ") == "muc-ii-1-dd"


def test_a_part_that_is_numbered_twice_keeps_its_first_anchor() -> None:
    """A paper that counts wrongly stays as it is, and no anchor stands twice."""
    outline = parse_outline("I. A\n1. B\n1. C\n")
    assert [part.anchor for part in outline] == ["muc-i", "muc-i-1", None]


@pytest.mark.parametrize(
    ("line", "heading"),
    [
        ("1. Mục đích", True),
        ("1. Mỗi nhà một hố rác.", False),
        ("1. Mỗi nhà một hố rác;", False),
        ("I. MỤC ĐÍCH, YÊU CẦU.", True),
        ("a) Cá nhân: không quá 02 Giấy khen.", False),
        (f"1. {'Rất dài ' * 30}", False),
        ("- Mục đích", False),
    ],
)
def test_a_heading_titles_what_follows(line: str, heading: bool) -> None:
    """A numbered line is a heading when it is short and no sentence."""
    (part,) = parse_outline(line)
    assert part.heading is heading


@pytest.mark.parametrize(
    "line",
    [
        "30/4/2020 là ngày nghỉ",
        "I là số một",
        "1.Không có dấu cách",
        "-không có dấu cách",
        "A. Chữ hoa không phải là mục",
        "VIỆT NAM",
        "ab) Hai chữ",
    ],
)
def test_words_that_only_look_like_a_mark_are_words(line: str) -> None:
    """A mark is followed by a blank, and is one of those that papers use."""
    assert parse_outline(line) == (Paragraph("", line, 0, ""),)


MARK = st.sampled_from(["I. ", "II. ", "1. ", "2. ", "2.1. ", "a) ", "đ) ", "- ", "+ ", "* ", ""])
LINE = st.builds(lambda mark, text: mark + text, MARK, st.text(max_size=20))


@given(st.lists(LINE, max_size=15).map("\n".join))
def test_any_text_is_a_tree_with_unique_anchors(body: str) -> None:
    """Depth grows by one at most, anchors stand once, and no paragraph is empty of both parts."""
    outline = parse_outline(body)
    anchors = [part.anchor for part in outline if part.anchor]
    assert len(anchors) == len(set(anchors))
    before = -1
    for part in outline:
        assert 0 <= part.depth <= before + 1
        assert part.mark or part.text
        before = part.depth


def test_real_plans_are_all_here() -> None:
    """The five plans of the portal are the five of this test."""
    folder = Path(REPOSITORY / "data" / "documents")
    assert all((folder / f"ke-hoach-{plan}.yml").is_file() for plan in PARTS)
