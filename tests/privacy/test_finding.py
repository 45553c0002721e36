"""What the guard finds in one text, where, and what it lets pass."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy import find_private


def kinds(text: str) -> list[str]:
    """The kinds of what is found in `text`, in order."""
    return [found.kind.value for found in find_private(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("CCCD 036090001234", ["identity"]),
        ("CCCD036090001234", ["identity"]),
        ("số định danh: 036 090 001 234", ["identity"]),
        ("CMND 123456789", ["identity"]),
        ("số 123456789 cấp ngày 02/05/2009", ["identity"]),
        ("0912345678/0987654321", ["phone", "phone"]),
        ("0912345678,0987654321", ["phone", "phone"]),
        ("0912345678 - 0987 654 321", ["phone", "phone"]),
        ("ĐT: 0203 3825 123 hoặc 0913.111.222", ["phone", "phone"]),
        ("(+84) 24 3825 1234", ["phone"]),
        ("+84912345678", ["phone"]),
        ("0084 912 345 678", ["phone"]),
        ("\uff10\uff19\uff11\uff12\uff13\uff14\uff15\uff16\uff17\uff18", ["phone"]),
        ("0\u200b9\u200b1\u200b2345678", ["phone"]),
        ("Họ và tên\n0987 654 321\nXã Sông Trăng", ["phone"]),
        ("CCCD\n036090001234\n", ["identity"]),
        ("ai.do@gmail.com", ["email"]),
        ("sinh ngày 01/02/1980", ["birth-date"]),
        ("SN: 1-2-1980", ["birth-date"]),
        ("số nhà 12", ["address"]),
        ("12/3 đường Lê Lợi", ["address"]),
    ],
)
def test_private_things_are_found_in_every_writing(text: str, expected: list[str]) -> None:
    """Also when the letters come in pieces."""
    assert kinds(text) == expected
    assert kinds(unicodedata.normalize("NFD", text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        "3.500.912.345.678 đồng",
        "84 912 345 678 đồng",
        "MST 0312345678",
        "số tài khoản 036090001234",
        "Quyết định số 0912345678/QĐ-UBND",
        "105.0345678901",
        "105,0345678901",
        "tọa độ 0345678901",
        "000.00.12.H23-261120-0003",
        "999999999999",
        "035600123456789",
        "UBND.xa@angiang.gov.vn",
        "Chủ tịch Hồ Chí Minh sinh ngày 19/5/1890",
        "học sinh ngày 01/02/2025",
        "sinh năm 1980",
        "ngày 26/3 đường Lê Lợi thông xe",
        "tổng số nhà 312 căn",
        "Quyết định số 12, đường lối",
        "36090001234",
    ],
)
def test_other_numbers_pass(text: str) -> None:
    """Money, tax codes, papers, places on maps, historic dates."""
    assert kinds(text) == []


def test_a_finding_tells_its_words_and_its_place() -> None:
    """The span leads back to the text as it was written, unseen characters included."""
    text = "Ông Lò, gọi 09\u200b12 345 678 nhé"
    (found,) = find_private(text)
    assert text[found.start : found.end] == found.text == "09\u200b12 345 678"


@pytest.mark.parametrize(
    ("text", "masked"),
    [
        ("gọi 0912345678", "0912…78"),
        ("CCCD 036090001234", "0360…34"),
        ("nguyen.a@gmail.com", "ng…@gmail.com"),
        ("sinh ngày 01/02/1980", "sinh ngày ••/••/••••"),
        ("số nhà 12", "số nhà ••"),
    ],
)
def test_a_finding_is_told_without_repeating_it(text: str, masked: str) -> None:
    """A log is a place where private things would stand as well."""
    assert [found.masked for found in find_private(text)] == [masked]


@given(st.text(max_size=60) | st.text("0123456789 .-+()/@,\n", max_size=40))
def test_any_text_can_be_looked_at(text: str) -> None:
    """Findings are inside the text, in order, and do not overlap."""
    composed = unicodedata.normalize("NFC", text)
    end = 0
    for found in find_private(text):
        assert end <= found.start < found.end <= len(composed)
        assert composed[found.start : found.end] == found.text
        assert found.masked
        end = found.end
