"""Office files for tests, made by the libraries that offices use, and how to spoil them."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

import docx
import xlsxwriter
from odf.opendocument import OpenDocumentSpreadsheet
from odf.table import Table, TableCell, TableRow
from odf.text import P


def make_docx(*paragraphs: str) -> bytes:
    """A Word document of paragraphs."""
    document = docx.Document()
    for paragraph in paragraphs:
        document.add_paragraph(paragraph)
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def make_xlsx(*rows: tuple[str, ...]) -> bytes:
    """A workbook of one sheet."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    return target.getvalue()


def make_ods(*rows: tuple[str, ...]) -> bytes:
    """An OpenDocument spreadsheet of one sheet."""
    book = OpenDocumentSpreadsheet()
    table = Table(name="Trang1")
    for row in rows:
        line = TableRow()
        for text in row:
            cell = TableCell(valuetype="string")
            cell.addElement(P(text=text))
            line.addElement(cell)
        table.addElement(line)
    book.spreadsheet.addElement(table)
    target = io.BytesIO()
    book.write(target)
    return target.getvalue()


def with_parts(data: bytes, parts: Mapping[str, bytes]) -> bytes:
    """The archive with these parts added, or put in the place of those of the same name."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(data)) as old,
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as new,
    ):
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, content in parts.items():
            new.writestr(name, content)
    return target.getvalue()


def part_of(data: bytes, name: str) -> bytes:
    """One part of the archive."""
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return archive.read(name)
