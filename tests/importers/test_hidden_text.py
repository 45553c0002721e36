"""Hidden text of a Word document: left out, and told."""

from __future__ import annotations

import io

import docx

from tests.importers.books import codes, read


def test_hidden_text_is_told() -> None:
    """A name that nobody sees in the list is not taken for a recipient."""
    document = docx.Document()
    document.add_paragraph("DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN")
    table = document.add_table(rows=3, cols=2)
    lines = (("STT", "Họ và tên"), ("1", "Nguyễn Văn An"), ("2", "Trần Thị Bình"))
    for row, line in zip(table.rows, lines, strict=True):
        for cell, text in zip(row.cells, line, strict=True):
            cell.text = text
    hidden = document.add_paragraph().add_run("Lê Văn Ẩn")
    hidden.font.hidden = True
    stream = io.BytesIO()
    document.save(stream)
    found = read(stream.getvalue(), "danh-sach.docx")
    assert "import.hidden-text" in codes(found)
    assert [row["name"] for row in found.drafts[0].rows] == ["Nguyễn Văn An", "Trần Thị Bình"]
