"""What rows between recipients say: whom the next ones are about, totals, signatures."""

from __future__ import annotations

import re
from functools import lru_cache

from generator.importers.words import begins
from generator.law.forms import find_form
from generator.model.quota import RecipientKind
from generator.model.text import slug, squeeze

_KINDS = (
    (RecipientKind.HOUSEHOLD, ("ho-gia-dinh", "gia-dinh", "cac-ho", "ho-dan")),
    (RecipientKind.COLLECTIVE, ("tap-the",)),
    (RecipientKind.INDIVIDUAL, ("ca-nhan",)),
)
_DATED = re.compile(r",?\s*ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm", re.IGNORECASE)
#: Before the form, in headings: "được tặng Giấy khen", "đạt danh hiệu Lao động tiên tiến".
_BEFORE = re.compile(
    r"(?:\btặng(?: thưởng)?|\bdanh hiệu|\bđạt|\bcông nhận|\bhình thức|\bđề nghị)\s*:?\s*",
    re.IGNORECASE,
)
#: Headings are shorter; what is longer is text, and would take time by the square of its length.
_LONGEST = 500
_QUOTED = re.compile(r"[“\"«]([^”\"»]{3,60})[”\"»]")
_NUMBERED = re.compile(r"^(?:[IVX]+|[A-HĐ]|\d{1,2}(?:\.\d+)*)\s*[.)/:-]\s*")


@lru_cache(maxsize=4_096)
def find_kind_in(
    text: str, section: bool = False, collective: bool = False
) -> RecipientKind | None:
    """The one kind of recipient that a heading is about; None where it names none, or several.

    `collective`: whether it is the name of a collective ("Trường Tiểu học …").
    """
    if collective:
        return RecipientKind.COLLECTIVE if begins(slug(text), "collective-words") else None
    key = f"-{slug(text)}-"
    found = [kind for kind, words in _KINDS if any(f"-{word}-" in key for word in words)]
    if len(found) > 1 and section:
        first = min(found, key=lambda kind: _first(key, kind))
        return first if _first(key, first) <= 8 and "-va-" not in key else None
    return found[0] if len(found) == 1 else None


def _first(key: str, kind: RecipientKind) -> int:
    words = next(words for other, words in _KINDS if other is kind)
    return min(key.find(f"-{word}-") for word in words if f"-{word}-" in key)


@lru_cache(maxsize=4_096)
def find_form_in(text: str) -> str:
    """The award form that a heading names, as forms are called: "được tặng GIẤY KHEN" …; or "".

    Of a text that is no heading any more, only the beginning is looked at.
    """
    text = text[:_LONGEST]
    texts = [_NUMBERED.sub("", squeeze(text)), *_QUOTED.findall(text)]
    texts += [text[match.end() :] for match in _BEFORE.finditer(text)]
    for part in texts:
        form = find_form(_cut(part))
        if form is not None:
            return form.name
    return ""


_AFTER = re.compile(
    r"\s(?:cho|của|vì|về|năm|đợt|trong|có|theo|do|kèm)\b|[,;:(–]|\s-\s", re.IGNORECASE
)


def _cut(text: str) -> str:
    """The words of a form, without what follows it."""
    text = text.strip(" “”\"'«».")
    match = _AFTER.search(text)
    return (text[: match.start()] if match else text).strip(" “”\"'«».")


#: Such names begin like a total and are none.
_NO_TOTALS = ("tong-cong-ty", "tong-giam-doc", "tong-doan", "tong-dai", "tong-cuc", "tong-kho")


def is_total(number: str, name: str, text: str) -> bool:
    """Whether the row adds up, or says how many there are."""
    if number and number[0].isdigit() and name:
        return False
    keys = (slug(text), slug(name))
    return any(begins(key, "total-words") and not key.startswith(_NO_TOTALS) for key in keys)


def is_kind_heading(text: str) -> bool:
    """Whether a text is nothing but a kind: "CÁ NHÂN", "Các tập thể (05)"."""
    return _KIND_ALONE.fullmatch(slug(text)) is not None


_KIND_ALONE = re.compile(
    r"(?:danh-sach-)?(?:cac-|doi-voi-)?(?:tap-the|ca-nhan|ho-gia-dinh|ho)(?:-gom)?(?:-\d+.*)?"
)


def is_foot(number: str, name: str, text: str) -> bool:
    """Whether the list is over: a place and date, or who signs."""
    if number and number[0].isdigit():
        return False
    if _DATED.search(text):
        return True
    first = name or text
    return begins(slug(first), "foot-words") and not find_kind_in(first)
