"""Photographs come out upright, small, in sRGB and without a word about anybody."""

from __future__ import annotations

import io
import random
import struct
from contextlib import suppress

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from generator.model.media import Rendition
from generator.pictures.opening import BadPictureError, form_of, has_alpha, is_animated, opened
from generator.pictures.renditions import check_whole, encode_renditions, plan_renditions
from generator.pictures.shaping import shaped, upright_size
from tests.pictures.making import SECRET, moving, pixels, red_corner, saved, secret_exif, telephone


def planned(content: bytes) -> tuple[Rendition, ...]:
    """What would be published of the photograph."""
    with opened(content) as picture:
        return plan_renditions("anh", "0" * 64, upright_size(picture), has_alpha(picture))


def encoded(content: bytes) -> list[tuple[Rendition, Image.Image, bytes]]:
    """Each rendition with its picture and its bytes."""
    plan = planned(content)
    made = encode_renditions(content, plan)
    return [(one, Image.open(io.BytesIO(file)), file) for one, file in zip(plan, made, strict=True)]


@pytest.mark.parametrize("form", ["JPEG", "HEIF", "PNG", "WEBP", "AVIF"])
def test_each_rendition_is_what_its_name_says(form: str) -> None:
    """Size and form are those of the plan, none is larger than the photograph."""
    found = encoded(telephone(form, size=(1200, 900)))
    assert [(one.width, one.height, one.form) for one, _, _ in found] == [
        (480, 360, "WEBP"),
        (960, 720, "WEBP"),
        (1200, 900, "WEBP"),
        (480, 360, "JPEG"),
        (960, 720, "JPEG"),
    ]
    for one, picture, content in found:
        assert (*picture.size, picture.format) == (one.width, one.height, one.form)
        assert f"-{one.width}" in one.address
        assert SECRET.encode() not in content
        assert not dict(picture.getexif())
        assert not picture.info.get("icc_profile")


@pytest.mark.parametrize("form", ["JPEG", "HEIF", "WEBP"])
@pytest.mark.parametrize("turn", [1, 2, 3, 4, 5, 6, 7, 8])
def test_a_photograph_that_was_held_sideways_is_upright(turn: int, form: str) -> None:
    """Its pixels are turned, since nothing that says so is left."""
    corner = {1: "top left", 2: "top right", 3: "bottom right", 4: "bottom left"}
    corner |= {5: "top left", 6: "top right", 7: "bottom right", 8: "bottom left"}
    for one, picture, _ in encoded(telephone(form, turn)):
        assert (one.width < one.height) == (turn > 4)
        assert picture.size == (one.width, one.height)
        assert red_corner(picture) == corner[turn]


@pytest.mark.parametrize(
    ("size", "widths"),
    [
        ((4000, 3000), [480, 960, 1600]),
        ((1000, 700), [480, 1000]),
        ((500, 400), [500]),
        ((1, 1), [1]),
        ((3000, 4000), [480, 960, 1350]),
        ((100, 100_000), [1]),
    ],
)
def test_widths_follow_the_photograph(size: tuple[int, int], widths: list[int]) -> None:
    """A width that is nearly that of the photograph is left out; no picture is a tower."""
    plan = plan_renditions("anh", "0" * 64, size, alpha=False)
    assert [one.width for one in plan if one.form == "WEBP"] == widths
    assert all(one.height <= 1800 for one in plan)


@pytest.mark.parametrize("mode", ["L", "RGB", "CMYK", "P", "1", "LA", "RGBA", "I;16"])
def test_every_mode_of_pixels_is_shown(mode: str) -> None:
    """Print colours, palettes, grey, 16 bits: all come out as a picture of the same things."""
    picture = pixels().convert("L" if mode == "I;16" else mode)
    if mode == "I;16":
        picture = Image.frombytes(mode, picture.size, struct.pack(
            f"<{picture.width * picture.height}H", *(value * 257 for value in picture.tobytes())
        ))  # fmt: skip
    content = saved(picture, "JPEG" if mode == "CMYK" else "PNG")
    wanted = picture.convert("RGB") if mode != "I;16" else pixels(mode="L").convert("RGB")
    for _, found, _ in encoded(content):
        middle = [(wanted.width * n // 4, wanted.height * 3 // 4) for n in (1, 2, 3)]
        scale = found.width / wanted.width
        for x, y in middle if mode != "1" else []:
            place = (int(x * scale), int(y * scale))
            colours = zip(pixel(wanted, (x, y)), pixel(found, place), strict=True)
            assert all(abs(a - b) < 40 for a, b in colours), mode


def pixel(picture: Image.Image, place: tuple[int, int]) -> tuple[int, ...]:
    """Red, green and blue in one place."""
    return tuple(picture.convert("RGB").crop((*place, place[0] + 1, place[1] + 1)).tobytes())


def test_what_shines_through_still_does() -> None:
    """A picture with transparency falls back to PNG, which can have it."""
    picture = pixels(mode="RGBA")
    picture.putalpha(Image.linear_gradient("L").resize(picture.size))
    found = encoded(saved(picture, "PNG"))
    assert {one.form for one, _, _ in found} == {"WEBP", "PNG"}
    for _, made, _ in found:
        assert any(made.convert("RGBA").getchannel("A").histogram()[:10])


@pytest.mark.parametrize("form", ["GIF", "WEBP", "PNG", "AVIF"])
def test_of_what_moves_the_first_frame_is_shown(form: str) -> None:
    """Nothing on a page moves by itself (WCAG 2.2, 2.2.2)."""
    for _, picture, _ in encoded(moving(form)):
        assert getattr(picture, "n_frames", 1) == 1
        assert red_corner(picture) == "top left"


def test_the_same_photograph_gives_the_same_bytes() -> None:
    """A site that is built twice is the same, byte by byte."""
    content = telephone(size=(1000, 800))
    assert encode_renditions(content, planned(content)) == encode_renditions(
        content, planned(content)
    )


def test_noise_is_encoded_more_coarsely() -> None:
    """A photograph that does not want to be small still is no burden on a telephone."""
    noise = Image.frombytes("RGB", (480, 320), random.Random(1).randbytes(480 * 320 * 3))
    fine = len(saved(noise, "WEBP", quality=75, method=2))
    (_, _, coarse), *_ = encoded(saved(noise, "PNG"))
    assert len(coarse) < fine


@pytest.mark.parametrize("content", [b"", b"x", b"\xff\xd8\xff", b"GIF89a", b"<svg/>"])
def test_what_is_no_photograph_is_refused(content: bytes) -> None:
    """Whatever the name says."""
    with pytest.raises(BadPictureError) as caught:
        check_whole(content)
    assert caught.value.code == "photo.broken"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "HEIF"])
def test_a_photograph_that_breaks_off_is_refused(form: str) -> None:
    """No page shows a picture whose lower half is grey."""
    content = telephone(form)
    with pytest.raises(BadPictureError):
        check_whole(content[: len(content) * 2 // 3])


def test_a_photograph_of_too_many_pixels_is_refused_before_it_is_decoded() -> None:
    """A file of a few thousand bytes can hold a picture that would fill the memory."""
    bomb = saved(Image.new("1", (9000, 9000)), "PNG")
    assert len(bomb) < 20_000
    with pytest.raises(BadPictureError) as caught:
        check_whole(bomb)
    assert caught.value.code == "photo.too-large"
    assert caught.value.hint == "9000 × 9000"


def test_a_large_jpeg_is_decoded_at_a_fraction_of_its_size() -> None:
    """A telephone's 50 million pixels take no more memory than what is shown of them."""
    content = saved(Image.new("L", (8000, 6000), 90), "JPEG")
    with opened(content) as picture:
        assert shaped(picture, (480, 360)).size == (480, 360)
        assert picture.size == (1000, 750)


def test_a_jpeg_of_a_thousand_scans_is_refused() -> None:
    """Each scan costs time; cameras write a dozen."""
    content = saved(pixels(64, 48), "JPEG", progressive=True)
    with pytest.raises(BadPictureError):
        check_whole(content[:-2] + b"\xff\xda\x00\x08" * 1000 + content[-2:])


def test_of_several_pictures_in_one_file_the_first_is_shown() -> None:
    """Telephones add depth and thumbnails (MPO); nothing moves there, and nothing else is shown."""
    first = pixels(64, 48)
    content = saved(first, "MPO", save_all=True, append_images=[first.rotate(180)])
    with opened(content) as picture:
        assert not is_animated(picture)
    for _, found, _ in encoded(content):
        assert red_corner(found) == "top left"


@pytest.mark.parametrize("form", ["JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"])
def test_a_file_is_what_its_first_bytes_say(form: str) -> None:
    """Names lie, and telephones name HEIC files .jpg."""
    assert form_of(saved(pixels(32, 24), form)) == form


@settings(max_examples=60, deadline=None)
@given(
    st.sampled_from(["JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF"]),
    st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), min_size=1, max_size=12),
    st.floats(0.05, 1),
)
def test_no_corruption_ends_in_a_traceback(
    form: str, changes: list[tuple[float, int]], length: float
) -> None:
    """A damaged photograph is encoded or refused."""
    content = bytearray(SMALL[form])
    for place, value in changes:
        content[int(place * (len(content) - 1))] = value
    damaged = bytes(content[: max(1, int(len(content) * length))])
    with suppress(BadPictureError):
        assert encode_renditions(damaged, planned(damaged))


SMALL = {
    form: saved(pixels(48, 32), form, **({"exif": secret_exif(6)} if form != "GIF" else {}))
    for form in ("JPEG", "PNG", "WEBP", "GIF", "HEIF", "AVIF")
}
