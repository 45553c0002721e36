"""A data set in; the questions that visitors would put to it, the same for the same data.

Each is taken from a record that is drawn at random, and written in one of the ways in which
Vietnamese people type. `queries-1000.jsonl` and `queries-10000.jsonl` beside this module hold them
for those who want to compare another engine.
"""

from __future__ import annotations

import json
import re
import unicodedata
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.search import spelling
from benchmarks.search.data import Chance, Data, Unit
from benchmarks.search.oracle import Oracle
from generator.model.search import Item

_PATIENCE = 400  # draws for one query, before a kind is given up
_BODY_WORDS = (3, 4, 5)
_YEARS = range(1900, 2100)
#: Letters that put in place of another one make no Telex.
_WRONG_LETTERS = "bcghiklmnptuvy"


@dataclass(frozen=True, slots=True)
class Query:
    """What somebody types, and in which way.

    `meant` is the text behind Telex and VNI left-overs. `source` is the address of the record
    that it was taken from: one of the right answers, rarely the only one.
    """

    kind: str
    text: str
    source: str
    meant: str = ""


#: A record, its title in composed form, chances; what is typed, or nothing if it does not suit.
_Make = Callable[[Item, str, Chance], str]


def make_queries(data: Data, oracle: Oracle, number: int) -> tuple[Query, ...]:
    """`number` queries of each kind."""
    return tuple(query for kind in KINDS for query in _of_kind(kind, data, oracle, number))


def write_queries(path: Path, queries: Iterable[Query]) -> None:
    """One JSON object a line."""
    lines = (json.dumps(asdict(query), ensure_ascii=False) for query in queries)
    path.write_text("".join(f"{line}\n" for line in lines), "utf-8")


def read_queries(path: Path) -> tuple[Query, ...]:
    """What `write_queries` wrote."""
    # Not splitlines(): it would also divide at characters that JSON leaves in texts.
    return tuple(Query(**json.loads(line)) for line in path.read_text("utf-8").split("\n") if line)


def _of_kind(kind: str, data: Data, oracle: Oracle, number: int) -> Iterator[Query]:
    chance = Chance(f"{data.seed}/{data.size}/{kind}")
    made, drawn = 0, 0
    seen: set[str] = set()
    while made < number and drawn < number * _PATIENCE:
        drawn += 1
        query = _drawn(kind, data, chance)
        if query and query.text not in seen and _suits(query, oracle):
            made += 1
            seen.add(query.text)
            yield query


def _drawn(kind: str, data: Data, chance: Chance) -> Query | None:
    item = chance.pick(data.items)
    title = unicodedata.normalize("NFC", item.title)
    if kind.startswith("unit-"):
        unit = _unit(data, item)
        return Query(kind, unit.old if kind == "unit-old" else unit.new, item.address)
    text = _MAKE[kind](item, title, chance)
    meant = title if kind in ("telex", "vni") else ""
    return Query(kind, text, item.address, meant) if text else None


def _suits(query: Query, oracle: Oracle) -> bool:
    """Whether it is clear what a query of its kind should find."""
    if query.kind in ("glued", "telex", "vni", "typo"):
        # These ways are tried when nothing is found in the ordinary one.
        return oracle.finds_nothing(query.text)
    if query.kind == "number-bare":
        # A year, or a number that stands in titles as well, asks for more than papers.
        return int(query.text) not in _YEARS and not oracle.in_title(query.text)
    return True


def _unit(data: Data, item: Item) -> Unit:
    (wanted,) = (name for facet, name in item.topics if facet == "don-vi")
    return next(unit for unit in data.units if unit.id == wanted)


# --- The ways to type ----------------------------------------------------------------------------


def _of_person(make: Callable[[str], str]) -> _Make:
    """Names of at least three syllables: nobody types a whole decision in Telex by mistake."""

    def made(item: Item, title: str, _: Chance) -> str:
        return make(title) if item.kind == "ca-nhan" and title.count(" ") > 1 else ""

    return made


def _changed(make: Callable[[str], str]) -> _Make:
    """Titles that `make` changes."""

    def made(_: Item, title: str, __: Chance) -> str:
        text = make(title)
        return text if text != title else ""

    return made


def _last_two(title: str) -> str:
    words = title.split()
    return " ".join(words[-2:]) if len(words) > 2 else ""


def _prefix(_: Item, title: str, chance: Chance) -> str:
    """The beginning of a title, up to somewhere in a word."""
    words = title.split()
    whole = min(len(words) - 1, 1 + chance.below(5))
    last = words[whole]
    return " ".join((*words[:whole], last[: 1 + chance.below(max(1, len(last) - 1))]))


def _spaced(item: Item, _: str, chance: Chance) -> str:
    number = item.numbers[0]
    typed = spelling.plain(number).lower() if chance.below(2) else number
    return re.sub("[/-]", chance.pick((" ", " / ")), typed)


def _date(item: Item, _: str, chance: Chance) -> str:
    year, month, day = map(int, item.dates[0].split("-"))
    form = ("{}/{}/{}", "{:02}/{:02}/{}", "{}-{}-{}", "{:02}-{:02}-{}", "{} tháng {} năm {}")
    return chance.pick(form).format(day, month, year)


def _campaign(item: Item, title: str, _: Chance) -> str:
    return title if item.kind == "phong-trao" else ""


def _body(item: Item, _: str, chance: Chance) -> str:
    words = re.findall(r"\w+", unicodedata.normalize("NFC", item.body))
    count = chance.pick(_BODY_WORDS)
    start = chance.below(len(words) - count)
    return " ".join(words[start : start + count])


def _typo(item: Item, title: str, chance: Chance) -> str:
    """A name with one letter wrong or missing, with or without the other diacritics."""
    if item.kind != "ca-nhan" or title.count(" ") < 2:
        return ""
    typed = (spelling.plain(title) if chance.below(2) else title).lower()
    at = chance.pick([at for at, letter in enumerate(typed) if letter != " "])
    wrong = chance.pick(_WRONG_LETTERS) if chance.below(2) else ""
    changed = typed[:at] + wrong + typed[at + 1 :]
    short = any(not word for word in changed.split(" "))
    return "" if short or spelling.plain(changed) == spelling.plain(typed) else changed


_MAKE: Mapping[str, _Make] = {
    "exact": lambda _, title, __: title,
    "upper": lambda _, title, __: title.upper(),
    "plain": _changed(lambda title: spelling.plain(title).lower()),
    "without-bar": _changed(spelling.without_bar),
    "tone-place": _changed(spelling.swapped_tone_place),
    "nfd": _changed(spelling.nfd),
    "last-two": lambda _, title, __: _last_two(title),
    "last-two-plain": lambda _, title, __: spelling.plain(_last_two(title)).lower(),
    "prefix": _prefix,
    "number": lambda item, _, __: item.numbers[0],
    "number-plain": lambda item, _, __: spelling.plain(item.numbers[0]).lower(),
    "number-spaces": _spaced,
    "number-bare": lambda item, _, __: item.numbers[0].split("/")[0],
    "date": _date,
    "campaign": _campaign,
    "body": _body,
    "unit-old": lambda _, __, ___: "",
    "unit-new": lambda _, __, ___: "",
    "glued": _of_person(spelling.glued),
    "telex": _of_person(spelling.telex),
    "vni": _of_person(spelling.vni),
    "typo": _typo,
}

#: Every kind of query, in the order of the tables.
KINDS: Sequence[str] = tuple(_MAKE)
