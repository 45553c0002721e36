"""Pictures and attachments get an address and a size, or a problem; none is ever obeyed."""

from __future__ import annotations

import struct
import zlib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from generator.load.media import load_media
from generator.model.media import ATTACHMENTS, PICTURES
from tests.pictures.making import moving, pixels, saved, telephone

SVG = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="{}">{}</svg>'


def load(folder: Path, name: str, content: str | bytes) -> tuple[tuple[int, int] | None, list[str]]:
    """Size and problems of a file with `content`."""
    file = folder / name
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    media, problems = load_media(file, f"data/articles/{name}")
    return (media.width, media.height) if media else None, [found.code for found in problems]


@pytest.mark.parametrize("ending", sorted(PICTURES - {".svg", ".avif"}))
def test_a_picture_has_its_size_in_pixels(ending: str, tmp_path: Path) -> None:
    """Width and height are read off the file, so that pages do not jump."""
    form = {".jpg": "JPEG", ".jpeg": "JPEG", ".heic": "HEIF", ".heif": "HEIF"}.get(ending)
    Image.new("RGB", (30, 20)).save(tmp_path / f"a{ending}", form)
    media, problems = load_media(tmp_path / f"a{ending}", f"data/articles/a{ending}")
    assert problems == []
    assert media is not None
    assert (media.width, media.height) == (30, 20)


@pytest.mark.parametrize("box", ["0 0 30 20", "0,0,30,20", " -5 -5 30.4 19.6 "])
def test_a_drawing_has_the_size_of_its_view_box(box: str, tmp_path: Path) -> None:
    """Numbers may be separated by blanks or commas, and be fractions."""
    assert load(tmp_path, "a.svg", SVG.format(box, "")) == ((30, 20), [])


@pytest.mark.parametrize("box", ["", "0 0", "0 0 1.2.3 4", f"0 0 {'9' * 400} 4", "0 0 a b"])
def test_a_drawing_without_a_size_is_refused(box: str, tmp_path: Path) -> None:
    """A view box that gives no size is a problem, not a crash."""
    assert load(tmp_path, "a.svg", SVG.format(box, "")) == (None, ["photo.broken"])


@pytest.mark.parametrize(
    "part",
    [
        "<script>alert(1)</script>",
        '<script href="a.js"/>',
        "<svg:script>alert(1)</svg:script>",
        '<rect onclick="alert(1)"/>',
        "<rect\nonload = 'alert(1)'/>",
        '<a href="javascript:alert(1)"/>',
        '<a xlink:href=" JavaScript:alert(1)"/>',
        '<image href="https://example.com/a.png"/>',
        '<image href="//example.com/a.png"/>',
        '<image href="a.png"/>',
        '<use href="b.svg#x"/>',
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        "<foreignObject><iframe/></foreignObject>",
        '<style>@import "a.css";</style>',
        "<style>rect { fill: url(https://example.com/a.svg#b) }</style>",
        '<rect fill="url( //example.com/a.svg#b)"/>',
        '<!DOCTYPE svg [<!ENTITY a "b">]>',
    ],
)
def test_a_drawing_that_acts_or_fetches_is_refused(part: str, tmp_path: Path) -> None:
    """A drawing can run nothing and ask nobody, even when it is opened by itself."""
    assert load(tmp_path, "a.svg", SVG.format("0 0 1 1", part)) == (None, ["photo.active"])


@pytest.mark.parametrize(
    "part",
    [
        '<use href="#a"/>',
        '<use xlink:href="#a"/>',
        '<rect fill="url(#a)" style="font-weight:bold"/>',
        '<image href="data:image/png;base64,AAAA"/>',
        "<text>on = 1, script, href</text>",
        "<title>Ông Cam</title><desc>Bốn mươi hố</desc>",
    ],
)
def test_a_drawing_that_points_into_itself_is_kept(part: str, tmp_path: Path) -> None:
    """Gradients, symbols and embedded pixels are what drawings are made of."""
    assert load(tmp_path, "a.svg", SVG.format("0 0 1 1", part)) == ((1, 1), [])


def test_a_drawing_in_another_encoding_is_refused(tmp_path: Path) -> None:
    """What cannot be read cannot be found harmless."""
    hidden = SVG.format("0 0 1 1", "<script>alert(1)</script>").encode("utf-16")
    assert load(tmp_path, "a.svg", hidden) == (None, ["photo.broken"])


def test_a_picture_that_would_fill_the_memory_is_refused(tmp_path: Path) -> None:
    """A decompression bomb is a broken picture."""
    head = struct.pack(">IIBBBBB", 60_000, 60_000, 8, 2, 0, 0, 0)
    chunk = b"IHDR" + head
    bomb = b"\x89PNG\r\n\x1a\n" + struct.pack(">I", len(head)) + chunk
    bomb += struct.pack(">I", zlib.crc32(chunk))
    assert load(tmp_path, "a.png", bomb) == (None, ["photo.broken"])


@pytest.mark.parametrize("ending", sorted(ATTACHMENTS))
def test_an_attachment_is_published_as_it_is(ending: str, tmp_path: Path) -> None:
    """An attachment has no size in pixels, and nothing looks into it."""
    assert load(tmp_path, f"a{ending}", b"\x00") == ((0, 0), [])


@pytest.mark.parametrize("name", ["a.txt", "a.html", "a.js", "a.exe", "Thumbs.db", "a"])
def test_any_other_file_is_left_alone(name: str, tmp_path: Path) -> None:
    """Only what the lists name is ever published."""
    assert load(tmp_path, name, "x") == (None, [])


def test_an_address_carries_a_hash_of_the_content(tmp_path: Path) -> None:
    """Another content has another address; a browser may keep either for ever."""
    addresses = set()
    for text in ("a", "b"):
        (tmp_path / "Ảnh Đẹp.pdf").write_text(text)
        media, _ = load_media(tmp_path / "Ảnh Đẹp.pdf", "data/articles/Ảnh Đẹp.pdf")
        assert media is not None
        assert media.address.startswith("/tep/anh-dep-")
        addresses.add(media.address)
    assert len(addresses) == 2


@pytest.mark.parametrize("name", ["a.jpg", "a.heic", "a.png", "a.webp", "a.avif", "b.jpg"])
def test_a_photograph_is_published_in_several_sizes(name: str, tmp_path: Path) -> None:
    """Whatever form it has: the original is not published, not even under a wrong ending."""
    forms = {".heic": "HEIF", ".png": "PNG", ".webp": "WEBP", ".avif": "AVIF"}
    form = "PNG" if name == "b.jpg" else forms.get(name[1:], "JPEG")
    (tmp_path / name).write_bytes(saved(pixels(700, 400), form))
    media, problems = load_media(tmp_path / name, f"data/articles/{name}")
    assert problems == []
    assert media
    assert [(one.width, one.form) for one in media.renditions] == [
        (480, "WEBP"),
        (700, "WEBP"),
        (480, "JPEG"),
        (700, "JPEG"),
    ]
    assert media.address == media.renditions[-1].address


@pytest.mark.parametrize("form", ["GIF", "PNG"])
def test_a_graphic_of_few_colours_is_published_as_it_is(form: str, tmp_path: Path) -> None:
    """Its edges would be blurred."""
    name = f"a.{form.lower()}"
    (tmp_path / name).write_bytes(saved(pixels(700, 400, "P"), form))
    media, _ = load_media(tmp_path / name, f"data/articles/{name}")
    assert media
    assert media.renditions == ()
    assert media.address.endswith(name[1:])


@pytest.mark.parametrize("form", ["GIF", "PNG", "WEBP"])
def test_what_moves_is_told_and_stands_still(form: str, tmp_path: Path) -> None:
    """Its first frame is published."""
    name = f"a.{form.lower()}"
    (tmp_path / name).write_bytes(moving(form))
    media, problems = load_media(tmp_path / name, f"data/articles/{name}")
    assert [problem.code for problem in problems] == ["photo.animated"]
    assert media
    assert media.renditions


def test_an_address_does_not_change_with_what_is_stripped(tmp_path: Path) -> None:
    """Nobody learns from it when or where the photograph was made."""
    addresses = set()
    for content in (telephone(size=(640, 480)), saved(pixels(640, 480))):
        (tmp_path / "a.jpg").write_bytes(content)
        media, _ = load_media(tmp_path / "a.jpg", "data/articles/a.jpg")
        assert media
        addresses.add(media.address)
    assert len(addresses) == 1


@given(st.binary(max_size=200), st.sampled_from(sorted(PICTURES | ATTACHMENTS)))
def test_any_bytes_are_a_file_or_a_problem(
    tmp_path_factory: pytest.TempPathFactory, content: bytes, ending: str
) -> None:
    """No content makes the reader raise."""
    folder = tmp_path_factory.getbasetemp()
    size, problems = load(folder, f"a{ending}", content)
    assert (size is None) == bool(problems)
