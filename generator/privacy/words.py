"""E-mail addresses of private persons, full dates of birth, and addresses of houses."""

from __future__ import annotations

import re
from collections.abc import Iterator

from generator.privacy.finding import PrivateKind

Found = tuple[PrivateKind, int, int]

#: Providers whose addresses belong to persons.
_HOSTS = (
    r"gmail|googlemail|yahoo|ymail|rocketmail|hotmail|outlook|live|msn|icloud|me|aol|proton|protonmail"
    r"|gmx|mail|yandex|zoho|zohomail"
)
_EMAIL = re.compile(
    rf"[\w.+%-]+ {{0,2}}(?:@|\[at\]|\(at\)) {{0,2}}(?:{_HOSTS}) {{0,1}}\. {{0,1}}"
    r"(?:com\.vn|com|net|org|vn|me|ru|de|ch|us|co\.uk|fr)\b",
    re.IGNORECASE,
)

_DATE = (
    r"(?P<day>\d{1,2})(?: {0,2}[/.\-] {0,2}| tháng )(?P<month>\d{1,2})(?: {0,2}[/.\-] {0,2}| năm )"
    r"(?P<year>(?:19|20)\d\d)(?!\d)"
)
#: "học sinh ngày …" is no birth; neither is the day on which one was registered.
_BIRTH = re.compile(
    r"(?<!học )(?<!vệ )(?<!an )(?<!khai )(?<!thí )(?<!giám )(?<!phục )(?<!nữ )(?<!nam )(?<!tái )"
    rf"(?<!\w)(?:sinh|sn|ns|dob)(?:[ :.,;\-]|\bngày\b|\bvào\b|\btháng\b|\bnăm\b){{0,12}}?\b{_DATE}",
    re.IGNORECASE,
)

_LETTER = r"A-ZÀÁÂÃÈÉÊÌÍÒÓÔÕÙÚÝĂĐĨŨƠƯẠ-Ỹ"
_WAY = r"(?i:đường|phố|ngõ|ngách|hẻm|kiệt)"
#: Words that make a day of "26/3".
_DAY = re.compile(
    r"(?:ngày|sáng|trưa|chiều|tối|đêm|đến|từ|trước|sau|hết|dịp|lễ|niệm|hạn|và|\d ?-)\s{0,2}\Z",
    re.IGNORECASE,
)
_NUMBER = r"\d{1,4}[A-Za-z]?(?:/\d{1,4}[A-Za-z]?){0,3}"
_HOUSE = re.compile(
    rf"(?i:(?<!tổng )số nhà|nhà số)[ :.]{{1,3}}{_NUMBER}\b(?! (?i:căn|hộ|nhà|cái|ngôi))"
    rf"|\b(?i:sn)[ :.]{{1,3}}{_NUMBER}[ ,]{{1,3}}{_WAY}\b"
    rf"|\b(?i:số)[ :.]{{1,3}}{_NUMBER}[ ,]{{1,3}}{_WAY} (?:\d|[{_LETTER}])"
    rf"|(?i:thường trú|tạm trú|cư trú|ngụ|địa chỉ|nhà riêng)(?i: tại| ở| số|:){{0,3}} "
    rf"{_NUMBER},? (?:{_WAY} )?[{_LETTER}]\w+ [{_LETTER}]"
)
_CORNER = re.compile(rf"(?<![\d/.,\-])\d{{1,4}}[A-Za-z]?/\d{{1,4}}[A-Za-z]?,? {_WAY} [{_LETTER}]")


def find_words(text: str) -> Iterator[Found]:
    """What words tell, in folded `text`."""
    for match in _EMAIL.finditer(text):
        yield PrivateKind.EMAIL, *match.span()
    for match in _BIRTH.finditer(text):
        if int(match["day"]) <= 31 and int(match["month"]) <= 12:
            yield PrivateKind.BIRTH_DATE, *match.span()
    for match in _HOUSE.finditer(text):
        yield PrivateKind.ADDRESS, *match.span()
    for match in _CORNER.finditer(text):
        if not _DAY.search(text[max(0, match.start() - 10) : match.start()]):
            yield PrivateKind.ADDRESS, *match.span()
