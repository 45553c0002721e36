"""Award forms as data: each can be found as decisions write it, and says what it rests on."""

from __future__ import annotations

from datetime import date

import pytest

from generator.law.forms import (
    Confidence,
    FormClass,
    Level,
    all_forms,
    all_regimes,
    counts_as_award,
    find_form,
    find_regime,
    narrow,
)
from generator.model.quota import RecipientKind

BEFORE, AFTER = date(2025, 6, 30), date(2025, 7, 1)


@pytest.mark.parametrize(
    ("text", "id_"),
    [
        ("Giấy khen", "giay_khen"),
        ("GIẤY KHEN", "giay_khen"),
        ("Giấy khen đột xuất", "giay_khen"),
        ("Giấy khen của Chủ tịch Ủy ban nhân dân xã", "giay_khen_xa"),
        ("Giấy khen của Chủ tịch UBND huyện", "giay_khen_huyen"),
        ("Bằng khen", "bang_khen"),
        ("Bằng khen của Thủ tướng Chính phủ", "bang_khen_thu_tuong"),
        ("Bằng khen của Chủ tịch Ủy ban nhân dân tỉnh", "bang_khen_tinh"),
        ("Chiến sỹ thi đua cơ sở", "chien_si_thi_dua_co_so"),
        ("CSTĐCS", "chien_si_thi_dua_co_so"),
        ("danh hiệu “Lao động tiên tiến”", "lao_dong_tien_tien"),
        ("Tập thể Lao động xuất sắc", "tap_the_lao_dong_xuat_sac"),
        ("Huân chương Lao động hạng Ba", "huan_chuong_lao_dong"),
        ("bản làng văn hóa", "thon_to_dan_pho_van_hoa"),
        ("Biểu dương điển hình tiên tiến", "dien_hinh_tien_tien"),
        ("Người tốt, việc tốt", "nguoi_tot_viec_tot"),
    ],
)
def test_a_form_is_found_as_decisions_write_it(text: str, id_: str) -> None:
    """Capitals, short names, "sỹ" for "sĩ", classes and the words before a title do not matter."""
    form = find_form(text)
    assert form
    assert form.id == id_


@pytest.mark.parametrize("text", ["", "Cờ", "Lao động tiên tiến xuất sắc", "Hố sạch", "Khen"])
def test_what_is_no_form_of_the_data_is_not_guessed(text: str) -> None:
    """Only forms that may be written longer are found by their beginning."""
    assert find_form(text) is None


def test_every_form_is_found_by_each_of_its_names() -> None:
    """No name leads to another form, but where a family shares it."""
    for form in all_forms():
        for name in (form.name, *form.aliases):
            assert find_form(name) == form, name


def test_recognitions_are_never_awards() -> None:
    """Điển hình tiên tiến, người tốt việc tốt and titles of movements are not counted."""
    for text in ("Điển hình tiên tiến", "Người tốt, việc tốt", "Hộ sản xuất kinh doanh giỏi"):
        assert not counts_as_award(find_form(text))
    assert counts_as_award(find_form("Giấy khen"))
    assert counts_as_award(None)


def test_powers_change_with_the_levels_of_government() -> None:
    """Until 30/6/2025 the district, since 01/7/2025 the commune."""
    for text in ("Chiến sĩ thi đua cơ sở", "Tập thể lao động tiên tiến", "Thôn văn hóa"):
        form = find_form(text)
        assert form
        levels = [
            {power.level for power in form.powers if power.holds(on)} for on in (BEFORE, AFTER)
        ]
        assert Level.DISTRICT in levels[0] - levels[1]
        assert Level.COMMUNE in levels[1] - levels[0]


def test_a_level_tells_which_of_a_family_it_grants() -> None:
    """A commune's Giấy khen is the commune's."""
    form = find_form("Giấy khen")
    assert form
    assert narrow(form, Level.COMMUNE).id == "giay_khen_xa"
    assert narrow(form, Level.DISTRICT).valid_to == BEFORE
    assert narrow(form, None) == form
    assert form.kinds == set(RecipientKind)


def test_every_statement_has_a_source_and_a_confidence() -> None:
    """What rests on memory alone is never said to be certain, but where a doubt names a sight."""
    assert len({form.id for form in all_forms()}) == len(all_forms()) == 47
    for form in all_forms():
        assert form.sources, form.id
        assert form.recipients, form.id
        if form.sources == ("trí nhớ",):
            assert form.confidence is not Confidence.HIGH or form.doubt, form.id
        if form.class_ in (FormClass.PRAISE, FormClass.RECOGNITION):
            assert not form.powers


def test_every_day_has_a_regime() -> None:
    """The regimes follow each other without a gap."""
    ids = [find_regime(day).id for day in (date(2023, 12, 31), date(2024, 1, 1), BEFORE, AFTER)]
    assert ids == ["luat_2003_2013", "luat_2022", "luat_2022", "luat_2022_2cap"]
    assert all(regime.texts and regime.source for regime in all_regimes())
