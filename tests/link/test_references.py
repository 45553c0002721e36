"""References lead somewhere, backlinks lead back, and ids are held by one record each."""

from __future__ import annotations

from pathlib import Path

import pytest

from generator.kinds import KINDS
from generator.model.marks import find_marked
from generator.model.portal import Portal
from generator.model.record import Ref
from tests.portals.toolbox import SMALL, add, read

ARTICLE = "title: A\ndate: 2026\nsummary: S\n"


def portal_of(root: Path) -> Portal:
    """The portal at `root`, which must be in order."""
    found = read(root)
    assert found.problems == ()
    assert found.portal is not None
    return found.portal


def test_every_reference_of_the_small_portal_leads_back() -> None:
    """Who is referred to knows by whom, and in which field."""
    portal = portal_of(SMALL)
    count = 0
    for kind in KINDS:
        for entry in portal.all(kind.name):
            for loc, id_, ref in find_marked(entry.record, Ref):
                target = portal.find(ref.kind, id_)
                assert target is not None
                assert entry in portal.linking(target, kind.name, str(loc[0]))
                count += 1
    assert count > 15


def test_who_refers_twice_is_listed_once() -> None:
    """A campaign that names a unit as its body and in an assignment is one campaign."""
    portal = portal_of(SMALL)
    unit = portal.find("unit", "ubnd-xa-song-trang")
    assert unit is not None
    assert [entry.id for entry in portal.linking(unit, "campaign")] == ["ho-sach-vuon-xanh-2026"]
    assert [entry.id for entry in portal.linking(unit, "campaign", "assignments")] == [
        "ho-sach-vuon-xanh-2026"
    ]
    assert list(portal.linking(unit, "campaign", "title")) == []


def test_rows_of_a_table_refer_as_well() -> None:
    """A recipient's exemplar knows the decision."""
    portal = portal_of(SMALL)
    exemplar = portal.find("exemplar", "nguyen-van-cam")
    assert exemplar is not None
    assert [entry.id for entry in portal.linking(exemplar, "award")] == [
        "quyet-dinh-45-qd-ubnd-2026"
    ]


@pytest.mark.parametrize(
    ("text", "field", "hint"),
    [
        ("units: [xa-song-tranng]\n", "units[1]", "xa-song-trang"),
        ("units: [xa-song-trang, hoan-toan-khac]\n", "units[2]", ""),
        ("campaigns: [nguyen-van-cam]\n", "campaigns[1]", ""),
        ("exemplars: [NGUYEN-VAN-CAM]\n", "exemplars[1]", "nguyen-van-cam"),
        ("exemplars: [Nguyễn Văn Cam]\n", "exemplars[1]", "nguyen-van-cam"),
        ("exemplars: [nguyeexn-vawn-cam]\n", "exemplars[1]", "nguyen-van-cam"),
        ("units: [Ủy ban Nhân dân xã Sông Trăng]\n", "units[1]", "ubnd-xa-song-trang"),
    ],
)
def test_a_reference_to_nobody_is_told_with_the_nearest_id(
    text: str, field: str, hint: str, small: Path
) -> None:
    """An id of another kind is no id, and only a near one is suggested."""
    (found,) = read(add(small, {"data/articles/x.yml": ARTICLE + text})).problems
    assert (found.code, found.field, found.hint) == ("ref.unknown", field, hint)


def test_all_unknown_references_are_told(small: Path) -> None:
    """Each of them, wherever it stands in the record."""
    text = f"{ARTICLE}units: [a, b]\nevents: [c]\n"
    found = read(add(small, {"data/articles/x.yml": text})).problems
    assert [problem.found for problem in found] == ["a", "b", "c"]


def test_two_records_of_one_id_are_told_with_both_files(small: Path) -> None:
    """Of two records the second is told, and names the first."""
    add(small, {"data/units/a/x.yml": "name: A\ntype: other\n"})
    add(small, {"data/units/b/x.yml": "name: B\ntype: other\n"})
    (found,) = read(small).problems
    assert (found.code, found.path, found.hint) == (
        "id.duplicate",
        "data/units/b/x.yml",
        "data/units/a/x.yml",
    )


def test_records_of_two_kinds_may_share_an_id(small: Path) -> None:
    """A campaign and its plan often bear one name; their addresses differ."""
    text = "name: A\ntype: other\n"
    add(small, {"data/units/ho-sach-vuon-xanh-2026.yml": text})
    assert read(small).problems == ()


def test_the_graph_does_not_depend_on_the_order_of_files(small: Path) -> None:
    """Entries, backlinks and addresses come in the order of ids."""
    portal = portal_of(small)
    for kind in KINDS:
        ids = [entry.id for entry in portal.all(kind.name)]
        assert ids == sorted(ids)
