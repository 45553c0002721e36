"""What was probably meant: without marks, by title, and by a keyboard that was switched off."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.model.nearness import suggest

IDS = ("dang-thi-mai", "ubnd-xa-song-trang", "thi-tran-cho-moi", "thon-4", "thon-14", "xa-hoa-binh")
TITLES = {"ubnd-xa-song-trang": ("Ủy ban nhân dân xã Sông Trăng",), "thon-4": ("Thôn Bốn",)}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("Đặng Thị Mai", "dang-thi-mai"),
        ("ddawng-thij-mai", "dang-thi-mai"),
        ("d9a8ng thi5 mai", "dang-thi-mai"),
        ("thij traasn chowj mowis", "thi-tran-cho-moi"),
        ("xã Hoà Bình", "xa-hoa-binh"),
        ("xã Hòa Bình", "xa-hoa-binh"),
        ("thi-tran-cho-moii", "thi-tran-cho-moi"),
        ("Uỷ ban nhân dân xã Sông Trăng", "ubnd-xa-song-trang"),
        ("Thôn bốn", "thon-4"),
        ("thon4", "thon-4"),
        ("hoan-toan-khac-han", ""),
        ("", ""),
        ("?!", ""),
    ],
)
def test_what_was_meant_is_found(typed: str, meant: str) -> None:
    """One suggestion, or none; either way of setting tones, composed or not."""
    assert suggest(typed, IDS, TITLES) == meant
    assert suggest(unicodedata.normalize("NFD", typed), IDS, TITLES) == meant


@given(st.text(max_size=30), st.sets(st.text(max_size=12), max_size=8))
def test_a_suggestion_is_always_a_known_word(typed: str, known: set[str]) -> None:
    """Whatever is typed, and in whatever order the known words come."""
    found = suggest(typed, known)
    assert found == "" or found in known
    assert found == suggest(typed, sorted(known))
