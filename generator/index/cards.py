"""What is shown of an item when it is found, in small files of neighbouring items.

A file is JSON, a list: titles and addresses, a line each; the numbers of the kinds, the years, the
forms and the units; the places of demonstration items; and the words that only this file needs.
A number below the count of `common` words means one of those, a larger one a word of the file. In
an address, "*" stands for the title's own words ("đặng văn đức" → "dang-van-duc").
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence

from generator.index.table import number
from generator.index.text import fold, words
from generator.model.search import Item
from generator.model.text import nfc

#: A file ends, at the latest, before this many letters.
_MOST = 14_000
#: Words that more items than `_RARE` show stand once in the list of all files, at most `_COMMON`.
_RARE = 3
_COMMON = 250


def card_files(items: Sequence[Item], common: Sequence[str]) -> Iterator[tuple[int, bytes]]:
    """Files with the number of their items. Where one ends depends on the items nearby alone."""
    places = {word: place for place, word in enumerate(common)}
    least = _least(len(items))
    some: list[Item] = []
    letters = 0
    for item in items:
        over = len(some) - least
        more = len(item.title) + len(item.address) + len(item.unit) + len(item.form)
        if letters + more > _MOST or (over >= 0 and _ends(item, over, least)):
            yield len(some), _written(some, places)
            some, letters = [], 0
        some.append(item)
        letters += more
    if some:
        yield len(some), _written(some, places)


def _ends(item: Item, over: int, least: int) -> bool:
    """Whether a file that is `over` its least size ends before the item: by the item's hash."""
    return over >= 2 * least or zlib.crc32(item.address.encode()) % least <= 1


def _least(total: int) -> int:
    """Fewest items of a file: files grow slowly with the portal."""
    return 8 if total <= 4_000 else 16 if total <= 32_000 else 32


def common_words(items: Iterable[Item]) -> list[str]:
    """Kinds, years, forms and units that many items show; other items do not change their order."""
    counts: dict[str, int] = {}
    column: dict[str, int] = {}
    for item in items:
        for place, word in enumerate(_shown(item)):
            counts[word] = counts.get(word, 0) + 1
            column.setdefault(word, place)
    counts.pop("", None)
    often = sorted((-count, word) for word, count in counts.items() if count > _RARE)
    return ["", *sorted((word for _, word in often[:_COMMON]), key=lambda it: (column[it], it))]


def _shown(item: Item) -> tuple[str, ...]:
    return item.kind, item.year, item.form, item.unit


def _written(items: Sequence[Item], common: Mapping[str, int]) -> bytes:
    places = dict(common)
    columns = [
        "".join([number(places.setdefault(word, len(places))) for word in column])
        for column in zip(*map(_shown, items), strict=True)
    ]
    card = [
        "\n".join([_line(item.title) for item in items]),
        "\n".join([_address(item) for item in items]),
        *columns,
        "".join([number(place) for place, item in enumerate(items) if item.demo]),
        list(places)[len(common) :],
    ]
    return json.dumps(card, ensure_ascii=False, separators=(",", ":")).encode()


def _line(text: str) -> str:
    return " ".join(nfc(text).split())


def _address(item: Item) -> str:
    own = "-".join([fold(word) for word in words(item.title)])
    address = item.address.removeprefix("/")
    return address.replace(own, "*", 1) if own and "*" not in address else address
