"""Lists, tables, photographs and dates of the forms."""

from __future__ import annotations

import io

import pytest
from PIL import Image
from playwright.sync_api import expect

from tests.desk.browser.officer import PHONE, Come, Desk, field, save

pytestmark = pytest.mark.browser

_PASTE = """
text => {
  const data = new DataTransfer();
  data.setData("text/plain", text);
  document.activeElement.dispatchEvent(
    new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
}
"""


def test_rows_from_excel(come: Come, desk: Desk) -> None:
    """Rows copied from Excel, headed in any order, fill the table and the list's own file."""
    page = come().edit("award", "quyet-dinh-45-qd-ubnd-2026")
    file = desk.file("awards/quyet-dinh-45-qd-ubnd-2026.csv")
    lines = len(file.read_text("utf-8").splitlines())
    page.get_by_role("button", name="Thêm dòng").click()
    heads = ("Họ và tên", "STT", "Đối tượng")
    rows = (heads, ("Phạm Thị Lựu", "91", "Cá nhân"), ("Thôn Ổi", "92", "TẬP THỂ"))
    page.evaluate(_PASTE, "".join("\t".join(row) + "\n" for row in rows))
    expect(page.locator("#toast")).to_contain_text("Đã dán 2 dòng")
    save(page)
    text = file.read_text("utf-8").splitlines()
    assert len(text) == lines + 2
    assert "Phạm Thị Lựu" in text[-2]
    assert "collective" in text[-1] or "tập thể" in text[-1].lower()


def test_list_by_buttons(come: Come, desk: Desk) -> None:
    """Items of a list are added, moved, dropped and taken back; the focus is never lost."""
    page = come().edit("exemplar", "nguyen-van-cam")
    quotes = page.locator("[data-field=quotes]")
    quotes.get_by_role("button", name="Thêm: Lời nói").click()
    page.keyboard.type("Hố đầy thì đào hố khác.")
    quotes.get_by_role("button", name="Đưa lên: Lời nói, mục 2").click()
    expect(quotes.get_by_role("button", name="Đưa xuống: Lời nói, mục 1")).to_be_focused()
    quotes.get_by_role("button", name="Bỏ: Lời nói, mục 2").click()
    expect(quotes.get_by_role("button", name="Bỏ: Lời nói, mục 1")).to_be_focused()
    page.get_by_role("button", name="Lấy lại").click()
    save(page)
    text = desk.file("exemplars/nguyen-van-cam.yml").read_text("utf-8")
    assert text.index("Hố đầy") < text.index("Xẻng còn")


def test_date_as_written_here(come: Come, desk: Desk) -> None:
    """A day typed as 7/10/2026 is kept as 2026-10-07 and shown as 07/10/2026."""
    page = come().edit("exemplar", "nguyen-van-cam")
    box = page.locator("[data-field=consent] [data-field=date] input").first
    expect(box).to_have_value("02/05/2026")
    box.fill("7/4/2026")
    box.blur()
    expect(box).to_have_value("07/04/2026")
    save(page)
    assert "2026-04-07" in desk.file("exemplars/nguyen-van-cam.yml").read_text("utf-8")


def test_photo(come: Come, desk: Desk) -> None:
    """A photograph from a phone is shown at once and asks to be put in words."""
    picture = io.BytesIO()
    Image.new("RGB", (900, 600), "#4f6b5c").save(picture, "JPEG")
    page = come(PHONE).edit("exemplar", "nguyen-van-cam")
    photos = page.locator("[data-field=gallery]")
    photos.get_by_role("button", name="Thêm: Ảnh khác").click()
    photos.locator("li input[type=file]").set_input_files(
        {"name": "IMG_0001.jpg", "mimeType": "image/jpeg", "buffer": picture.getvalue()}
    )
    expect(photos.locator("img")).to_be_visible()
    words = photos.locator("[data-field=alt] textarea")
    expect(words).to_be_focused()
    words.fill("Một hàng cây mới trồng.")
    save(page)
    text = desk.file("exemplars/nguyen-van-cam.yml").read_text("utf-8")
    assert "Một hàng cây mới trồng." in text


def test_markdown(come: Come) -> None:
    """A button makes marked words bold, and the text is shown as on a page."""
    page = come().edit("exemplar", "nguyen-van-cam")
    story = field(page, "story")
    story.fill("Ông đào hố.")
    story.select_text()
    page.get_by_role("button", name="Đậm", exact=True).click()
    expect(story).to_have_value("**Ông đào hố.**")
    page.get_by_role("button", name="Xem thử").click()
    expect(page.locator(".markdown__shown strong")).to_have_text("Ông đào hố.")
