"""Nothing stands on a plan's page that its plan does not say: the proof."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds.document import quoted_paper
from tests.portals.toolbox import SMALL, add, read

PLAN = "ke-hoach-12-kh-ubnd-2026"
CAMPAIGN = f"title: A\nunit: ubnd-xa-song-trang\nplan: {PLAN}\n"


def codes(root: Path, text: str) -> list[str]:
    """The codes of a campaign that quotes the small portal's plan."""
    return read(add(root, {"data/campaigns/x.yml": CAMPAIGN + text})).codes


@pytest.mark.parametrize(
    "text",
    [
        "slogan: {text: '“Hố sạch, vườn xanh”'}",
        "purposes: [{text: Mỗi nhà một hố rác hợp vệ sinh.}]",
        "purposes: [{text: 'a) Mỗi nhà một hố rác hợp vệ sinh.'}]",
        "purposes: [{text: 'hố rác   hợp\\n vệ sinh'}]".replace("\\n", "\n "),
        "purposes: [{text: Mỗi nhà một hố rác hợp vệ sinh. b) Mỗi vườn thêm một hàng cây.}]",
        "background: [{text: Phát động phong trào thi đua}]",
        "measures: [{text: 'Số: 12/KH-UBND'}]",
        "measures: [{text: 'Sông Trăng, ngày 05 tháng 01 năm 2026'}]",
        "measures: [{text: 'Nơi nhận: Các thôn'}]",
        "measures: [{text: TM. ỦY BAN NHÂN DÂN CHỦ TỊCH Lê Thị Bưởi}]",
        "purposes: [{text: Mỗi nhà, at: I.1.a}]",
        "contents: [{text: ưu tiên, at: II.2}]".replace("ưu", "Ưu"),
        "notes: [{text: Người biên tập viết gì cũng được.}]",
        "summary: Người biên tập viết gì cũng được.",
    ],
)
def test_words_of_the_plan_may_be_quoted(text: str, small: Path) -> None:
    """Head, body and foot may be quoted, across lines and blanks; an editor's words are free."""
    assert codes(small, text + "\n") == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("slogan: {text: Hố sạch vườn xanh}", "quote.not-in-plan"),
        ("purposes: [{text: mỗi nhà một hố rác}]", "quote.not-in-plan"),
        ("purposes: [{text: Mỗi nhà hai hố rác}]", "quote.not-in-plan"),
        ("deadlines: [{task: Trồng cây, due: {text: trước ngày 20/5/2026}}]", "quote.not-in-plan"),
        ("assignments: [{to: [{name: Công an xã}], tasks: []}]", "quote.not-in-plan"),
        ("awards: [{form: Bằng khen}]", "quote.not-in-plan"),
        ("notes: [{text: x, found: không có}]", "quote.not-in-plan"),
        ("purposes: [{text: Mỗi nhà, at: I.1.d}]", "quote.no-section"),
        ("purposes: [{text: Mỗi nhà, at: I.1.A}]", "quote.no-section"),
        ("purposes: [{text: Mỗi nhà, at: V}]", "quote.no-section"),
    ],
)
def test_words_that_the_plan_does_not_say_are_told(text: str, code: str, small: Path) -> None:
    """A changed letter, a left-out comma and a part that is not there are found."""
    assert codes(small, text + "\n") == [code]


def test_a_quotation_is_told_in_its_place(small: Path) -> None:
    """The problem stands at the words, not at the top of the record."""
    text = "purposes:\n  - text: Mỗi nhà một hố rác hợp vệ sinh.\n  - text: Thêm thắt.\n"
    add(small, {"data/campaigns/x.yml": CAMPAIGN + text})
    (found,) = read(small).problems
    assert (found.line, found.column, found.found) == (6, 11, "Thêm thắt.")


def test_without_a_plan_nothing_is_a_quotation(small: Path) -> None:
    """A campaign whose paper this portal does not hold is not held against it."""
    text = "title: A\nunit: ubnd-xa-song-trang\npurposes: [{text: Bất cứ điều gì, at: IX}]\n"
    assert read(add(small, {"data/campaigns/x.yml": text})).codes == []


def test_a_paper_without_its_text_proves_nothing(small: Path) -> None:
    """A plan of which only the facts are known cannot be quoted against."""
    text = "kind: A\ntitle: B\nissuer: ubnd-xa-song-trang\n"
    add(small, {"data/documents/x.yml": text})
    add(small, {"data/campaigns/x.yml": CAMPAIGN.replace(PLAN, "x") + "slogan: {text: C}\n"})
    assert read(small).codes == []


def test_a_paper_knows_its_parts() -> None:
    """Every numbered part of the plan can be named, and no other."""
    portal = read(SMALL).portal
    assert portal is not None
    paper = quoted_paper(portal.find("document", PLAN))
    assert paper is not None
    assert sorted(paper.sections) == [
        *("I", "I.1", "I.1.a", "I.1.b", "I.2"),
        *("II", "II.1", "II.2"),
        *("III", "III.1", "III.1.a", "III.1.b", "III.2"),
        *("IV", "IV.1", "IV.2"),
    ]
