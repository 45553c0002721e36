"""Addresses: one owner each, and none that was published is ever lost."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.link.addresses import OWN_SECTIONS, content_address
from generator.render.pages import SEARCH
from tests.portals.toolbox import SMALL, Reading, add, build, read

ARTICLE = "title: A\ndate: 2026\nsummary: S\n"
LEDGER = "data/ledger.txt"


def collisions(found: Reading) -> list[tuple[str, str, str]]:
    """The file, the address and the other side of each collision."""
    assert set(found.codes) <= {"address.collision"}
    return [
        (problem.path, problem.found, dict(problem.values)["other"]) for problem in found.problems
    ]


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("content/index.md", "/"),
        ("content/gioi-thieu.md", "/gioi-thieu/"),
        ("content/a/index.md", "/a/"),
        ("content/a/README.md", "/a/"),
        ("content/a/b.md", "/a/b/"),
    ],
)
def test_a_hand_written_page_stands_where_mkdocs_puts_it(path: str, address: str) -> None:
    """The address follows from the file's name."""
    assert content_address(path) == address


def test_every_record_stands_below_its_kind() -> None:
    """`/<segment>/<id>/`, for every record."""
    portal = read(SMALL).portal
    assert portal is not None
    for kind in KINDS:
        for entry in portal.all(kind.name):
            assert portal.address(entry) == f"/{kind.segment}/{entry.id}/"


def test_no_two_kinds_share_a_folder_or_a_segment() -> None:
    """Kinds can be told apart by folder, by address and by name."""
    for values in zip(*((kind.name, kind.folder, kind.segment) for kind in KINDS), strict=True):
        assert len(set(values)) == len(KINDS)
    assert not OWN_SECTIONS & {kind.segment for kind in KINDS}


def test_the_programs_own_pages_are_reserved() -> None:
    """The search page's section is among those that nobody else can take."""
    assert SEARCH.strip("/") in OWN_SECTIONS


@pytest.mark.parametrize(
    ("files", "expected"),
    [
        (
            {"content/tin-tuc.md": "# A\n"},
            ("content/tin-tuc.md", "/tin-tuc/", "data/articles"),
        ),
        (
            {"content/tin-tuc/trong-cay-dau-xuan.md": "# A\n"},
            (
                "data/articles/trong-cay-dau-xuan.md",
                "/tin-tuc/trong-cay-dau-xuan/",
                "content/tin-tuc/trong-cay-dau-xuan.md",
            ),
        ),
        (
            {"content/gioi-thieu/README.md": "# A\n"},
            ("content/gioi-thieu/README.md", "/gioi-thieu/", "content/gioi-thieu.md"),
        ),
        (
            {"data/articles/x.yml": f"{ARTICLE}moved_from: [/gioi-thieu/]\n"},
            ("data/articles/x.yml", "/gioi-thieu/", "content/gioi-thieu.md"),
        ),
        (
            {"data/withdrawn.yml": "/gioi-thieu/: {reason: Rút.}\n"},
            ("data/withdrawn.yml", "/gioi-thieu/", "content/gioi-thieu.md"),
        ),
        (
            {"data/withdrawn.yml": "/tin-tuc/trong-cay/: {reason: Rút.}\n"},
            (
                "data/withdrawn.yml",
                "/tin-tuc/trong-cay/",
                "data/articles/trong-cay-dau-xuan.md (moved_from)",
            ),
        ),
    ],
)
def test_a_collision_names_both_files(
    files: dict[str, str], expected: tuple[str, str, str], small: Path
) -> None:
    """Whoever comes second is told, with the one who was there."""
    assert collisions(read(add(small, files))) == [expected]


@pytest.mark.parametrize(
    "address",
    [
        "/tra-cuu/",
        "/tep/",
        "/assets/x/",
        "/tin-tuc/nam/",
        "/tin-tuc/nam/2026/",
        "/tin-tuc/trang/2/",
    ],
)
def test_nobody_can_take_the_place_of_a_list_or_of_the_programs_files(
    address: str, small: Path
) -> None:
    """A page, an old address and a notice are all refused there."""
    add(small, {f"content{address.rstrip('/')}.md": "# A\n"})
    add(small, {"data/articles/x.yml": f"{ARTICLE}moved_from: [{address}]\n"})
    add(small, {"data/withdrawn.yml": f"{address}: {{reason: Rút.}}\n"})
    assert len(collisions(read(small))) == 3


def test_an_id_cannot_hide_a_list(small: Path) -> None:
    """`nam` under articles is the list by years."""
    for kind in KINDS:
        assert "trang" in kind.reserved_ids()
        assert {facet.slug for facet in kind.facets} <= kind.reserved_ids()
    add(small, {"data/articles/nam.yml": ARTICLE})
    assert read(small).codes == ["id.reserved"]


@pytest.mark.parametrize("name", ["Liên hệ", "lien_he", "LienHe", "a b", "đ", "%41"])
def test_a_hand_written_page_has_a_plain_name(name: str, small: Path) -> None:
    """A name that would be escaped in an address is refused, with one that would not."""
    (found,) = read(add(small, {f"content/{name}.md": "# A\n"})).problems
    assert (found.code, found.found) == ("id.invalid", name)
    assert found.hint.isascii()


# --- the ledger


def test_a_published_address_may_not_be_lost(small: Path) -> None:
    """A page and a row of the ledger that nothing answers for are refused, each by itself."""
    lost = ["/khen-thuong/quyet-dinh-45-qd-ubnd-2026/#ca-nhan-9", "/tin-tuc/trong-cay-dau-xuann/"]
    add(small, {LEDGER: "# Sổ\n\n" + "\n".join([*lost, "/tin-tuc/trong-cay-dau-xuan/"]) + "\n"})
    found = read(small).problems
    assert [(problem.code, problem.found) for problem in found] == [
        ("address.lost", address) for address in lost
    ]


def test_a_record_that_moved_answers_at_its_old_address(small: Path) -> None:
    """`moved_from` keeps the page of the ledger, and its rows with it."""
    add(small, {LEDGER: "/khen-thuong/cu/\n/khen-thuong/cu/#ca-nhan-2\n/tin-tuc/trong-cay/\n"})
    assert read(small).codes == ["address.lost"] * 2
    file = small / "data/awards/quyet-dinh-45-qd-ubnd-2026.yml"
    file.write_text(file.read_text("utf-8") + "moved_from: [/khen-thuong/cu/]\n", "utf-8")
    assert read(small).codes == []


def test_a_row_that_moved_must_still_be_there(small: Path) -> None:
    """A moved decision answers only for the rows that it still has."""
    add(small, {LEDGER: "/khen-thuong/cu/#ca-nhan-9\n"})
    file = small / "data/awards/quyet-dinh-45-qd-ubnd-2026.yml"
    file.write_text(file.read_text("utf-8") + "moved_from: [/khen-thuong/cu/]\n", "utf-8")
    assert read(small).codes == ["address.lost"]


def test_what_is_withdrawn_answers_with_its_notice(small: Path) -> None:
    """The ledger is content with a notice, for a page and for a row."""
    add(
        small,
        {LEDGER: ("/tin-tuc/tin-da-rut/\n/khen-thuong/quyet-dinh-46-qd-ubnd-2026/#ca-nhan-9\n")},
    )
    assert read(small).codes == []
    (small / "data/withdrawn.yml").unlink()
    assert read(small).codes == ["address.lost"] * 2


def test_a_row_that_is_there_cannot_be_withdrawn(small: Path) -> None:
    """A notice for a row that is still on the page would deny what everybody sees."""
    address = "/khen-thuong/quyet-dinh-45-qd-ubnd-2026/#ca-nhan-2"
    add(small, {"data/withdrawn.yml": f"{address}: {{reason: Rút.}}\n"})
    assert read(small).codes == ["address.collision"]


def test_a_corrected_name_keeps_its_address(small: Path) -> None:
    """A row's anchor is its number and kind: it survives a corrected name."""
    assert build(small).ok
    file = small / "data/awards/quyet-dinh-45-qd-ubnd-2026.csv"
    file.write_text(file.read_text("utf-8").replace("Đặng Thị Mai", "Đặng Thị May"), "utf-8")
    assert read(small).codes == []
    file.write_text(file.read_text("utf-8").replace("3,individual", "4,individual"), "utf-8")
    assert read(small).codes == ["address.lost"]


def test_a_build_remembers_what_it_published(small: Path) -> None:
    """After a build the ledger holds every record, page and row; a lost file is then refused."""
    assert build(small).ok
    ledger = (small / LEDGER).read_text("utf-8").splitlines()
    assert "/tin-tuc/thu-gom-rac-ben-song/" in ledger
    assert "/gioi-thieu/" in ledger
    assert "/khen-thuong/quyet-dinh-45-qd-ubnd-2026/#ca-nhan-3" in ledger
    assert "/khen-thuong/quyet-dinh-46-qd-ubnd-2026/#ho-01" in ledger
    (small / "data/articles/thu-gom-rac-ben-song.yml").unlink()
    report = build(small)
    assert [problem.found for problem in report.problems] == ["/tin-tuc/thu-gom-rac-ben-song/"]
    assert (small / LEDGER).read_text("utf-8").splitlines() == ledger
