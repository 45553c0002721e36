"""Vietnamese text: one form, one slug, one way to compare words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from slugify import slugify

_MARKS = re.compile("[\u0300-\u0304\u0306\u0309\u031b\u0323]+")
_PLAIN = re.compile("[A-Za-z0-9 ():./–“”-]*")
_WORD = re.compile("[a-z0-9]+")
_SPACES = re.compile(r"\s+")
#: What no text may hold: control characters, the marks of our own frames (`model/frame.py`),
#: and code points that are no characters.
UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000\ue001\ufdd0-\ufdef\ufffe\uffff\ud800-\udfff]"
)


def nfc(text: str) -> str:
    """`text` in Unicode's composed form, the only one inside the generator."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """`text` with every run of white space as one blank: how quotations are compared."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """The ASCII form for ids, file names and anchors: "Đặng Thị Mai" → "dang-thi-mai"."""
    text = nfc(text).replace("đ", "d").replace("Đ", "D")
    bare = _MARKS.sub("", unicodedata.normalize("NFD", text))
    if _PLAIN.fullmatch(bare):  # as most names are: nothing that needs to be known by heart
        return "-".join(_WORD.findall(bare.lower()))
    return slugify(text, backend="text-unidecode")


@lru_cache(maxsize=100_000)
def sort_key(text: str) -> tuple[str, str]:
    """Order of names: by letters without marks first, then as written."""
    return slug(text), text
