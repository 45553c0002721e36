"""Which rows belong together, which count, and what is not made again."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Any

import pytest

from generator.export import files, xlsx
from generator.kinds.statistics import count, find_coverage
from generator.kinds.tables.awards import AwardRow
from generator.kinds.tables.parts import Group
from generator.model.output import Kept
from generator.model.portal import Portal
from tests.export.offered import offer_all
from tests.portals.toolbox import REPOSITORY, SMALL, read


def portal_of(root: Path) -> Portal:
    """The portal at `root`."""
    portal = read(root, date(2026, 11, 20)).portal
    assert portal
    return portal


def row(**facts: object) -> AwardRow:
    """A row; what is not given is the same for all."""
    usual: dict[str, object] = dict.fromkeys(AwardRow._fields)
    usual |= {"decision_id": "q", "issuer_id": "u", "issuer": "Xã", "form": "Giấy khen"}
    usual |= {"kind": "individual", "state": "granted", "demo": False, "year": 2026}
    given = {**usual, **facts}
    return AwardRow._make(given[name] for name in AwardRow._fields)


def test_what_no_longer_stands_counts_nowhere() -> None:
    """A revoked row leaves totals, years, forms, units and decisions."""
    found = count([row(), row(state="revoked", year=2025, form="Bằng khen", decision_id="r")])
    assert (found.total, found.decisions) == (1, 1)
    assert [year for year, _ in found.years] == [2026]
    assert [one.title for one in found.forms] == ["Giấy khen"]


def test_one_form_in_two_spellings_is_one() -> None:
    """Forms are told apart by their letters, whatever their case."""
    found = count([row(form="Giấy khen"), row(form="GIẤY KHEN"), row(form="Bằng khen")])
    assert [(one.title, one.number) for one in found.forms] == [("Giấy khen", 2), ("Bằng khen", 1)]


def test_rows_without_a_unit_stand_last() -> None:
    """What names nothing is counted, after all others."""
    found = count([row(), row(), row(unit_id="a", unit="Thôn A")])
    assert [(one.id, one.number) for one in found.units] == [("a", 1), ("", 2)]


def test_a_commune_has_the_rows_of_its_villages() -> None:
    """The part of a unit holds the rows of the units below it."""
    offer = offer_all(portal_of(REPOSITORY)).offer
    commune = offer.rows_of(Group.UNIT, "xa-hoa-ban-trang")
    village = offer.rows_of(Group.UNIT, "thon-ao-sen-xa-hoa-ban-trang")
    assert set(village) < set(commune)
    assert {found.unit_id for found in village} == {"thon-ao-sen-xa-hoa-ban-trang"}


def test_coverage_tells_of_places_that_decide_and_of_no_others() -> None:
    """The five districts have no decisions here: nothing is said of their units."""
    portal = portal_of(REPOSITORY)
    rows = offer_all(portal).offer.rows
    (coverage,), silent = find_coverage(rows, portal)
    assert coverage.place.id == "xa-hoa-ban-trang"
    honoured = {found.unit_id for found in rows}
    assert honoured.isdisjoint(entry.id for entry in coverage.without)
    assert silent == 5


def test_what_is_known_is_not_made_again(monkeypatch: pytest.MonkeyPatch) -> None:
    """With what the last build knew, no row is encoded; the offer is the same."""
    portal = portal_of(SMALL)
    first = offer_all(portal, "https://a.example/")

    def never(*given: object) -> list[bytes]:
        raise AssertionError(given)

    for name in ("csv_lines", "json_objects", "workbook"):
        monkeypatch.setattr(files, name, never)
    second = offer_all(portal, "https://a.example/", first.known)
    assert (second.offer, second.known) == (first.offer, first.known)
    with pytest.raises(AssertionError):
        offer_all(portal, "https://b.example/", first.known)  # other addresses stand in it


def test_equal_rows_are_made_once(monkeypatch: pytest.MonkeyPatch) -> None:
    """Parts with the same rows have one workbook, which stands in several places."""
    made: list[bytes] = []

    def counted(*given: Any) -> bytes:
        made.append(xlsx.workbook(*given))
        return made[-1]

    monkeypatch.setattr(files, "workbook", counted)
    found = offer_all(portal_of(REPOSITORY))
    books = [output.content for output in found.outputs if output.path.endswith(".xlsx")]
    assert len(made) == len(set(made)) == len(set(books)) < len(books)


def test_files_are_what_was_said_of_them() -> None:
    """Size and hash are those of the content, and a file that is made again is the same."""
    found = offer_all(portal_of(SMALL))
    said = {
        file.address.lstrip("/"): (file.size, file.digest)
        for datasets in (found.offer.whole, *found.offer.parted.values())
        for dataset in datasets.values()
        for file in dataset.files
    }
    again = offer_all(portal_of(SMALL), "", found.known).outputs
    assert said.keys() == {output.path for output in found.outputs}
    for output, kept in zip(found.outputs, again, strict=True):
        assert isinstance(kept, Kept)
        assert (len(output.content), output.digest) == said[output.path]
        assert (kept.path, kept.digest) == (output.path, output.digest)
        assert kept.content == output.content


def test_the_day_changes_no_file() -> None:
    """Files change with their rows: the day stands in what describes them."""
    one, other = read(SMALL, date(2026, 11, 20)).portal, read(SMALL, date(2026, 11, 21)).portal
    assert one
    assert other
    assert offer_all(one).offer.whole == offer_all(other).offer.whole
