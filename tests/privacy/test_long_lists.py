"""Long lists of households stay on the site and in its search, and out of search engines."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals.toolbox import add, build, read_site

DECISION = """title: Công nhận Gia đình văn hóa
date: 2026-05-04
issuer: ubnd-xa-song-trang
form: Giấy khen
recipients_file: gia-dinh.csv
"""
NOINDEX = b'<meta name="robots" content="noindex">'
HERE = "khen-thuong/gia-dinh/index.html"


def table(households: int) -> str:
    """A list with so many households and one person."""
    rows = [f"{number},household,Hộ ông Lê {number}" for number in range(1, households + 1)]
    return "\n".join(["no,kind,name", "1,individual,Trần Thị Một", *rows]) + "\n"


def hidden_pages(root: Path, most: int | None, households: int) -> set[str]:
    """The pages that ask search engines to stay away, notices and redirects aside."""
    info = (root / "data/portal.yml").read_text("utf-8")
    line = "" if most is None else f"hide_lists_over: {most}\n"
    files = {"data/awards/gia-dinh.yml": DECISION, "data/awards/gia-dinh.csv": table(households)}
    add(root, {**files, "data/portal.yml": f"{info}{line}"})
    report = build(root)
    assert report.ok, report.problems
    site = read_site(root / "site")
    assert "Hộ ông Lê 1".encode() in site[HERE]
    return {path for path, page in site.items() if NOINDEX in page}


@pytest.mark.parametrize(("most", "hidden"), [(None, False), (12, False), (11, True)])
def test_a_decision_with_many_households_is_hidden(
    small: Path, most: int | None, hidden: bool
) -> None:
    """Its page says so beyond the number that the portal sets, and not without one."""
    assert (HERE in hidden_pages(small, most, 12)) == hidden


def test_indexes_that_list_the_households_are_hidden_too(small: Path) -> None:
    """The index from A to Z has a page for each letter: that of "Hộ" is hidden, others are not."""
    hidden = hidden_pages(small, 10, 12)
    assert "tra-cuu/a-z/h/index.html" in hidden
    assert "tra-cuu/a-z/n/index.html" not in hidden
    assert "tra-cuu/don-vi/ubnd-xa-song-trang/index.html" in hidden
    assert "index.html" not in hidden
    assert "khen-thuong/index.html" not in hidden


def test_lists_of_exemplary_households_are_hidden(small: Path) -> None:
    """A list of records counts those that are households themselves."""
    home = "name: Hộ bà Na\ntype: household\nyear: 2026\nsummary: Vườn na.\nfield: Vườn\n"
    add(small, {f"data/exemplars/ho-{number}.yml": home for number in range(3)})
    hidden = hidden_pages(small, 3, 1)
    assert "dien-hinh/index.html" in hidden
    assert "dien-hinh/linh-vuc/vuon/index.html" not in hidden
    assert "dien-hinh/ho-1/index.html" not in hidden


def test_hidden_lists_are_found_on_the_site(small: Path) -> None:
    """The portal's own search knows every row."""
    hidden_pages(small, 3, 12)
    names = b"".join(
        content
        for path, content in read_site(small / "site").items()
        if path.startswith("tra-cuu/chi-muc/")
    )
    assert "Hộ ông Lê 12".encode() in names
