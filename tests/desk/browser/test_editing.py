"""What an officer does with a record: writes, picks, saves, and loses nothing."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.desk.browser.officer import Come, Desk, field, save, state, tab_to

pytestmark = pytest.mark.browser

CAM = "nguyen-van-cam"


def test_exemplar_by_keyboard(come: Come, desk: Desk) -> None:
    """An exemplar is written and saved without a mouse; its unit is found without marks."""
    page = come().open("moi/exemplar")
    expect(field(page, "name")).to_be_focused()
    page.keyboard.type("Đào Thị Én")
    expect(field(page, "id")).to_have_value("dao-thi-en")
    tab_to(page, page.get_by_role("radio", name="cá nhân"))
    page.keyboard.press("Space")
    tab_to(page, field(page, "unit"))
    page.keyboard.type("song trang")
    expect(page.get_by_role("option").first).to_be_visible()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    tab_to(page, field(page, "year"))
    page.keyboard.type("2026")
    tab_to(page, field(page, "summary"))
    page.keyboard.type("Mỗi sáng quét một đoạn đường.")
    tab_to(page, page.get_by_role("button", name="Lưu vào cổng"))
    page.keyboard.press("Enter")
    page.wait_for_url("**/#/sua/exemplar/dao-thi-en")
    text = desk.file("exemplars/dao-thi-en.yml").read_text("utf-8")
    assert "name: Đào Thị Én" in text
    assert "type: individual" in text
    assert "song-trang" in text


def test_comments_stay(come: Come, desk: Desk) -> None:
    """A save changes the line that was changed, and not a byte of the others."""
    file = desk.file("exemplars/ho-ba-tran-thi-na.yml")
    before = "# Gọi điện xác minh ngày 3/5\n" + file.read_text("utf-8").replace(
        "year: 2026", "year: 2026   # theo báo cáo của thôn"
    )
    file.write_text(before, "utf-8")
    page = come().edit("exemplar", "ho-ba-tran-thi-na")
    field(page, "summary").fill("Vườn na bốn trăm gốc.")
    save(page)
    after = file.read_text("utf-8").splitlines()
    lines = before.splitlines()
    changed = [(one, other) for one, other in zip(lines, after, strict=True) if one != other]
    assert [one.split(":")[0] for one, _ in changed] == ["summary"]
    assert "summary: Vườn na bốn trăm gốc." in after


def test_wrong_reference(come: Come, desk: Desk) -> None:
    """A unit that is none is explained at its field, nothing is written, and the text is kept."""
    file = desk.file(f"exemplars/{CAM}.yml")
    before = file.read_bytes()
    officer = come()
    page = officer.edit("exemplar", CAM)
    field(page, "unit").fill("xa-song-trangg")
    page.keyboard.press("Control+s")
    state(page, "refused")
    summary = page.locator(".summary--error")
    expect(summary).to_be_focused()
    expect(summary).to_contain_text("xa-song-trang")
    summary.get_by_role("button").first.click()
    expect(field(page, "unit")).to_be_focused()
    expect(field(page, "unit")).to_have_attribute("aria-invalid", "true")
    assert file.read_bytes() == before
    page = officer.edit("exemplar", CAM)
    expect(page.locator(".notice")).to_contain_text("chưa lưu")
    expect(field(page, "unit")).to_have_value("xa-song-trangg")
    page.locator(".notice button").click()
    page.get_by_role("button", name="Bỏ bản viết dở", exact=True).click()
    expect(field(page, "unit")).not_to_have_value("xa-song-trangg")


def test_input_survives_the_window(come: Come, desk: Desk) -> None:
    """What was typed is kept within seconds, and is there again when the window was lost."""
    officer = come()
    page = officer.open("moi/unit")
    page.keyboard.type("Thôn Mới")
    state(page, "kept")
    page.close()
    officer.page = officer.window()
    page = officer.open("moi/unit")
    expect(field(page, "name")).to_have_value("Thôn Mới")
    expect(page.locator(".notice")).to_contain_text("viết dở")
    assert not desk.file("units/thon-moi.yml").exists()


def test_conflict(come: Come, desk: Desk) -> None:
    """Two windows that change one record are both shown, and the choice is saved."""
    officer = come()
    id_ = "hoi-nghi-tong-ket-2026"
    mine = officer.edit("event", id_)
    theirs = officer.edit("event", id_, officer.window())
    field(theirs, "place").fill("Đình làng Gỗ")
    save(theirs)
    field(mine, "place").fill("Hội trường xã")
    mine.keyboard.press("Control+s")
    dialog = mine.get_by_role("dialog")
    expect(dialog).to_contain_text("Đình làng Gỗ")
    expect(dialog).to_contain_text("Hội trường xã")
    dialog.get_by_role("radio", name="Bản ở nơi khác").check()
    dialog.get_by_role("button", name="Dùng những gì đã chọn").click()
    expect(field(mine, "place")).to_have_value("Đình làng Gỗ")
    field(mine, "place").fill("Hội trường xã")
    save(mine)
    assert "Hội trường xã" in desk.file(f"events/{id_}.yml").read_text("utf-8")


def test_preview_follows(come: Come) -> None:
    """The real page stands beside the form and shows what was just typed."""
    page = come().edit("exemplar", CAM)
    frame = page.frame_locator(".preview__frame")
    expect(frame.locator("h1")).to_contain_text("Nguyễn Văn Cam")
    field(page, "summary").fill("Đào thêm mười hố nữa.")
    expect(frame.locator("main")).to_contain_text("Đào thêm mười hố nữa.")


def test_undo(come: Come, desk: Desk) -> None:
    """A save can be taken back from the list of changes."""
    file = desk.file("campaigns/ho-sach-vuon-xanh-2026.yml")
    before = file.read_bytes()
    officer = come()
    page = officer.edit("campaign", "ho-sach-vuon-xanh-2026")
    field(page, "summary").fill("Câu khác.")
    save(page)
    assert file.read_bytes() != before
    officer.open("thay-doi")
    page.get_by_role("button", name="Hoàn tác thay đổi").first.click()
    page.get_by_role("dialog").get_by_role("button", name="Hoàn tác").click()
    expect(page.locator("#toast")).to_contain_text("Đã trả về như trước")
    assert file.read_bytes() == before


def test_list_from_a_file(come: Come, desk: Desk) -> None:
    """A list is shown with its rows before it is written, and then stands in its form."""
    officer = come()
    page = officer.open("nhap")
    content = "STT,Đối tượng,Họ và tên,Chức vụ\n1,cá nhân,Trần Văn Lành,Nông dân\n".encode()
    page.locator("input[type=file]").set_input_files(
        {"name": "danh-sach.csv", "mimeType": "text/csv", "buffer": content}
    )
    expect(page.locator(".import__draft td", has_text="Trần Văn Lành")).to_be_visible()
    expect(page.get_by_role("columnheader", name="Họ và tên")).to_be_visible()
    awards = set(desk.file("awards").iterdir())
    assert officer.barriers("light") == []
    page.get_by_role("button", name="Đồng ý, ghi vào cổng").click()
    page.wait_for_url("**/#/sua/award/**")
    assert set(desk.file("awards").iterdir()) - awards
    expect(page.locator("[data-row='0'][data-column='2']")).to_have_value("Trần Văn Lành")
