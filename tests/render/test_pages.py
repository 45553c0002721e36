"""The pages of the small portal: what they say, where they lead, and what they never contain."""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path
from urllib.parse import urljoin, urlsplit

import pytest

from generator.kinds import KIND_BY_NAME, KINDS
from generator.model.portal import Portal
from generator.model.record import Entry
from tests.portals.toolbox import SMALL, Page, add, build, read, read_site, shown

Pages = Mapping[str, Page]


@pytest.fixture(scope="module")
def portal() -> Portal:
    """The small portal's records."""
    found = read(SMALL).portal
    assert found is not None
    return found


def records(portal: Portal) -> list[Entry]:
    """Every record of the portal."""
    return [entry for kind in KINDS for entry in portal.all(kind.name)]


def test_every_record_has_a_page_with_its_name(portal: Portal, small_pages: Pages) -> None:
    """Title, heading and words of a record's page name the record."""
    for entry in records(portal):
        page = small_pages[portal.address(entry)]
        assert shown(entry.record.label) in " ".join(page.title.split())
        assert shown(entry.record.label) in page.words
        assert len(list(page.all("h1"))) == 1


def test_every_list_links_its_records(portal: Portal, small_pages: Pages) -> None:
    """From the list of a kind each of its records can be reached."""
    for entry in records(portal):
        segment = KIND_BY_NAME[entry.kind].segment
        assert f"../{segment}/{entry.id}/" in small_pages[f"/{segment}/"].links


def test_every_page_is_reached_from_the_home_page(portal: Portal, small_pages: Pages) -> None:
    """Plain links lead from the home page to every record and every hand-written page."""
    seen, todo = set[str](), ["/"]
    while todo:
        address = todo.pop()
        if address in seen or address not in small_pages:
            continue
        seen.add(address)
        todo += [urlsplit(urljoin(address, link)).path for link in small_pages[address].links]
    wanted = {portal.address(entry) for entry in records(portal)} | {"/gioi-thieu/"}
    assert wanted <= seen


def test_no_link_leads_nowhere(small_built: Path, small_pages: Pages) -> None:
    """Every link and picture of every page is a file or an anchor of the site."""
    files = {f"/{path}".removesuffix("index.html") for path in read_site(small_built / "site")}
    for address, page in small_pages.items():
        if address == "/404.html":
            continue
        for link in page.links:
            if re.match(r"[a-z]+:", link):
                continue
            target = urlsplit(urljoin(address, link))
            assert target.path in files, (address, link)
            if target.fragment:
                assert target.fragment in small_pages[target.path].anchors, (address, link)


def test_every_link_is_relative(small_pages: Pages) -> None:
    """The site works under any path: only the 404 page, shown anywhere, starts at the root."""
    for address, page in small_pages.items():
        rooted = [link for link in page.links if link.startswith("/")]
        if address == "/404.html":
            assert all(link.startswith("/thi-dua/") for link in rooted)
        else:
            assert rooted == [], address


def test_no_anchor_stands_twice(small_pages: Pages) -> None:
    """Within a page every id is one place."""
    for address, page in small_pages.items():
        assert len(page.anchors) == len(set(page.anchors)), address


def test_every_recipient_has_an_anchor(portal: Portal, small_pages: Pages) -> None:
    """The rows that the ledger promises are places on the decision's page."""
    for entry in portal.all("award"):
        anchors = KIND_BY_NAME["award"].anchors(entry)
        assert anchors
        assert set(anchors) <= set(small_pages[portal.address(entry)].anchors)


def test_recipients_are_named_on_their_decision(small_pages: Pages) -> None:
    """Rows from the table and rows from the record are read on the page."""
    words = small_pages["/khen-thuong/quyet-dinh-45-qd-ubnd-2026/"].words
    for name in ("Chi hội Phụ nữ thôn Bến", "Nguyễn Văn Cam", "Đặng Thị Mai"):
        assert name in words
    assert "Đào 40 hố rác, giúp nhà neo người" in words
    other = small_pages["/khen-thuong/quyet-dinh-46-qd-ubnd-2026/"].words
    assert "Hộ ông Phạm Văn Thuyền" in other


def test_a_plan_is_read_word_for_word(small_pages: Pages) -> None:
    """Every paragraph of the plan's text stands on its page, and every part has its anchor."""
    page = small_pages["/van-ban/ke-hoach-12-kh-ubnd-2026/"]
    for words in (
        "Mỗi nhà một hố rác hợp vệ sinh.",
        "Ưu tiên bưởi, cam.",
        "Số: 12/KH-UBND",
        "Sông Trăng, ngày 05 tháng 01 năm 2026",
        "TM. ỦY BAN NHÂN DÂN",
        "Lê Thị Bưởi",
        "Lưu: VT",
    ):
        assert words in page.words, words
    assert {"muc-i", "muc-i-1", "muc-i-1-a", "muc-iii-1-b", "muc-iv-2"} <= set(page.anchors)


def test_a_campaign_shows_its_plan(small_pages: Pages) -> None:
    """Quotas, deadlines and assignments are read on the campaign's page, as the plan has them."""
    words = small_pages["/phong-trao/ho-sach-vuon-xanh-2026/"].words
    for quoted in (
        "không quá 02 Giấy khen",
        "trước ngày 19/5/2026",
        "đến hết ngày 30/9/2026",
        "trong quý IV năm 2026",
        "Văn phòng xã",
    ):
        assert quoted in words, quoted


def test_hand_written_pages_show_their_words_once(small_pages: Pages) -> None:
    """Markdown of `content/` is read on its page, its title once as the heading."""
    page = small_pages["/gioi-thieu/"]
    assert "Xã Sông Trăng là xã hư cấu" in page.words
    assert len(list(page.all("h1"))) == 1
    assert "doc-gi-o-day" in page.anchors
    assert "../mau/bao-cao.txt" in page.links
    assert "../phong-trao/ho-sach-vuon-xanh-2026/" in page.links
    assert "người Sông Trăng" in small_pages["/"].words


def test_markdown_of_records_is_drawn(small_pages: Pages) -> None:
    """A story's emphasis, headings and links are HTML on its page."""
    page = small_pages["/dien-hinh/nguyen-van-cam/"]
    assert any(anchor.endswith("bon-muoi-ho") for anchor in page.anchors)
    assert "../../khen-thuong/quyet-dinh-45-qd-ubnd-2026/#ca-nhan-2" in page.links
    assert any(tag.name == "strong" for tag in page.tags)


def test_a_photo_has_words_and_a_size(small_pages: Pages) -> None:
    """The portrait's picture says what it shows and how large it is."""
    page = small_pages["/dien-hinh/nguyen-van-cam/"]
    (image,) = [tag for tag in page.all("img") if "nguyen-van-cam" in tag.attributes["src"]]
    assert image.attributes["alt"] == "Tranh vẽ một người đàn ông mặc áo xanh lá."
    assert image.attributes["width"] == "400"
    assert image.attributes["height"] == "500"


def test_every_picture_has_an_alternative(small_pages: Pages) -> None:
    """No picture of any page is without an `alt`."""
    for address, page in small_pages.items():
        assert all("alt" in tag.attributes for tag in page.all("img")), address


def test_a_moved_page_leads_on(small_pages: Pages) -> None:
    """The old address sends readers and search engines to the new one, with and without script."""
    page = small_pages["/tin-tuc/trong-cay/"]
    (refresh,) = [tag for tag in page.all("meta") if tag.attributes.get("http-equiv") == "refresh"]
    assert refresh.attributes["content"] == "0; url=../../tin-tuc/trong-cay-dau-xuan/"
    (canonical,) = [tag for tag in page.all("link") if tag.attributes["rel"] == "canonical"]
    assert canonical.attributes["href"] == (
        "https://song-trang.example/thi-dua/tin-tuc/trong-cay-dau-xuan/"
    )
    assert "../../tin-tuc/trong-cay-dau-xuan/" in page.links
    assert "noindex" in page.values("content")


def test_a_withdrawn_page_says_why(small_pages: Pages) -> None:
    """The notice gives the reason and the basis, and is kept out of search engines."""
    page = small_pages["/tin-tuc/tin-da-rut/"]
    assert "Bài đưa nhầm tên người được khen" in page.words
    assert "Văn bản số 21/UBND" in page.words
    assert "noindex" in page.values("content")


def test_a_withdrawn_row_says_why(small_pages: Pages) -> None:
    """The decision's page keeps the row's place, with the reason."""
    page = small_pages["/khen-thuong/quyet-dinh-46-qd-ubnd-2026/"]
    assert "Dòng này ghi trùng, đã bỏ." in page.words
    assert "ca-nhan-9" in page.anchors


def test_an_ended_unit_names_its_successor(small_pages: Pages) -> None:
    """Who comes to the old commune's page is led to the new one."""
    page = small_pages["/don-vi/xa-ben-go-cu/"]
    assert "../../don-vi/xa-song-trang/" in page.links
    assert "thôn Bến" in page.words
    assert "30/06/2025" in page.words


def test_every_page_tells_its_day_and_who_answers(small_pages: Pages) -> None:
    """The day of the build, the responsible body and a way to reach it stand on every page."""
    for address, page in small_pages.items():
        assert "01/06/2026" in page.words, address
        assert "Ủy ban nhân dân xã Sông Trăng" in page.words, address
        assert "lien-he@song-trang.example" in page.source, address


def test_every_page_describes_itself(small_pages: Pages) -> None:
    """Language, title, description and canonical address are there, the title no one else's."""
    titles: dict[str, str] = {}
    for address, page in small_pages.items():
        (root,) = page.all("html")
        assert root.attributes["lang"] == "vi"
        assert page.title.strip()
        names = {tag.attributes.get("name"): tag.attributes for tag in page.all("meta")}
        assert names["description"]["content"], address
        assert "viewport" in names
        if address.endswith("/"):
            canonical = [tag for tag in page.all("link") if tag.attributes["rel"] == "canonical"]
            assert len(canonical) == 1
            if "robots" not in names:
                expected = f"https://song-trang.example/thi-dua{address}"
                assert canonical[0].attributes["href"] == expected
                assert titles.setdefault(page.title, address) == address


def test_fictional_data_is_marked_on_every_page_that_it_feeds(
    portal: Portal, small_pages: Pages
) -> None:
    """Every record of the small portal is marked, and so is every page of one."""
    for entry in records(portal):
        assert entry.record.demo
        assert "minh họa" in small_pages[portal.address(entry)].words.lower()


def test_no_page_runs_or_fetches_anything_foreign(small_pages: Pages) -> None:
    """No inline script, style or handler; nothing is fetched from another site."""
    for address, page in small_pages.items():
        for tag in page.tags:
            assert tag.name not in ("style", "iframe", "object", "embed", "base"), address
            assert not tag.runs or tag.attributes.get("src"), address
            assert "style" not in tag.attributes, (address, tag)
            assert not any(name.startswith("on") for name in tag.attributes), (address, tag)
            fetched = [tag.attributes.get("src", "")]
            if tag.name == "link" and tag.attributes.get("rel") != "canonical":
                fetched.append(tag.attributes["href"])
            assert not any("//" in value for value in fetched), (address, tag)
        assert "<script" not in page.words


def test_no_mark_of_a_hole_is_left(small_pages: Pages) -> None:
    """Frames are stamped whole."""
    for address, page in small_pages.items():
        assert not re.search("[\ue000\ue001]", page.source), address
        assert "{{" not in page.source, address
        assert "{%" not in page.source, address


def test_what_is_not_named_is_not_published(small: Path) -> None:
    """Notes, drafts, tables, unused pictures and hidden files beside records stay at home."""
    add(
        small,
        {
            "data/exemplars/ghi-chu.txt": "Chuyện riêng",
            "data/exemplars/nhap.docx": "Chuyện riêng",
            "data/exemplars/khong-dung.svg": '<svg viewBox="0 0 1 1"/>',
            "data/exemplars/.env": "Chuyện riêng",
            "content/.htaccess": "Chuyện riêng",
            "content/kich-ban.js": "Chuyện riêng",
            "content/trang.html": "Chuyện riêng",
        },
    )
    report = build(small)
    assert report.ok
    for path, content in read_site(small / "site").items():
        made = path.startswith(("assets/", "du-lieu/"))
        assert made or not path.endswith((".yml", ".csv", ".md", ".js"))
        assert not re.search(r"ghi-chu|nhap|khong-dung|\.env|htaccess|kich-ban|trang\.html", path)
        assert "Chuyện riêng".encode() not in content
