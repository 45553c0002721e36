"""The steps of an officer's first day at the desk, shared by the test and the guide's pictures."""

from __future__ import annotations

from collections.abc import Callable

from playwright.sync_api import FilePayload, Page, expect

from tests.desk.browser import office_files as office
from tests.desk.browser.officer import Officer, field, state

AWARD = "quyet-dinh-126-qd-ubnd-2026"
EXEMPLAR = "ca-van-thu"
#: Told the name of each picture of the guide when the page shows it.
Look = Callable[[str, Page], None]


def look_away(name: str, page: Page) -> None:
    """No picture."""


def take_in(officer: Officer, name: str, content: bytes, look: Look = look_away) -> Page:
    """A file of the office is chosen, shown, agreed to; the form of its record is open."""
    page = officer.open("nhap")
    payload = FilePayload(name=name, mimeType="application/octet-stream", buffer=content)
    page.locator("input[type=file]").set_input_files(payload)
    agree = page.get_by_role("button", name="Đồng ý, ghi vào cổng")
    expect(agree).to_be_visible()
    look("import", page)
    agree.click()
    page.wait_for_url("**/#/sua/award/**")
    return page


def add_agency(officer: Officer) -> None:
    """The agency that is not yet in the portal is written in a window of its own."""
    page = officer.open("moi/unit", officer.window())
    field(page, "name").fill(office.AGENCY)
    field(page, "type").select_option("committee")
    page.get_by_role("button", name="Lưu vào cổng").click()
    page.wait_for_url("**/#/sua/unit/**")
    page.close()


def settle(page: Page, look: Look = look_away) -> None:
    """The doubts of the decision are looked at: its agency is chosen, and it is a draft no more."""
    expect(page.locator(".doubts")).to_contain_text("chưa có cơ quan này")
    look("doubts", page)
    field(page, "issuer").fill("hoa ban trang")
    page.locator(".pick__option").first.click()
    page.get_by_role("button", name="Đã xem xong, cho hiện trên cổng").click()
    expect(page.locator(".doubts")).to_have_count(0)
    state(page, "saved")


def write_exemplar(officer: Officer, look: Look = look_away) -> Page:
    """An exemplar with a story, five photographs of phones, and a consent."""
    page = officer.open("moi/exemplar")
    field(page, "name").fill("Cà Văn Thử")
    page.get_by_role("radio", name="cá nhân").check()
    field(page, "year").fill("2026")
    field(page, "summary").fill("Dạy bơi cho bốn mươi em nhỏ ở bến suối Ao Sen.")
    field(page, "story").fill("Mỗi chiều hè, anh đưa các em ra bến suối tập bơi.")
    portrait = page.locator("[data-field=photo]").first
    portrait.locator("input[type=file]").set_input_files(_jpeg(1))
    portrait.locator("[data-field=alt] textarea").fill("Anh Thử dạy các em bơi bên suối.")
    gallery = page.locator("[data-field=gallery]")
    heic = FilePayload(name="IMG_5.heic", mimeType="image/heic", buffer=office.heic_photo(5))
    gallery.locator("> input[type=file]").set_input_files([_jpeg(2), _jpeg(3), _jpeg(4), heic])
    expect(gallery.locator("img")).to_have_count(4)
    for number in range(4):
        words = gallery.locator("[data-field=alt] textarea").nth(number)
        words.fill(f"Các em tập bơi, buổi {number + 1}.")
    consent = page.locator("[data-field=consent]").first
    consent.get_by_role("button", name="Thêm: Sự đồng ý").click()
    field(page, "scope").fill("Đăng câu chuyện và ảnh trên cổng này")
    consent.locator("[data-field=date] input").first.fill("1/9/2026")
    consent.get_by_label("Gồm cả ảnh").check()
    look("exemplar", page)
    page.get_by_role("button", name="Lưu vào cổng").click()
    page.wait_for_url(f"**/#/sua/exemplar/{EXEMPLAR}")
    return page


def _jpeg(number: int) -> FilePayload:
    content = office.phone_photo(number)
    return FilePayload(name=f"IMG_{number}.jpg", mimeType="image/jpeg", buffer=content)


def build(officer: Officer, look: Look = look_away) -> str:
    """The site is built by a button; where it is shown."""
    page = officer.open("cong-bo")
    expect(page.locator(".site__group").first).to_be_visible()
    look("news", page)
    page.get_by_role("button", name="Dựng cổng").click()
    expect(page.locator(".site__told").first).to_contain_text("Đã dựng xong", timeout=40_000)
    return page.get_by_role("link", name="Xem cổng đã dựng").get_attribute("href") or ""


def publish(officer: Officer, look: Look = look_away) -> None:
    """What would change is shown; then it is published."""
    page = officer.page
    page.get_by_role("button", name="Công bố…").click()
    agree = page.get_by_role("button", name="Đồng ý, công bố")
    expect(agree).to_be_visible(timeout=40_000)
    look("publish", page)
    agree.click()
    expect(page.locator(".site__told").nth(1)).to_contain_text("Đã công bố", timeout=40_000)
