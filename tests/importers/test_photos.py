"""Photographs are prepared before they come into a portal's folder."""

from __future__ import annotations

import io

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.importers.photos import LONGEST, Prepared, prepare_photo
from generator.model.problem import Problem
from generator.reporting import describe
from tests.pictures.making import SECRET, moving, pixels, red_corner, saved, telephone


def prepared(data: bytes, name: str) -> Prepared:
    """The photograph, which is one."""
    found = prepare_photo(data, name)
    assert isinstance(found, Prepared), found
    return found


def picture_of(photo: Prepared) -> Image.Image:
    """The photograph, opened."""
    return Image.open(io.BytesIO(photo.content))


@pytest.mark.parametrize(
    ("form", "name"),
    [("JPEG", "IMG 1.JPG"), ("HEIF", "IMG_1.HEIC"), ("WEBP", "a.webp"), ("AVIF", "a.avif")],
)
def test_a_telephones_photograph_is_upright_and_tells_nothing(form: str, name: str) -> None:
    """Neither place nor owner reach the portal's folder."""
    photo = prepared(telephone(form, 6, (600, 450)), name)
    assert photo.name.endswith(".jpg")
    assert SECRET.encode() not in photo.content
    picture = picture_of(photo)
    assert picture.size == (photo.width, photo.height) == (450, 600)
    assert red_corner(picture) == "top right"
    assert not dict(picture.getexif())


def test_a_large_photograph_is_made_smaller() -> None:
    """What no screen shows is not kept."""
    photo = prepared(telephone(size=(4000, 1000)), "a.jpg")
    assert (photo.width, photo.height) == (LONGEST, 750)
    assert photo.notes == ("resized",)


def test_a_photograph_that_is_right_keeps_its_pixels() -> None:
    """It is not encoded again, only stripped."""
    data = telephone(size=(640, 480))
    photo = prepared(data, "a.jpg")
    assert picture_of(photo).tobytes() == Image.open(io.BytesIO(data)).tobytes()
    assert photo.notes == ()


@pytest.mark.parametrize("form", ["JPEG", "HEIF", "PNG", "WEBP", "GIF"])
def test_preparing_twice_changes_nothing(form: str) -> None:
    """So a photograph that is added again is known."""
    first = prepared(saved(pixels(), form), "a.jpg")
    again = prepared(first.content, first.name)
    assert again.content == first.content
    assert again.name == first.name


def test_a_name_becomes_one_that_addresses_can_hold() -> None:
    """Marks and blanks go; a name of nothing else gets another."""
    assert prepared(telephone(), "Bà Hoà (1).JPG").name == "ba-hoa-1.jpg"
    assert prepared(telephone(), "😀.jpg").name.endswith(".jpg")


@pytest.mark.parametrize(
    ("data", "name", "note"),
    [
        (saved(pixels(), "JPEG"), "a.png", "ending"),
        (moving("GIF"), "a.gif", "first-frame"),
        (saved(pixels(100, 80), "JPEG"), "a.jpg", "small"),
    ],
)
def test_what_was_done_is_told(data: bytes, name: str, note: str) -> None:
    """And what will not look well."""
    assert note in prepared(data, name).notes


def test_what_shines_through_stays_a_png() -> None:
    """A logo on glass is no photograph."""
    picture = pixels(mode="RGBA")
    picture.putalpha(100)
    assert prepared(saved(picture, "WEBP"), "a.webp").name == "a.png"


def test_a_drawing_is_kept_unless_it_acts() -> None:
    """Drawings have no size that could be too large."""
    assert prepared(b'<svg viewBox="0 0 4 5"><!-- x --></svg>', "a.svg").width == 4
    found = prepare_photo(b'<svg viewBox="0 0 4 5"><script/></svg>', "a.svg")
    assert isinstance(found, Problem)
    assert found.code == "photo.active"


@pytest.mark.parametrize(
    ("data", "code"),
    [
        (b"", "photo.broken"),
        (b"%PDF-1.7", "photo.broken"),
        (telephone()[:3000], "photo.broken"),
        (saved(Image.new("1", (9000, 9000)), "PNG"), "photo.too-large"),
        (b"\xff\xd8\xff" + bytes(60_000_001), "photo.too-large"),
    ],
)
def test_what_is_no_photograph_is_a_problem_in_words(data: bytes, code: str) -> None:
    """The problem names the file."""
    found = prepare_photo(data, "a.jpg")
    assert isinstance(found, Problem)
    assert (found.code, found.path) == (code, "a.jpg")
    assert "a.jpg" in describe(found)


@settings(max_examples=60, deadline=None)
@given(
    st.binary(max_size=300),
    st.sampled_from([b"", b"\xff\xd8\xff", b"GIF89a", b"\x89PNG\r\n\x1a\n", b"RIFF\0\0\0\0WEBP"]),
    st.sampled_from(["a.jpg", "a.svg", "a.heic", "a"]),
)
def test_any_bytes_are_a_photograph_or_a_problem(data: bytes, start: bytes, name: str) -> None:
    """Nothing makes it raise."""
    assert isinstance(prepare_photo(start + data, name), Prepared | Problem)
