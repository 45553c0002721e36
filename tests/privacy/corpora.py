"""Two corpora for the privacy guard: 5,000 harmless texts, and 500 with something private in them.

Written before the patterns, from what stands in plans, decisions and reports, and from how people
write numbers. Everybody and everything here is made up by a fixed seed.
"""

from __future__ import annotations

import json
import random
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache

from tests.portals.toolbox import MATERIAL, REPOSITORY

HARMLESS, PLANTED = 5_000, 500

_FAMILY = "Nguyễn Trần Lê Phạm Hoàng Vũ Đặng Bùi Lò Giàng Vàng Quàng Cầm Mai Hồ Thạch Kim"
_MIDDLE = "Văn Thị Đức Minh Xuân Ngọc Hữu Thanh Kim Quốc"
_GIVEN = "An Bình Chung Dung Giang Hà Hạnh Khánh Lan Mến Nga Oanh Phúc Quyên Sinh Tâm Uyên Vy"
_STREETS = ("Lê Lợi", "Nguyễn Huệ", "Trần Phú", "Hai Bà Trưng", "Điện Biên Phủ", "Bà Triệu")


def _name(pick: random.Random) -> str:
    return " ".join(pick.choice(names.split()) for names in (_FAMILY, _MIDDLE, _GIVEN))


def _digits(pick: random.Random, count: int) -> str:
    return "".join(pick.choice("0123456789") for _ in range(count))


def _dotted(number: int) -> str:
    return f"{number:,}".replace(",", ".")


@cache
def _communes() -> tuple[tuple[str, str, str], ...]:
    """Name, code and province of every commune."""
    file = MATERIAL / "vn-provinces" / "vn_only_simplified.json"
    provinces = json.loads(file.read_text("utf-8"))
    return tuple(
        (ward["FullName"], ward["Code"], province["FullName"])
        for province in provinces
        for ward in province["Wards"]
    )


def _sentences() -> Iterator[str]:
    """Every line of the five plans."""
    for file in sorted((REPOSITORY / "tests" / "facts" / "plans").glob("*.txt")):
        yield from (line for line in file.read_text("utf-8").splitlines() if line.strip())


def _lines_of_data() -> Iterator[str]:
    """Every line of the demonstration's lists, articles and stories."""
    for folder in ("awards", "articles", "exemplars", "campaigns", "events"):
        for file in sorted((REPOSITORY / "data" / folder).iterdir()):
            if file.suffix in (".csv", ".md", ".yml"):
                yield from (line for line in file.read_text("utf-8").splitlines() if line.strip())


def _money(pick: random.Random) -> str:
    n = pick.randrange
    amount = n(1, 99_999_999) * 1_000
    return pick.choice(
        [
            f"Kinh phí: {_dotted(amount)} đồng",
            f"Tổng dự toán {amount} đồng, trong đó ngân sách xã {_dotted(amount // 3)} đồng",
            f"Thưởng kèm theo {_dotted(n(100, 900) * 1000)}đ/người",
            f"Quyên góp được {amount // 1_000_000},{n(10)} triệu đồng",
            f"{amount} VND",
            f"Hỗ trợ {amount:,} đồng cho {n(2, 400)} hộ".replace(",", " "),
            f"Doanh thu {_dotted(amount * 1000)} đồng, tăng {n(1, 99)},{n(99):02}%",
        ]
    )


def _paper(pick: random.Random) -> str:
    n = pick.randrange
    number, year = n(1, 9_999), n(2003, 2027)
    day, month = n(1, 29), n(1, 13)
    return pick.choice(
        [
            f"Quyết định số {number}/QĐ-UBND ngày {day:02}/{month:02}/{year} của Chủ tịch tỉnh",
            f"Số: {number:02}/KH-UBND",
            f"Nghị định số {number % 150:02}/{year}/NĐ-CP ngày {day} tháng {month} năm {year}",
            f"Căn cứ Luật Thi đua, khen thưởng số {number % 90:02}/{year}/QH15",
            f"Công văn {number}/SNV-TĐKT ngày {day}.{month}.{year}",
            f"Tờ trình số {number:03}/TTr-HĐTĐKT cấp ngày {day:02}/{month:02}/{year}",
            f"Hồ sơ H{n(10, 63)}.{n(1, 99)}.{n(1, 99)}"
            f"-{year % 100:02}{month:02}{day:02}-{_digits(pick, 4)}",
            f"mã định danh cơ quan 000.{n(99):02}.{n(99):02}.H{number % 63}",
            f"Giấy đăng ký hợp tác xã số {_digits(pick, 10)} cấp ngày {day}/{month}/{year}",
            f"Giấy chứng nhận số {_digits(pick, 6)} cấp ngày {day:02}/{month:02}/{year}",
        ]
    )


def _code(pick: random.Random) -> str:
    n = pick.randrange
    name, code, province = pick.choice(_communes())
    return pick.choice(
        [
            f"{name}, {province} (mã {code})",
            f"{code};{name};{province}",
            f"Mã số thuế 0{pick.choice('123')}{_digits(pick, 8)}",
            f"MST: 03{_digits(pick, 8)}-001",
            f"Mã số doanh nghiệp: 07{_digits(pick, 8)}",
            f"Tài khoản 3713.0.{_digits(pick, 7)}.00000 tại Kho bạc Nhà nước",
            f"mã QHNS {_digits(pick, 7)}, chương 622, loại 340, khoản 341, mục 7750",
            f"Số tài khoản: 9527.3.{_digits(pick, 7)}",
            f"Các mã {n(10):02}, {n(30):02}, {n(99):02}, 05, 07, 08",
            f"Biểu 01 02 03 04 05 06 kèm theo {province}",
            f"ISBN 978-604-{_digits(pick, 2)}-{_digits(pick, 4)}-{n(10)}",
            f"TCVN ISO 9001:2015, QCVN {n(99):02}-MT:2015/BTNMT",
            f"xe {n(11, 99)}A-{_digits(pick, 3)}.{_digits(pick, 2)}",
            f"{pick.getrandbits(128):032x}",
            f"https://vbpl.vn/pages/vbpq-toanvan.aspx?ItemID={_digits(pick, 6)}",
            f"tọa độ {n(9, 23)}.{_digits(pick, 6)}, 10{n(3, 9)}.{_digits(pick, 6)}",
        ]
    )


def _time(pick: random.Random) -> str:
    n = pick.randrange
    day, month, year = n(1, 29), n(1, 13), n(2005, 2027)
    return pick.choice(
        [
            f"Từ ngày {day:02}/{month:02}/{year} đến ngày {day + 1:02}/{month:02}/{year}",
            f"{year}-{month:02}-{day:02}",
            f"{day:02}.{month:02}.{year} {n(24):02}:{n(60):02}:59 +07:00",
            f"{year}-{month:02}-{day:02}T07:{n(60):02}:00+07:00",
            f"giai đoạn {year}-{year + 5}, nhiệm kỳ {year} - {year + 5}",
            f"lúc {n(24)} giờ {n(60):02} phút ngày {day}/{month}",
            f"thành lập ngày {day:02} tháng {month:02} năm {year}",
            f"{day:02}{month:02}{year}",
            f"Hạn nộp: {day:02}-{month:02}-{year}; hạn duyệt: {day:02}-{month % 12 + 1:02}-{year}",
            f"Ngày {day:02}/{month:02}/{year} học sinh toàn trường ra quân",
            f"Ngày hội vệ sinh {day:02}/{month:02}/{year}",
            f"kỷ niệm {n(100, 140)} năm ngày sinh Chủ tịch Hồ Chí Minh (19/5/1890)",
            "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890 tại Nghệ An",
            f"bà {_name(pick)}, sinh năm {year - 60}",
            f"sinh hoạt chi bộ ngày {day:02}/{month:02}/{year}",
            f"cấp giấy khai sinh ngày {day:02}/{month:02}/{year} đúng hẹn",
            f"chính sách an sinh: {day}/{month}/{year}",
        ]
    )


def _figures(pick: random.Random) -> str:
    n = pick.randrange
    big = n(1_000, 9_999_999)
    return pick.choice(
        [
            f"{_dotted(big)} người, {n(1, 99)},{n(100):02}%",
            f"diện tích {_dotted(big)},{n(10)} m2, sản lượng {_dotted(big)} kg",
            f"đạt {n(60, 100)}/{n(100, 140)} điểm",
            f"trồng {n(1, 999):03} cây, {n(1, 99):02} luống, {n(9):02} vườn",
            f"{n(1, 40)} km đường {pick.choice(_STREETS)}",
            f"{_digits(pick, 3)} {_digits(pick, 3)} lượt xem".replace("0", "1"),
            f"gắn biển số nhà cho {n(12, 900)} hộ",
            f"Tổng số nhà tạm đã xóa: {n(2, 90)} căn",
            f"tổng số nhà {n(12, 900)} căn",
            f"đường số {n(1, 30)}, tổ {n(1, 30)}, khu phố {n(1, 9)}",
            f"quốc lộ {n(1, 99)}, đường tỉnh {n(700, 990)}, Km{n(99)}+{_digits(pick, 3)}",
            f"Sáng 26/3 đường {pick.choice(_STREETS)} rực hoa",
            f"ngày 30/4 đường {pick.choice(_STREETS)} thông xe",
            f"phường 3, đường 3/2 và đường 30/4, tuyến {pick.choice(_STREETS)}",
            f"nhà văn hóa thôn số {n(1, 9)} rộng {n(90, 900)} m2",
        ]
    )


def _office(pick: random.Random) -> str:
    n = pick.randrange
    name, _, province = pick.choice(_communes())
    host = "".join(letter for letter in unicodedata.normalize("NFD", name) if letter.isalpha())
    host = host.encode("ascii", "ignore").decode().lower()
    return pick.choice(
        [
            f"Thư điện tử: {host}@{host[:6]}.gov.vn",
            f"ubnd.{host}@so-noi-vu.gov.vn; vanthu@chinhphu.vn",
            f"lien-he@{host}.example",
            "Đường dây 1022, gọi 113, 114, 115, tổng đài 1900 1234",
            f"UBND {name}, {province}",
            f"ông {_name(pick)}, Trưởng thôn {n(1, 20)}, {name}",
            f"Tập thể nhân dân tổ {n(1, 40)}, {name}",
            f"@ban-tuyen-giao và #{host}",
        ]
    )


def harmless() -> list[str]:
    """5,000 texts in which nothing is private."""
    pick = random.Random(20_261_120)
    written = [*_sentences(), *_lines_of_data()]
    pick.shuffle(written)
    found = written[:2_000]
    makers: list[Callable[[random.Random], str]] = [_money, _paper, _code, _time, _figures, _office]
    while len(found) < HARMLESS:
        found.append(pick.choice(makers)(pick))
    return found


#: Province codes of citizen numbers that the made-up ones use.
_PROVINCES = ("001", "010", "024", "034", "036", "040", "056", "064", "075", "079", "091", "096")


def _grouped(pick: random.Random, digits: str, sizes: tuple[int, ...], signs: str) -> str:
    sign, parts, start = pick.choice(signs.split("|")), [], 0
    for size in sizes:
        parts.append(digits[start : start + size])
        start += size
    return sign.join(parts)


def _citizen(pick: random.Random) -> str:
    century = pick.choice("0123")
    year = f"{pick.randrange(27):02}" if century in "23" else _digits(pick, 2)
    digits = pick.choice(_PROVINCES) + century + year + _digits(pick, 6)
    sizes = pick.choice(
        [(12,), (12,), (12,), (3, 3, 3, 3), (4, 4, 4), (3, 1, 2, 6), (6, 6), (3, 9)]
    )
    number = _grouped(pick, digits, sizes, " |.|-| ")
    if pick.random() < 0.05:
        number = " ".join(digits)
    lead = pick.choice(
        ["CCCD ", "CCCD: ", "số định danh ", "căn cước công dân số ", "", "", "(", "số "]
    )
    return f"{lead}{number}"


def _old_identity(pick: random.Random) -> str:
    digits = pick.choice("0123") + _digits(pick, 8)
    number = _grouped(pick, digits, pick.choice([(9,), (9,), (3, 3, 3)]), " |.")
    return pick.choice(
        [
            f"CMND {number}",
            f"CMND số: {number}",
            f"CMT: {number}",
            f"chứng minh nhân dân số {number}",
            f"giấy CMND/CCCD: {number}",
            f"số {number} cấp ngày {pick.randrange(1, 28):02}/05/2009",
            f"cmnd {number}, CA tỉnh cấp",
        ]
    )


def _phone(pick: random.Random) -> str:
    lead = pick.choice(
        ["ĐT: ", "điện thoại ", "SĐT ", "Zalo ", "", "", "", "liên hệ ", "(", "gọi số "]
    )
    if pick.random() < 0.25:
        area, rest = pick.choice([("024", 8), ("028", 8), ("0203", 7), ("0213", 7), ("0297", 7)])
        digits = "3" + _digits(pick, rest - 1)
        half = len(digits) - 4
        number = pick.choice(
            [
                f"{area}{digits}",
                f"{area}.{digits}",
                f"({area}) {digits[:half]} {digits[half:]}",
                f"{area}-{digits[:half]}-{digits[half:]}",
                f"+84 {area[1:]} {digits}",
                f"{area} {digits[:half]}.{digits[half:]}",
            ]
        )
        return lead.replace("(", "") + number
    digits = "0" + pick.choice("35789") + _digits(pick, 8)
    sizes = pick.choice(
        [
            (10,),
            (10,),
            (10,),
            (4, 3, 3),
            (3, 3, 4),
            (4, 6),
            (3, 7),
            (5, 5),
            (4, 2, 2, 2),
            (3, 4, 3),
            (2, 4, 4),
        ]
    )
    number = _grouped(pick, digits, sizes, " |.|-| - | ")
    if pick.random() < 0.3:
        number = pick.choice(["+84", "+84 ", "(+84) ", "0084", "84", "+84-", "(84)"]) + number[1:]
    elif pick.random() < 0.05:
        number = " ".join(digits)
    return lead + number


def _mail(pick: random.Random) -> str:
    family = pick.choice(["nguyen", "le_van", "tran-thi", "pham"])
    who = f"{pick.choice('abcdhklmnt')}.{family}{_digits(pick, 3)}"
    hosts = "gmail.com yahoo.com yahoo.com.vn hotmail.com outlook.com icloud.com Gmail.com"
    mail = f"{who}@{pick.choice(hosts.split())}"
    return pick.choice(
        [mail, f"Email: {mail}", f"<{mail}>", mail.upper(), mail.replace("@", " @ ")]
    )


def _birth(pick: random.Random) -> str:
    day, month, year = pick.randrange(1, 29), pick.randrange(1, 13), pick.randrange(1935, 2015)
    sign = pick.choice("/-.")
    date = (
        f"{day:02}{sign}{month:02}{sign}{year}"
        if pick.random() < 0.6
        else f"{day}{sign}{month}{sign}{year}"
    )
    return pick.choice(
        [
            f"sinh ngày {date}",
            f"SN: {date}",
            f"ngày sinh: {date}",
            f"Sinh: {date}",
            f"(sinh {date})",
            f"sinh ngày {day} tháng {month} năm {year}",
            f"ngày, tháng, năm sinh: {date}",
            f"Ngày tháng năm sinh {date}",
            f"sinh ngày {day:02} tháng {month:02} năm {year}",
            f"NGÀY SINH: {date}",
        ]
    )


def _address(pick: random.Random) -> str:
    number, street = pick.randrange(1, 400), pick.choice(_STREETS)
    return pick.choice(
        [
            f"số nhà {number}",
            f"số nhà: {number}{pick.choice('AB')}",
            f"nhà số {number}, đường {street}",
            f"SN {number} đường {street}",
            f"{pick.randrange(40, 400)}/{number} đường {street}",
            f"số {number} phố {street}",
            f"số {number}, ngõ {pick.randrange(1, 99)}, phố {street}",
            f"thường trú tại {number} {street}",
            f"số {number}/{pick.randrange(1, 40)}{pick.choice(['', 'A'])} đường {street}",
        ]
    )


_CARRIERS: tuple[Callable[[random.Random, str], str], ...] = (
    lambda pick, it: f"Ông {_name(pick)}, {it}, thôn Bến.",
    lambda pick, it: it,
    lambda pick, it: f"{_name(pick)} - {it}",
    lambda pick, it: f"Bà {_name(pick)} ({it}) được tặng Giấy khen năm 2026.",
    lambda pick, it: f"- {_name(pick)}; {it}; Xã Sông Trăng",
    lambda pick, it: f"**{_name(pick)}**\n\n{it}\n\nQuyết định số 15/QĐ-UBND",
    lambda pick, it: f"Hồ sơ gửi trước ngày 15/7/2026. {it}. Xin cảm ơn!",
    lambda pick, it: f"STT 12 | {_name(pick)} | {it} | 1.200.000 đồng",
)


def _disguised(pick: random.Random, text: str) -> str:
    """The text as it comes out of other programs: other forms of the same letters and digits."""
    way = pick.randrange(10)
    if way == 0:
        return unicodedata.normalize("NFD", text)
    if way == 1:
        return "".join(chr(ord(it) + 0xFEE0) if it in "0123456789" else it for it in text)
    if way == 2:
        places = [place for place in range(1, len(text)) if text[place - 1].isdigit()]
        for place in reversed(places[::3]):
            unseen = pick.choice("\u200b\u2060\ufeff")
            text = f"{text[:place]}{unseen}{text[place:]}"
        return text
    if way == 3:
        return text.replace(" ", "\u00a0")
    return text


_TURNS = ("identity", "phone", "old", "email", "identity", "phone", "birth-date", "address")


def planted() -> list[tuple[str, str]]:
    """500 texts with the kind of the private thing that each holds."""
    pick = random.Random(4)
    makers = {
        "identity": _citizen,
        "old": _old_identity,
        "phone": _phone,
        "email": _mail,
        "birth-date": _birth,
        "address": _address,
    }
    found = []
    for number in range(PLANTED):
        kind = ("identity", "phone", "old", "email", "identity", "phone", "birth-date", "address")[
            number % 8
        ]
        text = pick.choice(_CARRIERS)(pick, makers[kind](pick))
        found.append(("identity" if kind == "old" else kind, _disguised(pick, text)))
    return found
