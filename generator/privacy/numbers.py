"""Identity numbers and telephone numbers, by how their digits are grouped and what stands around.

A run of digits with blanks, dots and dashes between them is cut into numbers from the left; a
number begins and ends where a group does, so that a piece of a sum of money is none.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from generator.privacy.finding import PrivateKind

Found = tuple[PrivateKind, int, int]

#: Digits with at most three signs between them.
_RUN = re.compile(r"\(?\+?\d(?:[ .()\-]{0,3}\d)*")
_GROUP = re.compile(r"\d+")

#: Words before a number that say what it is.
_SAYS_IDENTITY = re.compile(
    r"(?:cccd|cmnd|cmtnd|cmt|căn cước|chứng minh (?:nhân dân|thư|nd)|định danh|tùy thân|tuỳ thân"
    r"|mã số thuế cá nhân|hộ chiếu)[^;]{0,25}\Z"
)
_SAYS_PHONE = re.compile(
    r"(?:điện thoại|đt|sđt|đtdđ|dđ|đ/t|zalo|viber|liên hệ|liên lạc|hotline|gọi|phone|tel|mobile"
    r"|di động|alo)\b[^\n;\d]{0,15}\Z"
)
_SAYS_OTHER = re.compile(
    r"(?:mã số(?: thuế| doanh nghiệp)?|mst|msdn|tài khoản|stk|\btk|qhns|ngân sách|isbn|issn|mã vạch"
    r"|imei|serial|mã hồ sơ|hồ sơ(?: số)?|hóa đơn|hoá đơn|biên lai|vận đơn|đăng ký[^\n;\d]{0,30}"
    r"|giấy phép[^\n;\d]{0,20}|tọa độ|toạ độ|itemid=|[?&]\w+=)[^\w\n]{0,4}(?:số)?[^\w\n]{0,3}\Z"
)
#: Words that people write without a blank after them: "SĐT0912345678".
_SHORT = re.compile(r"(?:cccd|cmnd|cmt|cc|đt|dt|tel)\Z", re.IGNORECASE)
_ISSUED = re.compile(r"[ ,.;(]{1,3}(?:do [^\n;\d]{1,40})?(?:được )?cấp\b")

#: What is counted by a number of many digits: "84 912 345 678 đồng".
_UNIT = re.compile(r",\d| {0,2}(?:%|đồng|đ\b|vnd|usd|triệu|tỷ|kg|m2|m²|ha\b|tấn)", re.IGNORECASE)
#: Shapes of mobile numbers that need no word to say what they are: digits of each group.
_PHONE_SHAPES = frozenset(
    {
        (10,), (4, 3, 3), (3, 3, 4), (3, 4, 3), (4, 6), (3, 7), (5, 5), (4, 2, 2, 2), (2, 4, 4),
        (2, 8), (7, 3), (6, 4), (3, 2, 2, 3), (3, 3, 2, 2), (3, 2, 3, 2), (4, 4, 2), (4, 2, 4),
        (2, 3, 5), (2, 5, 3), (5, 3, 2), (2, 3, 3, 2), (4, 1, 5), (1,) * 10,
    }
)  # fmt: skip
_LONGEST = 12
_NEAR = 3
#: Signs that hold together what stands on both sides.
_GLUE = (".", "-", "--")


class _Group(NamedTuple):
    """Digits that stand together, and the signs before them."""

    digits: str
    start: int
    end: int
    sign: str


def find_numbers(text: str) -> Iterator[Found]:
    """Identity numbers and telephone numbers in folded `text`."""
    last = -_NEAR
    for run in _RUN.finditer(text):
        if sum(map(str.isdigit, run[0])) >= 8:
            for found in _cut(text, run, run.start() - last < _NEAR):
                last = found[2]
                yield found


def _cut(text: str, run: re.Match[str], after_number: bool) -> Iterator[Found]:
    """Numbers in one run, from the left, each at the first group that can begin one.

    `after_number`: right before the run another number ended ("0912345678/0987654321").
    """
    groups = _groups(run)
    place = 0
    while place < len(groups):
        first = groups[place]
        glued = first.sign in _GLUE if place else _is_glued(text, run.start())
        end, kind = (
            (0, None) if glued and not after_number else _longest(text, groups[place:], run.start())
        )
        if kind is None:
            place, after_number = place + 1, False
            continue
        last = groups[place + end - 1]
        yield kind, _begin(text, first), last.end
        place, after_number = place + end, True


def _groups(run: re.Match[str]) -> list[_Group]:
    found: list[_Group] = []
    before = 0
    for match in _GROUP.finditer(run[0]):
        sign = run[0][before : match.start()]
        found.append(_Group(match[0], run.start() + match.start(), run.start() + match.end(), sign))
        before = match.end()
    return found


def _is_glued(text: str, start: int) -> bool:
    """Whether digits or letters go before without a blank: "105,0345678901", "H0345678901"."""
    before = text[max(0, start - 2) : start]
    return bool(re.search(r"[^\W_]\Z|/\Z|\d[,:]\Z", before)) and not _SHORT.search(
        text[max(0, start - 5) : start]
    )


def _longest(text: str, groups: Sequence[_Group], run: int) -> tuple[int, PrivateKind | None]:
    """How many of the groups make one number, and which; the longest that there is."""
    best: tuple[int, PrivateKind | None] = (0, None)
    digits, shape = "", []
    for count, group in enumerate(groups, start=1):
        digits += group.digits
        shape.append(len(group.digits))
        if len(digits) > _LONGEST + 2:
            break
        after = groups[count] if count < len(groups) else None
        if _goes_on(text, group.end, after):
            continue
        kind = _kind(text, groups[:count], digits, tuple(shape))
        if kind:
            best = count, kind
    return best


def _goes_on(text: str, end: int, after: _Group | None) -> bool:
    """Whether letters or a fraction follow without a blank: "0345678901.00000", "…/QĐ-UBND"."""
    if after is not None:
        return after.sign in _GLUE and len(after.digits) < 9
    return bool(re.match(r"[^\W_]|/[^\W\d]", text[end : end + 2]))


def _kind(
    text: str, groups: Sequence[_Group], digits: str, shape: tuple[int, ...]
) -> PrivateKind | None:
    start, end = _begin(text, groups[0]), groups[-1].end
    before = text[max(0, start - 60) : start].lower()
    if _is_identity(digits, shape, before, text[end : end + 60].lower()):
        return PrivateKind.IDENTITY
    return PrivateKind.PHONE if _is_phone(text, groups, digits, shape, before) else None


def _begin(text: str, group: _Group) -> int:
    """Where a number begins: at its "+" or bracket, when it has one."""
    start = group.start
    while start and text[start - 1] in "+(":
        start -= 1
    return start


def _is_identity(digits: str, shape: tuple[int, ...], before: str, after: str) -> bool:
    """A citizen number of 12 digits, or an old one of 9 where words say so."""
    if len(digits) == 12:
        if _SAYS_IDENTITY.search(before):
            return True
        whole = all(size >= 3 for size in shape) or shape in _IDENTITY_SHAPES
        return whole and _is_citizen(digits) and not _SAYS_OTHER.search(before)
    if len(digits) != 9 or (min(shape) < 3 and set(shape) != {1}):
        return False
    if _SAYS_IDENTITY.search(before):
        return True
    return (
        bool(_ISSUED.match(after))
        and before.rstrip(" :.").endswith("số")
        and not (_SAYS_OTHER.search(before))
    )


_IDENTITY_SHAPES = frozenset({(1,) * 12, (3, 1, 2, 6), (3, 1, 2, 3, 3), (3, 3, 6), (2, 4, 6)})


def _is_citizen(digits: str) -> bool:
    """Province 001-096, century and sex 0-3 (born since 1900), and a year that has been."""
    province, century, year = int(digits[:3]), int(digits[3]), int(digits[4:6])
    return 1 <= province <= 96 and (century <= 1 or (century <= 3 and year <= 40))


def _is_phone(
    text: str, groups: Sequence[_Group], digits: str, shape: tuple[int, ...], before: str
) -> bool:
    """A mobile or fixed number of Việt Nam, or what words call a telephone number."""
    says = bool(_SAYS_PHONE.search(before))
    if says and 8 <= len(digits) <= 12 and not _is_date(shape):
        return True
    if _SAYS_OTHER.search(before):
        return False
    national = _national(text, groups, digits, shape)
    if national is None:
        return False
    number, own = national
    if len(number) == 10 and number[1] in "35789":
        return own in _PHONE_SHAPES or number != digits
    return len(number) == 11 and number[1] == "2" and _is_fixed(own)


def _is_date(shape: tuple[int, ...]) -> bool:
    return shape[:3] in ((2, 2, 4), (1, 2, 4), (2, 1, 4), (1, 1, 4), (4, 2, 2))


def _is_fixed(shape: tuple[int, ...]) -> bool:
    """Area code and number, or all in one; never in groups of two alone."""
    return shape[0] >= 3 and all(size >= 2 for size in shape)


def _national(
    text: str, groups: Sequence[_Group], digits: str, shape: tuple[int, ...]
) -> tuple[str, tuple[int, ...]] | None:
    """The number with its 0, and its groups: "+84 912 345 678" → "0912345678"."""
    if digits[0] == "0" and not digits.startswith("0084"):
        return digits, shape
    for code in ("0084", "84"):
        if digits.startswith(code) and groups[0].digits.startswith(code):
            rest = digits[len(code) :].removeprefix("0")
            marked = code == "0084" or text[groups[0].start - 1 : groups[0].start] in ("+", "(")
            amount = shape == (2, 3, 3, 3) or _UNIT.match(text, groups[-1].end)
            if len(rest) in (9, 10) and (marked or not amount):
                return f"0{rest}", (3, 3, 4)
    return None
