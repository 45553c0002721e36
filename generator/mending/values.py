"""What was typed into a field → what its type says was meant, where there is but one reading."""

from __future__ import annotations

import re
from collections.abc import Mapping

from generator.model.days import iso_day
from generator.model.text import nfc, slug

_YMD = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})", re.ASCII)
_DMY = re.compile(r"(\d{1,2})\s?[-/.]\s?(\d{1,2})\s?[-/.]\s?(\d{4})", re.ASCII)
_WORDS = re.compile(r"(?:ngày )?(\d{1,2}) tháng (\d{1,2}) năm (\d{4})", re.ASCII | re.IGNORECASE)
_MONTH = re.compile(r"(?:tháng )?(\d{1,2})(?:[-/.]| năm )(\d{4})", re.ASCII | re.IGNORECASE)
_ISO_MONTH = re.compile(r"(\d{4})[-/.](\d{1,2})", re.ASCII)
_QUARTER = re.compile(
    r"(?:quý )?(?P<q>[1-4]|i{1,3}|iv)(?:[-/.]| năm )(?P<y>\d{4})", re.ASCII | re.IGNORECASE
)
_ISO_QUARTER = re.compile(r"(\d{4})\s?[-/.]?\s?q([1-4])", re.ASCII | re.IGNORECASE)
_ROMAN = {"i": "1", "ii": "2", "iii": "3", "iv": "4"}
_YEAR = re.compile(r"năm (\d{4})", re.ASCII | re.IGNORECASE)
_ISO = re.compile(r"\d{4}(-\d{2}(-\d{2})?|-Q[1-4])?", re.ASCII)
_YES = frozenset({"co", "dung", "phai", "x", "roi"})
_NO = frozenset({"khong", "chua", "sai"})
#: Digits of an official code of a unit, by its type: Quyết định 124/2004/QĐ-TTg, kept by Quyết
#: định 19/2025/QĐ-TTg for communes.
CODE_DIGITS = {"district": 3, "commune": 5}


def mend_date(text: str, whole: bool = False) -> str | None:
    """The date in ISO form; None where it is so already, is no date, or can be read in two ways.

    Vietnamese papers put the day first, spreadsheets set up in English the month: `05/06/2026` is
    left to an editor, `15/06/2026`, `06/06/2026` and what is spelled out are not. `whole`: months,
    quarters and years will not do.
    """
    typed = " ".join(nfc(text).split())
    if _ISO.fullmatch(typed):
        return None
    if match := _YMD.fullmatch(typed):
        return iso_day(match[3], match[2], match[1]) or None
    if match := _WORDS.fullmatch(typed):
        return iso_day(match[1], match[2], match[3]) or None
    if match := _DMY.fullmatch(typed):
        sure = int(match[1]) > 12 or int(match[1]) == int(match[2])
        return (iso_day(match[1], match[2], match[3]) or None) if sure else None
    return None if whole else _mend_part(typed)


def _mend_part(typed: str) -> str | None:
    """The same for a month, quarter or year."""
    if match := _ISO_MONTH.fullmatch(typed):
        return iso_day("", match[2], match[1]) or None
    if typed.lower().startswith("quý") and (match := _QUARTER.fullmatch(typed)):
        quarter = match["q"].lower()
        return f"{match['y']}-Q{_ROMAN.get(quarter, quarter)}"
    if match := _ISO_QUARTER.fullmatch(typed):
        return f"{match[1]}-Q{match[2]}"
    if match := _MONTH.fullmatch(typed):
        return iso_day("", match[1], match[2]) or None
    if match := _YEAR.fullmatch(typed):
        return match[1]
    return None


def mend_choice(text: str, words: Mapping[str, tuple[str, ...]]) -> str | None:
    """The value that is written in other case, or by its Vietnamese words; `words` by value."""
    if text in words:
        return None
    bare = slug(text.replace("_", "-"))
    meant = {
        value
        for value, names in words.items()
        if bare == slug(value.replace("_", "-")) or bare in map(slug, names)
    }
    return meant.pop() if len(meant) == 1 else None


def mend_yes_no(text: str) -> str | None:
    """`true` for "có", `false` for "không"."""
    bare = slug(text)
    return "true" if bare in _YES else "false" if bare in _NO else None


def mend_reference(text: str, titles: Mapping[str, str]) -> str | None:
    """The id that is written with marks or in capitals, or by the record's title, if it is one."""
    if text in titles:
        return None
    bare = slug(text)
    if bare in titles:
        return bare
    meant = [id_ for id_, title in titles.items() if bare and slug(title) == bare]
    return meant[0] if len(meant) == 1 else None


def mend_slug(text: str) -> str | None:
    """The id in the only letters that an id may have: "Xã Hoà Bình" → "xa-hoa-binh"."""
    bare = slug(text)
    return bare if bare and bare != text else None


def mend_code(code: str, type_: str) -> str | None:
    """An official code with the zeros that a spreadsheet took from its head: `4` → `00004`."""
    digits = CODE_DIGITS.get(type_, 0)
    return code.zfill(digits) if code.isascii() and code.isdigit() and len(code) < digits else None


def mend_spaces(text: str) -> str | None:
    """One line without blanks at its ends, and with one between words."""
    plain = " ".join(text.split())
    return plain if "\n" not in text and plain != text and plain else None
