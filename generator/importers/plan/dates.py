"""Words → the dates in them, as official papers write them; blanks stay blank.

A date has an ISO form only where the words give it: `2020-05-26`, `2024-06`, `2025-Q1`, `2019`.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.model.days import iso_day

__all__ = ["DATE", "PLACE_DATE", "FoundDate", "find_dates", "iso_day"]

_Y = r"((?:19|20)\d\d)"
_QUARTERS = {"1": 1, "2": 2, "3": 3, "4": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4}
#: One date of any precision. The groups: day month year | month year | quarter year | year.
DATE = re.compile(
    r"(?:(?:ngày\s+)?(?<![\d/.])(\d{1,2})\s*[/.-]\s*(\d{1,2})\s*[/.-]\s*((?:19|20)\d\d)(?![\d/])"
    r"|(?:ngày\s+)(\d{1,2})\s+tháng\s+(\d{1,2})\s*,?\s+năm\s+((?:19|20)\d\d)"
    rf"|tháng\s+(\d{{1,2}})\s*(?:/|-|,?\s+năm\s+)\s*{_Y}"
    rf"|(?<![\d/.])(\d{{1,2}})/{_Y}(?![\d/])"
    rf"|quý\s+(IV|I{{1,3}}|[1-4])\s*(?:/|-|,?\s*năm\s+)\s*{_Y}"
    rf"|năm\s+{_Y}(?!\s*[-–]\s*(?:19|20)\d\d))",
    re.IGNORECASE,
)
#: The line below the number: "Gò Quao, ngày 19 tháng 5 năm 2021", with blanks or dots.
_BLANK = r"[\s.…_]*"
PLACE_DATE = re.compile(
    rf"(?P<place>[^\W\d_][^,\t\n]{{0,60}}),\s*(?P<date>ngày(?P<d>{_BLANK}\d{{0,2}}{_BLANK})"
    rf"tháng(?P<m>{_BLANK}\d{{0,2}}{_BLANK})năm\s*(?P<y>\d{{0,4}}))(?:{_BLANK})$"
)


@dataclass(frozen=True, slots=True)
class FoundDate:
    """A date in a text: where it begins and ends, its words, and its ISO form.

    `iso` is empty where such a day does not exist.
    """

    start: int
    end: int
    text: str
    iso: str


def find_dates(text: str) -> tuple[FoundDate, ...]:
    """Every whole or partial date in `text`, in order."""
    return tuple(
        FoundDate(match.start(), match.end(), match[0], _iso(match))
        for match in DATE.finditer(text)
    )


def _iso(match: re.Match[str]) -> str:
    d1, m1, y1, d2, m2, y2, m3, y3, m4, y4, q, y5, y6 = match.groups()
    if d1 or d2:
        return iso_day(d1 or d2, m1 or m2, y1 or y2)
    if m3 or m4:
        return iso_day("", m3 or m4, y3 or y4)
    if q:
        return f"{y5}-Q{_QUARTERS[q.lower()]}"
    return str(y6)
