"""Vietnamese text: one form, one slug, one way to compare words."""

from __future__ import annotations

import re
import unicodedata
from functools import lru_cache

from slugify import slugify

_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """`text` in Unicode's composed form, the only one inside the generator."""
    return text if text.isascii() else unicodedata.normalize("NFC", text)


def squeeze(text: str) -> str:
    """`text` with every run of white space as one blank: how quotations are compared."""
    return _SPACES.sub(" ", text).strip()


@lru_cache(maxsize=100_000)
def slug(text: str) -> str:
    """The ASCII form for ids, file names and anchors: "Đặng Thị Mai" → "dang-thi-mai"."""
    return slugify(nfc(text).replace("đ", "d").replace("Đ", "D"))


@lru_cache(maxsize=100_000)
def sort_key(text: str) -> tuple[str, str]:
    """Order of names: by letters without marks first, then as written."""
    return slug(text), text
