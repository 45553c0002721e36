"""Sentences → the papers that they cite: kind, number, date, who issued it, what it is about."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from generator.importers.plan.dates import find_dates
from generator.importers.plan.parts import BASIS
from generator.importers.plan.tree import sentences

_KINDS = (
    r"Chỉ thị|Kế hoạch|Nghị quyết(?: liên tịch)?|Nghị định|Thông tư(?: liên tịch)?|Quyết định|"
    r"Hướng dẫn|Công văn|Bộ luật|Luật|Pháp lệnh|Kết luận|Quy định|Quy chế|Thông báo|Đề án|"
    r"Chương trình|Tờ trình|Văn bản|Công điện|Thông tri|Hiến pháp|Điều lệ|Báo cáo|Lệnh"
)
_NUMBER = r"\d+[A-Za-z]?(?:\s?[/-][\w.&/-]*[^\W_])"
_DATE = (
    r"(?P<date>(?:cùng\s+)?ngày\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}|"
    r"(?:cùng\s+)?ngày\s+\d{1,2}\s+tháng\s+\d{1,2}\s*,?\s+năm\s+\d{4}|năm\s+(?:19|20)\d\d)"
)
#: A paper with its number.
NUMBERED = re.compile(
    rf"(?P<kind>{_KINDS})\s+(?:số\s*:?\s*)?(?P<number>{_NUMBER})(?:\s*,?\s+{_DATE})?"
    r"(?:\s*,?\s+của\s+(?P<issuer>[^;.:()]{2,200}))?"
)
#: A paper without one, as it stands at the beginning of a basis.
_PLAIN = re.compile(
    rf"^(?P<kind>{_KINDS})\s+(?P<name>[^;.]{{3,400}}?)(?:\s+số\s+(?P<number>{_NUMBER}))?(?:\s*,?\s*{_DATE})?\s*[;.,]*$"
)
#: "Chương trình công tác năm 2017 của UBND huyện": who issued it stands last.
_BY = re.compile(
    r"\scủa\s(?P<by>(?:UBND|Ủy ban nhân dân|HĐND|Hội đồng nhân dân|Thủ tướng|Chính phủ|Tỉnh ủy|"
    r"Huyện ủy|Thành ủy|Đảng ủy|Ban Thường vụ)(?:\s[^\W\d_]+){0,8})$"
)
_JOINT = re.compile(
    rf"(?:[;,]|,?\s+và)\s+(?=(?:{_KINDS})\s+(?:số\s*:?\s*)?\d)|"
    rf"(?<=\d\d\d\d),?\s+và\s+(?=(?:{_KINDS})\s)|"
    rf"(?:[;,]|,?\s+và)\s+(?=(?:số\s+)?\d{{1,5}}/(?:\d{{4}}/)?[A-ZĐ]{{2}})|"
    rf";\s+(?=(?:{_KINDS})\s)|;\s+(?=(?:xét|theo đề nghị|căn cứ|thực hiện)\s)"
)
#: Where the words for who issued it end and those for what it is about begin.
_ABOUT = re.compile(
    r",?\s+(?:về|quy định|ban hành|sửa đổi|hướng dẫn|phát động|tổ chức|triển khai|thực hiện|phê "
    r"duyệt|"
    r"phê chuẩn|giao|công bố|kèm theo|đẩy mạnh|tiếp tục|tăng cường|nhiệm kỳ|tại|khóa|thông qua|"
    r"gắn với|"
    r"đến|để|bằng|trong)\s|,\s|\s\("
)
_ISSUING = re.compile(
    r"(?<=,)\s+(?=(?:UBND|Ủy ban|Uỷ ban|Ban|Hội đồng|Đảng ủy|Huyện ủy|Thường trực|Phòng|Sở|"
    r"Trường)\s[^,;.]{2,90}?"
    r"\s(?:ban hành|xây dựng|tổ chức|phát động|triển khai|đề ra|lập|thông báo|hướng dẫn)\b)"
)
#: Years that are no time limit: of a law, of a term, of a span.
_SPANS = re.compile(
    r"Luật\s[^.;:\d]{0,60}?năm\s+\d{4}|(?:giai đoạn|nhiệm kỳ|năm học|"
    r"khóa)\s+(?:từ\s+)?(?:năm\s+)?"
    r"\d{4}\s*(?:[-–]|đến)\s*(?:năm\s+)?\d{4}|(?:từ\s+)?năm\s+\d{4}\s+đến\s+(?:năm\s+)?\d{4}",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Cited:
    """A cited paper; what is not said is empty. `shared`: the subject is that of a neighbour."""

    text: str
    verb: str = ""
    kind: str = ""
    number: str = ""
    date_text: str = ""
    on: str = ""
    issuer: str = ""
    subject: str = ""
    shared: bool = False


def preamble_parts(text: str) -> tuple[str, ...]:
    """The sentences of a preamble; "…, UBND xã A xây dựng kế hoạch như sau:" is one of its own."""
    return tuple(
        part
        for sentence in sentences(text)
        for part in (_ISSUING.split(sentence, maxsplit=1) if BASIS.match(sentence) else (sentence,))
    )


def read_bases(sentence: str) -> tuple[Cited, ...]:
    """The papers on which a sentence that begins with "Căn cứ", "Thực hiện" rests.

    Where it names no paper ("Căn cứ tình hình thực tế"), one that has words and a verb only.
    """
    match = BASIS.match(sentence)
    if not match:
        return ()
    verb, rest = match[1], sentence[match.end() :]
    pieces = _JOINT.split(rest)
    found: list[Cited] = []
    for piece in pieces:
        cited = _read(piece, _verb(piece) or verb)
        if not cited.kind and found and re.match(r"(?:số\s+)?\d", piece):
            cited = replace(_read(f"{found[-1].kind} {piece}", verb), text=piece)
        found.append(cited)
    if not any(cited.kind for cited in found):
        return (Cited(sentence, verb),) if verb in ("Căn cứ", "Xét") else ()
    first = found[0]
    found[0] = Cited(
        f"{verb} {first.text}", verb, first.kind, first.number, first.date_text, first.on,
        first.issuer, first.subject,
    )  # fmt: skip
    return tuple(_share(found))


def _verb(piece: str) -> str:
    """The verb with which a piece in the middle of a sentence begins, as printed."""
    match = BASIS.match(piece[:1].upper() + piece[1:])
    return piece[: match.end(1)] if match else ""


def _read(piece: str, verb: str) -> Cited:
    if match := NUMBERED.search(piece):
        return _numbered(match, piece, verb)
    if match := _PLAIN.match(piece):
        on = find_dates(match["date"])[0].iso if match["date"] else ""
        name = match["name"].strip()
        organ = re.match(r"(?:Đại hội|Đảng bộ|Hội nghị|Ban Chấp hành|HĐND|Hội đồng)", name)
        by = _BY.search(name)
        issuer = _issuer(name) if organ else by["by"] if by else ""
        return Cited(
            piece, verb, match["kind"], match["number"] or "", match["date"] or "", on,
            issuer, "" if organ else name,
        )  # fmt: skip
    return Cited(piece, verb)


def _numbered(match: re.Match[str], piece: str, verb: str) -> Cited:
    date = match["date"] or ""
    dates = find_dates(date)
    issuer = _issuer(match["issuer"] or "")
    end = match.end("issuer") if match["issuer"] else match.end()
    if match["issuer"]:
        end = match.start("issuer") + len(issuer)
    subject = piece[end:].strip().lstrip(",").strip().rstrip(";.,").strip()
    return Cited(
        piece, verb, match["kind"], re.sub(r"\s", "", match["number"]), date,
        dates[0].iso if dates else "", issuer, subject,
    )  # fmt: skip


def _issuer(words: str) -> str:
    """The words for a body, without what follows them."""
    match = _ABOUT.search(words)
    return (words[: match.start()] if match else words).strip().rstrip(",;.")


def _share(found: list[Cited]) -> Iterator[Cited]:
    """The papers, of which two share a subject: "A số 1 và B số 2 về việc X" are about X.

    "cùng ngày" tells that they share their day too, and who issued them.
    """
    for index, cited in enumerate(found):
        after = found[index + 1] if index + 1 < len(found) else None
        if after and cited.number and not cited.on and after.date_text.startswith("cùng"):
            yield replace(
                cited, date_text=after.date_text, on=after.on, issuer=cited.issuer or after.issuer,
                subject=cited.subject or after.subject, shared=True,
            )  # fmt: skip
        elif cited.kind and not cited.subject and after and after.subject and after.number:
            yield Cited(
                cited.text, cited.verb, cited.kind, cited.number, cited.date_text, cited.on,
                cited.issuer, after.subject, shared=True,
            )  # fmt: skip
        else:
            yield cited


def find_cited(text: str) -> Iterator[Cited]:
    """Every paper with a number that a paragraph names."""
    for match in NUMBERED.finditer(text):
        if not match["number"] or not re.search(r"[A-ZĐ]{2}", match["number"]):
            continue
        issuer = _issuer(match["issuer"] or "")
        end = match.start("issuer") + len(issuer) if issuer else match.end("date")
        end = end if end > 0 else match.end("number")
        dates = find_dates(match["date"] or "")
        yield Cited(
            text[match.start() : end], "", match["kind"], re.sub(r"\s", "", match["number"]),
            match["date"] or "", dates[0].iso if dates else "", issuer,
        )  # fmt: skip


def without_citations(text: str) -> str:
    """`text` of the same length, with the dates of cited papers blanked out."""

    def blank(match: re.Match[str]) -> str:
        if not match["date"]:
            return match[0]
        start, end = match.start("date") - match.start(), match.end("date") - match.start()
        return match[0][:start] + " " * (end - start) + match[0][end:]

    return _SPANS.sub(lambda found: " " * len(found[0]), NUMBERED.sub(blank, text))
