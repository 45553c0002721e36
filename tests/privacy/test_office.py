"""Attached office files are read before they are published; hostile ones end in a problem."""

from __future__ import annotations

import io
import struct
import zipfile
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.privacy.office import MOST, read_office
from tests.portals.toolbox import add, build, read

CORE = (
    '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:creator>Lò Thị Soạn</dc:creator>'
    "<cp:lastModifiedBy>Lò Thị Sửa</cp:lastModifiedBy></cp:coreProperties>"
)
#: Word cuts a number into runs where its spelling checker looked at it.
DOCX = (
    "<w:document><w:body><w:p><w:r><w:t>Ông Lò, gọi 0912</w:t></w:r><w:r><w:t>345</w:t></w:r>"
    "<w:r><w:t>678</w:t></w:r></w:p><w:p><w:del><w:r><w:delText>CCCD 036090001234</w:delText>"
    "</w:r></w:del></w:p></w:body></w:document>"
)
STRINGS = "<sst><si><t>Họ và tên</t></si><si><t>0987 654 321</t></si></sst>"
SHEET = (
    '<worksheet><c r="A1" t="s"><v>0</v></c><c r="B1"><v>912345678901</v></c>'
    '<c r="C1" t="inlineStr"><is><t>an.lo@gmail.com</t></is></c>'
    '<c r="D1" t="str"><f>A1</f><v>sinh ngày 01/02/1980</v></c></worksheet>'
)
ODT = "<office:document><text:p>ĐT:<text:s/>0912&#x20;345 678</text:p></office:document>"

ARTICLE = """title: Thông báo
date: 2026-05-04
issuer: ubnd-xa-song-trang
form: Giấy khen
file: kem.{}
"""


def archive(**parts: str) -> bytes:
    """A ZIP of parts: `word__document` is "word/document.xml"."""
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made:
        for name, text in parts.items():
            made.writestr(f"{name.replace('__', '/')}.xml", text)
    return target.getvalue()


def told(root: Path, suffix: str, content: bytes, extra: str = "") -> list[tuple[str, str, str]]:
    """Code, severity and words of the problems with a file that a decision attaches."""
    text = ARTICLE.format(suffix) + extra
    add(root, {"data/awards/q.yml": text, f"data/awards/kem.{suffix}": content})
    found = read(root).problems
    assert {problem.path for problem in found} <= {f"data/awards/kem.{suffix}"}, found
    return [(problem.code, problem.severity.value, problem.found) for problem in found]


def test_a_word_file_is_read_with_what_was_deleted_in_it(small: Path) -> None:
    """Numbers in pieces, tracked deletions, and the names in its properties."""
    content = archive(word__document=DOCX, docProps__core=CORE)
    assert sorted(told(small, "docx", content)) == [
        ("document.author", "warning", "Lò Thị Soạn, Lò Thị Sửa"),
        ("private.identity", "error", "0360…34"),
        ("private.phone", "error", "0912…78"),
    ]


def test_a_sheet_is_read_cell_by_cell(small: Path) -> None:
    """Shared words, words in place and results; a bare number is none of ours."""
    content = archive(xl__sharedStrings=STRINGS, xl__worksheets__sheet1=SHEET)
    assert sorted(code for code, _, _ in told(small, "xlsx", content)) == [
        "private.birth-date",
        "private.email",
        "private.phone",
    ]


def test_an_open_document_is_read(small: Path) -> None:
    """Blanks that are tags or entities are blanks."""
    assert told(small, "odt", archive(content=ODT)) == [("private.phone", "error", "0912…78")]


def test_words_that_the_record_accepts_may_stand_in_its_file(small: Path) -> None:
    """The record speaks for what it attaches."""
    assert told(small, "odt", archive(content=ODT), "not_private: [0912 345 678]\n") == []
    report = build(small)
    assert report.ok, report.problems


def test_a_file_that_no_record_names_is_nobodys_business(small: Path) -> None:
    """Drafts beside a record are not published, so they may be anything."""
    add(small, {"data/awards/nhap.docx": b"no archive", "data/awards/bi.xlsx": archive(a="x")})
    assert read(small).problems == ()


def bomb() -> bytes:
    """An archive that unpacks to more than is ever read."""
    target = io.BytesIO()
    with (
        zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as made,
        made.open("word/document.xml", "w") as part,
    ):
        for _ in range(MOST // 1_000_000 + 2):
            part.write(b"a" * 1_000_000)
    return target.getvalue()


def lying() -> bytes:
    """An archive that says less of its sizes than is true."""
    content = bytearray(archive(word__document=DOCX))
    place = content.index(b"PK\x01\x02")
    struct.pack_into("<I", content, place + 24, 5)
    return bytes(content)


@pytest.mark.parametrize(
    "content",
    [b"", b"PK\x03\x04", b"\x00" * 500, archive(word__document=DOCX)[:-30], bomb(), lying()],
    ids=["empty", "head", "zeros", "cut", "bomb", "lying"],
)
def test_a_hostile_file_is_a_problem(small: Path, content: bytes) -> None:
    """What cannot be read to its end cannot be found harmless."""
    assert told(small, "docx", content) == [("document.broken", "error", "kem.docx")]


@given(st.binary(max_size=200), st.integers(0, 600))
def test_any_bytes_are_read_or_broken(content: bytes, place: int) -> None:
    """No content makes the reader raise."""
    whole = archive(word__document=DOCX, docProps__core=CORE)
    read_office(content)
    read_office(whole[:place] + content + whole[place + len(content) :])
