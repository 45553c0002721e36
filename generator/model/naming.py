"""How people name a page to each other: by its record's code, or by its address.

"award/quyet-dinh-15", "award/quyet-dinh-15#ca-nhan-3", "/gioi-thieu/". The code stands at the foot
of every page, so that who reports a mistake can name the page, and who corrects it can find it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import TypeAlias

from generator.model.record import Entry

#: kind → id → entry
Entries: TypeAlias = Mapping[str, Mapping[str, Entry]]


def code_of(entry: Entry) -> str:
    """The record's code: "award/quyet-dinh-15"."""
    return f"{entry.kind}/{entry.id}"


def is_address(name: str) -> bool:
    """Whether a page is named by its address."""
    return name.startswith("/")


def split_name(name: str) -> tuple[str, str]:
    """The page and the place in it: "award/x#ca-nhan-3" → ("award/x", "#ca-nhan-3")."""
    page, sign, anchor = name.partition("#")
    return page, sign + anchor


def find_named(
    name: str, entries: Entries, addresses: Mapping[tuple[str, str], str]
) -> Entry | None:
    """The record that `name` names; None for other pages, and where there is none."""
    page, _ = split_name(name)
    if not is_address(page):
        kind, _, id_ = page.partition("/")
        return entries.get(kind, {}).get(id_)
    id_ = page.strip("/").rpartition("/")[2]
    found = (of_kind[id_] for of_kind in entries.values() if id_ in of_kind)
    return next((entry for entry in found if addresses[entry.kind, entry.id] == page), None)
