"""The lines of a paper → its head, its text, its foot, and the block of a digital signature."""

from __future__ import annotations

import re
from dataclasses import dataclass

from generator.importers.plan.letters import UPPER
from generator.importers.plan.lines import MARK, Line

KINDS = (
    "KẾ HOẠCH", "HƯỚNG DẪN", "CHƯƠNG TRÌNH", "PHƯƠNG ÁN", "ĐỀ ÁN", "THÔNG BÁO", "QUY CHẾ",
    "QUY ĐỊNH", "THỂ LỆ", "CHỈ THỊ", "QUYẾT ĐỊNH", "NGHỊ QUYẾT", "CÔNG VĂN", "BÁO CÁO", "TỜ TRÌNH",
    "KẾT LUẬN", "DỰ ÁN",
)  # fmt: skip
_KIND = re.compile(rf"^(?:DỰ THẢO\s+)?({'|'.join(KINDS)})(?:\s+(?=\S)(.+))?$")
_MOTTO = re.compile(
    r"(?i)^(?:cộng hòa xã hội chủ nghĩa|cộng hoà xã hội chủ nghĩa|độc "
    r"lập\s*[-–])"
)
BASIS = re.compile(
    r"^(Căn cứ|Triển khai thực hiện|Tiếp tục thực hiện|Thực hiện|Thi hành|Theo đề nghị(?= của)|"
    r"Theo|Xét|Triển khai|Được sự (?:thống nhất|đồng ý|nhất trí|chấp thuận)(?= của))\s"
)
_CITED = re.compile(
    r"^(?:Căn cứ|Xét|Theo đề nghị)\s|^\S+(?:\s\S+){0,3}?\s(?:Chỉ thị|Kế hoạch|Nghị quyết|Nghị "
    r"định|"
    r"Thông tư|Quyết định|Hướng dẫn|Công văn|Luật|Kết luận|Thông báo|Chương trình|Đề án|Văn bản|"
    r"Công điện)\s(?:số\s|liên tịch|\d)"
)
_PREAMBLE = re.compile(
    r"^(?:UBND|Ủy ban|Uỷ ban|Ban|Hội đồng|Chủ tịch|Phòng|Sở|Nhằm|Để|Năm \d|Hưởng ứng|Phát huy|"
    r"Trong những năm)\b"
)
_RECIPIENTS = re.compile(r"^(?:Nơi nhận|NƠI NHẬN|Nơi gửi)\s*:?", re.IGNORECASE)
AUTHORITY = re.compile(rf"^(?:T/?M|K/?T|T/?L|TUQ|T\.?/?U\.?Q)\.?\s*(?=[{UPPER}]{{2}})")
POSITION = re.compile(
    r"^(?:Q\.\s*|QUYỀN\s+)?(?:PHÓ\s+|PHỤ TRÁCH\s+)?(?:CHỦ TỊCH|BÍ THƯ|TRƯỞNG|GIÁM ĐỐC|CHÁNH|CHỈ "
    r"HUY|HIỆU TRƯỞNG|"
    r"CHỦ NHIỆM|TỔNG|CỤC TRƯỞNG|VỤ TRƯỞNG|BỘ TRƯỞNG|THỨ TRƯỞNG|VIỆN TRƯỞNG|THỦ TRƯỞNG)"
    rf"[\s{UPPER},–-]*$"
)
_ANNEX = re.compile(
    r"^(?:PHỤ LỤC|BIỂU MẪU|DANH MỤC|MẪU SỐ)\b|^Phụ "
    r"lục(?:\s+(?:số\s+)?[IVX\d]+)?\.?$"
)
_LABELS = (
    r"Được ký bởi|Người ký|Ký bởi|Ngày ký|Thời gian ký|Giờ ký|Cơ quan|Tổ chức|Email|Chức vụ|Lý "
    r"do|Vị trí"
)
_SIGNED = re.compile(r"^(?:Được ký bởi|Người ký|Ký bởi|Ngày ký|Thời gian ký|Giờ ký)\s*:")
_LABEL = re.compile(rf"(?:^|(?<=\s))({_LABELS})\s*:\s*")
_STARTS_WITH_LABEL = re.compile(rf"(?:{_LABELS})\s*:")
_HEAD_LINES = 40


@dataclass(frozen=True, slots=True)
class Parts:
    """A paper taken apart. `kind` is empty where no line names one.

    `digital` has label and value of each line of the signature's block; `annex` begins after the
    foot.
    """

    head: tuple[Line, ...]
    kind: str
    kind_line: int
    title: tuple[Line, ...]
    body: tuple[Line, ...]
    foot: tuple[Line, ...]
    annex: tuple[Line, ...]
    digital: tuple[tuple[str, str], ...]


def split_parts(lines: tuple[Line, ...]) -> Parts:
    """The parts of a paper: its head ends with its kind, its foot begins at "Nơi nhận"."""
    lines, digital = _take_digital(lines)
    at, kind, rest = _find_kind(lines)
    head = lines[:at]
    after = lines[at + 1 :] if kind else lines[at:]
    foot_at = _find_foot(after)
    text, below = after[:foot_at], after[foot_at:]
    title_end = _title_end(text, bool(rest)) if kind else 0
    title = text[:title_end]
    if rest:
        title = (Line(rest, lines[at].number), *title)
    annex_at = next(
        (i for i, line in enumerate(below) if i and _ANNEX.match(line.flat)), len(below)
    )
    number = lines[at].number if kind else 0
    return Parts(
        head, kind, number, title, text[title_end:], below[:annex_at], below[annex_at:], digital
    )


def _find_kind(lines: tuple[Line, ...]) -> tuple[int, str, str]:
    """Where the kind stands, the kind, and the words that follow it on its line.

    Where none does: where the text begins.
    """
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if match := _KIND.match(line.flat):
            return index, match[1], match[2] or ""
        if BASIS.match(line.flat) and len(line.flat) > 60:
            break
    for index, line in enumerate(lines[:_HEAD_LINES]):
        if BASIS.match(line.flat) or (MARK.match(line.flat) and not line.flat.startswith("-")):
            return index, "", ""
    return 0, "", ""


def _title_end(text: tuple[Line, ...], begun: bool) -> int:
    """How many lines below the kind belong to its subject."""
    for index, line in enumerate(text):
        flat = line.flat
        if MARK.match(flat) or _CITED.match(flat) or flat.endswith((";", ":")):
            return index
        started = begun or index > 0
        if (
            started
            and not flat[0].islower()
            and (line.after_gap or _PREAMBLE.match(flat) or len(flat) > 250 or BASIS.match(flat))
            and not flat.startswith("(")
        ):
            return index
        if flat.endswith(".") or index >= 8:
            return index if started else index + 1
    return len(text)


def _find_foot(lines: tuple[Line, ...]) -> int:
    """Where the foot begins: recipients, or authority and position of who signs."""
    for index in range(len(lines)):
        flat = lines[index].flat
        if _RECIPIENTS.match(flat) and len(flat) < 200:
            while index and _signs(lines[index - 1]):
                index -= 1
            return index
    for index in range(len(lines) - 1, max(0, len(lines) - 12), -1):
        if _signs(lines[index]) and not _signs(lines[index - 1]):
            return index
    return len(lines)


def _signs(line: Line) -> bool:
    return bool(AUTHORITY.match(line.flat) or POSITION.match(line.flat))


def _take_digital(
    lines: tuple[Line, ...],
) -> tuple[tuple[Line, ...], tuple[tuple[str, str], ...]]:
    """The lines without those of a digital signature, and its labelled lines."""
    kept: list[Line] = []
    found: list[tuple[str, str]] = []
    signed = [index for index, line in enumerate(lines) if _SIGNED.match(line.flat)]
    for index, line in enumerate(lines):
        near = any(abs(index - other) <= 4 for other in signed) if signed else False
        if near and _STARTS_WITH_LABEL.match(line.flat):
            parts = _LABEL.split(line.flat)[1:]
            found += zip(parts[::2], (part.strip() for part in parts[1::2]), strict=False)
        else:
            kept.append(line)
    return tuple(kept), tuple((label, value) for label, value in found if value)


def is_motto(text: str) -> bool:
    """Whether a line of the head is the State's name or motto."""
    return bool(_MOTTO.match(text))
