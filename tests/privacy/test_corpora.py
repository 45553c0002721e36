"""The guard cries wolf at most once in 200 times, and overlooks at most one thing in a hundred."""

from __future__ import annotations

import unicodedata
from functools import cache

import pytest

from generator.privacy import PrivateKind, find_private, find_suspects
from tests.privacy.corpora import HARMLESS, PLANTED, harmless, planted

_harmless, _planted = cache(harmless), cache(planted)


def test_the_corpora_are_as_large_as_they_say() -> None:
    """5,000 harmless texts, of many forms, and 500 private ones of every kind."""
    assert len(_harmless()) == HARMLESS
    assert len(set(_harmless())) > 0.8 * HARMLESS
    assert len(_planted()) == PLANTED
    assert {kind for kind, _ in _planted()} == {kind.value for kind in PrivateKind}


def test_the_corpora_are_the_same_each_time() -> None:
    """A failure today can be looked at tomorrow."""
    assert harmless() == _harmless()
    assert planted() == _planted()


def test_harmless_texts_raise_no_alarm() -> None:
    """Money, decision numbers, codes, dates and offices: at most 0.5 % false alarms."""
    alarms = [(text, found) for text in _harmless() if (found := find_private(text))]
    assert len(alarms) <= 0.005 * HARMLESS, alarms[:20]


def test_private_things_are_found() -> None:
    """However they are written: at least 99 %, each as what it is."""
    missed = [
        (kind, text)
        for kind, text in _planted()
        if kind not in {found.kind.value for found in find_private(text)}
    ]
    assert len(missed) <= 0.01 * PLANTED, missed


def test_the_quick_look_overlooks_nothing() -> None:
    """What is found at all is found too when only suspects are looked at, as a build does."""
    texts = [unicodedata.normalize("NFC", text) for _, text in _planted()]
    suspects = set(find_suspects(texts))
    overlooked = [
        text for place, text in enumerate(texts) if place not in suspects and find_private(text)
    ]
    assert overlooked == []


@pytest.mark.parametrize("size", [0, 1, 3])
def test_suspects_are_named_by_their_place(size: int) -> None:
    """Harmless neighbours shift nothing, and several portions are one list."""
    texts = ["Một câu.", "gọi 0912345678", "x" * 900_000] * size
    assert find_suspects(texts) == [3 * number + 1 for number in range(size)]
