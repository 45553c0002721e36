"""Attached PDFs are read before they are published."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy.pdf import read_pdf
from tests.portals.toolbox import build
from tests.privacy.test_office import told


def pdf(*lines: str, author: str = "") -> bytes:
    """A PDF of one page with `lines` in plain letters."""
    drawn = "BT /F1 12 Tf 14 TL 40 800 Td " + " ".join(f"({line}) Tj T*" for line in lines) + " ET"
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        "<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R"
        " /Resources << /Font << /F1 5 0 R >> >> >>",
        f"<< /Length {len(drawn)} >>\nstream\n{drawn}\nendstream",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>",
        f"<< /Author ({author}) >>",
    ]
    text, places = "%PDF-1.4\n", []
    for number, body in enumerate(objects, start=1):
        places.append(len(text))
        text += f"{number} 0 obj\n{body}\nendobj\n"
    start = len(text)
    text += f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n"
    text += "".join(f"{place:010} 00000 n \n" for place in places)
    text += f"trailer\n<< /Size {len(objects) + 1} /Root 1 0 R /Info 6 0 R >>\n"
    return f"{text}startxref\n{start}\n%%EOF\n".encode()


def test_a_pdf_is_read_with_its_author(small: Path) -> None:
    """Words on its pages, and the name in its properties."""
    pytest.importorskip("pypdf")
    content = pdf("Danh sach", "CCCD 036090001234", "0912 345 678", author="Lo Thi Soan")
    assert sorted(told(small, "pdf", content)) == [
        ("document.author", "warning", "Lo Thi Soan"),
        ("private.identity", "error", "0360…34"),
        ("private.phone", "error", "0912…78"),
    ]
    assert told(small, "pdf", pdf("15/2026 4.560.000.000")) == []


def test_a_pdf_that_cannot_be_read_is_told_and_published(small: Path) -> None:
    """Locked papers and scans are no rarity: nobody can say what is in them."""
    for content in (b"", b"%PDF-1.7\n", pdf("0912 345 678")[:200]):
        assert told(small, "pdf", content) == [("document.broken", "warning", "kem.pdf")]
    report = build(small)
    assert report.ok, report.problems


@given(st.binary(max_size=60), st.integers(0, 900))
def test_any_bytes_are_read_or_broken(content: bytes, place: int) -> None:
    """No content makes the reader raise."""
    whole = pdf("0912 345 678", author="A")
    read_pdf(whole[:place] + content + whole[place + len(content) :])
