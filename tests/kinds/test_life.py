"""The life of an award: what is revoked stays at its address and leaves every count and list."""

from __future__ import annotations

import hashlib
import re
from datetime import date
from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.kinds.award_view import view_award
from generator.kinds.decision import Award, granted_rows, is_in_force, is_void, rows_in_force
from generator.kinds.people import Person
from generator.kinds.topics import find_items
from generator.model.portal import Portal, record_of
from generator.model.record import Entry
from tests.portals.toolbox import REPOSITORY, TODAY, add, build, parse_page, read

HEAD = (
    "date: 2026-04-03\nissuer: ubnd-xa-song-trang\nevent: hoi-nghi-tong-ket-2026\nform: Giấy khen\n"
)
ROWS = """recipients:
  - {no: "1", name: Vàng Thị Sửu, unit_id: xa-song-trang, person: p-0201}
  - {no: "2", name: Lù A Chẩn, unit_id: xa-ben-go-moi, exemplar: chan, person: p-0202}
"""
UNIT = "name: Xã Bến Gỗ Mới\ntype: commune\n"
STORY = """name: Lù A Chẩn
type: individual
year: 2026
summary: Một câu.
recognitions:
  - {text: Giấy khen đợt này, award: thu, row: "2"}
"""
GONE = "life:\n  - {state: revoked, date: 2026-05-01, decision: QĐ 9%s}\n"
BACK = "  - {state: restored, date: 2026-05-09, decision: QĐ 10%s}\n"
SECOND = ', rows: [{no: "2"}]'


def with_life(small: Path, life: str, rows: str = ROWS, form: str = "Giấy khen") -> Path:
    """The small portal with one more decision of that life."""
    text = f"title: Quyết định thử\n{HEAD.replace('Giấy khen', form)}{rows}{life}"
    return add(
        small,
        {
            "data/awards/thu.yml": text,
            "data/units/xa-ben-go-moi.yml": UNIT,
            "data/exemplars/chan.yml": STORY,
        },
    )


def decision(small: Path, today: date = TODAY) -> tuple[Portal, Entry]:
    """The portal and its new decision."""
    reading = read(small, today)
    assert reading.problems == ()
    assert reading.portal
    entry = reading.portal.find("award", "thu")
    assert entry
    return reading.portal, entry


@pytest.mark.parametrize(
    ("life", "left", "void"),
    [
        ("", ["1", "2"], False),
        ("life:\n  - {state: proposed, date: 2026-03-01}\n", ["1", "2"], False),
        (GONE % SECOND, ["1"], False),
        (GONE % "", [], True),
        (GONE % SECOND + BACK % SECOND, ["1", "2"], False),
        (GONE % "" + BACK % SECOND, ["2"], False),
    ],
)
def test_rows_leave_and_come_back(life: str, left: list[str], void: bool, small: Path) -> None:
    """The last step that concerns a row decides; one about the whole decision concerns all."""
    portal, entry = decision(with_life(small, life))
    assert [row.no for row in granted_rows(entry, portal)] == left
    assert is_void(entry, portal) is void


def test_a_step_begins_on_its_day(small: Path) -> None:
    """A revocation that is not yet in force changes nothing."""
    portal, entry = decision(with_life(small, GONE % ""), date(2026, 4, 30))
    assert len(rows_in_force(entry, portal)) == 2
    award = record_of(entry, Award)
    assert not is_in_force(award.recipients[0], award)


def test_recognitions_are_in_force_and_not_counted(small: Path) -> None:
    """Người tốt, việc tốt is no award: no total counts it."""
    portal, entry = decision(with_life(small, "", form="Người tốt, việc tốt"))
    assert len(rows_in_force(entry, portal)) == 2
    assert granted_rows(entry, portal) == ()


def test_a_revoked_row_is_in_no_list_and_in_no_search(small: Path) -> None:
    """Unit, exemplar, list of people, items: none speaks of it; its address has a notice."""
    root = with_life(small, GONE % SECOND)
    portal, _ = decision(root)
    addresses = {item.address for item in find_items(portal, KINDS)}
    assert "/khen-thuong/thu/#ca-nhan-1" in addresses
    assert "/khen-thuong/thu/#ca-nhan-2" not in addresses
    person = portal.find("person", "p-0202")
    assert person
    assert record_of(person, Person).honours == 0
    assert build(root).ok

    def page(path: str) -> str:
        return (root / "site" / path / "index.html").read_text("utf-8")

    assert "thu/" not in "".join(parse_page(page("don-vi/xa-ben-go-moi")).links)
    assert "Giấy khen đợt này" not in page("dien-hinh/chan")
    assert "p-0202" not in page("duoc-khen")
    assert "p-0201" in page("duoc-khen")
    assert 'id="ca-nhan-2" class="recipients__void"' in page("khen-thuong/thu")
    assert "Đã hủy bỏ ngày 01/05/2026 theo QĐ 9" in page("khen-thuong/thu")
    assert "Đã hủy bỏ ngày 01/05/2026 theo QĐ 9" in page("duoc-khen/p-0202")
    assert "1 lượt khen" in page("khen-thuong/thu")


def test_a_revoked_decision_stays_at_its_address_only(small: Path) -> None:
    """It says that it is revoked, and leaves the list and the home page with its numbers."""
    assert build(with_life(small, "")).ok
    before = _figures(small)
    assert build(with_life(small, GONE % "")).ok
    after = _figures(small)
    assert after["lượt khen thưởng"] == before["lượt khen thưởng"] - 2
    assert after["quyết định khen thưởng"] == before["quyết định khen thưởng"] - 1
    for path in ("", "khen-thuong", "su-kien/hoi-nghi-tong-ket-2026"):
        source = (small / "site" / path / "index.html").read_text("utf-8")
        assert "khen-thuong/thu/" not in source
    words = parse_page((small / "site/khen-thuong/thu/index.html").read_text("utf-8")).words
    assert "Quyết định này không còn hiệu lực" in words


def _figures(root: Path) -> dict[str, int]:
    """The numbers of the home page by what they count."""
    words = parse_page((root / "site/index.html").read_text("utf-8")).words
    found = re.findall(r"(lượt khen thưởng|quyết định khen thưởng) (\d+)", words)
    return {what: int(number) for what, number in found}


def test_the_demonstration_shows_a_revoked_and_a_restored_row() -> None:
    """Both stand in decision 203, and only the restored one is counted."""
    portal = read(REPOSITORY, date(2026, 11, 20)).portal
    assert portal
    entry = portal.find("award", "quyet-dinh-203-qd-ubnd-xa-hoa-ban-trang-2026")
    assert entry
    view = view_award(entry, portal)
    told = {row.anchor: (row.told, row.revoked) for group in view.groups for row in group.rows}
    assert view.total == 29
    revoked = "Đã hủy bỏ ngày 12/10/2026 theo Quyết định số 402/QĐ-UBND"
    assert told["ca-nhan-6"] == ((revoked,), True)
    restored = "Đã phục hồi ngày 06/11/2026 theo Quyết định số 431/QĐ-UBND"
    assert told["ca-nhan-7"] == ((restored,), False)


def test_the_digest_is_that_of_the_published_file(real_built: Path) -> None:
    """Whoever downloads the decision can compare it with what the page says."""
    (file,) = (real_built / "site/tep").glob("quyet-dinh-203-*.pdf")
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    path = "site/khen-thuong/quyet-dinh-203-qd-ubnd-xa-hoa-ban-trang-2026/index.html"
    assert digest in (real_built / path).read_text("utf-8")
