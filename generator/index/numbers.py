"""Numbers of papers and dates, each under one spelling that the script can make of a query.

"108/KH-UBND" of 26/5/2020 stands under "108/khubnd/2020", so that "108", "108/KH" and "108/2020"
lead to it; "108/2020/KH-UBND" under "108/khubnd/2020*"; a day under "@20200526", so that a month or
a year is the beginning of its days.
"""

from __future__ import annotations

import re

from generator.index.text import fold, words

_CODE = re.compile(r"0*(\d+)(.*)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def number_key(code: str, year: str) -> str | None:
    """The key of a paper's number; None for a paper whose number is left blank."""
    parts = [fold(word) for word in words(code)]
    match = _CODE.fullmatch(parts[0]) if parts else None
    if match is None:
        return None
    parts[0] = match[2]
    own = next((part for part in parts if _YEAR.fullmatch(part)), "")
    symbol = "".join(part for part in parts if part != own)
    return f"{match[1]}/{symbol}/{own or year}{'*' if own else ''}"


def date_key(iso: str) -> str:
    """The key of an ISO day, month or year: @20200526."""
    return "@" + iso.replace("-", "")
