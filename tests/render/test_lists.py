"""Lists stay usable with any number of records: paged, grouped, filed, with plain links only."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import pairwise

import pytest

from generator.kinds import KIND_BY_NAME, KINDS
from generator.kinds.article import Article
from generator.kinds.base import PER_PAGE, Kind
from generator.model.portal import Portal, record_of
from generator.model.source import Raw
from generator.render.lists import ListView, list_pages, sort_kind
from generator.render.page import Page
from tests.render.filling import make

UNIT: dict[str, Raw] = {"name": "Xã A", "type": "commune"}


def articles(count: int) -> Portal:
    """A portal with so many articles, over three years and two units."""
    records: dict[str, Mapping[str, Raw]] = {
        "units/a.yml": UNIT,
        "units/b.yml": {**UNIT, "name": "Xã B"},
    }
    for number in range(count):
        records[f"articles/bai-{number:03}.yml"] = {
            "title": f"Bài {number}",
            "date": f"{2024 + number % 3}-01-{1 + number % 28:02}",
            "summary": "S",
            "units": ["a"] if number % 2 else ["a", "b"],
        }
    made = make(records)
    assert made.problems == ()
    return made.portal


def lists(portal: Portal, kind: str = "article") -> dict[str, Page]:
    """The list pages of a kind: address → page."""
    return {
        page.address: page
        for page in list_pages(sort_kind(KIND_BY_NAME[kind], portal), portal.info)
    }


def view(page: Page) -> ListView:
    """What a list page shows."""
    found = page.context()["view"]
    assert isinstance(found, ListView)
    return found


def ids(page: Page) -> list[str]:
    """The records of a list page, in order."""
    return [entry.id for group in view(page).groups for entry in group.entries]


def walk(pages: Mapping[str, Page], address: str) -> Iterator[Page]:
    """The pages that a reader sees who starts at `address` and goes on to the end."""
    step: str | None = address
    while step:
        page = pages[step]
        yield page
        pager = view(page).pager
        step = pager.next if pager else None


@pytest.mark.parametrize(
    ("count", "expected"), [(0, 1), (1, 1), (PER_PAGE, 1), (PER_PAGE + 1, 2), (120, 3)]
)
def test_a_list_has_as_many_pages_as_it_needs(count: int, expected: int) -> None:
    """Fifty records a page; an empty list is a page too."""
    pages = lists(articles(count))
    seen = list(walk(pages, "/tin-tuc/"))
    assert len(seen) == expected
    assert sum(len(ids(page)) for page in seen) == count
    assert {page.address for page in seen} <= {
        "/tin-tuc/",
        "/tin-tuc/trang/2/",
        "/tin-tuc/trang/3/",
    }


def test_every_record_is_on_one_page_and_the_latest_first() -> None:
    """Going on to the end shows each of 120 records once, from the newest to the oldest."""
    portal = articles(120)
    seen = [id_ for page in walk(lists(portal), "/tin-tuc/") for id_ in ids(page)]
    assert sorted(seen) == [entry.id for entry in portal.all("article")]
    dates = []
    for id_ in seen:
        entry = portal.find("article", id_)
        assert entry is not None
        dates.append(record_of(entry, Article).date.last)
    assert all(newer >= older for newer, older in pairwise(dates))


def test_a_list_is_grouped_by_year() -> None:
    """Each group's heading is the year of its records, the latest year first."""
    for page in walk(lists(articles(120)), "/tin-tuc/"):
        titles = [group.title for group in view(page).groups]
        assert titles == sorted(set(titles), reverse=True)
        for group in view(page).groups:
            years = {str(record_of(entry, Article).date.year) for entry in group.entries}
            assert years == {group.title}


def test_every_value_of_a_facet_has_a_list() -> None:
    """Years and units lead to lists with exactly their records, paged like the whole."""
    pages = lists(articles(120))
    for year in ("2024", "2025", "2026"):
        assert sum(len(ids(p)) for p in walk(pages, f"/tin-tuc/nam/{year}/")) == 40
    assert sum(len(ids(page)) for page in walk(pages, "/tin-tuc/don-vi/a/")) == 120
    assert sum(len(ids(page)) for page in walk(pages, "/tin-tuc/don-vi/b/")) == 60
    assert "/tin-tuc/don-vi/a/trang/3/" in pages
    assert "/tin-tuc/don-vi/b/trang/3/" not in pages


def test_a_facet_has_a_page_of_all_its_values() -> None:
    """`/tin-tuc/nam/` lists the years with their numbers."""
    page = lists(articles(120))["/tin-tuc/nam/"]
    found = [(choice.title, choice.address, choice.count) for choice in page.context()["choices"]]
    assert found == [
        ("2026", "/tin-tuc/nam/2026/", 40),
        ("2025", "/tin-tuc/nam/2025/", 40),
        ("2024", "/tin-tuc/nam/2024/", 40),
    ]


def test_the_filter_in_use_is_marked() -> None:
    """On the list of a year, that year is the current choice, and no other is."""
    pages = lists(articles(10))
    for address in ("/tin-tuc/", "/tin-tuc/nam/2025/"):
        current = [
            choice.address
            for filter_ in view(pages[address]).filters
            for choice in filter_.choices
            if choice.current
        ]
        assert current == ([address] if "nam" in address else [])


def test_a_pager_leads_to_both_ends_and_to_the_neighbours() -> None:
    """From the middle of many pages a reader reaches the first, the last and those around."""
    pages = lists(articles(PER_PAGE * 12))
    for number, page in enumerate(walk(pages, "/tin-tuc/"), start=1):
        pager = view(page).pager
        assert pager is not None
        assert (pager.number, pager.count) == (number, 12)
        reached = [target for target, _ in pager.pages]
        assert {1, 12, number} <= set(reached)
        assert {n for n in (number - 1, number + 1) if 1 <= n <= 12} <= set(reached)
        assert reached == sorted(reached)
        assert all(address in pages for _, address in pager.pages)
        assert (pager.previous is None) == (number == 1)
        assert (pager.next is None) == (number == 12)


def test_pages_of_a_list_can_be_told_apart() -> None:
    """Each page has an address and a title of its own, and stands under its list."""
    pages = lists(articles(120))
    assert len({page.title for page in pages.values()}) == len(pages)
    for page in pages.values():
        assert page.section == "tin-tuc"
        assert page.address.startswith("/tin-tuc/")
        assert all(crumb.address in pages for crumb in page.crumbs)


def test_words_that_differ_in_case_only_are_one_group() -> None:
    """Decisions for "Giấy khen" and "GIẤY KHEN" share a list, where each stands once, in order."""
    rows: list[Raw] = [
        {"no": "1", "name": "A", "form": "GIẤY KHEN"},
        {"no": "2", "name": "B", "form": "giấy khen"},
    ]
    records: dict[str, Mapping[str, Raw]] = {"units/a.yml": UNIT}
    for day in range(1, 6):
        records[f"awards/q-{day}.yml"] = {
            "title": "Q",
            "date": f"2026-05-0{day}",
            "issuer": "a",
            "form": "Giấy khen" if day % 2 else "Giấy Khen",
            "recipients": rows,
        }
    pages = lists(make(records).portal, "award")
    assert ids(pages["/khen-thuong/hinh-thuc/giay-khen/"]) == ["q-5", "q-4", "q-3", "q-2", "q-1"]
    (choice,) = pages["/khen-thuong/hinh-thuc/"].context()["choices"]
    assert choice.count == 5


def test_undated_records_come_last() -> None:
    """An event without a date is listed, after all that have one."""
    records: dict[str, Mapping[str, Raw]] = {
        "events/a.yml": {"title": "A"},
        "events/b.yml": {"title": "B", "date": "2019"},
        "events/c.yml": {"title": "C", "date": {"text": "chưa định"}},
        "events/d.yml": {"title": "D", "date": "2026-05-19"},
    }
    assert ids(lists(make(records).portal, "event")["/su-kien/"]) == ["d", "b", "a", "c"]


def test_names_are_listed_as_vietnamese_readers_look_for_them() -> None:
    """Units stand in the order of their letters: Đ after D, marks after plain letters."""
    names = ["Xã Đa", "Xã Da", "Xã Ân", "Xã An", "Xã Ea"]
    records: dict[str, Mapping[str, Raw]] = {
        f"units/u-{number}.yml": {"name": name, "type": "commune"}
        for number, name in enumerate(names)
    }
    portal = make(records).portal
    found = [portal.find("unit", id_) for id_ in ids(lists(portal, "unit")["/don-vi/"])]
    assert [entry.record.label for entry in found if entry] == [
        *("Xã An", "Xã Ân", "Xã Da", "Xã Đa", "Xã Ea")
    ]


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind.name)
def test_every_kind_has_a_list_even_when_it_has_no_record(kind: Kind) -> None:
    """An empty portal has no broken link in its menu."""
    pages = lists(make({}).portal, kind.name)
    assert f"/{kind.segment}/" in pages
    assert all(ids(page) == [] for page in pages.values() if "view" in page.context())
