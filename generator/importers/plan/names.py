"""Words that name who is charged: where such a name begins, where it ends, where a list is parted.

A name ends before the verb that says what is to be done. Names are kept in the paper's own words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

#: What a name of a body begins with; small letters too, since papers write "phòng Nội vụ".
_HEADS = (
    r"Ủy ban|Uỷ ban|UBND|UBMTTQ|MTTQ|HĐND|Hội đồng|Thường trực|Văn phòng|Phòng(?!,? chống| "
    r"ngừa)|Sở(?! hữu)|Ban(?! hành)|Trung tâm|Đài|"
    r"Trang thông tin|Cổng thông tin|Công an|Quân sự|Đảng ủy|Đảng uỷ|Huyện ủy|Thành ủy|Thị ủy|"
    r"Tỉnh ủy|"
    r"Đảng bộ|Chi bộ|Chi ủy|Thủ trưởng|Người đứng đầu|Lãnh đạo|Trưởng|Chủ tịch|Bí thư|Giám đốc|"
    r"Hiệu trưởng|Thành viên|Hội(?! nghị| thi| trại| họp)|Đoàn(?! kết)|Liên đoàn|Công đoàn|Mặt "
    r"trận|Trường(?! hợp)|Bệnh viện|Trạm|Doanh nghiệp|Đội(?! ngũ| hình)|Báo(?! cáo)|"
    r"Tạp chí|Nhà (?=trường|văn)|Công ty|"
    r"(?:Tỉnh|Thành|Huyện|Thị|Quận|Xã|Phường) đoàn|Huyện(?=,? (?:và )?(?:thành|thị|quận) đoàn)|"
    r"Khối|Cụm|Tổ chức (?=chính trị|Đoàn|Công đoàn|[Đđ]ảng|cơ sở|Hội)|Tổ (?=công|trưởng|dân|"
    r"liên|giúp|thẩm|công tác)|Kho bạc|Bảo hiểm|Chi cục|Cục|Tòa án|Viện|Hạt|Bưu điện|Ngân hàng|"
    r"Thanh tra|"
    r"Cơ quan|Đơn vị|Địa phương|Xã(?! hội)|Phường|Thị trấn|Thôn|Ấp|Tổ dân phố|Khu phố|Bộ phận|"
    r"Công chức|"
    r"Hợp tác xã|Cán bộ|Ngành|Các ngành|Tập thể|Cá nhân|Nhân dân|Đồng chí|Giáo viên|"
    r"Tổng phụ trách|Kế toán"
)
_MANY = r"(?:(?:[Cc]ác|[Tt]ừng|[Mm]ỗi|[Nn]hững|[Tt]oàn thể|[Tt]ất cả)\s+(?:các\s+)?)"
BODY = re.compile(rf"(?:{_MANY}(?i:{_HEADS}|tổ chức)|(?:{_HEADS})|(?:{_HEADS.lower()}))\b")
_VERBS = (
    r"chủ trì|phối hợp|căn cứ|tham mưu|tổ chức|xây dựng|hướng dẫn|theo dõi|chỉ đạo|đẩy mạnh|"
    r"thực hiện|"
    r"tiến hành|triển khai|lập|gửi|nộp|báo cáo|(?<![Dd]ịch vụ )tổng hợp|"
    r"thẩm định|rà soát|phản ánh|có trách "
    r"nhiệm|"
    r"chịu trách nhiệm|bình xét|lựa chọn|chọn|lồng ghép|tập trung|chủ động|bố trí|đôn đốc|kiểm "
    r"tra|là|"
    r"tuyên truyền|quán triệt|phát động|đăng ký|trình|xem xét|mở|tăng cường|vận động|giúp|cung "
    r"cấp|"
    r"ban hành|quyết định|phê duyệt|hoàn thành|sau khi|trước khi|khi|nghiêm túc|kịp thời|nỗ lực|"
    r"đăng tải|"
    r"duy trì|khẩn trương|cụ thể hóa|cụ thể hoá|bảo đảm|đảm bảo|tiếp nhận|tham gia|phân công|cử|"
    r"giao|đề nghị|"
    r"xét|chuẩn bị|phát hiện|giới thiệu|đưa|nắm|viết|in|sử dụng|cân đối|cấp (?=kinh phí|phát|"
    r"giấy)|thông báo|thông tin về|"
    r"giám sát|đề xuất|hằng|hàng|định kỳ|tiếp tục|thường xuyên|xác nhận|công khai|niêm yết|đánh "
    r"giá|"
    r"ký|tạo điều kiện|hưởng ứng|rút kinh nghiệm|biểu dương|nhân rộng|lãnh đạo|quản lý|vận dụng|"
    r"phổ biến|thẩm tra|"
    r"phát huy|hoàn thiện|dự toán|lấy ý kiến|quan tâm|dựa|nghiên cứu|trao|tặng|được|phải|sẽ|cần|"
    r"có kế hoạch|cho ý kiến|thống kê|số hóa|"
    r"cập nhật|xác minh|treo|giữ gìn|trồng|"
    r"có nhiệm vụ|trực tiếp|"
    r"định hướng|kiện toàn|củng cố|khảo sát|vận hành|bàn giao|xử lý|khuyến khích|huy động|"
    r"tập huấn|bồi dưỡng|ra quân|(?<!Tổng )phụ trách|điều hành|công bố|phân bổ|chấm điểm|"
    r"(?<!đồng )(?<!hối )(?<!ụm )thi đua(?!\s*[,–-]?\s*khen)|"
    r"theo(?=\s(?:nhiệm vụ|chức năng|phạm vi|lĩnh vực|thẩm quyền))|nâng cao|phân tích|"
    r"thành lập|nghiêm cấm|hỗ trợ|chuyển|(?<!trật )tự|dành|trích|đôn|đẩy|làm|"
    r"nêu cao|rút"
)
#: A verb after a name. "các cơ quan, tổ chức" has none: there "tổ chức" is a body.
_VERB = re.compile(
    rf"(?<!các)(?<!những)(?<!cơ quan)(?<!cấp)(?<!,)(?<!và)(?:,\s+)?\s+(?:(?:{_VERBS})(?!\w))"
)
VERB_FIRST = re.compile(rf"(?i)^(?:{_VERBS})\b")
_CHARGE = re.compile(
    r"^(?:Phân công trách nhiệm(?: cho| của)?|Trách nhiệm của|Nhiệm vụ của|Giao nhiệm vụ cho|"
    r"Giao cho|Giao|"
    r"Đề nghị|Yêu cầu|Phân công|đề nghị|yêu cầu|giao cho|giao|phân công|Kính đề nghị|Đối với)\s+"
)
_NEXT_CHARGE = re.compile(r",\s+(?=(?:yêu cầu|đề nghị|giao)\s)")
_TOGETHER = re.compile(r"(?<!\w)(?:phối hợp|cùng)\s+(?:chặt chẽ\s+)?với\s+")
_LEADS = re.compile(
    r"^(?:Căn cứ|Trên cơ sở|Trước khi|Sau khi|Trong quá trình|Đối với|Khi|Hằng năm|Hàng năm|"
    r"Định kỳ|Trong|Lưu ý|Riêng|"
    r"Trên đây)\b"
)
_INNER = re.compile(
    rf"\s+(?=(?:(?:đề nghị|yêu cầu|giao)\s+)?(?:{_MANY}|(?:{_HEADS})\b)|(?:thủ trưởng|lãnh đạo|"
    rf"trưởng)\s)"
)
#: What no name of a body holds: numbers of things, conditions.
_NO_NAME = re.compile(
    r"\d{2,} (?!tháng)|\b(?:thì|nếu|mỗi đơn vị|có (?:dưới|trên|từ))\b|"
    r"^[Mm]ỗi\b|\bdo\b"
)
_ASKED = re.compile(r"\b(?P<verb>đề nghị)\s+(?=Hội đồng|Phòng|Ban|Ủy ban Mặt trận|Văn phòng)")
#: "Các Chi cục, Trung tâm trực thuộc Sở": the second word names no body of its own.
_GENERAL = re.compile(r"[^\W\d_]+(?:\s[^\W\d_]+)?\s(?:trực thuộc|thuộc|có liên quan|liên quan)\b")
_OPEN, _CLOSE = "([“", ")]”"


@dataclass(frozen=True, slots=True)
class Named:
    """Who is charged, in the paper's words, and its verb ("Giao", "Đề nghị"), or an empty one."""

    name: str
    verb: str = ""


@dataclass(frozen=True, slots=True)
class Charge:
    """A sentence that charges somebody: who, and with what."""

    to: tuple[Named, ...]
    task: str
    together: tuple[Named, ...] = ()
    #: Words stand before the name that say when or why: they belong to the task too.
    led: bool = False

    @property
    def asked(self) -> tuple[Named, ...]:
        """Who is asked for something in the task: "đề nghị Hội đồng … cho ý kiến"."""
        match = _ASKED.search(self.task)
        body = BODY.match(self.task, match.end()) if match else None
        end = _name_end(self.task, body.end()) if body else None
        if match is None or end is None:
            return ()
        return tuple(split_names(self.task[match.end() : end].strip(" ,"), match["verb"]))


def read_charge(sentence: str) -> Charge | None:
    """The sentence as somebody with a task: "Phòng A chủ trì …"; None where it names nobody."""
    verb, rest = _charge(sentence)
    body = BODY.match(rest)
    end = _name_end(rest, body.end()) if body else None
    if end is None:
        return _after_basis(sentence)
    name, task = rest[:end].rstrip(" ,:"), rest[end:].lstrip(" ,:")
    if not task or len(name) > 220 or _NO_NAME.search(name):
        return None
    if not verb and _CHARGE.match(task) and (further := read_charge(task)):
        return further
    return Charge(tuple(split_names(name, verb)), task, find_together(task))


def _after_basis(sentence: str) -> Charge | None:
    """The charge behind words like "Căn cứ Kế hoạch này", "Trong quá trình thực hiện, …"."""
    if not _LEADS.match(sentence):
        return None
    found: dict[int, dict[int, str]] = {}
    for match in _INNER.finditer(sentence[:400]):
        verb, words = _charge(sentence[match.end() :])
        body = BODY.match(words)
        end = _name_end(words, body.end()) if body else None
        if end is not None and words[end:].strip(" ,:"):
            start = len(sentence) - len(words)
            found.setdefault(start + end, {}).setdefault(start, verb)
    if not found:
        return None
    end = min(found)
    start, verb = _nearest(sentence, found[end])
    task = sentence[end:].lstrip(" ,:")
    if re.match(r"[Mm]ỗi\b", sentence[start:end]):
        return None
    names = tuple(split_names(sentence[start:end].rstrip(" ,:"), verb))
    return Charge(names, task, find_together(task), led=True)


def _nearest(sentence: str, starts: dict[int, str]) -> tuple[int, str]:
    """Of the places where a name may begin the last, unless it goes on with the one before."""
    places = sorted(starts)
    chosen = places.pop()
    while places and re.fullmatch(r"[^,;:]{2,40}\s", sentence[places[-1] : chosen]):
        chosen = places.pop()
    return chosen, starts[chosen]


def read_addressees(heading: str) -> tuple[Named, ...]:
    """The bodies that a heading names: "Giao Phòng Nội vụ"; empty where it names something else."""
    verb, rest = _charge(heading.strip().rstrip(":.").strip())
    found: list[Named] = []
    for index, piece in enumerate(_NEXT_CHARGE.split(rest)):
        if index:
            verb, piece = _charge(piece)
        if not BODY.match(piece) or (_has_verb(piece) and not verb):
            return ()
        found += split_names(piece, verb)
    return tuple(found)


def find_together(task: str) -> tuple[Named, ...]:
    """With whom: the names after "phối hợp với"."""
    match = _TOGETHER.search(task)
    if not match or match.start() > 120:
        return ()
    rest = task[match.end() :]
    body = BODY.match(rest)
    end = _name_end(rest, body.end()) if body else None
    if end is None:
        return ()
    return tuple(split_names(rest[:end].rstrip(" ,"), match[0].strip()))


def split_names(words: str, verb: str = "") -> Iterator[Named]:
    """A list of bodies, one by one; "các cơ quan, đơn vị" is one of them."""
    start = 0
    led = re.match(r"(?i)(?:thủ trưởng|lãnh đạo|người đứng đầu)\b", words) or "toàn thể" in words
    for match in re.finditer(r"(?:,|;|,?\s+và)\s+", words):
        after = words[match.end() :]
        if _depth(words, match.start()) or not _begins_body(after):
            continue
        if words[: match.start()].endswith(("HĐND", "Hội đồng nhân dân")):  # one office for both
            continue
        if led and not match[0].startswith(";"):
            continue
        if _GENERAL.match(after) and re.match(_MANY, words[start:]):
            continue
        yield Named(words[start : match.start()].strip(), verb)
        start = match.end()
    if words[start:].strip():
        yield Named(words[start:].strip(" ."), verb)


def _begins_body(words: str) -> bool:
    """Whether a new body begins: with a capital, or with "các"; "đơn vị" alone goes on."""
    return bool(re.match(rf"{_MANY}|(?:{_HEADS})\b|(?:phòng|ban|trường)\s+[A-ZĐ]", words))


def _charge(words: str) -> tuple[str, str]:
    match = _CHARGE.match(words)
    if not match:
        return "", words
    verb = match[0].strip()
    quiet = verb.startswith(("Trách nhiệm", "Nhiệm vụ", "Đối với", "Phân công trách nhiệm"))
    return ("" if quiet else verb), words[match.end() :]


def _name_end(words: str, start: int) -> int | None:
    """Where the name ends that began before `start`; None where neither verb nor colon follows."""
    colon = words.find(":", start)
    for match in _VERB.finditer(words, start):
        if match.start() > 260:
            break
        if not _depth(words, match.start()):
            before = 0 < colon < match.start() and not _depth(words, colon)
            return colon if before else match.start()
    return colon if 0 < colon < 160 and not _depth(words, colon) else None


def _has_verb(words: str) -> bool:
    end = _name_end(words, 0)
    return end is not None and words[end : end + 1] != ":"


def _depth(words: str, place: int) -> int:
    """How many brackets are open at a place."""
    before = words[:place]
    return sum(before.count(sign) for sign in _OPEN) - sum(before.count(sign) for sign in _CLOSE)
