"""Equal values have equal hashes, whatever they share; other values have others."""

from __future__ import annotations

import dataclasses
from datetime import date, datetime
from enum import StrEnum
from typing import Any, NamedTuple

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markupsafe import Markup

from generator.cache.fingerprint import Fingerprints, UnknownTypeError
from generator.model.portal import Link, Withdrawal

HASHES = Fingerprints()
ATOMS = st.none() | st.booleans() | st.integers() | st.text() | st.binary()
VALUES = st.recursive(
    ATOMS,
    lambda inner: st.one_of(
        st.lists(inner),
        st.lists(inner).map(tuple),
        st.dictionaries(st.text(), inner),
        st.frozensets(ATOMS),
        st.builds(Link, st.text(), st.none() | st.text()),
    ),
)


class Sort(StrEnum):
    """An enumeration whose members equal texts."""

    A = "a"


class Pair(NamedTuple):
    """A tuple with names."""

    title: str
    address: str


@dataclasses.dataclass(frozen=True)
class Empty:
    """A value without fields."""


def exact(value: object) -> str:
    """What tells values apart: `True` from `1`; sets in order."""
    if isinstance(value, frozenset):
        return f"set {sorted(map(exact, value))}"
    if isinstance(value, dict):
        return f"dict {[(exact(key), exact(item)) for key, item in value.items()]}"
    if isinstance(value, list | tuple):
        return f"{type(value).__name__} {list(map(exact, value))}"
    return f"{type(value).__name__} {value!r}"


@given(VALUES, VALUES)
def test_hashes_are_equal_when_values_are(one: object, other: object) -> None:
    """To the type of each atom."""
    assert (HASHES.digest(one) == HASHES.digest(other)) == (exact(one) == exact(other))


def test_what_values_share_does_not_matter() -> None:
    """One text twice, or two equal ones."""
    text = "Đặng Thị Mai"
    other = "".join(["Đặng", " Thị Mai"])
    assert text is not other
    assert HASHES.digest((text, text)) == HASHES.digest((text, other))
    link = Link(text, other)
    assert HASHES.digest([link, link]) == HASHES.digest([link, Link(other, text)])


def test_types_are_told_apart() -> None:
    """Values that look alike on one page may look otherwise on another."""
    values: list[object] = [
        ("a", "b"),
        ["a", "b"],
        Link("a", "b"),
        Pair("a", "b"),
        {"a": "b"},
        frozenset({"a", "b"}),
        {"a", "b"},
        "a",
        Markup("a"),
        Sort.A,
        b"a",
        1,
        True,
        1.0,
        None,
        "None",
        date(2026, 1, 1),
        "2026-01-01",
        Withdrawal(reason="a"),
        Withdrawal(reason="a", basis="b"),
        Empty(),
        (),
    ]
    assert len({HASHES.digest(value) for value in values}) == len(values)


@pytest.mark.parametrize("value", [object(), len, lambda: 1, datetime(2026, 1, 1), iter(())])
def test_what_cannot_be_looked_into_has_no_hash(value: Any) -> None:
    """Not even inside another value."""
    for found in (value, [value], Link("a", value)):
        with pytest.raises(UnknownTypeError):
            HASHES.digest(found)


def test_a_special_type_is_seen_as_something_else() -> None:
    """But for its type."""
    hashes = Fingerprints({Link: lambda link: link.title})
    assert hashes.digest(Link("a", "b")) == hashes.digest(Link("a", "c"))
    assert len({hashes.digest(value) for value in (Link("a"), Link("b"), "a", ("a",))}) == 4


def test_a_shared_value_is_looked_into_once() -> None:
    """Its hash is that of any equal value; one that is gone is not taken for a later one."""
    looks: list[str] = []

    def look(link: Link) -> str:
        looks.append(link.title)
        return link.title

    hashes = Fingerprints({Link: look}, {Link})
    link = Link("a")
    first = hashes.digest(link, [link, link])
    assert looks == ["a"]
    assert hashes.digest(Link("a"), [Link("a"), link]) == first
    assert len({hashes.digest(Link(str(number))) for number in range(1000)}) == 1000
