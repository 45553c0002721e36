"""The files of the index: the same for the same data, small, named by what they hold."""

import base64
import hashlib
import json
import random
from collections.abc import Iterable

import pytest

from benchmarks.search.data import Data
from generator.index.build import arrange, index
from generator.model.search import Item, Topic

MOST = 24_000  # bytes of a file


def files_of(items: Iterable[Item], data: Data) -> dict[str, bytes]:
    """Name → bytes of each file."""
    outputs = index(arrange(items), data.topics, {"greeting": "Xin chào"})
    return {output.path.rpartition("/")[2]: output.content for output in outputs}


@pytest.fixture(scope="module")
def data() -> Data:
    """Records of the benchmark."""
    return Data(3_000)


def test_the_order_of_the_data_does_not_matter(data: Data) -> None:
    """A portal is read in whatever order the disk gives."""
    mixed = list(data.items)
    random.Random(1).shuffle(mixed)
    assert files_of(mixed, data) == files_of(data.items, data)


def test_files_are_small_and_bear_the_hash_of_their_bytes(data: Data) -> None:
    """So that a cache may keep them for ever, and a first query is short."""
    files = files_of(data.items, data)
    for name, content in files.items():
        assert len(content) <= MOST, name
        if name != "index.json":
            digest = base64.b32encode(hashlib.sha256(content).digest()).decode().lower()
            assert digest.startswith(name.removesuffix(".json")), name


def test_every_file_is_in_the_list_and_no_other(data: Data) -> None:
    """The list of all files, with the lists of cards that it names."""
    files = files_of(data.items, data)
    listed = json.loads(files.pop("index.json"))
    names = [listed[family] for family in ("table", "lists", "topics", "known")]
    names += [cards for _, cards in listed["cards"]]
    named = {f"{text[at : at + 5]}.json" for text in names for at in range(0, len(text), 5)}
    assert named == set(files)
    assert listed["words"] == {"greeting": "Xin chào"}


def test_a_changed_story_leaves_titles_and_cards_as_they_are(data: Data) -> None:
    """What did not change is not written again."""
    items = list(data.items)
    before = files_of(items, data)
    first = items[0]
    items[0] = Item(
        first.address,
        first.title,
        first.kind,
        first.unit,
        first.year,
        first.form,
        first.topics,
        first.numbers,
        first.dates,
        (f"{first.body} khoai mì",),
    )
    changed = files_of(items, data).keys() - before.keys()
    assert 1 <= len(changed) <= 4


def test_ten_more_people_change_a_part_of_the_files(data: Data) -> None:
    """Numbers move, but cards, the larger half, do not."""
    before = files_of(data.items, data)
    more = [
        Item(f"/dien-hinh/moi-{place}/", f"Lò Văn Mới {place}", "ca-nhan") for place in range(10)
    ]
    after = files_of([*data.items, *more], data)
    kept = sum(len(content) for name, content in after.items() if name in before)
    assert kept > 0.4 * sum(map(len, after.values()))


def test_an_empty_portal_has_an_index_too() -> None:
    """The page says that nothing is found, and not that the search failed."""
    files = {output.path.rpartition("/")[2] for output in index(arrange([]), {}, {})}
    assert "index.json" in files


def test_titles_without_words_and_hostile_ones_do_no_harm() -> None:
    """Whatever a title holds, it is found or not, and nothing breaks."""
    titles = ["", "…", "|", '"', "\\", "a|b", "x" * 3_000, "👍", "*", "<b>", "t " * 400]
    items = [Item(f"/tin-tuc/{place}/", title, "article") for place, title in enumerate(titles)]
    outputs = list(index(arrange(items), {("nam", "2020"): Topic("2020")}, {}))
    for output in outputs:
        json.loads(output.content)
