"""The guard looks into every field of every kind, but for those by which offices are reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.portals.toolbox import add, check

NOTICE = """title: Lấy ý kiến
issuer: ubnd-xa-song-trang
form: Giấy khen
starts: 2026-05-04
ends: {text: đến hết ngày 15/5/2026, until: 2026-05-15}
"""
CORRECTION = """title: Sửa một chữ
about: /gioi-thieu/
received: 2026-05-02
"""
DECISION = """title: Quyết định khác
date: 2026-06-04
issuer: ubnd-xa-song-trang
form: Giấy khen
"""
PHONE = "0912 345 678"
ARCHIVE = "archive: {since: 2026-12-01"


@pytest.mark.parametrize(
    ("path", "base", "text", "private"),
    [
        ("data/consultations/a.yml", NOTICE, f"send_to: {{name: A, phone: {PHONE}}}", False),
        ("data/consultations/a.yml", NOTICE, f"send_to: {{name: A}}\nsummary: Gọi {PHONE}", True),
        ("data/corrections/a.yml", CORRECTION, f"said: Gọi {PHONE}", True),
        ("data/awards/a.yml", DECISION, f"achievement: Gọi {PHONE}", True),
        (
            "data/awards/a.yml",
            DECISION,
            f"life: [{{state: proposed, date: 2026-06-01, reason: Gọi {PHONE}}}]",
            True,
        ),
        ("data/portal.yml", "", f"{ARCHIVE}, successor: {{name: A, phone: {PHONE}}}}}", False),
        ("data/portal.yml", "", f"{ARCHIVE}, basis: Gọi {PHONE}}}", True),
    ],
)
def test_offices_are_exempt_and_nothing_else(
    small: Path, path: str, base: str, text: str, private: bool
) -> None:
    """An office's telephone may stand where offices are named; anywhere else it is private."""
    before = base or (small / path).read_text("utf-8")
    add(small, {path: f"{before}{text}\n"})
    codes = {problem.code for problem in check(small).problems}
    assert ("private.phone" in codes) is private
    assert not {code for code in codes if code.startswith("record.")}
