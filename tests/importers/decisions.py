"""Award decisions in Word, laid out as offices do. Commune and people are made up."""

from __future__ import annotations

import io
from collections.abc import Sequence

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN

MOTTO = ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc")


def saved(document: Document) -> bytes:
    """The bytes of a document."""
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def head(document: Document, number: str, dated: str, left: Sequence[str]) -> None:
    """The head as a table without lines: agency and number, motto, place and date."""
    table = document.add_table(2, 2)
    table.cell(0, 0).text = "\n".join(left)
    table.cell(0, 1).text = "\n".join(MOTTO)
    table.cell(1, 0).text = number
    table.cell(1, 1).text = dated


def foot(document: Document, right: Sequence[str]) -> None:
    """Who gets it on the left, who signs on the right."""
    table = document.add_table(1, 2)
    table.cell(0, 0).text = "Nơi nhận:\n- Như Điều 3;\n- Thường trực Đảng ủy;\n- Lưu: VT, VHXH."
    table.cell(0, 1).text = "\n".join(right)


def centre(document: Document, *lines: str) -> None:
    """Paragraphs in the middle of the page."""
    for line in lines:
        document.add_paragraph(line).alignment = ALIGN.CENTER


def fill(document: Document, rows: Sequence[Sequence[str]]) -> None:
    """A table with lines; a row of one cell is merged over its width."""
    table = document.add_table(len(rows), max(map(len, rows)))
    table.style = "Table Grid"
    for number, row in enumerate(rows):
        if len(row) == 1:
            table.cell(number, 0).merge(table.cell(number, len(table.columns) - 1))
        for column, text in enumerate(row):
            table.cell(number, column).text = text


def with_lists() -> bytes:
    """A decision with two lists after its foot; Điều 1 counts one collective too many."""
    document = docx.Document()
    head(
        document,
        "Số: 203/QĐ-UBND",
        "Hoa Ban Trắng, ngày 12 tháng 6 năm 2026",
        ["ỦY BAN NHÂN DÂN", "XÃ HOA BAN TRẮNG"],
    )
    centre(
        document,
        "QUYẾT ĐỊNH",
        "Về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc",
        "trong phong trào thi đua “Chủ nhật xanh” quý I năm 2026",
        "_______________",
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HOA BAN TRẮNG",
    )
    for line in (
        "Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;",
        "Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15 ngày 15 tháng 6 năm 2022;",
        "Căn cứ Nghị định số 152/2025/NĐ-CP ngày 14 tháng 6 năm 2025 của Chính phủ;",
        "Theo đề nghị của Trưởng phòng Văn hóa - Xã hội tại Tờ trình số 45/TTr-VHXH.",
    ):
        document.add_paragraph(line)
    centre(document, "QUYẾT ĐỊNH:")
    for line in (
        "Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho 03 tập thể và 03 (ba) "
        "cá nhân đã có thành tích xuất sắc trong phong trào thi đua “Chủ nhật xanh” quý I năm "
        "2026 (có danh sách kèm theo).",
        "Điều 2. Tiền thưởng kèm theo Giấy khen: tập thể 1.000.000 đồng, cá nhân 500.000 đồng, "
        "trích từ quỹ thi đua, khen thưởng của xã.",
        "Điều 3. Chánh Văn phòng, Trưởng phòng Văn hóa - Xã hội, Trưởng phòng Kinh tế và các tập "
        "thể, cá nhân có tên tại Điều 1 chịu trách nhiệm thi hành Quyết định này./.",
    ):
        document.add_paragraph(line)
    foot(document, ["KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "(Đã ký)", "Cao Thị Bích Diệp"])
    note = "(Kèm theo Quyết định số 203/QĐ-UBND ngày 12/6/2026 của Chủ tịch UBND xã Hoa Ban Trắng)"
    centre(document, "DANH SÁCH TẬP THỂ ĐƯỢC TẶNG GIẤY KHEN", note)
    fill(
        document,
        [
            ("STT", "Tên tập thể", "Thành tích"),
            ("1", "Thôn Đồi Chè", "Đủ 13 Chủ nhật"),
            ("2", "Trường Trung học cơ sở Hoa Ban Trắng", "Trồng 120 cây"),
            ("", "Tổng cộng: 02 tập thể", ""),
        ],
    )
    centre(document, "DANH SÁCH CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", note)
    fill(
        document,
        [
            ("TT", "Họ và tên", "Chức vụ, đơn vị công tác", "Ghi chú"),
            ("I. THÔN AO SEN",),
            ("1", "Ông Lò Văn Hạc", "Trưởng thôn, Thôn Ao Sen", ""),
            ("2", "Bà Vì Thị Mận", "Chi hội trưởng, Thôn Ao Sen", "Truy tặng"),
            ("II. THÔN ĐỒI CHÈ",),
            ("3", "Em Quàng Văn Tuấn", "Học sinh, Trường Trung học cơ sở Hoa Ban Trắng", ""),
        ],
    )
    return saved(document)


def in_paragraphs() -> bytes:
    """A decision whose recipients stand in its articles, numbered by Word; two forms."""
    document = docx.Document()
    left = "UBND XÃ HOA BAN TRẮNG\tCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
    document.add_paragraph(left)
    document.add_paragraph("Số:      /QĐ-UBND\tĐộc lập - Tự do - Hạnh phúc")
    document.add_paragraph("\tHoa Ban Trắng, ngày     tháng 7 năm 2026")
    centre(document, "QUYẾT ĐỊNH", "V/v khen thưởng thành tích trong phong trào chuyển đổi số")
    centre(document, "ỦY BAN NHÂN DÂN XÃ HOA BAN TRẮNG")
    document.add_paragraph("Căn cứ Luật Thi đua, khen thưởng năm 2022;")
    centre(document, "QUYẾT ĐỊNH")
    document.add_paragraph(
        "Điều 1: Tặng Giấy khen kèm tiền thưởng 500.000 đồng cho các tập thể, cá nhân có thành "
        "tích trong chuyển đổi số năm 2026, gồm:"
    )
    document.add_paragraph("I. Tập thể: 02")
    document.add_paragraph("Tổ công nghệ số cộng đồng thôn Cầu Mây;", style="List Number")
    document.add_paragraph("Thôn Ao Sen, xã Hoa Ban Trắng;", style="List Number")
    document.add_paragraph("II. Cá nhân: 03")
    document.add_paragraph("- Ông Khổng Đức Nhân - Viên chức, Thôn Ao Sen;")
    document.add_paragraph("- Bà Lù Thị Mỷ, Trưởng thôn Lũng Ban;")
    document.add_paragraph("- Bà Hà Thị Sợi, tiểu thương.")
    document.add_paragraph(
        "Điều 2. Tặng Bằng khen cho ông Tòng Văn Bắc, thợ xây, Thôn Ao Sen, đã có thành tích."
    )
    document.add_paragraph("Điều 3. Quyết định này có hiệu lực từ ngày ký.")
    document.add_paragraph("Nơi nhận:\tTM. ỦY BAN NHÂN DÂN")
    document.add_paragraph("- Như Điều 3;\tCHỦ TỊCH")
    document.add_paragraph("- Lưu: VT.")
    document.add_paragraph("\tTạ Minh Khuê")
    return saved(document)


def scanned() -> bytes:
    """A decision that a scanner read: letters apart, blanks lost, a table broken in two."""
    document = docx.Document()
    for line in (
        "UỶ BAN NHÂN DÂN          CỘNG HOÀ XÃ HỘI CHỦ NGHĨA VIỆT NAM",
        "XÃ HOA BAN TRẮNG              Độc lập - Tự do - Hạnh phúc",
        "Số:118 /QĐ - UBND        Hoa Ban Trắng, ngày10 tháng 4 năm2026",
        "",
        "Q U Y Ế T  Đ Ị N H",
        "Về việc khen thưởng các tập thể, cá nhân trong tổ chức bầu cử",
        "CHỦ TỊCH UỶ BAN NHÂN DÂN XÃ HOA BAN TRẮNG",
        "Căn cứ Luật Thi đua, khen thưởng ngày 15 tháng 6 năm 2022;",
        "Q U Y Ế T  Đ Ị N H:",
        "Điều1. Tặng Giấy khen cho 04 cá nhân có thành tích xuất sắc trong tổ chức bầu cử đại biểu "
        "Quốc hội khoá XVI.",
    ):
        document.add_paragraph(line)
    fill(document, [("SỐ TT", "HỌ VÀ  TÊN", "Nơi công tác"), ("01", "Cầm Văn Inh", "Thôn Ao Sen")])
    document.add_paragraph("")
    fill(document, [("02", "Đèo Thị\nNgoan", "Thôn Đồi Chè"), ("03", "VƯƠNG QUỐC LỊCH", "")])
    for line in (
        "Điều 2. Chánh Văn phòng chịu trách nhiệm thi hành.",
        "Nơi nhận:",
        "- Như Điều 2;",
        "- Lưu VT.",
        "CHỦ TỊCH",
        "(đã ký)",
        "Tạ Minh Khuê",
    ):
        document.add_paragraph(line)
    return saved(document)
