"""Words that tell how many awards there are: numbers with their bounds, shares, references."""

from __future__ import annotations

import re

from generator.importers.plan.numerals import IN_WORDS

COLLECTIVE = (
    r"tập thể|đơn vị|huyện|thị xã|xã|"
    r"thị trấn|phường|thôn|bản|ấp|làng|buôn|khu phố|tổ dân phố|khu dân cư|"
    r"doanh nghiệp|"
    r"cơ quan|chi bộ|đảng bộ|"
    r"tổ chức|trường học|trường|hợp tác xã|câu lạc bộ|mô hình|dòng họ|tổ|nhóm|chi "
    r"hội|chi đoàn|cơ sở|khoa|lớp(?! học)|phòng(?! học)|đội"
)
PEOPLE = (
    r"cá nhân|người|đồng chí|học sinh|sinh viên|giáo viên|công nhân|nông dân|cán bộ|hội viên|"
    r"đoàn viên|"
    r"công chức|chiến sĩ|chiến sỹ|gương|đảng viên|doanh nhân|viên chức"
)
HOUSES = r"hộ gia đình|gia đình|hộ"
NOUN = rf"(?:{HOUSES}|{COLLECTIVE}|{PEOPLE})"
AWARD_UNIT = r"(?:giấy khen|bằng khen|cờ|suất|giải|huy hiệu)"
NUMBER = re.compile(
    rf"(?P<bound>(?:không\s+(?:vượt\s+)?quá|không\s+nhiều\s+hơn|tối\s+đa|nhiều\s+nhất|ít\s+nhất|khoảng|dự\s+kiến|"
    rf"tối\s+thiểu|không\s+dưới|"
    rf"từ\s+(?P<low>\d{{1,4}})\s*(?:đến|[-–])|(?P<low2>\d{{1,4}})\s*[-–])\s*(?:là\s+)?)?"
    rf"(?:(?<![\d/.,])(?P<count>\d{{1,5}})|"
    rf"\b(?P<words>{IN_WORDS})(?=\s+(?:tập thể|cá nhân|hộ)\b))\s*"
    rf"(?:\([^)\d]{{2,30}}\)\s*)?(?:{AWARD_UNIT}\s+cho\s+)?"
    rf"(?P<noun>{NOUN})\b(?:\s*[,/]\s*(?:hoặc\s+)?(?P<noun2>{NOUN})\b|"
    r"\s+(?:và|hoặc)\s+(?P<also>tập thể|cá nhân|hộ gia đình)\b)?",
    re.IGNORECASE,
)
TAIL = re.compile(
    r"(?:số lượng|khen thưởng|chỉ tiêu)?\s*(?P<noun>tập thể|cá nhân|hộ gia đình)\s*:\s*"
    r"(?P<bound>không quá|tối đa|từ\s+(?P<low>\d{1,4})\s*(?:đến|"
    r"[-–]))?\s*(?P<count>\d{1,4})\b(?!\s*[/.]\d)(?!\s*(?:%|giải\b))",
    re.IGNORECASE,
)
MOST = re.compile(r"(?i)không\s+(?:vượt\s+)?quá|không\s+nhiều|tối\s+đa|nhiều\s+nhất")
ABOUT = re.compile(r"(?i)khoảng|dự\s+kiến")
LEAST = re.compile(r"(?i)ít\s+nhất|tối\s+thiểu|không\s+dưới")
EACH = re.compile(
    r"(?i)\b(?:mỗi|từng)\s+(?!(?:đợt|năm|quý|tháng|kỳ|lần|giai đoạn)\b)"
    r"(?P<unit>[^.;:\d]{2,80}?)\s*(?=:|không|tối đa|được|"
    r"lựa chọn|chọn|giới thiệu|đề nghị|đề xuất|bình chọn|cử|từ\s+\d|\d|ít nhất|là)"
)
PENDING = re.compile(
    r"(?i)theo\s+chỉ tiêu\s+[^.;]{0,60}?phân bổ|"
    r"(?:chờ|theo)\s+(?:sự\s+)?phân bổ[^.;)]*|sẽ\s+(?:được\s+)?phân bổ[^.;)]*|"
    r"(?:số lượng|"
    r"chỉ tiêu)[^.;)]{0,60}?(?:sẽ\s+)?"
    r"(?:thông báo|hướng dẫn|phân bổ)\s+(?:cụ thể\s+)?sau"
)
#: "không quá 15% cán bộ, công chức": how many that is the plan does not say.
PERCENT = re.compile(
    r"(?i)(?:không\s+(?:vượt\s+)?quá|tối\s+đa|nhiều\s+nhất|bằng|chiếm|từ|ít\s+nhất)\s+\d{1,3}\s*%"
    rf"\s*(?:(?:trên\s+)?(?:tổng\s+)?số\s+)?(?:các\s+)?(?P<noun>{NOUN})\b"
)
OF_PAPERS = re.compile(r"(?i)^(?:thành phần\s+)?hồ sơ\b")
#: "các cơ quan đề nghị không quá 01 cá nhân": each of them, or all of them together.
MANY_PROPOSE = re.compile(
    r"(?i)^(?:các|những)\s.{2,120}\b(?:đề nghị|chọn|giới thiệu|đề xuất|cử)\s*$"
)
EACH_TIME = re.compile(r"(?i)\b(?:mỗi|từng)\s+(?:đợt|năm|quý|tháng|kỳ|lần|giai đoạn)\b")
#: "đơn vị có dưới 20 người", "từ 20 người trở lên": how large a body is, and no number of awards.
SIZE_BEFORE = re.compile(r"(?i)\b(?:dưới|trên|có từ|có)\s*$")
SIZE_AFTER = re.compile(r"(?i)\s*(?:trở lên|trở xuống)\b")
SIZE = re.compile(
    rf"(?i)\b(?:dưới|trên)\s+\d+\s+(?:{PEOPLE})\b|\d+\s+(?:{PEOPLE})\s+trở (?:lên|xuống)"
)
OF_WHICH = re.compile(r"(?i)\btrong đó\b")
REFERENCE = re.compile(
    r"(?i)khen thưởng[^.;:]{0,60}:\s*thực hiện theo\s+(?:quy định|hướng dẫn)[^.;]*|"
    r"(?:số lượng|chỉ tiêu|hình thức)[^.;]{0,80}(?:thực "
    r"hiện\s+)?theo\s+(?:quy định|hướng dẫn|kế hoạch|công văn|mục)[^.;]*"
)
GIVES = re.compile(r"(?i)\b(?:tặng|khen|đề nghị|lựa chọn|chọn|bình chọn|xét)\b")
PLAIN_KINDS = ("tập thể", "cá nhân", "hộ gia đình")
VERBS = re.compile(
    r"(?i)\s*(?:sẽ\s+)?(?:được\s+)?(?:lựa chọn|chọn|giới thiệu|đề nghị|đề xuất|bình chọn|bình "
    r"xét|cử|chủ trì|tặng|khen|"
    r"(?:được )?xét|(?<!, )mỗi|từng|gồm|là|có|:|số lượng)\b.*$|\s*[:,–-]\s*$"
)
