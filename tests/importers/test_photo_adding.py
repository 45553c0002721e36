"""`thidua photo add`: photographs come into a record, and everything else stays as it was."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from generator.cli import main
from generator.load.yaml_text import parse_yaml
from tests.pictures.making import SECRET, pixels, saved, telephone
from tests.portals.toolbox import SMALL, add, build, check, copy_portal, read_site

PERSON = "data/exemplars/nguyen-van-cam.yml"


@pytest.fixture
def portal(tmp_path: Path) -> Path:
    """The small portal, with photographs beside it as they come from a telephone."""
    files = {
        "../IMG_1.HEIC": telephone("HEIF", 6, (600, 450)),
        "../Ảnh 2.JPG": telephone(size=(640, 480)),
        "../chu.txt": b"x",
    }
    return add(copy_portal(SMALL, tmp_path / "cong"), files)


def run(portal: Path, *arguments: str, input: str | None = None) -> Result:
    """The command; a file that begins with ../ lies beside the portal."""
    words = [str(portal / one) if one.startswith("../") else one for one in arguments]
    return CliRunner().invoke(main, ["photo", "add", *words, "--portal", str(portal)], input=input)


def data_of(portal: Path, path: str) -> dict[str, object]:
    """What a record's file says."""
    data, problems = parse_yaml((portal / path).read_text("utf-8"), path)
    assert problems == []
    return dict(data)


def test_photographs_come_into_a_record(portal: Path) -> None:
    """The person has a picture: both go to the gallery, and the site shows them."""
    found = run(
        portal, "../IMG_1.HEIC", "../Ảnh 2.JPG", "--to", "exemplar/nguyen-van-cam",
        "--alt", "Ông Cam đào hố", "--alt", "Cái xẻng", "--caption", "Thôn Bến", "--yes",
    )  # fmt: skip
    assert found.exit_code == 0, found.output
    data = data_of(portal, PERSON)
    assert data["gallery"] == [
        {
            "file": "nguyen-van-cam/img-1.jpg",
            "alt": "Ông Cam đào hố",
            "caption": "Thôn Bến",
        },
        {"file": "nguyen-van-cam/anh-2.jpg", "alt": "Cái xẻng"},
    ]
    kept = (portal / "data/exemplars/nguyen-van-cam/img-1.jpg").read_bytes()
    assert SECRET.encode() not in kept
    report = build(portal)
    assert report.problems == ()
    page = read_site(portal / "site")["dien-hinh/nguyen-van-cam/index.html"].decode()
    assert 'alt="Ông Cam đào hố"' in page
    assert page.count("<picture>") == 2


def test_the_first_photograph_is_the_records_own(portal: Path) -> None:
    """A Markdown record keeps its text, word by word."""
    path = "data/articles/trong-cay-dau-xuan.md"
    before = (portal / path).read_text("utf-8")
    found = run(
        portal, "../IMG_1.HEIC", "--to", "tin-tuc/trong-cay-dau-xuan", "--alt", "A", "--yes"
    )
    assert found.exit_code == 0, found.output
    after = (portal / path).read_text("utf-8")
    assert after.partition("\n---\n")[2] == before.partition("\n---\n")[2]
    assert "file: trong-cay-dau-xuan/img-1.jpg" in after
    assert check(portal).ok
    found = run(portal, "../Ảnh 2.JPG", "--to", "article/trong-cay-dau-xuan", "--alt", "A", "--yes")
    assert found.exit_code == 2
    assert "chỉ nhận một ảnh" in found.output


def test_the_same_photograph_is_added_once(portal: Path) -> None:
    """Nothing is written the second time."""
    arguments = ("../IMG_1.HEIC", "--to", "exemplar/nguyen-van-cam", "--alt", "A", "--yes")
    assert run(portal, *arguments).exit_code == 0
    before = {file: file.stat().st_mtime_ns for file in portal.rglob("*") if file.is_file()}
    found = run(portal, *arguments)
    assert found.exit_code == 0
    assert "đã có" in found.output
    assert before == {file: file.stat().st_mtime_ns for file in portal.rglob("*") if file.is_file()}


def test_another_photograph_of_the_same_name_gets_another_name(portal: Path) -> None:
    """Telephones begin to count anew."""
    to = ("--to", "exemplar/nguyen-van-cam", "--alt", "A", "--yes")
    assert run(portal, "../Ảnh 2.JPG", *to).exit_code == 0
    add(portal, {"../Ảnh 2.JPG": saved(pixels(640, 480, seed=9), "JPEG")})
    assert run(portal, "../Ảnh 2.JPG", *to).exit_code == 0
    names = {file.name for file in (portal / "data/exemplars/nguyen-van-cam").iterdir()}
    assert names == {"anh-2.jpg", "anh-2-2.jpg"}


@pytest.mark.parametrize(("name", "form"), [("a.heic", "HEIF"), ("a.jpg", "JPEG")])
def test_a_photograph_dropped_into_the_folder_is_told_and_mended(
    name: str, form: str, portal: Path
) -> None:
    """It is not published before it has words; then its original with the place goes."""
    path = f"data/exemplars/nguyen-van-cam/{name}"
    add(portal, {path: telephone(form, 3)})
    report = check(portal)
    assert [(one.code, one.path) for one in report.problems] == [("photo.unnamed", path)]
    assert report.ok
    found = run(
        portal, str(portal / path), "--to", report.problems[0].hint, "--alt", "Ông Cam", "--yes"
    )
    assert found.exit_code == 0, found.output
    assert check(portal).problems == ()
    left = [*(portal / "data/exemplars/nguyen-van-cam").iterdir()]
    assert [file.name for file in left] == ["a.jpg"]
    assert SECRET.encode() not in left[0].read_bytes()


def test_without_yes_nothing_is_written(portal: Path) -> None:
    """What would be is shown; machines get it as JSON."""
    before = (portal / PERSON).read_bytes()
    arguments = ("../IMG_1.HEIC", "--to", "exemplar/nguyen-van-cam", "--alt", "Ông Cam")
    found = run(portal, *arguments)
    assert found.exit_code == 2
    assert "+    alt: Ông Cam" in found.output
    facts = json.loads(run(portal, *arguments, "--format", "json").output)
    assert facts["written"] is False
    assert [one["path"] for one in facts["photos"]] == ["data/exemplars/nguyen-van-cam/img-1.jpg"]
    assert (portal / PERSON).read_bytes() == before
    assert not (portal / "data/exemplars/nguyen-van-cam").exists()


@pytest.mark.parametrize(
    ("arguments", "status", "words"),
    [
        (("../IMG_1.HEIC", "--to", "exemplar/nguyen-van-cam"), 1, "lời mô tả"),
        (("../IMG_1.HEIC", "--to", "exemplar/nguyen-van-cam", "--alt", " "), 1, "lời mô tả"),
        (("../chu.txt", "--to", "exemplar/nguyen-van-cam", "--alt", "A"), 1, "photo.broken"),
        (("../khong.jpg", "--to", "exemplar/nguyen-van-cam", "--alt", "A"), 2, "khong.jpg"),
        (("../IMG_1.HEIC", "--to", "exemplar/nguyen-van-kam", "--alt", "A"), 2, "nguyen-van-cam"),
        (("../IMG_1.HEIC", "--to", "cam", "--alt", "A"), 2, "--to"),
        (("../IMG_1.HEIC", "--to", "unit/xa-song-trang", "--alt", "A"), 2, "exemplar"),
        (("../IMG_1.HEIC", "--to", "event/hoi-nghi-tong-ket-2026", "--alt", "A", "--gallery"), 2,
         "gallery"),
    ],
)  # fmt: skip
def test_what_cannot_be_is_said_in_a_sentence(
    arguments: tuple[str, ...], status: int, words: str, portal: Path
) -> None:
    """Nothing is written, and there is no traceback."""
    before = {file: file.read_bytes() for file in (portal / "data").rglob("*") if file.is_file()}
    found = run(portal, *arguments, "--yes")
    assert found.exit_code == status, found.output
    assert words in found.output
    assert "Traceback" not in found.output
    after = {file: file.read_bytes() for file in (portal / "data").rglob("*") if file.is_file()}
    assert before == after


def test_a_missing_consent_is_told(portal: Path) -> None:
    """Before the build refuses: a picture of a person needs it."""
    found = run(
        portal, "../IMG_1.HEIC", "--to", "exemplar/ho-ba-tran-thi-na", "--alt", "A", "--yes"
    )
    assert found.exit_code == 0, found.output
    assert 'Hãy ghi mục "consent"' in found.output
    assert "photo: true" in found.output
    assert {one.code for one in check(portal).problems} == {"consent.missing"}
