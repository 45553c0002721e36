"""What a portal withdraws, or never shows in a search, is in no byte of its index."""

from __future__ import annotations

import base64
import re
import unicodedata
import zlib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.portals.toolbox import add, build, read_site

INDEX = "tra-cuu/chi-muc/"
ARTICLE = "data/articles/tin-se-rut.md"
AWARD = "data/awards/quyet-dinh-99-qd-ubnd-2026.yml"

#: Words of their own: each must be in the index while it is published, and gone when it is not.
WITHDRAWN = ("Quỵtzạph", "Vọrtixăm", "Dzukọwen", "Grimblọf", "Xamphọti")
#: Words that stand in the files of the portal, most of them on pages, and never in the index.
KEPT_OUT = (
    "Bromvạtu",
    "Clozhẹpi",
    "Drifwợmo",
    "Fluznạge",
    "Glavkịro",
    "Hwestọpu",
    "Jolmzạvi",
    "0917263548",
    "0928374655",
    "bromvat@khong-tim.example",
)

ARTICLE_TEXT = """---
title: Bài về Quỵtzạph ở thôn Gỗ
date: 2026-04-02
summary: Một câu có Vọrtixăm.
demo: true
---
Thân bài nhắc tới Dzukọwen.
"""
AWARD_TEXT = """title: Tặng Giấy khen thử
number: "99"
symbol: QĐ-UBND
date: {on: 2026-04-03}
issuer: ubnd-xa-song-trang
form: Giấy khen
recipients:
  - {no: "1", name: Lê Thị Còn Lại, commune: Xã Sông Trăng}
"""
ROW = '  - {no: "2", name: Trần Grimblọf, title: Tổ trưởng, achievement: Giúp Xamphọti}\n'
NOTICES = """/tin-tuc/tin-se-rut/:
  reason: Đã rút vì Fluznạge.
/khen-thuong/quyet-dinh-99-qd-ubnd-2026/#ca-nhan-2:
  reason: Rút theo đề nghị; Glavkịro.
"""


def readings(content: bytes) -> Iterator[str]:
    """All that the bytes may be read as: text, and whatever was packed into it."""
    text = content.decode("utf-8", "replace")
    yield text
    yield text.encode().decode("unicode_escape", "replace")
    for packed in re.findall(rb"[A-Za-z0-9+/_-]{16,}={0,2}", content):
        for altchars in (b"+/", b"-_"):
            try:
                raw = base64.b64decode(packed + b"=" * (-len(packed) % 4), altchars)
            except ValueError:
                continue
            yield raw.decode("utf-8", "ignore")
            yield raw.decode("latin-1")
    for wbits in (15, 31, -15):
        try:
            yield zlib.decompress(content, wbits).decode("utf-8", "replace")
        except zlib.error:
            continue


def fold(text: str) -> str:
    """Small letters without marks."""
    text = unicodedata.normalize("NFD", text.lower())
    return "".join(sign for sign in text if not unicodedata.combining(sign)).replace("đ", "d")


def indexed(root: Path, secrets: tuple[str, ...]) -> set[str]:
    """Which of these words are in the index of the built portal, however they are written.

    Sorted words share their beginnings in the index, so that the last five letters must do.
    """
    files = {path: b for path, b in read_site(root / "site").items() if path.startswith(INDEX)}
    assert f"{INDEX}index.json" in files
    names = " ".join(files)
    text = fold(" ".join([names, *(text for b in files.values() for text in readings(b))]))
    return {secret for secret in secrets if fold(secret)[-5:] in text}


def shown(root: Path, secrets: tuple[str, ...]) -> set[str]:
    """Which of these words stand on pages."""
    pages = " ".join(
        content.decode()
        for path, content in read_site(root / "site").items()
        if path.endswith(".html")
    )
    return {secret for secret in secrets if secret in pages}


def append(root: Path, path: str, text: str) -> None:
    """More lines for a file of the portal."""
    file = root / path
    file.write_text(file.read_text("utf-8") + text, "utf-8")


@pytest.fixture
def revealing(small: Path) -> Path:
    """The small portal with words that may stand on pages, but not in the index."""
    append(small, "data/portal.yml", "note: Bromvạtu, gọi 0917263548\n")
    unit = "data/units/xa-song-trang.yml"
    append(small, unit, "contact: gọi 0928374655, bromvat@khong-tim.example\n")
    append(small, unit, "sources: [Sổ của Clozhẹpi]\n")
    append(small, unit, "notes:\n  - text: Biên tập viên Drifwợmo còn ngờ.\n")
    append(small, unit, "# Hwestọpu không phải dữ liệu.\n")
    paper = "data/documents/ke-hoach-12-kh-ubnd-2026.yml"
    append(small, paper, "digital_signature:\n  - {label: Email, value: Jolmzạvi}\n")
    return add(small, {ARTICLE: ARTICLE_TEXT, AWARD: AWARD_TEXT + ROW})


def test_what_is_withdrawn_leaves_the_index(revealing: Path) -> None:
    """A record and a row are found until they are withdrawn; then no byte is left of them."""
    report = build(revealing)
    assert report.ok, report.problems
    assert indexed(revealing, WITHDRAWN) == set(WITHDRAWN)
    assert indexed(revealing, KEPT_OUT) == set()

    (revealing / ARTICLE).unlink()
    add(revealing, {AWARD: AWARD_TEXT})
    append(revealing, "data/withdrawn.yml", NOTICES)
    report = build(revealing)
    assert report.ok, report.problems
    assert indexed(revealing, WITHDRAWN) == set()
    assert indexed(revealing, KEPT_OUT) == set()
    assert indexed(revealing, ("Còn Lại",)), "the other row is still there"


def test_what_is_kept_out_of_the_index_is_on_pages(revealing: Path) -> None:
    """The test above looks for words that are truly published, comments in files aside."""
    append(revealing, "data/withdrawn.yml", "/tin-tuc/a/:\n  reason: Fluznạge và Glavkịro.\n")
    report = build(revealing)
    assert report.ok, report.problems
    assert shown(revealing, KEPT_OUT) == set(KEPT_OUT) - {"Hwestọpu"}
    assert indexed(revealing, KEPT_OUT) == set()
