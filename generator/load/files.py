"""The portal's folder → text of each file, in an order that no file system decides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.model.garbled import TWICE, restore_line
from generator.model.problem import Problem
from generator.model.text import UNFIT, nfc


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
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        found = f"0x{content[error.start]:02X}"
        return None, [Problem("file.encoding", path, (), found, line=line, column=column)]
    problem = _find_garbled(text, path) or _find_unfit(text, path)
    return (None, [problem]) if problem else (nfc(text), [])


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
