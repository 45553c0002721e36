"""What an office of the commune Hoa Ban Trắng sends: a list, a decision, photographs.

Commune, people and deeds are made up for the demonstration (dữ liệu minh họa).
"""

from __future__ import annotations

import io

import docx
import pillow_heif
import xlsxwriter
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from PIL import Image, ImageDraw
from PIL.TiffImagePlugin import IFDRational

AGENCY = "Ủy ban nhân dân xã Hoa Ban Trắng"
NUMBER = "126/QĐ-UBND"
ABOUT = (
    "Tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc trong phong trào “Hè xanh” 2026"
)
_SURNAMES = ("Lò", "Quàng", "Cà", "Lường", "Tòng", "Hoàng", "Vì", "Cầm")
_NAMES = ("Văn Minh", "Thị Mẫu", "Văn Thử", "Thị Nháp", "Văn Ví", "Thị Dụ", "Văn Tạm")
_HAMLETS = ("Thôn Ao Sen", "Thôn Đồi Chè", "Thôn Cầu Mây", "Thôn Lũng Ban")
_DEEDS = ("Trồng 120 cây bên suối", "Mười hai buổi dọn đường", "Dạy bơi cho 40 em nhỏ")
#: Collectives first, then individuals: numbers run through.
COLLECTIVES, RESULTS = 8, 40


def results() -> list[tuple[str, str, str, str]]:
    """Forty results: name, title, unit, deed. A collective has no title."""
    rows = [(f"Chi đoàn {one}", "", one, _DEEDS[0]) for one in _HAMLETS]
    rows += [(f"Chi hội Phụ nữ {one}", "", one, _DEEDS[1]) for one in _HAMLETS]
    for at in range(RESULTS - COLLECTIVES):
        name = f"{_SURNAMES[at % 8]} {_NAMES[at % 7]}"
        title = ("Đoàn viên", "Trưởng thôn", "Nông dân")[at % 3]
        rows.append((name, title, _HAMLETS[at % 4], _DEEDS[at % 3]))
    return rows


def award_list() -> bytes:
    """The list as offices send it: a head in merged cells, sections, a foot with the sums."""
    target = io.BytesIO()
    with xlsxwriter.Workbook(target, {"in_memory": True}) as book:
        sheet = book.add_worksheet("DANH SACH")
        bold = book.add_format({"bold": True, "align": "center", "text_wrap": True})
        sheet.write_row(0, 0, ("ỦY BAN NHÂN DÂN", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"))
        sheet.write_row(1, 0, ("XÃ HOA BAN TRẮNG", "", "", "Độc lập - Tự do - Hạnh phúc"))
        sheet.merge_range("A4:E4", "DANH SÁCH TẬP THỂ, CÁ NHÂN ĐƯỢC TẶNG GIẤY KHEN", bold)
        cited = (
            f"(Kèm theo Quyết định số {NUMBER} ngày 20/8/2026 của Chủ tịch UBND xã Hoa Ban Trắng)"
        )
        sheet.merge_range("A5:E5", cited, bold)
        sheet.write_row(6, 0, ("STT", "Họ và tên", "Chức vụ", "Đơn vị", "Thành tích"), bold)
        line = 7
        for number, (name, title, unit, deed) in enumerate(results(), 1):
            if number in (1, COLLECTIVES + 1):
                sheet.write_row(
                    line, 0, ("I", "TẬP THỂ") if number == 1 else ("II", "CÁ NHÂN"), bold
                )
                line += 1
            sheet.write_row(line, 0, (number, name, title, unit, deed))
            line += 1
        sheet.write(
            line, 1, f"Danh sách gồm {COLLECTIVES} tập thể và {RESULTS - COLLECTIVES} cá nhân./."
        )
    return target.getvalue()


def decision() -> bytes:
    """The decision that the list goes with, in the layout of administrative papers."""
    document = docx.Document()
    head = document.add_table(2, 2)
    head.cell(0, 0).text = "ỦY BAN NHÂN DÂN\nXÃ HOA BAN TRẮNG"
    head.cell(0, 1).text = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\nĐộc lập - Tự do - Hạnh phúc"
    head.cell(1, 0).text = f"Số: {NUMBER}"
    head.cell(1, 1).text = "Hoa Ban Trắng, ngày 20 tháng 8 năm 2026"
    _centre(document, "QUYẾT ĐỊNH", f"Về việc {ABOUT[0].lower()}{ABOUT[1:]}")
    _centre(document, "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ HOA BAN TRẮNG")
    document.add_paragraph("Căn cứ Luật Tổ chức chính quyền địa phương số 72/2025/QH15;")
    document.add_paragraph("Căn cứ Luật Thi đua, khen thưởng số 06/2022/QH15;")
    _centre(document, "QUYẾT ĐỊNH:")
    people = RESULTS - COLLECTIVES
    document.add_paragraph(
        f"Điều 1. Tặng Giấy khen của Chủ tịch Ủy ban nhân dân xã cho {COLLECTIVES:02} tập thể và "
        f"{people} cá nhân đã có thành tích xuất sắc trong phong trào “Hè xanh” năm 2026 (có danh "
        "sách kèm theo)."
    )
    document.add_paragraph(
        "Điều 2. Các tập thể, cá nhân có tên tại Điều 1 thi hành Quyết định này./."
    )
    foot = document.add_table(1, 2)
    foot.cell(0, 0).text = "Nơi nhận:\n- Như Điều 2;\n- Lưu: VT."
    foot.cell(0, 1).text = "CHỦ TỊCH\n(Đã ký)\nĐào Văn Mẫu"
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def _centre(document: Document, *lines: str) -> None:
    for line in lines:
        document.add_paragraph(line).alignment = ALIGN.CENTER


def phone_photo(number: int) -> bytes:
    """A JPEG as a phone makes it: lying on its side, with the place where it was taken."""
    exif = Image.Exif()
    exif[0x0112] = 6  # turn by a quarter to see it upright
    exif[0x010F] = "Dien thoai minh hoa"
    degrees = tuple(IFDRational(one) for one in (21, 20, 14))
    exif.get_ifd(0x8825).update({1: "N", 2: degrees, 3: "E", 4: (IFDRational(103), *degrees[1:])})
    target = io.BytesIO()
    _drawn(number).transpose(Image.Transpose.ROTATE_90).save(target, "JPEG", exif=exif, quality=80)
    return target.getvalue()


def heic_photo(number: int) -> bytes:
    """The same as newer phones make it."""
    target = io.BytesIO()
    pillow_heif.from_pillow(_drawn(number)).save(target, quality=60)
    return target.getvalue()


def _drawn(number: int) -> Image.Image:
    """Hills and trees, upright, with the words of a demonstration."""
    picture = Image.new("RGB", (900, 1200), "#cfe3ee")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((-300, 620, 700, 1700), fill="#7fa36b")
    draw.ellipse((250, 700, 1400, 1800), fill="#5e8a58")
    draw.ellipse((640, 90, 800, 250), fill="#f3c64b")
    for at in range(number + 2):
        left = 110 + at * 120
        draw.rectangle((left + 26, 760, left + 44, 900), fill="#6b4a32")
        draw.ellipse((left - 30, 600, left + 100, 790), fill="#2f6b45")
    draw.text((40, 1120), f"Minh hoa {number}", fill="#ffffff", font_size=48)
    return picture
