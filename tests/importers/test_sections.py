"""Headings of lists: which award form they name."""

from __future__ import annotations

from generator.importers.sections import find_form_in


def test_a_form_is_found_where_a_long_text_begins() -> None:
    """A cell full of words costs no more than a heading, and its beginning is read all the same."""
    words = " được tặng danh hiệu" * 3_000
    assert find_form_in(words) == ""
    assert find_form_in(f"II. CÁ NHÂN được tặng GIẤY KHEN{words}") == "Giấy khen"
