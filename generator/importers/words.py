"""Words of the catalogue by which importers know headers, sections and the like; compared folded."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache

from generator.locale import catalogue, t
from generator.model.text import slug


@cache
def words(key: str) -> tuple[str, ...]:
    """The words of `import.<key>` as slugs, the longest first."""
    found = dict.fromkeys(slug(word) for word in t(f"import.{key}").split(";"))
    return tuple(sorted((word for word in found if word), key=len, reverse=True))


@cache
def names(group: str) -> Mapping[str, str]:
    """Slug of each word below `import.<group>` → the last part of its key."""
    start = f"import.{group}."
    keys = [key.removeprefix(start) for key in catalogue() if key.startswith(start)]
    return {word: key for key in keys for word in words(f"{group}.{key}")}


def begins(key: str, group: str) -> bool:
    """Whether a slug begins with one of the words of `import.<group>`."""
    return any(key == word or key.startswith(f"{word}-") for word in words(group))
