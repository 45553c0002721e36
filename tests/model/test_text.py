"""Slugs and white space of Vietnamese text."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st
from slugify import slugify

from generator.model.text import slug, squeeze

_LETTERS = "aZ09ăẤđƯ ().,:;/_“”–—-'&\n"


@given(st.text(_LETTERS, max_size=20))
def test_the_short_way_to_a_slug_leads_where_the_long_one_does(text: str) -> None:
    """What is told without tables of all scripts is what they would tell."""
    latin = text.replace("đ", "d").replace("Đ", "D")
    assert slug(text) == slugify(latin, backend="text-unidecode")


@given(st.text(" \t\n\xa0\u3000ab", max_size=20))
def test_white_space_of_any_sort_is_one_blank(text: str) -> None:
    """Runs become one blank, and none is left at the ends."""
    assert squeeze(text) == re.sub(r"\s+", " ", text).strip()
