"""Rows as a workbook (Office Open XML), in the same bytes for the same rows.

Written here and not by a library: rows become XML once and serve every workbook that holds them,
nothing in the file tells a time, and a text is a text (`inlineStr`), so that none is ever taken
for a formula.
"""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from generator.export.encoding import Encode, encode_rows
from generator.model.table import Cell, CellType, Column, Row

_FIRST = date(1899, 12, 30).toordinal()  # day 0 of spreadsheets
_OLDEST = 61  # 1 March 1900: before it they count a 29 February that never was
_LONGEST = 32_767  # characters that a cell holds
#: What XML cannot hold, and what would be read as the mark of such a thing.
_UNFIT = re.compile("[\x00-\x08\x0b\x0c\x0d\x0e-\x1f\ufffe\uffff]|_(?=x[0-9A-Fa-f]{4}_)")
_ROW = "\ue000"  # the place of the row's number; no text holds it (model/text.py)
_MARK = _ROW.encode()
_LEVEL = 1  # a third larger than the best, in half the time
_XML = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_PACKAGE = "http://schemas.openxmlformats.org/package/2006"
_MIME = "application/vnd.openxmlformats-officedocument.spreadsheetml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: its name, headings, the width of each column in letters, and rows as XML."""

    name: str
    headings: Sequence[str]
    widths: Sequence[int]
    rows: Sequence[bytes]


def xlsx_rows(columns: Sequence[Column], rows: Sequence[Row]) -> list[bytes]:
    """Each row as XML that waits for its number."""

    def encoder(number: int, column: Column) -> Encode:
        return _MAKERS[column.type](f'<c r="{_letters(number)}{_ROW}"')

    return ["".join(cells).encode() for cells in encode_rows(columns, rows, encoder)]


def workbook(sheets: Sequence[Sheet]) -> bytes:
    """The file. No entry of it carries a time."""
    buffer = io.BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in _parts(sheets):
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type, info.create_system = zipfile.ZIP_DEFLATED, 3
            archive.writestr(info, content, compresslevel=_LEVEL)
    return buffer.getvalue()


def _parts(sheets: Sequence[Sheet]) -> Iterable[tuple[str, bytes]]:
    """Every file of the package, by name."""
    for name, text in _frame(sheets):
        yield name, text.encode()
    for number, sheet in enumerate(sheets, start=1):
        yield f"xl/worksheets/sheet{number}.xml", _sheet(sheet)


def _frame(sheets: Sequence[Sheet]) -> Iterable[tuple[str, str]]:
    numbers = range(1, len(sheets) + 1)
    yield (
        "[Content_Types].xml",
        (
            f'{_XML}<Types xmlns="{_PACKAGE}/content-types">'
            f'<Default Extension="rels" ContentType="{_RELATIONS}"/>'
            f'<Default Extension="xml" ContentType="application/xml"/>'
            + _override("workbook", "sheet.main")
            + _override("styles", "styles")
            + "".join(_override(f"worksheets/sheet{number}", "worksheet") for number in numbers)
            + "</Types>"
        ),
    )
    yield "_rels/.rels", _relations([("officeDocument", "xl/workbook.xml")])
    yield (
        "xl/_rels/workbook.xml.rels",
        _relations(
            [
                *(("worksheet", f"worksheets/sheet{number}.xml") for number in numbers),
                ("styles", "styles.xml"),
            ]
        ),
    )
    listed = "".join(
        f'<sheet name="{_escape(sheet.name)}" sheetId="{number}" r:id="rId{number}"/>'
        for number, sheet in enumerate(sheets, start=1)
    )
    yield (
        "xl/workbook.xml",
        (
            f'{_XML}<workbook xmlns="{_MAIN}" xmlns:r="{_OFFICE}"><sheets>{listed}</sheets>'
            "</workbook>"
        ),
    )
    yield "xl/styles.xml", _STYLES


_RELATIONS = "application/vnd.openxmlformats-package.relationships+xml"


def _override(part: str, kind: str) -> str:
    return f'<Override PartName="/xl/{part}.xml" ContentType="{_MIME}.{kind}+xml"/>'


def _relations(targets: Iterable[tuple[str, str]]) -> str:
    items = "".join(
        f'<Relationship Id="rId{number}" Type="{_OFFICE}/{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(targets, start=1)
    )
    return f'{_XML}<Relationships xmlns="{_PACKAGE}/relationships">{items}</Relationships>'


#: Plain, bold headings that wrap, days as dd/mm/yyyy.
_STYLES = (
    f'{_XML}<styleSheet xmlns="{_MAIN}">'
    '<numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts>'
    '<fonts count="2"><font><sz val="11"/><name val="Calibri"/></font>'
    '<font><b/><sz val="11"/><name val="Calibri"/></font></fonts>'
    '<fills count="2"><fill><patternFill patternType="none"/></fill>'
    '<fill><patternFill patternType="gray125"/></fill></fills>'
    '<borders count="1"><border><left/><right/><top/><bottom/><diagonal/></border></borders>'
    '<cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>'
    '<cellXfs count="3"><xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>'
    '<xf numFmtId="0" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"'
    ' applyAlignment="1"><alignment vertical="top" wrapText="1"/></xf>'
    '<xf numFmtId="164" fontId="0" fillId="0" borderId="0" xfId="0" applyNumberFormat="1"/>'
    '</cellXfs><cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>'
    "</styleSheet>"
)


def _sheet(sheet: Sheet) -> bytes:
    """Headings that stay in view, a filter over all columns, and the rows."""
    last = _letters(len(sheet.headings) - 1)
    widths = "".join(
        f'<col min="{number}" max="{number}" width="{width}" customWidth="1"/>'
        for number, width in enumerate(sheet.widths, start=1)
    )
    headings = "".join(
        f'<c r="{_letters(number)}1" s="1" t="inlineStr"><is><t>{_escape(text)}</t></is></c>'
        for number, text in enumerate(sheet.headings)
    )
    head = (
        f'{_XML}<worksheet xmlns="{_MAIN}"><sheetViews><sheetView workbookViewId="0">'
        '<pane ySplit="1" topLeftCell="A2" activePane="bottomLeft" state="frozen"/>'
        f'</sheetView></sheetViews><cols>{widths}</cols><sheetData><row r="1">{headings}</row>'
    )
    rows = [
        b'<row r="%d">%b</row>' % (number, cells.replace(_MARK, b"%d" % number))
        for number, cells in enumerate(sheet.rows, start=2)
    ]
    foot = f'</sheetData><autoFilter ref="A1:{last}{len(sheet.rows) + 1}"/></worksheet>'
    return b"".join([head.encode(), *rows, foot.encode()])


def _letters(number: int) -> str:
    """The name of a column, from 0 on: A, B, …, Z, AA."""
    name = ""
    number += 1
    while number:
        number, rest = divmod(number - 1, 26)
        name = chr(65 + rest) + name
    return name


def _escape(text: str) -> str:
    """Text for XML; what XML cannot hold in the way that the format has for it."""
    if _UNFIT.search(text):
        text = _UNFIT.sub(lambda found: f"_x{ord(found[0]):04X}_", text)
    text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    return text.replace('"', "&quot;")


def _texts(start: str) -> Encode:
    def make(cell: Cell) -> str:
        if cell is None:
            return ""
        text = str(cell)[:_LONGEST]
        space = ' xml:space="preserve"' if text != text.strip() else ""
        return f'{start} t="inlineStr"><is><t{space}>{_escape(text)}</t></is></c>'

    return make


def _numbers(start: str) -> Encode:
    return lambda cell: f"{start}><v>{cell}</v></c>" if cell is not None else ""


def _truths(start: str) -> Encode:
    return lambda cell: f'{start} t="b"><v>{cell:d}</v></c>' if isinstance(cell, bool) else ""


def _days(start: str) -> Encode:
    """Days that a spreadsheet can count with; those before its time as text."""
    text = _texts(start)

    def make(cell: Cell) -> str:
        if not isinstance(cell, str):
            return ""
        number = date.fromisoformat(cell).toordinal() - _FIRST
        return f'{start} s="2"><v>{number}</v></c>' if number >= _OLDEST else text(cell)

    return make


_MAKERS: dict[CellType, Callable[[str], Encode]] = {
    CellType.STRING: _texts,
    CellType.INTEGER: _numbers,
    CellType.BOOLEAN: _truths,
    CellType.DATE: _days,
}
