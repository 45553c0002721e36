"""The catalogue: every Vietnamese sentence that a visitor or an editor reads, by key.

Files in `locale/vi/` are joined; nested keys are joined with dots: `problem.ref.unknown`. What
begins with one word is read when the first of its sentences is asked for: the whole catalogue takes
as long to read as a page takes to draw.
"""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

import yaml

Tree = dict[str, "Tree | str"]

#: Where a key stands at the margin: a file can be cut there, and each part is YAML of its own.
_AT_MARGIN = re.compile(r"^(?=\w)", re.MULTILINE)


@cache
def catalogue() -> dict[str, str]:
    """All sentences by dotted key."""
    return {key: text for first in _parts() for key, text in sentences(first).items()}


@cache
def _parts() -> dict[str, list[str]]:
    """First word of keys → the parts of files that hold all sentences below it, unread."""
    found: dict[str, list[str]] = {}
    # Not by importlib.resources: importing that alone takes as long as all of this.
    for file in sorted(Path(__file__).with_name("vi").glob("*.yml")):
        for part in _AT_MARGIN.split(file.read_text("utf-8")):
            first, sign, _ = part.partition(":")
            if sign and not first.startswith("#"):
                found.setdefault(first, []).append(part)
    return found


@cache
def sentences(first: str) -> dict[str, str]:
    """The sentences whose keys begin with the word `first`, by dotted key.

    Raises `ValueError` when two parts give the same key.
    """
    words: dict[str, str] = {}
    for part in _parts().get(first, ()):
        for key, text in _flat(yaml.load(part, Loader=yaml.CBaseLoader)):
            if key in words:
                raise ValueError(f"two sentences for {key}")
            words[key] = text
    return words


def _flat(tree: Tree, prefix: str = "") -> list[tuple[str, str]]:
    pairs: list[tuple[str, str]] = []
    for key, value in tree.items():
        if isinstance(value, dict):
            pairs += _flat(value, f"{prefix}{key}.")
        else:
            pairs.append((f"{prefix}{key}", value))
    return pairs


def t(key: str, **values: object) -> str:
    """The sentence of `key`, filled with `values`.

    Raises `KeyError` for a key that the catalogue does not have: tests find it, not visitors.
    """
    sentence = sentences(key.partition(".")[0])[key]
    return sentence.format_map(values) if values else sentence


def has(key: str) -> bool:
    """Whether the catalogue has `key`."""
    return key in sentences(key.partition(".")[0])
