"""A portal whose body has ended: it says so everywhere, and nothing of it is lost."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from tests.portals.toolbox import TODAY, add, build, parse_page, read_site

ARCHIVE = """
archive:
  since: {}
  basis: Nghị quyết hư cấu số 02/NQ
  successor:
    name: Ủy ban nhân dân xã Sông Mới
    address: Thôn Bến, xã Sông Mới
    phone: 0200 111 222
    email: lien-he@song-moi.example
    url: https://song-moi.example/
"""


def archived(root: Path, since: str) -> dict[str, bytes]:
    """The site of the portal at `root` as an archive since a day."""
    info = root / "data/portal.yml"
    add(root, {"data/portal.yml": info.read_text("utf-8") + ARCHIVE.format(since)})
    assert build(root).problems == ()
    return read_site(root / "site")


def test_every_page_of_an_archive_says_so_and_none_is_lost(small: Path, small_built: Path) -> None:
    """With the day, the paper, and how to reach who took over; every address answers."""
    site = archived(small, str(TODAY))
    before = {path for path in read_site(small_built / "site") if path.endswith((".html", ".ics"))}
    # Groups of lists follow the state of campaigns, which has changed.
    lost = {path for path in before - site.keys() if "/tinh-trang/" not in path}
    assert not lost
    ledger = (small / "data/ledger.txt").read_text("utf-8")
    assert ledger == (small_built / "data/ledger.txt").read_text("utf-8")
    for path, content in site.items():
        if path.endswith(".html"):
            page = parse_page(content.decode())
            assert "Cổng lưu trữ. Cơ quan của cổng này đã kết thúc" in page.words, path
            assert "01/06/2026" in page.words
            assert "Nghị quyết hư cấu số 02/NQ" in page.words
            assert "https://song-moi.example/" in page.links
            assert "mailto:lien-he@song-moi.example" in page.links
            assert "tel:0200111222" in page.links


def test_nothing_is_to_come_in_an_archive(small: Path) -> None:
    """No days left, no campaign that runs, no deadline ahead."""
    site = archived(small, str(TODAY))
    for path, content in site.items():
        if path.endswith(".html"):
            words = parse_page(content.decode()).words.lower()
            assert "đang diễn ra" not in words.replace("đang diễn ra và", ""), path
            assert "sắp tới hạn" not in words, path
    assert (
        "Cổng lưu trữ không còn thời hạn" in parse_page(site["thoi-han/index.html"].decode()).words
    )


def test_before_its_day_a_portal_is_no_archive(small: Path, small_built: Path) -> None:
    """The day may be written down ahead of time: until then nothing is different."""
    site = archived(small, "2026-06-02")
    assert site == read_site(small_built / "site")
    assert build(small, date(2026, 6, 2)).ok
    home = parse_page((small / "site/index.html").read_text("utf-8"))
    assert "Cổng lưu trữ" in home.words
