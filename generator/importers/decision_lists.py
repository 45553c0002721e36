"""The lists of a decision → recipients: tables, and paragraphs such as "1. Ông A, trưởng thôn".

Both are read by `lists.read_list`: a table with the lines above it as its first rows, paragraphs as
a table made of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from generator.importers.decision_parts import Decision, ListTable
from generator.importers.docx_text import Line
from generator.importers.docx_values import grid_rows
from generator.importers.grid import Grid
from generator.importers.known import Known
from generator.importers.lists import ReadList, read_list
from generator.importers.sections import find_form_in
from generator.importers.words import begins, words
from generator.locale import t
from generator.model.text import slug, squeeze

_MARK = re.compile(r"^(?:(?:\d{1,2}\.)*(\d{1,4})\s*[.)/\-–:]|[-–+*•]|[a-zđ]\s*[.)])\s*(?=\S)")
_SECTION = re.compile(
    r"^(?:(?:[IVX]+|[A-HĐ]|[a-zđ]|\d{1,2})\s*[.)/]|[-–+*•])?\s*(?:Đối với\s+|Về\s+|Các\s+)?"
    r"(?P<kind>tập thể|cá nhân|hộ gia đình)\b(?P<rest>[^:]{0,60}):?\s*(?P<after>.*)$",
    re.IGNORECASE,
)
_BRACKETS = re.compile(r"\([^()]{0,60}\)")
#: Words of a heading that is no recipient: "Tập thể gồm có 02", "Cá nhân được tặng Giấy khen (03)".
_OF_HEADINGS = frozenset(
    {"gom", "co", "la", "duoc", "tang", "khen", "thuong", "cac", "va", "nguoi", "tap", "the"}
    | {"dong", "chi", "giay", "bang", "sau", "day"}
)
#: Longer paragraphs are text, and no line of a list.
_LONGEST = 500
_POLITE = re.compile(r"^(?:Ông|Bà|Em|Anh|Chị|Đồng chí|Đ/c|Cháu|Hộ)\b", re.IGNORECASE)
_MIDDLE = re.compile(r"^\S+\s+(?:Thị|Văn)\s", re.IGNORECASE)
_CUT = re.compile(r"\s*[,;]\s*|\s+[-–]\s+|\s*:\s+")
_NAME = re.compile(r"^[^\W\d_]+(?:\s+[^\W\d_]+){1,6}$")
_ONE = re.compile(
    r"\bcho\s+((?:ông|bà|em|đồng chí|hộ ông|hộ bà|hộ gia đình ông|hộ gia đình bà)\s+[^,;.–-]{1,80}"
    r"[,–-]\s*.{1,300}?)(?=,?\s+(?:đã\s+)?(?:có|đạt|lập)\s+(?:nhiều\s+)?thành (?:tích|tựu)"
    r"|,?\s+vì\b|\.\s*$|$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class DecisionList:
    """One list of a decision, the award form that stands above it, and its place."""

    read: ReadList
    form: str = ""
    where: str = ""


def read_lists(
    decision: Decision, name: str, known: Known, near: str | None
) -> tuple[DecisionList, ...]:
    """All lists in their order; paragraphs are only looked at where no table is a list."""
    found = [
        DecisionList(read, _form_above(read.head), grid.name)
        for grid in _grids(decision.lists, name)
        if (read := read_list(grid, known, near)).found
    ]
    if not any(one.read.rows for one in found):
        found += _from_paragraphs(decision, name, known, near)
    return tuple(found)


def _form_above(lines: Sequence[str]) -> str:
    return next(filter(None, map(find_form_in, (" ".join(lines), *lines))), "")


def _grids(tables: Sequence[ListTable], name: str) -> Iterator[Grid]:
    """Each table as a grid; one that goes on from the one before it, without a header, joins it."""
    grids: list[Grid] = []
    for listed in tables:
        grid = _grid(listed, name)
        if grids and not listed.above and _goes_on(grids[-1], grid):
            above = grids[-1]
            start = len(above.rows)
            spans = ((r + start, c, r2 + start, c2) for r, c, r2, c2 in grid.spans)
            grids[-1] = replace(above, rows=above.rows + grid.rows, spans=(*above.spans, *spans))
        else:
            grids.append(grid)
    yield from grids


def _goes_on(above: Grid, below: Grid) -> bool:
    width = {len(row) for row in above.rows[-1:]}
    first = below.rows[0][0] if below.rows and below.rows[0] else ""
    return width == {len(row) for row in below.rows[:1]} and first.rstrip(".").isdecimal()


def _grid(listed: ListTable, name: str) -> Grid:
    """The table below its own heading; rows are counted as in the table."""
    above = tuple((line.text,) for line in listed.above[-8:])
    rows, spans = grid_rows(listed.table)
    moved = tuple((a + len(above), b, c + len(above), d) for a, b, c, d in spans)
    title = t("import.word.table", number=listed.table.number)
    return Grid(name, title, above + rows, moved, 1 - len(above), word=True)


#: Number, name, title with unit, commune, kind.
_Row = tuple[str, str, str, str, str]


def _from_paragraphs(
    decision: Decision, name: str, known: Known, near: str | None
) -> Iterator[DecisionList]:
    """Lists of the articles, each by its own form, and lists below headings of their own."""
    for article in decision.articles:
        lines = [replace(article[0], text=_single(article[0].text)), *article[1:]]
        yield from _listed(lines, article[0].text, name, known, near)
    if decision.loose:
        above = " ".join(line.text for line in decision.loose[:4])
        yield from _listed(decision.loose, above, name, known, near)


def _single(text: str) -> str:
    """The one person that an article names, as a row: "- Ông A, trưởng thôn B"."""
    match = find_single(text)
    return f"- {match[1][:1].upper()}{match[1][1:]}" if match else ""


def find_single(text: str) -> re.Match[str] | None:
    """The one person or household of "Tặng … cho ông A, trưởng thôn B, đã có …", in group 1."""
    return _ONE.search(text)


def _listed(
    lines: Sequence[Line], above: str, name: str, known: Known, near: str | None
) -> Iterator[DecisionList]:
    rows = list(_rows_of(lines))
    if not rows:
        return
    titles = tuple(map(str.strip, t("import.word.columns").split(";")))
    grid = Grid(name, "", (titles, *(row for row, _ in rows)), word=True)
    places = {grid.place(n, c): place for n, (_, place) in enumerate(rows, 1) for c in range(5)}
    read = read_list(grid, known, near)
    listed = tuple(replace(row, place=places.get(row.place, row.place)) for row in read.rows)
    doubts = tuple(replace(one, place=places.get(one.place, one.place)) for one in read.doubts)
    read = replace(read, rows=listed, doubts=doubts)
    yield DecisionList(read, find_form_in(above), lines[0].place if lines else "")


def _cells(row: _Row) -> tuple[str, ...]:
    return ("", row[1], "", "", "") if row[0] == "*" else row


def _rows_of(lines: Sequence[Line]) -> Iterator[tuple[_Row, str]]:
    """The rows that lines give, each with its place; headings tell the kind of those below."""
    kind = ""
    for line in lines:
        section = _SECTION.match(line.text)
        texts = [line.text]
        if section and _is_heading(section["rest"]):
            kind = section["kind"].lower()
            parts = (part.strip(" .") for part in section["after"].split(";"))
            texts = [f"- {part}" for part in parts if part and not part[0].isdigit()]
        for text in texts:
            if row := _recipient(text, kind):
                yield row, line.place


def _is_heading(rest: str) -> bool:
    """Whether what follows "Tập thể" says no more than how many, and of what."""
    words_ = slug(_BRACKETS.sub(" ", rest)).split("-")
    return all(not word or word.isdigit() or word in _OF_HEADINGS for word in words_)


def _recipient(text: str, kind: str) -> _Row | None:
    """The row of a line such as "1. Ông A, trưởng thôn B" below a heading of `kind`, or None.

    The kind is left to be guessed, and doubted, where neither heading nor words tell it.
    """
    match = _MARK.match(text)
    if len(text) > _LONGEST or (not match and not _POLITE.match(text)):
        return None
    number = (match[1] or "") if match else ""
    rest = squeeze(text[match.end() :] if match else text).rstrip(" .;,")
    name, *more = _CUT.split(rest, maxsplit=1)
    after = more[0] if more else ""
    polite = _POLITE.match(name)
    if kind == t("recipient.collective") or (not kind and not polite and _is_collective(name)):
        place = after if _is_commune(after) else ""
        return (number, rest if after and not place else name, "", place, t("recipient.collective"))
    if polite:
        who = "household" if begins(slug(name), "household-words") else "individual"
        return (number, name, after, "", kind or t(f"recipient.{who}"))
    if _NAME.match(name) and all(word[0].isupper() for word in name.split()):
        unsaid = "" if number or after else t("recipient.individual")
        return (number, name, after, "", kind or unsaid)
    return None


def _is_collective(name: str) -> bool:
    """Whether a name is a body's; "Đoàn Thị Mai" begins like one, and is none."""
    return begins(slug(name), "collective-words") and not _MIDDLE.match(name)


def _is_commune(text: str) -> bool:
    return any(slug(text).startswith(f"{word}-") for word in words("commune-words"))
