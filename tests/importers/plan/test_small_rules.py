"""Small rules of the importer of plans, one sentence at a time."""

from __future__ import annotations

from datetime import date

import pytest

from generator.importers.brief import brief, gathered
from generator.importers.found import Doubt
from generator.importers.known import Known
from generator.importers.plan import read_text_plan
from generator.importers.plan.citations import read_bases
from generator.importers.plan.due import find_dues
from generator.importers.plan.foot import read_foot
from generator.importers.plan.lines import Line, join_paragraphs
from generator.importers.plan.names import read_addressees, read_charge
from generator.importers.plan.numerals import number_in_words

_SIGNED = "2022-02-21"


@pytest.mark.parametrize(
    ("words", "number"),
    [
        ("ba", "03"), ("mười", "10"), ("mười lăm", "15"), ("hai mươi", "20"),
        ("ba mươi mốt", "31"), ("bốn mươi tư", "44"), ("chín mươi chín", "99"),
    ],
)  # fmt: skip
def test_numbers_in_words(words: str, number: str) -> None:
    """Numbers below one hundred have the digits that a plan would print."""
    assert number_in_words(words) == number


@pytest.mark.parametrize(
    ("sentence", "text", "fields"),
    [
        (
            "từ ngày 01 tháng 3 đến ngày 30 tháng 11 năm 2022",
            "từ ngày 01 tháng 3 đến ngày 30 tháng 11 năm 2022",
            {"since": "2022-03-01", "until": "2022-11-30"},
        ),
        (
            "bắt đầu từ ngày 19/5/2026 và kết thúc vào ngày 02/9/2026.",
            "bắt đầu từ ngày 19/5/2026 và kết thúc vào ngày 02/9/2026",
            {"since": "2026-05-19", "until": "2026-09-02"},
        ),
        (
            "từ ngày 10 đến hết ngày 31/8/2022: bình xét.",
            "từ ngày 10 đến hết ngày 31/8/2022",
            {"since": "2022-08-10", "until": "2022-08-31"},
        ),
        ("kiểm tra (tháng 5 và tháng 9/2022).", "tháng 5 và tháng 9/2022", {}),
        ("xong trước hội nghị 07 ngày.", "trước hội nghị 07 ngày", {}),
        ("trao thưởng dịp 26/3/2023.", "dịp 26/3/2023", {}),
        ("gửi hồ sơ trước ngày 15 tháng 11 hàng năm", "trước ngày 15 tháng 11 hàng năm", {}),
        ("báo cáo vào ngày 25 hàng tháng.", "ngày 25 hàng tháng", {}),
        ("ra quân sáng thứ Bảy hằng tuần.", "sáng thứ Bảy hằng tuần", {}),
        ("báo cáo trong tháng 12 hằng năm.", "trong tháng 12 hằng năm", {}),
        ("đội hình ra quân ngày 16/8/2022.", "ngày 16/8/2022", {"on": "2022-08-16"}),
        (
            "chấm điểm từ 15-20/11/2022.",
            "từ 15-20/11/2022",
            {"since": "2022-11-15", "until": "2022-11-20"},
        ),
        (
            "đợt 2: từ tháng 7 đến tháng 11 năm 2022.",
            "từ tháng 7 đến tháng 11 năm 2022",
            {"since": "2022-07", "until": "2022-11"},
        ),
        ("họp xét vào tuần 2 tháng 12/2022.", "tuần 2 tháng 12/2022", {}),
    ],
)
def test_limits_of_every_year_and_of_one(sentence: str, text: str, fields: dict[str, str]) -> None:
    """A year that stands once holds for both days; what comes every year keeps its words alone."""
    (due,) = find_dues(sentence, about_time=False, signed=_SIGNED)
    assert (due.text, due.fields) == (text, fields)


def test_a_feast_is_no_limit() -> None:
    """The day that a movement celebrates is none on which anything is due."""
    assert not find_dues("chào mừng ngày 02/9/2022", about_time=False, signed=_SIGNED)
    assert not find_dues("như ngày 16/8/2020 đã làm", about_time=False, signed=_SIGNED)


def test_papers_of_the_same_day() -> None:
    """One day that is said to be that of both papers is given to both, and an editor is told."""
    one, other = read_bases(
        "Căn cứ Kế hoạch số 44/KH-UBND và Công văn số 390/UBND-NC cùng ngày 17/02/2022 "
        "của UBND thị xã;"
    )
    assert (one.on, one.issuer, one.shared) == ("2022-02-17", "UBND thị xã", True)
    assert (other.number, other.on) == ("390/UBND-NC", "2022-02-17")


@pytest.mark.parametrize(
    ("sentence", "name"),
    [
        ("Ban Tuyên giáo Huyện ủy định hướng tuyên truyền.", "Ban Tuyên giáo Huyện ủy"),
        ("Trung tâm Dịch vụ tổng hợp phường tuyên truyền.", "Trung tâm Dịch vụ tổng hợp phường"),
        ("Đội Quản lý trật tự đô thị: kiểm tra.", "Đội Quản lý trật tự đô thị"),
        ("Các phòng, ban thực hiện.", "Các phòng, ban"),
        ("Các phòng, ban thi đua hoàn thành nhiệm vụ.", "Các phòng, ban"),
    ],
)
def test_names_end_before_their_verb(sentence: str, name: str) -> None:
    """A word that is a verb elsewhere ends no name that holds it."""
    charge = read_charge(sentence)
    assert charge is not None
    assert [named.name for named in charge.to] == [name]


def test_general_words_name_no_second_body() -> None:
    """Chi cục and Trung tâm of one Sở are one group; Sở Nội vụ and a newspaper are two bodies."""
    one = read_addressees("Các Chi cục, Trung tâm trực thuộc Sở")
    two = read_addressees("Sở Nội vụ, Báo Minh Hà")
    assert [len(one), len(two)] == [1, 2]


def test_a_foot_whose_columns_a_converter_merged() -> None:
    """Recipients stay on their side, authority and position on the other."""
    lines = (
        "Nơi nhận: TM. ỦY BAN NHÂN DÂN", "- UBND tỉnh (b/c); CHỦ TỊCH", "- Lưu: VT.", "H'Yim Kđoh",
    )  # fmt: skip
    foot = read_foot(tuple(Line(text, number) for number, text in enumerate(lines, start=1)))
    assert foot.recipients == ("UBND tỉnh (b/c);", "Lưu: VT.")
    assert (foot.authority, foot.position) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH")
    assert foot.name == "H'Yim Kđoh"


def test_a_number_that_a_page_broke_is_whole() -> None:
    """Without a blank behind its hyphen: 1200/KH-UBND."""
    lines = (Line("Thực hiện Kế hoạch số 1200/KH-", 1), Line("UBND ngày 01/8/2022;", 2))
    assert [line.text for line in join_paragraphs(lines)] == [
        "Thực hiện Kế hoạch số 1200/KH-UBND ngày 01/8/2022;"
    ]


def test_long_values_are_cut_and_counted() -> None:
    """The preview shows the beginning of a long text, and how many items a list has."""
    assert brief("a b " * 400).endswith("… (tất cả 800 chữ)")
    assert brief([{"due": {"text": "hết tháng 5"}}, {"name": "Phòng A;"}]) == (
        "2 mục: hết tháng 5; Phòng A"
    )
    assert brief({"position": "CHỦ TỊCH", "name": "Lò Thị Mai"}) == "Lò Thị Mai"


def test_doubts_of_one_reason_are_told_together() -> None:
    """Six offices that the portal lacks make one line with four of them."""
    why = "import.plan.doubt.unit"
    doubts = [Doubt(("assignments", i), why, f"Phòng {i}", f"dòng {i}") for i in range(6)]
    ((doubt, words),) = gathered(doubts)
    assert words == "“Phòng 0”, “Phòng 1”, “Phòng 2”, “Phòng 3” và 2 chỗ nữa: "
    assert doubt.place == "dòng 0, dòng 1, dòng 2, dòng 3, …"


_PLAN = """UBND HUYỆN A
Số: 1/KH-UBND
A, ngày 02 tháng 01 năm 2023
KẾ HOẠCH
Tổ chức thi đua

I. NỘI DUNG
1. Thi đua.
II. KHEN THƯỞNG
{}
"""


@pytest.mark.parametrize(
    ("words", "quotas"),
    [
        (
            "1. Đề nghị UBND tỉnh tặng Bằng khen cho 01 tập thể và UBND huyện tặng Giấy khen cho "
            "08 cá nhân.",
            [("Bằng khen", "exactly", "01", ""), ("Giấy khen", "exactly", "08", "")],
        ),
        ("1. Giấy khen: không quá 15% số đơn vị.", [("Giấy khen", "unstated", None, "percent")]),
        ("1. Giấy khen: 03 người/đơn vị.", [("Giấy khen", "per_unit", "03", "")]),
        (
            "1. Giấy khen: 06 tập thể, trong đó: 04 thôn.",
            [("Giấy khen", "exactly", "06", ""), ("Giấy khen", "exactly", "04", "of-which")],
        ),
        (
            "1. Giấy khen: mỗi đợt 02 tập thể.",
            [("Giấy khen", "exactly", "02", "each-time")],
        ),
        (
            "1. Giấy khen: đơn vị có dưới 20 người được chọn 01 cá nhân.",
            [("Giấy khen", "exactly", "01", "maybe-each")],
        ),
        (
            "+ Tỉnh đoàn: tặng Bằng khen cho 02 tập thể.",
            [("Bằng khen", "exactly", "02", "")],
        ),
        ("1. Giấy khen, tập thể: 01 giải nhất, 02 giải nhì.", []),
    ],
)
def test_numbers_that_are_easily_misread(
    words: str, quotas: list[tuple[str, str, str | None, str]]
) -> None:
    """A number goes to its own award; a share is no number; what may be misread has a doubt."""
    draft = read_text_plan(_PLAN.format(words).encode(), "x.txt", Known(date(2026, 6, 1))).drafts[1]
    doubts = {doubt.loc: doubt.why.rpartition(".")[2] for doubt in draft.doubts}
    found = [
        (
            award["form"],
            quota["form"],
            quota.get("count"),
            doubts.get(("awards", index, "quotas", number), ""),
        )
        for index, award in enumerate(draft.data["awards"])
        for number, quota in enumerate(award.get("quotas", ()))
    ]
    assert found == quotas
