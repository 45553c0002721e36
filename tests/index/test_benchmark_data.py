"""The benchmark of the search: its data are what they claim to be, and its judge judges rightly."""

from __future__ import annotations

import unicodedata

import pytest

from benchmarks.search import spelling
from benchmarks.search.__main__ import PUBLISHED, PUBLISHED_QUERIES
from benchmarks.search.data import SHARE_NEW_TONE_PLACE, SHARE_NFD, Data
from benchmarks.search.oracle import Judgement, Oracle, fold, normal, one_edit
from benchmarks.search.queries import KINDS, make_queries, read_queries
from generator.model.search import Item, Topic
from tests.portals.toolbox import REPOSITORY

SIZE = 1_000
TOPICS = {("don-vi", "my-loc"): Topic("Xã Mỹ Lộc", ("Thị trấn Cầu Nổi",))}
RECORDS = (
    ("Đặng Văn Đức", "108/QĐ-UBND", "2020-05-26", "Làm đường"),
    ("Đặng Văn Đúc", "108/KH-UBND", "2020-05-26", "Xóa nhà tạm"),
    ("Hộ ông Đặng Văn Đức", "9/QĐ-UBND", "2020-06-01", "Làm đường"),
    ("Đức Văn Đặng", "10/QĐ-UBND", "2021-05-26", "Trồng cây"),
    ("Nguyễn Thị Hoà", "18/2020/QĐ-UBND", "2022-01-02", "Đặng ở Đức, gặp Văn"),
)
PERSON, NAMESAKE, HOUSEHOLD, TURNED, OTHER = range(5)


@pytest.fixture(scope="module")
def data() -> Data:
    """The smallest data set of the table."""
    return Data(SIZE)


@pytest.fixture(scope="module")
def oracle() -> Oracle:
    """The judge of five records, the last of which belongs to a unit."""
    items = [
        Item(
            address=f"/{at}/",
            title=title,
            kind="ca-nhan",
            topics=(("don-vi", "my-loc"),) if at == OTHER else (),
            numbers=(number,),
            dates=(date,),
            texts=(body,),
        )
        for at, (title, number, date, body) in enumerate(RECORDS)
    ]
    return Oracle(items, TOPICS)


def test_the_same_number_makes_the_same_records(data: Data) -> None:
    """Two generators agree on every record and topic."""
    again = Data(SIZE)
    assert again.items == data.items
    assert again.topics == data.topics


def test_further_records_leave_the_others_as_they_are(data: Data) -> None:
    """Ten more records are ten others, with addresses of their own."""
    more = data.more(10)
    addresses = {item.address for item in (*data.items, *more)}
    assert len(addresses) == SIZE + 10


def test_records_belong_to_topics_that_exist(data: Data) -> None:
    """No record names a topic that the index is not told of."""
    items = (*data.items, *data.more(100))
    assert {key for item in items for key in item.topics} <= set(data.topics)


def test_most_records_are_persons() -> None:
    """About 85 % are persons, 6 % decisions, 1 % campaigns."""
    kinds = [item.kind for item in Data(5_000).items]
    shares = {kind: kinds.count(kind) / len(kinds) for kind in set(kinds)}
    assert 0.8 < shares["ca-nhan"] < 0.9
    assert 0.05 < shares["quyet-dinh"] < 0.07
    assert 0.008 < shares["phong-trao"] < 0.012


def test_persons_have_names_of_two_to_five_syllables(data: Data) -> None:
    """Long titles are those of decisions and campaigns: ten to forty words."""
    for item in data.items:
        words = len(item.title.split())
        if item.kind == "ca-nhan":
            assert 2 <= words <= 5, item.title
        if item.kind in ("quyet-dinh", "phong-trao"):
            assert 10 <= words <= 40, item.title


def test_texts_are_spelled_in_mixed_ways() -> None:
    """15 % of the texts that can be are decomposed; 35 % have their tone in the new place."""
    texts = [text for item in Data(5_000).items for text in (item.title, item.body)]
    marked = [text for text in texts if not text.isascii() and spelling.plain(text) != text]
    decomposed = [text for text in marked if not unicodedata.is_normalized("NFC", text)]
    assert len(decomposed) / len(marked) == pytest.approx(SHARE_NFD, abs=0.02)
    composed = [unicodedata.normalize("NFC", text) for text in texts]
    old = sum(spelling.new_tone_place(text) != text for text in composed)
    new = sum(spelling.old_tone_place(text) != text for text in composed)
    assert new / (old + new) == pytest.approx(SHARE_NEW_TONE_PLACE, abs=0.04)


@pytest.mark.parametrize("size", PUBLISHED)
def test_the_published_queries_are_those_of_the_benchmark(size: int) -> None:
    """The files beside the benchmark hold what it asks."""
    data = Data(size)
    queries = make_queries(data, Oracle(data.items, data.topics), PUBLISHED_QUERIES)
    published = REPOSITORY / f"benchmarks/search/queries-{size}.jsonl"
    assert read_queries(published) == queries
    assert {query.kind for query in queries} == set(KINDS)


def test_each_query_has_a_right_answer(data: Data) -> None:
    """Nothing is asked that nobody can answer."""
    oracle = Oracle(data.items, data.topics)
    for query in make_queries(data, oracle, 5):
        assert oracle.judge(query.kind, query.text, query.meant).wanted, query


@pytest.mark.parametrize(
    ("kind", "query", "best"),
    [
        ("exact", "Đặng Văn Đức", {PERSON}),
        ("upper", "ĐẶNG VĂN ĐỨC", {PERSON}),
        ("nfd", spelling.nfd("Đặng Văn Đức"), {PERSON}),
        ("tone-place", "nguyễn thị hòa", {OTHER}),
        ("last-two", "Văn Đức", {PERSON, HOUSEHOLD}),
        ("prefix", "Đặng Văn Đ", {PERSON, NAMESAKE, HOUSEHOLD}),
        ("prefix", "Đặng Văn Đứ", {PERSON, HOUSEHOLD}),
        ("plain", "dang van duc", {PERSON, NAMESAKE, HOUSEHOLD}),
        ("without-bar", "Dặng Văn Dức", {PERSON, NAMESAKE, HOUSEHOLD}),
        ("number", "108/QĐ-UBND", {PERSON}),
        ("number-plain", "108/kh-ubnd", {NAMESAKE}),
        ("number-spaces", "18 2020 qd ubnd", {OTHER}),
        ("number-bare", "108", {PERSON, NAMESAKE}),
        ("number-bare", "18", {OTHER}),
        ("date", "26/5/2020", {PERSON, NAMESAKE}),
        ("date", "01-06-2020", {HOUSEHOLD}),
        ("date", "26 tháng 5 năm 2021", {TURNED}),
        ("body", "xóa nhà", {NAMESAKE}),
        ("unit-old", "Thị trấn Cầu Nổi", {OTHER}),
        ("unit-new", "Xã Mỹ Lộc", {OTHER}),
        ("glued", "dangvanduc", {PERSON, NAMESAKE}),
        ("typo", "dang vn duc", {PERSON, NAMESAKE}),
    ],
)
def test_the_best_answers(oracle: Oracle, kind: str, query: str, best: set[int]) -> None:
    """The best grade of each way to ask."""
    grades = oracle.judge(kind, query).grades
    assert next(grade for grade in grades if grade) == best


def test_telex_and_vni_find_what_was_meant(oracle: Oracle) -> None:
    """The right answers are those of the text that somebody wanted to type."""
    for kind, typed in (("telex", "Ddawngj Vawn Dduwcs"), ("vni", "D9a8ng5 Va8n D9u7c1")):
        assert oracle.judge(kind, typed, "Đặng Văn Đức").grades == (frozenset({PERSON}),)


def test_grades_follow_the_ladder(oracle: Oracle) -> None:
    """Exact title, exact phrase, folded phrase, scattered words; keys; body."""
    grades = oracle.ladder("Đặng Văn Đức")
    assert [*map(set, grades)] == [{PERSON}, {HOUSEHOLD}, {NAMESAKE}, {TURNED}, set()]
    assert oracle.ladder("thị trấn Cầu Nổi")[4] == {OTHER}
    assert oracle.ladder("xóa nhà")[5] == {NAMESAKE}


def test_a_page_is_measured_against_the_best_page() -> None:
    """Better grades must be complete before worse ones count; order within one is free."""
    judgement = Judgement((frozenset({1, 2}), frozenset(range(10, 40))))
    assert judgement.recall([2, 1, *range(20, 28)]) == 1
    assert judgement.recall([*range(10, 20)]) == 0.8
    assert judgement.recall([1, 5, 6]) == 0.1
    assert judgement.right_first([2, 1])
    assert not judgement.right_first([10, 1])
    assert not judgement.right_first([])
    assert judgement.missing([1, *range(10, 19)]) == 2
    assert judgement.missing([2, 1, *range(20, 28)]) is None
    assert Judgement((frozenset({1}),)).recall([1, 7, 8]) == 1


@pytest.mark.parametrize(
    ("text", "one_form"),
    [
        ("Hoà", "hòa"),
        ("HOÀNG", "hoàng"),
        ("khoẻ", "khỏe"),
        ("Thuý", "thúy"),
        ("quý", "quý"),
        ("Quỳ", "quỳ"),
        (spelling.nfd("Thuỷ"), "thủy"),
        ("thuở", "thuở"),
    ],
)
def test_the_judge_knows_one_place_for_the_tone(text: str, one_form: str) -> None:
    """Only open syllables move their tone, and none after q."""
    assert normal(text) == one_form


def test_the_judge_folds_what_has_marks() -> None:
    """Marks go, đ becomes d."""
    assert fold("Đặng Văn Đức") == fold(spelling.nfd("Đặng Văn Đức")) == "dang van duc"


@pytest.mark.parametrize(
    ("one", "other", "near"),
    [
        ("abc", "abc", True),
        ("abc", "abd", True),
        ("abc", "ab", True),
        ("abc", "xabc", True),
        ("abc", "acb", False),
        ("abc", "abcde", False),
    ],
)
def test_one_edit(one: str, other: str, near: bool) -> None:
    """One letter more, less or another; two letters changed are too many."""
    assert one_edit(one, other) is near


@pytest.mark.parametrize(
    ("text", "telex", "vni"),
    [
        ("Nguyễn", "Nguyeenx", "Nguye6n4"),
        ("Đường", "DDuwowngf", "D9u7o7ng2"),
        ("Thắm", "Thawms", "Tha8m1"),
        ("Ân", "Aan", "A6n"),
    ],
)
def test_keys_as_they_are_left_over(text: str, telex: str, vni: str) -> None:
    """What stands on the screen where no input method runs."""
    assert spelling.telex(text).lower() == telex.lower()
    assert spelling.vni(text) == vni
