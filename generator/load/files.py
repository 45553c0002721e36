"""The portal's folder → text of each file, in an order that no file system decides."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

from generator.model.problem import Problem
from generator.model.text import nfc


def find_files(folder: Path) -> Iterator[str]:
    """Paths of all files below `folder`, relative to it, sorted; hidden ones are left out."""
    for here, folders, files in os.walk(folder):
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        prefix = os.path.relpath(here, folder).replace(os.sep, "/")
        start = "" if prefix == "." else f"{prefix}/"
        yield from (start + name for name in sorted(files) if not name.startswith("."))


def load_text(file: Path, path: str) -> tuple[str | None, list[Problem]]:
    """The file's text as NFC, or the problem that it is not UTF-8."""
    content = file.read_bytes()
    try:
        return nfc(content.decode("utf-8-sig")), []
    except UnicodeDecodeError as error:
        before = content[: error.start]
        line = before.count(b"\n") + 1
        column = error.start - (before.rfind(b"\n") + 1) + 1
        found = f"0x{content[error.start]:02X}"
        return None, [Problem("file.encoding", path, (), found, line=line, column=column)]
