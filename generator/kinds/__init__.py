"""kinds: one module per kind of content, and all of them in order and by name.

A new kind is its module, its line here, its template, its words and its examples. A module is
imported when its kind is first asked for: a build of one page needs few of them.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from importlib import import_module
from typing import overload

from typing_extensions import override

from generator.kinds.base import Kind

#: Kind → its module, whose `KIND` it is; in the order of menus.
_MODULES = {
    "campaign": "campaign_kind",
    "exemplar": "exemplar",
    "award": "award",
    "person": "person",
    "consultation": "consultation",
    "document": "document",
    "event": "event",
    "article": "article",
    "unit": "unit_kind",
    "correction": "correction",
}
#: Those whose records are made of others (`Kind.derive`).
_DERIVED = frozenset({"person"})


@cache
def _kind(name: str) -> Kind:
    kind: Kind = import_module(f"generator.kinds.{_MODULES[name]}").KIND
    return kind


class _Kinds(Sequence[Kind]):
    """Some kinds in their order."""

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names

    @overload
    def __getitem__(self, place: int) -> Kind: ...
    @overload
    def __getitem__(self, place: slice) -> _Kinds: ...
    @override
    def __getitem__(self, place: int | slice) -> Kind | _Kinds:
        if isinstance(place, slice):
            return _Kinds(self._names[place])
        return _kind(self._names[place])

    @override
    def __len__(self) -> int:
        return len(self._names)


class _ByName(Mapping[str, Kind]):
    """Kinds by their names."""

    @override
    def __getitem__(self, name: str) -> Kind:
        return _kind(name)

    @override
    def __iter__(self) -> Iterator[str]:
        return iter(_MODULES)

    @override
    def __len__(self) -> int:
        return len(_MODULES)


KINDS: Sequence[Kind] = _Kinds(tuple(_MODULES))

#: Those whose records stand in files of the portal.
FILED: Sequence[Kind] = _Kinds(tuple(name for name in _MODULES if name not in _DERIVED))

KIND_BY_NAME: Mapping[str, Kind] = _ByName()
