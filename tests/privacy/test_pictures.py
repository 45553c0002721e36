"""Pictures reach the site without GPS, owner or comments, and look the same."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import ExifTags, Image, ImageCms, ImageOps, PngImagePlugin

from generator.load.media import load_media
from generator.privacy.pictures import BrokenPictureError, strip_picture
from tests.portals.toolbox import add, build, read_site

SECRET = "LòA Chủẩnh"
PLAIN = b"CHUANH-RIENG"
XMP = b'<?xpacket begin=""?><x:xmpmeta xmlns:x="adobe:ns:meta/"><o>CHUANH-RIENG</o></x:xmpmeta>'


def exif(orientation: int = 1) -> Image.Exif:
    """What a telephone writes: owner, serial number, place, time."""
    found = Image.Exif()
    found[ExifTags.Base.Artist] = PLAIN.decode()
    found[ExifTags.Base.Copyright] = PLAIN.decode()
    found[ExifTags.Base.Orientation] = orientation
    found[ExifTags.Base.DateTime] = "2026:05:04 07:08:09"
    place = found.get_ifd(ExifTags.IFD.GPSInfo)
    place[ExifTags.GPS.GPSLatitudeRef] = "N"
    place[ExifTags.GPS.GPSLatitude] = (22.0, 23.0, 24.0)
    return found


def pixels(mode: str = "RGB") -> Image.Image:
    """A small picture that is not the same from all sides."""
    picture = Image.new(mode, (48, 32), "white")
    for place in range(40):
        picture.putpixel((place, place * 3 // 5), (place * 6, 255 - place * 6, 40))
    return picture


def saved(form: str, orientation: int = 1, **options: object) -> bytes:
    """The picture as a file with all that it can carry."""
    profile = ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()
    target = io.BytesIO()
    options |= {"exif": exif(orientation), "icc_profile": profile}
    pixels().save(target, form, **options)
    return target.getvalue()


def png_text() -> PngImagePlugin.PngInfo:
    """Words in a PNG, plain and packed."""
    info = PngImagePlugin.PngInfo()
    info.add_text("Author", PLAIN.decode())
    info.add_text("Comment", PLAIN.decode(), zip=True)
    info.add_itxt("XML:com.adobe.xmp", XMP.decode())
    return info


FILES = {
    ".jpg": lambda turn=1: saved("JPEG", turn, comment=PLAIN, xmp=XMP),
    ".jpeg": lambda turn=1: saved("JPEG", turn, progressive=True, comment=PLAIN),
    ".png": lambda turn=1: saved("PNG", turn, pnginfo=png_text()),
    ".webp": lambda turn=1: saved("WEBP", turn, xmp=XMP, lossless=True),
    ".avif": lambda turn=1: saved("AVIF", turn, xmp=XMP),
}


def opened(content: bytes) -> Image.Image:
    """The picture with all its pixels read."""
    picture = Image.open(io.BytesIO(content))
    picture.load()
    return picture


@pytest.mark.parametrize("suffix", sorted(FILES))
def test_no_metadata_is_left_and_no_pixel_changes(suffix: str) -> None:
    """Owner, place, time and XMP are gone; colours and their profile are as they were."""
    before = FILES[suffix]()
    assert PLAIN in before or suffix == ".png"
    after = strip_picture(before, suffix)
    assert PLAIN not in after
    assert b"2026:05:04" not in after
    picture = opened(after)
    assert dict(picture.getexif()) == {}
    assert not picture.getexif().get_ifd(ExifTags.IFD.GPSInfo)
    assert "xmp" not in picture.info or not picture.info["xmp"].strip(b"\0")
    assert not {"comment", "Author", "Comment"} & set(picture.info)
    assert picture.tobytes() == opened(before).tobytes()
    assert picture.info.get("icc_profile") == opened(before).info.get("icc_profile")
    assert strip_picture(after, suffix) == after


@pytest.mark.parametrize("turn", [3, 6, 8])
@pytest.mark.parametrize("suffix", [".jpg", ".jpeg", ".webp"])
def test_a_picture_that_was_held_sideways_stays_upright(suffix: str, turn: int) -> None:
    """Of Exif the orientation alone is kept, where it says anything."""
    before = FILES[suffix](turn)
    after = strip_picture(before, suffix)
    assert PLAIN not in after
    assert dict(opened(after).getexif()) == {ExifTags.Base.Orientation: turn}
    upright = ImageOps.exif_transpose(opened(after))
    assert upright.tobytes() == ImageOps.exif_transpose(opened(before)).tobytes()


def test_a_picture_on_its_side_has_the_size_that_is_shown(tmp_path: Path) -> None:
    """Pages reserve the room that the turned picture takes."""
    (tmp_path / "a.jpg").write_bytes(FILES[".jpg"](6))
    media, problems = load_media(tmp_path / "a.jpg", "data/articles/a.jpg")
    assert problems == []
    assert media
    assert (media.width, media.height) == (32, 48)


def test_what_stands_after_the_end_goes() -> None:
    """Telephones put films and second pictures there."""
    for suffix in (".jpg", ".png", ".webp"):
        before = strip_picture(FILES[suffix](), suffix)
        assert strip_picture(before + PLAIN, suffix) == before


def test_a_gif_keeps_its_frames_and_loses_its_comments() -> None:
    """An animation stays one."""
    target = io.BytesIO()
    frames = [pixels().convert("P"), Image.new("P", (48, 32), 3)]
    frames[0].save(target, "GIF", save_all=True, append_images=frames[1:], loop=0, comment=PLAIN)
    before = target.getvalue()
    xmp = b"\x21\xff\x0bXMP DataXMP" + bytes([len(XMP)]) + XMP + b"\x00"
    before = before[:-1] + xmp + b";"
    assert PLAIN in before
    after = strip_picture(before, ".gif")
    assert PLAIN not in after
    picture = Image.open(io.BytesIO(after))
    assert getattr(picture, "n_frames", 0) == 2
    assert picture.info.get("loop") == 0
    assert opened(after).convert("RGB").tobytes() == opened(before).convert("RGB").tobytes()


def test_a_drawing_does_not_tell_who_drew_it() -> None:
    """Comments, metadata and the words of programs go; shapes and styles stay."""
    drawing = """<?xml version="1.0"?>
<!-- CHUANH-RIENG -->
<svg xmlns="http://www.w3.org/2000/svg" xmlns:inkscape="http://i" xmlns:sodipodi="http://s"
 sodipodi:docname="CHUANH-RIENG.svg" inkscape:export-filename='/home/CHUANH-RIENG/a.png'
 viewBox="0 0 4 5"><metadata id="m"><rdf:RDF>CHUANH-RIENG</rdf:RDF></metadata>
<sodipodi:namedview id="v" inkscape:cx="1"><inkscape:page/></sodipodi:namedview>
<?xpacket CHUANH-RIENG?>
<style>/* a */ rect { fill: red } <!-- b --></style><title>Ông Cam</title>
<rect width="4" height="5" inkscape:label="CHUANH-RIENG"/></svg>"""
    after = strip_picture(drawing.encode(), ".svg").decode()
    assert PLAIN.decode() not in after
    for kept in (
        '<?xml version="1.0"?>',
        'viewBox="0 0 4 5"',
        "<style>/* a */ rect { fill: red }",
        "<title>Ông Cam</title>",
        '<rect width="4" height="5"/>',
    ):
        assert kept in after
    assert strip_picture(after.encode(), ".svg").decode() == after


def test_a_drawing_that_acts_only_without_its_comments_is_refused(tmp_path: Path) -> None:
    """What is published is looked at, and not only what was saved."""
    text = '<svg viewBox="0 0 1 1"><scr<!-- x -->ipt>alert(1)</scr<!-- x -->ipt></svg>'
    (tmp_path / "a.svg").write_text(text)
    media, problems = load_media(tmp_path / "a.svg", "data/articles/a.svg")
    assert media is None
    assert [problem.code for problem in problems] == ["photo.active"]


def test_the_site_shows_no_metadata(small: Path) -> None:
    """Pictures of records and of hand-written pages are published stripped."""
    text = "title: Tin\ndate: 2026-05-04\nsummary: Một câu.\nphoto: {file: a.jpg, alt: Ảnh}\n"
    add(
        small,
        {
            "data/articles/tin.yml": text,
            "data/articles/a.jpg": FILES[".jpg"](),
            "content/mau/b.png": FILES[".png"](),
            "content/them.md": "# Thêm\n\n![Ảnh](mau/b.png)\n",
        },
    )
    report = build(small)
    assert report.ok, report.problems
    site = read_site(small / "site")
    pictures = {path: content for path, content in site.items() if path.endswith((".jpg", ".png"))}
    assert len(pictures) == 2
    for path, content in pictures.items():
        assert PLAIN not in content
        assert dict(opened(content).getexif()) == {}, path


@pytest.mark.parametrize("suffix", [*sorted(FILES), ".gif", ".svg"])
@given(content=st.binary(max_size=300), place=st.integers(0, 400), known=st.booleans())
def test_any_bytes_are_stripped_or_refused(
    suffix: str, content: bytes, place: int, known: bool
) -> None:
    """No content makes the stripping fail in another way, and none makes it endless."""
    whole = FILES[suffix]() if suffix in FILES else b"GIF89a" + bytes(7)
    tried = whole[:place] + content + whole[place + 3 :] if known else content
    try:
        after = strip_picture(tried, suffix)
    except BrokenPictureError:
        return
    assert len(after) <= len(tried) + 60
