"""Files that records name must be there, and be of a kind that serves."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.model.marks import find_marked
from generator.model.portal import beside
from generator.model.record import FilePath
from tests.portals.toolbox import SMALL, add, read

ARTICLE = "title: A\ndate: 2026\nsummary: S\nphoto: {{file: {}, alt: Ảnh}}\n"


@pytest.mark.parametrize(
    ("name", "codes"),
    [
        ("../exemplars/nguyen-van-cam.svg", []),
        ("khong-co.svg", ["file.missing"]),
        ("../../../etc/passwd.svg", ["file.missing"]),
        ("../../mkdocs.yml", ["file.wrong-kind"]),
        ("../awards/quyet-dinh-45-qd-ubnd-2026.csv", ["file.wrong-kind"]),
        ("ban.pdf", ["file.wrong-kind"]),
        ("/etc/passwd", ["record.form"]),
        ("'..\\\\a.svg'", ["record.form"]),
        ("''", ["record.empty"]),
    ],
)
def test_a_photo_is_a_picture_of_this_portal(name: str, codes: list[str], small: Path) -> None:
    """No record can publish a table, a configuration file or anything outside `data/`."""
    assert read(add(small, {"data/articles/x.yml": ARTICLE.format(name)})).codes == codes


def test_the_nearest_name_beside_the_record_is_suggested(small: Path) -> None:
    """A slip in a file's name is answered with the file that is there."""
    add(
        small,
        {
            "data/exemplars/x.yml": (
                "name: A\ntype: individual\nyear: 2026\nsummary: S\n"
                "photo: {file: nguyen-van-kam.svg, alt: Ảnh}\n"
                "consent: {date: 2026-01, scope: Ảnh, photo: true}\n"
            )
        },
    )
    (found,) = read(small).problems
    assert (found.code, found.hint) == ("file.missing", "nguyen-van-cam.svg")


def test_a_broken_file_is_told_once(small: Path) -> None:
    """The record is not blamed for a picture that has its own problem."""
    add(small, {"data/articles/x.yml": ARTICLE.format("x.png"), "data/articles/x.png": "x"})
    assert [(found.code, found.path) for found in read(small).problems] == [
        ("photo.broken", "data/articles/x.png")
    ]


@pytest.mark.parametrize(
    ("record", "file", "path"),
    [
        ("data/a/x.yml", "y.svg", "data/a/y.svg"),
        ("data/a/x.yml", "./y.svg", "data/a/y.svg"),
        ("data/a/x.yml", "../b/y.svg", "data/b/y.svg"),
        ("data/a/x.yml", "../../../../y.svg", "y.svg"),
    ],
)
def test_a_file_is_named_from_the_record_that_names_it(record: str, file: str, path: str) -> None:
    """`..` leads up, and never above the portal."""
    assert beside(record, file) == path


def test_every_field_that_names_a_file_is_marked() -> None:
    """Fields called `file` carry the mark by which files are checked and published."""
    found = read(SMALL)
    assert found.portal is not None
    for kind in KINDS:
        for entry in found.portal.all(kind.name):
            marked = {loc for loc, _, _ in find_marked(entry.record, FilePath)}
            assert {("photo", "file")} & marked or not getattr(entry.record, "photo", None)
