"""What the search answers: the real script in Node, on a real index of fictional people."""

import json
import unicodedata
from typing import Any

import pytest

from generator.index.build import arrange, index
from generator.model.search import Item, Topic
from tests.index.node import ask, run_module

TOPICS = {
    ("don-vi", "thu-thua"): Topic("Huyện Thủ Thừa", ("Xã Thủ Thừa",)),
    ("don-vi", "hoa-ban"): Topic("Xã Hoa Ban Trắng"),
    ("nam", "2020"): Topic("2020"),
    ("nam", "2021"): Topic("2021"),
}
LONG = (
    "Quyết định về việc tặng Giấy khen cho các tập thể, cá nhân có thành tích xuất sắc "
    "trong phong trào thi đua dân vận khéo năm {}"
)


def person(place: int, name: str, unit: str = "hoa-ban", **more: Any) -> Item:
    """A recipient row."""
    topics = (("don-vi", unit), ("nam", "2020"))
    return Item(f"/khen-thuong/qd/#ca-nhan-{place}", name, "recipient", topics=topics, **more)


NAMES = [
    "Đặng Văn Đức",
    "Đặng Văn Đực",
    "Đăng Văn Đức",
    "Nguyễn Văn Đức",
    "Nguyễn Văn Đức Anh",
    "Đức Văn Nguyễn",
    "Trần Thị Hoà",
    "Trần Thị Hòa",
    "Lò Văn Panh",
    "Lê Thị Thu Thủy",
    "Hà Ngọc An",
    "Hà Ngọc Ân",
    "Hà Ngọc Anh",
]
ITEMS = [
    *(person(place, name) for place, name in enumerate(NAMES)),
    person(90, "Mai Hữu Phúc", "thu-thua", texts=("Nuôi bò sinh sản, làm nhà văn hóa ấp",)),
    Item(
        "/khen-thuong/qd-108/",
        LONG.format(2020),
        "award",
        year="2020",
        topics=(("nam", "2020"),),
        numbers=("108/QĐ-UBND",),
        dates=("2020-05-26",),
    ),
    Item(
        "/khen-thuong/qd-1080/",
        LONG.format(2021),
        "award",
        year="2021",
        topics=(("nam", "2021"),),
        numbers=("1080/QĐ-UBND",),
        dates=("2021-05-26",),
    ),
    Item("/van-ban/nd/", "Nghị định về văn thư", "document", numbers=("30/2020/NĐ-CP",)),
    Item(
        "/tin-tuc/ao-ca/",
        "Ao cá của thôn Nà Tông",
        "article",
        texts=("Đặng Văn Đức kể chuyện ao cá",),
    ),
]
FILES = {
    output.path: output.content for output in index(arrange(ITEMS), TOPICS, {"hello": "Xin chào"})
}


def search(*texts: str, **options: Any) -> list[dict[str, Any]]:
    """The answer to each text."""
    return [found["answer"] for found in ask(FILES, [["search", text, options] for text in texts])]


def titles(answer: dict[str, Any]) -> list[str]:
    """The titles found, in order."""
    return [hit["title"] for hit in answer["hits"]]


@pytest.mark.parametrize(
    "typed",
    [
        "Đặng Văn Đức",
        "ĐẶNG VĂN ĐỨC",
        "đặng  văn   đức",
        unicodedata.normalize("NFD", "Đặng Văn Đức"),
        "Dặng Văn Dức",  # only đ → d
        "DDawngj Vawn DDuwcs",
        "D9a8ng5 Va8n D9u7c1",
    ],
)
def test_who_types_accents_finds_the_accents_first(typed: str) -> None:
    """Whatever the keyboard or the way of typing made of them."""
    (answer,) = search(typed)
    assert titles(answer)[0] == "Đặng Văn Đức"


def test_accents_decide_between_names_that_fold_alike() -> None:
    """The others follow: who typed an accent may still have erred."""
    found = {text: titles(answer) for text, answer in zip(NAMES, search(*NAMES), strict=True)}
    for name in ("Đặng Văn Đực", "Đăng Văn Đức", "Hà Ngọc An", "Hà Ngọc Ân", "Hà Ngọc Anh"):
        assert found[name][0] == name
    assert set(found["Đặng Văn Đực"][:3]) == {"Đặng Văn Đức", "Đặng Văn Đực", "Đăng Văn Đức"}


def test_tone_placement_and_composition_do_not_matter() -> None:
    """Hoà and Hòa are one word."""
    for answer in search("Trần Thị Hoà", "Trần Thị Hòa", "tran thi hoa"):
        assert set(titles(answer)[:2]) == {"Trần Thị Hoà", "Trần Thị Hòa"}


@pytest.mark.parametrize("typed", ["dang van duc", "dangvanduc", "dang vanduc", "DANG VAN DUC"])
def test_without_diacritics_and_without_spaces(typed: str) -> None:
    """All names that fold alike come before any other."""
    (answer,) = search(typed)
    assert set(titles(answer)[:3]) == {"Đặng Văn Đức", "Đặng Văn Đực", "Đăng Văn Đức"}


def test_the_last_words_and_the_beginning_of_a_word() -> None:
    """People are known by their given names; a name may be half typed."""
    ending, beginning = search("văn đức", "nguyen van d")
    assert set(titles(ending)[:3]) == {"Đặng Văn Đức", "Đăng Văn Đức", "Nguyễn Văn Đức"}
    assert titles(beginning)[:2] == ["Nguyễn Văn Đức Anh", "Nguyễn Văn Đức"] or titles(beginning)[
        :2
    ] == ["Nguyễn Văn Đức", "Nguyễn Văn Đức Anh"]


def test_a_phrase_comes_before_scattered_words_and_those_before_bodies() -> None:
    """The order of the issue: titles, then what else a page says."""
    (answer,) = search("nguyen duc")
    assert set(titles(answer)) == {"Nguyễn Văn Đức", "Nguyễn Văn Đức Anh", "Đức Văn Nguyễn"}
    (answer,) = search("văn đức kể")
    assert titles(answer) == ["Ao cá của thôn Nà Tông"]


def test_who_types_a_title_reads_bodies_only_on_the_next_page() -> None:
    """The first answer is complete without them, and says that there may be more."""
    short, long = search("đặng văn đức")[0], search("đặng văn đức", limit=20)[0]
    assert short["more"]
    assert titles(long) == [*titles(short), "Ao cá của thôn Nà Tông"]


@pytest.mark.parametrize(
    ("typed", "address"),
    [
        ("108/QĐ-UBND", "/khen-thuong/qd-108/"),
        ("108/qd-ubnd", "/khen-thuong/qd-108/"),
        ("108 / QĐ - UBND", "/khen-thuong/qd-108/"),
        ("108 QD UBND", "/khen-thuong/qd-108/"),
        ("số 108", "/khen-thuong/qd-108/"),
        ("108", "/khen-thuong/qd-108/"),
        ("0108", "/khen-thuong/qd-108/"),
        ("108/2020", "/khen-thuong/qd-108/"),
        ("Quyết định số 108/QĐ-UBND năm 2020", "/khen-thuong/qd-108/"),
        ("30/2020/NĐ-CP", "/van-ban/nd/"),
        ("nghi dinh 30/2020", "/van-ban/nd/"),
        ("26/5/2020", "/khen-thuong/qd-108/"),
        ("26-05-2020", "/khen-thuong/qd-108/"),
        ("26.5.2020", "/khen-thuong/qd-108/"),
        ("2020-05-26", "/khen-thuong/qd-108/"),
        ("26 tháng 5 năm 2020", "/khen-thuong/qd-108/"),
        ("ngày 26 thang 05 nam 2020", "/khen-thuong/qd-108/"),
        ("tháng 5 năm 2020", "/khen-thuong/qd-108/"),
        ("5/2020", "/khen-thuong/qd-108/"),
    ],
)
def test_numbers_and_dates_in_every_spelling(typed: str, address: str) -> None:
    """The decision itself is the first hit."""
    (answer,) = search(typed)
    assert answer["hits"][0]["address"] == address


def test_long_titles_are_told_apart_by_their_last_word() -> None:
    """Titles of more than fifteen words keep exact phrases."""
    for year in (2020, 2021):
        exact, part = search(LONG.format(year), f"phong trào thi đua dân vận khéo năm {year}")
        assert titles(exact)[0] == LONG.format(year)
        assert titles(part)[0] == LONG.format(year)
    (folded,) = search("quyet dinh ve viec tang giay khen cho cac tap the ca nhan co thanh tich")
    assert len(titles(folded)) == 2


def test_units_are_found_under_all_their_names() -> None:
    """Old name, new name, half a name, no spaces."""
    for answer in search("Thủ Thừa", "xa thu thua", "huyện Thủ Thừa", "thuthua", "xã thủ th"):
        assert titles(answer) == ["Mai Hữu Phúc"], answer


def test_a_name_and_a_unit_and_words_of_the_body_together() -> None:
    """Each word may stand elsewhere."""
    for answer in search("phuc thu thua", "mai huu phuc nuôi bò", "bò sinh sản"):
        assert titles(answer)[0] == "Mai Hữu Phúc"


@pytest.mark.parametrize(
    ("typed", "corrected", "title"),
    [
        ("lo van panj", None, "Lò Văn Panh"),
        ("lò văn pxnh", "lo van panh", "Lò Văn Panh"),
        ("lê thị thu thuủy", None, "Lê Thị Thu Thủy"),
        ("tran thi ho", None, "Trần Thị Hoà"),
        ("nguyen vna duc", "nguyen van duc", "Nguyễn Văn Đức"),
        ("nguyn van duc", "nguyen van duc", "Nguyễn Văn Đức"),
        ("hguyen van duc", "nguyen van duc", "Nguyễn Văn Đức"),
    ],
)
def test_one_wrong_letter_is_forgiven_and_said(typed: str, corrected: str, title: str) -> None:
    """Only when nothing holds the query as typed."""
    (answer,) = search(typed)
    assert title in titles(answer)[:2]
    if corrected:
        assert answer["corrected"] == corrected


def test_what_is_not_there_is_not_found() -> None:
    """And nothing breaks."""
    for answer in search("xyzxyz qwqwqw", "999999/QĐ", "01/01/1900", "?!", "", "   "):
        assert answer["hits"] == []
        assert answer["total"] == 0


def test_filters_narrow_and_stand_alone() -> None:
    """Values of one facet add, facets narrow."""
    filters = {"nam": ["2021"]}
    words, alone = search("quyết định", filters=filters), search("", filters=filters)
    assert titles(words[0]) == titles(alone[0]) == [LONG.format(2021)]
    both = search("đức", filters={"nam": ["2020", "2021"], "don-vi": ["hoa-ban"]})[0]
    assert len(both["hits"]) == 6
    assert search("đức", filters={"nam": ["2021"]})[0]["hits"] == []


def test_counts_are_those_of_all_matches_and_a_facet_does_not_narrow_itself() -> None:
    """So a visitor sees what another choice would give."""
    questions: list[list[object]] = [
        ["counts", "quyết định", {"filters": {"nam": ["2021"]}}],
        ["counts", "đức", {}],
        ["topics"],
    ]
    narrowed, plain, topics = (found["answer"] for found in ask(FILES, questions))
    assert narrowed["nam"] == {"2020": 1, "2021": 1}
    assert plain["don-vi"] == {"hoa-ban": 6, "thu-thua": 0}
    units = next(facet for facet in topics if facet["id"] == "don-vi")["values"]
    assert {unit["id"]: unit["count"] for unit in units} == {"hoa-ban": 13, "thu-thua": 1}


def test_pages_of_hits_follow_one_another() -> None:
    """Nothing is shown twice or left out."""
    first = search("van", limit=3)[0]
    second = search("van", offset=3, limit=3)[0]
    whole = search("van", limit=6)[0]
    assert titles(first) + titles(second) == titles(whole)


def test_a_query_reads_few_files_and_each_once() -> None:
    """The phrase, its card, and no more."""
    (found,) = ask(FILES, [["search", "đặng văn đức", {"limit": 1}]])
    assert len(found["asked"]) == len(set(found["asked"])) <= 3


def test_an_index_that_was_replaced_meanwhile_is_read_anew() -> None:
    """A page that stays open over a publication goes on finding."""
    manifest = next(path for path in FILES if path.endswith("index.json"))
    stale = json.loads(FILES[manifest])
    stale["table"] = "a" * len(stale["table"])
    # The first list names files that are gone; the second, asked for anew, is right.
    source = """
import {{ open }} from "{theme}/search/engine.js";
export default async ({{ files, stale }}) => {{
  let lists = 0;
  globalThis.fetch = async (address, options) => {{
    const name = address.split("/").pop();
    const text = name === "index.json" && !lists++ ? stale : files[name];
    const json = async () => JSON.parse(text);
    return text === undefined ? {{ status: 404 }} : {{ ok: true, status: 200, json }};
  }};
  const index = await open("https://example.invalid/");
  return (await index.search("dang van duc")).hits.length;
}};
"""
    texts = {path.rpartition("/")[2]: content.decode() for path, content in FILES.items()}
    assert run_module(source, {"files": texts, "stale": json.dumps(stale)}) >= 3
