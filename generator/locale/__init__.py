"""The catalogue: every Vietnamese sentence that a visitor or an editor reads, by key.

Files in `locale/vi/` are joined; nested keys are joined with dots: `problem.ref.unknown`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path

import yaml

Tree = dict[str, "Tree | str"]


@cache
def catalogue() -> dict[str, str]:
    """All sentences by dotted key.

    Raises `ValueError` when two files give the same key.
    """
    words: dict[str, str] = {}
    # Not by importlib.resources: importing that alone takes as long as all of this.
    for file in sorted(Path(__file__).with_name("vi").glob("*.yml")):
        for key, text in _read(file):
            if key in words:
                raise ValueError(f"two sentences for {key}")
            words[key] = text
    return words


def _read(file: Path) -> list[tuple[str, str]]:
    return _flat(yaml.load(file.read_bytes(), Loader=yaml.CBaseLoader) or {})


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
    sentence = _early(key) or catalogue()[key]
    return sentence.format_map(values) if values else sentence


def _early(key: str) -> str | None:
    """A sentence of the command line, which must answer before all others are read."""
    return _cli().get(key) if key.startswith("cli.") else None


@cache
def _cli() -> dict[str, str]:
    files = sorted(Path(__file__).with_name("vi").glob("cli*.yml"))
    return dict(pair for file in files for pair in _read(file))


def has(key: str) -> bool:
    """Whether the catalogue has `key`."""
    return key in catalogue()
