"""Every page says how to report a mistake, with what the portal has for that."""

from __future__ import annotations

import pytest

from generator.model.portal import PortalInfo
from generator.render.foot import report_line
from generator.render.page import Page

RECORD = Page("/khen-thuong/x/", "khen-thuong", "award.html", "X", code="award/x")
LIST = Page("/khen-thuong/", "khen-thuong", "list.html", "X")
MISSING = Page("/404.html", "", "missing.html", "X")
CODE = " <span>Mã trang: <code>award/x</code></span>"


def line(page: Page, **info: str) -> str:
    """The line of a page of a portal of which `info` is known."""
    return report_line(PortalInfo.model_validate({"name": "A", "body": "Xã B", **info}))(page)


def test_a_letter_names_the_page() -> None:
    """Its subject holds the record's code, or the address of a page that shows no record."""
    begin = '<span><a href="mailto:a@b.vn?subject=B%C3%A1o%20sai%20s%C3%B3t%3A%20'
    end = '">Báo sai sót</a></span>'
    assert line(RECORD, email="a@b.vn", phone="1") == f"{begin}award%2Fx{end}{CODE}"
    assert line(LIST, email="a@b.vn").startswith(f"{begin}%2Fkhen-thuong%2F{end}")


@pytest.mark.parametrize(
    ("info", "way"),
    [
        (
            {"phone": "0292 - 111.222", "address": "Ấp 1"},
            'Báo sai sót: gọi <a href="tel:0292111222">0292 - 111.222</a>',
        ),
        ({"address": "Ấp 1"}, "Báo sai sót: Xã B, Ấp 1"),
        ({}, "Báo sai sót: liên hệ Xã B"),
    ],
)
def test_without_letters_there_is_another_way(info: dict[str, str], way: str) -> None:
    """The telephone, the address, or at least the body's name."""
    assert line(RECORD, **info) == f"<span>{way}</span>{CODE}"


def test_a_page_that_answers_at_any_address_has_no_code() -> None:
    """The 404 page cannot say which page is missing."""
    assert "<code>" not in line(MISSING, email="a@b.vn")


def test_nothing_in_it_is_obeyed() -> None:
    """What the portal says of itself is text."""
    hostile = '"><script>alert(1)</script>&'
    for name in ("email", "phone", "address"):
        found = line(RECORD, **{name: hostile})
        assert "<script" not in found
        assert '""' not in found
