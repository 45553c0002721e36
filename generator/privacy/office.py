"""An office file's bytes → its words and the names in its properties, with bounded memory.

A DOCX, XLSX, ODT or ODS is a ZIP of XML. The XML is never parsed as such, only its tags are taken
out: entities expand to nothing, and deleted passages, comments and hidden sheets are read as well.
"""

from __future__ import annotations

import html
import io
import re
import zipfile
from collections.abc import Iterator

from generator.model.archive import UNREADABLE, TooMuchError, unpack
from generator.model.document import Document
from generator.model.text import nfc

#: Unpacked bytes of one file that are read at most; an honest text has far fewer.
MOST = 32_000_000
_MOST_PARTS = 5_000

_WORDS = re.compile(
    r"word/(?:document|header\d*|footer\d*|footnotes|endnotes|comments\w*)\.xml"
    r"|xl/(?:sharedStrings|comments\d*|threadedComments/\w+)\.xml|xl/worksheets/sheet\d+\.xml"
    r"|content\.xml|styles\.xml"
)
_PROPERTIES = re.compile(r"docProps/core\.xml|meta\.xml")
_CELL = re.compile(r"<is>(.*?)</is>|<c\b[^>]*\bt=\"str\"[^>]*>(.*?)</c>", re.DOTALL)
#: Where one text ends and another begins; blanks that are tags.
_END = re.compile(r"</(?:w:p|text:p|text:h|si|is|f|c|comment|table:table-cell)>")
_BLANK = re.compile(r"<(?:w:tab|w:br|w:cr|text:s|text:tab|text:line-break)\b[^>]*>")
_TAG = re.compile(r"<[^<>]*>")
_AUTHOR = re.compile(
    r"<(?P<tag>dc:creator|cp:lastModifiedBy|meta:initial-creator)\b[^>]*>(.*?)</(?P=tag)>",
    re.DOTALL,
)


def read_office(content: bytes) -> Document:
    """The words and authors in the bytes of a file; `broken` where they cannot all be read."""
    words: list[str] = []
    authors: list[str] = []
    try:
        for name, xml in _parts(content):
            if _PROPERTIES.fullmatch(name):
                authors += [_plain(match[2]).strip() for match in _AUTHOR.finditer(xml)]
            else:
                words.append(_words(name, xml))
    except UNREADABLE:
        return Document(broken=True)
    named = tuple(dict.fromkeys(author for author in authors if author))
    return Document(nfc("\n".join(words)), named)


def _parts(content: bytes) -> Iterator[tuple[str, str]]:
    """Name and XML of each part that holds words or properties.

    Raises many things for what is no archive, or one that unpacks to too much.
    """
    left = MOST
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        parts = archive.infolist()
        if len(parts) > _MOST_PARTS:
            raise TooMuchError(len(parts))
        for part in parts:
            if _WORDS.fullmatch(part.filename) or _PROPERTIES.fullmatch(part.filename):
                unpacked = unpack(archive, part, left)
                left -= len(unpacked)
                yield part.filename, unpacked.decode("utf-8", "replace")


def _words(name: str, xml: str) -> str:
    """The words of one part; of a sheet those cells that hold words, and not places of others."""
    if "/worksheets/" in name:
        cells = (match[1] or match[2] for match in _CELL.finditer(xml))
        return "\n".join(map(_plain, cells))
    return _plain(xml)


def _plain(xml: str) -> str:
    return html.unescape(_TAG.sub("", _BLANK.sub(" ", _END.sub("\n", xml))))
