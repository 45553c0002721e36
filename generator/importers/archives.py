"""An office file's bytes → why it may not be opened; nothing where it is harmless.

Only the archive is looked at, before any library opens it: what it unpacks to, what stands in it,
and what it would fetch or run (`active.py`). All parts are unpacked and counted piece by piece,
and only one text part is kept at a time, so that neither memory nor time depends on what the file
says of itself.
"""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from pathlib import PurePosixPath

from generator.importers.active import find_active
from generator.model.archive import UNREADABLE, TooMuchError, unpack_pieces
from generator.model.problem import Problem

#: Bytes of one file; a list of 50,000 recipients has about three million.
MOST_BYTES = 64_000_000
#: Unpacked bytes: of all parts, of all parts that are XML, and of one part.
MOST_UNPACKED = 256_000_000
MOST_XML = 64_000_000
MOST_PART = 128_000_000
MOST_PARTS = 5_000
#: Elements and attributes of a text document, which is read as a tree: a kilobyte for each ten. A
#: list of 2,000 people in a Word table has a half of these.
MOST_MARKS = 1_000_000
#: Times that a part of more than `_SMALL` bytes may grow; honest tables stay below sixty.
MOST_RATIO = 200
_SMALL = 2_000_000

OFFICE = frozenset({".xlsx", ".xlsm", ".docx", ".docm", ".ods", ".odt"})
_ZIP, _OLE = b"PK\x03\x04", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENTRY = b"PK\x01\x02"
_METHODS = frozenset({zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED})
_ENCRYPTED = 0x1
_NESTED = (_ZIP, _OLE, b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c", b"\x1f\x8b\x08")
#: Where Word and Excel keep the table of a chart; nothing here ever opens it.
_EMBEDDED = "embeddings/"
_XML_NAMES = (".xml", ".rels", ".vml")
_BLANK = b"\xef\xbb\xbf\xff\xfe\x00 \t\r\n"


def check_archive(data: bytes, name: str) -> tuple[Problem, ...]:
    """What speaks against opening the file `name`; errors forbid it, warnings are told.

    A file that is no office file by content and by ending is nobody's business here. An old Excel
    file (.xls) is looked at for macros and passwords only.
    """
    if len(data) > MOST_BYTES:
        return (_problem(name, "too-large", f"{len(data) // 1_000_000} MB"),)
    if data.startswith(_OLE):
        return tuple(_check_old(data, name))
    if data.startswith(_ZIP):
        return tuple(dict.fromkeys(_check_zip(data, name)))
    if PurePosixPath(name.lower()).suffix in OFFICE:
        return (_problem(name, "broken-file", name),)
    return ()


def _problem(name: str, code: str, found: str = "") -> Problem:
    return Problem(f"import.{code}", name, found=found[:80])


def _check_old(data: bytes, name: str) -> Iterator[Problem]:
    """Files of Office 97–2003, and those with a password, are a file system of their own (OLE)."""

    def has(stream: str) -> bool:
        return stream.encode("utf-16-le") in data

    if has("EncryptedPackage"):
        yield _problem(name, "locked-file")
    elif has("WordDocument"):
        yield _problem(name, "old-word")
    elif has("_VBA_PROJECT"):
        yield _problem(name, "macro", "VBA")


def _check_zip(data: bytes, name: str) -> Iterator[Problem]:
    # Each entry of the directory costs far more memory than its 46 bytes.
    if data.count(_ENTRY) > MOST_PARTS:
        yield _problem(name, "too-large", str(MOST_PARTS))
        return
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as archive:
            yield from _check_parts(archive, name)
    except UNREADABLE:
        yield _problem(name, "broken-file", name)


def _check_parts(archive: zipfile.ZipFile, name: str) -> Iterator[Problem]:
    parts = archive.infolist()
    if any(part.flag_bits & _ENCRYPTED for part in parts):
        yield _problem(name, "locked-file")
        return
    if odd := [part.filename for part in parts if part.compress_type not in _METHODS]:
        yield _problem(name, "odd-parts", odd[0])
        return
    yield from (_problem(name, "odd-parts", odd) for odd in _odd_names(parts)[:1])
    left, left_of_xml, marks = MOST_UNPACKED, MOST_XML, MOST_MARKS
    if not _is_tree(parts):
        marks = MOST_XML
    for part in parts:
        try:
            size, xml = _read(archive, part, min(left, MOST_PART), left_of_xml)
        except TooMuchError:
            yield _problem(name, "too-large", part.filename)
            return
        left, left_of_xml = left - size, left_of_xml - len(xml)
        marks -= xml.count(b"<") + xml.count(b"=")
        if marks < 0:
            yield _problem(name, "too-large", part.filename)
            return
        if xml == _NESTED_MARK:
            yield _nested(name, part.filename)
        else:
            yield from find_active(part.filename, xml, name)


def _is_tree(parts: list[zipfile.ZipInfo]) -> bool:
    """Whether it is read as a text document; sheets are read row by row."""
    names = {part.filename.lower() for part in parts}
    sheet = not names.isdisjoint({"xl/workbook.xml", "content.xml"})
    return not sheet or any(name.startswith("word/") for name in names)


def _odd_names(parts: list[zipfile.ZipInfo]) -> list[str]:
    """Names that lead out of the archive, and names that stand twice (case aside)."""
    seen: set[str] = set()
    odd = []
    for part in parts:
        path = part.filename.replace("\\", "/")
        away = path.startswith("/") or ":" in path or ".." in path.split("/")
        if away or path.lower() in seen:
            odd.append(part.filename)
        seen.add(path.lower())
    return odd


#: Stands for the content of a part that is an archive itself.
_NESTED_MARK = b"PK"


def _read(
    archive: zipfile.ZipFile, part: zipfile.ZipInfo, most: int, most_of_xml: int
) -> tuple[int, bytes]:
    """The part's size in bytes, and its content if it is XML.

    Raises `TooMuchError` where it unpacks to more, or grows more than honest parts do.
    """
    size, kept, head = 0, bytearray(), b""
    xml = part.filename.lower().endswith(_XML_NAMES)
    allowed = max(_SMALL, part.compress_size * MOST_RATIO)
    for piece in unpack_pieces(archive, part, min(most, allowed)):
        head = head or piece[:64]
        xml = xml or head.lstrip(_BLANK).startswith(b"<")
        size += len(piece)
        if xml:
            kept += piece
            if len(kept) > most_of_xml:
                raise TooMuchError(len(kept))
    return size, _NESTED_MARK if head.startswith(_NESTED) else bytes(kept)


def _nested(name: str, part: str) -> Problem:
    problem = _problem(name, "nested-file", part)
    return problem.as_warning() if _EMBEDDED in part else problem
