"""Everything that a portal shows can be found, and nothing is found that it does not show."""

from __future__ import annotations

import html
import re
from collections.abc import Mapping
from functools import cache

import pytest

from generator.kinds import KINDS
from generator.kinds.consulting import Consultation
from generator.kinds.decision import Award
from generator.kinds.finding import plain
from generator.kinds.topics import find_items
from generator.model.portal import Portal
from generator.model.search import Item
from tests.portals.toolbox import REPOSITORY, SMALL, Page, read

PORTALS = {"real": REPOSITORY, "small": SMALL}


@cache
def portal_of(name: str) -> Portal:
    """One of the portals, linked."""
    portal = read(PORTALS[name]).portal
    assert portal
    return portal


@cache
def items_of(name: str) -> Mapping[str, Item]:
    """Its items by address."""
    items = list(find_items(portal_of(name), KINDS))
    found = {item.address: item for item in items}
    assert len(found) == len(items), "two items at one address"
    return found


def words(text: str) -> set[str]:
    """The words of a text, whatever stands between them."""
    return set(re.findall(r"\w+", text.lower()))


def bare(source: str) -> str:
    """What a page says, with a blank for each tag."""
    return html.unescape(re.sub(r"<[^>]*>", " ", source))


@pytest.mark.parametrize("name", PORTALS)
def test_each_record_and_each_row_is_an_item(name: str) -> None:
    """No record in a file and no recipient is left out, and nothing else is an item."""
    portal = portal_of(name)
    addresses = portal.addresses.items()
    wanted = {address for (kind, _), address in addresses if kind != "person"}  # by their rows
    for entry in portal.all("award"):
        assert isinstance(entry.record, Award)
        wanted.update(f"{portal.address(entry)}#{row.anchor}" for row in entry.record.recipients)
    for entry in portal.all("consultation"):
        assert isinstance(entry.record, Consultation)
        wanted.update(f"{portal.address(entry)}#{row.anchor}" for row in entry.record.nominees)
    assert set(items_of(name)) == wanted


@pytest.mark.parametrize(("name", "pages"), [("real", "real_pages"), ("small", "small_pages")])
def test_each_item_stands_on_its_page(
    name: str, pages: str, request: pytest.FixtureRequest
) -> None:
    """A hit leads to a page, or to the row of a page, that holds every word of it."""
    built: Mapping[str, Page] = request.getfixturevalue(pages)
    said = {address: words(bare(page.source)) for address, page in built.items()}
    for address, item in items_of(name).items():
        page, _, anchor = address.partition("#")
        assert not anchor or anchor in built[page].anchors
        shown = " ".join((item.title, item.unit, item.year, item.form, item.body))
        assert words(shown) <= said[page], address


def test_a_recipient_is_found_with_what_the_decision_says() -> None:
    """A row carries its own words, unit and role, and its decision's year, form and campaign."""
    item = items_of("small")["/khen-thuong/quyet-dinh-45-qd-ubnd-2026/#ca-nhan-3"]
    assert (item.title, item.kind) == ("Đặng Thị Mai", "recipient")
    assert (item.unit, item.year, item.form) == ("Xã Sông Trăng", "2026", "Giấy khen")
    assert item.body.split("\n") == ["Giáo viên", "Dạy học trò trồng cây", "Xã Sông Trăng"]
    assert item.demo
    topics = set(item.topics)
    assert {
        ("loai", "nguoi-duoc-khen"),
        ("nam", "2026"),
        ("hinh-thuc", "giay-khen"),
        ("phong-trao", "ho-sach-vuon-xanh-2026"),
        ("don-vi", "ubnd-xa-song-trang"),
    } <= topics


def test_namesakes_are_told_apart_by_their_place() -> None:
    """A collective that is called like its unit is shown with its commune, a commune with more."""
    rows = [item for item in items_of("real").values() if item.kind == "recipient"]
    assert all(row.unit and row.unit != row.title for row in rows)
    items = items_of("real")
    assert items["/don-vi/xa-nhan-ly-huyen-chi-lang/"].unit == "Huyện Chi Lăng"
    assert items["/don-vi/xa-nhan-ly-lang-son/"].unit == "Lạng Sơn"


def test_a_number_finds_its_paper_and_not_each_row() -> None:
    """The decision bears its number and day; three hundred rows with it would bury it."""
    items = items_of("small")
    award = items["/khen-thuong/quyet-dinh-45-qd-ubnd-2026/"]
    assert (award.numbers, award.dates) == (("45/QĐ-UBND",), ("2026-10-05",))
    assert (award.unit, award.form) == ("Ủy ban nhân dân xã Sông Trăng", "Giấy khen")
    for item in items.values():
        assert item.kind != "recipient" or not (item.numbers or item.dates)


def test_a_campaign_is_found_by_its_plan_but_not_by_its_deadlines() -> None:
    """The plan's number is the campaign's; the day on which a list is due is not."""
    campaign = items_of("small")["/phong-trao/ho-sach-vuon-xanh-2026/"]
    assert campaign.numbers == ("12/KH-UBND",)
    assert campaign.dates == ("2026-01-05", "2026-09-30")
    assert "làm thật, không phô trương." in campaign.body.split("\n")


def test_dates_are_days_months_and_years() -> None:
    """A quarter is no date that anybody types in digits."""
    for name in PORTALS:
        for item in items_of(name).values():
            for date in item.dates:
                assert re.fullmatch(r"\d{4}(-\d\d){0,2}", date), item.address


@pytest.mark.parametrize(
    ("markdown", "expected"),
    [
        ("Ông đào **bốn mươi** hố", "Ông đào bốn mươi hố"),
        ("**Đ**ào *hố*, `xẻng`", "Đào hố, xẻng"),
        ("## Bốn mươi hố", " Bốn mươi hố"),
        ("xem [quyết định](../../a/#b), rồi", "xem quyết định, rồi"),
        ('xem [Cam (áo xanh)](/a_(b) "tên"), rồi', "xem Cam (áo xanh), rồi"),
        ("xem [quyết định][1]\n\n[1]: https://a.example/x", "xem quyết định\n\n"),
        ("xem <https://a.example/x> rồi", "xem   rồi"),
        ("1. Đào hố\n2. Trồng cây", "Đào hố\nTrồng cây"),
        ("anh&nbsp;em &amp; bạn", "anh\xa0em & bạn"),
        ("(ngoặc) còn [ngoặc] nữa", "(ngoặc) còn ngoặc nữa"),
        (None, ""),
    ],
)
def test_markdown_is_searched_by_its_words(markdown: str | None, expected: str) -> None:
    """Neither the signs of Markdown nor the addresses of its links are words."""
    assert plain(markdown) == expected
