"""Links and anchors that lead nowhere are found before anything is published."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.check import LinkCheck
from generator.model.frame import ROOT
from tests.portals.toolbox import add, build, check, read_site

ARTICLE = "---\ntitle: A\ndate: 2026\nsummary: S\n---\n"


def found(link: str, page: str = "/tin-tuc/a/") -> list[tuple[str, str]]:
    """Code and target of what is wrong with a link on a page beside "/tin-tuc/b/" with "#x"."""
    links = LinkCheck()
    links.offer(["/tep/a.pdf", "/mau/bao-cao.txt"])
    links.read("/", "")
    links.read("/tin-tuc/", "")
    links.read("/tin-tuc/b/", '<p id="x"></p><p id="đ&amp;"></p>')
    links.read(page, f'<p id="y"></p><a class="z" href="{link}">')
    return [(problem.code, problem.found) for problem in links.problems()]


@pytest.mark.parametrize(
    "link",
    [
        f"{ROOT}tin-tuc/b/",
        f"{ROOT}tin-tuc/b/#x",
        ROOT,
        "../b/",
        "../b/#x",
        "../../tin-tuc/b/#x",
        "./../b/",
        "#y",
        "#",
        "",
        "../../",
        "../../tep/a.pdf",
        "../../mau/bao-cao.txt",
        "../b/?q=1",
        "https://example.com/a#b",
        "mailto:a@example.com",
        "tel:+84200000000",
        "//example.com/",
        "../b/#đ&amp;",
    ],
)
def test_a_link_to_something_that_is_there_is_fine(link: str) -> None:
    """From the root, relative, to an anchor, to a file, to another site."""
    assert found(link) == []


@pytest.mark.parametrize(
    ("link", "problem"),
    [
        (f"{ROOT}tin-tuc/c/", ("link.broken", "/tin-tuc/c/")),
        (f"{ROOT}tin-tuc/b", ("link.broken", "/tin-tuc/b")),
        ("../c/", ("link.broken", "/tin-tuc/c/")),
        ("b/", ("link.broken", "/tin-tuc/a/b/")),
        ("../b/#z", ("link.no-anchor", "/tin-tuc/b/#z")),
        ("#z", ("link.no-anchor", "/tin-tuc/a/#z")),
        ("../../tep/b.pdf", ("link.broken", "/tep/b.pdf")),
        ("../../../../x/", ("link.broken", "x/")),
    ],
)
def test_a_link_to_nothing_is_found(link: str, problem: tuple[str, str]) -> None:
    """A page, a file or an anchor that is not there."""
    assert found(link) == [problem]


def test_a_broken_link_of_many_pages_is_told_once() -> None:
    """Once is enough to find it; the page named is the first that holds it."""
    links = LinkCheck()
    for name in ("a", "b", "c"):
        links.read(f"/tin-tuc/{name}/", f'<a href="{ROOT}x/">', f"data/articles/{name}.md")
    (problem,) = links.problems()
    assert problem.path == "data/articles/a.md"
    assert dict(problem.values)["page"] == "/tin-tuc/a/"


def test_a_frames_links_are_looked_at_once() -> None:
    """What stands on every page of a section is checked on behalf of all."""
    links = LinkCheck()
    links.read("/tin-tuc/", "")
    links.read_frame(f'<a href="{ROOT}tin-tuc/"><a href="{ROOT}x/">', ["/tin-tuc/"])
    assert [problem.found for problem in links.problems()] == ["/x/"]


@given(st.text(), st.text())
def test_checking_never_raises(address: str, fragment: str) -> None:
    """Whatever a page holds, the answer is a list of problems."""
    links = LinkCheck()
    links.read(address, f'<a href="{fragment}">{fragment}')
    links.read_frame(fragment, [address])
    assert all(problem.line >= 1 for problem in links.problems())


@pytest.mark.parametrize(
    ("body", "codes"),
    [
        ("[a](../../van-ban/ke-hoach-12-kh-ubnd-2026/#muc-i-1)", []),
        ("[a](/van-ban/ke-hoach-12-kh-ubnd-2026/)", []),
        ("[a](/van-ban/ke-hoach-12/)", ["link.broken"]),
        ("[a](../../van-ban/ke-hoach-12-kh-ubnd-2026/#muc-ix)", ["link.no-anchor"]),
        ("![a](../../khong-co.png)", ["link.broken"]),
        ("[a](/van-ban/x/) [b](/van-ban/y/)", ["link.broken", "link.broken"]),
    ],
)
def test_an_articles_links_are_checked(body: str, codes: list[str], small: Path) -> None:
    """`thidua check` draws every page and finds what its links lack."""
    report = check(add(small, {"data/articles/x.md": ARTICLE + body}))
    assert [problem.code for problem in report.problems] == codes
    assert {problem.path for problem in report.problems} <= {"data/articles/x.md"}


def test_a_hand_written_pages_links_are_checked(small: Path) -> None:
    """Pages of `content/` are held to the same."""
    report = check(add(small, {"content/them.md": "# Thêm\n\n[a](/khong-co/)\n"}))
    assert [(problem.code, problem.path) for problem in report.problems] == [
        ("link.broken", "content/them.md")
    ]


def test_a_site_with_a_broken_link_is_not_published(small: Path) -> None:
    """The last page may show it: the site that was there stays, whole."""
    assert build(small).ok
    before = read_site(small / "site")
    add(small, {"data/articles/x.md": f"{ARTICLE}[a](/khong-co/)"})
    report = build(small)
    assert [problem.code for problem in report.problems] == ["link.broken"]
    assert report.written is None
    assert read_site(small / "site") == before
