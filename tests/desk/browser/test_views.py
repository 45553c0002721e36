"""Every view: found, readable on a phone, without barriers."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.desk.browser.officer import PHONE, Come, Desk

pytestmark = pytest.mark.browser

VIEWS = {
    "first": "",
    "nothing found": "?q=khong-co-gi-nhu-the",
    "new exemplar": "moi/exemplar",
    "campaign": "sua/campaign/ho-sach-vuon-xanh-2026",
    "decision": "sua/award/quyet-dinh-45-qd-ubnd-2026",
    "exemplar": "sua/exemplar/nguyen-van-cam",
    "article": "sua/article/trong-cay-dau-xuan",
    "changes": "thay-doi",
    "import": "nhap",
    "publish": "cong-bo",
    "missing": "sua/exemplar/khong-co",
}


@pytest.mark.parametrize("view", VIEWS)
def test_no_barriers(view: str, come: Come) -> None:
    """axe finds no violation, wide and light, nor on a phone and dark, where nothing is cut off."""
    officer = come()
    officer.open(VIEWS[view])
    for more in officer.page.locator("details.more").all():
        more.evaluate("it => { it.open = true; }")
    assert officer.barriers("light") == []
    officer.page.set_viewport_size({"width": PHONE, "height": 800})
    assert officer.overflow() <= 0
    # As high as the whole page: the bar at the window's foot hides no control by half.
    height = officer.page.evaluate("document.documentElement.scrollHeight")
    officer.page.set_viewport_size({"width": PHONE, "height": height + 100})
    assert officer.barriers("dark") == []


def test_search_without_marks(come: Come) -> None:
    """Words typed without marks find a record, and the address remembers them."""
    page = come().page
    page.get_by_role("searchbox").fill("nguyen van cam")
    expect(page.locator(".home__found")).to_have_text("1 bản ghi")
    expect(page.locator(".row__link")).to_have_text("Nguyễn Văn Cam")
    assert "nguyen" in page.url
    page.reload()
    expect(page.locator(".row__link")).to_have_text("Nguyễn Văn Cam")


def test_what_no_form_edits_is_told(come: Come, desk: Desk) -> None:
    """A mistake in the portal's own file is told on the first view, until somebody mends it."""
    file, page = desk.file("portal.yml"), come().page
    told, right = page.locator(".home__others"), file.read_bytes()
    expect(told).to_be_empty()
    file.write_bytes(right + b"nam: 2026\n")
    expect(told).to_contain_text("data/portal.yml")
    expect(page.locator(".lead")).to_contain_text("1 chỗ phải sửa")
    file.write_bytes(right)
    expect(told).to_be_empty()


def test_kinds_lead_to_forms(come: Come) -> None:
    """A kind shows its records and a way to make a new one; the focus is on the kind chosen."""
    page = come().page
    link = page.locator(".kinds__link", has_text="Đơn vị")
    link.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#list-title")).to_have_text("Đơn vị")
    expect(page.locator(".kinds [aria-current]")).to_be_focused()
    page.get_by_role("link", name="Tạo mới").click()
    expect(page.locator("h1")).to_contain_text("Tạo mới")


def test_preview_tab_on_a_phone(come: Come) -> None:
    """On a phone form and page take turns."""
    page = come(PHONE).edit("exemplar", "ho-ba-tran-thi-na")
    expect(page.locator("#preview")).to_be_hidden()
    page.get_by_role("button", name="Xem trước").click()
    expect(page.locator("#write")).to_be_hidden()
    expect(page.frame_locator(".preview__frame").locator("h1")).to_contain_text("Trần Thị Na")
