"""The page /tra-cuu/: words, filters and the address, with scripts and without."""

from __future__ import annotations

import re
from urllib.parse import parse_qs, urlsplit

import brotli
import pytest
from playwright.sync_api import Locator, Page, expect

from generator.kinds import award
from tests.browser.axe import find_barriers
from tests.browser.reader import DESK, PHONE, Read
from tests.browser.sites import Site, target
from tests.browser.test_accessibility import SCHEMES

pytestmark = pytest.mark.browser

SEARCH = "/tra-cuu/"
MOST_ENTRIES = 200
MOST_BYTES = 80_000
_OVERFLOW = "() => document.documentElement.scrollWidth - innerWidth"


def hits(page: Page) -> Locator:
    """The results that stand there."""
    return page.locator(".hits > li")


def titles(page: Page) -> list[str]:
    """Titles of the results, once the count is told and they no longer change."""
    expect(page.locator(".finder__count")).to_have_text(re.compile("kết quả"))
    found: list[str] = []
    for _ in range(20):
        page.wait_for_timeout(250)
        before, found = found, hits(page).locator(".hit__title").all_inner_texts()
        if found and found == before:
            break
    return found


def count(page: Page) -> int:
    """How many were found, once it is known exactly."""
    told = page.locator(".finder__count")
    expect(told).to_have_text(re.compile(r"^[\d.]+ kết quả$"))
    return int(told.inner_text().split()[0].replace(".", ""))


def asked(page: Page) -> dict[str, list[str]]:
    """What the address asks."""
    return parse_qs(urlsplit(page.url).query)


def value(page: Page, facet: str, title: str) -> Locator:
    """The checkbox of one value of a filter."""
    group = page.get_by_role("group", name=facet, exact=True)
    return group.get_by_role("checkbox", name=re.compile(f"^{title}"))


def test_nothing_before_focus(portal: Site, read: Read) -> None:
    """Without a question in the address the page loads nothing of the search."""
    reader = read(portal)
    page = reader.open(SEARCH)
    page.wait_for_timeout(300)
    assert not [url for url in reader.requests if "/search-" in url or "/chi-muc/" in url]
    page.locator("#q").focus()
    expect(value(page, "Năm", "2026")).to_be_visible()
    assert page.url.endswith(SEARCH)
    assert reader.complaints == []


def test_typing(portal: Site, read: Read) -> None:
    """Results come while one types; the address follows without a step back for each letter."""
    reader = read(portal)
    reader.open("/")
    page = reader.open(SEARCH)
    before = page.evaluate("history.length")
    page.locator("#q").click()
    page.locator("#q").press_sequentially("dang hoai thuy", delay=20)
    expect(hits(page).first).to_contain_text("Đặng Hoài Thúy")
    assert hits(page).first.locator(".hit__title mark").all_inner_texts() == [
        "Đặng", "Hoài", "Thúy",
    ]  # fmt: skip
    assert asked(page) == {"q": ["dang hoai thuy"]}
    assert page.evaluate("history.length") == before
    expect(page.locator("[data-part=ways]")).to_be_hidden()
    page.locator("#q").fill("")
    expect(page.locator("[data-part=ways]")).to_be_visible()
    expect(hits(page)).to_have_count(0)
    assert page.url.endswith(SEARCH)
    assert reader.complaints == []


def test_filters(portal: Site, read: Read) -> None:
    """Filters leave as many as they tell, can be combined, and are taken away by their chips."""
    reader = read(portal)
    page = reader.open(f"{SEARCH}?q=hoa+ban")
    everything = count(page)
    year = value(page, "Năm", "2026")
    told = int(year.locator("xpath=..").locator(".count").inner_text())
    year.click()
    expect(page.get_by_role("button", name="Bỏ lọc 2026")).to_be_visible()
    expect(year).to_be_focused()
    assert asked(page) == {"q": ["hoa ban"], "nam": ["2026"]}
    expect(page.locator(".finder__count")).to_have_text(f"{told} kết quả")
    value(page, "Loại nội dung", "Quyết định khen thưởng").click()
    expect(page.locator(".chip")).to_have_count(2)
    fewer = count(page)
    assert 0 < fewer < told <= everything
    value(page, "Loại nội dung", "Tin, bài").click()  # either kind
    expect(page.locator(".chip")).to_have_count(3)
    assert asked(page)["loai"] == ["khen-thuong", "tin-tuc"]
    assert fewer < count(page) <= told
    page.get_by_role("button", name="Bỏ lọc Quyết định khen thưởng").click()
    expect(page.locator(".chip")).to_have_count(2)
    expect(page.locator(".finder__count")).to_be_focused()
    page.get_by_role("button", name="Xóa bộ lọc").click()
    expect(page.locator(".chip")).to_have_count(0)
    assert asked(page) == {"q": ["hoa ban"]}
    assert reader.complaints == []


def test_back(portal: Site, read: Read) -> None:
    """Back and forward go through what was decided; a pasted address gives the same results."""
    reader = read(portal)
    page = reader.open(f"{SEARCH}?q=hoa+ban")
    first = titles(page)
    value(page, "Năm", "2025").click()
    expect(page.locator(".chip")).to_have_count(1)
    second = titles(page)
    assert second != first
    page.locator("#q").fill("ao sen")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("q=ao"))
    third = titles(page)
    page.go_back()
    expect(page.locator("#q")).to_have_value("hoa ban")
    assert titles(page) == second
    page.go_back()
    expect(page.locator(".chip")).to_have_count(0)
    assert titles(page) == first
    page.go_forward()
    expect(page.locator(".chip")).to_have_count(1)
    page.go_forward()
    expect(page.locator("#q")).to_have_value("ao sen")
    assert titles(page) == third
    other = read(portal).open(reader.address)
    assert titles(other) == third
    expect(other.locator("#q")).to_have_value("ao sen")
    assert reader.complaints == []


def test_more(portal: Site, read: Read) -> None:
    """Ten at a time; how many stand there is part of the address."""
    reader = read(portal)
    page = reader.open(f"{SEARCH}?nam=2026")
    ten = titles(page)
    assert len(ten) == 10
    page.get_by_role("button", name="Xem thêm").click()
    expect(hits(page)).to_have_count(20)
    expect(hits(page).nth(10).locator("a")).to_be_focused()
    twenty = titles(page)
    assert twenty[:10] == ten
    assert titles(read(portal).open(reader.address)) == twenty


def test_empty(portal: Site, read: Read) -> None:
    """Who finds nothing is told what to try: fewer words, no filters, a year, the index."""
    page = read(portal).open(f"{SEARCH}?q=hoa+ban+zzzqqq&nam=2019")
    empty = page.locator(".empty")
    expect(empty).to_contain_text("Không tìm thấy “hoa ban zzzqqq”")
    expect(empty.get_by_role("link", name="Chỉ mục A–Z")).to_be_visible()
    expect(page.get_by_role("button", name="Xem thêm")).to_be_hidden()
    empty.get_by_role("button").click()
    expect(page.locator(".chip")).to_have_count(0)
    assert asked(page) == {"q": ["hoa ban zzzqqq"]}


def test_corrected(portal: Site, read: Read) -> None:
    """A mistyped name is answered with the one that was meant, which one tap takes over."""
    page = read(portal).open(f"{SEARCH}?q=dang+hoaj+thuyx")
    hint = page.locator(".finder__hint")
    expect(hint).to_contain_text("Có phải bạn tìm")
    expect(hits(page).first).to_contain_text("Đặng Hoài Thúy")
    meant = hint.get_by_role("button").inner_text()
    hint.get_by_role("button").click()
    expect(page.locator("#q")).to_have_value(meant)
    expect(hits(page).first).to_contain_text("Đặng Hoài Thúy")


def test_copy(portal: Site, read: Read) -> None:
    """An official copies the address of what was found; where no script may, it is shown."""
    page = read(portal).open(f"{SEARCH}?q=hoa+ban")
    button = page.get_by_role("button", name="Chép liên kết")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    button.click()
    expect(page.locator(".finder__copy [role=status]")).to_have_text("Đã chép liên kết")
    assert page.evaluate("navigator.clipboard.readText()") == page.url
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    button.click()
    expect(page.locator(".finder__copy [role=status]")).to_have_text(page.url)


def test_failed(portal: Site, read: Read) -> None:
    """When the search cannot be loaded, the page says so and its indexes stay."""
    page = read(portal).page
    page.route("**/chi-muc/index.json", lambda route: route.abort())
    page.goto(f"{portal.base}{SEARCH}?q=hoa")
    expect(page.locator("[data-page] [data-state]")).to_contain_text("chỉ mục dưới đây")
    expect(page.get_by_role("link", name="Chỉ mục A–Z")).to_be_visible()
    expect(page.locator("#q")).to_have_value("hoa")


@pytest.mark.parametrize("width", [PHONE, DESK])
def test_no_barriers(width: int, portal: Site, read: Read) -> None:
    """Results, filters and the empty result have no barriers, and push nothing sideways."""
    page = read(portal, width=width).open(f"{SEARCH}?q=hoa+ban&nam=2026")
    for question in ("hoa ban", "zzzz qqqq"):
        page.locator("#q").fill(question)
        expect(page).to_have_url(re.compile(question.replace(" ", "\\+")))
        expect(hits(page).first.or_(page.locator(".empty")).first).to_be_visible()
        if width == PHONE and not page.locator("details[open]").count():
            expect(page.locator(".facet").first).to_be_hidden()
            page.locator("summary").click()
        expect(page.locator("details")).to_have_attribute("open", "")
        expect(page.locator(".facet").first).to_be_attached()
        assert page.evaluate(_OVERFLOW) <= 0
        for scheme in SCHEMES:
            page.emulate_media(color_scheme=scheme)
            assert find_barriers(page) == []


def test_touch(portal: Site, read: Read) -> None:
    """On a phone everything that can be tapped is 44 pixels high."""
    page = read(portal, width=PHONE).open(f"{SEARCH}?q=hoa+ban&nam=2026")
    page.locator("summary").click()
    expect(page.locator(".facet").first).to_be_visible()
    controls = page.locator("main :is(button, .facet__value, summary, .hit__link, #q)")
    for control in controls.filter(visible=True).all():
        size = control.bounding_box()
        assert size is not None
        assert size["height"] >= 44, control.inner_text()


def test_below(below: Site, read: Read) -> None:
    """Below another path the page finds, and every result stays below it."""
    reader = read(below)
    page = reader.open(f"{SEARCH}?q=dang+hoai+thuy")
    hits(page).first.locator("a").click()
    page.wait_for_url(re.compile("/(khen-thuong|dien-hinh)/"))
    assert all(url.startswith(below.base) for url in reader.requests)
    assert reader.complaints == []


def test_without_scripts(portal: Site, read: Read) -> None:
    """Without scripts the page leads by letters to a person's row in a decision."""
    reader = read(portal, width=PHONE, scripts=False)
    page = reader.open(f"{SEARCH}?q=hoa")
    expect(page.locator("#q")).to_be_hidden()
    expect(page.locator("summary")).to_be_hidden()
    page.get_by_role("link", name="Chỉ mục A–Z").click()
    page.locator("main").get_by_role("link", name="D, Đ").click()
    page.get_by_role("link", name="Đặng Hoài Thúy").click()
    expect(page.locator("tr:target")).to_contain_text("Đặng Hoài Thúy")
    reader.open(f"{SEARCH}don-vi/")
    page.get_by_role("link", name="Trạm Y tế xã Hoa Ban Trắng", exact=True).first.click()
    expect(page.get_by_role("link", name="Đặng Hoài Thúy")).to_be_visible()
    assert reader.complaints == []


def test_every_record_is_in_the_index(portal: Site) -> None:
    """The pages by letter lead to every record, and to every row that was not revoked."""
    found = set()
    for address, page in portal.pages.items():
        if address.startswith(f"{SEARCH}a-z/"):
            found |= {where for link in page.links if (where := target(address, link))}
    rows = {
        (address, anchor)
        for address in portal.records(award.KIND)
        for anchor in portal.pages[address].anchors
        if re.fullmatch(r"(ca-nhan|tap-the|ho-gia-dinh)-.+", anchor)
    }
    revoked = {
        (address, anchor)
        for address in portal.records(award.KIND)
        for anchor in re.findall(
            r'<tr id="([^"]+)" class="recipients__void"', portal.file(address).read_text("utf-8")
        )
    }
    assert revoked
    assert revoked < rows
    assert rows - found == revoked
    assert {(address, "") for address in portal.records(award.KIND)} <= found


def test_index_pages_are_light(portal: Site) -> None:
    """A page of an index holds at most two hundred entries and weighs little."""
    for address in portal.pages:
        if address.startswith(SEARCH):
            content = portal.file(address).read_bytes()
            assert content.count(b"entries__facts") <= MOST_ENTRIES
            assert len(brotli.compress(content, quality=5)) <= MOST_BYTES
