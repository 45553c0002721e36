"""Decisions held against the law: who may grant what, to whom, on which day."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.problem import Severity
from tests.portals.toolbox import add, read

UNITS = {
    "data/units/huyen-cu.yml": "name: Huyện Cũ\ntype: district\n",
    "data/units/ubnd-huyen-cu.yml": "name: UBND\ntype: committee\nparent: huyen-cu\n",
    "data/units/xa-cu.yml": "name: Xã Cũ\ntype: commune\n",
    "data/units/tinh.yml": "name: Ủy ban nhân dân tỉnh Nọ\ntype: committee\n",
    "data/units/phong.yml": "name: Phòng Nọ\ntype: office\n",
    "data/units/hoi.yml": "name: Hội Nọ\ntype: union\n",
}


@pytest.mark.parametrize(
    ("issuer", "day", "form", "found"),
    [
        ("ubnd-huyen-cu", "2025-06-30", "Chiến sĩ thi đua cơ sở", None),
        ("ubnd-huyen-cu", "2025-07-01", "Chiến sĩ thi đua cơ sở", "warning"),
        ("ubnd-huyen-cu", "2025-06-30", "Giấy khen", None),
        ("ubnd-huyen-cu", "2025-06-30", "Bằng khen", "error"),
        ("xa-cu", "2025-06-30", "Chiến sĩ thi đua cơ sở", "error"),
        ("xa-cu", "2025-07-01", "Chiến sĩ thi đua cơ sở", None),
        ("xa-cu", "2025-06", "Chiến sĩ thi đua cơ sở", "error"),
        ("xa-cu", "2025", "Chiến sĩ thi đua cơ sở", None),
        ("xa-cu", "2020-01-01", "Lao động tiên tiến", None),
        ("xa-cu", "2020-01-01", "Điển hình tiên tiến", None),
        ("xa-cu", "2020-01-01", "Danh hiệu không có trong dữ liệu", None),
        ("tinh", "2020-01-01", "Bằng khen", None),
        ("tinh", "2020-01-01", "Giấy khen của Chủ tịch UBND xã", "warning"),
        ("phong", "2020-01-01", "Giấy khen", None),
        ("phong", "2020-01-01", "Bằng khen", "warning"),
        ("hoi", "2020-01-01", "Bằng khen", None),
    ],
)
def test_a_body_grants_what_it_had_the_power_for(
    issuer: str, day: str, form: str, found: str | None, small: Path
) -> None:
    """A level is held against the powers of the day; what is open is not told, or as a warning."""
    text = f"title: Q\ndate: {day}\nissuer: {issuer}\nform: {form}\n"
    problems = read(add(small, {**UNITS, "data/awards/q.yml": text})).problems
    assert [problem.severity for problem in problems] == ([Severity(found)] if found else [])
    assert all(problem.code == "award.no-power" for problem in problems)


@pytest.mark.parametrize(
    ("form", "kind", "right"),
    [
        ("Giấy khen", "household", True),
        ("Lao động tiên tiến", "individual", True),
        ("Lao động tiên tiến", "collective", False),
        ("Thôn văn hóa", "collective", True),
        ("Gia đình văn hóa", "household", True),
        ("Gia đình văn hóa", "individual", False),
    ],
)
def test_a_form_is_for_some_kinds_of_recipients(
    form: str, kind: str, right: bool, small: Path
) -> None:
    """Told once for each form and kind, however many rows there are."""
    rows = "".join(f"  - {{no: '{n}', kind: {kind}, name: A}}\n" for n in range(3))
    text = f"title: Q\ndate: 2026-01-05\nissuer: xa-cu\nform: {form}\nrecipients:\n{rows}"
    codes = read(add(small, {**UNITS, "data/awards/q.yml": text})).codes
    assert codes == ([] if right else ["award.wrong-recipient"])
