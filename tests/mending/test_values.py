"""What a field's type leaves no doubt about is mended; what can be read in two ways is left."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.kinds.unit import UnitType
from generator.kinds.words import value_words_of
from generator.mending.characters import mend_characters
from generator.mending.values import (
    mend_choice,
    mend_code,
    mend_date,
    mend_reference,
    mend_slug,
    mend_spaces,
    mend_yes_no,
)
from generator.model.dates import parse_partial_date
from generator.model.quota import RecipientKind
from generator.model.text import UNFIT


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("15/7/2020", "2020-07-15"),
        ("15.07.2020", "2020-07-15"),
        ("15 - 7 - 2020", "2020-07-15"),
        ("6/6/2026", "2026-06-06"),
        ("5/6/2026", None),
        ("31/2/2026", None),
        ("31/13/2026", None),
        ("2020-7-5", "2020-07-05"),
        ("2020/07/15", "2020-07-15"),
        ("ngày 05 tháng 6 năm 2026", "2026-06-05"),
        ("5 tháng 6 năm 2026", "2026-06-05"),
        ("Tháng 7/2020", "2020-07"),
        ("7/2020", "2020-07"),
        ("tháng 7 năm 2020", "2020-07"),
        ("2020-7", "2020-07"),
        ("13/2020", None),
        ("quý III/2020", "2020-Q3"),
        ("Quý 3 năm 2020", "2020-Q3"),
        ("2020-q3", "2020-Q3"),
        ("năm 2020", "2020"),
        ("2020", None),
        ("2020-07-15", None),
        ("hôm qua", None),
        ("15/7/20", None),
        ("", None),
    ],
)
def test_a_date_is_mended_where_it_has_one_reading(typed: str, meant: str | None) -> None:
    """Day before month is sure only where it cannot be the other way round."""
    assert mend_date(typed) == meant
    assert mend_date(unicodedata.normalize("NFD", typed)) == meant
    if meant:
        assert parse_partial_date(meant).iso == meant


@pytest.mark.parametrize("typed", ["7/2020", "quý III/2020", "năm 2020", "2020-7"])
def test_a_whole_day_is_not_made_of_less(typed: str) -> None:
    """Where a field takes days only, a month is left to the editor."""
    assert mend_date(typed, whole=True) is None


@pytest.mark.parametrize(
    ("typed", "type_", "meant"),
    [
        ("Individual", RecipientKind, "individual"),
        ("Cá nhân", RecipientKind, "individual"),
        ("hộ gia đình", RecipientKind, "household"),
        ("individual", RecipientKind, None),
        ("cá", RecipientKind, None),
        ("Tổ dân phố", UnitType, "village"),
        ("UBND", UnitType, "committee"),
        ("Thị trấn", UnitType, "commune"),
    ],
)
def test_a_choice_is_known_in_any_case_and_in_vietnamese(
    typed: str, type_: object, meant: str | None
) -> None:
    """Words that are no value's are left."""
    assert mend_choice(typed, value_words_of(type_)) == meant


def test_references_ids_codes_and_answers() -> None:
    """Each in its only sure reading; either way of setting tones gives one id."""
    titles = {"hoa-binh": "Xã Hòa Bình", "a": "Thôn Một", "b": "Thôn Một"}
    assert mend_reference("Hoà-Bình", titles) == "hoa-binh"
    assert mend_reference("Hòa Bình", titles) == "hoa-binh"
    assert mend_reference("xã Hoà Bình", titles) == "hoa-binh"
    assert mend_reference("Thôn Một", titles) is None
    assert mend_reference("hoa-bin", titles) is None
    assert mend_slug("Xã Hoà Bình") == mend_slug("Xã Hòa Bình") == "xa-hoa-binh"
    assert mend_slug("xa-hoa-binh") is None
    assert mend_code("4", "commune") == "00004"
    assert mend_code("4", "district") == "004"
    assert mend_code("00004", "commune") is None
    assert mend_code("4", "village") is None
    assert (mend_yes_no("Có"), mend_yes_no("không"), mend_yes_no("true")) == ("true", "false", None)
    assert mend_spaces(" Nguyễn  Văn Cam") == "Nguyễn Văn Cam"
    assert mend_spaces("hai\ndòng  này") is None


def test_what_nobody_typed_is_taken_out() -> None:
    """A mark at the head, ends of lines, what has no width, special blanks, loose marks."""
    bad = "\ufeffa:\u00a0Tha\u0306\u0301ng\u200b\r\nb: 👩‍🌾\r\n"
    text, mends = mend_characters(bad, "data/x.yml")
    assert text == "a: Thắng\nb: 👩‍🌾\n"
    assert [mend.what for mend in mends] == ["bom", "line-ends", "unseen", "blanks", "composed"]
    assert all(mend.sentence for mend in mends)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=80))
def test_mended_text_stays_as_it_is(text: str) -> None:
    """Mending twice is mending once, and nothing is told where nothing is done."""
    once, mends = mend_characters(text, "x")
    assert bool(mends) == (once != text)
    assert mend_characters(once, "x") == (once, [])
    assert unicodedata.is_normalized("NFC", once)


@given(st.text(max_size=30))
def test_no_text_is_too_odd(text: str) -> None:
    """Values are mended to what they stay, or left."""
    date = mend_date(text)
    assert date is None or mend_date(date) is None
    one_line = mend_spaces(text)
    assert one_line is None or mend_spaces(one_line) is None
    assert UNFIT.search(mend_slug(text) or "") is None
