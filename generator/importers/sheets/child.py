"""Run as a process of its own: a workbook's bytes come in, its cells go out as JSON.

Whatever a hostile workbook does to the parser, it does here, where memory and time are bounded. This
module imports nothing of thidua, since it is called by its file.

In: the bytes. Out: `{"sheets": [{"name", "hidden", "first", "column", "rows", "spans", "formulas",
"hidden_rows"}]}` or `{"error": code, "found": text}`. A cell is text, a number, a truth, None, or
`{"date": "2026-07-15"}`.
"""

from __future__ import annotations

import datetime
import io
import json
import re
import resource
import sys
import zipfile
from typing import Any
from xml.parsers import expat

import python_calamine

MEGA = 1 << 20
#: What an honest list needs many times over.
MEMORY, SECONDS = 448 * MEGA, 8
MOST_CELLS, MOST_ROWS = 1_000_000, 100_000
_REFERENCE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")


class Refused(Exception):
    """A workbook that is not read: the code of the problem, and what was found."""


class Look:
    """What the parser does not tell of a sheet: formulas, hidden rows, merged cells, its size."""

    def __init__(self) -> None:
        self.formulas: list[list[int]] = []
        self.bare: list[list[int]] = []
        self.hidden: list[int] = []
        self.spans: list[list[int]] = []
        self.row = self.column = -1
        self.cells = 0
        self.last_row = self.last_column = 0

    def seen(self, row: int, column: int) -> None:
        """A cell with something in it."""
        self.last_row, self.last_column = max(self.last_row, row), max(self.last_column, column)
        if (self.last_row + 1) * (self.last_column + 1) > MOST_CELLS or self.last_row > MOST_ROWS:
            raise Refused("import.too-large", f"{self.last_row + 1} × {self.last_column + 1}")


def place_of(reference: str) -> tuple[int, int]:
    """`C14` → (13, 2)."""
    match = _REFERENCE.fullmatch(reference)
    if not match:
        raise Refused("import.broken-file", reference[:20])
    column = 0
    for letter in match[1]:
        column = column * 26 + ord(letter) - 64
    return int(match[2]) - 1, column - 1


class ExcelLook(Look):
    """Reads `xl/worksheets/sheet1.xml`, element by element."""

    formula = value = False

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        name = name.rpartition(":")[2]
        if name == "row":
            self.row = int(attributes.get("r", self.row + 2)) - 1
            self.column = -1
            if attributes.get("hidden") in ("1", "true"):
                self.hidden.append(self.row)
        elif name == "c":
            here = (self.row, self.column + 1)
            self.row, self.column = place_of(attributes["r"]) if "r" in attributes else here
            self.formula = self.value = False
            self.seen(self.row, self.column)
        elif name == "f":
            self.formula = True
        elif name in ("v", "is"):
            self.value = True
        elif name == "mergeCell":
            first, _, last = attributes.get("ref", "").partition(":")
            self.spans.append([*place_of(first), *place_of(last or first)])

    def end(self, name: str) -> None:
        """An element ends."""
        if name.rpartition(":")[2] == "c" and self.formula:
            (self.formulas if self.value else self.bare).append([self.row, self.column])
            self.formula = False


class OpenLooks:
    """Reads `content.xml` of OpenDocument: one look for each sheet."""

    def __init__(self) -> None:
        self.looks: list[Look] = []
        self.hidden: list[bool] = []
        self.styles: dict[str, bool] = {}
        self.style = ""
        self.rows = self.cells = 1
        self.depth = 0

    def start(self, name: str, attributes: dict[str, str]) -> None:
        """An element begins."""
        if name == "style:style":
            self.style = attributes.get("style:name", "")
        elif name == "style:table-properties":
            self.styles[self.style] = attributes.get("table:display") == "false"
        elif name == "table:table":
            self.looks.append(Look())
            self.hidden.append(self.styles.get(attributes.get("table:style-name", ""), False))
        elif name == "table:table-row" and self.looks:
            look = self.looks[-1]
            look.row += self.rows if look.row >= 0 else 1
            look.column, self.cells = -1, 1
            self.rows = _repeated(attributes, "table:number-rows-repeated")
            if attributes.get("table:visibility") in ("collapse", "filter"):
                look.hidden += range(look.row, look.row + min(self.rows, 1000))
        elif name in ("table:table-cell", "table:covered-table-cell") and self.looks:
            self._cell(self.looks[-1], attributes)

    def _cell(self, look: Look, attributes: dict[str, str]) -> None:
        look.column += self.cells if look.column >= 0 else 1
        self.cells = _repeated(attributes, "table:number-columns-repeated")
        if "office:value-type" in attributes or "table:formula" in attributes:
            look.seen(look.row + self.rows - 1, look.column + self.cells - 1)
        if "table:formula" in attributes:
            known = "office:value-type" in attributes
            (look.formulas if known else look.bare).append([look.row, look.column])
        wide = _repeated(attributes, "table:number-columns-spanned")
        high = _repeated(attributes, "table:number-rows-spanned")
        if wide > 1 or high > 1:
            look.spans.append([look.row, look.column, look.row + high - 1, look.column + wide - 1])

    def end(self, name: str) -> None:
        """An element ends."""
        if name == "table:table":
            self.rows = 1


def _repeated(attributes: dict[str, str], name: str) -> int:
    text = attributes.get(name, "1")
    return int(text) if text.isdigit() and len(text) < 8 else 1


def _parse(archive: zipfile.ZipFile, part: str, handler: Any) -> None:
    parser = expat.ParserCreate()
    parser.StartElementHandler, parser.EndElementHandler = handler.start, handler.end
    parser.StartDoctypeDeclHandler = _no_doctype
    with archive.open(part) as stream:
        while chunk := stream.read(MEGA):
            parser.Parse(chunk)
    parser.Parse(b"", True)


def _no_doctype(*declared: object) -> None:
    raise Refused("import.broken-file", "DOCTYPE")


def excel_parts(archive: zipfile.ZipFile) -> list[str]:
    """The parts of a workbook's sheets, in the order of the sheets."""
    targets: dict[str, str] = {}
    order: list[str] = []

    class Relations:
        """`xl/_rels/workbook.xml.rels`: id → part."""

        @staticmethod
        def start(name: str, attributes: dict[str, str]) -> None:
            """An element begins."""
            if name.rpartition(":")[2] == "Relationship":
                target = attributes.get("Target", "")
                full = target.lstrip("/") if target.startswith("/") else f"xl/{target}"
                targets[attributes.get("Id", "")] = full

        @staticmethod
        def end(name: str) -> None:
            """An element ends."""

    class Sheets(Relations):
        """`xl/workbook.xml`: the ids of its sheets."""

        @staticmethod
        def start(name: str, attributes: dict[str, str]) -> None:
            """An element begins."""
            if name.rpartition(":")[2] == "sheet":
                ids = [value for key, value in attributes.items() if key.endswith(":id")]
                order.append(ids[0] if ids else "")

    _parse(archive, "xl/_rels/workbook.xml.rels", Relations)
    _parse(archive, "xl/workbook.xml", Sheets)
    return [targets.get(id_, "") for id_ in order]


def looks_of(data: bytes) -> tuple[list[Look], list[bool]]:
    """One look for each sheet, in their order, and which are hidden (OpenDocument only)."""
    if not data.startswith(b"PK"):
        return [], []
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        names = frozenset(archive.namelist())
        if "content.xml" in names:
            opened = OpenLooks()
            _parse(archive, "content.xml", opened)
            return list(opened.looks), opened.hidden
        looks: list[Look] = []
        for part in excel_parts(archive):
            look = ExcelLook()
            if part in names:
                _parse(archive, part, look)
            looks.append(look)
        return looks, []


def cell_of(value: object) -> object:
    """A value of calamine as JSON can hold it."""
    if isinstance(value, datetime.datetime):
        midnight = value.time() == datetime.time()
        return {"date": value.date().isoformat() if midnight else value.isoformat(" ")}
    if isinstance(value, datetime.date):
        return {"date": value.isoformat()}
    if isinstance(value, datetime.time | datetime.timedelta):
        return str(value)
    return value


def sheets_of(data: bytes) -> list[dict[str, Any]]:
    """Every sheet with its cells."""
    looks, hidden = looks_of(data)
    found = []
    with python_calamine.CalamineWorkbook.from_filelike(io.BytesIO(data)) as book:
        for index, about in enumerate(book.sheets_metadata):
            look = looks[index] if index < len(looks) else Look()
            if about.typ is not python_calamine.SheetTypeEnum.WorkSheet:
                continue
            sheet = book.get_sheet_by_index(index)
            if sheet.height * sheet.width > MOST_CELLS:
                raise Refused("import.too-large", f"{sheet.height} × {sheet.width}")
            first, column = sheet.start or (0, 0)
            spans = look.spans or [[*one, *two] for one, two in sheet.merged_cell_ranges or ()]
            unseen = index < len(hidden) and hidden[index]
            found.append(
                {
                    "name": about.name,
                    "hidden": unseen or about.visible != python_calamine.SheetVisibleEnum.Visible,
                    "first": first,
                    "column": column,
                    "rows": [[cell_of(value) for value in row] for row in sheet.to_python()],
                    "spans": spans[:50_000],
                    "formulas": look.formulas,
                    "bare": look.bare,
                    "hidden_rows": look.hidden,
                }
            )
    return found


def answer(data: bytes) -> dict[str, Any]:
    """The sheets, or why there are none."""
    try:
        return {"sheets": sheets_of(data)}
    except Refused as refused:
        return {"error": refused.args[0], "found": refused.args[1]}
    except python_calamine.PasswordError:
        return {"error": "import.locked-file", "found": ""}
    except MemoryError:
        return {"error": "import.too-large", "found": ""}
    except BaseException as error:  # a panic of the parser is no Exception
        return {"error": "import.broken-file", "found": f"{type(error).__name__}: {error}"[:120]}


def main() -> None:
    """Bound the process, read, answer."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    text = json.dumps(answer(sys.stdin.buffer.read()), ensure_ascii=False)
    sys.stdout.buffer.write(text.encode("utf-8", "surrogatepass"))


if __name__ == "__main__":
    main()
