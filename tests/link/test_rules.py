"""Rules between records: bodies that exist, rows that stand once, quotas that hold, no circles."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.model.problem import Severity
from tests.portals.toolbox import add, check, read

AWARD = "title: Q\ndate: {}\nissuer: {}\nform: {}\n"


@pytest.mark.parametrize(
    ("date", "issuer", "codes"),
    [
        ("2025-06-30", "ubnd-xa-song-trang", ["award.before-body"]),
        ("2025-07-01", "ubnd-xa-song-trang", []),
        ("2025-06", "ubnd-xa-song-trang", ["award.before-body"]),
        ("'2025'", "ubnd-xa-song-trang", []),
        ("2025-06-30", "xa-ben-go-cu", []),
        ("2025-07-01", "xa-ben-go-cu", ["award.after-body"]),
        ("2025-07", "xa-ben-go-cu", ["award.after-body"]),
        ("2025-Q3", "xa-ben-go-cu", ["award.after-body"]),
        ("'2025'", "xa-ben-go-cu", []),
        ("'1985'", "xa-ben-go-cu", ["award.before-body"]),
        ("{text: ngày tháng năm}", "xa-ben-go-cu", []),
    ],
)
def test_a_decision_needs_a_body_that_exists_on_its_day(
    date: str, issuer: str, codes: list[str], small: Path
) -> None:
    """A partial date is refused only where no day of it can be right."""
    text = AWARD.format(date, issuer, "Giấy khen")
    assert read(add(small, {"data/awards/x.yml": text})).codes == codes


def test_a_number_stands_once_among_its_kind(small: Path) -> None:
    """Persons, collectives and households are numbered apart."""
    text = AWARD.format("2026", "ubnd-xa-song-trang", "Giấy khen") + (
        "recipients:\n"
        "  - {no: '1', name: A}\n"
        "  - {no: '1', kind: collective, name: A}\n"
        "  - {no: '1', kind: household, name: A}\n"
        "  - {no: '01', name: A}\n"
    )
    assert read(add(small, {"data/awards/x.yml": text})).codes == []
    add(small, {"data/awards/x.yml": f"{text}  - {{no: '1', name: B}}\n"})
    (found,) = read(small).problems
    assert (found.code, found.line, found.found) == ("award.duplicate-row", 10, "1")


@pytest.mark.parametrize(
    ("rows", "form", "expected"),
    [
        ("", "Giấy khen", []),
        ("{no: '1', name: A}", "Giấy khen", [("3 cá nhân", "Cá nhân: không quá 02 Giấy khen.")]),
        ("{no: '1', name: A}", "GIẤY KHEN", [("3 cá nhân", "Cá nhân: không quá 02 Giấy khen.")]),
        ("{no: '1', name: A}", "Lao động tiên tiến", []),
        ("{no: '1', name: A, form: Lao động tiên tiến}", "Giấy khen", []),
        ("{no: '1', kind: household, name: A}", "Giấy khen", []),
        (
            "{no: '1', kind: collective, name: A}, {no: '1', name: B}",
            "Giấy khen",
            [
                ("2 tập thể", "Tập thể: 01 Giấy khen."),
                ("3 cá nhân", "Cá nhân: không quá 02 Giấy khen."),
            ],
        ),
    ],
)
def test_more_results_than_a_fixed_quota_is_a_warning(
    rows: str, form: str, expected: list[tuple[str, str]], small: Path
) -> None:
    """All decisions of a campaign are counted together, by form and by kind of recipient."""
    text = AWARD.format("2026-10-06", "ubnd-xa-song-trang", form)
    text += f"campaign: ho-sach-vuon-xanh-2026\nrecipients: [{rows}]\n"
    found = read(add(small, {"data/awards/x.yml": text})).problems
    assert sorted((problem.found, problem.hint) for problem in found) == expected
    assert all(problem.code == "quota.over" for problem in found)
    assert all(problem.severity is Severity.WARNING for problem in found)


def test_a_warning_does_not_stop_a_build(small: Path) -> None:
    """Reality may exceed a plan; the portal says so and is published."""
    text = AWARD.format("2026-10-06", "ubnd-xa-song-trang", "Giấy khen")
    text += "campaign: ho-sach-vuon-xanh-2026\nrecipients: [{no: '1', name: A}]\n"
    report = check(add(small, {"data/awards/x.yml": text}))
    assert report.ok
    assert [problem.code for problem in report.problems] == ["quota.over"]


@pytest.mark.parametrize(
    ("quota", "over"),
    [
        ("{text: a, form: exactly, count: '1', of: [individual]}", True),
        ("{text: a, form: at_most, count: '2', of: [individual]}", False),
        ("{text: a, form: pending, of: [individual]}", False),
        ("{text: a, form: per_unit, count: '1', of: [individual]}", False),
        ("{text: a, form: exactly, count: '1', of: [individual, collective]}", True),
        ("{text: a, form: exactly, count: '1'}", True),
        (
            "{text: a, form: exactly, count: '1', of: [individual]}, "
            "{text: b, form: exactly, count: '1', of: [individual]}",
            False,
        ),
    ],
)
def test_a_quota_is_passed_only_by_what_surely_falls_under_it(
    quota: str, over: bool, small: Path
) -> None:
    """Pending, per unit without units, or split over equal lines: nobody can count those."""
    campaign = "title: A\nunit: ubnd-xa-song-trang\nawards: [{form: Giấy khen, quotas: [%s]}]\n"
    text = AWARD.format("2026-10-06", "ubnd-xa-song-trang", "Giấy khen")
    text += "campaign: x\nrecipients: [{no: '1', name: A}, {no: '2', name: B}]\n"
    add(small, {"data/campaigns/x.yml": campaign % quota, "data/awards/x.yml": text})
    assert read(small).codes == (["quota.over"] if over else [])


def test_an_exemplars_row_must_be_in_the_decision(small: Path) -> None:
    """A recognition that names a row leads to that row or is refused."""
    text = (
        "name: A\ntype: individual\nyear: 2026\nsummary: S\n"
        "recognitions: [{text: a, award: quyet-dinh-45-qd-ubnd-2026, row: '%s'}]\n"
    )
    assert read(add(small, {"data/exemplars/x.yml": text % "3"})).codes == []
    assert read(add(small, {"data/exemplars/x.yml": text % "03"})).codes == ["exemplar.unknown-row"]


def test_units_form_no_circle(small: Path) -> None:
    """A unit below itself is told for every unit of the circle and below it, once each."""
    units = {"a": "b", "b": "c", "c": "a", "d": "a"}
    for name, parent in units.items():
        text = f"name: {name}\ntype: other\nparent: {parent}\n"
        add(small, {f"data/units/{name}.yml": text})
    assert read(small).codes == ["unit.circle"] * 4


def test_a_unit_does_not_end_before_it_begins(small: Path) -> None:
    """An end in the year of the beginning is possible; an end before it is not."""
    text = "name: A\ntype: other\nvalid_from: 2025-07-01\nvalid_to: %s\n"
    assert read(add(small, {"data/units/a.yml": text % "2025"})).codes == []
    assert read(add(small, {"data/units/a.yml": text % "2025-06"})).codes == ["date.order"]
