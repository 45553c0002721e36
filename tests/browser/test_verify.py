"""Whether an award was granted here: what a citizen types and is told, with and without scripts."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.reader import Read
from tests.browser.sites import Site

pytestmark = pytest.mark.browser

VERIFY = "/tra-cuu-quyet-dinh/"


@pytest.mark.parametrize(
    ("query", "told", "first"),
    [
        ("203", "Có trong dữ liệu của cổng này", "Đã tặng"),
        ("203/qd-ubnd", "Có trong dữ liệu của cổng này", "Đã tặng"),
        ("vu thi sau", "Có trong dữ liệu của cổng này", "Đã hủy bỏ"),
        ("Nguyễn Khắc Hiệu", "Có trong dữ liệu của cổng này", "Đã tặng"),
        ("999/QĐ-UBND", "Không tìm thấy “999/QĐ-UBND”", ""),
    ],
)
def test_a_query_is_answered_with_its_state(
    portal: Site, read: Read, query: str, told: str, first: str
) -> None:
    """Number or name, in force or revoked; and what is not there may still exist elsewhere."""
    page = read(portal).open(VERIFY)
    page.fill("main [name=q]", query)
    expect(page.locator("[data-part=told]")).to_contain_text(told)
    hits = page.locator("[data-part=hits] li")
    if first:
        expect(hits.first).to_contain_text(first)
    else:
        expect(hits).to_have_count(0)
        expect(page.locator("[data-part=advice]")).to_contain_text("không có nghĩa")
