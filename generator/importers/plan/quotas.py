"""Award forms of a plan, and how many of each: exactly, at most, per unit, pending, or unstated."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from generator.importers.plan.letters import UPPER
from generator.importers.plan.lines import CELLS
from generator.importers.plan.tree import Node, Topic, sentences

_LEVELS = r"(?:tỉnh|thành phố|huyện|quận|thị xã|xã|phường|thị trấn|đặc khu)"
_PLACE = rf"(?:\s+[{UPPER}]\w*){{0,4}}"
_GRANTOR = (
    rf"(?:Chủ tịch\s+)?(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân)\s+{_LEVELS}{_PLACE}"
    r"|Thủ tướng Chính phủ|Chủ tịch nước|Chính phủ|Chủ tịch UBND"
    rf"|Giám đốc [Ss]ở(?:\s+[{UPPER}]\w*){{0,4}}|Hiệu trưởng|Ban Thường vụ \w+ ủy|Bộ trưởng(?:\s+[{UPPER}]\w*){{1,4}}"
)
_NAMES = (
    r"Huân chương\s+[^,;.():]{3,40}?(?:hạng\s+\w+)|Cờ thi đua|Cờ truyền thống|Bằng khen|Giấy khen|"
    r"Kỷ niệm chương|Huy hiệu|Thư khen|Tập thể [Ll]ao động (?:xuất sắc|tiên tiến)|"
    r"Chiến sĩ thi đua(?: cơ sở| cấp tỉnh| toàn quốc| cấp bộ)?|Chiến sỹ thi đua(?: cơ sở| cấp tỉnh| toàn quốc)?|"
    r"Lao động tiên tiến|Đơn vị (?:quyết thắng|tiên tiến)|Gia đình văn hóa|Gia đình văn hoá"
)
FORM = re.compile(rf"(?i:(?P<name>{_NAMES}))(?P<of>(?:\s+của)?\s+(?P<by>{_GRANTOR}))?")
_NO_FORM = re.compile(r"khen thưởng")
_NAMES_ONE = re.compile(rf"(?i:{_NAMES})|đề nghị khen thưởng|khen thưởng cho")
_BEFORE_FORM = re.compile(rf"(?P<by>{_GRANTOR})\s+(?:xét\s+|xem xét\s*,?\s+)?(?:quyết định\s+)?(?:tặng thưởng|tặng|khen thưởng)\b")
_LEVEL = re.compile(rf"(?i)cấp\s+(?:cơ sở|trung ương|{_LEVELS})")
_COLLECTIVE = (
    r"tập thể|đơn vị|xã|thị trấn|phường|thôn|bản|ấp|làng|buôn|khu phố|tổ dân phố|khu dân cư|doanh nghiệp|"
    r"cơ quan|chi bộ|đảng bộ|tổ chức|trường|hợp tác xã|câu lạc bộ|mô hình|dòng họ|tổ|nhóm|chi hội|chi đoàn|cơ sở"
)
_PEOPLE = (
    r"cá nhân|người|đồng chí|học sinh|sinh viên|giáo viên|công nhân|nông dân|cán bộ|hội viên|đoàn viên|"
    r"công chức|chiến sĩ|chiến sỹ|gương|đảng viên|doanh nhân|viên chức"
)
_HOUSES = r"hộ gia đình|gia đình|hộ"
_NOUN = rf"(?:{_HOUSES}|{_COLLECTIVE}|{_PEOPLE})"
_AWARD_UNIT = r"(?:giấy khen|bằng khen|cờ|suất|giải|huy hiệu)"
_NUMBER = re.compile(
    rf"(?P<bound>(?:không\s+(?:vượt\s+)?quá|không\s+nhiều\s+hơn|tối\s+đa|nhiều\s+nhất|ít\s+nhất|tối\s+thiểu|không\s+dưới|"
    rf"từ\s+(?P<low>\d{{1,4}})\s*(?:đến|[-–])|(?P<low2>\d{{1,4}})\s*[-–])\s*(?:là\s+)?)?"
    rf"(?<![\d/.,])(?P<count>\d{{1,5}})\s*(?:\([^)\d]{{2,30}}\)\s*)?(?:{_AWARD_UNIT}\s+cho\s+)?"
    rf"(?P<noun>{_NOUN})\b(?:\s*[,/]\s*(?:hoặc\s+)?(?P<noun2>{_NOUN})\b)?",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"(?:số lượng|khen thưởng|chỉ tiêu)?\s*(?P<noun>tập thể|cá nhân|hộ gia đình)\s*:\s*"
    r"(?P<bound>không quá|tối đa|từ\s+(?P<low>\d{1,4})\s*(?:đến|[-–]))?\s*(?P<count>\d{1,4})\b(?!\s*[/.%]\d)",
    re.IGNORECASE,
)
_MOST = re.compile(r"(?i)không\s+(?:vượt\s+)?quá|không\s+nhiều|tối\s+đa|nhiều\s+nhất")
_LEAST = re.compile(r"(?i)ít\s+nhất|tối\s+thiểu|không\s+dưới")
_EACH = re.compile(r"(?i)\b(?:mỗi|từng)\s+(?P<unit>[^.;:\d]{2,80}?)\s*(?=:|không|tối đa|được|lựa chọn|chọn|giới thiệu|đề nghị|đề xuất|bình chọn|cử|từ\s+\d|\d|ít nhất|là)")
_PENDING = re.compile(
    r"(?i)(?:chờ|theo)\s+(?:sự\s+)?phân bổ[^.;)]*|sẽ\s+(?:được\s+)?phân bổ[^.;)]*|(?:số lượng|chỉ tiêu)[^.;)]{0,60}?(?:sẽ\s+)?"
    r"(?:thông báo|hướng dẫn|phân bổ)\s+(?:cụ thể\s+)?sau"
)
_REFERENCE = re.compile(r"(?i)(?:số lượng|chỉ tiêu|hình thức)[^.;]{0,80}(?:thực hiện\s+)?theo\s+(?:quy định|hướng dẫn|kế hoạch|công văn|mục)[^.;]*")
_GIVES = re.compile(r"(?i)\b(?:tặng|khen|đề nghị|lựa chọn|chọn|bình chọn|xét)\b")
_VERBS = re.compile(
    r"(?i)\s*(?:sẽ\s+)?(?:được\s+)?(?:lựa chọn|chọn|giới thiệu|đề nghị|đề xuất|bình chọn|bình xét|cử|chủ trì|tặng|khen|"
    r"(?:được )?xét|mỗi|từng|gồm|là|có|:|số lượng)\b.*$|\s*[:,–-]\s*$"
)
_UNSTATED = re.compile(r"(?:đề xuất|đề nghị|hồ sơ đề nghị|xét)[^.;]{0,60}?khen(?: thưởng)?\b|tặng thưởng các hình thức|cấp tỉnh khen")


_ASKED = re.compile(
    rf"(?:đề nghị|trình)\s+(?P<by>cấp có thẩm quyền|cấp trên|{_GRANTOR})\s+(?:xét\s+)?tặng(?:\s+thưởng)?\s+"
    r"(?P<form>(?:các\s+)?hình thức khen thưởng[^;,.]*)"
)
_ASKED_LEVEL = re.compile(r"đề nghị\s+(?P<level>cấp\s+\w+)\s+khen")
_KIND_WORDS = (("collective", "tập thể"), ("individual", "cá nhân"), ("household", "hộ gia đình"))


@dataclass(frozen=True, slots=True)
class QuotaLine:
    """One line: its words, form and count; `of` are kinds of recipient; `unsure` a catalogue key."""

    text: str
    form: str
    count: str
    of: tuple[str, ...]
    category: str
    at: str | None
    line: int
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class PlanAward:
    """An award form of the plan: who grants it, on which level, what is said of it, how many."""

    form: str
    grantor: str
    level: str
    at: str | None
    line: int
    statements: tuple[tuple[str, str | None], ...]
    quotas: tuple[QuotaLine, ...]
    unsure: str = ""


@dataclass(frozen=True, slots=True)
class _Said:
    """A paragraph about an award, and which one it is: form, grantor, level."""

    node: Node
    key: tuple[str, str, str]
    named_by: str | None


def find_awards(nodes: tuple[Node, ...]) -> tuple[PlanAward, ...]:
    """The awards of a plan with their quota lines, in its order."""
    groups: dict[tuple[str, str, str], list[_Said]] = {}
    tables = {row.line: lines for row, lines in _rows(nodes)}
    for said in _said(nodes, frozenset(tables)):
        groups.setdefault(said.key, []).append(said)
    awards = tuple(_award(key, found, tables) for key, found in groups.items())
    return awards or _unstated(nodes)


def _rows(nodes: tuple[Node, ...]) -> Iterator[tuple[Node, tuple[QuotaLine, ...]]]:
    """Rows of tables that have a column for each kind of recipient: the quota lines of each."""
    columns: dict[int, tuple[str, ...]] = {}
    for node in nodes:
        cells = [cell.strip() for cell in node.text.split(CELLS)]
        if len(cells) < 3:
            columns = {}
            continue
        headed = {
            index: kinds
            for index, cell in enumerate(cells)
            if len(cell) < 40 and (kinds := tuple(k for k, word in _KIND_WORDS if word in cell.lower()))
        }
        if headed and not any(map(str.isdigit, cells)):
            columns = headed
            continue
        name = next((cell for cell in cells if re.search(r"[^\W\d]{2}", cell)), "")
        lines = tuple(
            QuotaLine(node.text, "exactly", cells[i], of, name, node.at, node.line, "import.plan.doubt.table")
            for i, of in columns.items()
            if i < len(cells) and re.fullmatch(r"\d{1,5}", cells[i]) and int(cells[i])
        )
        if lines and name and not re.match(r"(?i)tổng|cộng", name):
            yield node, lines


def _said(nodes: tuple[Node, ...], rows: frozenset[int]) -> Iterator[_Said]:
    for index, node in enumerate(nodes):
        if node.topic in (Topic.CRITERIA, Topic.DOSSIERS, Topic.PREAMBLE, Topic.CLOSING, Topic.AIMS):
            continue
        if node.titles and _has_below(nodes, index):
            continue
        awards = node.topic is Topic.AWARDS
        form, grantor, at = _award_of(node, awards)
        counted = node.line in rows or bool(_NUMBER.search(node.text) or _TAIL.search(node.text))
        pending = bool(_PENDING.search(node.text))
        if awards and not form and (counted or pending):
            form, grantor = _word_for_award(node), ""
        if not form or not (awards or ((counted or pending) and _GIVES.search(node.text))):
            continue
        if not awards and not _NAMES_ONE.search(node.text):
            continue
        yield _Said(node, (form, grantor, _level_of(node, awards)), at)


def _word_for_award(node: Node) -> str:
    """What a paragraph that counts awards and names none calls them, or the headings above it."""
    for words in (node.text, *(part.text for part in reversed(node.above))):
        if match := re.search(r"(?i)khen thưởng|khen", words):
            return match[0]
    return ""


def _has_below(nodes: tuple[Node, ...], index: int) -> bool:
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    return bool(after and nodes[index].paragraph in after.above)


def _award_of(node: Node, under: bool) -> tuple[str, str, str | None]:
    """Form and grantor, from the sentence or the nearest heading, and the part that names it."""
    if found := _named(node.text):
        return *found, node.at
    if under:
        for heading in reversed(node.above):
            if found := _named(heading.text):
                return *found, heading.section
    elif match := _NO_FORM.search(node.text):
        return match[0], "", node.at
    return "", "", node.at


def _named(text: str) -> tuple[str, str] | None:
    """The award that words name: its form as printed with its grantor, and who grants it."""
    match = FORM.search(text)
    if not match:
        return None
    by = match["by"] or ""
    if not by and (before := _BEFORE_FORM.search(text)):
        by = before["by"]
        return match["name"], by
    return match[0].strip(), by


def _level_of(node: Node, under: bool) -> str:
    if not under:
        return ""
    for words in (*(part.text for part in reversed(node.above)),):
        if match := _LEVEL.search(words):
            return match[0]
    return ""


def _award(
    key: tuple[str, str, str], found: list[_Said], tables: Mapping[int, tuple[QuotaLine, ...]]
) -> PlanAward:
    form, grantor, level = key
    quotas = tuple(line for said in found for line in tables.get(said.node.line) or _lines(said.node))
    return PlanAward(
        form,
        grantor,
        level,
        found[0].named_by,
        found[0].node.line,
        tuple((said.node.text, said.node.at) for said in found),
        quotas,
        "import.plan.doubt.no-form"
        if not FORM.search(form)
        else ""
        if grantor
        else "import.plan.doubt.no-grantor",
    )


def _lines(node: Node) -> Iterator[QuotaLine]:
    """The quota lines of a paragraph."""
    found = False
    for sentence in sentences(node.text):
        for clause in re.split(r"(?<=;)\s+", sentence):
            for line in _clause(clause.rstrip(";").strip(), node, sentence):
                found = True
                yield line
    if found:
        return
    if match := _PENDING.search(node.text):
        yield QuotaLine(match[0].strip(), "pending", "", _kinds(node.text), "", node.at, node.line)
    elif match := _REFERENCE.search(node.text):
        yield QuotaLine(
            match[0].strip(), "by_reference", "", _kinds(node.text), "", node.at, node.line
        )


def _clause(clause: str, node: Node, sentence: str) -> Iterator[QuotaLine]:
    numbers = list(_NUMBER.finditer(clause)) or list(_TAIL.finditer(clause))
    start, bounded = 0, False
    each: re.Match[str] | None = None
    parts = _parts(clause, numbers)
    for match, (begin, end) in zip(numbers, parts, strict=True):
        words = clause[begin:end].strip(" ,:")
        before = clause[start : match.start()]
        bound = match["bound"] or ""
        form, unsure = "exactly", ""
        low = match["low"] or (match["low2"] if "low2" in match.re.groupindex else None)
        if _MOST.search(bound):
            form = "at_most"
        elif low:
            form, unsure = "at_most", "import.plan.doubt.range"
        elif _LEAST.search(bound):
            form, unsure = "unstated", "import.plan.doubt.at-least"
        elif bounded and _joined(clause, match):
            form, unsure = "at_most", "import.plan.doubt.shared-bound"
        here = _EACH.search(clause, start, match.end())
        each = here or (each if _joined(clause, match) else None)
        category = _category(before, match, node)
        bounded = form == "at_most"
        if each:
            unsure = unsure or ("import.plan.doubt.at-most-each" if form == "at_most" else "")
            form = "per_unit" if form in ("exactly", "at_most") else form
            category = _unit_of(each["unit"], clause[: each.start()])
        nouns = [match["noun"]]
        if "noun2" in match.re.groupindex and match["noun2"]:
            nouns.append(match["noun2"])
        count = match["count"] if form != "unstated" else ""
        if each and not here:
            words = clause[: match.end()]
        yield QuotaLine(
            words, form, count, _kinds(" ".join(nouns)), category, node.at, node.line, unsure
        )
        start = match.end()


def _joined(clause: str, match: re.Match[str]) -> bool:
    """Whether a number goes on with the list that "mỗi" began."""
    return bool(re.search(r"(?:,|và)\s*(?:không quá |tối đa )?$", clause[: match.start()]))


def _parts(clause: str, numbers: list[re.Match[str]]) -> list[tuple[int, int]]:
    """Which words of a clause belong to each of its numbers."""
    places = []
    for index, match in enumerate(numbers):
        begin = 0
        if index:
            gap = clause[numbers[index - 1].end() : match.start()]
            joint = list(re.finditer(r"[,:]\s+|\bvà\s+", gap))
            begin = numbers[index - 1].end() + (joint[0].end() if joint else 0)
        if index + 1 < len(numbers):
            gap = clause[match.end() : numbers[index + 1].start()]
            joint = list(re.finditer(r"[,:]\s+|\s+và\s+", gap))
            end = match.end() + (joint[0].start() if joint else len(gap))
        else:
            end = len(clause)
        places.append((begin, end))
    if len(numbers) == 1 and len(clause) > 200:
        match = numbers[0]
        places = [(match.start(), match.end())]
    elif numbers and FORM.search(clause[: numbers[0].start()]):
        places[0] = (numbers[0].start(), places[0][1])
        last = numbers[-1]
        places[-1] = (places[-1][0], last.end())
    return places


def _unit_of(unit: str, before: str) -> str:
    """For which units "mỗi" counts: "các trường học mỗi đơn vị" are the schools."""
    if re.fullmatch(r"(?i)(?:cơ quan, )?đơn vị|nơi|trường|khối", unit.strip()) and before.strip():
        return re.sub(r"(?i)^(?:đối với|riêng)\s+", "", before.strip(" ,:"))
    return _VERBS.sub("", unit).strip(" ,:")


def _category(before: str, match: re.Match[str], node: Node) -> str:
    """For whom a number is: the words before it, or what is counted."""
    words = before.strip(" ,")
    words = re.sub(r"(?i)^(?:và|riêng|trong đó|đối với)(?:\s+|$)", "", words)
    head, colon, tail = words.partition(":")
    if colon:
        words = head if not tail.strip() or _VERBS.match(" " + tail) or _GIVES.search(tail) else tail
    words = re.sub(r"(?i)^(?:cá nhân|tập thể)\s+là\s+", "", words).strip(" ,:")
    if not words or _GIVES.search(words) or FORM.search(words) or len(words) > 120:
        return _counted(match, before)
    return _VERBS.sub("", words).strip(" ,:")


def _counted(match: re.Match[str], before: str) -> str:
    """What is counted, where that says more than "tập thể" or "cá nhân"."""
    noun = match["noun"].lower()
    after = match.string[match.end() :]
    second = match.re.groupindex.get("noun2") and match["noun2"]
    if second:
        return match.string[match.start("noun") : match.end("noun2")]
    if noun in ("tập thể", "cá nhân", "người", "đồng chí"):
        more = re.match(rf"\s+({_COLLECTIVE})\b", after)
        return match.string[match.start("noun") : match.end() + more.end()] if more else ""
    return match["noun"]


def _kinds(words: str) -> tuple[str, ...]:
    """The kinds of recipient that words name, in a fixed order."""
    found = {
        "collective": re.search(rf"(?i)\b(?:{_COLLECTIVE})\b", words),
        "individual": re.search(rf"(?i)\b(?:{_PEOPLE})\b", words),
        "household": re.search(rf"(?i)\b(?:{_HOUSES})\b", words),
    }
    return tuple(kind for kind, match in found.items() if match)


def _unstated(nodes: tuple[Node, ...]) -> tuple[PlanAward, ...]:
    """A plan that speaks of awards and names none: its sentences, marked for the editor."""
    found: list[tuple[str, str | None, int]] = []
    for node in nodes:
        if node.topic in (Topic.PREAMBLE, Topic.CLOSING, Topic.AIMS, Topic.REQUIREMENTS, Topic.DOSSIERS):
            continue
        found += [
            (sentence, node.at, node.line)
            for sentence in sentences(node.text)
            if not node.titles and _UNSTATED.search(sentence)
        ]
    if not found:
        return ()
    text, at, line = next((one for one in found if _recipients(one[0])), found[0])
    quota = QuotaLine(text, "unstated", "", _recipients(text), "", at, line)
    statements = tuple((words, where) for words, where, _ in found)
    places = {where for _, where, _ in found}
    asked = next((match for words, _, _ in found if (match := _ASKED.search(words))), None)
    level = next((match for words, _, _ in found if (match := _ASKED_LEVEL.search(words))), None)
    return (
        PlanAward(
            asked["form"].strip() if asked else "khen thưởng",
            asked["by"].strip() if asked else "",
            level["level"] if level else "",
            places.pop() if len(places) == 1 else None,
            line,
            statements,
            (quota,),
            "import.plan.doubt.no-form",
        ),
    )


def _recipients(text: str) -> tuple[str, ...]:
    """The kinds of recipient named near the words for the award."""
    match = _UNSTATED.search(text)
    near = text[max(0, match.start() - 80) :] if match else text
    return tuple(kind for kind, words in _KIND_WORDS if words in near.lower())
