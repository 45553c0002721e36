"""One part of an office file → what in it would run, fetch, or grow when it is opened.

Nothing here opens, fetches or runs anything. XML is parsed with expat, without entities: a part
with a document type is told before it is parsed.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from xml.parsers import expat

from generator.model.problem import Problem

_MACRO_PARTS = re.compile(
    r"(?:.*/)?vba(?:project|data)[^/]*|xl/macrosheets/.+|(?:.*/)?activex/.+\.bin"
    r"|(?:.*/)?(?:basic|scripts)/.+",
    re.IGNORECASE,
)
_LINKED_PARTS = re.compile(r"xl/(?:externallinks|connections|querytables)\b.*", re.IGNORECASE)
_ODF_PARTS = frozenset({"content.xml", "styles.xml"})
#: A part must say in which of these it is written, or nothing (UTF-8, UTF-16).
_ENCODINGS = frozenset({b"utf-8", b"utf8", b"us-ascii", b"ascii", b"iso-8859-1", b"utf-16"})
_DECLARED = re.compile(rb"<\?xml[^>]*?\bencoding\s*=\s*[\"']([^\"']*)[\"']")
_GROWS = re.compile(rb"<!(?:DOCTYPE|ENTITY)")
_MACRO_TYPES = re.compile(r"/(?:vbaProject|xl\w*Macrosheet)$", re.IGNORECASE)
_TEMPLATE = "/attachedTemplate"
_HYPERLINK = "/hyperlink"
#: A template on a disk of the office where the file was written: common, and never opened.
_ON_DISK = re.compile(r"file:/{2,3}[A-Za-z]:|[A-Za-z]:\\|/[A-Za-z]:|[^:/\\]+$")
_OUTSIDE = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:|/|\.\./|\\")

Attributes = dict[str, str]


def find_active(part: str, xml: bytes, name: str) -> Iterator[Problem]:
    """Problems with the part of the file `name`; `xml` is its content where that is XML, or empty.

    Codes: `import.macro`, `import.outside-link`, `import.entity`, `import.broken-file`.
    """
    if _MACRO_PARTS.fullmatch(part):
        yield Problem("import.macro", name, found=part[:80])
    elif _LINKED_PARTS.fullmatch(part):
        yield Problem("import.outside-link", name, found=part[:80])
    if not xml:
        return
    if _may_grow(xml):
        yield Problem("import.entity", name, found=part[:80])
    elif part.lower().endswith(".rels"):
        yield from _elements(part, xml, name, _relation)
    elif part.lower() in _ODF_PARTS and (b"href" in xml or b"dde-" in xml):
        yield from _elements(part, xml, name, _odf_link)
    elif part.lower() == "meta-inf/manifest.xml" and b"encryption-data" in xml:
        yield Problem("import.locked-file", name)


def _may_grow(xml: bytes) -> bool:
    """Whether the part has a document type, or is written so that none would be seen."""
    if xml.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\x00" in xml[:4]:
        xml = xml.replace(b"\x00", b"")
    declared = _DECLARED.match(xml[: xml.find(b">") + 1].lstrip(b"\xef\xbb\xbf\xff\xfe"))
    if declared and declared[1].strip().lower() not in _ENCODINGS:
        return True
    return _GROWS.search(xml) is not None


def _elements(
    part: str,
    xml: bytes,
    name: str,
    judge: Callable[[str, Attributes, str], Problem | None],
) -> Iterator[Problem]:
    """What `judge` finds in the elements; nothing more than once."""
    found: dict[Problem, None] = {}

    def start(tag: str, attributes: Attributes) -> None:
        if problem := judge(tag.rpartition(":")[2], attributes, name):
            found[problem] = None

    parser = expat.ParserCreate()
    parser.StartElementHandler = start
    try:
        parser.Parse(xml, True)
    except (expat.ExpatError, ValueError):
        yield Problem("import.broken-file", name, found=part[:80])
    yield from list(found)[:3]


def _relation(tag: str, attributes: Attributes, name: str) -> Problem | None:
    """A relationship of OOXML: the place of a macro, or one that leads out of the file.

    Source: ISO/IEC 29500-2, 6.5.3 (TargetMode).
    """
    if tag != "Relationship":
        return None
    kind, target = attributes.get("Type", ""), attributes.get("Target", "")
    if _MACRO_TYPES.search(kind):
        return Problem("import.macro", name, found=target[:80])
    if attributes.get("TargetMode", "").strip().lower() != "external" or kind.endswith(_HYPERLINK):
        return None
    problem = Problem("import.outside-link", name, found=target[:80])
    on_disk = kind.endswith(_TEMPLATE) and _ON_DISK.match(target)
    return problem.as_warning() if on_disk else problem


def _odf_link(tag: str, attributes: Attributes, name: str) -> Problem | None:
    """A part of an OpenDocument file that is fetched or run; what a reader clicks on is neither."""
    if tag == "dde-source":
        return Problem("import.outside-link", name, found=tag)
    href = next((text for key, text in attributes.items() if key.endswith(":href")), "")
    if tag == "event-listener" and href:
        return Problem("import.macro", name, found=href[:80])
    if tag == "a" or not _OUTSIDE.match(href.strip()):
        return None
    return Problem("import.outside-link", name, found=href[:80])
