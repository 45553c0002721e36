"""Plans in the ways of other provinces: fictional places, other marks, broken lines, blanks."""

from __future__ import annotations

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.importers.found import Found
from generator.importers.known import Known, KnownUnit
from generator.importers.plan import read_text_plan

PLANS = Path(__file__).parent / "plans"
_KNOWN = Known(
    date(2026, 6, 1),
    units=(
        KnownUnit("ubnd-xa-song-trang", "UBND xã Sông Trăng"),
        KnownUnit("phong-vhxh", "Phòng Văn hóa - Xã hội", parent="ubnd-xa-song-trang"),
        KnownUnit("phong-kinh-te-khac", "Phòng Kinh tế", parent="ubnd-xa-khac"),
        KnownUnit("ubnd-xa-hoa-minh", "Ủy ban nhân dân xã Hòa Minh"),
    ),
)


@cache
def _found(name: str) -> Found:
    return read_text_plan((PLANS / name).read_bytes(), name, _KNOWN)


def _data(name: str, kind: str) -> Any:
    return next(draft.data for draft in _found(name).drafts if draft.kind == kind)


def _doubts(name: str, kind: str) -> set[tuple[str, str]]:
    draft = next(draft for draft in _found(name).drafts if draft.kind == kind)
    return {(str(doubt.loc[0]), doubt.why.rpartition(".")[2]) for doubt in draft.doubts}


#: File → kind, number, symbol, date, place, signer, authority, position, how many recipients.
HEADS = {
    "xa-song-trang.txt": ("KẾ HOẠCH", "47", "KH-UBND", "2026-03-05", "Sông Trăng",
        "Trần Thị Minh Nguyệt", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", 4),
    "phuong-dong-thap.md": ("KẾ HOẠCH", None, "KH-UBND", "2026-04", "Đông Tháp",
        "Lê Văn Hoà", "T/M UỶ BAN NHÂN DÂN", "CHỦ TỊCH", 4),
    "huyen-uy-lam-son.txt": ("KẾ HOẠCH", "25-KH/HU", None, "2023-01-12", "Lâm Sơn",
        "Hoàng Văn Đức", "T/M BAN THƯỜNG VỤ", "PHÓ BÍ THƯ", 3),
    "so-giao-duc.txt": ("HƯỚNG DẪN", "1204", "SGDĐT-KH", "2025-09-09", "An Phú",
        "TS. Phạm Thanh Hương", "KT. GIÁM ĐỐC", "PHÓ GIÁM ĐỐC", 3),
    "xa-dieu-khoan.txt": ("QUY CHẾ", "09", "QC-UBND", "2025-07-15", "Hòa Minh",
        "Nguyễn Hữu Tâm", None, "CHỦ TỊCH", 2),
    "thi-tran-nfd.txt": ("KẾ HOẠCH", None, "KH-UBND", "2024", "Bến Cát",
        "Võ Thị Sáu Em", None, "CHỦ TỊCH", 3),
    "tinh-hai-yen.txt": ("KẾ HOẠCH", "125", "KH-UBND", "2025-02-20", "Hải Yên",
        "Nguyễn Thị Thanh Vân", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH",
        "PHÓ CHỦ TỊCH THƯỜNG TRỰC", 4),
}  # fmt: skip


@pytest.mark.parametrize("name", HEADS)
def test_head_and_foot(name: str) -> None:
    """Number, symbol, date, place, signer and recipients are read in every layout; blanks stay."""
    document = _data(name, "document")
    signature = document["signature"]
    assert HEADS[name] == (
        document["kind"],
        document.get("number"),
        document.get("symbol"),
        document["date"]["on"],
        document["place"],
        signature["name"],
        signature.get("authority"),
        signature.get("position"),
        len(document["recipients"]),
    )


#: File → (verb, kind, number, date, who issued it) of each basis.
BASES = {
    "xa-song-trang.txt": [
        ("Căn cứ", "Luật", None, "2022-06-15", None),
        ("Căn cứ", "Nghị định", "152/2025/NĐ-CP", "2025-06-14", "Chính phủ"),
        ("Căn cứ", "Kế hoạch", "12/KH-UBND", "2026-01-20", "Ủy ban nhân dân tỉnh Minh Hà"),
        ("Theo đề nghị", "Tờ trình", "08/TTr-VHXH", "2026-03-02", None),
    ],
    "phuong-dong-thap.md": [
        ("Thực hiện", "Quyết định", "505/QĐ-TTg", "2022-04-22", "Thủ tướng Chính phủ"),
        ("Thực hiện", "Kế hoạch", "33/KH-UBND", "2026-02-10", "UBND thành phố Hải Sơn"),
        ("Căn cứ", None, None, None, None),
    ],
    "huyen-uy-lam-son.txt": [("Thực hiện", "Chương trình", "10-CTr/TU", "2022-12-05", "Tỉnh ủy")],
    "so-giao-duc.txt": [
        ("Căn cứ", "Thông tư", "29/2023/TT-BGDĐT", "2023-12-29",
         "Bộ trưởng Bộ Giáo dục và Đào tạo"),
    ],
    "xa-dieu-khoan.txt": [
        ("Căn cứ", "Luật", None, "2025-06-16", None),
        ("Căn cứ", "Luật", None, "2022-06-15", None),
        ("Xét", None, None, None, None),
    ],
    "thi-tran-nfd.txt": [],
    "tinh-hai-yen.txt": [
        ("Căn cứ", "Luật", "06/2022/QH15", "2022-06-15", None),
        ("Căn cứ", "Nghị định", "98/2023/NĐ-CP", "2023-12-31", "Chính phủ"),
        ("Thực hiện", "Quyết định", "666/QĐ-TTg", "2022-06-02", "Thủ tướng Chính phủ"),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", BASES)
def test_bases(name: str) -> None:
    """Each paper that a plan rests on is one basis; words without a paper are marked."""
    found = [
        (
            item.get("verb"),
            item.get("kind"),
            item.get("number"),
            item.get("date", {}).get("on"),
            item.get("issuer"),
        )
        for item in _data(name, "document").get("bases", ())
    ]
    assert found == BASES[name]


#: File → what each limit means: fields of a written date, or nothing where only its words are kept.
DUES: dict[str, list[dict[str, str]]] = {
    "xa-song-trang.txt": [
        {"since": "2026-03-10", "until": "2026-11-30"},
        {"until": "2026-11-15"},
        {"before": "2026-11-20"},
        {"until": "2026-03-25"},
    ],
    "phuong-dong-thap.md": [{"on": "2026-Q2"}, {}],
    "huyen-uy-lam-son.txt": [
        {"since": "2023-01-12", "until": "2023-09-02"},
        {},
        {"before": "2023-08-15"},
    ],
    "so-giao-duc.txt": [{"before": "2025-09-30"}, {"on": "2026-01"}, {"until": "2026-05-31"}],
    "xa-dieu-khoan.txt": [
        {"since": "2025-08-01", "until": "2025-12-31"},
        {},
        {"before": "2026-01-05"},
    ],
    "thi-tran-nfd.txt": [{}, {"since": "2024-06-01"}],
    "tinh-hai-yen.txt": [
        {"before": "2027-10-30"},
        {"before": "2030-06-30"},
        {},
        {},
        {},
        {"on": "2025-03"},
        {"until": "2025-Q2"},
    ],
}


@pytest.mark.parametrize("name", DUES)
def test_deadlines(name: str) -> None:
    """Exclusive, inclusive, from … on, within a quarter, every year, and days that do not exist."""
    found = [
        {key: value for key, value in item["due"].items() if key != "text"}
        for item in _data(name, "campaign").get("deadlines", ())
    ]
    assert found == DUES[name]


_C, _I = ["collective"], ["individual"]
#: File → form, count, kinds, category of each quota line.
QUOTAS: dict[str, list[tuple[str, str | None, list[str], str | None]]] = {
    "xa-song-trang.txt": [
        ("exactly", "02", _C, None), ("exactly", "03", _I, None),
        ("at_most", "01", _C, None), ("at_most", "02", _I, None),
    ],
    "phuong-dong-thap.md": [
        ("per_unit", "05", _I, "tổ dân phố"), ("exactly", "02", _C, "Khối trường học"),
        ("exactly", "01", _C, "khối doanh nghiệp"), ("at_most", "5", _C, None),
    ],
    "huyen-uy-lam-son.txt": [("at_most", "10", _C, None), ("at_most", "15", _I, None)],
    "so-giao-duc.txt": [
        ("exactly", "01", _C, "Trường THPT Nguyễn Huệ"),
        ("exactly", "05", _I, "Trường THPT Nguyễn Huệ"),
        ("exactly", "02", _C, "Trường THPT Lê Lợi"),
        ("exactly", "04", _I, "Trường THPT Lê Lợi"),
    ],
    "xa-dieu-khoan.txt": [
        ("exactly", "01", _C, None), ("exactly", "02", _I, None), ("pending", None, [], None),
    ],
    "thi-tran-nfd.txt": [("exactly", "04", _C, None), ("at_most", "12", _I, None)],
    "tinh-hai-yen.txt": [
        ("per_unit", "01", _C, "sở, ban, ngành"), ("per_unit", "02", _I, "sở, ban, ngành"),
        ("per_unit", "03", _C, "huyện"), ("per_unit", "05", _I, "huyện"),
        ("per_unit", "02", ["household"], "huyện"),
        ("exactly", "05", _C, None), ("exactly", "05", _I, None), ("exactly", "03", _C, None),
    ],
}  # fmt: skip


@pytest.mark.parametrize("name", QUOTAS)
def test_quotas(name: str) -> None:
    """Lists, "không quá", "tối đa", "từ … đến", rows of a table, "sẽ thông báo sau"."""
    found = [
        (quota["form"], quota.get("count"), quota.get("of", []), quota.get("category"))
        for award in _data(name, "campaign")["awards"]
        for quota in award.get("quotas", ())
    ]
    assert found == QUOTAS[name]


#: File → who is charged, in order; "~" before those with whom it is done.
CHARGED = {
    "xa-song-trang.txt": ["Phòng Văn hóa - Xã hội", "Ủy ban Mặt trận Tổ quốc Việt Nam xã",
        "các đoàn thể", "Các thôn", "các đơn vị"],
    "phuong-dong-thap.md": ["Văn phòng HĐND và UBND phường", "Phòng Kinh tế, Hạ tầng và Đô thị",
        "Các tổ dân phố"],
    "huyen-uy-lam-son.txt": ["Ban Tuyên giáo Huyện ủy", "Ủy ban nhân dân huyện",
        "Văn phòng Huyện ủy"],
    "so-giao-duc.txt": ["Hiệu trưởng các trường", "Phòng Chính trị tư tưởng"],
    "xa-dieu-khoan.txt": ["Văn phòng HĐND và UBND xã", "Trung tâm Phục vụ hành chính công xã",
        "~Phòng Kinh tế"],
    "thi-tran-nfd.txt": ["Công an thị trấn", "Trạm Y tế thị trấn", "Các khu phố", "các đơn vị"],
    "tinh-hai-yen.txt": ["các sở, ban, ngành", "Sở Lao động - Thương binh và Xã hội", "Sở Nội vụ",
        "UBND các huyện, thị xã, thành phố", "Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh",
        "các tổ chức chính trị - xã hội tỉnh", "các cơ quan, đơn vị"],
}  # fmt: skip


@pytest.mark.parametrize("name", CHARGED)
def test_assignments(name: str) -> None:
    """Offices before a verb, before a colon, in headings, and after "Đề nghị", "Giao"."""
    found = [
        "~" * to.get("verb", "").startswith("phối hợp") + to["name"]
        for item in _data(name, "campaign")["assignments"]
        for to in item["to"]
    ]
    assert found == CHARGED[name]


def test_dossiers_keep_their_copies() -> None:
    """Copies stand before the paper or behind it; papers without them have none."""
    assert [
        (part["text"], part.get("copies"))
        for name in ("xa-song-trang.txt", "phuong-dong-thap.md")
        for item in _data(name, "campaign")["dossiers"]
        for part in item["parts"]
    ] == [
        ("Tờ trình của thôn (01 bản);", "01"),
        ("Biên bản họp thôn;", None),
        ("Báo cáo thành tích có xác nhận của trưởng thôn.", None),
        ("Tờ trình (bản chính);", "01"),
        ("Báo cáo tóm tắt thành tích.", "01"),
    ]


def test_the_block_of_a_digital_signature_is_kept_apart() -> None:
    """It stands on one line here, and is no part of the signer's name."""
    assert _data("phuong-dong-thap.md", "document")["digital_signature"] == [
        {"label": "Ký bởi", "value": "Uỷ ban nhân dân phường Đông Tháp"},
        {"label": "Thời gian ký", "value": "21/04/2026 09:15:02"},
    ]


def test_lines_that_a_page_broke_are_whole_again() -> None:
    """Broken sentences are joined, numbers of pages are gone, list items stay apart."""
    body = _data("xa-song-trang.txt", "document")["body"]
    assert "không quá 01 tập thể và không quá 02 cá nhân." in body
    assert "\n2\n" not in body
    assert "\nVận động đoàn viên, hội viên tích cực tham gia.\n" in body


def test_units_are_taken_from_the_portal_and_never_made_up() -> None:
    """A body that the portal lacks is marked; one that belongs to somebody else is left alone."""
    campaign = _data("xa-song-trang.txt", "campaign")
    assert campaign["unit"] == "ubnd-xa-song-trang"
    assert campaign["assignments"][0]["to"][0]["unit"] == "phong-vhxh"
    assert "unit" not in _data("phuong-dong-thap.md", "campaign")
    assert ("unit", "issuer") in _doubts("phuong-dong-thap.md", "campaign")
    charged = _data("xa-dieu-khoan.txt", "campaign")["assignments"]
    assert [to.get("unit") for item in charged for to in item["to"]] == [None, None, None]


def test_what_is_not_sure_is_marked() -> None:
    """Blank numbers, torn dates, days that do not exist, ranges, shared bounds, nameless awards."""
    assert {("number", "blank-number"), ("date", "torn-date")} <= _doubts(
        "thi-tran-nfd.txt", "document"
    )
    assert {("deadlines", "no-such-day"), ("awards", "shared-bound")} <= _doubts(
        "huyen-uy-lam-son.txt", "campaign"
    )
    assert {("awards", "range"), ("awards", "no-form")} <= _doubts(
        "phuong-dong-thap.md", "campaign"
    )
