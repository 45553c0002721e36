"""Numbers below one hundred in Vietnamese words → digits: "ba mươi lăm" is 35."""

from __future__ import annotations

_ONES = (
    "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín",
)  # fmt: skip
_OTHERS = {"mốt": 1, "tư": 4, "lăm": 5, "nhăm": 5, "bẩy": 7}
_VALUES = {**{word: value for value, word in enumerate(_ONES, start=1)}, **_OTHERS}
_ONE = "|".join(_VALUES)
#: A pattern of such words; what counts something stands behind it.
IN_WORDS = rf"(?:(?:{_ONE})\s+mươi(?:\s+(?:{_ONE}))?|mười(?:\s+(?:{_ONE}))?|(?:{_ONE}))"


def number_in_words(words: str) -> str:
    """The number that words name, with two digits at least, as plans print it ("05")."""
    tens = ones = 0
    for word in words.lower().split():
        if word == "mười":
            tens = 1
        elif word == "mươi":
            tens, ones = ones, 0
        else:
            ones = _VALUES[word]
    return f"{10 * tens + ones:02}"
