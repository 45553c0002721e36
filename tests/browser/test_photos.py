"""A telephone fetches small pictures, and nothing jumps when they arrive."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from tests.pictures.making import pixels, saved
from tests.portals.toolbox import SMALL, add, build, copy_portal
from tests.servers import caddy

PERSON = "/dien-hinh/nguyen-van-cam/"


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A site with a large photograph of a person, and one in the gallery."""
    root = copy_portal(SMALL, tmp_path_factory.mktemp("anh") / "cong")
    person = root / "data/exemplars/nguyen-van-cam.yml"
    text = person.read_text("utf-8").replace("nguyen-van-cam.svg", "a.jpg")
    gallery = "gallery:\n  - {file: b.jpg, alt: Cái xẻng}\n"
    files = {f"data/exemplars/{name}.jpg": saved(pixels(2000, 1500, seed=n), "JPEG", quality=90)
             for n, name in enumerate("ab")}  # fmt: skip
    add(root, {**files, "data/exemplars/nguyen-van-cam.yml": text + gallery})
    text = "title: Tin\ndate: 2026-05-01\nsummary: Một câu.\nphoto: {file: a.jpg, alt: Ảnh}\n"
    photo = files["data/exemplars/a.jpg"]
    add(root, {"data/articles/anh.yml": text, "data/articles/a.jpg": photo})
    assert build(root).problems == ()
    around: Path = tmp_path_factory.mktemp("quanh")
    (around / "cong").symlink_to(root / "site")
    with caddy(around) as found:
        yield f"{found}/cong"


def fetched(browser: Browser, url: str, width: int, scale: float = 1) -> tuple[Page, list[str]]:
    """The page, and the pictures of records that the browser fetched for it."""
    context = browser.new_context(
        viewport={"width": width, "height": 740}, device_scale_factor=scale
    )
    page, names = context.new_page(), list[str]()
    page.on("request", lambda one: names.append(one.url) if "/tep/" in one.url else None)
    page.goto(url)
    page.wait_for_load_state("networkidle")
    return page, [name.rpartition("-")[2] for name in names]


@pytest.mark.parametrize(
    ("path", "width", "scale", "first"),
    [
        ("/dien-hinh/", 360, 1, "480.webp"),
        ("/dien-hinh/", 360, 2, "480.webp"),
        ("/dien-hinh/", 1280, 1, "480.webp"),
        ("/tin-tuc/anh/", 360, 1, "480.webp"),
        (PERSON, 360, 1, "960.webp"),  # its sides are cut off
        (PERSON, 360, 3, "1600.webp"),
        (PERSON, 1280, 1, "960.webp"),
    ],
)
def test_a_browser_fetches_what_it_has_room_for(
    path: str, width: int, scale: float, first: str, address: str, chromium: Browser
) -> None:
    """One file for each picture, in WebP, and no larger one than the screen shows."""
    page, names = fetched(chromium, address + path, width, scale)
    assert names[0] == first
    assert len(names) == len(set(page.locator("main img").evaluate_all(
        "all => all.filter(one => one.complete && one.naturalWidth).map(one => one.currentSrc)"
    )))  # fmt: skip
    page.context.close()


def test_a_picture_has_its_room_before_it_is_there(address: str, chromium: Browser) -> None:
    """The first one is fetched at once; the others when they come near."""
    page, _ = fetched(chromium, address + PERSON, 360)
    first, second = page.locator("main img").all()[:2]
    assert first.get_attribute("loading") is None
    assert second.get_attribute("loading") == "lazy"
    for image in (first, second):
        assert (image.get_attribute("width"), image.get_attribute("height")) == ("1600", "1200")
    page.context.close()
