"""Values and doubts of a draft in few words, for people who look before anything is written."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from generator.importers.found import Doubt
from generator.locale import t
from generator.model.text import squeeze

#: So many letters of a value are shown; the record holds the rest.
_MOST = 150
#: So many examples stand for a group.
_FEW = 4
#: What an item of a list is called by, the best first.
_NAMES = ("text", "name", "form", "number", "title", "value")


def brief(value: Any) -> str:
    """A value in few words: long texts and lists by their beginning and by how long they are."""
    if isinstance(value, list):
        names = [name.rstrip(" .;,") for item in value if (name := _name(item))]
        return t("cli.import.items", count=len(value), first=_cut("; ".join(names)))
    words = _name(value)
    if len(words) <= 2 * _MOST:
        return words
    return t("cli.import.long", first=_cut(words), count=len(words.split()))


def _name(item: Any) -> str:
    """What an item is known by: its words, its name, or that of what it holds first."""
    if isinstance(item, str):
        return squeeze(item)
    if isinstance(item, list):
        return ", ".join(_name(part) for part in item)
    if not isinstance(item, Mapping):
        return ""
    if "due" in item:
        return _name(item["due"])
    found = next((item[name] for name in _NAMES if item.get(name)), None)
    return _name(found if found is not None else next(iter(item.values()), ""))


def _cut(words: str, most: int = _MOST) -> str:
    """The beginning of words, up to a whole word."""
    if len(words) <= most:
        return words
    return words[:most].rpartition(" ")[0].rstrip(" ,;") + " …"


def gathered(doubts: Iterable[Doubt]) -> Iterator[tuple[Doubt, str]]:
    """Doubts of one reason and one field as one, with the words that they are about.

    The first of each group stands for it; its place names all places. A sentence that holds words
    of its own place stays alone.
    """
    groups: dict[tuple[object, ...], list[Doubt]] = {}
    for doubt in doubts:
        alone = doubt.hint or "{found}" in t(doubt.why)
        key = doubt.loc if alone else (doubt.loc[0], doubt.why)
        groups.setdefault((doubt.why, *key), []).append(doubt)
    for group in groups.values():
        yield (group[0], "") if len(group) == 1 else _together(group)


def _together(group: list[Doubt]) -> tuple[Doubt, str]:
    found = list(dict.fromkeys(squeeze(doubt.found) for doubt in group if doubt.found))
    places = list(dict.fromkeys(doubt.place for doubt in group if doubt.place))
    words = ", ".join(f"“{_cut(name, 60)}”" for name in found[:_FEW])
    if len(found) > _FEW:
        words += " " + t("cli.import.and-more", count=len(found) - _FEW)
    where = ", ".join(places[:_FEW]) + (", …" if len(places) > _FEW else "")
    return replace(group[0], found="", place=where), f"{words}: " if words else ""
