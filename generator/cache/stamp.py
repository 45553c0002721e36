"""What tells this very program from all others: caches are believed where it is the same.

Files are told apart by size and time, as Python tells whether its own compiled files are old:
reading a megabyte of code at each start would take longer than much that a build does.
"""

from __future__ import annotations

import hashlib
import os
import sys
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from generator import __version__
from generator.versions import find_versions

_PACKAGES = ("jinja2", "markupsafe", "markdown-it-py", "nh3", "pydantic")


@cache
def code_stamp() -> bytes:
    """A hash of the program: its own code and words, Python, and the packages that draw."""
    facts = (__version__, sys.version, find_versions(_PACKAGES), sorted(_files(_PACKAGE)))
    return hashlib.sha256(repr(facts).encode()).digest()


_PACKAGE = str(Path(__file__).parents[1])


def _files(folder: str) -> Iterator[tuple[str, int, int]]:
    """Path, size and time of each file of code or words below `folder`."""
    with os.scandir(folder) as entries:
        for entry in entries:
            if entry.is_dir():
                yield from _files(entry.path)
            elif entry.name.endswith((".py", ".yml")):
                look = entry.stat()
                yield entry.path.removeprefix(_PACKAGE), look.st_size, look.st_mtime_ns
