"""Pages of those who bear an id: rows are joined by id alone, and told in time."""

from __future__ import annotations

import re
from pathlib import Path

from generator.kinds import KINDS
from generator.kinds.people import Person
from generator.kinds.person import PersonView, view_person
from generator.kinds.topics import find_items
from generator.model.portal import record_of
from tests.portals.toolbox import add, build, parse_page, read

HEAD = "title: Quyết định thử\nissuer: ubnd-xa-song-trang\n"
FIRST = f"""{HEAD}date: 2025-08-01
number: "7"
symbol: QĐ-UBND
form: Giấy khen
recipients:
  - {{no: "1", name: Lò Thị Hoa, unit: Thôn Bến, person: p-0100, achievement: Dạy chữ}}
  - {{no: "2", name: Lò Thị Hoa, unit: Thôn Đồi, person: p-0101}}
  - {{no: "3", name: Lò Thị Hoa, unit: Thôn Suối}}
"""
SECOND = f"""{HEAD}date: 2026-03-01
form: Lao động tiên tiến
campaign: ho-sach-vuon-xanh-2026
recipients:
  - {{no: "4", name: Lò Thị Hoa, unit: Trường Tiểu học, person: p-0100}}
"""
STORY = "name: Lò Thị Hoa\ntype: individual\nperson: p-0100\nyear: 2026\nsummary: Cô giáo.\n"


def with_people(small: Path) -> Path:
    """The small portal with one person in two decisions and two namesakes."""
    return add(
        small,
        {
            "data/awards/mot.yml": FIRST,
            "data/awards/hai.yml": SECOND,
            "data/exemplars/hoa.yml": STORY,
        },
    )


def view(small: Path, id_: str) -> PersonView:
    """What the page of `id_` shows."""
    reading = read(with_people(small))
    assert reading.problems == ()
    assert reading.portal
    entry = reading.portal.find("person", id_)
    assert entry
    return view_person(entry, reading.portal)


def test_rows_of_one_id_make_one_page_the_latest_first(small: Path) -> None:
    """Each award tells its form, its day, its unit then, its campaign, and leads to its row."""
    found = view(small, "p-0100")
    told = [(item.form, item.date, item.unit and item.unit.title) for item in found.honours]
    assert told == [
        ("Lao động tiên tiến", "01/03/2026", "Trường Tiểu học"),
        ("Giấy khen", "01/08/2025", "Thôn Bến"),
    ]
    assert [item.link.address for item in found.honours] == [
        "/khen-thuong/hai/#ca-nhan-4",
        "/khen-thuong/mot/#ca-nhan-1",
    ]
    assert found.honours[1].link.title == "Quyết định số 7/QĐ-UBND"
    assert found.honours[0].campaign
    assert [story.address for story in found.stories] == ["/dien-hinh/hoa/"]
    assert found.place == "Trường Tiểu học"


def test_one_name_and_two_ids_are_two_people(small: Path) -> None:
    """A namesake is told apart by unit and year; a row without an id is joined to nobody."""
    assert view(small, "p-0101").others == (
        ("/duoc-khen/p-0100/", "Trường Tiểu học", "2025, 2026"),
    )
    assert len(view(small, "p-0101").honours) == 1


def test_many_namesakes_are_counted_and_not_listed(small: Path) -> None:
    """No page grows with the number of those who share a name."""
    rows = "".join(f'  - {{no: "{n}", name: An, person: a-{n:03}}}\n' for n in range(1, 31))
    add(small, {"data/awards/ba.yml": f"{HEAD}date: 2025-09\nform: Giấy khen\nrecipients:\n{rows}"})
    found = view(small, "a-001")
    assert (len(found.others), found.more) == (8, 21)


def test_pages_lead_to_each_other(small: Path) -> None:
    """The row leads to the person, the person to row and story, the story to the person."""
    assert build(with_people(small)).ok

    def links(path: str) -> list[str]:
        return parse_page((small / "site" / path / "index.html").read_text("utf-8")).links

    assert "../../duoc-khen/p-0100/" in links("khen-thuong/mot")
    assert "../../khen-thuong/mot/#ca-nhan-1" in links("duoc-khen/p-0100")
    assert "../../dien-hinh/hoa/" in links("duoc-khen/p-0100")
    assert "../../duoc-khen/p-0100/" in links("dien-hinh/hoa")
    assert "../duoc-khen/p-0100/" in links("duoc-khen")
    assert not re.search("p-0100", (small / "site/tra-cuu/a-z/l/index.html").read_text("utf-8"))


def test_a_person_is_found_by_the_rows_and_not_twice(small: Path) -> None:
    """The search has an item for each row and none for the page that joins them."""
    portal = read(with_people(small)).portal
    assert portal
    kinds = {item.kind for item in find_items(portal, KINDS)}
    assert "recipient" in kinds
    assert "person" not in kinds


def test_addresses_of_people_are_promised(small: Path) -> None:
    """The ledger holds them: an id that is taken from its rows is missed at the next build."""
    assert build(with_people(small)).ok
    assert "/duoc-khen/p-0101/" in (small / "data/ledger.txt").read_text("utf-8").splitlines()
    add(small, {"data/awards/mot.yml": FIRST.replace(", person: p-0101", "")})
    assert [(problem.code, problem.found) for problem in build(small).problems] == [
        ("address.lost", "/duoc-khen/p-0101/")
    ]


def test_fictional_rows_make_a_fictional_person(small: Path) -> None:
    """A page that shows made-up data says so."""
    portal = read(small).portal
    assert portal
    entry = portal.find("person", "p-0001")
    assert entry
    assert entry.record.demo
    assert record_of(entry, Person).years == (2026,)
