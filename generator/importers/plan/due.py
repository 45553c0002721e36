"""Words → by when something must be done, and in which sense: on, before, until, since, or words.

"trước ngày" leaves the day itself out (`before`), "chậm nhất ngày", "đến hết ngày" take it in
(`until`). What needs a day that the words do not give keeps its words alone.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from generator.importers.plan.citations import without_citations
from generator.importers.plan.dates import DATE, find_dates, iso_day

_D = f"(?:{DATE.pattern})"
_DAY_MONTH = r"(?:ngày\s+)?\d{1,2}[/.-]\d{1,2}(?![\d/.-]*\d)"
_YEARLY = r"(?:\s+(?:của\s+)?(?:hằng|hàng)\s+năm)?"
_NO_YEAR = r"(?:ngày\s+\d{1,2}\s+tháng\s+\d{1,2}|(?:ngày\s+)?\d{1,2}[/.]\d{1,2})(?![\d/.]*\d)"
_EVERY = r"(?:hằng|hàng)\s+(?:năm|quý|tháng|tuần)"
_HOUR = r"\d{1,2}\s*(?:giờ|h|g)\s*(?:\d{1,2})?(?:\s*phút)?\s*,?\s*"
_LATEST = (
    r"(?:chậm nhất(?:\s+là)?(?:\s+(?:vào|đến|trong))?|muộn nhất(?:\s+là)?|không\s+(?:muộn|"
    r"chậm)\s+(?:hơn|quá)|"
    r"hạn\s+(?:cuối|chót)(?:\s+là)?:?|cho\s+đến\s+hết|đến\s+hết|hết|đến)"
)
_SPAN = (
    r"(?:từ\s+)?(?:ngày\s+)?(?<![\d/.-])(?P<from>\d{1,2})(?:\s*[/.]\s*(?P<of>\d{1,2}))?"
    r"\s*(?:[-–]|đến)\s*(?:hết\s+)?(?:ngày\s+)?\d{1,2}\s*[/.]\s*(?P<month>\d{1,2})"
    r"\s*[/.]\s*(?P<year>(?:19|20)\d\d)(?!\d)"
)
_FORMS = (
    ("span", _SPAN),
    ("range", rf"(?:(?:(?<=:\s)|^)thực hiện\s+|bắt đầu\s+|kể\s+)?từ\s+"
        rf"(?:nay|ngày\s+(?:ký|ban hành)[^.;,]{{0,40}}?|{_D}|{_NO_YEAR}|tháng\s+\d{{1,2}})\s*,?\s+"
              rf"(?:(?:cho\s+)?đến|(?:và\s+)?kết thúc(?:\s+vào)?)\s+(?:hết\s+)?"
              rf"(?:{_D}|[^.;,:()]{{3,120}})"),
    ("until", rf"trước\s+{_HOUR}{_D}"),
    ("before", rf"trước\s+{_D}"),
    ("until", rf"(?:{_LATEST})\s+(?:{_HOUR})?{_D}"),
    ("words", rf"(?:{_EVERY},?\s+)?(?:trước|{_LATEST})\s+(?:{_HOUR})?{_DAY_MONTH}{_YEARLY}"),
    ("words", rf"(?:trước|{_LATEST})\s+(?:{_HOUR})?{_NO_YEAR}(?!\s*,?\s+năm\s+\d){_YEARLY}"),
    ("words", rf"(?:(?:định kỳ\s+vào|trước|{_LATEST})\s+)?ngày\s+\d{{1,2}}\s+(?:{_EVERY}|"
        r"(?:của\s+)?tháng\s+"
              r"(?:cuối|đầu|thứ\s+\w+)\s+(?:của\s+)?(?:mỗi\s+)?quý)"),
    ("words", r"tháng\s+\d{1,2}(?:\s*,\s*(?:tháng\s+)?\d{1,2}){0,10}\s*(?:,|và)\s*"
        r"(?:tháng\s+)?\d{1,2}\s*(?:/|,?\s*năm)\s*(?:19|20)\d\d"),
    ("words", r"trước\s+(?:khi\s+|ngày\s+)?(?:hội nghị|cuộc họp|họp|lễ|đại hội|kỳ họp|"
        r"tổ chức|diễn ra)[^.;,\d]{0,60}?\s+\d{1,3}\s+ngày(?!\s+\d)(?:\s+làm việc)?"),
    ("words", rf"(?:nhân\s+|vào\s+)?dịp\s+{_D}"),
    ("words", rf"(?:(?:buổi\s+)?(?:sáng|chiều|tối)\s+)?(?:thứ\s+(?:hai|ba|tư|năm|sáu|bảy)|"
              rf"chủ\s+nhật)\s+{_EVERY}"),
    ("words", rf"(?:trước|{_LATEST})\s+(?:ngày\s+)?\d{{1,2}}\s+(?:{_EVERY}|của\s+\w+\s+\w+)"),
    ("words", rf"(?:trong|vào|trước|{_LATEST})\s+(?:tháng\s+\d{{1,2}}|quý\s+"
        rf"(?:IV|I{{1,3}}|[1-4]))\s+{_EVERY}"),
    ("days", r"trước\s+(?P<days>\d{1,3})\s+ngày(?!\s+\d)(?:\s+làm việc)?"),
    ("words", r"(?:trong\s+(?:vòng|thời hạn)|chậm nhất(?:\s+(?:sau|là))?|sau)\s+\d{1,3}\s+ngày"
        r"(?!\s+\d)(?:\s+làm việc)?(?:\s*,?\s+(?=kể từ|tính từ)[^.;,]{0,80}|[^.;,]{0,80})"),
    ("since", rf"(?:trong\s+)?{_D}\s+và\s+(?:các|những)\s+năm\s+(?:tiếp theo|sau)"),
    ("after", rf"sau\s+{_D}"),
    ("since", rf"(?:kể\s+)?từ\s+{_D}"),
    ("on", rf"(?:hoàn thành\s+|xong\s+)?(?:dự kiến\s+)?(?:trong|vào|dự kiến)\s+{_D}"),
    ("words", r"(?:giữa|đầu|cuối|(?:tuần|nửa|ngày)\s+(?:đầu|cuối|\d|"
        rf"thứ\s+\w+)(?:\s+của)?)\s+{_D}"),
    ("bare", _D),
    ("no-year", rf"(?<=:\s){_NO_YEAR}(?=\s*[.;]?\s*$)"),
    ("words", r"sau\s+khi\s+kết\s+thúc\s+[^.;,()]{3,120}"),
    ("words", r"^kết\s+thúc\s+(?:đợt|phong trào|cuộc)[^.;,]{0,60}"),
    ("words", r"lồng ghép (?:với|vào|trong|tại) (?:Hội nghị|Đại hội|Lễ)[^.;,()]{0,100}"),
    ("often", rf"{_EVERY}(?:,\s+năm)?|định kỳ(?:\s+{_EVERY}|\s+\d+\s+tháng)?"
              r"(?:\s*\((?:trước|vào|chậm nhất)[^)/]{3,40}\))?|"
              r"(?<!thi đua )thường xuyên"),
)  # fmt: skip
_PATTERNS = tuple((form, re.compile(pattern, re.IGNORECASE)) for form, pattern in _FORMS)
#: "từ ngày 01 tháng 3 đến ngày 30 tháng 11 năm 2022": the year stands once.
_NO_YEAR_FIRST = re.compile(
    r"(?i)\D*?từ\s+(?:ngày\s+)?(?P<d>\d{1,2})(?:\s+tháng\s+|[/.])(?P<m>\d{1,2})(?!\s*[/.]\s*\d|\s*,?\s+năm)"
)
#: "từ tháng 7 đến tháng 11 năm 2023".
_MONTH_FIRST = re.compile(r"(?i)\D*?từ\s+tháng\s+(?P<m>\d{1,2})\s+(?:cho\s+)?đến\b")
#: "Sau ngày 05/11, Tỉnh đoàn không tiếp nhận": nothing is to be done after that day.
_REFUSED = re.compile(
    rf"(?i)\b(?:sau|quá)\s+{_D}[^.;]{{0,60}}?không\s+(?:tiếp\s+)?"
    r"(?:nhận|xét|xem xét|giải quyết|tổng hợp)\b"
)
_REPORTS = re.compile(r"báo cáo|lồng ghép|gửi|nộp|rà soát|tổng hợp", re.IGNORECASE)
_FEAST = re.compile(r"(?i)kỷ niệm|chào mừng|(?:ngày|năm) thành lập|truyền thống|[(;,-]\s*$")
_NOT_BARE = re.compile(
    r"(?:đến|tới|của|trong|so với|từ|giai đoạn|kế hoạch|nghị quyết|"
    r"số)\s*$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Due:
    """A time limit: where its words stand, the words, and fields of `WrittenDate` (ISO text).

    `unsure`: a key of the catalogue that says why an editor must look.
    """

    start: int
    end: int
    text: str
    fields: Mapping[str, str] = field(default_factory=dict)
    unsure: str = ""

    @property
    def written(self) -> dict[str, str]:
        """As a record holds it."""
        return {"text": self.text, **self.fields}


def find_dues(text: str, *, about_time: bool, signed: str) -> tuple[Due, ...]:
    """The time limits in a sentence, in order.

    `about_time`: the sentence stands under "Thời gian", so that a date alone is a limit. `signed`
    is the day of the paper in ISO form, which "từ nay" means; it is empty where that is blank.
    """
    masked = _REFUSED.sub(lambda found: " " * len(found[0]), without_citations(text))
    taken: list[Due] = []
    for form, pattern in _PATTERNS:
        for match in pattern.finditer(masked):
            if any(match.start() < due.end and due.start < match.end() for due in taken):
                continue
            due = _read(form, match, text, about_time, signed, taken)
            if due:
                taken.append(due)
    return tuple(sorted(taken, key=lambda due: due.start))


def _same_rhythm(words: str, due: Due) -> bool:
    """Whether "trước ngày 25 hằng tháng" says already what "hằng tháng" says."""
    return not due.fields and due.text.lower().endswith(words.lower())


def _read(
    form: str, match: re.Match[str], text: str, about_time: bool, signed: str, taken: list[Due]
) -> Due | None:
    words = text[match.start() : match.end()].rstrip(" ,")
    dates = find_dates(match[0])
    isos = [found.iso for found in dates]
    start, end = match.start(), match.start() + len(words)
    if isos and not all(isos):
        return Due(start, end, words, {}, "import.plan.doubt.no-such-day")
    if form == "span":
        first = iso_day(match["from"], match["of"] or match["month"], match["year"])
        if not first or first > isos[-1]:
            return Due(start, end, words, {}, "import.plan.doubt.order")
        return Due(start, end, words, {"since": first, "until": isos[-1]})
    if form == "range":
        return _range(start, end, words, isos, signed)
    if form in ("before", "until", "since", "after"):
        return Due(start, end, words, {form: isos[0]})
    if form == "on":
        return _on(start, end, words, isos[0], about_time)
    if form == "bare":
        return _bare(start, end, words, isos[0], about_time, match.string[:start], signed)
    if form == "days":
        working = "làm việc" in words
        days = {} if working else {"days_before": match["days"].lstrip("0") or "1"}
        return Due(start, end, words, days, "import.plan.doubt.working-days" if working else "")
    if form == "no-year" and not about_time:
        return None
    if form == "often":
        if any(_same_rhythm(words, due) for due in taken):
            return None
        named = about_time or _REPORTS.search(match.string)
        return Due(start, end, words) if named else None
    return Due(start, end, words, {}, "import.plan.doubt.date-in-words")


def _range(start: int, end: int, words: str, isos: list[str], signed: str) -> Due | None:
    now = re.match(r"(?i)\D*?từ\s+(?:nay|ngày)(?!\s+\d)", words)
    since = signed if now else isos[0] if isos else ""
    if not now and len(isos) == 1 and (early := _NO_YEAR_FIRST.match(words)):
        isos = [iso_day(early["d"], early["m"], isos[0][:4]), *isos]
        since = isos[0]
    elif not now and len(isos) == 1 and (month := _MONTH_FIRST.match(words)):
        isos = [iso_day("", month["m"], isos[0][:4]), *isos]
        since = isos[0]
    until = isos[-1] if isos and (now or len(isos) > 1) else ""
    fields = {key: iso for key, iso in (("since", since), ("until", until)) if iso}
    if not now and len(isos) < 2 and not re.search(r"(?i)kết thúc|khi", words):
        return None
    unsure = "" if until else "import.plan.doubt.until-event"
    if now and until:
        unsure = "" if signed else "import.plan.doubt.from-now"
    if since and until and since > until:
        return Due(start, end, words, {}, "import.plan.doubt.order")
    return Due(start, end, words, fields, unsure)


def _on(start: int, end: int, words: str, iso: str, about_time: bool) -> Due | None:
    if re.fullmatch(r"\d{4}", iso) and not about_time:
        return None
    planned = re.search(r"(?i)dự kiến", words)
    return Due(start, end, words, {"on": iso}, "import.plan.doubt.planned" if planned else "")


def _bare(
    start: int, end: int, words: str, iso: str, about_time: bool, before: str, signed: str
) -> Due | None:
    """A date without a word that says what it means."""
    if about_time and (
        len(iso) != 4 or before.rstrip().endswith((":", "là", "thực hiện")) or not before
    ):
        return Due(start, end, words, {"on": iso})
    if len(iso) == 10 and _is_event(words, iso, before, signed):
        return Due(start, end, words, {"on": iso}, "import.plan.doubt.bare-date")
    if about_time or len(iso) != 7 or _NOT_BARE.search(before):
        return None
    return Due(start, end, words, {"on": iso}, "import.plan.doubt.bare-date")


def _is_event(words: str, iso: str, before: str, signed: str) -> bool:
    """Whether a day after that of the paper is one on which something is done."""
    later = bool(signed) and iso > signed and words.lower().startswith("ngày")
    return later and not _NOT_BARE.search(before) and not _FEAST.search(before)


def clauses(sentence: str) -> Iterator[str]:
    """The parts of a sentence between semicolons."""
    return (part.strip() for part in re.split(r"(?<=;)\s+", sentence) if part.strip())
