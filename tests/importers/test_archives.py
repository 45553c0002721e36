"""Office files are looked at before they are opened; what would harm is refused."""

from __future__ import annotations

import io
import struct
import warnings
import zipfile

import pytest
from hypothesis import given
from hypothesis import strategies as st

from generator.importers.archives import MOST_BYTES, MOST_PARTS, MOST_UNPACKED, check_archive
from generator.model.problem import Severity
from generator.reporting import describe
from tests.importers.office import make_docx, make_ods, make_xlsx, part_of, with_parts

DOCX = make_docx("QUYẾT ĐỊNH", "Về việc khen thưởng")
XLSX = make_xlsx(("STT", "Họ và tên"), ("1", "Lò Thị Hoa"))
ODS = make_ods(("STT", "Họ và tên"), ("1", "Lò Thị Hoa"))
BODY, RELS = "word/document.xml", "word/_rels/document.xml.rels"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


def codes(data: bytes, name: str = "tep.docx") -> list[str]:
    """Codes of the problems that forbid opening; each can be said."""
    problems = check_archive(data, name)
    assert all(describe(problem) for problem in problems)
    assert all(problem.path == name for problem in problems)
    return [problem.code for problem in problems if problem.severity is Severity.ERROR]


def linked(kind: str, target: str, extra: str = 'TargetMode="External"') -> bytes:
    """The Word document with one more relationship."""
    one = f'<Relationship Id="rX" Type="{OFFICE}/{kind}" Target="{target}" {extra}/>'
    rels = part_of(DOCX, RELS).replace(b"</Relationships>", f"{one}</Relationships>".encode())
    return with_parts(DOCX, {RELS: rels})


def stored(*parts: tuple[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    """An archive of exactly these parts, even of the same name."""
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", method) as made:
        warnings.simplefilter("ignore")
        for name, content in parts:
            made.writestr(name, content)
    return target.getvalue()


def odf(xml: str) -> bytes:
    """The spreadsheet with `xml` in its body."""
    content = part_of(ODS, "content.xml").decode()
    place = content.index("</office:spreadsheet>")
    return with_parts(ODS, {"content.xml": f"{content[:place]}{xml}{content[place:]}".encode()})


@pytest.mark.parametrize(
    ("name", "data"), [("a.docx", DOCX), ("a.xlsx", XLSX), ("a.ods", ODS), ("a.csv", b"STT;Ten")]
)
def test_honest_files_pass(name: str, data: bytes) -> None:
    """What Word, Excel and LibreOffice write has nothing against it."""
    assert check_archive(data, name) == ()


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04", b"\x00" * 500, DOCX[:-30], DOCX[:3000]])
def test_what_is_no_whole_archive_is_broken(data: bytes) -> None:
    """Empty, cut or renamed files are told so."""
    assert codes(data) == ["import.broken-file"]


def test_a_damaged_part_is_found() -> None:
    """Each part is unpacked to its end: a changed byte shows."""
    data = bytearray(stored((BODY, b"<w>" + b"a" * 500), method=zipfile.ZIP_STORED))
    data[200] ^= 1
    assert codes(bytes(data)) == ["import.broken-file"]


def test_a_part_that_grows_too_much_is_refused() -> None:
    """Ten million blanks weigh ten kilobytes in the archive."""
    assert codes(stored((BODY, b"<w>" + b" " * 10_000_000))) == ["import.too-large"]


def test_a_part_that_lies_about_its_size_is_refused() -> None:
    """Sizes are counted, not believed."""
    data = bytearray(stored((BODY, b"<w>" + b" " * 10_000_000)))
    struct.pack_into("<I", data, data.index(b"PK\x01\x02") + 24, 5)
    assert codes(bytes(data))[0] in {"import.too-large", "import.broken-file"}


def test_many_parts_that_are_large_together_are_refused() -> None:
    """What counts is the sum."""
    piece = bytes(range(256)) * 50_000
    many = stored(*((f"word/media/{n}.bin", piece) for n in range(MOST_UNPACKED // len(piece) + 1)))
    assert codes(many) == ["import.too-large"]


def test_a_directory_of_very_many_parts_is_refused() -> None:
    """It is not even listed."""
    assert codes(stored(("a", b"")) + b"PK\x01\x02" * (MOST_PARTS + 1)) == ["import.too-large"]


def test_a_huge_file_is_refused_unread() -> None:
    """Nobody's list weighs this much."""
    assert codes(bytes(MOST_BYTES + 1)) == ["import.too-large"]


@pytest.mark.parametrize("name", ["/etc/a.xml", "../a.xml", "word/../../a", "C:\\a.xml", "..\\a"])
def test_names_that_lead_out_are_refused(name: str) -> None:
    """A part belongs into its archive."""
    assert codes(stored((BODY, b"<w/>"), (name, b"x"))) == ["import.odd-parts"]


def test_a_name_that_stands_twice_is_refused() -> None:
    """Programs differ in which of the two they read; case does not tell parts apart."""
    assert codes(stored((BODY, b"<w/>"), ("Word/Document.xml", b"<w/>"))) == ["import.odd-parts"]


def test_methods_that_no_office_uses_are_refused() -> None:
    """LZMA may ask for gigabytes to unpack a kilobyte."""
    assert codes(stored((BODY, b"<w/>"), method=zipfile.ZIP_LZMA)) == ["import.odd-parts"]


def test_archives_in_archives_are_refused() -> None:
    """Beside the tables of charts, which are told and left alone."""
    assert codes(with_parts(DOCX, {"word/media/a.png": XLSX})) == ["import.nested-file"]
    chart = with_parts(DOCX, {"word/embeddings/Bang1.xlsx": XLSX})
    (told,) = check_archive(chart, "a.docx")
    assert (told.code, told.severity) == ("import.nested-file", Severity.WARNING)


def test_passwords_are_told() -> None:
    """In the archive, in a file of Office (a file system of its own), and in OpenDocument."""
    data = bytearray(stored((BODY, b"<w/>")))
    data[data.index(b"PK\x01\x02") + 8] |= 1
    manifest = b'<m:manifest xmlns:m="m"><m:encryption-data/></m:manifest>'
    for locked in (
        bytes(data),
        OLE + "EncryptedPackage".encode("utf-16-le"),
        with_parts(ODS, {"META-INF/manifest.xml": manifest}),
    ):
        assert codes(locked) == ["import.locked-file"]


def test_old_files_are_recognised_whatever_they_are_called() -> None:
    """A .doc is refused with advice; an .xls is read, but not with macros."""
    assert codes(OLE + "WordDocument".encode("utf-16-le"), "a.docx") == ["import.old-word"]
    assert codes(OLE + "Workbook".encode("utf-16-le"), "a.xls") == []
    macro = OLE + "Workbook _VBA_PROJECT_CUR".encode("utf-16-le")
    assert codes(macro, "a.xls") == ["import.macro"]


@pytest.mark.parametrize(
    "data",
    [
        with_parts(XLSX, {"xl/vbaProject.bin": b"x"}),
        with_parts(XLSX, {"xl/macrosheets/sheet1.xml": b"<x/>"}),
        with_parts(ODS, {"Basic/Standard/Module1.xml": b"<x/>"}),
        with_parts(ODS, {"Scripts/python/a.py": b"x"}),
        linked("vbaProject", "ten-khac.bin", ""),
        odf('<script:event-listener xlink:href="vnd.sun.star.script:a"/>'),
    ],
    ids=["vba", "sheet", "basic", "python", "renamed", "listener"],
)
def test_macros_are_refused(data: bytes) -> None:
    """Whatever they are called, wherever they stand."""
    assert codes(data) == ["import.macro"]


@pytest.mark.parametrize(
    "data",
    [
        linked("image", "http://example.org/anh.png"),
        linked("attachedTemplate", "http://example.org/mau.dotm"),
        linked("attachedTemplate", "file://may-khac/mau.dotm"),
        linked("oleObject", "file:///C:/a.xlsx", 'TargetMode = "E&#120;ternal"'),
        with_parts(XLSX, {"xl/externalLinks/externalLink1.xml": b"<x/>"}),
        with_parts(XLSX, {"xl/connections.xml": b"<x/>"}),
        odf('<table:table-source xlink:href="../nguon.ods"/>'),
        odf('<office:dde-source office:dde-item="A1"/>'),
    ],
    ids=["image", "template", "server", "object", "workbook", "connection", "odf", "dde"],
)
def test_what_is_fetched_from_elsewhere_is_refused(data: bytes) -> None:
    """Pictures, templates, objects and cells of other files."""
    assert codes(data) == ["import.outside-link"]


def test_links_to_click_on_pass() -> None:
    """A hyperlink fetches nothing; a template on the author's disk is only told."""
    assert check_archive(linked("hyperlink", "https://example.org/"), "a.docx") == ()
    assert check_archive(odf('<text:a xlink:href="https://example.org/"/>'), "a.ods") == ()
    (told,) = check_archive(linked("attachedTemplate", "file:///C:\\Mau\\qd.dotx"), "a.docx")
    assert told.severity is Severity.WARNING


@pytest.mark.parametrize(
    "xml",
    [
        b'<!DOCTYPE a [<!ENTITY b "bbbb"><!ENTITY c "&b;&b;">]><a>&c;</a>',
        '<?xml version="1.0"?><!DOCTYPE a SYSTEM "file:///etc/passwd"><a/>'.encode("utf-16"),
        "<!DOCTYPE a><a/>".encode("utf-16-be"),
        b'<?xml version="1.0" encoding="UTF-7"?>+ADw-!DOCTYPE a+AD4-',
    ],
    ids=["laughs", "utf-16", "no-mark", "utf-7"],
)
@pytest.mark.parametrize("part", [BODY, "word/khac.bin"])
def test_document_types_are_refused(xml: bytes, part: str) -> None:
    """In every encoding that a parser would read, and in parts that are not called XML."""
    assert codes(with_parts(DOCX, {part: xml})) == ["import.entity"]


def test_broken_relationships_are_told() -> None:
    """What cannot be read cannot be found harmless."""
    assert codes(with_parts(DOCX, {RELS: b"<Relationships><"})) == ["import.broken-file"]


@given(st.sampled_from([DOCX, XLSX, ODS]), st.binary(max_size=60), st.integers(0, 40_000))
def test_any_damage_is_told_or_harmless(whole: bytes, content: bytes, place: int) -> None:
    """No bytes make the check raise."""
    place %= len(whole)
    codes(whole[:place] + content + whole[place + len(content) :])
    codes(whole[:place])
    codes(content + whole[place:])
