"""The guide's pictures (docs/images/desk-*.webp): `python -m tests.desk.browser.pictures`.

A portal of `thidua new` is edited as `test_new_officer.py` does it; nothing of it is kept.
"""

from __future__ import annotations

import io
from pathlib import Path
from tempfile import TemporaryDirectory

from PIL import Image
from playwright.sync_api import Page, sync_playwright

from generator.starter import create_portal
from tests.desk.browser import office_files as office
from tests.desk.browser.new_officer import (
    add_agency,
    build,
    publish,
    settle,
    take_in,
    write_exemplar,
)
from tests.desk.browser.officer import Officer, open_desk
from tests.portals.toolbox import REPOSITORY

_FOLDER = REPOSITORY / "docs" / "images"
_SIZE = (1280, 860)
#: Where the picture of a step begins.
_TOPS = {"import": ".import__found h2", "exemplar": "[data-field=photo]", "publish": "h1"}
#: The place of publication of this run, as a server's folder is called.
_PLACE = """() => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const text = texts.currentNode;
    text.data = text.data.replace(/\\/\\S*\\/may-chu/, "/srv/thidua/site");
  }
}"""


def _look(name: str, page: Page) -> None:
    page.set_viewport_size({"width": _SIZE[0], "height": _SIZE[1]})
    top = page.locator(_TOPS.get(name, "h1")).first
    top.evaluate("it => scrollTo(0, Math.max(0, it.getBoundingClientRect().top + scrollY - 90))")
    page.evaluate(_PLACE)
    page.locator("#toast").evaluate("it => { it.hidden = true; }")
    page.wait_for_timeout(900)  # the page on show is drawn
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        small = picture.convert("RGB").resize((960, 645), Image.Resampling.LANCZOS)
        small.save(_FOLDER / f"desk-{name}.webp", quality=72, method=6)


def main() -> None:
    """Makes all pictures anew."""
    with TemporaryDirectory() as folder, sync_playwright() as playwright:
        root = Path(folder) / "cong"
        create_portal(root)
        (root / "publish.yml").write_text(f"chinh: {folder}/may-chu\n", "utf-8")
        options = ["--no-sandbox", "--disable-gpu"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=options)
        with open_desk(root) as desk, Officer(browser, desk) as officer:
            _look("home", officer.page)
            take_in(officer, "danh sach khen.xlsx", office.award_list(), _look)
            page = take_in(officer, "QD 126.docx", office.decision())
            add_agency(officer)
            settle(page, _look)
            write_exemplar(officer, _look)
            build(officer)
            publish(officer, _look)
        browser.close()


if __name__ == "__main__":
    main()
