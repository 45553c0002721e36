"""The indexes by letter and by unit."""

from __future__ import annotations

from generator.model.portal import PortalInfo
from generator.model.search import Item, Topic
from generator.render.indexes import A_Z, BY_UNIT, PER_PAGE, IndexView, index_pages
from generator.render.page import Page

UNIT = ("don-vi", "xa-a")
TOPICS = {UNIT: Topic("Xã A"), ("nam", "2026"): Topic("2026")}
INFO = PortalInfo(name="Cổng thử", body="Cơ quan thử")


def item(title: str, number: int = 0, kind: str = "recipient") -> Item:
    """A row of a decision."""
    return Item(f"/khen-thuong/x/#ca-nhan-{number}", title, kind, topics=(UNIT,))


def pages(*items: Item) -> dict[str, Page]:
    """The pages of both indexes by address."""
    return {page.address: page for page in index_pages(items, TOPICS, INFO)}


def view(page: Page) -> IndexView:
    """What the page shows."""
    found = page.context()["view"]
    assert isinstance(found, IndexView)
    return found


def listed(page: Page) -> dict[str, list[str]]:
    """Headings with the titles below them."""
    return {section.title: [one.title for one in section.items] for section in view(page).sections}


def test_titles_stand_under_their_letter_and_first_word() -> None:
    """Đ stands beside D; a name stands under its family name, marks last."""
    made = pages(item("Đặng Văn Đức"), item("Đặng Thị Mai"), item("Dương Thị Hoa"), item("“Ở nhà”"))
    assert listed(made[f"{A_Z}d/"]) == {
        "Đặng": ["Đặng Thị Mai", "Đặng Văn Đức"],
        "Dương": ["Dương Thị Hoa"],
    }
    assert listed(made[f"{A_Z}o/"]) == {"Ở": ["“Ở nhà”"]}
    assert [(one.title, one.count) for one in view(made[A_Z]).choices] == [
        ("D, Đ", 3),
        ("O, Ô, Ơ", 1),
    ]


def test_what_begins_with_no_letter_has_a_page_too() -> None:
    """Numbers and signs."""
    made = pages(item("100 ngày"), item("…"))
    assert sum(map(len, listed(made[f"{A_Z}so/"]).values())) == 2


def test_a_unit_lists_what_belongs_to_it_by_kind() -> None:
    """Groups of hits under their names; no item is lost."""
    made = pages(item("An", 1), item("Bình", 2, "award"), item("Chi", 3))
    assert [one.title for one in view(made[BY_UNIT]).choices] == ["Xã A"]
    found = listed(made[f"{BY_UNIT}xa-a/"])
    assert sorted(found.values()) == [["An", "Chi"], ["Bình"]]


def test_no_page_grows_without_end() -> None:
    """Two hundred entries a page, and ways to the others."""
    made = pages(*(item(f"An {number:04}", number) for number in range(PER_PAGE * 2 + 1)))
    letters = [made[f"{A_Z}a/"], made[f"{A_Z}a/trang/2/"], made[f"{A_Z}a/trang/3/"]]
    assert [len(listed(page)["An"]) for page in letters] == [PER_PAGE, PER_PAGE, 1]
    pager = view(letters[0]).pager
    assert pager is not None
    assert pager.next == f"{A_Z}a/trang/2/"
    assert letters[1].title.endswith("trang 2")


def test_an_empty_portal_has_empty_indexes() -> None:
    """Both addresses answer all the same."""
    assert set(pages()) == {A_Z, BY_UNIT}
