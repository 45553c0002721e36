"""Words for awards: forms, who grants them, on which level, and whom they are for."""

from __future__ import annotations

import re

from generator.importers.plan.letters import UPPER
from generator.importers.plan.tree import Node

_LEVELS = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_PLACE = rf"(?:\s+[{UPPER}]\w*){{0,4}}"
#: What follows the name of a grantor: names of ministries have small letters too.
_NAME_ENDS = (
    r"\s*(?:[,;.:()\d]|$)|\s+(?:cho|tặng|xét|xem xét|để|đối với|quyết định|khen|hoặc|theo|là|mỗi|"
    r"không|tối đa|từ|đã|được|ký|trao|thưởng|do|và\s+(?:các\s+)?(?i:giấy|bằng|cờ|chủ tịch|giám đốc|"
    r"bộ trưởng|tập thể|cá nhân))\b"
)
GRANTOR = (
    rf"(?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+{_LEVELS}{_PLACE}"
    r"|Thủ tướng Chính phủ|Chủ tịch nước|Chính phủ|Chủ tịch UBND"
    r"|(?:Giám đốc [Ss]ở|(?:Tổng c|Chi c|C)ục trưởng|Bộ trưởng)(?:\s+[^\W\d_][^,;.:()\d]{0,70}?)?"
    rf"(?={_NAME_ENDS})|Hiệu trưởng|Ban Thường vụ \w+ ủy"
    r"|(?:Ban (?:Chấp hành|Bí thư|Thường vụ)\s+)?(?:(?:Trung ương|TW)\s+(?:Đoàn|Hội)"
    r"(?:\s+[^\W\d_]+){0,5}?|(?:Tỉnh|Huyện|Thành)\s+[đĐ]oàn|"
    r"Liên đoàn Lao động\s+(?:tỉnh|huyện|thành phố|quận|thị xã))"
    rf"(?={_NAME_ENDS})"
    rf"|Bộ\s+[{UPPER}][^,;.:()\d]{{1,40}}?(?={_NAME_ENDS})"
)
NAMES = (
    r"Huân chương\s+[^,;.():]{3,40}?(?:hạng\s+\w+)|Cờ thi đua|Cờ truyền thống|Bằng khen|Giấy "
    r"khen|"
    r"Kỷ niệm chương|Huy hiệu|Thư khen|Tập thể [Ll]ao động (?:xuất sắc|tiên tiến)|"
    r"Chiến sĩ thi đua(?: cơ sở| cấp tỉnh| toàn quốc| cấp bộ)?|Chiến sỹ thi đua(?: cơ sở| cấp "
    r"tỉnh| toàn quốc)?|"
    r"Lao động tiên tiến|Đơn vị (?:quyết thắng|tiên tiến)|Gia đình văn hóa|Gia đình văn hoá"
)
FORM = re.compile(rf"(?i:(?P<name>{NAMES}))(?P<of>(?:\s+của)?\s+(?P<by>{GRANTOR}))?")
_BEFORE_FORM = re.compile(
    rf"(?P<by>{GRANTOR})\s+(?:xét\s+|xem xét\s*,?\s+)?(?:quyết "
    rf"định\s+)?(?:tặng thưởng|tặng|khen thưởng)\b|^(?P<label>{GRANTOR})\s*:"
)
_LEVEL = re.compile(rf"(?i)cấp\s+(?:cơ sở|trung ương|{_LEVELS})")


def named_award(text: str) -> tuple[str, str] | None:
    """The award that words name: its form as printed with its grantor, and who grants it."""
    match = FORM.search(text)
    if not match:
        return None
    by = match["by"] or ""
    if not by and (before := _BEFORE_FORM.search(text)):
        by = before["by"] or before["label"]
        return match["name"], by
    return match[0].strip(), by


def level_of(node: Node, under: bool) -> str:
    """The level that the nearest heading names, for a paragraph `under` headings of awards."""
    if not under:
        return ""
    for words in (*(part.text for part in reversed(node.above)),):
        if match := _LEVEL.search(words):
            return match[0]
    return ""


KIND_WORDS = (("collective", "tập thể"), ("individual", "cá nhân"), ("household", "hộ gia đình"))
