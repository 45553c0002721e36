"""The normaliser says the same in Python and in JavaScript, and says it right."""

import random
import unicodedata

import pytest

from generator.index.text import fold, words
from tests.index.node import run_module

_TEXT = """
import {{ fold, words }} from "{theme}/search/text.js";
export default (texts) => texts.map((text) => [words(text), words(text).map(fold)]);
"""


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hoà", "hòa"),
        ("THUÝ", "thúy"),
        ("khoẻ", "khỏe"),
        ("Quý", "quý"),
        ("ngoài", "ngoài"),
        ("Uỷ ban", "ủy ban"),
        ("hoàn", "hoàn"),
        (unicodedata.normalize("NFD", "Đặng Thuỳ"), "đặng thùy"),
    ],
)
def test_normal_form_has_one_spelling(text: str, expected: str) -> None:
    """Composition, case and the place of the tone mark."""
    assert " ".join(words(text)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Đặng Văn Đức", ["dang", "van", "duc"]),
        ("108/KH-UBND", ["108", "kh", "ubnd"]),
        ("K’Brếu, H'Hen", ["k", "breu", "h", "hen"]),
        ("", []),
    ],
)
def test_words_fold_to_bare_letters(text: str, expected: list[str]) -> None:
    """Signs part words, apostrophes of minority names included."""
    assert [fold(word) for word in words(text)] == expected


def test_both_languages_read_every_text_alike() -> None:
    """All Vietnamese letters in all forms, every character of the basic plane, random mixtures."""
    random_ = random.Random(7)
    letters = "aăâeêioôơuưyđbcdghklmnpqrstvx"
    marks = ["", *"\u0300\u0301\u0303\u0309\u0323"]
    syllables = [
        start + vowel + mark + end
        for start in ("", "q", "h", "ng")
        for vowel in ("a", "oa", "oe", "uy", "ươ", "iê", "yê", "u", "ư")
        for mark in marks
        for end in ("", "n", "i", " ", "1", "-")
    ]
    known = [
        chr(code)
        for code in range(0x10000)
        if not 0xD800 <= code < 0xE000 and unicodedata.category(chr(code)) != "Cn"
    ]
    texts = [f"a{char}o\u0300a {char.lower()}" for char in known]
    for form in ("NFC", "NFD"):
        texts += [unicodedata.normalize(form, syllable) for syllable in syllables]
        texts += [unicodedata.normalize(form, syllable).upper() for syllable in syllables]
    for _ in range(3_000):
        length = random_.randint(0, 30)
        texts.append(
            "".join(
                random_.choice([*letters, *marks, " ", "Đ", "Q", "/", "'"]) for _ in range(length)
            )
        )
        texts.append("".join(random_.choice(known) for _ in range(length)))

    ours = [[words(text), [fold(word) for word in words(text)]] for text in texts]
    theirs = run_module(_TEXT, texts)

    differing = [
        (text, one, other)
        for text, one, other in zip(texts, ours, theirs, strict=True)
        if one != other
    ]
    assert differing == []
