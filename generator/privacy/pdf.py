"""A PDF's bytes → its words and the names in its properties, with bounded work.

pypdf reads it; what pages draw without letters (scans) cannot be read here.
"""

from __future__ import annotations

import io
import logging
from typing import TYPE_CHECKING

from generator.model.document import Document
from generator.model.text import nfc

if TYPE_CHECKING:
    from pypdf import PdfReader

#: Pages and letters that are read at most, and bytes of a page's drawing.
_MOST_PAGES, _MOST_LETTERS = 2_000, 5_000_000
_MOST_DRAWN = 8_000_000


class _TooMuchError(ValueError):
    """More than is read of any file."""


def read_pdf(content: bytes) -> Document:
    """The words and authors in the bytes of a PDF; `broken` where they cannot all be read."""
    # What it says of small faults helps nobody here.
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    # Importing it takes long, and most portals attach no PDF.
    from pypdf import PdfReader

    try:
        return _read(PdfReader(io.BytesIO(content)))
    # pypdf raises its own errors, and on hostile files whatever comes.
    except Exception:
        return Document(broken=True, unsure=True)


def _read(reader: PdfReader) -> Document:
    pages: list[str] = []
    letters = 0
    if len(reader.pages) > _MOST_PAGES:
        raise _TooMuchError(len(reader.pages))
    for page in reader.pages:
        drawing = page.get_contents()
        if drawing is not None and len(drawing.get_data()) > _MOST_DRAWN:
            raise _TooMuchError(len(drawing.get_data()))
        pages.append(page.extract_text())
        letters += len(pages[-1])
        if letters > _MOST_LETTERS:
            raise _TooMuchError(letters)
    told = reader.metadata.author if reader.metadata else None
    return Document(nfc("\n".join(pages)), (told.strip(),) if told and told.strip() else ())
