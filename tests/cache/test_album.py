"""Each photograph is encoded once; what is kept is believed only where it is what it was."""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest

from generator import pipeline
from generator.building import build as build_command
from generator.cache import album, media
from generator.model.media import Rendition
from generator.pictures.renditions import encode_renditions
from generator.running import silent
from tests.pictures.making import SECRET, pixels, saved, telephone
from tests.portals.toolbox import TODAY, add, build, check, copy_portal, read_site, settings_of

RECORD = "title: Tin {0}\ndate: 2026-05-0{0}\nsummary: Một câu.\nphoto: {{file: {1}, alt: Ảnh}}\n"


@pytest.fixture(scope="module")
def made(small_built: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A portal with three photographs; one of them is shown twice, one is HEIC."""
    root = copy_portal(small_built, tmp_path_factory.mktemp("anh") / "cong", cache=True)
    files: dict[str, str | bytes] = {
        "data/articles/a.jpg": telephone(size=(600, 450), orientation=6),
        "data/articles/b.heic": telephone("HEIF"),
        "data/articles/c.png": saved(pixels(300, 200, seed=3), "PNG"),
    }
    for number, name in enumerate(("a.jpg", "b.heic", "c.png", "a.jpg"), start=1):
        files[f"data/articles/tin-{number}.yml"] = RECORD.format(number, name)
    return add(root, files)


@pytest.fixture
def with_photos(made: Path, tmp_path: Path) -> Path:
    """A copy of it, with its frames drawn, but not built."""
    return copy_portal(made, tmp_path / "cong", cache=True)


@pytest.fixture
def encoded(monkeypatch: pytest.MonkeyPatch) -> list[int]:
    """How many renditions each photograph was encoded in, as they are encoded."""
    found: list[int] = []

    def counting(content: bytes, renditions: Sequence[Rendition]) -> tuple[bytes, ...]:
        found.append(len(renditions))
        return encode_renditions(content, renditions)

    monkeypatch.setattr(album, "encode_renditions", counting)
    return found


def from_nothing(root: Path) -> dict[str, bytes]:
    """The site as a build without any memory makes it."""
    for name in (".thidua", "site", ".site-builds"):
        path = root / name
        path.unlink() if path.is_symlink() else shutil.rmtree(path, ignore_errors=True)
    assert build(root).ok
    return read_site(root / "site")


def test_a_site_shows_small_pictures_and_no_original(with_photos: Path) -> None:
    """WebP and JPEG in a few widths, and not a word about who took them."""
    assert build(with_photos).problems == ()
    site = read_site(with_photos / "site")
    pictures = {path: content for path, content in site.items() if path.startswith("tep/")}
    assert sorted(path.rpartition("-")[2] for path in pictures if path.startswith("tep/a-")) == [
        "450.jpg",
        "450.webp",
    ]
    assert not [path for path in pictures if path.endswith((".heic", ".png"))]
    assert not [path for path, content in site.items() if SECRET.encode() in content]
    page = site["tin-tuc/tin-1/index.html"].decode()
    assert page.count("<picture>") == 1
    assert 'width="450" height="600"' in page
    assert 'fetchpriority="high"' in page
    assert 'loading="lazy"' in site["tin-tuc/index.html"].decode()


def test_a_photograph_is_encoded_once(with_photos: Path, encoded: list[int]) -> None:
    """However often it is shown, whatever else changes, and in another program's build."""
    build(with_photos)
    assert sorted(encoded) == [2, 2, 2]
    (with_photos / "data/articles/tin-2.yml").write_text(RECORD.format(2, "a.jpg"), "utf-8")
    build(with_photos)
    shutil.rmtree(with_photos / ".site-builds")
    build(with_photos)
    assert len(encoded) == 3


def test_one_more_photograph_is_one_more(with_photos: Path, encoded: list[int]) -> None:
    """A portal with thousands does not wait for those that it has."""
    build(with_photos)
    encoded.clear()
    add(with_photos, {"data/articles/d.jpg": telephone(size=(200, 200))})
    add(with_photos, {"data/articles/tin-5.yml": RECORD.format(5, "d.jpg")})
    build(with_photos)
    assert encoded == [2]


def test_what_is_not_changed_is_not_read(
    with_photos: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Size, times and inode tell."""
    for file in (with_photos / "data/articles").iterdir():
        os.utime(file, (1_000_000_000, 1_000_000_000))
    monkeypatch.setattr(media, "_TICK", 0)
    build(with_photos)

    def refuse(file: Path, path: str) -> None:
        raise AssertionError(path)

    monkeypatch.setattr(pipeline, "load_media", refuse)
    assert build(with_photos).ok


@pytest.mark.parametrize(
    "spoil",
    [
        lambda root: shutil.rmtree(root / ".thidua/cache/pictures", ignore_errors=True),
        lambda root: [
            (root / ".thidua/cache" / name).write_bytes(b"x" * 200)
            for name in ("album.pickle", "media.pickle")
        ],
        lambda root: [
            file.write_bytes(file.read_bytes()[:-9] + b"123456789")
            for file in (root / ".thidua/cache/pictures").glob("*/*")
        ],
    ],
)
def test_a_damaged_album_is_no_album(spoil: Callable[[Path], object], with_photos: Path) -> None:
    """The next build makes the same site, whatever is left of the album or of the site."""
    build(with_photos)
    before = read_site(with_photos / "site")
    for lost in (False, True):
        spoil(with_photos)
        if lost:
            shutil.rmtree(with_photos / ".site-builds")
        assert build(with_photos).ok
        assert read_site(with_photos / "site") == before


def test_a_changed_photograph_is_seen(with_photos: Path) -> None:
    """Even where its size and its time are as they were."""
    build(with_photos)
    file = with_photos / "data/articles/c.png"
    status = file.stat()
    content = saved(pixels(300, 200, seed=4), "PNG")
    file.write_bytes(content)
    os.utime(file, ns=(status.st_atime_ns, status.st_mtime_ns))
    build(with_photos)
    after = read_site(with_photos / "site")
    assert after == from_nothing(with_photos)


def test_what_nobody_names_is_forgotten(with_photos: Path) -> None:
    """A person who withdrew their consent is not kept in the album either."""
    build(with_photos)
    kept = set((with_photos / ".thidua/cache/pictures").glob("*/*"))
    assert len(kept) == 3
    (with_photos / "data/articles/tin-3.yml").unlink()
    add(with_photos, {"data/withdrawn.yml": "/tin-tuc/tin-3/:\n  reason: Không còn.\n"})
    assert build(with_photos).ok
    assert len(set((with_photos / ".thidua/cache/pictures").glob("*/*"))) == 2


def test_a_broken_photograph_stops_the_build(with_photos: Path) -> None:
    """At its file, though its head is whole; the site that stands stays."""
    build(with_photos)
    before = read_site(with_photos / "site")
    file = with_photos / "data/articles/a.jpg"
    file.write_bytes(telephone(size=(610, 450))[:-900])
    for report in (check(with_photos), build(with_photos)):
        assert [(one.code, one.path) for one in report.problems] == [
            ("photo.broken", "data/articles/a.jpg")
        ]
    assert read_site(with_photos / "site") == before


def test_a_check_encodes_nothing(with_photos: Path, encoded: list[int]) -> None:
    """It only looks whether all can be read."""
    assert check(with_photos).ok
    assert encoded == []


def test_nothing_new_is_known_at_once(with_photos: Path, encoded: list[int]) -> None:
    """The short cut of a build without changes holds for portals with photographs."""
    settings = settings_of(with_photos, TODAY)
    build_command(settings, silent)
    report = build_command(settings, silent)
    assert [name for name, _ in report.seconds] == ["unchanged"]
    assert len(encoded) == 3
