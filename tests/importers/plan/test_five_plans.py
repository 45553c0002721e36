"""The five real plans: the importer finds what people wrote down, and its drafts build."""

from __future__ import annotations

from collections.abc import Mapping
from copy import deepcopy
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from generator.editing.yaml_text import new_yaml
from generator.importers.found import Found
from generator.importers.known import Known, known_of
from generator.importers.plan import read_plan
from generator.load.yaml_text import parse_yaml
from tests.importers.plan.comparing import GROUPS, Score, compare, facts_of, total
from tests.portals.toolbox import REPOSITORY, add, copy_portal, read

PLANS = ("thu-thua-2019", "cam-my-2020", "tam-duong-2019", "go-quao-2021", "chi-lang-2024")
#: What must be found of the fields that every plan has; purposes and contents stand with them.
_NEEDED = 0.95
#: Here people chose, shortened and repeated more freely, so that less can be the same. What is
#: found is nearly all theirs; criteria differ in the award that they concluded from elsewhere.
_LEAST = {"participants": 0.8, "other statements": 0.7, "criteria": 0.65}


@cache
def _known() -> Known:
    portal = read(REPOSITORY).portal
    assert portal is not None
    entries = (entry for kind in portal.entries.values() for entry in kind.values())
    return known_of(entries, portal.today)


@cache
def _found(plan: str) -> Found:
    text = (REPOSITORY / "tests" / "facts" / "plans" / f"{plan}.txt").read_text("utf-8")
    return read_plan(text, f"{plan}.txt", _known())


def _held(kind: str, id_: str) -> Mapping[str, Any]:
    path = REPOSITORY / "data" / kind / f"{id_}.yml"
    data, problems = parse_yaml(path.read_text("utf-8"), str(path))
    assert not problems
    return data


def _score(group: str, plan: str) -> Score:
    document, campaign = _held("documents", f"ke-hoach-{plan}"), _held("campaigns", plan)
    drafts = {draft.kind: draft.data for draft in _found(plan).drafts}
    held = facts_of(group, document, campaign)
    return compare(held, facts_of(group, drafts["document"], drafts["campaign"]))


@pytest.mark.parametrize("group", GROUPS)
def test_what_people_hold_is_found(group: str) -> None:
    """At least 95 of 100 facts that the records hold are found, and as many found ones are right.

    `pytest -s` prints the table.
    """
    score = total(_score(group, plan) for plan in PLANS)
    print(
        f"\n{group:18} held {score.held:4}  found {score.found:4}  same {score.same:4}"
        f"  recall {score.recall:.3f}  precision {score.precision:.3f}"
    )
    least = _LEAST.get(group, _NEEDED)
    assert score.recall >= least, score.missing
    assert score.precision >= min(least, _NEEDED), score.extra


@pytest.mark.parametrize("plan", PLANS)
def test_each_plan_is_found_as_a_whole(plan: str) -> None:
    """Over the fields that every plan has, no single plan falls below 95 of 100."""
    score = total(_score(group, plan) for group in GROUPS if group not in _LEAST)
    assert score.recall >= _NEEDED, score.missing
    assert score.precision >= _NEEDED, score.extra


def test_drafts_of_plans_build_once_an_editor_has_looked(tmp_path: Path) -> None:
    """Without `draft`, every quotation in them is proved by the text that stands beside them."""
    root = copy_portal(REPOSITORY / "tests" / "portals" / "small", tmp_path / "portal")
    unit = next(iter(_units(root)))
    files = {}
    for plan in PLANS:
        for draft in _found(plan).drafts:
            data = {key: deepcopy(draft.data[key]) for key in draft.data if key != "draft"}
            data["issuer" if draft.kind == "document" else "unit"] = unit
            for item in data.get("assignments", ()):
                for to in item["to"]:
                    to.pop("unit", None)
            files[f"data/{draft.kind}s/{draft.id}.yml"] = new_yaml(data)
    assert len(files) == 2 * len(PLANS)
    problems = read(add(root, files)).problems
    assert [problem for problem in problems if problem.path in files] == []


def _units(root: Path) -> list[str]:
    portal = read(root).portal
    assert portal is not None
    return [entry.id for entry in portal.all("unit")]


@pytest.mark.parametrize("plan", PLANS)
def test_the_issuer_and_the_offices_are_units_of_the_portal(plan: str) -> None:
    """Names are resolved among the units of the district that issued the plan, and no other."""
    held = _held("campaigns", plan)
    drafts = {draft.kind: draft.data for draft in _found(plan).drafts}
    assert drafts["campaign"]["unit"] == held["unit"]
    units = _unit_names(held)
    for name, unit in _unit_names(drafts["campaign"]).items():
        assert units.get(name, unit) == unit, name


def _unit_names(campaign: Mapping[str, Any]) -> dict[str, str]:
    return {
        to["name"]: to["unit"]
        for item in campaign["assignments"]
        for to in item["to"]
        if to.get("unit")
    }


@pytest.mark.parametrize("plan", PLANS)
def test_every_mark_leads_to_a_field_that_exists(plan: str) -> None:
    """A doubt names a field of its draft, or one at its top that the plan leaves blank."""
    for draft in _found(plan).drafts:
        for doubt in draft.doubts:
            value: Any = draft.data
            for part in doubt.loc[:-1]:
                value = value[part]
            if len(doubt.loc) > 1:
                assert value[doubt.loc[-1]] is not None, doubt
