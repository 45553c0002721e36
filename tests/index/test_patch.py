"""Changed texts: the same index as one made anew, by reading and writing a few files."""

from __future__ import annotations

from random import Random

from hypothesis import given, settings
from hypothesis import strategies as st

from generator.index.build import arrange, build_index
from generator.index.naming import FOLDER, MANIFEST, have_own_names
from generator.index.patch import Change, change_words
from generator.index.reading import ids_of, read_entries
from generator.index.table import list_entries, number, read_number
from generator.index.text import words
from generator.model.output import digest_of
from generator.model.search import Item, Topic, Topics

_WORDS = [a + b for a in "bcdđghklmnpqrstvx" for b in ("a", "ă", "ân", "ông", "oà", "y", "ường")]
_TOPICS: Topics = {("nam", "2020"): Topic("2020"), ("don-vi", "a"): Topic("Xã Áo Sen")}


def items_of(random: Random, count: int) -> list[Item]:
    """People with texts: a few words stand in nearly all of them."""
    found = []
    for place in range(count):
        body = random.choices(_WORDS, k=random.randrange(12)) + random.choices(_WORDS[:3], k=2)
        title = " ".join(random.choices(_WORDS[:40], k=3)).title()
        topics = tuple(_TOPICS)[: random.randrange(3)]
        found.append(
            Item(f"/a/{place}/", title, "exemplar", texts=(" ".join(body),), topics=topics)
        )
    return found


def build(items: list[Item]) -> dict[str, bytes]:
    """A whole index."""
    return dict(build_index(arrange(items), _TOPICS, {"greeting": "Xin chào"}))


def changed(items: list[Item], place: int, body: str) -> tuple[list[Item], Change]:
    """The items with another text of one, and what that changes."""
    numbers = {item.address: number for number, item in enumerate(arrange(items).items)}
    old = items[place]
    before, now = frozenset(words(old.body)), frozenset(words(body))
    later = [*items[:place], old._replace(texts=(body,)), *items[place + 1 :]]
    return later, Change(numbers[old.address], before, now)


@settings(max_examples=60)
@given(st.integers(0, 2**32), st.sampled_from([1, 2, 30, 400, 3_000]), st.integers(1, 4))
def test_any_changed_texts(seed: int, count: int, many: int) -> None:
    """A patched index equals one made anew, byte by byte, and names what is no more."""
    random = Random(seed)
    items = items_of(random, count)
    files = build(items)
    later, changes = items, []
    for place in random.sample(range(count), min(many, count)):
        body = " ".join(random.choices([*_WORDS, "mới", "zzz", "0"], k=random.randrange(9)))
        later, change = changed(later, place, body)
        changes.append(change)
    names = {name.removesuffix(".json") for name in files if name != MANIFEST}
    new, gone = change_words(changes, names, files.__getitem__)
    patched = {name: content for name, content in files.items() if name not in gone}
    assert patched | dict(new) == build(later)


def test_a_long_list_in_parts() -> None:
    """A word of more than 2,500 texts stands in several parts, which may begin a file."""
    items = [
        Item(f"/a/{place}/", f"Ai {place:05}", "exemplar", texts=("chung",))
        for place in range(6_000)
    ]
    files = build(items)
    later, change = changed(items, 3_000, "riêng")
    names = {name.removesuffix(".json") for name in files if name != MANIFEST}
    new, gone = change_words([change], names, files.__getitem__)
    assert {name: files[name] for name in files if name not in gone} | dict(new) == build(later)


def test_a_file_that_made_way_for_another_name_is_seen() -> None:
    """Only an index whose files all bear the names of their own content can be changed alone."""
    files = build(items_of(Random(3), 300))
    digests = {f"{FOLDER}{name}": digest_of(content) for name, content in files.items()}
    assert have_own_names(digests | {"index.html": digest_of(b"home")})
    salted = f"{FOLDER}zzzzz.json"
    assert not have_own_names(digests | {salted: digest_of(b"[]")})


def test_few_files_change() -> None:
    """One more word in one text: as many files as its list and the borders around it touch."""
    items = items_of(Random(1), 3_000)
    files = build(items)
    _, change = changed(items, 7, items[7].body + " zzz")
    names = {name.removesuffix(".json") for name in files if name != MANIFEST}
    new, gone = change_words([change], names, files.__getitem__)
    assert (len(new) - 1, len(gone)) <= (2, 2) < (len(files), 0)


@given(st.integers(0, 2**40), st.text("abc"))
def test_numbers_are_read_back(value: int, more: str) -> None:
    """A number, with anything behind it."""
    written = number(value)
    assert read_number(written + more, 0) == (value, len(written))


@given(st.sets(st.integers(0, 10_000), min_size=1))
def test_lists_are_read_back(ids: set[int]) -> None:
    """The items of a list."""
    (entry,) = list_entries("wa", "wa", sorted(ids))
    assert ids_of(entry) == sorted(ids)


def test_files_are_read_back() -> None:
    """Every entry of every file of the table, in order, with the keys they were sorted by."""
    files = build(items_of(Random(2), 400))
    manifest = files[MANIFEST].decode()
    starts = manifest.partition('"starts":"')[2].partition('"')[0].split("|")
    names = manifest.partition('"table":"')[2].partition('"')[0]
    entries = []
    for place, start in enumerate(starts):
        entries += read_entries(files[f"{names[5 * place : 5 * place + 5]}.json"], start)
    assert entries == sorted(entries)
    assert {entry.text[0] for entry in entries} == set("twbkl")
