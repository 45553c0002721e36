"""What tells this very program from all others: caches are believed where it is the same."""

from __future__ import annotations

import hashlib
import sys
from functools import cache
from importlib.metadata import version
from pathlib import Path

_PACKAGES = ("jinja2", "markupsafe", "markdown-it-py", "nh3", "pydantic")


@cache
def code_stamp() -> bytes:
    """A hash of the program: its own code and words, Python, and the packages that draw."""
    hasher = hashlib.sha256(repr((sys.version, [version(name) for name in _PACKAGES])).encode())
    package = Path(__file__).parents[1]
    for file in sorted(package.rglob("*")):
        if file.suffix in (".py", ".yml"):
            content = file.read_bytes()
            hasher.update(f"\0{file.relative_to(package)}\0{len(content)}\0".encode())
            hasher.update(content)
    return hasher.digest()
