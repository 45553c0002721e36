"""A Word document is read as its reader sees it."""

from __future__ import annotations

import io

import docx
import pytest
from docx.document import Document

from generator.importers.docx_blocks import read_word
from generator.importers.docx_text import find_lines
from tests.importers.office import make_docx, part_of, with_parts

BODY, NUMBERING = "word/document.xml", "word/numbering.xml"
EMPTY = make_docx()
LEVELS = [
    ("upperRoman", "%1."),
    ("decimal", "%2."),
    ("lowerLetter", "%3)"),
    ("bullet", "\uf02d"),
    ("bullet", "o"),
]


def word(body: str) -> bytes:
    """A document with this XML as its body; list 1 counts by `LEVELS`, list 2 begins it anew."""
    xml = part_of(EMPTY, BODY).decode()
    place, end = xml.index("<w:body>") + 8, xml.index("<w:sectPr")
    head = part_of(EMPTY, NUMBERING).decode()
    head = head[: head.index(">", head.index("<w:numbering")) + 1]
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(LEVELS)
    )
    anew = '<w:lvlOverride w:ilvl="1"><w:startOverride w:val="5"/></w:lvlOverride>'
    numbering = (
        f'{head}<w:abstractNum w:abstractNumId="1">{levels}</w:abstractNum>'
        '<w:num w:numId="1"><w:abstractNumId w:val="1"/></w:num>'
        f'<w:num w:numId="2"><w:abstractNumId w:val="1"/>{anew}</w:num></w:numbering>'
    )
    return with_parts(
        EMPTY, {BODY: f"{xml[:place]}{body}{xml[end:]}".encode(), NUMBERING: numbering.encode()}
    )


def p(text: str, depth: int | None = None, numbered: int = 1) -> str:
    """A paragraph; with `depth` it is in a list."""
    place = f'<w:ilvl w:val="{depth}"/><w:numId w:val="{numbered}"/>'
    props = f"<w:pPr><w:numPr>{place}</w:numPr></w:pPr>" if depth is not None else ""
    return f"<w:p>{props}<w:r><w:t>{text}</w:t></w:r></w:p>"


def texts(data: bytes) -> list[str]:
    """The lines."""
    return [line.text for line in find_lines(read_word(data, "a.docx"))]


def saved(document: Document) -> bytes:
    """The bytes of a document of python-docx."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def test_numbers_of_lists_are_shown() -> None:
    """Each level counts by its own form and begins anew below the next one above it."""
    body = "".join(
        p(*one)
        for one in (
            ("Mục đích", 0),
            ("Một", 1),
            ("Hai", 1),
            ("Nhỏ", 2),
            ("Gạch", 3),
            ("Cộng", 4),
            ("Yêu cầu", 0),
            ("Lại một", 1),
            ("Năm", 1, 2),
            ("Sáu", 1, 2),
            ("Thường",),
        )
    )
    assert texts(word(body)) == [
        "I. Mục đích", "1. Một", "2. Hai", "a) Nhỏ", "- Gạch", "+ Cộng",
        "II. Yêu cầu", "1. Lại một", "5. Năm", "6. Sáu", "Thường",
    ]  # fmt: skip


def test_lists_of_styles_are_numbered() -> None:
    """A style may be in a list, and need not say so in each paragraph."""
    document = docx.Document()
    for text in ("Một", "Hai"):
        document.add_paragraph(text, style="List Number")
    document.add_paragraph("Gạch", style="List Bullet")
    assert texts(saved(document)) == ["1. Một", "2. Hai", "- Gạch"]


def test_tracked_changes_are_read_as_accepted() -> None:
    """What was deleted is out, what was inserted is in, a deleted end joins two paragraphs."""
    run = "<w:r><w:t>{}</w:t></w:r>"
    gone = '<w:del w:id="1"><w:r><w:delText>cũ</w:delText></w:r></w:del>'
    come = f'<w:ins w:id="2">{run.format("mới")}</w:ins>'
    end = '<w:pPr><w:rPr><w:del w:id="3"/></w:rPr></w:pPr>'
    body = f"<w:p>{gone}{come}</w:p><w:p>{end}{run.format('đầu ')}</w:p>{p('đuôi')}"
    assert texts(word(body)) == ["mới", "đầu đuôi"]


def test_fields_links_and_hidden_text() -> None:
    """A field shows its result and not its instruction; what is hidden is left out and told."""
    data = word(
        '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>DATE</w:instrText>'
        '</w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>15/7</w:t></w:r></w:p>'
        "<w:p><w:hyperlink><w:r><w:t>xã</w:t><w:tab/><w:t>A</w:t></w:r></w:hyperlink></w:p>"
        "<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>kín</w:t></w:r></w:p>"
        "<w:sdt><w:sdtContent><w:p><w:r><w:t>ô điền</w:t><w:br/><w:t>dòng hai</w:t></w:r></w:p>"
        "</w:sdtContent></w:sdt>"
    )
    assert texts(data) == ["15/7", "xã\tA", "ô điền", "dòng hai"]
    assert read_word(data, "a.docx").hidden


def test_text_boxes_and_footnotes_stand_aside() -> None:
    """They are read once, after what they hang on, and are marked."""
    box = f"<w:txbxContent>{p('Trong khung')}</w:txbxContent>"
    both = (
        '<mc:AlternateContent xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006">'
        f'<mc:Choice Requires="wps"><w:drawing>{box}</w:drawing></mc:Choice>'
        f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent>"
    )
    data = word(f"<w:p><w:r><w:t>Ngoài</w:t>{both}</w:r></w:p>")
    lines = find_lines(read_word(data, "a.docx"))
    assert [(line.text, line.aside) for line in lines] == [("Ngoài", False), ("Trong khung", True)]


def test_the_head_of_a_paper_is_read_column_by_column() -> None:
    """Agency and number on the left, the State's name and the date on the right."""
    document = docx.Document()
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ HOA BAN TRẮNG"
    table.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    table.cell(1, 0).text = "Số: 203/QĐ-UBND"
    table.cell(1, 1).text = "Hoa Ban Trắng, ngày 12 tháng 6 năm 2026"
    lines = find_lines(read_word(saved(document), "a.docx"))
    assert [(line.text, line.row, line.column) for line in lines] == [
        ("ỦY BAN NHÂN DÂN", 1, 1),
        ("XÃ HOA BAN TRẮNG", 1, 1),
        ("Số: 203/QĐ-UBND", 2, 1),
        ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", 1, 2),
        ("Hoa Ban Trắng, ngày 12 tháng 6 năm 2026", 2, 2),
    ]
    assert lines[2].place == "bảng 1, hàng 2"


def test_other_tables_are_read_row_by_row() -> None:
    """A list comes as rows, cells apart by tabs."""
    document = docx.Document()
    table = document.add_table(2, 3)
    for row, cells in enumerate(
        [("STT", "Họ và tên", "Đơn vị"), ("1", "Lò Thị Hoa", "Thôn Ao Sen")]
    ):
        for column, text in enumerate(cells):
            table.cell(row, column).text = text
    assert texts(saved(document)) == ["STT\tHọ và tên\tĐơn vị", "1\tLò Thị Hoa\tThôn Ao Sen"]


def test_merged_cells_are_told_by_their_size() -> None:
    """A cell over several columns or rows stands once, where it begins."""
    document = docx.Document()
    table = document.add_table(3, 3)
    table.cell(0, 0).merge(table.cell(0, 2)).text = "I. TẬP THỂ"
    table.cell(1, 2).merge(table.cell(2, 2)).text = "Giấy khen"
    (block,) = (b for b in read_word(saved(document), "a.docx").blocks if hasattr(b, "rows"))
    cells = [(c.lines, c.column, c.width, c.height) for row in block.rows for c in row if c.lines]
    assert cells == [(("I. TẬP THỂ",), 0, 3, 1), (("Giấy khen",), 2, 1, 2)]


@pytest.mark.parametrize("span", ["999999999", "-3", "x", "0"])
def test_sizes_that_no_table_has_do_no_harm(span: str) -> None:
    """Word has 63 columns."""
    cell = f'<w:tc><w:tcPr><w:gridSpan w:val="{span}"/></w:tcPr>{p("A")}</w:tc>'
    assert texts(word(f"<w:tbl><w:tr>{cell}{cell}</w:tr></w:tbl>")) == ["A", "A"]
