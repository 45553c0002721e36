"""Slugs, sorting and comparing of Vietnamese text."""

from __future__ import annotations

import json
import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from generator.kinds.display import short
from generator.model.text import nfc, slug, sort_key, squeeze
from tests.portals.toolbox import MATERIAL

SLUG = re.compile(r"[a-z0-9]+(-[a-z0-9]+)*")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đặng Thị Mai", "dang-thi-mai"),
        ("Đa\u0323\u0306ng Thi\u0323 Mai", "dang-thi-mai"),
        ("đĐ", "dd"),
        ("Xã Ba Tơ", "xa-ba-to"),
        ("ƯỚC MƠ – 100%", "uoc-mo-100"),
        ("108/KH-UBND", "108-kh-ubnd"),
        ("  a__b  ", "a-b"),
        ("???", ""),
        ("", ""),
    ],
)
def test_a_slug_is_plain_letters(text: str, expected: str) -> None:
    """Marks go, Đ becomes d, all else becomes one hyphen."""
    assert slug(text) == expected


@given(st.text())
def test_a_slug_is_ascii_and_its_own_slug(text: str) -> None:
    """Any text has a slug that can stand in an address, and slugging it again changes nothing."""
    found = slug(text)
    assert found == "" or SLUG.fullmatch(found)
    assert slug(found) == found
    assert slug(nfc(text)) == found


def test_every_commune_has_a_slug() -> None:
    """No letter of any of the 3,321 communes' names is lost."""
    file = MATERIAL / "vn-provinces" / "vn_only_simplified.json"
    provinces = json.loads(file.read_text("utf-8"))
    names = [ward["FullName"] for province in provinces for ward in province["Wards"]]
    assert len(names) == 3321
    for name in names:
        assert len(slug(name).replace("-", "")) == len(re.sub(r"[\W_]", "", name))


def test_names_are_sorted_by_letters_then_by_marks() -> None:
    """An, Ân and Ấn stand together; equal letters are told apart by their marks, always alike."""
    names = ["Đào", "Ấn", "Dao", "An", "Bình", "Ân", "Đao"]
    assert sorted(names, key=sort_key) == ["An", "Ân", "Ấn", "Bình", "Dao", "Đao", "Đào"]


@given(st.text())
def test_squeezing_leaves_single_blanks(text: str) -> None:
    """Quotations are compared without regard to how lines were broken."""
    found = squeeze(text)
    assert squeeze(found) == found
    assert "  " not in found
    assert "\n" not in found


@given(st.text(), st.integers(10, 200))
def test_a_short_text_is_short(text: str, limit: int) -> None:
    """A description never exceeds its limit by more than the dots at its end."""
    assert len(short(text, limit)) <= limit + 1
    assert "\n" not in short(text, limit)


_LETTERS = (
    "aAàẢãÁạăằẳẵắặâầẩẫấậeèẻẽéẹêềểễếệiìỉĩíịoòỏõóọôồổỗốộơờởỡớợuùủũúụưừửữứựyỳỷỹýỵđĐbcK9 0-_.,&'/üç"
)


@given(st.text(_LETTERS, max_size=20))
def test_the_quick_way_to_a_slug_is_that_of_the_library(text: str) -> None:
    """Names of plain letters are not looked up, and come out the same."""
    plain = nfc(text).replace("đ", "d").replace("Đ", "D")
    assert slug(text) == slugify(plain, backend="text-unidecode")
