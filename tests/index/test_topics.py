"""What belongs to a unit is found under every name that the place has borne."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import replace
from datetime import date
from functools import cache

import pytest

from generator.kinds import FILED, KINDS
from generator.kinds.base import only_label
from generator.kinds.kinship import Kinship
from generator.kinds.topics import find_items, search_words, topics_of
from generator.kinds.unit import Succession, Unit, UnitType
from generator.model.portal import Portal, PortalInfo
from generator.model.record import Entry
from generator.model.search import Item
from tests.portals.toolbox import REPOSITORY, SMALL, read

DISTRICT = "huyen-thu-thua-long-an"
SUCCESSORS = {
    "xa-thu-thua-tay-ninh",
    "xa-nhut-tao-tay-ninh",
    "xa-tan-long-tay-ninh",
    "xa-my-thanh-tay-ninh",
    "xa-my-an-tay-ninh",
    "phuong-long-an-tay-ninh",
}


def units(**successors: str) -> Portal:
    """A portal of units: `a="b c<d"` is a unit that became b and c, and stands below d."""
    entries = {}
    for id, relations in successors.items():
        heirs, _, above = relations.partition("<")
        unit = Unit(
            name=id,
            type=UnitType.COMMUNE,
            parent=above or None,
            successors=tuple(Succession(unit=heir) for heir in heirs.split()),
        )
        entries[id] = Entry("unit", id, f"data/units/{id}.yml", unit)
    info = PortalInfo(name="Cổng", body="Xã")
    return Portal(date(2026, 6, 1), info, {"unit": entries}, {}, {}, {}, {}, {}, {})


@pytest.mark.parametrize(
    ("portal", "unit", "kin"),
    [
        (units(a="b", b="c", c=""), "a", "a b c"),
        (units(a="b", b="c", c=""), "b", "a b c"),
        (units(a="b", b="c", c=""), "c", "a b c"),
        (units(old="x y", x="", y=""), "x", "old x"),
        (units(old="x y", other="x", x="", y=""), "x", "old other x"),
        (units(old="x y", other="x", x="", y=""), "old", "old x y"),
        (units(old="x", x="<province", province=""), "old", "old x province"),
        (units(old="x<before", before="", x=""), "x", "old x before"),
        (units(office="<old", old="x y", x="", y=""), "office", "office old x y"),
        (units(village="<x", old="x y", x="", y=""), "village", "village x old"),
        (units(part="x<old", old="x y", x="", y=""), "part", "part old x"),
        (units(a="b", b="a"), "a", "a b"),
        (units(a="<b", b="<a"), "a", "a b"),
        (units(a="gone<lost"), "a", "a"),
    ],
)
def test_kin_are_those_before_after_and_above(portal: Portal, unit: str, kin: str) -> None:
    """Time is followed in one direction, however far; sisters are no kin, nor are cousins."""
    found = Kinship(portal).of(unit)
    assert sorted(found) == sorted(kin.split())


@cache
def real_items() -> Mapping[str, Item]:
    """The items of the repository's own portal by address."""
    portal = read(REPOSITORY).portal
    assert portal
    return {item.address: item for item in find_items(portal, KINDS)}


def under(unit: str) -> set[str]:
    """What is found under a unit."""
    return {address for address, item in real_items().items() if ("don-vi", unit) in item.topics}


def test_a_district_that_is_no_more_finds_its_own_and_its_successors() -> None:
    """Whoever picks Thủ Thừa finds the district, its offices, its plan, and the new communes."""
    found = under(DISTRICT)
    assert {f"/don-vi/{id}/" for id in SUCCESSORS} <= found
    assert {
        f"/don-vi/{DISTRICT}/",
        "/don-vi/ubnd-huyen-thu-thua/",
        "/don-vi/phong-noi-vu-huyen-thu-thua/",
        "/phong-trao/thu-thua-2019/",
        "/van-ban/ke-hoach-thu-thua-2019/",
    } <= found


@pytest.mark.parametrize("successor", sorted(SUCCESSORS))
def test_a_successor_finds_what_was_the_districts_but_not_its_sisters(successor: str) -> None:
    """The plan of 2019 is part of the past of each commune that the district became."""
    found = under(successor)
    assert {f"/don-vi/{successor}/", f"/don-vi/{DISTRICT}/", "/phong-trao/thu-thua-2019/"} <= found
    assert not found & {f"/don-vi/{id}/" for id in SUCCESSORS - {successor}}


def test_a_province_is_found_by_its_old_and_new_name() -> None:
    """Long An is Tây Ninh today."""
    topics = real_items()["/phong-trao/thu-thua-2019/"].topics
    assert {("tinh", "long-an"), ("tinh", "tay-ninh")} <= set(topics)


def test_a_commune_of_the_same_name_elsewhere_is_apart() -> None:
    """Districts that have nothing to do with each other share no unit."""
    assert not under("huyen-chi-lang-lang-son") & under("huyen-tam-duong-lai-chau")


def test_what_has_no_unit_belongs_to_that_of_its_campaign() -> None:
    """A congress that only the plan names is found under the district that made the plan."""
    assert "/su-kien/thu-thua-dai-hoi-dang-toan-quoc-xiii/" in under(DISTRICT)


@pytest.mark.parametrize("root", [REPOSITORY, SMALL], ids=["real", "small"])
def test_every_topic_of_an_item_has_its_title(root: object) -> None:
    """Nothing is counted that could not be shown; ids are fit for addresses."""
    portal = read(REPOSITORY if root is REPOSITORY else SMALL).portal
    assert portal
    topics = topics_of(portal, KINDS)
    named = {key for item in find_items(portal, KINDS) for key in item.topics}
    assert named <= set(topics)
    for (facet, id), topic in topics.items():
        assert facet in {
            "loai", "don-vi", "nam", "hinh-thuc", "phong-trao", "tinh", "linh-vuc",
        }  # fmt: skip
        assert id == id.lower()
        assert id.replace("-", "").isalnum()
        assert id.isascii()
        assert topic.title.strip()


def test_a_unit_is_found_by_its_other_names() -> None:
    """By how plans call it, and by the names of what it took over."""
    portal = read(REPOSITORY).portal
    assert portal
    topics = topics_of(portal, KINDS)
    assert "UBND huyện Thủ Thừa" in topics["don-vi", "ubnd-huyen-thu-thua"].names
    assert "Xã Bình Thạnh" in topics["don-vi", "xa-thu-thua-tay-ninh"].names
    assert topics["tinh", "long-an"].names == ("Tỉnh Long An",)


def test_units_of_one_name_are_told_apart() -> None:
    """Two communes called Nhân Lý are offered as two that can be told apart."""
    portal = read(REPOSITORY).portal
    assert portal
    titles = [topic.title for (facet, _), topic in topics_of(portal, KINDS).items()
              if facet == "don-vi"]  # fmt: skip
    assert {"Xã Nhân Lý (Huyện Chi Lăng)", "Xã Nhân Lý (Lạng Sơn)"} <= set(titles)
    assert len(set(titles)) == len(titles)


def test_years_are_offered_from_the_latest_on() -> None:
    """The order of years is the other way round than that of words."""
    portal = read(REPOSITORY).portal
    assert portal
    years = {id: topic.order for (facet, id), topic in topics_of(portal, KINDS).items()
             if facet == "nam"}  # fmt: skip
    assert sorted(years, key=lambda year: years[year]) == sorted(years, reverse=True)


def test_a_kind_that_says_nothing_is_found_by_its_label_and_its_lists() -> None:
    """A new kind needs no line of its own to be found."""
    portal = read(SMALL).portal
    assert portal
    article = next(kind for kind in KINDS if kind.name == "article")
    plain = replace(article, items=only_label)
    items = list(find_items(portal, [plain]))
    assert {item.title for item in items} == {entry.record.label for entry in portal.all("article")}
    assert all(("loai", "tin-tuc") in item.topics for item in items)
    assert any(("nam", "2026") in item.topics for item in items)


def texts(prefix: str, words: Iterable[str]) -> list[str]:
    """The keys that begin so."""
    return [key for key in words if key.startswith(prefix)]


def test_the_script_is_given_its_words() -> None:
    """Each group of hits has a name; every sentence of the box is handed on."""
    words = search_words(KINDS)
    assert {f"kind.{kind.name}" for kind in FILED} | {"kind.recipient"} <= set(words)
    assert texts("search-box.", words)
    assert all(words.values())
