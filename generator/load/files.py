"""The portal's folder → text of each file, in an order that no file system decides."""

from __future__ import annotations

import os
from codecs import BOM_UTF8
from collections.abc import Iterator
from pathlib import Path

from generator.model.garbled import TWICE, restore_line
from generator.model.problem import Problem
from generator.model.text import UNFIT, nfc

#: Bytes that cannot be part of what is looked for below: those of ASCII but for its control
#: characters, and of Vietnamese letters.
_FINE = bytes(byte for byte in range(0x20, 0xF0) if byte not in b"\x7f\xc2\xc5\xcb\xe2\xee\xef")
_FINE += b"\t\n\r"
#: The Vietnamese letters whose first byte is that of Western ones, and the Western one whose first
#: byte is that of "ơ" and "ư".
_SMALL, _LARGE, _WESTERN = "ũ".encode(), "Ũ".encode(), "ƒ".encode()


def find_files(folder: Path) -> Iterator[str]:
    """Paths of all files below `folder`, relative to it, sorted; hidden ones are left out.

    Raises `OSError` for a folder that cannot be looked into: its records must not be passed over.
    """
    if not folder.is_dir():
        return
    for here, folders, files in os.walk(folder, onerror=_refuse):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        prefix = os.path.relpath(here, folder).replace(os.sep, "/")
        start = "" if prefix == "." else f"{prefix}/"
        yield from (start + name for name in sorted(files) if not name.startswith("."))


def _refuse(error: OSError) -> None:
    raise error


def load_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The file's text as NFC, or the problem that makes it no text of ours."""
    return parse_text(file.read_bytes(), path)


def parse_text(content: bytes, path: str) -> tuple[str | None, list[Problem]]:
    """The same for bytes that were read already."""
    content = content.removeprefix(BOM_UTF8)
    try:
        text = content.decode()
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        found = f"0x{content[error.start]:02X}"
        return None, [Problem("file.encoding", path, (), found, line=line, column=column)]
    if not _is_plain(content):
        problem = _find_garbled(text, path) or _find_unfit(text, path)
        if problem:
            return None, [problem]
    return nfc(text), []


def _is_plain(content: bytes) -> bool:
    """Whether the bytes alone tell that nothing is garbled or unfit, as those of most files do."""
    left = len(content.translate(None, _FINE))
    known = content.count(_SMALL) + content.count(_LARGE) if left else 0
    return left == known and _WESTERN not in content


def _find_garbled(text: str, path: str) -> Problem | None:
    """The first line that is UTF-8 once read as a Western encoding: "Tháº¯ng" for "Thắng"."""
    if not TWICE.search(text):
        return None
    for number, line in enumerate(text.split("\n"), start=1):
        meant = restore_line(line)
        if meant is not None and (match := TWICE.search(line)):
            found, hint = line.strip()[:60], nfc(meant.strip())[:60]
            column = match.start() + 1
            return Problem("file.garbled", path, (), found, hint, line=number, column=column)
    return None


def _find_unfit(text: str, path: str) -> Problem | None:
    """The first character that no page can show."""
    match = UNFIT.search(text)
    if match is None:
        return None
    line = text.count("\n", 0, match.start()) + 1
    column = match.start() - (text.rfind("\n", 0, match.start()) + 1) + 1
    return Problem("file.character", path, (), f"U+{ord(match[0]):04X}", line=line, column=column)
