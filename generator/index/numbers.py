"""Numbers of papers and dates, each under one spelling that the script can make of a query.

"108/KH-UBND" of 26/5/2020 stands under "108/khubnd" and "108/2020khubnd"; its day under
"@20200526", so that a month or a year is the beginning of its days.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.index.text import fold, words

_CODE = re.compile(r"0*(\d+)(.*)")
_YEAR = re.compile(r"(?:19|20)\d\d")


def number_keys(code: str, year: str) -> Iterator[str]:
    """The spellings of a paper's number; none for a paper whose number is left blank."""
    parts = [fold(word) for word in words(code)]
    match = _CODE.fullmatch(parts[0]) if parts else None
    if match is None:
        return
    parts[0] = match[2]
    own = next((part for part in parts if _YEAR.fullmatch(part)), "")
    symbol = "".join(part for part in parts if part != own)
    yield f"{match[1]}/{symbol}"
    if own or year:
        yield f"{match[1]}/{own or year}{symbol}"


def date_key(iso: str) -> str:
    """The key of an ISO day, month or year: @20200526."""
    return "@" + iso.replace("-", "")
