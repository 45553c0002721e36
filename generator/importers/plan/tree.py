"""The text of a paper as nodes: each paragraph, the headings above it, what they are about."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from enum import StrEnum

from generator.importers.plan.letters import LOWER, UPPER
from generator.importers.plan.lines import Line
from generator.importers.plan.parts import BASIS
from generator.model.outline import Paragraph, parse_outline


class Topic(StrEnum):
    """What a part of a plan is about."""

    PURPOSES = "purposes"
    REQUIREMENTS = "requirements"
    AIMS = "aims"
    CONTENTS = "contents"
    OBJECTIVES = "objectives"
    SLOGAN = "slogan"
    PERIOD = "period"
    REVIEW = "review"
    PARTICIPANTS = "participants"
    AWARDS = "awards"
    CRITERIA = "criteria"
    DOSSIERS = "dossiers"
    PROCESS = "process"
    MEASURES = "measures"
    FUNDING = "funding"
    ASSIGNMENTS = "assignments"
    PREAMBLE = "preamble"
    CLOSING = "closing"
    OTHER = "other"


#: Words of headings, as far as they tell what stands below. The order decides where one word could
#: mean two: "tiêu chuẩn khen thưởng" are criteria.
_TOPICS = (
    (Topic.OTHER, r"chương trình (?:hội nghị|đại hội|lễ)|nội dung chương trình|thành phần(?! hồ "
        r"sơ)|chỉ đạo điểm"),
    (Topic.AIMS, r"mục đích.*yêu cầu"),
    (Topic.REVIEW, r"thời gian (?:sơ kết|tổng kết)|sơ kết|tổng kết|sơ,\s*tổng kết"),
    (Topic.PERIOD, r"thời gian|thời hạn|tiến độ"),
    (Topic.DOSSIERS, r"\bhồ sơ|thủ tục"),
    (Topic.CRITERIA, r"tiêu chuẩn|tiêu chí|điều kiện"),
    (Topic.PROCESS, r"quy trình|trình tự|bình xét|xét chọn|cách thức|xét khen|xét tặng|bình "
        r"chọn"),
    (Topic.FUNDING, r"kinh phí|nguồn lực"),
    (Topic.AWARDS, r"hình thức (?:và số lượng |, số lượng )?khen|danh hiệu|số lượng[^.]*khen|cơ "
        r"cấu khen"
                   r"|chỉ tiêu khen|giấy khen|bằng khen|cờ thi đua|huân chương|kỷ niệm chương|"
                   r"khen thưởng"
                   r"|khen cấp|^khen\b|mức khen"),
    (Topic.AWARDS, r"giải thưởng|cơ cấu giải|tuyên dương|"
        r"^số lượng(?:\s*(?:,|và)\s*(?:cơ cấu|hình thức|tỷ lệ|mức thưởng|tiền thưởng))?$|"
        r"^hình thức\s*(?:,|và)\s*(?:cơ cấu|số lượng)$"),
    (Topic.ASSIGNMENTS, r"nhiệm vụ của"),
    (Topic.SLOGAN, r"khẩu hiệu"),
    (Topic.PURPOSES, r"mục đích"),
    (Topic.REQUIREMENTS, r"yêu cầu"),
    (Topic.PARTICIPANTS, r"đối tượng|phạm vi"),
    (Topic.OBJECTIVES, r"mục tiêu|chỉ tiêu"),
    (Topic.ASSIGNMENTS, r"tổ chức thực hiện|phân công|trách nhiệm|giao nhiệm vụ"),
    (Topic.MEASURES, r"giải pháp|biện pháp"),
    (Topic.CONTENTS, r"nội dung|nhiệm vụ"),
)  # fmt: skip
_PATTERNS = tuple((topic, re.compile(pattern)) for topic, pattern in _TOPICS)
#: A heading of several things, no one of which covers what stands below it.
_SEVERAL = re.compile(r"(?i),|\bvà\b|;")
#: Below criteria and dossiers, "Giấy khen:" tells for which award they are.
_WEAK = frozenset((Topic.AWARDS, Topic.PARTICIPANTS))
_STRONG = frozenset((Topic.CRITERIA, Topic.DOSSIERS, Topic.PROCESS))
_TOP = re.compile(r"[IVX]+[./]|[A-H]\.|Phần|PHẦN|Chương|CHƯƠNG")
#: Where a movement takes place: nobody takes part by that.
_EXTENT = re.compile(r"(?i)phạm vi(?:\s+(?:thực hiện|tổ chức|triển khai|áp dụng))?[\s:.]*$")
#: "… xây dựng Kế hoạch với các nội dung sau:" closes the preamble, and titles nothing.
_ISSUES = re.compile(r"(?i)\b(?:ban hành|xây dựng|tổ chức|phát động|triển khai)\b.*:$")
_WHOM = re.compile(r"(?i)đối tượng\b[^:]{0,30}:?")
_COUNCIL = re.compile(r"thi đua\s*[,–-]\s*khen thưởng")
_LABEL = re.compile(r"^([^:.;]{3,60}):(?:\s|$)")
_TO_ALL = re.compile(
    r"^(?:UBND|Ủy ban nhân dân|Uỷ ban nhân dân|Căn cứ|Yêu cầu|Đề nghị|Nhận được|Trong quá trình|"
    r"Giao|Kế hoạch này)\b"
)
_CLOSING = re.compile(r"^(?:Trên đây là|Trên đây|Đề nghị (?:các|Thủ trưởng).*Kế hoạch này)")


@dataclass(frozen=True, slots=True)
class Node:
    """A paragraph, the line it stands on, the paragraphs above it, and its topic.

    `own` is the topic that it names itself, as a heading or before its colon; `leads`: paragraphs
    stand below it that it titles.
    """

    paragraph: Paragraph
    line: int
    above: tuple[Paragraph, ...]
    topic: Topic
    own: Topic | None
    leads: bool = False

    @property
    def text(self) -> str:
        """Its words, without the mark."""
        return self.paragraph.text

    @property
    def at(self) -> str | None:
        """The part that it belongs to."""
        return self.paragraph.section or None

    @property
    def titles(self) -> bool:
        """Whether it only titles what follows."""
        return (
            self.paragraph.heading
            or self.leads
            or (
                bool(self.paragraph.mark)
                and self.text.rstrip().endswith(":")
                and len(self.text) < 100
                and len(sentences(self.text)) == 1
            )
        )


def find_topics(heading: str) -> tuple[Topic, ...]:
    """What the words of a heading can be about, the surest first."""
    words = _COUNCIL.sub("", re.sub(r"\([^)]*\)", "", heading).lower()).strip(" :.")
    places = [
        (match.start(), order, topic)
        for order, (topic, pattern) in enumerate(_PATTERNS)
        if (match := pattern.search(words))
    ]
    found = [topic for _, _, topic in sorted(places)]
    return (Topic.AIMS,) if Topic.AIMS in found else tuple(found)


def names_several(heading: str, topics: tuple[Topic, ...]) -> bool:
    """Whether a heading names several things ("Thời gian, thủ tục và hình thức khen thưởng")."""
    if len(topics) < 2:
        return False
    pieces = [set(find_topics(piece)) for piece in _SEVERAL.split(heading)]
    named = [piece for piece in pieces if piece]
    return len(named) > 1 and len(set().union(*named)) > 1


def read_tree(body: tuple[Line, ...]) -> tuple[Node, ...]:
    """The paragraphs of a paper's text, in order."""
    outline = parse_outline("\n".join(line.text for line in body))
    nodes: list[Node] = []
    stack: list[tuple[Paragraph, Topic | None]] = []
    begun = False
    for line, paragraph, after in zip(body, outline, (*outline[1:], None), strict=False):
        del stack[paragraph.depth :]
        if not stack:
            begun = begun or (bool(paragraph.mark) and not _is_basis(paragraph))
        issues = not begun and not paragraph.mark and _ISSUES.search(paragraph.text)
        own = None if issues else own_topic(paragraph, leads=_is_above(paragraph, after))
        strong = [part for part, topic in stack if topic in _STRONG]
        if own in _WEAK and strong and not (_WHOM.match(paragraph.text) and _names_whom(strong)):
            own = None
        inherited = next((topic for _, topic in reversed(stack) if topic), None)
        if own is Topic.OBJECTIVES and inherited is Topic.AWARDS:
            own = None  # "Chỉ tiêu" below "Khen thưởng" are numbers of awards
        topic = own or inherited or (Topic.OTHER if begun else Topic.PREAMBLE)
        if not paragraph.mark and not stack and _CLOSING.match(paragraph.text):
            topic = Topic.CLOSING
        above = tuple(part for part, _ in stack)
        nodes.append(Node(paragraph, line.number, above, topic, own))
        while len(stack) < paragraph.depth:  # a text that begins deep: nothing is above it
            stack.append((paragraph, None))
        if paragraph.mark:
            stack.append((paragraph, own))
    led = [_leading(nodes, index) for index in range(len(nodes))]
    return (*led[:-1], _last(led[-1])) if led else ()


def _names_whom(headings: list[Paragraph]) -> bool:
    return any(Topic.PARTICIPANTS in find_topics(heading.text) for heading in headings)


def _is_basis(paragraph: Paragraph) -> bool:
    """Whether a bullet is one of the papers that the plan rests on, before its first part."""
    return not paragraph.anchor and bool(BASIS.match(paragraph.text))


def _leading(nodes: list[Node], index: int) -> Node:
    """The paragraph, marked where it titles those that stand below it."""
    node = nodes[index]
    after = nodes[index + 1] if index + 1 < len(nodes) else None
    above = after is not None and after.above[-1:] == (node.paragraph,)
    short = len(node.text) < 120 and len(sentences(node.text)) == 1
    titles = above and short and not node.text.rstrip().endswith((".", ";"))
    return replace(node, leads=titles)


def _last(node: Node) -> Node:
    """The last paragraph: a word to all belongs to no small part, though it stands below one."""
    if node.paragraph.mark or not node.above or not _TO_ALL.match(node.text):
        return node
    top = node.above[0]
    paragraph = replace(node.paragraph, section=top.section)
    return replace(node, paragraph=paragraph, above=(top,), topic=Topic.ASSIGNMENTS)


def _is_above(paragraph: Paragraph, after: Paragraph | None) -> bool:
    """Whether a short numbered paragraph that ends in brackets titles the one behind it."""
    short = len(paragraph.text) < 100 and paragraph.text.endswith(")")
    return bool(after and short and paragraph.anchor and after.depth > paragraph.depth)


def own_topic(paragraph: Paragraph, *, leads: bool = False) -> Topic | None:
    """The topic that a paragraph names by itself, where it is but one.

    `leads`: it titles what stands below it, though it does not look like a heading.
    """
    words = paragraph.text
    if paragraph.heading or leads or paragraph.text.rstrip().endswith(":"):
        label = _LABEL.match(words)
        words = label[1] if label and len(words) > len(label[0]) else words
        if len(words) > 200:
            return None
    elif label := _LABEL.match(words):
        words = label[1]
        if not paragraph.mark and not words[:1].isupper():
            return None
        if len(words.split()) > 9:
            return None
    else:
        return None
    topics = find_topics(words)
    if _EXTENT.match(words):
        return Topic.OTHER
    if set(topics) == {Topic.CONTENTS, Topic.OBJECTIVES}:
        return Topic.CONTENTS  # what stands below is said to be one or the other
    if set(topics) == {Topic.PARTICIPANTS, Topic.CRITERIA} and not _TOP.match(paragraph.mark):
        return Topic.CRITERIA  # "Đối tượng và tiêu chuẩn": what whom must meet
    if not topics or (_TOP.match(paragraph.mark) and names_several(words, topics)):
        return None
    return topics[0]


def sentences(text: str) -> tuple[str, ...]:
    """The sentences of a paragraph, as they stand there."""
    return tuple(part for part in _SENTENCE.split(text) if part)


_SENTENCE = re.compile(
    rf"(?<=[^\W\d_A-Z][{LOWER}\d)”\"][.!?])\s+(?=[{UPPER}“\"])|"
    rf"(?<=[\d)”\"][.!?])\s+(?=[{UPPER}“\"])"
    rf"|(?<=\.\.\.)\s+(?=[{UPPER}])|(?<=[%{LOWER}]\.)\s+(?=[{UPPER}])"
)
