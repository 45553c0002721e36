"""The page that tells whether a decision was granted here: its list, and what scripts compare."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.render.verify import VERIFY, VerifyView, verify_pages
from tests.index.node import run_module
from tests.portals.toolbox import add, build, parse_page, read

ONE = """title: Quyết định {0}
number: "{0}"
symbol: QĐ-UBND
date: 2026-04-03
issuer: ubnd-xa-song-trang
form: Giấy khen
recipients:
  - {{no: "1", name: Vàng Thị Sửu}}
  - {{no: "2", name: Lù A Chẩn}}
life:
  - {{state: revoked, date: 2026-05-01, decision: QĐ 9{1}}}
"""
MATCHES = """
import {{ names, calls }} from "{theme}/search/verify.js";
const how = {{ names, calls }};
export default (pairs) => pairs.map(([name, one, other]) => how[name](one, other));
"""


def view_of(small: Path) -> VerifyView:
    """What the first page shows."""
    reading = read(small)
    assert reading.problems == ()
    assert reading.portal
    view = next(verify_pages(reading.portal)).context()["view"]
    assert isinstance(view, VerifyView)
    return view


def test_every_decision_is_listed_with_its_state(small: Path) -> None:
    """Also those that stand on no other list, since they are revoked."""
    second = ONE.format(71, ', rows: [{no: "2"}]')
    add(small, {"data/awards/mot.yml": ONE.format(70, ""), "data/awards/hai.yml": second})
    view = view_of(small)
    assert view.total == len(view.decisions) == 4
    lines = {line.link.address: line for line in view.decisions}
    mot, hai = lines["/khen-thuong/mot/"], lines["/khen-thuong/hai/"]
    assert (mot.code, mot.date, mot.void, mot.count) == ("70/QĐ-UBND", "03/04/2026", True, 0)
    assert (hai.void, hai.count) == (False, 1)
    assert [(line.name, line.link.address) for line in view.void] == [
        ("Lù A Chẩn", "/khen-thuong/hai/#ca-nhan-2"),
        ("Vàng Thị Sửu", "/khen-thuong/mot/#ca-nhan-1"),
        ("Lù A Chẩn", "/khen-thuong/mot/#ca-nhan-2"),
    ]
    assert build(small).ok
    page = parse_page((small / f"site{VERIFY}index.html").read_text("utf-8"))
    assert "../khen-thuong/mot/" in page.links
    assert "Đã hủy bỏ ngày 01/05/2026 theo QĐ 9" in page.words


def test_many_decisions_are_paged(small: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A page holds so many, and what was revoked stands on the first."""
    monkeypatch.setattr("generator.render.verify.PER_PAGE", 1)
    portal = read(small).portal
    assert portal
    pages = list(verify_pages(portal))
    assert [page.address for page in pages] == [VERIFY, f"{VERIFY}trang/2/"]
    assert [len(page.context()["view"].decisions) for page in pages] == [1, 1]


@pytest.mark.parametrize(
    ("how", "query", "known", "right"),
    [
        ("names", "203", "203/qd-ubnd", True),
        ("names", "203/qd-ubnd", "203/qd-ubnd", True),
        ("names", "so 0203/qd", "203/qd-ubnd", True),
        ("names", "quyet dinh so 203/qd-ubnd", "203/qd-ubnd", True),
        ("names", "203/kh-ubnd", "203/qd-ubnd", False),
        ("names", "20", "203/qd-ubnd", False),
        ("names", "2031", "203/qd-ubnd", False),
        ("names", "vu thi sau", "203/qd-ubnd", False),
        ("calls", "vu thi sau", "vu thi sau", True),
        ("calls", "sau", "vu thi sau", True),
        ("calls", "vu thi s", "vu thi sau", True),
        ("calls", "vu thi nu", "vu thi sau", False),
        ("calls", "", "vu thi sau", False),
    ],
)
def test_numbers_and_names_are_compared_strictly(
    how: str, query: str, known: str, right: bool
) -> None:
    """What is only like a decision or a name is never told as found."""
    assert run_module(MATCHES, [[how, query, known]]) == [right]
