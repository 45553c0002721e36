"""What is shown of an item when it is found, in small files of neighbouring items.

A file is JSON: `t` titles and `a` addresses, a line each; `k`, `u`, `y`, `f` kinds, units, years
and forms, each as `[values, numbers]`; `d` the places of demonstration items. In an address, "*"
stands for the title's own words ("đặng văn đức" → "dang-van-duc").
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Sequence

from generator.index.table import number
from generator.index.text import fold, words
from generator.model.search import Item


def card_files(items: Sequence[Item]) -> Iterator[tuple[int, bytes]]:
    """Files with the number of their items. Where one ends depends on the items nearby alone."""
    least = _least(len(items))
    some: list[Item] = []
    for item in items:
        over = len(some) - least
        if over >= 0 and (over >= 2 * least or zlib.crc32(item.address.encode()) % least <= 1):
            yield len(some), _written(some)
            some = []
        some.append(item)
    if some:
        yield len(some), _written(some)


def _least(total: int) -> int:
    """Fewest items of a file: files grow slowly with the portal."""
    return 8 if total <= 4_000 else 16 if total <= 32_000 else 32


def _written(items: Sequence[Item]) -> bytes:
    card = {
        "t": "\n".join([_line(item.title) for item in items]),
        "a": "\n".join([_address(item) for item in items]),
        "k": _column([item.kind for item in items]),
        "u": _column([item.unit for item in items]),
        "y": _column([item.year for item in items]),
        "f": _column([item.form for item in items]),
        "d": "".join([number(place) for place, item in enumerate(items) if item.demo]),
    }
    return json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()


def _line(text: str) -> str:
    return " ".join(text.split())


def _address(item: Item) -> str:
    own = "-".join([fold(word) for word in words(item.title)])
    address = item.address.removeprefix("/")
    return address.replace(own, "*", 1) if own and "*" not in address else address


def _column(values: Iterable[str]) -> tuple[list[str], str]:
    places: dict[str, int] = {}
    numbers = [number(places.setdefault(value, len(places))) for value in values]
    return list(places), "".join(numbers)
