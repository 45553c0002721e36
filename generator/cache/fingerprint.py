"""Values → hashes. Equal values give equal hashes, in every process and whatever they share.

Values are written as plain data and marshalled in a form that knows no identities. Pickle would
not do: it tells one text that stands twice from two equal ones, and gives sets in any order. A
value of an unknown type has no hash: something could hide in it.
"""

from __future__ import annotations

import dataclasses
import hashlib
import marshal
from collections.abc import Callable, Collection, Mapping
from datetime import date
from enum import Enum
from operator import attrgetter
from types import NoneType
from typing import Any

from pydantic import BaseModel

Way = Callable[[Any], object]

_ATOMS: frozenset[type] = frozenset({str, bytes, int, float, bool, NoneType})
_FORM = 2  # marshal's last form without references to equal objects


class UnknownTypeError(TypeError):
    """A value whose type says nothing of what is in it."""


class _Ways(dict[type, Way]):
    """Type → what makes plain data of its values; found when a type is first met."""

    def __init__(self, find: Callable[[type], Way], known: Mapping[type, Way]) -> None:
        super().__init__(known)
        self._find = find

    def __missing__(self, kind: type) -> Way:
        way = self[kind] = self._find(kind)
        return way


def _same(value: object) -> object:
    return value


class Fingerprints:
    """Hashes of values. `special` gives, for some types, other values that stand for theirs.

    Values of `shared` types are looked into once, however many others hold them.
    """

    def __init__(
        self, special: Mapping[type, Way] | None = None, shared: Collection[type] = ()
    ) -> None:
        self._special = special or {}
        self._shared = shared
        self._ways = _Ways(self._find_way, dict.fromkeys(_ATOMS, _same))

    def digest(self, *values: object) -> bytes:
        """The hash of `values`.

        Raises `UnknownTypeError` where one holds something of a type that it cannot look into.
        """
        return _hash(self._many(values))

    def _many(self, values: Any) -> tuple[Any, ...]:
        """`values` as plain data: tuples, and lists that begin with a type for all other things."""
        ways = self._ways
        return tuple(
            [v if type(v) in _ATOMS else ways[type(v)](v) for v in values]  # called most of all
        )

    def _find_way(self, kind: type) -> Way:
        way = self._find_own_way(kind)
        return _once(way) if kind in self._shared else way

    def _find_own_way(self, kind: type) -> Way:
        if kind is tuple:
            return self._many
        name = f"{kind.__module__}.{kind.__qualname__}"
        if kind in self._special:
            special = self._special[kind]
            return lambda value: [name, *self._many((special(value),))]
        if issubclass(kind, Enum):
            return lambda value: [name, value._name_]  # .name is slow
        parts, many = self._find_parts(kind), self._many
        return lambda value: [name, *many(parts(value))]

    def _find_parts(self, kind: type) -> Callable[[Any], Any]:
        """What takes a value of this type to pieces."""
        if dataclasses.is_dataclass(kind):
            return _fields([field.name for field in dataclasses.fields(kind)])
        if issubclass(kind, BaseModel):
            return _fields(list(kind.model_fields))
        if kind is date:
            return lambda value: (value.isoformat(),)
        if issubclass(kind, str):  # Markup
            return lambda value: (str.__str__(value),)
        if kind in (set, frozenset):
            return lambda value: sorted(self.digest(item) for item in value)
        if kind is dict:
            return lambda value: [*value, None, *value.values()]
        if kind is list or (issubclass(kind, tuple) and hasattr(kind, "_fields")):
            return lambda value: value
        raise UnknownTypeError(kind)


def _hash(plain: Any) -> bytes:
    return hashlib.sha256(marshal.dumps(plain, _FORM)).digest()


def _once(way: Way) -> Way:
    """`way`, with the hash of what it gives, found once for each value."""
    # Values are kept: no other may get the id of one.
    seen: dict[int, tuple[object, list[object]]] = {}

    def once(value: object) -> object:
        found = seen.get(id(value))
        if found is None:
            found = seen[id(value)] = (value, ["shared", _hash(way(value))])
        return found[1]

    return once


def _fields(names: list[str]) -> Callable[[Any], Any]:
    if len(names) > 1:
        return attrgetter(*names)
    return lambda value: [getattr(value, name) for name in names]
