"""Files of open data, read back by other means than those that wrote them."""

from __future__ import annotations

import csv
import io
import json
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from html.parser import HTMLParser
from xml.etree import ElementTree

from generator.export.csv_text import BOM, restore

_MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DAY = "dd/mm/yyyy"
Value = str | int | bool | None


def read_csv(content: bytes) -> tuple[list[str], list[list[str]]]:
    """Names of columns, and rows as texts with the added apostrophes taken away."""
    text = content.decode()
    assert text.startswith(BOM)
    names, *rows = csv.reader(io.StringIO(text.removeprefix(BOM), newline=""))
    return names, [[restore(cell) for cell in row] for row in rows]


def read_json(content: bytes) -> list[dict[str, Value]]:
    """Rows as objects."""
    rows: list[dict[str, Value]] = json.loads(content)["rows"]
    return rows


def read_xlsx(content: bytes, sheet: int = 1) -> list[list[Value]]:
    """All rows of a sheet, headings too. Days as ISO text, empty cells as None."""
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        parts = {name: ElementTree.fromstring(archive.read(name)) for name in archive.namelist()}
    book = _Book(_texts(parts.get("xl/sharedStrings.xml")), _day_styles(parts["xl/styles.xml"]))
    root = parts[f"xl/worksheets/sheet{sheet}.xml"]
    rows = {int(row.attrib["r"]): book.row(row) for row in root.iter(f"{_MAIN}row")}
    (filtered,) = root.iter(f"{_MAIN}autoFilter")  # over all rows, empty ones too
    last = int(filtered.attrib["ref"].rpartition(":")[2].lstrip("ABCDEFGHIJKLMNOPQRSTUVWXYZ"))
    found = [rows.get(number, []) for number in range(1, last + 1)]
    assert max(rows) <= last
    width = max(len(row) for row in found)
    return [row + [None] * (width - len(row)) for row in found]


def _texts(root: ElementTree.Element | None) -> list[str]:
    """The texts that cells name by number."""
    return [] if root is None else [_text(item) for item in root.iter(f"{_MAIN}si")]


def _text(item: ElementTree.Element) -> str:
    text = "".join(part.text or "" for part in item.iter(f"{_MAIN}t"))
    return re.sub(r"_x([0-9A-F]{4})_", lambda found: chr(int(found[1], 16)), text)


def _day_styles(root: ElementTree.Element) -> set[str]:
    """The numbers of the styles that show days."""
    days = {
        form.attrib["numFmtId"]
        for form in root.iter(f"{_MAIN}numFmt")
        if form.attrib["formatCode"] == _DAY
    }
    (styles,) = root.iter(f"{_MAIN}cellXfs")
    return {str(number) for number, style in enumerate(styles) if style.attrib["numFmtId"] in days}


@dataclass(frozen=True, slots=True)
class _Book:
    """What cells refer to."""

    texts: list[str]
    days: set[str]

    def row(self, row: ElementTree.Element) -> list[Value]:
        """The values of a row, from the first column on."""
        found: list[Value] = []
        for cell in row.iter(f"{_MAIN}c"):
            match = re.fullmatch(r"([A-Z]+)(\d+)", cell.attrib["r"])
            assert match
            assert match[2] == row.attrib["r"]
            place = 0
            for letter in match[1]:
                place = place * 26 + ord(letter) - 64
            found += [None] * (place - 1 - len(found))
            found.append(self.cell(cell))
        return found

    def cell(self, cell: ElementTree.Element) -> Value:
        """The value of a cell, by what it says that it is."""
        assert cell.find(f"{_MAIN}f") is None  # nothing is a formula
        value = cell.findtext(f"{_MAIN}v") or ""
        kind = cell.attrib.get("t", "n")
        if kind == "s":
            return self.texts[int(value)]
        if kind == "inlineStr":
            return _text(cell)
        if kind == "b":
            return value == "1"
        assert kind == "n"
        number = float(value)
        assert number.is_integer()
        if cell.attrib.get("s") in self.days:
            return (date(1899, 12, 30) + timedelta(days=number)).isoformat()
        return int(number)


def as_csv(value: Value) -> str:
    """The text that stands in CSV for a value."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return "" if value is None else str(value)


def tables(html: str) -> dict[str, list[list[str]]]:
    """Id of a section → the cells of the table in it, row by row, headings too."""
    reader = _Tables()
    reader.feed(html)
    return reader.found


class _Tables(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[list[str]]] = {}
        self._section = ""
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag == "section":
            self._section = dict(attrs).get("id") or ""
        if tag == "tr":
            self.found.setdefault(self._section, []).append([])
        if tag in ("td", "th"):
            self.found[self._section][-1].append("")
            self._inside = True

    def handle_endtag(self, tag: str) -> None:
        if tag in ("td", "th"):
            self._inside = False

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.found[self._section][-1][-1] += data.strip()


def numbers_in(html: str, class_: str) -> Iterator[str]:
    """The texts of the elements of a class, as they follow one another."""
    yield from re.findall(rf'class="{class_}[^"]*"[^>]*>([^<]*)<', html)
